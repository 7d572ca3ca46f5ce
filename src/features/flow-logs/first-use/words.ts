import { catalog, plural } from '../../../base/words.ts';

export const firstWords = catalog({
  context: { en: (count: number) => `${count} ${plural(count, 'step', 'steps')} before the first flow log`, zh: (count: number) => `创建首个流日志前还有 ${count} 步` },
  steps: { en: 'Before the first flow log', zh: '创建首个流日志之前' },
  huawei: { en: 'Flow logs of Huawei Cloud need none of these steps.', zh: '华为云流日志无需这些步骤。' },
  showHuawei: { en: 'Show them', zh: '查看' },
  notYet: { en: 'First the steps below', zh: '请先完成以下步骤' },

  authorise: { en: 'Let the VPC service write to Log Service', zh: '授权专有网络写入日志服务' },
  authoriseDetail: { en: 'Creates one role and one policy. With them the VPC service can put records into your Logstores.', zh: '创建一个角色和一条权限策略，使专有网络可以将记录写入您的 Logstore。' },
  role: { en: 'Role', zh: '角色' },
  policy: { en: 'Policy', zh: '权限策略' },
  showText: { en: 'Show its text', zh: '查看内容' },
  hideText: { en: 'Hide its text', zh: '收起内容' },
  whoMay: { en: 'Who may do it', zh: '谁可以操作' },
  whoMayValue: { en: 'the Alibaba Cloud account itself, the first time; a RAM user cannot', zh: '首次授权须由阿里云账号（主账号）完成，RAM 用户不可以' },
  undoneBy: { en: 'Undone by', zh: '如何撤销' },
  undoneByValue: { en: 'deleting the role; delivery of every flow log then stops', zh: '删除该角色，此后所有流日志停止投递' },
  authoriseNow: { en: 'Authorise', zh: '授权' },
  copyRequest: { en: 'Copy a request for the account owner', zh: '复制给账号管理员的请求' },
  authorised: { en: 'Role authorised', zh: '角色已授权' },
  authorisedBrief: { en: 'role and policy', zh: '角色与权限策略' },

  enable: { en: 'Enable flow logs', zh: '开通流日志' },
  enableDetail: { en: 'Switches the feature on for the account, in every region. It costs nothing until a flow log is created, and it cannot be switched off again.', zh: '为账号在所有地域开通该功能。创建流日志前不产生费用，开通后无法关闭。' },
  charged: { en: 'Charged', zh: '计费' },
  chargedValue: { en: 'per GB of records generated; the first 5 GB of each region and month are free', zh: '按生成的记录量（GB）计费，每地域每月前 5 GB 免费' },
  called: { en: 'Called', zh: '调用' },
  enableNow: { en: 'Enable flow logs', zh: '开通流日志' },
  preview: { en: 'Made flow logs during the public preview? They show up again after this step.', zh: '公测期间创建过流日志？完成此步后即可重新查看。' },
  activateThem: { en: 'Activate them', zh: '激活' },
  enabled: { en: 'Flow logs enabled', zh: '流日志已开通' },
  enabledBrief: { en: 'once for the account', zh: '每个账号一次' },

  sls: { en: 'Activate Log Service (SLS)', zh: '开通日志服务（SLS）' },
  slsDetail: { en: 'Records are stored there. Until it is active there is no project and no Logstore to deliver to.', zh: '记录存储在日志服务中。开通前没有可投递的 Project 与 Logstore。' },
  slsCharged: { en: 'by SLS: pay by feature for Logstores made here', zh: '由 SLS 收取，在此创建的 Logstore 按使用功能计费' },
  notNeeded: { en: 'Not needed', zh: '何时不需要' },
  notNeededValue: { en: 'if records go to a traffic analyzer of NIS alone', zh: '仅投递到 NIS 流量分析器时' },
  slsNow: { en: 'Activate Log Service', zh: '开通日志服务' },
  looks: { en: 'Activated elsewhere? This page looks every 5 s and goes on by itself.', zh: '已在别处开通？本页面每 5 秒查询一次并自动继续。' },
  askNow: { en: 'Ask now', zh: '立即查询' },
  slsActive: { en: 'Log Service active', zh: '日志服务已开通' },
  slsBrief: { en: 'in each region of its own projects', zh: '各地域有各自的 Project' },

  unknown: { en: 'This account may not be asked about it', zh: '当前账号无权查询此项' },
  notDone: { en: 'It was not done', zh: '操作未完成' },
  fromPreview: { en: 'From the public preview', zh: '来自公测' },
  fromPreviewHelp: { en: 'each can be started once SLS is active', zh: '开通 SLS 后可逐个启动' },

  setsUp: { en: 'What this sets up', zh: '将要完成的设置' },
  setsUpDetail: { en: 'Nothing is collected and nothing is charged until a flow log is created.', zh: '创建流日志之前不采集数据，也不计费。' },
  boxTraffic: { en: 'VPC, vSwitch or ENI', zh: 'VPC、交换机或弹性网卡' },
  boxTrafficState: { en: 'your traffic', zh: '您的流量' },
  boxLogs: { en: 'VPC flow logs', zh: 'VPC 流日志' },
  boxStore: { en: 'Logstore in SLS', zh: 'SLS 中的 Logstore' },
  boxNotEnabled: { en: 'not enabled yet', zh: '尚未开通' },
  boxEnabled: { en: 'enabled', zh: '已开通' },
  boxNotActive: { en: 'not active yet', zh: '尚未开通' },
  boxActive: { en: 'active', zh: '已开通' },
  lineRecords: { en: 'records, each 1, 5 or 10 min', zh: '每 1、5 或 10 分钟产生记录' },
  lineNeeds: { en: 'needs the role of step 1', zh: '需要第 1 步的角色' },
  costs: { en: 'What it will cost', zh: '费用示例' },
  cost3: { en: 'a small VPC, 3 GB a month', zh: '小型 VPC，每月 3 GB' },
  cost100: { en: '100 GB a month', zh: '每月 100 GB' },
  cost60: { en: '60 TB a month', zh: '每月 60 TB' },
  costsDetail: { en: 'CNY for generation, in one region; SLS is charged beside it.', zh: '单位为元，单个地域的生成费，SLS 费用另计。' },
  billing: { en: 'Billing estimate', zh: '费用估算' },
  haveFiles: { en: 'Have log files already? They need none of this.', zh: '已有日志文件？无需上述步骤。' },
  openFiles: { en: 'Open files', zh: '打开文件' },

  request: {
    en: (region: string, policy: string) => `To the owner of our Alibaba Cloud account:

To collect VPC flow logs (${region}) the account itself has to allow it once. In the VPC console, page Flow Log:
1. Authorize Now, then Authorize. This creates the RAM role AliyunVPCLogArchiveRole and the policy AliyunVPCLogArchiveRolePolicy, with which the VPC service writes records into our Logstores. A RAM user cannot do this the first time.
2. Enable Now. It costs nothing until a flow log is created; then per GB of records generated, the first 5 GB of each region and month free.
3. Activate Simple Log Service (SLS), where the records are stored.

The policy allows:
${policy}
`,
    zh: (region: string, policy: string) => `致阿里云账号管理员：

为采集 VPC 流日志（${region}），需由主账号授权一次。请在专有网络控制台的“流日志”页面：
1. 单击“立即授权”，再单击“授权”。将创建 RAM 角色 AliyunVPCLogArchiveRole 和权限策略 AliyunVPCLogArchiveRolePolicy，专有网络凭此将记录写入我们的 Logstore。首次授权 RAM 用户无法完成。
2. 单击“立即开通”。创建流日志前不产生费用，之后按生成的记录量计费，每地域每月前 5 GB 免费。
3. 开通日志服务（SLS），用于存储记录。

权限策略的内容：
${policy}
`,
  },
});
