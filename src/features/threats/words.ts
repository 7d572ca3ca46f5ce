import { catalog, plural } from '../../base/words.ts';

export const threatWords = catalog({
  matched: {
    en: (lists: number, entries: string) => `Matched in this browser against ${lists} ${plural(lists, 'list', 'lists')} with ${entries} entries`,
    zh: (lists: number, entries: string) => `在浏览器中与 ${lists} 份名单（共 ${entries} 项）匹配`,
  },
  exceptions: { en: (count: number) => `${count} ${plural(count, 'exception', 'exceptions')}`, zh: (count: number) => `${count} 个例外` },
  newest: { en: (day: string) => `newest of ${day}`, zh: (day: string) => `最新日期 ${day}` },
  lists: { en: 'Threat lists…', zh: '情报名单…' },
  none: { en: 'No threat list is on', zh: '没有启用的情报名单' },
  noneDetail: {
    en: 'This screen shows who on a list of threats was seen in these records. Load or paste lists of your own, in any form; they are matched here, at once and over all records, and nothing is sent.',
    zh: '此页面显示记录中出现的命中情报名单的地址。可载入或粘贴任意格式的名单，在浏览器中立即与全部记录匹配，不会外发任何数据。',
  },
  load: { en: 'Load a threat list', zh: '载入情报名单' },
  evidence: { en: (address: string) => `Evidence about ${address}`, zh: (address: string) => `${address} 的依据` },
  close: { en: 'Close, and look at all addresses again', zh: '关闭并查看全部地址' },
  demo: { en: 'Demonstration', zh: '演示名单' },
  accepted: {
    en: (records: string, sent: string, from: string, to: string) => `${records} accepted records; ${sent} sent to it, between ${from} and ${to}.`,
    zh: (records: string, sent: string, from: string, to: string) => `${from} 至 ${to}，${records} 条记录被允许，向其发送 ${sent}。`,
  },
  refused: {
    en: (records: string, from: string, to: string) => `${records === '1' ? 'Its one record was' : `All ${records} records were`} rejected, between ${from} and ${to}.`,
    zh: (records: string, from: string, to: string) => `${from} 至 ${to}，共 ${records} 条记录，全部被拒绝。`,
  },
  unseen: { en: 'No record of it in this range under these filters.', zh: '该时段与筛选下没有它的记录。' },
  listedIn: { en: 'Listed in', zh: '所在名单' },
  line: { en: (line: string) => `line ${line}`, zh: (line: string) => `第 ${line} 行` },
  notListed: { en: 'No list that is on has it.', zh: '启用的名单中没有该地址。' },
  met: { en: 'Met', zh: '通信对端' },
  others: { en: (count: string) => `and ${count} more`, zh: (count: string) => `等，另有 ${count} 个` },
  ports: { en: 'Service ports', zh: '服务端口' },
  enis: { en: 'ENIs', zh: '网卡' },
  volume: { en: 'Sent to it, got from it', zh: '发往、收自' },
  network: { en: 'Network', zh: '网络' },
  show: { en: (records: string) => `Show the ${records} records`, zh: (records: string) => `查看这 ${records} 条记录` },
  deeds: { en: (address: string) => `Actions for ${address}`, zh: (address: string) => `${address} 的操作` },
  lookUp: { en: 'Look-ups leave this browser:', zh: '外部查询将离开本浏览器：' },
  failed: { en: 'The evidence could not be had.', zh: '无法获取依据。' },
});
