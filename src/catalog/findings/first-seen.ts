import type { Frame } from '../../model/frame.ts';
import { numberIn, rowsOf, textIn, type Detector, type DetectorQuestion, type Surroundings, type Way } from './detector.ts';
import { clientAbove, flowsOf, sending, type Border } from './ends.ts';
import { findingKey, type Finding } from './finding.ts';
import { isInside } from './inside.ts';
import { judgeableRange, tooShort, wouldHaveShown } from './newness.ts';

/** Windows in which they must have spoken, and the share of the time since then that it must go on: once is no peer. */
export const fewestWindows = 6;
export const goingOn = 0.5;
/** More new peers of one host than these are told together, unless it makes new ones all the time. */
const together = 5;
/** A host of whose peers more than this share is new in the last quarter has new ones all the time. */
const alwaysNew = 0.1;
const most = 500;

const bucket = '__time__ - __time__ % ${{capture|60}}';

function questions(where: string): readonly DetectorQuestion[] {
  return [
    { counts: 'records', statement: `${where} | select srcaddr, dstaddr, dstport, count(*) as records, count(distinct ${bucket}) as windows, sum(bytes) as bytes, min(__time__) as first_seen, max(__time__) as last_seen where dstport < srcport group by srcaddr, dstaddr, dstport having min(__time__) >= \${{late|0}} order by records desc limit ${most}` },
    { counts: 'records', statement: `${where} | select srcaddr, count(*) as records, count_if(__time__ < \${{late|0}}) as before, count(distinct dstaddr) as peers where dstport < srcport group by srcaddr limit 100000` },
  ];
}

function firstSeenIn(counted: Border['counted'], [late, sources]: readonly Frame[], _then: readonly Frame[], surroundings: Surroundings): readonly Finding[] {
  const { range } = surroundings;
  if (!judgeableRange(range)) return [];
  const ofSource = new Map(rowsOf(sources).map((row) => [textIn(row, 'srcaddr'), row]));
  const newOf = new Map<string | null, Set<string | null>>();
  for (const row of rowsOf(late)) {
    const source = textIn(row, 'srcaddr');
    newOf.set(source, (newOf.get(source) ?? new Set()).add(textIn(row, 'dstaddr')));
  }
  const found = rowsOf(late).flatMap((row): readonly Finding[] => {
    const who = { source: textIn(row, 'srcaddr'), target: textIn(row, 'dstaddr'), port: numberIn(row, 'dstport') };
    const source = ofSource.get(who.source);
    if (source === undefined) return [];
    const before = numberIn(source, 'before');
    const [from, to, windows] = [numberIn(row, 'first_seen'), numberIn(row, 'last_seen'), numberIn(row, 'windows')];
    if (windows < fewestWindows || to - from < goingOn * (range.to - from)) return [];
    if ((newOf.get(who.source)?.size ?? 0) > Math.max(together, alwaysNew * numberIn(source, 'peers'))) return [];
    if (!wouldHaveShown(windows, { before, after: numberIn(source, 'records') - before }, surroundings)) return [];
    const toInternet = who.target !== null && !isInside(who.target);
    return [{
      kind: 'first-seen', key: findingKey('first-seen', who), confidence: toInternet ? 'likely' : 'weak', who, from, to,
      figures: [
        { id: 'windows', name: { en: 'capture windows', zh: '采集窗口' }, value: windows, unit: 'none' },
        { id: 'bytes', name: { en: 'sent', zh: '发送' }, value: numberIn(row, 'bytes'), unit: 'bytes' },
        { id: 'peers', name: { en: 'its other peers', zh: '其他对端' }, value: Math.max(0, numberIn(source, 'peers') - 1), unit: 'none' },
      ],
      says: toInternet
        ? { en: 'Began to speak to an address of the internet that it never spoke to before, and goes on ({bytes} in {windows} windows).', zh: '开始与一个从未往来的互联网地址通信，且仍在继续（{windows} 个窗口，{bytes}）。' }
        : { en: 'Began to speak to a host inside that it never spoke to before, and goes on ({bytes} in {windows} windows).', zh: '开始与一台从未往来的内网主机通信，且仍在继续（{windows} 个窗口，{bytes}）。' },
      conditions: flowsOf(who), counted: [...counted, clientAbove(who.port)], records: numberIn(row, 'records'), also: [],
    }];
  });
  return found;
}

function way({ where, counted, needs }: Border): Way {
  return { needs: ['srcport', 'dstport', 'bytes', ...needs], first: questions(where), judge: (...asked) => firstSeenIn(counted, ...asked) };
}

export const firstSeenPeers: Detector = {
  kind: 'first-seen', title: { en: 'First-seen peers', zh: '首次出现的对端' }, name: { en: 'First-seen peer', zh: '新对端' },
  about: {
    en: `A service that a host calls in the last quarter of the range, in at least ${fewestWindows} capture windows and still, and never before, although it would have shown there at the same pace. Hosts that have new peers all the time are left out.`,
    zh: `主机在时间范围的最后四分之一（至少 ${fewestWindows} 个采集窗口且仍在继续）访问的服务，此前从未出现，而按相同频率本应出现。经常出现新对端的主机不计。`,
  },
  ways: sending.map(way),
  refuses: ({ range }) => (judgeableRange(range) ? null : tooShort),
};
