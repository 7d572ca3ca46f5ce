import { act } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { chartFor } from '../../charts/chart/auto.ts';
import { chartDrawn } from '../../charts/chart/draw.ts';
import { draw } from '../../charts/draw.ts';
import { column, drawing, frameOf, look } from '../../charts/testing/frames.ts';
import { allRead, type Unread } from '../../charts/unread.ts';
import type { TimeRange } from '../../model/time.ts';
import { mount, type Mounted } from '../testing/mount.tsx';
import { addressesAt } from '../address/address-at.ts';
import { Brush } from './brush.ts';
import { NotRead } from './NotRead.tsx';
import { TimeChart } from './TimeChart.tsx';
import type { Gesture } from './gesture.ts';
import '../panel/panel.css';

const size = { width: 556, height: 174 };
/** Ten minutes over a plot of 500 pixels that begins at 44. */
const buckets = { from: 600, step: 60, count: 10 };
const x = (minute: number): number => 44 + minute * 50;

let page: Mounted;
let brush: Brush;
const picked = vi.fn<(key: string, gesture: Gesture) => void>();
const ranged = vi.fn<(range: TimeRange) => void>();
const zoomedOut = vi.fn<() => void>();

beforeEach(async () => {
  for (const mock of [picked, ranged, zoomedOut]) mock.mockClear();
  page = mount();
  brush = new Brush();
  const times = Array.from({ length: 10 }, (_, i) => 600 + i * 60);
  const frame = frameOf([column('time', 'bigint', times), column('accept', 'bigint', times.map((_, i) => 100 + i), { unit: 'records' }), column('reject', 'bigint', times.map(() => 1), { unit: 'records' })]);
  const drawn = draw({ picture: { kind: 'verdicts', x: 'time', accept: 'accept', reject: 'reject' } }, frame, drawing({ size, buckets }));
  if (!drawn.ok || drawn.value.kind !== 'time') throw new Error('not drawn');
  const { option, series, plots, seriesAt } = drawn.value;
  const chart = (id: string) => (
    <div style={{ position: 'relative', width: size.width, height: size.height }} id={id}>
      <TimeChart
        panel={id} option={option} size={size} look={look} buckets={buckets} series={series} plots={plots} brush={brush} seriesAt={seriesAt}
        onPick={(one, gesture) => picked(one.key, gesture)} onRange={ranged} onZoomOut={zoomedOut} recordsIn={(range) => (range.to - range.from) / 60}
      />
    </div>
  );
  await page.render(<>{chart('one')}{chart('two')}</>);
});
afterEach(() => page.end());

const layer = (id: string): HTMLElement => {
  const found = page.host.querySelector<HTMLElement>(`#${id} .chart-layer`);
  if (!found) throw new Error('no layer');
  return found;
};

async function pointer(type: string, atX: number, atY = 30, init: PointerEventInit = {}): Promise<void> {
  const box = layer('one').getBoundingClientRect();
  const at = { bubbles: true, button: 0, clientX: box.left + atX, clientY: box.top + atY, pointerId: 1, ...init };
  await act(async () => {
    layer('one').dispatchEvent(new PointerEvent(type, at));
    // What comes down and goes up has clicked.
    if (type === 'pointerup') layer('one').dispatchEvent(new PointerEvent('click', at));
  });
}

async function key(name: string, init: KeyboardEventInit = {}): Promise<void> {
  await act(async () => void layer('one').dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...init })));
}

test('the series under the pointer is what the address menu is about; keys are at all of them', async () => {
  const times = Array.from({ length: 10 }, (_, i) => 600 + i * 60);
  const hosts = ['10.0.0.1', '10.0.0.2'];
  const frame = frameOf([
    column('time', 'bigint', hosts.flatMap(() => times)), column('srcaddr', 'varchar', hosts.flatMap((host) => times.map(() => host)), { field: 'srcaddr' }),
    column('bytes', 'bigint', hosts.flatMap((_, i) => times.map(() => 1000 * (i + 1))), { unit: 'bytes' }),
  ]);
  const drawn = chartDrawn(chartFor(frame, { kind: 'lanes' }), frame, drawing({ size, buckets }));
  if (!drawn.ok || drawn.value.body.kind !== 'time') throw new Error('not drawn');
  const { option, series, plot, seriesAt } = drawn.value.body;
  await page.render(
    <div style={{ position: 'relative', width: size.width, height: size.height }} id="one">
      <TimeChart panel="one" option={option} size={size} look={look} buckets={buckets} series={series} plots={[plot]} brush={brush} seriesAt={seriesAt} onRange={ranged} onZoomOut={zoomedOut} recordsIn={() => null} />
    </div>,
  );
  const under = async (y: number): Promise<readonly string[] | undefined> => {
    await pointer('pointermove', plot.left + 100, y);
    return addressesAt(layer('one'))?.addresses;
  };
  expect(addressesAt(layer('one'))).toBeNull();
  expect(new Set([await under(plot.top + 4), await under(plot.top + plot.height - 4)].flat())).toEqual(new Set(hosts));
  await key('ArrowRight');
  expect(new Set(addressesAt(layer('one'))?.addresses)).toEqual(new Set(hosts));
});

describe('the brush', () => {
  test('a drag selects whole buckets, in every time panel, and says range, length and records', async () => {
    layer('one').setPointerCapture = () => undefined; // Events of a test have no pointer that could be captured.
    await pointer('pointerdown', x(2.5));
    await pointer('pointermove', x(4.5));
    await pointer('pointerup', x(4.5));
    expect(brush.get()).toEqual({ range: { from: 720, to: 900 }, panel: 'one', moving: false });
    const places = [...page.host.querySelectorAll<HTMLElement>('.brushed')].map((one) => [one.style.display, one.style.left, one.style.width]);
    expect(places).toEqual([['block', '144px', '150px'], ['block', '144px', '150px']]);
    const bars = page.host.querySelectorAll('.brush-bar');
    expect(bars).toHaveLength(1);
    expect(bars[0]?.textContent.replace(/\s/g, ' ')).toContain('01-01 00:12 – 00:153 min3 records');
  });

  test('Enter zooms in, Escape drops it; a double click zooms out', async () => {
    await act(async () => brush.set({ range: { from: 720, to: 900 }, panel: 'one', moving: false }));
    await key('Enter');
    expect(ranged).toHaveBeenCalledWith({ from: 720, to: 900 });
    expect(brush.get()).toBeNull();
    await act(async () => brush.set({ range: { from: 720, to: 900 }, panel: 'one', moving: false }));
    await key('Escape');
    expect(brush.get()).toBeNull();
    await act(async () => void layer('one').dispatchEvent(new MouseEvent('dblclick', { bubbles: true })));
    expect(zoomedOut).toHaveBeenCalledTimes(1);
  });

  test('by keyboard: B begins, arrows move it, Shift lengthens it', async () => {
    await key('ArrowRight');
    await key('b');
    const begun = brush.get()?.range;
    await key('ArrowRight');
    expect(brush.get()?.range).toEqual({ from: (begun?.from ?? 0) + 60, to: (begun?.to ?? 0) + 60 });
    await key('ArrowRight', { shiftKey: true });
    expect(brush.get()?.range).toEqual({ from: (begun?.from ?? 0) + 60, to: (begun?.to ?? 0) + 120 });
  });
});

test('by keyboard: down goes from series to series, which is told alone, and Enter picks it; beyond the first and the last the keys are the panel\'s', async () => {
  const heard = vi.fn<(key: string) => void>();
  const done = new AbortController();
  document.body.addEventListener('keydown', ({ key: name }) => heard(name), { signal: done.signal });
  const told = (): readonly string[] => [...page.host.querySelectorAll('#one .tip tr.chosen')].map((row) => row.textContent.replace(/\s/g, ' '));
  await key('Enter');
  await key('ArrowUp');
  expect([heard.mock.calls.flat(), picked.mock.calls]).toEqual([['Enter', 'ArrowUp'], []]);
  await key('ArrowDown');
  expect([told(), layer('one').ariaLabel?.replace(/\s/g, ' ')]).toEqual([['Accept10599.1 %'], '01-01 00:15 – 00:16, Accept 105']);
  await key('Enter');
  await key('ArrowDown');
  await key('Enter', { altKey: true });
  await key('Enter', { shiftKey: true });
  expect(picked.mock.calls).toEqual([['accept', 'include'], ['reject', 'exclude'], ['reject', 'add']]);
  await key('ArrowRight');
  expect(layer('one').ariaLabel).toContain('Reject 1');
  heard.mockClear();
  await key('ArrowDown');
  await key('Escape');
  expect([heard.mock.calls.flat(), told()]).toEqual([['ArrowDown'], []]);
  done.abort();
  await key('ArrowDown');
  await act(async () => void layer('one').dispatchEvent(new FocusEvent('focusout', { bubbles: true })));
  expect(page.host.querySelector('.tip')).toBeNull();
});

describe('the pointer', () => {
  test('tells the bucket under it, exactly', async () => {
    await pointer('pointermove', x(3.5));
    const tip = page.host.querySelector('.tip')?.textContent.replace(/\s/g, ' ') ?? '';
    expect(tip).toContain('01-01 00:13 – 00:14');
    expect(tip).toContain('Accept103');
    await key('ArrowRight');
    expect(page.host.querySelector('.tip')?.textContent).toContain('Accept104');
    expect(layer('one').ariaLabel).toContain('Accept 104');
  });

  test('a click means the series of its plot, unless a second one follows', async () => {
    vi.useFakeTimers();
    try {
      await pointer('pointerdown', x(3), 130, { altKey: true });
      await pointer('pointerup', x(3), 130, { altKey: true });
      vi.advanceTimersByTime(1000);
      expect(picked.mock.calls).toEqual([['reject', 'exclude']]);
      await pointer('pointerdown', x(3), 30);
      await pointer('pointerup', x(3), 30);
      await act(async () => void layer('one').dispatchEvent(new MouseEvent('dblclick', { bubbles: true })));
      vi.advanceTimersByTime(1000);
      expect(picked).toHaveBeenCalledTimes(1);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a finger', () => {
  const touch = { pointerType: 'touch' } as const;
  const held = async (): Promise<void> => act(async () => void vi.advanceTimersByTime(500));
  /** Whether a finger that moves now scrolls the page. */
  const scrolls = (): boolean => layer('one').dispatchEvent(new TouchEvent('touchmove', { bubbles: true, cancelable: true }));
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => void vi.useRealTimers());

  test('that is held draws a stretch and keeps the page still; let go, there are the deeds', async () => {
    await pointer('pointerdown', x(2.5), 30, touch);
    expect(scrolls()).toBe(true);
    await held();
    expect(brush.get()).toEqual({ range: { from: 720, to: 780 }, panel: 'one', moving: true });
    expect(scrolls()).toBe(false);
    await pointer('pointermove', x(4.5), 30, touch);
    await pointer('pointerup', x(4.5), 30, touch);
    expect(brush.get()).toEqual({ range: { from: 720, to: 900 }, panel: 'one', moving: false });
    expect(scrolls()).toBe(true);
    await act(async () => page.host.querySelector<HTMLElement>('.brush-bar .primary')?.click());
    expect(ranged).toHaveBeenCalledWith({ from: 720, to: 900 });
    await held();
    expect(picked).not.toHaveBeenCalled();
  });

  test('that moves at once scrolls and draws nothing, as does one that the browser takes', async () => {
    await pointer('pointerdown', x(2.5), 30, touch);
    await pointer('pointermove', x(2.5), 60, touch);
    await held();
    expect([brush.get(), scrolls()]).toEqual([null, true]);
    await pointer('pointerdown', x(2.5), 30, touch);
    await held();
    await pointer('pointercancel', x(2.5), 30, touch);
    expect(brush.get()).toBeNull();
  });

  test('that taps means the series', async () => {
    await pointer('pointerdown', x(3), 130, touch);
    await pointer('pointerup', x(3), 130, touch);
    await held();
    expect(picked.mock.calls).toEqual([['reject', 'include']]);
  });

  test('that is held and let go in its place has a menu: only, without, too; in its own words, gone with the next touch', async () => {
    const menu = (): HTMLElement | null => page.host.querySelector('[role=menu]');
    const open = async (): Promise<void> => {
      await pointer('pointerdown', x(3), 130, touch);
      await held();
      await pointer('pointerup', x(3), 130, touch);
      await act(() => vi.dynamicImportSettled());
    };
    for (const [at, gesture] of (['include', 'exclude', 'add'] as const).entries()) {
      await open();
      expect(menu()?.ariaLabel).toBe('Filter by Reject');
      expect([...(menu()?.querySelectorAll('button') ?? [])].map((one) => [one.textContent, one.offsetHeight])).toEqual([['Only this', 40], ['Without this', 40], ['This too', 40]]);
      await act(async () => menu()?.querySelectorAll('button')[at]?.click());
      expect(picked).toHaveBeenLastCalledWith('reject', gesture);
      expect([menu(), brush.get()]).toEqual([null, null]);
    }
    await open();
    await pointer('pointerdown', x(8), 30, touch);
    expect(menu()).toBeNull();
    expect(picked).toHaveBeenCalledTimes(3);
  });
});

test('time that nothing was read of is hatched in whole buckets, and says why', async () => {
  const plots = [{ left: 44, top: 8, width: 500, height: 60 }, { left: 44, top: 78, width: 500, height: 70 }];
  const hatched = async (unread: Unread): Promise<readonly unknown[]> => {
    await page.render(<NotRead plots={plots} buckets={buckets} unread={unread} />);
    return [...page.host.querySelectorAll<HTMLElement>('.not-read')].map(({ style, textContent, firstElementChild }) => [style.left, style.width, style.top, style.height, textContent, firstElementChild?.className]);
  };
  expect(await hatched({ readFrom: 700, readUntil: 901, gaps: [], comes: { before: false, after: false } })).toEqual([
    ['44px', '50px', '8px', '140px', 'no records before 00:11', 'unseen'], ['344px', '200px', '8px', '140px', 'no records after 00:15', ''],
  ]);
  expect(await hatched({ readFrom: null, readUntil: 901, gaps: [], comes: { before: false, after: true } })).toEqual([['344px', '200px', '8px', '140px', 'not read yet', '']]);
  expect(await hatched({ ...allRead, gaps: [{ from: 661, to: 845 }] })).toEqual([['144px', '100px', '8px', '140px', 'not read: no file from 00:11 to 00:14', '']]);
  expect(await hatched(allRead)).toEqual([]);
});
