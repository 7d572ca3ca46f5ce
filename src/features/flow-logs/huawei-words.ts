import { catalog } from '../../base/words.ts';

/** Of what stands beside a flow log of Huawei Cloud. */
export const huaweiWords = catalog({
  read: { en: 'Its records', zh: '记录' },
  span: { en: 'Received in', zh: '接收时间' },
  hour: { en: 'the last hour', zh: '最近 1 小时' },
  day: { en: 'the last 24 hours', zh: '最近 24 小时' },
  all: { en: 'all that is kept', zh: '全部已存储' },
  newest: { en: 'Newest line of the stream', zh: '日志流的最新一行' },
  none: { en: 'The log stream has received nothing since the flow log was made. The first records come about ten minutes after that.', zh: '流日志创建后，日志流尚未收到记录。首批记录约在创建十分钟后到达。' },
  shared: { en: 'A log stream holds the records of every flow log that delivers to it.', zh: '日志流包含所有投递到它的流日志的记录。' },
  failed: { en: 'The log stream does not tell', zh: '日志流未响应' },
  ends: { en: 'What ends what', zh: '停止与删除' },
  endsStop: { en: 'Stop: nothing is captured from the next ten minutes on. What is stored is still billed by LTS.', zh: '停止：从下一个采集周期（十分钟）起不再采集，已存储的记录仍由 LTS 计费。' },
  endsDelete: { en: 'Delete: the same, and its settings are gone. What was delivered stays in the log stream.', zh: '删除：同上，且配置被删除。已投递的记录保留在日志流中。' },
  endsAll: { en: 'The flow log itself is free. To end all charges, delete the log stream in LTS.', zh: '流日志本身免费。终止全部费用：在 LTS 中删除日志流。' },
});
