import { expect, test } from 'vitest';
import { usualChart, type Chart } from '../../model/chart.ts';
import { chartDrawn } from '../chart/draw.ts';
import { narrowName } from '../figures.ts';
import { column, drawing, frameOf, look } from '../testing/frames.ts';

/** Two hosts of a size that ids have, and a third. */
const ids = ['i-bp1n55cbgmz1j15x1', 'i-bp1lcou0mjm48z2teu', 'i-bp1k0a1jbmgljjvtv58'];
const pairs = frameOf([
  column('time', 'timestamp', [0, 0, 60]), column('src_instance', 'varchar', ids, { field: 'srcinstance' }), column('dst_instance', 'varchar', ids.toReversed(), { field: 'dstinstance' }), column('n', 'bigint', [9, 8, 7]),
]);
const settings: Chart = { ...usualChart, kind: 'lanes', x: 'time', y: ['n'], series: 'src_instance', target: 'dst_instance' };

interface Loose { readonly [key: string]: unknown }

function body(chart: Chart, frame = pairs, rest: Parameters<typeof drawing>[0] = {}) {
  const made = chartDrawn(chart, frame, drawing(rest));
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  return made.value.body;
}

/** Names of the lanes as they are written, rich text and all. */
function laneNames(width: number, height: number): readonly string[] {
  const drawn = body(settings, pairs, { size: { width, height } });
  if (drawn.kind !== 'time') throw new Error(drawn.kind);
  const axis = (drawn.option['yAxis'] as unknown as Loose[])[0]?.['axisLabel'] as { customValues: number[]; formatter: (at: number) => string }; // The left one.
  return axis.customValues.map(axis.formatter);
}

test('ends of a lane stand one below the other where side by side too little of either would be left, ids in mono', () => {
  const [first = '', , third = ''] = ids;
  expect(laneNames(1000, 174)[0]).toBe(`{plainMono|${narrowName(first, 16)}}{plain| → }{plainMono|${narrowName(third, 16)}}`);
  expect(laneNames(390, 174)[0]).toBe(`{plainMono|${narrowName(first, 18)}}\n{plain|→ }{plainMono|${narrowName(third, 18)}}`);
  // No lane is so low that two lines would run into the next.
  expect(laneNames(390, 80)[0]).not.toContain('\n');
});

test('a Sankey folds what its height has no room to name', () => {
  const keys = Array.from({ length: 12 }, (_, i) => `i-${i}`);
  const frame = frameOf([column('a', 'varchar', keys, { field: 'srcinstance' }), column('b', 'varchar', keys.toReversed(), { field: 'dstinstance' }), column('n', 'bigint', keys.map((_, i) => 100 - i))]);
  const sankey = (height: number) => {
    const drawn = body({ ...usualChart, kind: 'sankey', x: 'a', y: ['n'], series: 'b', top: 12 }, frame, { size: { width: 390, height } });
    if (drawn.kind !== 'marks') throw new Error(drawn.kind);
    const [series] = drawn.option['series'] as unknown as { data: { name: string }[]; nodeGap: number; top: number; bottom: number }[]; // Its only one.
    if (series === undefined) throw new Error('no series');
    return { ends: series.data.filter(({ name }) => name.startsWith('s')).length, gap: series.nodeGap };
  };
  for (const height of [120, 175, 350]) {
    const { ends, gap } = sankey(height);
    expect([height, gap >= 13, (ends - 1) * gap <= height * 0.7]).toEqual([height, true, true]);
  }
  expect(sankey(350).ends).toBe(12);
  expect(sankey(175).ends).toBeLessThan(12);
});

test('a matrix of a few names fills its panel, and one of many keeps its rows', () => {
  const heights = (count: number): readonly number[] => {
    const keys = Array.from({ length: count }, (_, i) => `net-${i}`);
    const frame = frameOf([column('a', 'varchar', keys, { field: 'srctype' }), column('b', 'varchar', keys, { field: 'dsttype' }), column('n', 'bigint', keys.map(() => 5))]);
    const drawn = body({ ...usualChart, kind: 'matrix', x: 'a', y: ['n'], series: 'b', top: 20 }, frame, { size: { width: 700, height: 250 } });
    if (drawn.kind !== 'shapes') throw new Error(drawn.kind);
    const lowest = Math.max(...drawn.shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.y] : [])));
    return [Math.max(...drawn.marks.map(({ box }) => box.height)), lowest];
  };
  expect(heights(3)[0]).toBe(48);
  expect(heights(6)[0]).toBe(29);
  expect(heights(10)[0]).toBeLessThan(22);
  for (const count of [1, 2, 3, 6, 10]) expect(heights(count)[1]).toBeLessThanOrEqual(250);
});

test('an id stands in mono in a matrix, the name that an inventory gives it does not', () => {
  const named = { ...look, names: new Map([[ids[0] ?? '', 'web-lb-01']]) };
  const drawn = body({ ...usualChart, kind: 'matrix', x: 'src_instance', y: ['n'], series: 'dst_instance' }, pairs, { look: named });
  if (drawn.kind !== 'shapes') throw new Error(drawn.kind);
  const fonts = new Map(drawn.shapes.flatMap((shape) => (shape.kind === 'text' ? [[shape.text, shape.mono === true] as const] : [])));
  expect(fonts.get('web-lb-01')).toBe(false);
  const written = [...fonts].filter(([text]) => text.startsWith('i-'));
  expect(written.length).toBeGreaterThan(1);
  expect(written.filter(([, mono]) => !mono)).toEqual([]);
});
