import { describe, expect, test } from 'vitest';
import { usualChart, type Chart, type ChartKind } from '../../model/chart.ts';
import type { Frame } from '../../model/frame.ts';
import type { Picture } from '../../model/panel.ts';
import { drawChart } from '../chart/draw.ts';
import type { Mark } from '../chart/drawn.ts';
import type { Drawn } from '../draw.ts';
import { column, coverage, drawing, frameOf, plain } from '../testing/frames.ts';
import { drawnAgainst } from './against.ts';
import { earlierOf, type Past } from './earlier.ts';

const buckets = { from: 600, step: 60, count: 5 };
const earlier = earlierOf({ from: 600, to: 900 }, 'previous', { from: 0, to: 900 }, 60);

function against(picture: Picture, now: Frame, before: Frame, over: Partial<Past> = {}): Drawn {
  const past: Past = { earlier, frame: before, buckets: { from: 300, step: 60, count: 5 }, choseItself: false, ...over };
  const drawn = drawnAgainst({ picture }, now, past, drawing({ buckets, size: { width: 600, height: 400 } }), drawChart);
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.problem));
  return drawn.value;
}

const chart = { ...usualChart, x: 'from', series: 'to', y: ['bytes'], top: 8 } as const;
const own = (kind: ChartKind, over: Partial<Chart> = {}): Picture => ({ kind: 'chart', chart: { ...chart, kind, ...over } });

/** `a>x: 10` as a row. */
function pairs(amounts: Readonly<Record<string, number>>, rest: Partial<Frame> = {}): Frame {
  const ends = Object.keys(amounts).map((key) => key.split('>'));
  return frameOf([column('from', 'varchar', ends.map(([from = '']) => from)), column('to', 'varchar', ends.map(([, to = '']) => to)), column('bytes', 'bigint', Object.values(amounts), { unit: 'bytes' })], rest);
}

/** Rows have their head before columns have theirs. */
function told(drawn: Drawn, title: string, of: 'first' | 'last' = 'first'): readonly string[] {
  const body = drawn.kind === 'chart' ? drawn.chart.body : null;
  const marks: readonly Mark[] = body?.kind === 'marks' || body?.kind === 'shapes' ? body.marks : [];
  const named = marks.filter((one) => one.title.en === title);
  const mark = of === 'first' ? named[0] : named.at(-1);
  if (mark === undefined) throw new Error(`no mark ${title} in ${marks.map((one) => one.title.en).join(', ')}`);
  return mark.rows.map(({ name, text }) => plain(`${name.en} ${text}`));
}

describe('what is told of a mark', () => {
  const now = pairs({ 'a>x': 200, 'a>y': 50, 'b>x': 30 });
  const before = pairs({ 'b>x': 60, 'a>x': 100, 'c>x': 5 });

  test.each(['matrix', 'sankey', 'graph'] as const)('%s: an edge has what it was, and its change', (kind) => {
    const drawn = against(own(kind), now, before);
    expect(told(drawn, 'a → x')).toEqual(['bytes 200', 'previous 5 min 100', 'change +100 %']);
    expect(told(drawn, 'b → x')).toEqual(['bytes 30', 'previous 5 min 60', 'change −50.0 %']);
    expect(told(drawn, 'a → y')).toEqual(['bytes 50', 'previous 5 min 0', 'change new']);
  });

  test('heads of a matrix stand for all that one sends or receives', () => {
    const drawn = against(own('matrix'), now, before);
    expect(told(drawn, 'a')).toEqual(['sent 250', 'previous 5 min 100', 'change +150 %']);
    expect(told(drawn, 'x', 'last')).toEqual(['received 230', 'previous 5 min 165', 'change +39.4 %']);
  });

  test('slices by their name; what is folded is compared with nothing', () => {
    const drawn = against(own('pie', { x: 'from', series: null, top: 1 }), pairs({ 'a>': 200, 'b>': 50, 'c>': 50 }), pairs({ 'b>': 10, 'a>': 100 }));
    expect(told(drawn, 'a')).toEqual(['bytes 200', 'previous 5 min 100', 'change +100 %']);
    expect(told(drawn, 'other · 2')).toHaveLength(1);
  });

  test('a row that a cut answer lacks was not nothing, and sums of a cut answer are none', () => {
    const cut = pairs({ 'a>x': 100 }, { coverage: { ...coverage, cut: { groups: 9, limit: 1 } } });
    const drawn = against(own('matrix'), now, cut);
    expect(told(drawn, 'a → x')).toEqual(['bytes 200', 'previous 5 min 100', 'change +100 %']);
    expect(told(drawn, 'a → y')).toEqual(['bytes 50', 'previous 5 min –']);
    expect(told(drawn, 'a')).toEqual(['sent 250']);
  });

  test('nothing is compared with a part of a period', () => {
    expect(told(against(own('matrix'), now, before, { earlier: { ...earlier, since: 430 } }), 'a → x')).toEqual(['bytes 200']);
  });
});

test('a source in the picture of scans has what each of its figures was', () => {
  const picture: Picture = { kind: 'scans', name: 'srcaddr', hosts: 'hosts', ports: 'ports', size: 'records', scan: 'scan' };
  const sources = (names: readonly string[], hosts: readonly number[], rest: Partial<Frame> = {}): Frame => frameOf([
    column('srcaddr', 'varchar', names, { field: 'srcaddr' }), column('hosts', 'bigint', hosts), column('ports', 'bigint', hosts), column('records', 'bigint', hosts), column('scan', 'varchar', names.map(() => null)),
  ], rest);
  const now = sources(['10.0.0.1', '10.0.0.2'], [4, 9]);
  expect(told(against(picture, now, sources(['10.0.0.2'], [7])), '10.0.0.2')).toEqual(['hosts 9', 'previous 5 min 7', 'ports 9', 'previous 5 min 7', 'rejected records 9', 'previous 5 min 7']);
  expect(told(against(picture, now, sources(['10.0.0.2'], [7])), '10.0.0.1')[1]).toBe('previous 5 min 0');
  expect(told(against(picture, now, sources(['10.0.0.2'], [7], { coverage: { ...coverage, cut: { groups: 9, limit: 1 } } })), '10.0.0.1')[1]).toBe('previous 5 min –');
});

describe('countries', () => {
  const at = (codes: readonly (string | null)[], bytes: readonly number[], rest: Partial<Frame> = {}): Frame => frameOf([column('country', 'varchar', codes), column('bytes', 'bigint', bytes, { unit: 'bytes' })], rest);
  const changes = (drawn: Drawn): readonly (readonly string[])[] => {
    const countries = drawn.kind === 'map' ? drawn.countries : drawn.kind === 'chart' && drawn.chart.body.kind === 'map' ? drawn.chart.body.countries : null;
    return (countries?.known ?? []).map(({ code, change }) => [code, plain(change?.text), plain(change?.exact)]);
  };
  const now = at(['US', 'CN', 'DE', null], [200, 50, 5, 3]);

  test('each has its change; one that had no row is new', () => {
    expect(changes(against({ kind: 'map', country: 'country', value: 'bytes' }, now, at(['CN', 'US'], [100, 100])))).toEqual([['US', '+100 %', 'before: 100 bytes'], ['CN', '−50.0 %', 'before: 100 bytes'], ['DE', 'new', 'before: 0 bytes']]);
  });

  test("a reader's own map too, where rows of one country are added up", () => {
    expect(changes(against(own('map', { x: 'country', series: null }), now, at(['CN', 'US', 'China'], [60, 100, 40]))).slice(0, 2).map(([code, text]) => [code, text])).toEqual([['US', '+100 %'], ['CN', '−50.0 %']]);
  });
});

describe('cells', () => {
  const cells = (time: number, sources: readonly string[], bytes: readonly number[], rest: Partial<Frame> = {}): Frame =>
    frameOf([column('time', 'timestamp', sources.map(() => time), { unit: 'time' }), column('from', 'varchar', sources), column('bytes', 'bigint', bytes, { unit: 'bytes' })], rest);
  const heat: Picture = { kind: 'heat', x: 'time', y: 'from', value: 'bytes' };

  test('a cell has what the one of the earlier period was, by row and by time', () => {
    const drawn = against(heat, cells(660, ['a', 'b'], [10, 20]), cells(360, ['c', 'a'], [5, 7]));
    if (drawn.kind !== 'heat') throw new Error(drawn.kind);
    expect(plain(drawn.cells.earlier?.en)).toBe('previous 5 min');
    expect(drawn.cells.rows.map(({ key, values, before }) => [key, values[1], before])).toEqual([['b', 20, [0, 0, 0, 0, 0]], ['a', 10, [0, 7, 0, 0, 0]]]);
  });

  test('a row that a cut answer lacks is not known', () => {
    const drawn = against(heat, cells(660, ['b'], [20]), cells(360, ['a'], [7], { coverage: { ...coverage, cut: { groups: 9, limit: 1 } } }));
    expect(drawn.kind === 'heat' ? drawn.cells.rows[0]?.before : null).toEqual([null, null, null, null, null]);
  });

  const shown = (drawn: Drawn, slot: number, row: number): readonly (readonly [string, number | null])[] => {
    const body = drawn.kind === 'chart' ? drawn.chart.body : null;
    if (body?.kind !== 'slots') throw new Error('no slots');
    return body.shownAt(slot, row).map(({ name, value }) => [plain(name.en), value]);
  };

  test("a reader's own cells over time, whatever room the picture has", () => {
    const many = Array.from({ length: 60 }, (_, i) => `s${i}`);
    const drawn = against(own('heat', { x: 'time', series: 'from' }), cells(660, ['s59'], [10]), cells(360, many, many.map((_, i) => 100 - i)));
    expect(shown(drawn, 1, 0)).toEqual([['s59', 10], ['previous 5 min', 41]]);
    expect(shown(drawn, 2, 0)).toEqual([['s59', null], ['previous 5 min', 0]]);
  });

  test('a distribution by its steps; one that had none then had no row', () => {
    const sizes = (from: readonly number[], packets: readonly number[]): Frame => frameOf([column('size', 'bigint', from, { unit: 'bytes' }), column('packets', 'bigint', packets, { unit: 'packets' })]);
    const drawn = against({ kind: 'bins', x: 'size', y: 'packets', step: 50 }, sizes([0, 50, 100], [10, 20, 30]), sizes([50], [5]));
    expect([0, 1, 2].map((slot) => shown(drawn, slot, 0)[1])).toEqual([['previous 5 min', 0], ['previous 5 min', 5], ['previous 5 min', 0]]);
  });

  test('bars by what stands along the foot, in whatever order', () => {
    const drawn = against(own('bar', { x: 'from', series: null }), pairs({ 'a>': 10, 'b>': 20 }), pairs({ 'b>': 5, 'c>': 7 }));
    expect([shown(drawn, 0, 0), shown(drawn, 1, 0)]).toEqual([[['bytes', 10], ['previous 5 min', 0]], [['bytes', 20], ['previous 5 min', 5]]]);
  });
});
