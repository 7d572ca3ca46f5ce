import type { Frame } from '../../model/frame.ts';
import { numberIn, rowsOf, textIn, type Detector, type DetectorQuestion, type Row, type Surroundings, type Way } from './detector.ts';
import { borders, clientAbove, flowsOf, oneOf, type Border } from './ends.ts';
import { findingKey, type Finding } from './finding.ts';

/** Bytes that one host must have sent to one service. */
export const bulkBytes = 100_000_000;
/** Bytes sent for each that came back: who uploads gets acknowledgements only. */
export const bulkRatio = 5;
/** Share of the range within which it must have begun and ended: what goes on all day is somebody's job. */
export const bulkSpan = 1 / 3;
/** From here on it is much whatever the network is. */
const surelyBytes = 1_000_000_000;
const most = 100;

function sent(where: string): DetectorQuestion {
  return {
    counts: 'records',
    statement: `${where} | select srcaddr, dstaddr, dstport, sum(bytes) as sent, count(*) as records, min(__time__) as first_seen, max(__time__) as last_seen where dstport < srcport group by srcaddr, dstaddr, dstport having sum(bytes) >= ${bulkBytes} order by sent desc limit ${most}`,
  };
}

function back(where: string, [frame]: readonly Frame[]): readonly DetectorQuestion[] {
  const rows = rowsOf(frame);
  if (rows.length === 0) return [];
  const theirs = `${oneOf('srcaddr', rows.map((row) => textIn(row, 'dstaddr') ?? ''))} and ${oneOf('dstaddr', rows.map((row) => textIn(row, 'srcaddr') ?? ''))}`;
  return [{ counts: 'records', statement: `${where} | select dstaddr, srcaddr, srcport, sum(bytes) as back where srcport < dstport and ${theirs} group by dstaddr, srcaddr, srcport limit 10000` }];
}

function bulkIn(counted: Border['counted'], [frame]: readonly Frame[], [answers]: readonly Frame[], { range }: Surroundings): readonly Finding[] {
  const key = (own: string | null, peer: string | null, port: number): string => `${own} ${peer} ${port}`;
  const backOf = new Map(rowsOf(answers).map((row) => [key(textIn(row, 'dstaddr'), textIn(row, 'srcaddr'), numberIn(row, 'srcport')), numberIn(row, 'back')]));
  return rowsOf(frame).flatMap((row: Row): readonly Finding[] => {
    const who = { source: textIn(row, 'srcaddr'), target: textIn(row, 'dstaddr'), port: numberIn(row, 'dstport') };
    const [bytes, from, to] = [numberIn(row, 'sent'), numberIn(row, 'first_seen'), numberIn(row, 'last_seen')];
    const received = backOf.get(key(who.source, who.target, who.port)) ?? 0;
    if (bytes < bulkRatio * received || to - from > bulkSpan * (range.to - range.from)) return [];
    return [{
      kind: 'bulk-out', key: findingKey('bulk-out', who), confidence: bytes >= surelyBytes ? 'strong' : 'likely', who, from, to,
      figures: [
        { id: 'sent', name: { en: 'sent', zh: '发送' }, value: bytes, unit: 'bytes' },
        { id: 'back', name: { en: 'came back', zh: '返回' }, value: received, unit: 'bytes' },
        { id: 'records', name: { en: 'records', zh: '记录' }, value: numberIn(row, 'records'), unit: 'records' },
      ],
      says: { en: 'Sent {sent} to an address of the internet that it spoke to at no other time; {back} came back.', zh: '向一个平时没有往来的互联网地址发送 {sent}，返回 {back}。' },
      conditions: flowsOf(who), counted: [...counted, clientAbove(who.port)], records: numberIn(row, 'records'), also: [],
    }];
  });
}

function way({ where, counted, needs }: Border, comesBack: string): Way {
  return { needs: ['bytes', 'srcport', 'dstport', ...needs], first: [sent(where)], then: (first) => back(comesBack, first), judge: (...asked) => bulkIn(counted, ...asked) };
}

export const bulkOut: Detector = {
  kind: 'bulk-out', title: { en: 'Data going out in bulk', zh: '大量数据外传' }, name: { en: 'Bulk going out', zh: '大量外传' },
  about: {
    en: `A host that, as the client, sent at least 100 MB to one service of the internet, ${bulkRatio} times as much as came back, all within a third of the range. What goes on through the range, or comes back every hour, is a job and is left out; so is what visitors fetch.`,
    zh: `主机作为客户端向同一互联网服务发送至少 100 MB，为返回量的 ${bulkRatio} 倍以上，且全部发生在时间范围的三分之一以内。持续或每小时重复的传输视为例行作业，访客下载亦不计。`,
  },
  ways: borders.map((border) => way(border.out, border.in.where)),
};
