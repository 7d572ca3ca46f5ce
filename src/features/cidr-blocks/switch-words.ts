import { catalog } from '../../base/words.ts';

/** Words of the row that says whether domains are told apart, and where. */
export const switchWords = catalog({
  label: { en: 'Inter-domain analysis', zh: '域间分析' },
  onHere: { en: 'Inter-domain analysis is on', zh: '域间分析已开启' },
  hereDetail: { en: (records: string) => `computed here for all ${records} records that are open, srctype and dsttype with them · free`, zh: (records: string) => `在本页为已打开的全部 ${records} 条记录计算 srctype 和 dsttype · 免费` },
  recorded: {
    en: (names: string, kept: string) => `The open records say ${names} themselves. Here the labels of these domains count; what the records say stands beside, as ${kept}.`,
    zh: (names: string, kept: string) => `已打开的记录自带 ${names}。此处以按这些网段计算的标签为准，记录中的原值保留为 ${kept}。`,
  },
  and: { en: ' and ', zh: ' 和 ' },
  hereNone: { en: 'computed here for whatever is opened: srctype and dsttype of every record · free', zh: '在本页为打开的任何数据计算 srctype 和 dsttype · 免费' },
  onCloud: { en: 'Inter-domain analysis is on', zh: '域间分析已开启' },
  offCloud: { en: 'Inter-domain analysis is off in the cloud', zh: '云端域间分析未开启' },
  unknownCloud: { en: 'Inter-domain analysis in the cloud', zh: '云端域间分析' },
  cloudDetail: { en: 'adds srctype and dsttype · writes to', zh: '添加 srctype 和 dsttype · 写入' },
  charged: { en: 'charged by SLS as data transformation', zh: '由 SLS 按数据加工收费' },
  offDetail: { en: 'What is open here has its domains all the same, free. Turned on, Log Service writes them to a Logstore of its own, and charges for it.', zh: '此处打开的数据仍会免费计算网段。开启后，日志服务会写入独立的 Logstore 并收费。' },
  unknownDetail: { en: 'What is open here has its domains all the same, free. Whether a job in the account writes them is known once the account is open.', zh: '此处打开的数据仍会免费计算网段。打开账号后可查询云端任务状态。' },
  noInstance: { en: (id: string) => `Instance ${id} is not kept in this browser, so its job cannot be switched here.`, zh: (id: string) => `本浏览器未保存实例 ${id}，无法在此切换其任务。` },
  toAccount: { en: 'Choose an account', zh: '选择账号' },
  starting: { en: 'Starting the demo cloud…', zh: '正在启动示例云…' },
  notTurned: { en: 'Inter-domain analysis is as it was.', zh: '域间分析状态未更改。' },
  perhapsTurned: { en: 'Whether this was done is not known; the state shown is as the service says it now. Doing it again does no harm.', zh: '不确定是否已执行，显示的状态为服务当前返回的状态，可放心重试。' },
  working: { en: 'Asking the account…', zh: '正在请求账号…' },
  jobUnknown: { en: 'The state of the job is not known.', zh: '无法获取任务状态。' },
  failed: { en: 'The job failed. Turning it on starts it again.', zh: '任务失败，重新开启可再次启动。' },
  differs: { en: 'The job writes other domains.', zh: '任务写入的网段与此处不同。' },
  differsDetail: { en: 'Its script is not made of the domains below. Updating it changes records that arrive from now on; what it has written stays.', zh: '其脚本与下方网段不一致。更新后仅影响之后到达的记录，已写入的记录不变。' },
  update: { en: 'Update the job', zh: '更新任务' },
});
