import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { draw } from '../../charts/draw.ts';
import { heatPlot } from '../../charts/heat/cells.ts';
import type { Plot } from '../../charts/plot.ts';
import { column, drawing, frameOf, look, plain } from '../../charts/testing/frames.ts';
import type { TimeRange } from '../../model/time.ts';
import { ChartView } from '../ChartView.tsx';
import { mount, type Mounted } from '../testing/mount.tsx';
import { addressesAt } from '../address/address-at.ts';
import { Brush } from './brush.ts';
import { HeatChart } from './HeatChart.tsx';
import type { Gesture } from './gesture.ts';
import '../panel/panel.css';

const size = { width: 556, height: 174 };
const buckets = { from: 600, step: 60, count: 10 };
let page: Mounted;
let brush: Brush;
let plot: Plot;
const picked = vi.fn<(key: string, gesture: Gesture) => void>();
const ranged = vi.fn<(range: TimeRange) => void>();

beforeEach(async () => {
  vi.spyOn(Element.prototype, 'setPointerCapture').mockImplementation(() => undefined);
  picked.mockClear();
  ranged.mockClear();
  page = mount();
  brush = new Brush();
  const times = Array.from({ length: 6 }, (_, i) => 600 + i * 60);
  const frame = frameOf([column('time', 'bigint', times), column('srcaddr', 'varchar', times.map((_, i) => `10.0.0.${i % 2}`), { field: 'srcaddr' }), column('bytes', 'bigint', times, { unit: 'bytes' })]);
  const drawn = draw({ picture: { kind: 'heat', x: 'time', y: 'srcaddr', value: 'bytes' } }, frame, drawing({ size, buckets, readUntil: 901 }));
  if (!drawn.ok || drawn.value.kind !== 'heat') throw new Error('not drawn');
  const { option, cells } = drawn.value;
  plot = heatPlot(size, cells.rows);
  await page.render(
    <div style={{ position: 'relative', width: size.width, height: size.height }}>
      <HeatChart
        panel="one" cells={cells} size={size} look={look} buckets={buckets} unread={{ readFrom: null, readUntil: 901, gaps: [], comes: { before: false, after: false } }} brush={brush}
        onPick={picked} onRange={ranged} recordsIn={(range) => (range.to - range.from) / 60}
      >
        <ChartView option={option} size={size} />
      </HeatChart>
    </div>,
  );
});
afterEach(async () => {
  vi.restoreAllMocks();
  await page.end();
});

const layer = (): HTMLElement => {
  const found = page.host.querySelector<HTMLElement>('.chart-layer');
  if (!found) throw new Error('no layer');
  return found;
};
const x = (minute: number): number => plot.left + (minute / 10) * plot.width;
async function pointer(type: string, atX: number, init: PointerEventInit = {}): Promise<void> {
  const box = layer().getBoundingClientRect();
  const at = { bubbles: true, button: 0, clientX: box.left + atX, clientY: box.top + plot.top + 4, pointerId: 1, ...init };
  await act(async () => {
    layer().dispatchEvent(new PointerEvent(type, at));
    if (type === 'pointerup') layer().dispatchEvent(new PointerEvent('click', at));
  });
}
async function key(name: string): Promise<void> {
  await act(async () => void layer().dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true })));
}

test('a drag across the cells draws a stretch that zooms in, and picks nothing; a click picks the row', async () => {
  await pointer('pointerdown', x(2.5));
  await pointer('pointermove', x(4.5));
  await pointer('pointerup', x(4.5));
  expect(brush.get()).toEqual({ range: { from: 720, to: 900 }, panel: 'one', moving: false });
  expect(picked).not.toHaveBeenCalled();
  expect(plain(page.host.querySelector('.brush-bar')?.textContent)).toContain('01-01 00:12 – 00:153 min3 records');
  await act(async () => page.host.querySelector<HTMLElement>('.brush-bar .primary')?.click());
  expect(ranged).toHaveBeenCalledWith({ from: 720, to: 900 });
  expect(brush.get()).toBeNull();
  await pointer('pointerdown', x(2.5), { altKey: true });
  await pointer('pointerup', x(2.5), { altKey: true });
  expect(picked.mock.calls).toEqual([['10.0.0.1', 'exclude']]);
});

test('keys do the same: B begins, Enter zooms in, Escape takes it away', async () => {
  await key('ArrowRight');
  await key('b');
  expect(brush.get()?.range).toEqual({ from: 660, to: 780 });
  await key('Escape');
  expect(brush.get()).toBeNull();
  await key('b');
  await key('Enter');
  expect(ranged).toHaveBeenCalledWith({ from: 660, to: 780 });
  await key('Enter');
  expect(picked.mock.calls).toEqual([['10.0.0.1', 'include']]);
});

test('the row under the pointer and at the keys is what the address menu is about', async () => {
  expect(addressesAt(layer())).toBeNull();
  await pointer('pointermove', x(2.5));
  expect(addressesAt(layer())?.addresses).toEqual(['10.0.0.1']);
  await key('ArrowUp');
  expect(addressesAt(layer())?.addresses).toEqual(['10.0.0.1']);
  await key('ArrowDown');
  expect(addressesAt(layer())?.addresses).toEqual(['10.0.0.0']);
});

test('what was not read is hatched under the cells', () => {
  const hatch = page.host.querySelector<HTMLElement>('.not-read');
  expect([Math.round(parseFloat(hatch?.style.left ?? '')), hatch?.textContent]).toEqual([Math.round(x(6)), 'no records after 00:15']);
});
