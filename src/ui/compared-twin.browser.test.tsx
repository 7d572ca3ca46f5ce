import { afterEach, beforeEach, expect, test } from 'vitest';
import { earlierOf, type Past } from '../charts/compare/earlier.ts';
import { withBefore } from '../charts/compare/table.ts';
import { column, frameOf, look, lookZh, plain } from '../charts/testing/frames.ts';
import { usualChart, type ChartKind } from '../model/chart.ts';
import type { Frame, FrameColumn, Value } from '../model/frame.ts';
import type { Picture } from '../model/panel.ts';
import { DataTable } from './DataTable.tsx';
import { mount, type Mounted } from './testing/mount.tsx';
import './panel/panel.css';

let page: Mounted;
beforeEach(() => {
  page = mount();
});
afterEach(() => page.end());

/** Three minutes from 00:10, beside the three before them; records begin at 00:08. */
const buckets = { from: 600, step: 60, count: 3 };
const earlier = earlierOf({ from: 600, to: 780 }, 'previous', { from: 480, to: 780 }, 60);
const pastOf = (frame: Frame): Past => ({ earlier, frame, buckets: { ...buckets, from: 420 }, choseItself: false });
const known = earlierOf({ from: 600, to: 780 }, 'previous', { from: 0, to: 780 }, 60);

const time = (...values: readonly number[]): FrameColumn => column('time', 'bigint', values);
const amount = (...values: readonly Value[]): FrameColumn => column('bytes', 'bigint', values, { unit: 'bytes' });
const words = (name: string, field: string, ...values: readonly string[]): FrameColumn => column(name, 'varchar', values, { field });
const chart = (kind: ChartKind, parts: { readonly x: string | null; readonly series?: string; readonly target?: string }): Picture =>
  ({ kind: 'chart', chart: { ...usualChart, kind, x: parts.x, y: ['bytes'], series: parts.series ?? null, target: parts.target ?? null } });

function textIn(): readonly (readonly string[])[] {
  return [...page.host.querySelectorAll('tr')].map((row) => [...row.children].map((cell) => plain(cell.textContent)));
}

async function twinOf(picture: Picture, now: Frame, before: Frame, past: Partial<Past> = {}, at = look): Promise<readonly (readonly string[])[]> {
  const frame = withBefore(picture, now, { ...pastOf(before), ...past }, buckets, at.language);
  await page.render(<DataTable frame={frame} look={at} units={{}} caption="twin" />);
  return textIn();
}

const lone = (times: readonly number[], values: readonly number[]): Frame => frameOf([time(...times), amount(...values)]);
const told = (name: string, field: string) => (times: readonly number[], names: readonly string[], values: readonly number[]): Frame => frameOf([time(...times), words(name, field, ...names), amount(...values)]);
const sides = told('direction', 'direction');
const sources = told('srcaddr', 'srcaddr');

test.each<[string, Picture]>([
  ['one verdict', { kind: 'verdict', x: 'time', y: 'bytes', verdict: 'reject' }],
  ['a line', { kind: 'lines', x: 'time', y: 'bytes', area: false, top: 3 }],
  ...(['line', 'area', 'stacked', 'stacked100', 'bar'] as const).map((kind): [string, Picture] => [`a chart: ${kind}`, chart(kind, { x: 'time' })]),
])('over time, %s: minute beside minute; before the records nothing, within them zero', async (_, picture) => {
  expect(await twinOf(picture, lone([600, 660], [5, 6]), lone([540], [1234]))).toEqual([
    ['time', 'bytes', 'bytes before'],
    // 00:07 was not recorded; 00:08 was, and had none; 00:12 has none, 00:09 had.
    ['01-01 00:10', '5', '–'], ['01-01 00:11', '6', '0'], ['01-01 00:12', '0', '1,234'],
  ]);
});

test('verdicts have what was before behind each', async () => {
  const at = (from: number, accept: readonly number[], reject: readonly number[]): Frame => frameOf([time(...accept.map((_, i) => from + 60 * i)), column('accept', 'bigint', accept), column('reject', 'bigint', reject)]);
  expect(await twinOf({ kind: 'verdicts', x: 'time', accept: 'accept', reject: 'reject' }, at(660, [7, 8], [1, 0]), at(480, [9, 9], [2, 3]))).toEqual([
    ['time', 'accept', 'accept before', 'reject', 'reject before'], ['01-01 00:11', '7', '9', '1', '2'], ['01-01 00:12', '8', '9', '0', '3'],
  ]);
});

test('in and out stand each beside its own direction', async () => {
  expect(await twinOf({ kind: 'mirror', x: 'time', y: 'bytes', series: 'direction' }, sides([660, 660], ['in', 'out'], [5, 6]), sides([480], ['out'], [7]))).toEqual([
    ['time', 'direction', 'bytes', 'bytes before'], ['01-01 00:11', 'in', '5', '0'], ['01-01 00:11', 'out', '6', '7'],
  ]);
});

test.each<[string, Picture]>([
  ['lines', { kind: 'lines', x: 'time', y: 'bytes', series: 'srcaddr', area: false, top: 3 }], ['a heat map', { kind: 'heat', x: 'time', y: 'srcaddr', value: 'bytes' }],
  ['a chart: lanes', chart('lanes', { x: 'time', series: 'srcaddr' })], ['a chart: heat', chart('heat', { x: 'time', series: 'srcaddr' })], ['a chart: several lines', chart('line', { x: 'time', series: 'srcaddr' })],
])('%s: each entity beside itself', async (_, picture) => {
  expect(await twinOf(picture, sources([660, 660], ['10.0.0.1', '10.0.0.2'], [5, 6]), sources([480, 540], ['10.0.0.2', '10.0.0.1'], [7, 8]))).toEqual([
    ['time', 'srcaddr', 'bytes', 'bytes before'],
    ['01-01 00:11', '10.0.0.1', '5', '0'], ['01-01 00:11', '10.0.0.2', '6', '7'], ['01-01 00:12', '10.0.0.1', '0', '8'],
  ]);
});

test.each<[string, Picture]>([
  ['a ranking', { kind: 'rank', name: 'srcaddr', value: 'bytes', further: [] }], ['shares', { kind: 'share', name: 'srcaddr', value: 'bytes' }],
  ['a map', { kind: 'map', country: 'srcaddr', value: 'bytes' }],
  ['a list', { kind: 'list', rowHeight: 26, sorted: { column: 'bytes', up: false }, what: { en: 'addresses', zh: '个地址' }, columns: [{ role: 'name', column: 'srcaddr' }, { role: 'amount', column: 'bytes' }] }],
  ...(['pie', 'bar', 'map'] as const).map((kind): [string, Picture] => [`a chart: ${kind}`, chart(kind, { x: 'srcaddr' })]),
])('%s: the same key; what was there only then stays out', async (_, picture) => {
  const ranked = (names: readonly string[], values: readonly number[]): Frame => frameOf([words('srcaddr', 'srcaddr', ...names), amount(...values)]);
  const [now, before] = [ranked(['10.0.0.1', '10.0.0.2'], [1500, 20]), ranked(['10.0.0.9', '10.0.0.1'], [7, 8])];
  expect(await twinOf(picture, now, before, { earlier: known })).toEqual([['srcaddr', 'bytes', 'bytes before'], ['10.0.0.1', '1,500', '8'], ['10.0.0.2', '20', '0']]);
  // Of a part of the period, what it lacks is not known.
  expect((await twinOf(picture, now, before)).map((row) => row[2])).toEqual(['bytes before', '8', '–']);
  expect((await twinOf(picture, now, before, { earlier: known }, lookZh))[0]).toEqual(['srcaddr', 'bytes', '此前的 bytes']);
});

test.each(['sankey', 'matrix', 'graph', 'shares'] as const)('a chart of pairs, %s: each pair beside itself', async (kind) => {
  const pairs = (ends: readonly (readonly [string, string])[], values: readonly number[]): Frame => frameOf([words('srcaddr', 'srcaddr', ...ends.map(([from]) => from)), words('dstaddr', 'dstaddr', ...ends.map(([, to]) => to)), amount(...values)]);
  expect(await twinOf(chart(kind, { x: 'srcaddr', series: 'dstaddr' }), pairs([['a', 'b'], ['b', 'a']], [5, 6]), pairs([['b', 'a']], [7]), { earlier: known })).toEqual([
    ['srcaddr', 'dstaddr', 'bytes', 'bytes before'], ['a', 'b', '5', '0'], ['b', 'a', '6', '7'],
  ]);
});

test('a single value, a distribution and scans have theirs', async () => {
  expect(await twinOf({ kind: 'value', value: 'bytes' }, frameOf([amount(5)]), frameOf([amount(7)]), { earlier: known })).toEqual([['bytes', 'bytes before'], ['5', '7']]);
  expect(await twinOf(chart('number', { x: null }), frameOf([amount(5)]), frameOf([amount(7)]), { earlier: known })).toEqual([['bytes', 'bytes before'], ['5', '7']]);
  const sizes = (from: readonly number[], values: readonly number[]): Frame => frameOf([column('size', 'bigint', from), amount(...values)]);
  expect(await twinOf({ kind: 'bins', x: 'size', y: 'bytes', step: 50 }, sizes([0, 50], [1, 2]), sizes([50], [9]), { earlier: known })).toEqual([['size', 'bytes', 'bytes before'], ['0', '1', '0'], ['50', '2', '9']]);
});

test('at 390 pixels a twin of five columns is scrolled in its panel, not cut by it', async () => {
  const frame = withBefore({ kind: 'verdicts', x: 'time', accept: 'accept', reject: 'reject' },
    frameOf([time(600), column('accept', 'bigint', [123_456_789]), column('reject', 'bigint', [123_456_789])]), pastOf(frameOf([time(540), column('accept', 'bigint', [123_456_789]), column('reject', 'bigint', [0])])), buckets, 'en');
  await page.render(<div className="panel-picture" style={{ position: 'relative', width: 366, height: 120 }}><DataTable frame={frame} look={look} units={{}} caption="twin" /></div>);
  const box = page.host.querySelector<HTMLElement>('.data-table');
  const last = page.host.querySelector('tbody tr')?.lastElementChild;
  if (!box || !last) throw new Error('no table');
  expect([...page.host.querySelectorAll('th, td')].filter((cell) => cell.scrollWidth > cell.clientWidth).map(({ textContent }) => textContent)).toEqual([]);
  box.scrollLeft = box.scrollWidth;
  expect(last.getBoundingClientRect().right).toBeLessThanOrEqual(box.getBoundingClientRect().right + 1);
});
