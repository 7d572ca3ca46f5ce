import { catalog } from '../../base/words.ts';

/** The job of inter-domain analysis: its states, and what is asked before it is made. */
export const jobWords = catalog({
  interDomainOff: { en: 'off', zh: '未开启' },
  STARTING: { en: 'starting', zh: '启动中' },
  RUNNING: { en: 'on', zh: '已开启' },
  STOPPING: { en: 'stopping', zh: '停止中' },
  STOPPED: { en: 'stopped', zh: '已停止' },
  RESTARTING: { en: 'starting again', zh: '重启中' },
  SUCCEEDED: { en: 'ended', zh: '已结束' },
  FAILED: { en: 'failed', zh: '失败' },
  UNKNOWN: { en: 'in a state this page does not know', zh: '状态未知' },
  turnOnTitle: { en: 'Turn on inter-domain analysis?', zh: '开启域间分析？' },
  turnOnDetail: {
    en: 'Log Service charges for the transformation job, and for the second Logstore that it fills. Only records from now on, and those that the Logstore still holds, get their CIDR blocks.',
    zh: '日志服务会对数据加工任务及其写入的第二个 Logstore 收费。仅为之后到达以及 Logstore 中现存的记录添加网段信息。',
  },
  turnOnRole: {
    en: 'The role AliyunLogETLRole is authorised to read the one and write the other. Only the account itself may do that, not a RAM user.',
    zh: '将授权角色 AliyunLogETLRole 读取源 Logstore 并写入目标 Logstore。须由阿里云账号本身操作，RAM 用户无权授权。',
  },
  turnOnNow: { en: 'Turn on, charged', zh: '确认开启（收费）' },
  cancel: { en: 'Cancel', zh: '取消' },
});
