import type { Frame } from '../../model/frame.ts';
import { numberIn, rowsOf, textIn, type Detector, type DetectorQuestion, type Row, type Surroundings, type Way } from './detector.ts';
import { borders, clientAbove, flowsOf, oneOf, type Border } from './ends.ts';
import { findingKey, type Finding } from './finding.ts';
import { fewestCalls, regularityOf, regularShare } from './regularity.ts';

/** A call sends little; what sends more than this each time is a job. Bytes. */
export const mostBytesOfCall = 1_000_000;
/** A service that so many of those who call out use is an agent's or an update's, and not one infected host's. */
export const commonCallers = 4;
export const commonShare = 0.3;
/** Clocks and names are asked for on the minute by everyone. */
const clockPorts = [53, 123];
/** Candidates whose times are asked; the ones with fewest bytes for each call first. */
const most = 40;
const mostTimes = 200_000;
/** Sizes that differ by no more than this share of their mean are the same. */
const sameSize = 0.25;

const bucket = '__time__ - __time__ % ${{capture|60}}';

/** Who calls the same service again and again: often enough, in few windows, once or twice in each, and by connections of their own. */
function candidates(where: string): DetectorQuestion {
  return {
    counts: 'records',
    statement: `${where} and ${clockPorts.map((port) => `not dstport = ${port}`).join(' and ')} | select srcaddr, dstaddr, dstport, count(*) as records, count(distinct ${bucket}) as calls, sum(bytes) as bytes, min(bytes) as least, max(bytes) as greatest, min(__time__) as first_seen, max(__time__) as last_seen where dstport < srcport group by srcaddr, dstaddr, dstport having count(distinct ${bucket}) >= ${fewestCalls} and count(*) <= 2 * count(distinct ${bucket}) and 2 * count(distinct srcport) >= count(distinct ${bucket}) and (count(distinct ${bucket}) - 1) * \${{capture|60}} * 2 <= max(__time__) - min(__time__) + \${{capture|60}} and sum(bytes) <= ${mostBytesOfCall} * count(*) order by bytes * 1.0 / records limit ${most}`,
  };
}

/** When they called, how many others call the same, and how many call at all. */
function aboutCandidates(where: string, [frame]: readonly Frame[]): readonly DetectorQuestion[] {
  const rows = rowsOf(frame);
  if (rows.length === 0) return [];
  const theirs = `dstport < srcport and ${oneOf('dstaddr', rows.map((row) => textIn(row, 'dstaddr') ?? ''))} and ${oneOf('dstport', rows.map((row) => numberIn(row, 'dstport')))}`;
  const callers = oneOf('srcaddr', rows.map((row) => textIn(row, 'srcaddr') ?? ''));
  return [
    { counts: 'records', statement: `${where} | select srcaddr, dstaddr, dstport, ${bucket} as called where ${theirs} and ${callers} group by srcaddr, dstaddr, dstport, 4 order by called limit ${mostTimes}` },
    { counts: 'records', statement: `${where} | select dstaddr, dstport, count(distinct srcaddr) as callers where ${theirs} group by dstaddr, dstport limit ${most}` },
    { counts: 'records', statement: `${where} | select count(distinct srcaddr) as callers where dstport < srcport` },
  ];
}

const service = (row: Row): string => `${textIn(row, 'dstaddr') ?? ''} ${numberIn(row, 'dstport')}`;
const pair = (row: Row): string => `${textIn(row, 'srcaddr') ?? ''} ${service(row)}`;

function beaconsIn(counted: Border['counted'], [frame]: readonly Frame[], [times, common, all]: readonly Frame[], { capture }: Surroundings): readonly Finding[] {
  const called = new Map<string, number[]>();
  for (const row of rowsOf(times)) {
    const of = called.get(pair(row)) ?? [];
    called.set(pair(row), of);
    of.push(numberIn(row, 'called'));
  }
  const callersOf = new Map(rowsOf(common).map((row) => [service(row), numberIn(row, 'callers')]));
  const callers = numberIn(rowsOf(all)[0] ?? {}, 'callers');
  return rowsOf(frame).flatMap((row): readonly Finding[] => {
    const regular = regularityOf(called.get(pair(row)) ?? [], capture);
    const others = callersOf.get(service(row)) ?? 1;
    if (regular === null || !regular.isRegular) return [];
    if (others >= commonCallers && others >= commonShare * callers) return [];
    const who = { source: textIn(row, 'srcaddr'), target: textIn(row, 'dstaddr'), port: numberIn(row, 'dstport') };
    const mean = numberIn(row, 'bytes') / Math.max(1, numberIn(row, 'records'));
    const alike = numberIn(row, 'greatest') - numberIn(row, 'least') <= sameSize * mean;
    return [{
      kind: 'beacon', key: findingKey('beacon', who), confidence: alike && regular.count >= 2 * fewestCalls ? 'strong' : 'likely', who,
      from: numberIn(row, 'first_seen'), to: numberIn(row, 'last_seen'),
      figures: [
        { id: 'calls', name: { en: 'calls', zh: '呼叫' }, value: regular.count, unit: 'none' },
        { id: 'period', name: { en: 'every', zh: '间隔' }, value: Math.round(regular.period), unit: 'seconds' },
        { id: 'share', name: { en: 'on time', zh: '准时' }, value: regular.share, unit: 'share' },
        { id: 'size', name: { en: 'sent each time', zh: '每次发送' }, value: Math.round(mean), unit: 'bytes' },
        { id: 'capture', name: { en: 'told to', zh: '精度' }, value: capture, unit: 'seconds' },
      ],
      says: alike
        ? { en: 'Calls out about every {period}, told to the capture interval of {capture}; {share} of {calls} calls on time, always about {size}.', zh: '约每 {period}向外呼叫一次（精度为采集间隔 {capture}）；{calls} 次中 {share} 准时，每次约 {size}。' }
        : { en: 'Calls out about every {period}, told to the capture interval of {capture}; {share} of {calls} calls on time, about {size} each.', zh: '约每 {period}向外呼叫一次（精度为采集间隔 {capture}）；{calls} 次中 {share} 准时，平均 {size}。' },
      conditions: flowsOf(who), counted: [...counted, clientAbove(who.port)], records: numberIn(row, 'records'), also: [],
    }];
  });
}

function way({ where, counted, needs }: Border): Way {
  return { needs: ['srcport', 'dstport', 'bytes', ...needs], first: [candidates(where)], then: (first) => aboutCandidates(where, first), judge: (...asked) => beaconsIn(counted, ...asked) };
}

export const beacons: Detector = {
  kind: 'beacon', title: { en: 'Beacons', zh: '定时外联' }, name: { en: 'Beacon', zh: '定时外联' },
  about: {
    en: `A host that calls one service of the internet at least ${fewestCalls} times by connections of their own, with at least ${regularShare * 100} % of the times between two calls the same. Times are known to the capture interval: a period of less than two of them cannot be told. Left out are ports 53 and 123, calls of over 1 MB, and services that at least ${commonCallers} hosts and ${commonShare * 100} % of all that call out use. Of a period of two or three intervals only what is very steady is told. A connection that stays open is one call.`,
    zh: `主机以各自独立的连接呼叫同一互联网服务至少 ${fewestCalls} 次，且相邻间隔至少 ${regularShare * 100}% 相同。时间精度为采集间隔，短于两个间隔的周期无法识别，两三个间隔的周期只识别十分稳定者。不含 53 与 123 端口、每次超过 1 MB 的传输，以及至少 ${commonCallers} 台且占外联主机 ${commonShare * 100}% 以上共用的服务；长连接只算一次呼叫。`,
  },
  ways: borders.map(({ out }) => way(out)),
};
