import { describe, expect, test } from 'vitest';
import type { Picture } from '../model/panel.ts';
import type { Frame } from '../model/frame.ts';
import { font } from '../model/theme.ts';
import { ColourRegistry } from './colours.ts';
import type { Drawing } from './context.ts';
import { drawChart } from './chart/draw.ts';
import { draw, type Drawn } from './draw.ts';
import { otherKey } from './lines/series.ts';
import { countryShades } from './map/shades.ts';
import { sparkPath } from './spark/path.ts';
import { column, drawing, frameOf, look, minutes } from './testing/frames.ts';

function drawnAs<K extends Drawn['kind']>(kind: K, picture: Picture, frame: Frame, over: Partial<Drawing> = {}): Extract<Drawn, { kind: K }> {
  const result = draw({ picture }, frame, drawing(over), drawChart);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  if (result.value.kind !== kind) throw new Error(`drawn as ${result.value.kind}`);
  return result.value as Extract<Drawn, { kind: K }>; // The kind was compared above.
}

type Loose = { grid: { top: number; height: number }[]; xAxis: Record<string, unknown>[]; yAxis: { max: number; min: number; axisLabel: { formatter(value: number): string } }[]; series: Record<string, unknown>[]; animation: boolean };
const optionOf = (one: { readonly option: unknown }): Loose => one.option as Loose; // The parts that these tests look at.

const verdicts: Picture = { kind: 'verdicts', x: 'time', accept: 'accept', reject: 'reject' };
const verdictFrame = frameOf([
  column('time', 'bigint', [0, 60, 240]), column('accept', 'bigint', [100, 200, 300], { unit: 'records' }), column('reject', 'bigint', [1, 9, null], { unit: 'records' }),
]);

describe('verdicts', () => {
  const one = drawnAs('time', verdicts, verdictFrame);
  const option = optionOf(one);

  test('stand in two plots with their own scales on one time axis, and nothing moves', () => {
    expect(option.animation).toBe(false);
    expect(option.grid).toHaveLength(2);
    expect(option.yAxis.map((axis) => axis.max)).toEqual([300, 10]);
    expect(option.xAxis.map((axis) => [axis['min'], axis['max']])).toEqual([[0, 300], [0, 300]]);
    expect(option.series.map((series) => series['type'])).toEqual(['line', 'bar']);
  });

  test('empty buckets are zero and null stays a gap', () => {
    expect(one.series.map((series) => series.values)).toEqual([[100, 200, 0, 0, 300], [1, 9, 0, 0, null]]);
  });

  test('a place means the verdict of its plot', () => {
    expect([one.seriesAt(0, 20)?.key, one.seriesAt(0, 120)?.key]).toEqual(['accept', 'reject']);
  });

  test('what has not been read is a gap and not zero', () => {
    const partial = drawnAs('time', verdicts, verdictFrame, { readUntil: 120 });
    expect(partial.series[0]?.values).toEqual([100, 200, null, null, null]);
    const newest = drawnAs('time', verdicts, verdictFrame, { readFrom: 60 });
    expect(newest.series[0]?.values.slice(0, 2)).toEqual([null, 200]);
  });
});

describe('one verdict', () => {
  const one = (verdict: 'accept' | 'reject') => {
    const drawn = drawChart({ picture: { kind: 'verdict', x: 'time', y: verdict, verdict } }, verdictFrame, drawing());
    if (!drawn.ok || drawn.value.kind !== 'time') throw new Error('not drawn over time');
    return drawn.value;
  };
  test('has a plot of its own, a line over an area or bars in its colour, and any place in it means it', () => {
    expect(optionOf(one('accept')).series.map((series) => [series['type'], series['id'], 'areaStyle' in series])).toEqual([['line', 'accept', true]]);
    expect(optionOf(one('reject')).series.map((series) => [series['type'], series['id'], 'areaStyle' in series])).toEqual([['bar', 'reject', false]]);
    expect([one('accept'), one('reject')].map((drawn) => [drawn.plots.length, drawn.series[0]?.colour, drawn.seriesAt(0, 100)?.key])).toEqual([
      [1, look.tokens.verdict.accept, 'accept'], [1, look.tokens.verdict.reject, 'reject'],
    ]);
    expect(one('reject').series[0]?.values).toEqual([1, 9, 0, 0, null]);
  });
});

describe('in and out', () => {
  const picture: Picture = { kind: 'mirror', x: 'time', y: 'rate', series: 'direction' };
  const frame = frameOf([
    column('time', 'bigint', [0, 0, 60, 60, 60]), column('direction', 'varchar', ['out', 'in', 'out', 'in', null]),
    column('rate', 'double', [6e9, 2e9, 3e9, 1e9, 5e9], { unit: 'bits-per-second' }),
  ]);

  test('are mirrored on one scale with positive labels; rows without a direction are left out', () => {
    const option = optionOf(drawnAs('time', picture, frame));
    expect(option.series.map((series) => series['id'])).toEqual(['out', 'in', 'zero']);
    expect(option.series[1]?.['data']).toEqual(Float64Array.of(30, -2e9, 90, -1e9, 150, -0, 210, -0, 270, -0));
    expect(option.yAxis[0]?.axisLabel.formatter(-2.5e9).replace(/\s/g, ' ')).toBe('2.5 G');
    expect([option.yAxis[0]?.min, option.yAxis[0]?.max]).toEqual([-2e9, 6e9]);
  });

  test('have a dotted level each, from the companion, which the scale has room for', () => {
    const companion = { frame: frameOf([column('direction', 'varchar', ['in', 'out']), column('p95', 'double', [4e9, 7e9])]), buckets: minutes };
    const option = optionOf(drawnAs('time', { ...picture, levels: { y: 'p95', series: 'direction', label: { en: 'p95', zh: 'p95' } } }, frame, { companion }));
    expect(option.series.map((series) => series['id'])).toEqual(['out', 'in', 'zero', 'level-out', 'level-in']);
    expect(option.series[4]).toMatchObject({ data: [[0, -4e9], [300, -4e9]], lineStyle: { type: 'dotted' } });
    expect(option.yAxis[0]).toMatchObject({ min: expect.toSatisfy((min: number) => min <= -4e9), max: expect.toSatisfy((max: number) => max >= 7e9) });
    const alone = optionOf(drawnAs('time', { ...picture, levels: { y: 'p95', series: 'direction', label: { en: 'p95', zh: 'p95' } } }, frame, { companion: null }));
    expect(alone.series.map((series) => series['id'])).toEqual(['out', 'in', 'zero']);
  });

  test('the name of a level stands at its end, or at its beginning where the course rises over it at the end', () => {
    const levelled = { ...picture, levels: { y: 'p95', series: 'direction', label: { en: 'p95', zh: 'p95' } } } as const;
    const companion = { frame: frameOf([column('direction', 'varchar', ['out']), column('p95', 'double', [2e9])]), buckets: minutes };
    const nameOf = (rates: readonly number[]): unknown => {
      const course = frameOf([column('time', 'bigint', [0, 240]), column('direction', 'varchar', ['out', 'out']), column('rate', 'double', rates, { unit: 'bits-per-second' })]);
      return optionOf(drawnAs('time', levelled, course, { companion })).series[2];
    };
    expect(nameOf([6e9, 1e9])).toMatchObject({ id: 'level-out', data: [[0, 2e9], [300, 2e9]], endLabel: { align: 'right' } });
    expect(nameOf([1e9, 6e9])).toMatchObject({ id: 'level-out', data: [[300, 2e9], [0, 2e9]], endLabel: { align: 'left' } });
  });

  test('a place above zero is outbound, below inbound', () => {
    const one = drawnAs('time', picture, frame);
    expect([one.seriesAt(0, 20)?.key, one.seriesAt(0, 150)?.key]).toEqual(['out', 'in']);
  });
});

describe('lines', () => {
  test('ids at the ends of lines stand in mono, other names do not', () => {
    const fonts = (series: string): unknown[] => {
      const frame = frameOf([column('time', 'bigint', [0, 0]), column('rate', 'double', [1, 2]), column(series, 'varchar', ['a-1', 'b-2'], { field: series })]);
      return optionOf(drawnAs('time', { kind: 'lines', x: 'time', y: 'rate', series, area: false, top: 2 }, frame)).series.map(({ endLabel }) => (endLabel as { readonly fontFamily: unknown }).fontFamily); // The part that this test looks at.
    };
    expect(fonts('vpc-id')).toEqual([font.mono, font.mono]);
    expect(fonts('srctype')).toEqual([font.sans, font.sans]);
  });

  const picture: Picture = { kind: 'lines', x: 'time', y: 'rate', series: 'vpc-id', area: false, top: 2 };
  const frame = frameOf([
    column('time', 'bigint', [0, 0, 0, 0]), column('vpc-id', 'varchar', ['vpc-b', 'vpc-a', 'vpc-c', 'vpc-d'], { field: 'vpc-id' }), column('rate', 'double', [5, 9, 1, 2]),
  ]);

  test('are the largest, then one grey line for the rest, counted', () => {
    const one = drawnAs('time', picture, frame);
    expect(one.series.map((series) => [series.key, series.name.en, series.values[0]])).toEqual([['vpc-a', 'vpc-a', 9], ['vpc-b', 'vpc-b', 5], [otherKey, 'other · 2', 3]]);
    expect(one.series[2]?.colour).toBe(look.tokens.categorical.other);
    // Three are named at their ends.
    expect(one.legend).toBe(false);
  });

  test('an entity keeps its colour in every panel and after another order', () => {
    const colours = new ColourRegistry();
    const before = drawnAs('time', picture, frame, { colours }).series[0]?.colour;
    const turned = frameOf([column('time', 'bigint', [0, 0]), column('vpc-id', 'varchar', ['vpc-z', 'vpc-a'], { field: 'vpc-id' }), column('rate', 'double', [99, 1])]);
    const after = drawnAs('time', picture, turned, { colours }).series.find((series) => series.key === 'vpc-a')?.colour;
    expect(after).toBe(before);
    expect(new ColourRegistry(colours.toJSON()).slot('vpc-id', 'vpc-a')).toBe(colours.slot('vpc-id', 'vpc-a'));
  });

  test('from the ninth entity on there is grey', () => {
    const colours = new ColourRegistry();
    colours.claim('f', Array.from({ length: 10 }, (_, i) => `v${i}`));
    expect([colours.slot('f', 'v7'), colours.slot('f', 'v8'), colours.slot('f', 'never seen')]).toEqual(['amber', 'other', 'other']);
  });
});

test('heat is a row per entity, largest first; zero is bare sheet', () => {
  const frame = frameOf([column('time', 'bigint', [0, 60, 0]), column('srcaddr', 'varchar', ['10.0.0.1', '10.0.0.1', '10.0.0.2'], { field: 'srcaddr' }), column('bytes', 'bigint', [1, 2, 50])]);
  const one = drawnAs('heat', { kind: 'heat', x: 'time', y: 'srcaddr', value: 'bytes' }, frame);
  expect(one.cells.rows.map((row) => [row.key, row.total])).toEqual([['10.0.0.2', 50], ['10.0.0.1', 3]]);
  const marks = optionOf(one).series.map((series) => [series['data'], series['itemStyle']]);
  const shade = (value: number): unknown => ({ color: look.tokens.sequential[one.cells.scale?.shade(value) ?? -1] });
  expect(marks).toEqual([[Float64Array.of(30, 1.5), shade(1)], [Float64Array.of(90, 1.5), shade(2)], [Float64Array.of(30, 0.5), shade(50)]]);
});

test('a map names countries by code and keeps what has none apart', () => {
  const frame = frameOf([column('country', 'varchar', ['CN', null, 'DE']), column('bytes', 'bigint', [80, 5, 15], { unit: 'bytes' })]);
  const one = drawnAs('map', { kind: 'map', country: 'country', value: 'bytes' }, frame);
  expect([one.countries.known.map((country) => country.code), one.countries.unknown, one.countries.total]).toEqual([['CN', 'DE'], 5, 100]);
  const shades = countryShades(one.countries, look);
  expect([...shades.keys()]).toEqual(['CN', 'DE']);
  expect(shades.get('CN')).not.toBe(shades.get('DE'));
  expect(look.tokens.sequential).toEqual(expect.arrayContaining([...shades.values()]));
});

describe('a frame that does not fit', () => {
  test.each<[string, Picture, string]>([
    ['lacks a column', { ...verdicts, reject: 'nothing' } as Picture, 'nothing'], // Spreading a union widens it.
    ['has text for a number', { ...verdicts, accept: 'word' } as Picture, 'word'], // As above.
    ['has text for a time', { ...verdicts, x: 'word' } as Picture, 'word'], // As above.
  ])('%s: told by name', (_, picture, name) => {
    const frame = frameOf([...verdictFrame.columns, column('word', 'varchar', ['a', 'b', 'c'])]);
    const result = draw({ picture }, frame, drawing());
    expect(result.ok ? null : result.problem.column).toBe(name);
  });
});

test('a spark line spans its box and breaks at gaps', () => {
  const frame = frameOf([column('time', 'bigint', [0, 60, 120, 180, 240]), column('n', 'bigint', [0, 10, null, 10, 0])]);
  expect(sparkPath(frame, { x: 'time', y: 'n' }, { buckets: minutes })).toBe('M0.0 15.0L12.0 1.0M36.0 1.0L48.0 15.0');
  expect(sparkPath(frame, { x: 'time', y: 'other' }, { buckets: minutes })).toBeNull();
});
