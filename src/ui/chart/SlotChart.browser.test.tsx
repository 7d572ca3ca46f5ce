import { act } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { chartDrawn } from '../../charts/chart/draw.ts';
import { chartFor } from '../../charts/chart/auto.ts';
import { column, drawing, frameOf, look } from '../../charts/testing/frames.ts';
import { allRead } from '../../charts/unread.ts';
import type { TimeRange } from '../../model/time.ts';
import { mount, type Mounted } from '../testing/mount.tsx';
import { addressesAt } from '../address/address-at.ts';
import { Brush } from './brush.ts';
import { SlotChart } from './SlotChart.tsx';
import type { Gesture } from './gesture.ts';
import '../panel/panel.css';

const size = { width: 556, height: 174 };
const buckets = { from: 600, step: 60, count: 10 };
let page: Mounted;
let brush: Brush;
let plot: { readonly left: number; readonly width: number };
const marked = vi.fn<(values: Readonly<Record<string, string>>, gesture: Gesture) => void>();
const ranged = vi.fn<(range: TimeRange) => void>();

beforeEach(async () => {
  marked.mockClear();
  ranged.mockClear();
  page = mount();
  brush = new Brush();
  const times = Array.from({ length: 10 }, (_, i) => 600 + i * 60);
  const frame = frameOf([column('time', 'bigint', times, { unit: 'time' }), column('srcaddr', 'varchar', times.map((_, i) => `10.0.0.${i % 2}`)), column('bytes', 'bigint', times)]);
  const drawn = chartDrawn(chartFor(frame, { kind: 'heat' }), frame, drawing({ size, buckets }));
  if (!drawn.ok || drawn.value.body.kind !== 'slots') throw new Error('not drawn');
  const { body } = drawn.value;
  plot = body.plot;
  await page.render(
    <div style={{ position: 'relative', width: size.width, height: size.height }}>
      <SlotChart panel="one" body={body} chart={drawn.value} size={size} look={look} unread={allRead} brush={brush} onMarked={marked} onRange={ranged} recordsIn={() => null} />
    </div>,
  );
});
afterEach(() => page.end());

const layer = (): HTMLElement => {
  const found = page.host.querySelector<HTMLElement>('.chart-layer');
  if (!found) throw new Error('no layer');
  return found;
};
const x = (minute: number): number => plot.left + (minute / 10) * plot.width;
async function pointer(type: string, atX: number): Promise<void> {
  const box = layer().getBoundingClientRect();
  const init = { bubbles: true, button: 0, clientX: box.left + atX, clientY: box.top + 20 };
  await act(async () => void layer().dispatchEvent(type === 'click' ? new MouseEvent(type, init) : new PointerEvent(type, { ...init, pointerId: 1 })));
}
async function key(name: string): Promise<void> {
  await act(async () => void layer().dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true })));
}
const shown = (): HTMLElement | null => page.host.querySelector<HTMLElement>('.brushed');

test('the cell under the pointer and at the keys is what the address menu is about', async () => {
  expect(addressesAt(layer())).toBeNull();
  await key('ArrowRight');
  const first = addressesAt(layer())?.addresses;
  await key('ArrowDown');
  expect([first, addressesAt(layer())?.addresses]).toEqual([['10.0.0.1'], ['10.0.0.0']]);
  await pointer('pointermove', x(3.5));
  expect(addressesAt(layer())?.addresses).toEqual(['10.0.0.1']);
});

describe('the brush over cells of time', () => {
  test('shows a stretch that was drawn in another panel', async () => {
    await act(async () => brush.set({ range: { from: 720, to: 900 }, panel: 'other', moving: true }));
    expect(shown()?.style.display).toBe('block');
    expect([Math.round(parseFloat(shown()?.style.left ?? '')), Math.round(parseFloat(shown()?.style.width ?? ''))]).toEqual([Math.round(x(2)), Math.round(x(5) - x(2))]);
    expect(page.host.querySelector('.brush-bar')).toBeNull();
  });

  test('a drag draws whole steps and picks nothing; a click takes it away, the next one picks', async () => {
    vi.spyOn(Element.prototype, 'setPointerCapture').mockImplementation(() => undefined);
    await pointer('pointerdown', x(2.4));
    await pointer('pointermove', x(4.5));
    await pointer('pointerup', x(4.5));
    await pointer('click', x(4.5));
    expect(brush.get()).toEqual({ range: { from: 720, to: 900 }, panel: 'one', moving: false });
    expect(page.host.querySelector('.brush-bar')).not.toBeNull();
    expect(marked).not.toHaveBeenCalled();
    for (const type of ['pointerdown', 'pointerup', 'click']) await pointer(type, x(7.5));
    expect(brush.get()).toBeNull();
    expect(marked).not.toHaveBeenCalled();
    for (const type of ['pointerdown', 'pointerup', 'click']) await pointer(type, x(7.5));
    expect(marked).toHaveBeenCalledTimes(1);
    vi.restoreAllMocks();
  });

  test('keys begin one, zoom in with it and take it away', async () => {
    await key('ArrowRight');
    await key('b');
    expect(brush.get()?.range).toEqual({ from: 600, to: 720 });
    await key('Enter');
    expect(ranged).toHaveBeenLastCalledWith({ from: 600, to: 720 });
    await key('b');
    await key('Escape');
    expect(brush.get()).toBeNull();
    expect(marked).not.toHaveBeenCalled();
  });
});
