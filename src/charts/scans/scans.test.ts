import { expect, test } from 'vitest';
import { column, drawing, frameOf, look } from '../testing/frames.ts';
import { scansDrawn, type ScansPicture } from './draw.ts';

const picture: ScansPicture = { kind: 'scans', name: 'srcaddr', hosts: 'hosts', ports: 'ports', size: 'records', scan: 'scan' };
const frame = frameOf([
  column('srcaddr', 'varchar', ['198.51.100.1', '198.51.100.2', '10.0.0.7', '10.0.0.8', null], { field: 'srcaddr' }),
  column('hosts', 'bigint', [1, 300, 1, 1, 9]), column('ports', 'bigint', [1000, 2, 1, 0, 9]),
  column('records', 'bigint', [1200, 400, 3, 3, 2]), column('scan', 'varchar', ['vertical', 'horizontal', null, null, null]),
]);

interface Point { readonly name: string; readonly value: readonly [number, number]; readonly symbol: string; readonly itemStyle: { readonly color: string }; readonly label: { readonly show: boolean; readonly formatter: string } }

function made() {
  const drawn = scansDrawn(picture, frame, drawing());
  if (!drawn.ok || drawn.value.body.kind !== 'marks') throw new Error('no marks');
  const series = drawn.value.body.option['series'] as readonly { readonly data: readonly Point[] }[]; // Made by `scansDrawn` a moment ago.
  return { marks: drawn.value.body.marks, points: series[0]?.data ?? [] };
}

test('scanners are diamonds in the colour of rejects, named, at the powers of ten of their hosts and ports, over the others', () => {
  const { points } = made();
  const scanners = points.slice(-2);
  expect(scanners.map(({ value, symbol, itemStyle, label }) => [value, symbol, itemStyle.color, label.show && label.formatter])).toEqual([
    [[0, 3], 'diamond', look.tokens.verdict.reject, '198.51.100.1'],
    [[Math.log10(300), Math.log10(2)], 'diamond', look.tokens.verdict.reject, '198.51.100.2'],
  ]);
});

test('others are grey and without a name; equal ones are told apart, always in the same way, and one without a port stands at one', () => {
  const [first, second] = made().points;
  expect([first, second].map((point) => [point?.symbol, point?.itemStyle.color, point?.label.show])).toEqual([['circle', look.tokens.categorical.other, false], ['circle', look.tokens.categorical.other, false]]);
  expect(first?.value).not.toEqual(second?.value);
  for (const value of [...(first?.value ?? [NaN]), ...(second?.value ?? [NaN])]) expect(Math.abs(value)).toBeLessThanOrEqual(0.07);
  expect(made().points).toEqual(made().points);
});

test('a click means the source; keys go through scanners first, the largest first, and say exact numbers', () => {
  const { marks } = made();
  expect(marks.map(({ marked }) => marked['srcaddr'])).toEqual(['198.51.100.1', '198.51.100.2', '10.0.0.7', '10.0.0.8']);
  expect(marks[0]?.title).toEqual({ en: '◆ 198.51.100.1 · vertical', zh: '◆ 198.51.100.1 · 纵向' });
  expect(marks[0]?.rows.map((row) => [row.name.en, row.text])).toEqual([['hosts', '1'], ['ports', '1,000'], ['rejected records', '1,200']]);
});

test('a frame without one of its columns is told by name', () => {
  expect(scansDrawn(picture, frameOf(frame.columns.filter(({ name }) => name !== 'scan')), drawing())).toEqual({ ok: false, problem: { column: 'scan', need: 'any', found: null } });
});
