import { describe, expect, test } from 'vitest';
import { usualChart, type Chart, type ChartSettings } from '../../model/chart.ts';
import type { Frame } from '../../model/frame.ts';
import { tokensOf } from '../../model/theme.ts';
import { column, drawing, frameOf, lookZh, plain } from '../testing/frames.ts';
import { amountOf, amountText, exactAmount } from './amount.ts';
import { absentColumns, chartFor, kindFor } from './auto.ts';
import { roleOf } from './columns.ts';
import { chartDrawn } from './draw.ts';
import type { ChartDrawn } from './drawn.ts';
import { lackingKinds, missingFor } from './needs.ts';
import { parseAmount } from './parse-amount.ts';
import { look } from '../testing/frames.ts';
import { countryCode } from '../places/codes.ts';
import { withShares } from '../xy/table.ts';

const pairs = frameOf([
  column('time', 'varchar', ['14:50:00', '14:50:00', '14:51:00', '14:51:00', '14:52:00']),
  column('src_to_dst', 'varchar', ['a->b', 'a->c', 'a->b', 'a->c', 'a->b']),
  column('bandwidth', 'double', [1_400_000, 500_000, 1_300_000, 400_000, 1_200_000]),
]);
const times = frameOf([
  column('t', 'bigint', [1_770_249_600, 1_770_249_660, 1_770_249_600, 1_770_249_720], { unit: 'time' }),
  column('srcaddr', 'varchar', ['10.0.0.1', '10.0.0.1', '10.0.0.2', '10.0.0.2'], { field: 'srcaddr' }),
  column('bytes', 'bigint', [10, 30, 5, 7n], { unit: 'bytes' }),
]);
const axis = { from: 1_770_249_600, step: 60, count: 4 };

function drawnOf(frame: Frame, settings: ChartSettings, over = {}): ChartDrawn {
  const made = chartDrawn(chartFor(frame, settings), frame, drawing({ buckets: axis, size: { width: 800, height: 300 }, ...over }));
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  return made.value;
}
type Loose = { series: Record<string, unknown>[]; xAxis: Record<string, unknown>[]; yAxis: { min: number; max: number }[] };
const optionOf = (drawn: ChartDrawn): Loose => ('option' in drawn.body ? drawn.body.option : {}) as Loose; // The parts that these tests look at.

describe('what a column is', () => {
  test.each([
    [column('t', 'timestamp', [1]), 'time'],
    [column('x', 'bigint', [1], { unit: 'time' }), 'time'],
    [column('minute', 'bigint', [1_770_249_600]), 'time'],
    [column('hour', 'bigint', [0, 23]), 'measure'],
    [column('time', 'varchar', ['14:50:00', null]), 'time-text'],
    [column('day', 'varchar', ['2026-02-05', '2026-02-06 08:00:00']), 'time-text'],
    [column('c', 'varchar', ['CN', 'DE', null]), 'country'],
    [column('c', 'varchar', ['中国', '德国']), 'country'],
    [column('d', 'varchar', ['in', 'in']), 'name'],
    [column('p', 'bigint', [443], { unit: 'port' }), 'name'],
    [column('n', 'double', [0.5]), 'measure'],
    [column('e', 'varchar', [null, null]), 'name'],
  ] as const)('%o', (one, role) => expect(roleOf(one)).toBe(role));

  test('countries by code in capitals and by name', () => {
    expect([countryCode('CN'), countryCode('cn'), countryCode('China'), countryCode('中国'), countryCode('x')]).toEqual(['CN', null, 'CN', 'CN', null]);
  });
});

describe('the chart that a result asks for', () => {
  test('a seed statement: time, series and amount are found', () => {
    expect(chartFor(pairs, {})).toMatchObject({ kind: 'line', x: 'time', y: ['bandwidth'], series: 'src_to_dst' });
  });

  test('shapes and their kinds', () => {
    const one = frameOf([column('n', 'bigint', [7])]);
    const map = frameOf([column('srccountry', 'varchar', ['CN', 'DE'], { field: 'srccountry' }), column('n', 'bigint', [7, 1])]);
    const flows = frameOf([column('a', 'varchar', ['x', 'y', 'z']), column('b', 'varchar', ['y', 'z', 'x']), column('n', 'bigint', [1, 2, 3])]);
    const ports = frameOf([column('dstport', 'bigint', [443, 22], { unit: 'port', field: 'dstport' }), column('n', 'bigint', [1, 2])]);
    const points = frameOf([column('a', 'double', [1, 2]), column('b', 'double', [3, 4])]);
    expect([one, map, flows, ports, points, times].map(kindFor)).toEqual(['number', 'map', 'sankey', 'bar', 'scatter', 'line']);
    expect(chartFor(flows, {})).toMatchObject({ x: 'a', series: 'b', y: ['n'] });
  });

  test('a choice stays; a column that the result lacks gives way', () => {
    expect(chartFor(pairs, { kind: 'pie', x: 'src_to_dst' })).toMatchObject({ kind: 'pie', x: 'src_to_dst', y: ['bandwidth'] });
    expect(chartFor(pairs, { series: null })).toMatchObject({ series: null });
    expect(chartFor(pairs, { x: 'gone', y: ['gone'] })).toMatchObject({ x: 'time', y: ['bandwidth'] });
    expect(absentColumns(pairs, { x: 'gone', y: ['bandwidth', 'gone', 'far'], series: null, groups: ['src_to_dst', 'off'], kind: 'pie' })).toEqual(['gone', 'far', 'off']);
  });

  test('amounts of two units have two axes, unless the reader says otherwise', () => {
    const frame = frameOf([column('t', 'timestamp', [axis.from]), column('bytes', 'bigint', [1000], { unit: 'bytes' }), column('n', 'bigint', [2], { unit: 'records' }), column('s', 'double', [0.5], { unit: 'share' })]);
    expect(chartFor(frame, {})).toMatchObject({ y: ['bytes', 'n'], second: ['n'] });
    expect([chartFor(frame, { second: [] }).second, chartFor(frame, { unit: 'none' }).second, chartFor(frame, { y: ['n'] }).second]).toEqual([[], [], []]);
  });

  test('kinds that cannot be are named with what is missing', () => {
    expect(missingFor('map', pairs)?.en).toBe('Map needs a column of countries.');
    expect([...lackingKinds(pairs).keys()]).toEqual(['map', 'lanes', 'scatter']);
    expect([...lackingKinds(frameOf([column('w', 'varchar', ['a'])])).keys()]).toHaveLength(15);
  });
});

describe('over time', () => {
  test('steps come from the rows, a step without a row is a gap, and may be zero or passed over', () => {
    const gap = drawnOf(times, { kind: 'line' });
    if (gap.body.kind !== 'time') throw new Error(gap.body.kind);
    expect(gap.body.buckets).toEqual(axis);
    expect(gap.body.series.map((one) => [one.key, one.values])).toEqual([['10.0.0.1', [10, 30, null, null]], ['10.0.0.2', [5, null, 7, null]]]);
    const zero = drawnOf(times, { kind: 'line', missing: 'zero' });
    expect(zero.body.kind === 'time' && zero.body.series[1]?.values).toEqual([5, 0, 7, 0]);
    expect(optionOf(drawnOf(times, { kind: 'line', missing: 'join' })).series[0]?.['connectNulls']).toBe(true);
  });

  test('what has not been read stays a gap', () => {
    const partial = drawnOf(times, { kind: 'line', missing: 'zero' }, { readUntil: axis.from + 120 });
    expect(partial.body.kind === 'time' && partial.body.series[0]?.values).toEqual([10, 30, null, null]);
    // Seven stands at 120, where a statement has moved it: it is no zero of ours.
    expect(partial.body.kind === 'time' && partial.body.series[1]?.values).toEqual([5, 0, 7, null]);
    for (const kind of ['line', 'area', 'stacked', 'bar'] as const) {
      const late = drawnOf(times, { kind, missing: 'zero', series: null }, { readFrom: axis.from + 61, readUntil: axis.from + 180 });
      expect(late.body.kind === 'time' && late.body.series[0]?.values).toEqual([15, 30, 7, null]);
      expect(late.series[0]).toMatchObject({ min: 7, max: 30 });
    }
  });

  test('longer bins add volumes and average rates over time, not over entities', () => {
    const volume = drawnOf(times, { kind: 'bar', bin: 120, series: null });
    expect(volume.body.kind === 'time' && volume.body.series[0]?.values).toEqual([45, 7]);
    const rate = drawnOf(times, { kind: 'bar', bin: 120, series: null, unit: 'bits-per-second' });
    expect(rate.body.kind === 'time' && rate.body.series[0]?.values).toEqual([22.5, 7]);
  });

  test('days of another zone keep their own beginnings', () => {
    const day = 86_400;
    const frame = frameOf([column('day', 'timestamp', [57_600, 57_600 + day]), column('n', 'bigint', [1, 2])]);
    const one = drawnOf(frame, { kind: 'bar' }, { buckets: { from: 57_600, step: 600, count: 288 } });
    expect(one.body.kind === 'time' && [one.body.buckets.from, one.body.buckets.step, one.body.series[0]?.values]).toEqual([57_600, day, [1, 2]]);
  });

  test('the first few are told apart, the others are one line, counted', () => {
    const one = drawnOf(times, { kind: 'line', top: 1 });
    expect(one.series.map((series) => series.name.en)).toEqual(['10.0.0.1', 'other · 1']);
    expect(one.series[1]?.colour).toBe(tokensOf.light.categorical.other);
    expect(one.series[1]?.marked).toEqual({});
  });

  test('figures of the legend', () => {
    const [first] = drawnOf(times, { kind: 'line' }).series;
    expect([first?.min, first?.average, first?.p95, first?.max, first?.share]).toEqual([10, 20, 30, 30, 40 / 52]);
  });

  test('bars stand on zero even where lines begin at the lowest value', () => {
    expect(optionOf(drawnOf(times, { kind: 'line', series: null, from: 'lowest' })).yAxis[0]?.min).toBeGreaterThan(0);
    expect(optionOf(drawnOf(times, { kind: 'bar', series: null, from: 'lowest' })).yAxis[0]?.min).toBe(0);
  });

  test('a second axis has a scale of its own, and a level is drawn', () => {
    const frame = frameOf([column('t', 'timestamp', [axis.from, axis.from + 60]), column('bytes', 'bigint', [1000, 2000]), column('share', 'double', [0.1, 0.2], { unit: 'share' })]);
    const option = optionOf(drawnOf(frame, { kind: 'line', y: ['bytes', 'share'], second: ['share'], lineAt: 5000 }));
    expect(option.yAxis.map((one) => one.max)).toEqual([6000, 0.2]);
    expect(option.series.map((one) => one['yAxisIndex'])).toEqual([0, 1, undefined]);
  });

  test('stacked layers: a place means the layer that it is in', () => {
    const one = drawnOf(times, { kind: 'stacked' });
    if (one.body.kind !== 'time') throw new Error(one.body.kind);
    const { plot } = one.body;
    const at = (value: number): number => plot.top + plot.height * (1 - value / 30);
    expect([one.body.seriesAt(0, at(4))?.key, one.body.seriesAt(0, at(13))?.key]).toEqual(['10.0.0.1', '10.0.0.2']);
  });

  test('each step as a whole: what is drawn comes to 1, what is told are the amounts, a step of nothing is a gap', () => {
    const frame = frameOf([
      column('t', 'timestamp', [axis.from, axis.from, axis.from + 60, axis.from + 60]), column('vpc-id', 'varchar', ['a', 'b', 'a', 'b'], { field: 'vpc-id' }), column('bytes', 'bigint', [30, 10, 0, 0], { unit: 'bytes' }),
    ]);
    const one = drawnOf(frame, { kind: 'stacked100', lineAt: 5, second: ['bytes'] });
    const option = optionOf(one);
    expect(option.yAxis.map(({ min, max }) => [min, max])).toEqual([[0, 1]]);
    const drawnAt = (step: number): unknown[] => option.series.map((series) => (series['data'] as [number, number | null][])[step]?.[1]); // the test reads what the library is handed
    expect([drawnAt(0), drawnAt(1)]).toEqual([[0.75, 0.25], [null, null]]);
    expect(one.unit.en).toBe('share of bytes');
    if (one.body.kind !== 'time') throw new Error(one.body.kind);
    expect(one.body.series.map(({ values }) => values[0])).toEqual([30, 10]);
    const { plot, seriesAt } = one.body;
    expect([0.2, 0.9].map((part) => seriesAt(0, plot.top + plot.height * (1 - part))?.key)).toEqual(['a', 'b']);
  });
});

describe('each step as a whole', () => {
  const rows = frameOf([
    column('t', 'timestamp', [axis.from, axis.from, axis.from, axis.from + 60, axis.from + 60, axis.from + 120]),
    column('vpc-id', 'varchar', ['a', 'b', null, 'a', 'b', 'a'], { field: 'vpc-id' }), column('bytes', 'bigint', [30, 10, 99, 1, 3n, 0], { unit: 'bytes' }),
  ]);

  test('says who carries most of all, and who came furthest above its own share', () => {
    const { finding } = drawnOf(rows, { kind: 'stacked100' });
    expect([plain(finding.en), plain(finding.zh)]).toEqual(['a carries 70.5 %; b reached 75.0 % at 00:01.', 'a 占 70.5 %；b 在 00:01 达到 75.0 %。']);
  });

  test('has the shares in its table, none where the picture has none; other kinds keep theirs', () => {
    const chart = chartFor(rows, { kind: 'stacked100' });
    const table = withShares(chart, rows);
    expect(table.columns.at(-1)).toMatchObject({ name: 'share', unit: 'share', values: [0.75, 0.25, null, 0.25, 0.75, null] });
    expect(withShares({ ...chart, kind: 'stacked' }, rows)).toBe(rows);
  });
});

describe('over names', () => {
  test('labels that a statement printed keep their order, and a place has its values', () => {
    const one = drawnOf(pairs, { kind: 'area', unit: 'bits-per-second' });
    if (one.body.kind !== 'slots') throw new Error(one.body.kind);
    expect([0, 1, 2].map((slot) => (one.body.kind === 'slots' ? one.body.titleAt(slot, 0).en : ''))).toEqual(['14:50:00', '14:51:00', '14:52:00']);
    expect(one.body.shownAt(0, 0).map((row) => [row.key, row.value])).toEqual([['a->b', 1_400_000], ['a->c', 500_000]]);
    expect(one.body.markedAt(2, 0, 0)).toMatchObject({ time: '14:52:00' });
    expect(plain(one.finding.en)).toContain('a->b');
  });

  test('too many names are counted, not dropped silently', () => {
    const many = Array.from({ length: 405 }, (_, i) => `n${i}`);
    const one = drawnOf(frameOf([column('n', 'varchar', many), column('v', 'bigint', many.map((_, i) => 405 - i))]), { kind: 'bar' });
    expect(one.note?.en).toContain('5 more');
  });

  test('a heat map has a row per name; the rows that find no room are counted', () => {
    const one = drawnOf(times, { kind: 'heat' });
    if (one.body.kind !== 'slots') throw new Error(one.body.kind);
    expect([one.body.rows, one.body.count]).toEqual([2, 4]);
    expect(one.body.markedAt(0, 1, 0)).toEqual({ srcaddr: '10.0.0.2' });
    expect(one.body.buckets?.count).toBe(4);
    const keys = Array.from({ length: 60 }, (_, i) => `h${i}`);
    const tall = drawnOf(frameOf([column('a', 'varchar', keys.map(() => 'x')), column('b', 'varchar', keys), column('v', 'bigint', keys.map(() => 1))]), { kind: 'heat', x: 'a', series: 'b' });
    expect(tall.body.kind === 'slots' && tall.body.buckets).toBeNull();
    expect(tall.note?.en).toMatch(/Without room: \d+ rows/);
  });
});

describe('parts and flows', () => {
  test('a pie: small slices and what LIMIT cut off are "other"', () => {
    const frame = frameOf([column('p', 'varchar', ['a', 'b', 'c']), column('n', 'bigint', [70, 20, 0])], { whole: { groups: 5, totals: [null, 100] } });
    const one = drawnOf(frame, { kind: 'pie' });
    if (one.body.kind !== 'marks') throw new Error(one.body.kind);
    expect(one.body.marks.map((mark) => [mark.title.en, mark.rows[0]?.share, mark.marked])).toEqual([['a', 0.7, { p: 'a' }], ['b', 0.2, { p: 'b' }], ['other · 2', 0.1, {}]]);
    expect(plain(one.finding.en)).toBe('a carries 70.0 % of 100.');
  });

  test('below zero is no part', () => {
    expect(drawnOf(frameOf([column('p', 'varchar', ['a', 'b']), column('n', 'bigint', [7, -1])]), { kind: 'pie' }).note?.en).toContain('no part of a whole: 1 row.');
  });

  test('Sankey: both sides in one order, the thin and the rest folded, itself to itself allowed', () => {
    const frame = frameOf([
      column('from', 'varchar', ['a', 'b', 'a', 'c', 'a']), column('to', 'varchar', ['b', 'a', 'a', 'a', 'd']), column('n', 'bigint', [50, 30, 10, 9, 1]),
    ]);
    const one = drawnOf(frame, { kind: 'sankey', top: 2 });
    if (one.body.kind !== 'marks') throw new Error(one.body.kind);
    const nodes = optionOf(one).series[0]?.['data'] as { name: string }[]; // Its nodes.
    expect(nodes.map((node) => node.name)).toEqual(['sa', 'sb', 's\u0000other', 'ta', 'tb', 't\u0000other']);
    expect(one.body.marks[0]?.marked).toEqual({ from: 'a', to: 'b' });
    expect(one.note?.en).toContain('2 pairs folded, 10.');
    const links = optionOf(one).series[0]?.['links'] as { value: number; lineStyle: { opacity: number } }[]; // Its flows.
    expect(links.reduce((sum, link) => sum + link.value, 0)).toBe(100);
    expect(links[0]?.lineStyle.opacity).toBe(0.25);
    expect((one.body.optionWith(one.body.marks[0]?.id ?? null) as unknown as Loose).series[0]?.['links']).toContainEqual(expect.objectContaining({ lineStyle: expect.objectContaining({ opacity: 0.7 }) })); // As above.
  });

  test('a map takes names and codes, adds them up and keeps the unknown apart', () => {
    const one = drawnOf(frameOf([column('c', 'varchar', ['China', 'CN', 'nowhere', null, 'DE', '德国', 'FR', 'US', 'GB', 'JP', 'IN', 'BR', 'AU', 'KR', 'SG', 'CA', 'IT', 'ES', 'NL', 'SE', 'CH']), column('n', 'bigint', [3, 4, 1, 1, 2, 2, ...Array.from({ length: 15 }, () => 1)])]), { kind: 'map', x: 'c' });
    if (one.body.kind !== 'map') throw new Error(one.body.kind);
    expect([one.body.countries.known[0], one.body.countries.unknown, one.body.valueOf('CN')]).toEqual([{ code: 'CN', value: 7, amount: 7 }, 2, 'China']);
  });

  test('a scatter plot by powers of ten leaves zero out and says so', () => {
    const frame = frameOf([column('a', 'bigint', [1, 1000, 0]), column('b', 'bigint', [10, 100, 5]), column('h', 'varchar', ['x', 'y', 'z'])]);
    const one = drawnOf(frame, { kind: 'scatter', log: true });
    const data = optionOf(one).series[0]?.['data'] as { value: number[] }[]; // Its points.
    expect(data.map((point) => point.value)).toEqual([[0, 1], [3, 2]]);
    expect(one.note?.en).toContain('1 row ');
    expect(one.body.kind === 'marks' && one.body.marks[1]).toMatchObject({ title: { en: 'y' }, marked: { h: 'y' } });
  });

  test('numbers: one figure per column, further rows said', () => {
    const one = drawnOf(frameOf([column('a', 'bigint', [2n ** 60n, 1]), column('b', 'double', [0.5, 1])]), { kind: 'number' });
    expect(one.body.kind === 'figures' && one.body.figures).toEqual([{ name: 'a', value: 2n ** 60n }, { name: 'b', value: 0.5 }]);
    expect(one.note?.en).toBe('The first of 2 rows.');
  });
});

describe('units', () => {
  const say = (unit: Chart['unit'], value: number): string => plain(amountText(value, amountOf({ unit }, undefined), look));
  test('as the reader says', () => {
    expect([say('bits-per-second', 1_400_000), say('bytes-per-second', 1_400_000), say('bytes', 1_400_000), say('bits', 1_400_000), say('packets-per-second', 1_400_000)])
      .toEqual(['1.40 Mbps', '1.40 MB/s', '1.40 MB', '1.40 Mbit', '1.40 Mpps']);
    expect([say('percent', 12.5), say('share', 0.125), say('text: flows', 1_400_000), say('port', 443), say('seconds', 90)]).toEqual(['12.5 %', '12.5 %', '1.40 M flows', '443', '90 s']);
    expect(plain(exactAmount(1_318_267.4, amountOf({ unit: 'text:x' }, undefined)))).toBe('1,318,267 x');
  });

  test('a rate that is called bits is shown in bits whatever the reader prefers', () => {
    const bytes = { ...look, units: { rate: 'bytes', step: 1000 } as const };
    expect(plain(amountText(8000, amountOf({ unit: 'bits-per-second' }, undefined), bytes))).toBe('8.00 kbps');
  });
});

test('a column that is gone is a misfit by name, for every kind', () => {
  const base: Chart = { ...usualChart, kind: 'line', x: 'gone', y: ['bandwidth'], series: null };
  for (const kind of ['line', 'bar', 'pie', 'heat', 'map', 'sankey', 'matrix', 'graph', 'lanes', 'scatter'] as const) {
    const made = chartDrawn({ ...base, kind }, pairs, drawing());
    expect([kind, made.ok ? null : made.problem.column]).toEqual([kind, 'gone']);
  }
  const number = chartDrawn({ ...base, kind: 'number', y: ['gone'] }, pairs, drawing());
  expect(number.ok ? null : number.problem.column).toBe('gone');
});

test('an empty frame draws as nothing and never throws', () => {
  const empty = frameOf([column('t', 'timestamp', []), column('a', 'varchar', []), column('b', 'varchar', []), column('n', 'bigint', []), column('m', 'bigint', [])]);
  for (const kind of ['line', 'area', 'stacked', 'stacked100', 'bar', 'pie', 'number', 'heat', 'map', 'sankey', 'matrix', 'graph', 'lanes', 'scatter'] as const) {
    const chart = chartFor(empty, { kind, ...(kind === 'map' ? { x: 'a' } : {}) });
    expect([kind, chartDrawn(chart, empty, drawing({ look: lookZh })).ok]).toEqual([kind, true]);
  }
});

test('a level is read as people write it', () => {
  const of = (text: string, unit: 'none' | 'share' = 'none'): number | null => parseAmount(text, { unit });
  expect(['2 Mbps', '1.5G', '12,000', '3 KiB', '-4', '.5', '700', '2 flows'].map((text) => of(text))).toEqual([2e6, 1.5e9, 12_000, 3072, -4, 0.5, 700, 2]);
  expect([of('5 %', 'share'), of('5 %'), of(''), of('fast'), of('1 2 x 3')]).toEqual([0.05, 5, null, null, null]);
});
