import { catalog } from '../../base/words.ts';

/** Sentences of findings about packets, loaded with them. */
export const packetWords = catalog({
  humps: {
    en: (a: string, b: string, share: string, c: string, d: string, other: string) => `Two humps: ${a} to ${b} hold ${share} of packets, ${c} to ${d} ${other}.`,
    zh: (a: string, b: string, share: string, c: string, d: string, other: string) => `两个峰：${a} 至 ${b} 占数据包的 ${share}，${c} 至 ${d} 占 ${other}。`,
  },
  hump: {
    en: (a: string, b: string, share: string) => `One hump: ${a} to ${b} hold ${share} of packets.`,
    zh: (a: string, b: string, share: string) => `一个峰：${a} 至 ${b} 占数据包的 ${share}。`,
  },
  spreadOver: { en: (a: string, b: string) => `Spread over ${a} to ${b}; no size stands out.`, zh: (a: string, b: string) => `分布于 ${a} 至 ${b}，没有突出的大小。` },
  synOnly: { en: (share: string) => `${share} of records carry only SYN: no answer came.`, zh: (share: string) => `${share} 的记录只有 SYN：没有得到应答。` },
  noSynOnly: { en: 'No record carries only SYN: every connection was answered.', zh: '没有只含 SYN 的记录：连接均得到应答。' },
});
