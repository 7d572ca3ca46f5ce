import { expect, test } from 'vitest';
import { usualChart, type Chart } from '../../model/chart.ts';
import type { Frame } from '../../model/frame.ts';
import { chartDrawn } from '../chart/draw.ts';
import type { ChartBody, ChartDrawn } from '../chart/drawn.ts';
import { column, drawing, frameOf, plain } from '../testing/frames.ts';

const frame: Frame = frameOf([
  column('dsttype', 'varchar', ['internet', 'internet', 'inside'], { field: 'dsttype' }),
  column('traffic_path', 'varchar', ['7', '15', '2'], { field: 'traffic_path' }),
  column('bytes', 'bigint', [600, 200, 100], { unit: 'bytes' }),
]);
const chart = { ...usualChart, kind: 'shares', unit: 'bytes', x: 'dsttype', series: 'traffic_path', y: ['bytes'] } as const satisfies Partial<Chart>;

function drawnIn(width: number, height: number, over: Partial<Chart> = {}): ChartDrawn & { readonly body: Extract<ChartBody, { kind: 'shapes' }> } {
  const made = chartDrawn({ ...chart, ...over }, frame, drawing({ size: { width, height } }));
  if (!made.ok || made.value.body.kind !== 'shapes') throw new Error('no shares');
  return { ...made.value, body: made.value.body };
}

test('each row is a whole, parted as its amounts are', () => {
  const { body } = drawnIn(520, 260);
  const parts = body.marks.filter(({ at }) => at.column >= 0);
  const widths = parts.map(({ box, marked }) => [marked['dsttype'], marked['traffic_path'], box.width] as const);
  const whole = widths.filter(([row]) => row === 'internet').reduce((sum, [, , width]) => sum + width, 0);
  expect(widths.find(([row]) => row === 'inside')?.[2]).toBeCloseTo(whole);
  expect((widths.find(([row, part]) => row === 'internet' && part === '7')?.[2] ?? 0) / whole).toBeCloseTo(0.75);
  expect(body.marks.filter(({ at }) => at.column < 0).map(({ marked }) => marked)).toEqual([{ dsttype: 'internet' }, { dsttype: 'inside' }]);
});

test('every part has its name beneath, and the row that is parted most is told', () => {
  const { body, finding } = drawnIn(520, 260);
  const texts = body.shapes.flatMap((shape) => (shape.kind === 'text' ? [plain(shape.text)] : []));
  expect(texts).toEqual(expect.arrayContaining(['internet', 'inside', '800 B', 'NAT gateway']));
  expect(plain(finding.en)).toBe('internet: 75.0 % of 800 B is NAT gateway.');
});

test('parts beyond the first are one, grey and last', () => {
  const { body } = drawnIn(520, 260, { top: 1 });
  const other = body.marks.filter(({ at, marked }) => at.column >= 0 && !('traffic_path' in marked));
  expect(other.length).toBeGreaterThan(0);
});
