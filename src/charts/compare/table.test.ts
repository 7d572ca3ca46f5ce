import { expect, test } from 'vitest';
import type { Frame, Value } from '../../model/frame.ts';
import type { Picture } from '../../model/panel.ts';
import { column, coverage, frameOf } from '../testing/frames.ts';
import { earlierOf, type Past } from './earlier.ts';
import { pinsOf, picksItself } from './pins.ts';
import { withBefore } from './table.ts';

const overTime: Picture = { kind: 'mirror', x: 'time', y: 'bytes', series: 'direction' };
const rows: Picture = { kind: 'table' };
const buckets = { from: 600, step: 60, count: 5 };
const earlier = earlierOf({ from: 600, to: 900 }, 'previous', { from: 0, to: 900 }, 60);
const past = (frame: Frame, over: Partial<Past> = {}): Past => ({ earlier, frame, buckets: { ...buckets, from: 300 }, choseItself: false, ...over });

function rowsOf(frame: Frame): readonly (readonly Value[])[] {
  return [frame.columns.map(({ name }) => name), ...Array.from({ length: frame.rows }, (_, row) => frame.columns.map(({ values }) => values[row] ?? null))];
}

const byTime = (times: readonly number[], ways: readonly string[], bytes: readonly number[], rest: Partial<Frame> = {}): Frame =>
  frameOf([column('time', 'bigint', times), column('direction', 'varchar', ways, { field: 'direction' }), column('bytes', 'bigint', bytes, { unit: 'bytes' })], rest);

test('over time, rows stand beside those of the same place in the earlier period; rows of then only are added where their time is', () => {
  const now = byTime([600, 600, 720], ['in', 'out', 'in'], [1, 2, 3]);
  const before = byTime([300, 360, 420, 540], ['in', 'out', 'in', 'in'], [10, 20, 30, 40]);
  expect(rowsOf(withBefore(overTime, now, past(before), buckets, 'en'))).toEqual([
    ['time', 'direction', 'bytes', 'bytes before'],
    [600, 'in', 1, 10], [600, 'out', 2, 0], [660, 'out', 0, 20], [720, 'in', 3, 30], [840, 'in', 0, 40],
  ]);
});

test('what was not recorded is empty and no zero', () => {
  const now = byTime([600, 660, 720], ['in', 'in', 'in'], [1, 2, 3]);
  const late = earlierOf({ from: 600, to: 900 }, 'previous', { from: 400, to: 900 }, 60);
  expect(rowsOf(withBefore(overTime, now, past(byTime([420], ['in'], [30]), { earlier: late }), buckets, 'en')).slice(1)).toEqual([[600, 'in', 1, null], [660, 'in', 2, 0], [720, 'in', 3, 30]]);
});

test('neither is what lies past the last record, then or now', () => {
  const short = earlierOf({ from: 600, to: 900 }, 'previous', { from: 0, to: 700 }, 60, 720);
  const now = byTime([600], ['in'], [1]);
  const before = byTime([300, 360, 420, 540], ['in', 'in', 'in', 'in'], [10, 20, 30, 40]);
  expect(rowsOf(withBefore(overTime, now, past(before, { earlier: short }), buckets, 'en')).slice(1)).toEqual([[600, 'in', 1, 10], [660, 'in', 0, 20], [720, 'in', null, 30], [840, 'in', null, 40]]);
  const cut = { coverage: { ...coverage, cut: { groups: 5, limit: 1 } } };
  expect(rowsOf(withBefore(overTime, byTime([600], ['in'], [1], cut), past(before), buckets, 'en'))[2]).toEqual([660, 'in', null, 20]);
  const ranked = (bytes: number): Frame => frameOf([column('dstport', 'bigint', [443], { field: 'dstport', unit: 'port' }), column('bytes', 'bigint', [bytes])]);
  expect(rowsOf(withBefore(rows, ranked(5), past(frameOf([column('dstport', 'bigint', [80], { field: 'dstport' }), column('bytes', 'bigint', [1])]), { earlier: short }), buckets, 'en'))[1]).toEqual([443, 5, null]);
});

test('ranks stand beside the same key, and rows of then only stay out; a cut answer leaves open what it lacks', () => {
  const ranked = (keys: readonly number[], bytes: readonly number[], rest: Partial<Frame> = {}): Frame =>
    frameOf([column('dstport', 'bigint', keys, { field: 'dstport', unit: 'port' }), column('bytes', 'bigint', bytes), column('service', 'varchar', keys.map(() => 's'))], rest);
  expect(rowsOf(withBefore(rows, ranked([443, 80], [5, 4]), past(ranked([22, 443], [9, 8])), buckets, 'zh'))).toEqual([['dstport', 'bytes', '此前的 bytes', 'service'], [443, 5, 8, 's'], [80, 4, 0, 's']]);
  const cut = ranked([22], [9], { coverage: { ...coverage, cut: { groups: 5, limit: 1 } } });
  expect(rowsOf(withBefore(rows, ranked([443], [5]), past(cut), buckets, 'en'))[1]).toEqual([443, 5, null, 's']);
});

test('a lone row is beside a lone row; several rows without a key stay as they are', () => {
  const lone = frameOf([column('n', 'bigint', [5])]);
  expect(rowsOf(withBefore(rows, lone, past(frameOf([column('n', 'bigint', [3])])), buckets, 'en'))).toEqual([['n', 'n before'], [5, 3]]);
  const two = frameOf([column('n', 'bigint', [5, 6])]);
  expect(withBefore(rows, two, past(lone), buckets, 'en')).toBe(two);
});

test('a distribution stands beside its own steps, and what was last is no key', () => {
  const sizes = (from: readonly number[], packets: readonly number[]): Frame =>
    frameOf([column('size', 'bigint', from, { unit: 'bytes' }), column('eni-id', 'varchar', from.map(() => 'eni-a'), { field: 'eni-id' }), column('packets', 'bigint', packets)]);
  const bins: Picture = { kind: 'bins', x: 'size', y: 'packets', step: 50 };
  expect(rowsOf(withBefore(bins, sizes([0, 50], [1, 2]), past(sizes([50, 100], [8, 9])), buckets, 'en'))).toEqual([['size', 'eni-id', 'packets', 'packets before'], [0, 'eni-a', 1, 0], [50, 'eni-a', 2, 8]]);
  const last = (peers: readonly string[], at: number): Frame => frameOf([column('peer', 'varchar', peers, { field: 'srcaddr' }), column('last', 'bigint', peers.map(() => at), { unit: 'time' })]);
  expect(rowsOf(withBefore(rows, last(['x', 'y'], 700), past(last(['x'], 400)), buckets, 'en'))).toEqual([['peer', 'last', 'last before'], ['x', 700, 400], ['y', 700, null]]);
});

test('what a statement turned out to be about is pinned for the earlier period, and nothing else', () => {
  const chosen = `* | select "tcp-flags", "eni-id", count(*) as n from log where "eni-id" in (select "eni-id" from log group by "eni-id" order by sum(bytes) desc limit 1) group by 1, 2`;
  const about = (enis: readonly (string | null)[]): Frame => frameOf([column('tcp-flags', 'bigint', enis.map(() => 24), { field: 'tcp-flags' }), column('eni-id', 'varchar', enis, { field: 'eni-id' }), column('n', 'bigint', enis.map(() => 1))]);
  expect(pinsOf(chosen, about(['eni-a', 'eni-a'])).map(({ field, test: of }) => [field, of])).toEqual([['eni-id', { kind: 'in', values: ['eni-a'] }]]);
  expect(pinsOf(chosen, about(['eni-a', 'eni-b', 'eni-a'])).map(({ test: of }) => of)).toEqual([{ kind: 'in', values: ['eni-a', 'eni-b'] }]);
  expect([pinsOf(chosen, about([null, 'eni-a'])), pinsOf(chosen, about([]))]).toEqual([[], []]);
  expect([picksItself(chosen), picksItself('* | select "eni-id", count(*) as n group by 1'), pinsOf('* | select "eni-id" group by 1', about(['eni-a']))]).toEqual([true, false, []]);
});
