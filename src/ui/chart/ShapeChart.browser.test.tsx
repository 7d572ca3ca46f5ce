import { act, createRef } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { chartDrawn } from '../../charts/chart/draw.ts';
import type { ChartDrawn, ChartBody } from '../../charts/chart/drawn.ts';
import type { Drawing } from '../../charts/context.ts';
import { column, drawing, frameOf, look, lookZh } from '../../charts/testing/frames.ts';
import { usualChart, type Chart } from '../../model/chart.ts';
import type { Frame } from '../../model/frame.ts';
import { tokensOf } from '../../model/theme.ts';
import type { ChartHandle } from '../chart-handle.ts';
import { mount, type Mounted } from '../testing/mount.tsx';
import { addressesAt } from '../address/address-at.ts';
import { ShapeChart } from './ShapeChart.tsx';
import type { Gesture } from './gesture.ts';
import '../panel/panel.css';
import './chart-picture.css';

type Shapes = ChartDrawn & { readonly body: Extract<ChartBody, { kind: 'shapes' }> };
type Make = (frame: Frame, over?: Partial<Drawing>) => Shapes;

let page: Mounted;
const marked = vi.fn<(values: Readonly<Record<string, string>>, gesture: Gesture) => void>();
beforeEach(() => {
  marked.mockClear();
  page = mount();
});
afterEach(() => page.end());

const size = { width: 480, height: 260 };

function shapesOf(made: ReturnType<typeof chartDrawn>): Shapes {
  if (!made.ok) throw new Error(made.problem.column);
  const { body } = made.value;
  if (body.kind !== 'shapes') throw new Error(body.kind);
  return { ...made.value, body };
}

const pairChart = (kind: 'matrix' | 'graph' | 'shares'): Chart => ({ ...usualChart, kind, x: 'srcinstance', y: ['bytes'], series: 'dstinstance' });
const kinds = (['matrix', 'graph', 'shares'] as const).map((kind): readonly [string, Make] => [kind, (frame, over) => shapesOf(chartDrawn(pairChart(kind), frame, drawing({ size, ...over })))]);

/** Bytes between instances. */
function rowsOf(pairs: readonly (readonly [from: string, to: string, bytes: number])[]): Frame {
  return frameOf([
    column('srcinstance', 'varchar', pairs.map(([from]) => from), { field: 'srcinstance' }), column('dstinstance', 'varchar', pairs.map(([, to]) => to), { field: 'dstinstance' }),
    column('bytes', 'bigint', pairs.map(([, , bytes]) => bytes), { unit: 'bytes' }),
  ]);
}
const some = rowsOf([['i-a', 'i-b', 900], ['i-b', 'i-c', 500], ['i-c', 'i-a', 80]]);

async function show(chart: Shapes, at = look, handle?: React.Ref<ChartHandle>): Promise<void> {
  await page.render(<div style={{ position: 'relative', width: chart.body.size.width, height: chart.body.size.height }}><ShapeChart body={chart.body} chart={chart} look={at} onMarked={marked} handle={handle} /></div>);
}
const layer = (): HTMLElement => {
  const found = page.host.querySelector<HTMLElement>('[role=application]');
  if (!found) throw new Error('no picture');
  return found;
};
const picture = (): SVGSVGElement => {
  const found = page.host.querySelector('svg');
  if (!found) throw new Error('nothing drawn');
  return found;
};
const key = (name: string, init: KeyboardEventInit = {}) => act(async () => layer().dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...init })));
/** Numbers of attributes, of which a broken scale makes NaN or infinity. */
const broken = (): readonly string[] => [...picture().querySelectorAll('*')].flatMap((one) => [...one.attributes].filter(({ value }) => /NaN|Infinity|undefined/.test(value)).map(({ name, value }) => `${one.tagName} ${name}=${value}`));
const inView = (): readonly string[] => {
  const box = picture().getBoundingClientRect();
  return [...picture().querySelectorAll('text')].filter((one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return left < box.left - 1 || right > box.right + 1 || top < box.top - 1 || bottom > box.bottom + 1;
  }).map(({ textContent }) => textContent);
};

describe.each(kinds)('%s', (_, make) => {
  test('draws its marks, tells the one under the pointer, and picks it by click, Alt and Shift', async () => {
    const chart = make(some);
    await show(chart);
    expect(broken()).toEqual([]);
    const mark = chart.body.marks.find((one) => Object.keys(one.marked).length > 0);
    const element = picture().querySelector(`[data-mark="${CSS.escape(mark?.id ?? '')}"]`);
    if (!mark || !element) throw new Error('no mark');
    await act(async () => element.dispatchEvent(new PointerEvent('pointermove', { bubbles: true })));
    expect(page.host.querySelector('.tip')?.textContent).toContain(mark.title.en);
    await act(async () => {
      for (const init of [{}, { altKey: true }, { shiftKey: true }]) element.dispatchEvent(new MouseEvent('click', { bubbles: true, ...init }));
    });
    expect(marked.mock.calls).toEqual([[mark.marked, 'include'], [mark.marked, 'exclude'], [mark.marked, 'add']]);
    await act(async () => layer().dispatchEvent(new PointerEvent('pointerout', { bubbles: true })));
    expect(page.host.querySelector('.tip')).toBeNull();
  });

  test('keys go through its marks, Enter picks the one that is read out, Escape leaves', async () => {
    await show(make(some));
    const quiet = layer().ariaLabel;
    await key('ArrowRight');
    expect(layer().ariaLabel).not.toBe(quiet);
    // Cells of a matrix that hold nothing mean nothing: of the first row, the third holds something.
    for (let step = 0; step < 3 && marked.mock.calls.length === 0; step++) {
      await key('Enter', { altKey: true });
      if (marked.mock.calls.length === 0) await key('ArrowRight');
    }
    expect(marked.mock.calls.map(([, gesture]) => gesture)).toEqual(['exclude']);
    expect(layer().ariaLabel).toContain(Object.values(marked.mock.calls[0]?.[0] ?? {})[0]);
    await key('Escape');
    expect(layer().ariaLabel).toBe(quiet);
  });

  test('where its marks are addresses, the one at the pointer is what the address menu is about', async () => {
    const chart = make(rowsOf([['10.0.0.1', '10.0.0.2', 900], ['10.0.0.2', '10.0.0.3', 500]]));
    await show(chart);
    expect(addressesAt(layer())).toBeNull();
    const mark = chart.body.marks.find((one) => Object.keys(one.marked).length > 0);
    const element = picture().querySelector(`[data-mark="${CSS.escape(mark?.id ?? '')}"]`);
    if (!mark || !element) throw new Error('no mark');
    await act(async () => element.dispatchEvent(new PointerEvent('pointermove', { bubbles: true })));
    expect(addressesAt(element)?.addresses).toEqual([...new Set(Object.values(mark.marked))]);
  });

  test('is drawn anew at another size, in another theme and in another language', async () => {
    await show(make(some));
    const [light, text] = [picture().innerHTML, layer().ariaLabel];
    await show(make(some, { size: { width: 300, height: 200 } }));
    expect([picture().getAttribute('width'), picture().getAttribute('height')]).toEqual(['300', '200']);
    expect([broken(), inView()]).toEqual([[], []]);
    await show(make(some, { look: { ...look, tokens: tokensOf.dark } }));
    expect(picture().innerHTML).not.toBe(light);
    await show(make(some, { look: lookZh }), lookZh);
    expect(layer().ariaLabel).not.toBe(text);
    expect(layer().ariaLabel).toMatch(/\p{Script=Han}/u);
  });

  test('stands for no row, one row and amounts of nothing', async () => {
    for (const frame of [rowsOf([]), rowsOf([['i-a', 'i-b', 5]]), rowsOf([['i-a', 'i-b', 0]])]) {
      await show(make(frame));
      expect(broken()).toEqual([]);
      await key('ArrowDown');
      await key('Enter');
      await key('Escape');
    }
    await show(make(rowsOf([])));
    expect(page.host.querySelector('[data-mark]')).toBeNull();
  });

  test('holds huge names, markup in them and all, inside of its box', async () => {
    const huge = `<img src=x onerror=alert(1)>${'i-bp1very-long-instance-name-'.repeat(12)}`;
    const chart = make(rowsOf([[huge, `${huge}2`, 900], [`${huge}2`, huge, 4]]));
    await show(chart);
    expect(page.host.querySelector('img')).toBeNull();
    expect([broken(), inView()]).toEqual([[], []]);
    const mark = chart.body.marks.find((one) => Object.keys(one.marked).length > 0);
    await act(async () => picture().querySelector(`[data-mark="${CSS.escape(mark?.id ?? '')}"]`)?.dispatchEvent(new MouseEvent('click', { bubbles: true })));
    expect(Object.values(marked.mock.calls[0]?.[0] ?? {}).some((value) => value.startsWith(huge))).toBe(true);
  });

  test('is saved as it is shown, and leaves nothing behind', async () => {
    const handle = createRef<ChartHandle>();
    await show(make(some), look, handle);
    const saved = new DOMParser().parseFromString(handle.current?.svg?.('#abcdef') ?? '', 'image/svg+xml');
    expect(saved.querySelector('parsererror')).toBeNull();
    expect(saved.querySelectorAll('text')).toHaveLength(picture().querySelectorAll('text').length);
    await page.render(<i />);
    expect([page.host.querySelector('svg'), page.host.querySelector('.tip'), handle.current]).toEqual([null, null, null]);
  });
});
