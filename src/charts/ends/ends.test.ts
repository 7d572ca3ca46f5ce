import { describe, expect, test } from 'vitest';
import { usualChart, type Chart } from '../../model/chart.ts';
import type { Frame } from '../../model/frame.ts';
import { chartDrawn } from '../chart/draw.ts';
import type { ChartBody, ChartDrawn, ShapeMark } from '../chart/drawn.ts';
import { chartFor } from '../chart/auto.ts';
import { missingFor } from '../chart/needs.ts';
import { ColourRegistry } from '../colours.ts';
import type { Drawing } from '../context.ts';
import { cellFigures } from '../matrix/figures.ts';
import { shapesAsSvg, type Shape } from '../shapes/shape.ts';
import { column, drawing, frameOf, look, lookZh, plain } from '../testing/frames.ts';
import { endsOf, otherEnd } from './ends.ts';

const gb = 1e9;
/** Two VPCs: a and b in one, c in the other; one sender that could be several. */
const frame: Frame = frameOf([
  column('srcinstance', 'varchar', ['i-a', 'i-b', 'i-a', 'i-c', 'ambiguous', 'i-b'], { field: 'srcinstance' }),
  column('dstinstance', 'varchar', ['i-b', 'i-a', 'i-c', 'i-a', 'i-a', 'i-c'], { field: 'dstinstance' }),
  column('srcvpc', 'varchar', ['v1', 'v1', 'v1', 'v2', 'ambiguous', 'v1']),
  column('dstvpc', 'varchar', ['v1', 'v1', 'v2', 'v1', 'v1', 'v2']),
  column('bytes', 'bigint', [20 * gb, 5 * gb, 2 * gb, gb, 0.5 * gb, 0]),
  column('refused', 'bigint', [0, 1, 0, 1, 0, 4]),
  column('decided', 'bigint', [10, 100, 0, 10, 3, 4]),
]);
const settings = { ...usualChart, unit: 'bytes', x: 'srcinstance', series: 'dstinstance', y: ['bytes'], groups: ['srcvpc', 'dstvpc'], refused: ['refused', 'decided'], top: 12 } as const satisfies Partial<Chart>;
const wide = { width: 800, height: 300 };

function drawnAs(kind: Chart['kind'], over: Partial<Chart> = {}, rest: Partial<Drawing> = {}, from: Frame = frame): ChartDrawn {
  const made = chartDrawn({ ...settings, kind, ...over }, from, drawing({ size: wide, ...rest }));
  if (!made.ok) throw new Error(made.problem.column);
  return made.value;
}

type Shapes = Extract<ChartBody, { kind: 'shapes' }>;

function shapesOf(kind: Chart['kind'], over: Partial<Chart> = {}, rest: Partial<Drawing> = {}, from: Frame = frame): Shapes {
  const { body } = drawnAs(kind, over, rest, from);
  if (body.kind !== 'shapes') throw new Error(body.kind);
  return body;
}

const textsOf = (shapes: readonly Shape[]): string[] => shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));
const markAt = (body: Shapes, row: number, columnAt: number): ShapeMark | undefined => body.marks.find(({ at }) => at.row === row && at.column === columnAt);
const of = (body: Shapes, mark: ShapeMark | undefined, kind: Shape['kind']): Shape[] => body.shapes.filter((shape) => shape.mark === mark?.id && shape.kind === kind);

describe('ends', () => {
  test('follow the network, then the amount; what is ambiguous is counted under other; what crosses is told', () => {
    const made = endsOf(frame, { ...settings, kind: 'matrix' }, drawing(), 12);
    if (!made.ok) throw new Error(made.problem.column);
    const { senders, receivers, isSquare, total, ambiguous, across, crossings } = made.value;
    expect(senders.map((end) => [end.key, end.group])).toEqual([['i-a', 'v1'], ['i-b', 'v1'], ['i-c', 'v2'], [otherEnd, null]]);
    expect(receivers).toEqual(senders);
    expect([isSquare, total, ambiguous]).toEqual([true, 28.5 * gb, 0.5 * gb]);
    expect([across.pairs, across.amount, across.largest?.to]).toEqual([3, 3 * gb, 'i-c']);
    expect(crossings.find(({ from }) => from === otherEnd)).toMatchObject({ to: 'i-a', amount: 0.5 * gb });
  });

  test('beyond the first are one, with their sums', () => {
    const made = endsOf(frame, { ...settings, kind: 'matrix' }, drawing(), 2);
    if (!made.ok) throw new Error(made.problem.column);
    const { senders, crossings, others } = made.value;
    expect([senders.map((end) => end.key), others, senders.at(-1)?.name.en]).toEqual([['i-a', 'i-b', otherEnd], 1, 'other · 1']);
    expect(crossings.find(({ from, to }) => from === 'i-a' && to === otherEnd)?.amount).toBe(2 * gb);
    expect(crossings.reduce((sum, one) => sum + one.amount, 0)).toBe(28.5 * gb);
  });

  test('of two kinds are rows and columns of their own', () => {
    const made = endsOf(frameOf([column('who', 'varchar', ['a', 'a', 'b'], { field: 'vm-id' }), column('where', 'varchar', ['net', 'dc', 'net'], { field: 'dsttype' }), column('n', 'bigint', [1, 2, 3])]), { ...settings, kind: 'matrix', x: 'who', series: 'where', y: ['n'], groups: [], refused: [] }, drawing(), 12);
    if (!made.ok) throw new Error(made.problem.column);
    expect([made.value.isSquare, made.value.senders.map(({ key }) => key), made.value.receivers.map(({ key }) => key)]).toEqual([false, ['a', 'b'], ['net', 'dc']]);
  });
});

describe('matrix', () => {
  test('has a number in every cell in one unit, sums, and the scale', () => {
    const body = shapesOf('matrix');
    expect(plain(drawnAs('matrix').unit.en)).toBe('GB');
    const cell = markAt(body, 0, 1);
    expect(of(body, cell, 'text')).toMatchObject([{ text: '20' }]);
    expect(of(body, markAt(body, 1, 1), 'text')).toMatchObject([{ text: '0', fill: look.tokens.text.tertiary }]);
    expect(of(body, markAt(body, 1, 1), 'rect')).toMatchObject([{ fill: look.tokens.surface.sheet }]);
    expect(look.tokens.sequential).toContain((of(body, cell, 'rect')[0] as { fill: string } | undefined)?.fill); // It is a rectangle.
    expect(textsOf(body.shapes)).toEqual(expect.arrayContaining(['22', '28.5', 'sum', '5 % or more rejected', 'gap: another VPC, 3 in v2']));
  });

  test('marks what was refused from a twentieth on, also where all of it was', () => {
    const body = shapesOf('matrix');
    const notches = [[0, 1], [1, 0], [2, 0], [1, 2]].map(([row = 0, at = 0]) => of(body, markAt(body, row, at), 'path').length);
    expect(notches).toEqual([0, 0, 1, 1]);
  });

  test('a cell means both ends, a row its sender, a column its receiver, other nothing', () => {
    const body = shapesOf('matrix');
    const marked = [[0, 1], [0, -1], [-1, 2], [3, 0], [1, 1]].map(([row = 0, at = 0]) => markAt(body, row, at)?.marked);
    expect(marked).toEqual([{ srcinstance: 'i-a', dstinstance: 'i-b' }, { srcinstance: 'i-a' }, { dstinstance: 'i-c' }, { dstinstance: 'i-a' }, {}]);
  });

  test('parts networks by a gap, and rings what is chosen', () => {
    const body = shapesOf('matrix', {}, { chosen: { srcinstance: ['i-a'], dstinstance: ['i-b'] } });
    const [a, b, c] = [0, 1, 2].map((row) => markAt(body, row, 0)?.box.y ?? 0);
    expect((c ?? 0) - (b ?? 0) - ((b ?? 0) - (a ?? 0))).toBe(4);
    expect(body.rings).toEqual(['0:1']);
    expect(of(body, markAt(body, 0, -1), 'text')).toMatchObject([{ strong: true }]);
  });

  test('says which pair leads, what crosses, and warns of what is ambiguous, in both languages', () => {
    const { finding, note, warns } = drawnAs('matrix');
    expect(plain(finding.en)).toBe('i-a → i-b carries 70.2 % of 28.5 GB; 3.00 GB in 3 pairs cross from one VPC to another.');
    expect(plain(finding.zh)).toBe('i-a → i-b 占 28.5 GB 的 70.2 %；3 对跨 VPC，共 3.00 GB。');
    expect([plain(note?.en), plain(note?.zh), warns]).toEqual(['500 MB has an end that could be several instances; it is counted under other.', '500 MB 的一端可能是多个实例，计入其他。', true]);
  });

  test.each(['graph', 'sankey'] as const)('a %s warns of it as well, draws it under other, and names no end for it', (kind) => {
    const { note, warns, body } = drawnAs(kind);
    expect([plain(note?.en).startsWith('500 MB has an end that could be several instances; it is counted under other.'), warns]).toEqual([true, true]);
    const marks = body.kind === 'shapes' || body.kind === 'marks' ? body.marks : [];
    expect(marks.length).toBeGreaterThan(3);
    expect(marks.filter(({ marked }) => Object.values(marked).includes('ambiguous'))).toEqual([]);
    expect(marks.filter(({ title }) => title.en.includes('ambiguous'))).toEqual([]);
  });

  test('numbers its columns where there are many, and names instances that an inventory knows', () => {
    const many = Array.from({ length: 20 }, (_, i) => `i-${i}`);
    const large = frameOf([column('srcinstance', 'varchar', many, { field: 'srcinstance' }), column('dstinstance', 'varchar', many.map((_, i) => many[(i + 1) % 20] ?? null), { field: 'dstinstance' }), column('bytes', 'bigint', many.map((_, i) => 100 - i))]);
    const body = shapesOf('matrix', { groups: [], refused: [] }, { look: { ...look, names: new Map([['i-1', 'web-1']]) }, size: { width: 800, height: 320 } }, large);
    expect(textsOf(body.shapes)).toEqual(expect.arrayContaining(['web-1', '12', 'other', 'other · 8']));
    expect(markAt(body, 0, -1)?.rows).toContainEqual(expect.objectContaining({ text: 'i-1' }));
    expect(textsOf(shapesOf('matrix', { groups: [], refused: [] }, { look: lookZh, size: { width: 800, height: 320 } }, large).shapes)).toContain('其他 8 个');
  });

  test('figures keep what is little apart from nothing', () => {
    const { text } = cellFigures(30 * gb, { unit: 'bytes', suffix: '', adds: 'always' }, look);
    expect([0, 1, 4e6, 6e6, 0.5 * gb, 0.96 * gb, 7.44 * gb, 22.8 * gb, 431 * gb].map(text)).toEqual(['0', '<.01', '<.01', '.01', '.50', '1.0', '7.4', '22.8', '431']);
    expect(cellFigures(900, { unit: 'records', suffix: '', adds: 'always' }, look).text(900)).toBe('900');
    const counts = (largest: number, room: number): string => cellFigures(largest, { unit: 'records', suffix: '', adds: 'always' }, look, room).text(13_859);
    expect([counts(13_859, 6), counts(13_859, 4)]).toEqual(['13,859', '13.9']);
  });
});

describe('graph', () => {
  test('gives everyone a place that stays while others come and go, whatever the amounts', () => {
    const colours = new ColourRegistry();
    const spot = (body: Shapes, key: string): unknown => body.shapes.find((shape) => shape.kind === 'circle' && shape.mark === `n${key}`);
    const before = shapesOf('graph', {}, { colours });
    const fewer = { ...frame, rows: 1, columns: frame.columns.map((one) => ({ ...one, values: one.values.slice(0, 2).reverse() })) };
    const less = shapesOf('graph', { groups: ['srcvpc', 'dstvpc'] }, { colours }, { ...fewer, rows: 2 });
    expect(spot(before, 'i-a')).toBeDefined();
    const place = (one: unknown): unknown => (typeof one === 'object' && one !== null && 'y' in one ? one.y : null);
    expect(place(spot(less, 'i-b'))).toBe(place(spot(shapesOf('graph', { groups: ['srcvpc', 'dstvpc'] }, { colours }, { ...fewer, rows: 2 }), 'i-b')));
    expect(JSON.stringify(shapesOf('graph', {}, { colours: new ColourRegistry() }).shapes)).toBe(JSON.stringify(before.shapes));
  });

  test('draws a connection by its weight, a refused one dashed in its colour; groups have their name', () => {
    const body = shapesOf('graph');
    const lines = body.shapes.filter((shape) => shape.kind === 'path' && shape.stroke !== undefined);
    expect(lines[0]).toMatchObject({ width: 7 });
    expect(lines.filter((shape) => shape.kind === 'path' && shape.dash !== undefined && shape.stroke === look.tokens.verdict.reject)).toHaveLength(2);
    expect(textsOf(body.shapes)).toEqual(expect.arrayContaining(['v1', 'v2', 'i-a']));
    expect(body.marks[0]?.marked).toEqual({ srcinstance: 'i-a', dstinstance: 'i-b' });
    expect(body.marks.find(({ id }) => id === 'ni-c')?.marked).toEqual({ srcinstance: 'i-c' });
    expect(plain(drawnAs('graph').note?.en)).toBe('500 MB has an end that could be several instances; it is counted under other. Pairs with others, 500 MB, are not drawn.');
  });

  test('dims what is not chosen', () => {
    const body = shapesOf('graph', {}, { chosen: { srcinstance: ['i-a'], dstinstance: ['i-b'] } });
    const opacities = body.shapes.flatMap((shape) => (shape.kind === 'path' && shape.stroke !== undefined ? [shape.opacity ?? 1] : []));
    expect(opacities.filter((one) => one > 0.5)).toHaveLength(1);
  });
});

describe('lanes', () => {
  const times = frameOf([
    column('time', 'bigint', [0, 60, 120, 0, 120], { unit: 'time' }),
    column('srcinstance', 'varchar', ['i-a', 'i-a', 'i-a', 'i-b', 'i-b'], { field: 'srcinstance' }), column('dstinstance', 'varchar', ['i-b', 'i-b', 'i-b', 'i-a', 'i-a'], { field: 'dstinstance' }),
    column('rate', 'double', [1e6, 8e6, 1e6, 2e6, 1e6]),
  ]);
  const chart = { unit: 'bits-per-second', x: 'time', y: ['rate'], series: 'srcinstance', target: 'dstinstance', top: 6 } as const;

  test('are one per pair on one scale, the largest first, with all values of the axis', () => {
    const { body, series } = drawnAs('lanes', chart, {}, times);
    if (body.kind !== 'time') throw new Error(body.kind);
    expect(body.series.map((one) => [one.name.en, one.values])).toEqual([['i-a → i-b', [1e6, 8e6, 1e6, 0, 0]], ['i-b → i-a', [2e6, 0, 1e6, 0, 0]]]);
    expect(series.map((one) => one.marked)).toEqual([{ srcinstance: 'i-a', dstinstance: 'i-b' }, { srcinstance: 'i-b', dstinstance: 'i-a' }]);
    const [upper, lower] = [body.seriesAt(0, body.plot.top + 5), body.seriesAt(0, body.plot.top + body.plot.height - 5)];
    expect([upper?.name.en, lower?.name.en]).toEqual(['i-a → i-b', 'i-b → i-a']);
  });

  test('say which ran most unevenly; those beyond the first are counted', () => {
    const { finding, note } = drawnAs('lanes', { ...chart, top: 1 }, {}, times);
    expect(plain(finding.en)).toBe('i-a → i-b peaked at 8.00 Mbps, 4.0 times its average of 2.00 Mbps.');
    expect(note?.en).toBe('1 more are in the table.');
  });

  test('need a time', () => {
    expect([missingFor('lanes', frame)?.en, missingFor('lanes', times), missingFor('matrix', times), missingFor('graph', frameOf([column('n', 'bigint', [1])]))?.en]).toEqual(['Lanes need a column of times.', null, null, 'Graph needs two columns of names.']);
    expect(chartFor(times, { kind: 'lanes' })).toMatchObject({ x: 'time', y: ['rate'], series: 'srcinstance', target: null });
    expect(chartFor(frame, { kind: 'matrix', groups: ['srcvpc', 'gone'] })).toMatchObject({ x: 'srcinstance', series: 'dstinstance', y: ['bytes'], groups: [] });
  });
});

test('names from a log are text in a saved picture', () => {
  const svg = shapesAsSvg([{ kind: 'text', x: 1, y: 2, text: '<script>"&\u0007', anchor: 'start', fill: '#000', size: 11 }], { width: 10, height: 5 }, '#fff', 2);
  expect(svg).toContain('&lt;script&gt;&quot;&amp;</text>');
  expect(svg).toContain('width="20" height="10" viewBox="0 0 10 5"');
});
