import { StrictMode, act, createRef, useState, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { getInstanceByDom } from 'echarts/core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ChartHandle } from './chart-handle.ts';
import { ChartView } from './ChartView.tsx';
import { draw } from '../charts/draw.ts';
import { column, drawing, frameOf, look } from '../charts/testing/frames.ts';
import { tokensOf } from '../model/theme.ts';
import type { ChartOption } from '../charts/axes.ts';

/** The drawing library takes the browser's frames once, when it is loaded: they are made holdable before that, as in a hidden tab. */
const frames = vi.hoisted(() => {
  const usual = globalThis.requestAnimationFrame.bind(globalThis);
  let held: FrameRequestCallback[] | null = null;
  globalThis.requestAnimationFrame = (callback) => (held === null ? usual(callback) : held.push(callback));
  return {
    hold: (): void => {
      held = [];
    },
    letGo: (): void => {
      const waiting = held ?? [];
      held = null;
      for (const callback of waiting) usual(callback);
    },
  };
});

const size = { width: 400, height: 200 };
let host: HTMLDivElement;
let root: Root;
let errors: unknown[];

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
  errors = [];
  addEventListener('unhandledrejection', noted);
  addEventListener('error', noted);
});

afterEach(async () => {
  await act(async () => root.unmount());
  host.remove();
  removeEventListener('unhandledrejection', noted);
  removeEventListener('error', noted);
  if (errors.length > 0) throw new Error(`The page failed: ${errors.map(String).join(', ')}`);
});

const render = (node: ReactNode): Promise<void> => act(async () => root.render(node));

function noted(event: Event): void {
  errors.push('reason' in event ? event.reason : event.type);
}

function optionFor(values: readonly number[], scheme: 'light' | 'dark' = 'light'): ChartOption {
  const frame = frameOf([column('time', 'bigint', [0, 60, 120, 180, 240]), column('rate', 'double', values)]);
  const drawn = draw({ picture: { kind: 'lines', x: 'time', y: 'rate', area: true, top: 1 } }, frame, drawing({ size, look: { ...look, tokens: tokensOf[scheme] } }));
  if (!drawn.ok || !('option' in drawn.value)) throw new Error('no option');
  return drawn.value.option;
}

const element = (): HTMLElement | null => host.querySelector<HTMLElement>('.echarts-for-react');
const instance = (): ReturnType<typeof getInstanceByDom> => {
  const found = element();
  return found ? getInstanceByDom(found) : undefined;
};
/** Values of the first series as the instance holds them. */
function shown(): unknown {
  const option = instance()?.getOption() as { series?: { data: Float64Array }[] } | undefined; // What setOption was given: x and y in turn.
  const data = option?.series?.[0]?.data;
  return data && Array.from(data).filter((_, i) => i % 2 === 1);
}
const settle = (): Promise<void> => act(async () => vi.waitFor(() => expect(shown()).toBeDefined(), { timeout: 5000 }));

function busy(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

describe('the chart and its traps', () => {
  test('draws its option, at the size of its cell', async () => {
    await render(<ChartView option={optionFor([1, 2, 3, 4, 5])} size={size} />);
    await settle();
    expect(shown()).toEqual([1, 2, 3, 4, 5]);
    expect([instance()?.getWidth(), instance()?.getHeight()]).toEqual([400, 200]);
    await render(<ChartView option={optionFor([1, 2, 3, 4, 5])} size={{ width: 300, height: 150 }} />);
    expect([instance()?.getWidth(), instance()?.getHeight()]).toEqual([300, 150]);
  });

  test('taken away before its turn came, it leaves nothing behind', async () => {
    const ready = vi.fn<() => void>();
    act(() => root.render(<ChartView option={optionFor([1, 2, 3, 4, 5])} size={size} onReady={ready} />));
    const was = element();
    expect(was).not.toBeNull();
    act(() => root.render(<p>gone</p>));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(ready).not.toHaveBeenCalled();
    expect(was && getInstanceByDom(was)).toBeFalsy();
  });

  test('many charts that come together leave the page its turn between two that take long', async () => {
    const drawnAt: number[] = [];
    let turn = 0;
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      turn += 1;
      if (drawnAt.length < 4) channel.port2.postMessage(null);
    };
    channel.port2.postMessage(null);
    await render([1, 2, 3, 4].map((one) => <ChartView key={one} option={optionFor([one, 2, 3, 4, 5])} size={size} onReady={() => (busy(20), drawnAt.push(turn))} />));
    await vi.waitFor(() => expect(drawnAt).toHaveLength(4));
    expect(new Set(drawnAt).size).toBe(4);
    channel.port1.close();
  });

  test('mounted twice by StrictMode, there is one chart and it is drawn', async () => {
    const ready = vi.fn<() => void>();
    await render(<StrictMode><ChartView option={optionFor([5, 4, 3, 2, 1])} size={size} onReady={ready} /></StrictMode>);
    await settle();
    expect(shown()).toEqual([5, 4, 3, 2, 1]);
    expect(host.querySelectorAll('canvas')).toHaveLength(1);
    expect(ready).toHaveBeenCalledTimes(1);
  });

  test('in a hidden tab, where no frame is drawn, it shows its newest option all the same', async () => {
    frames.hold();
    try {
      await render(<ChartView option={optionFor([1, 1, 1, 1, 1])} size={size} />);
      await settle();
      expect(shown()).toEqual([1, 1, 1, 1, 1]);
      await render(<ChartView option={optionFor([2, 2, 2, 2, 2])} size={size} />);
      await vi.waitFor(() => expect(shown()).toEqual([2, 2, 2, 2, 2]));
      expect(host.querySelectorAll('canvas')).toHaveLength(1);
    } finally {
      frames.letGo();
    }
  });

  test('another theme comes in the option: the instance stays the same one', async () => {
    await render(<ChartView option={optionFor([1, 2, 3, 4, 5])} size={size} />);
    await settle();
    const before = instance();
    await render(<ChartView option={optionFor([1, 2, 3, 4, 5], 'dark')} size={size} />);
    expect(instance()).toBe(before);
    expect(before?.isDisposed()).not.toBe(true);
    const option = before?.getOption() as { series: { lineStyle: { color: string } }[] }; // What setOption was given.
    expect(option.series[0]?.lineStyle.color).toBe(tokensOf.dark.neutralBar);
  });

  test('a render with the same option, or with other handlers, sets nothing', async () => {
    const option = optionFor([1, 2, 3, 4, 5]);
    await render(<ChartView option={option} size={size} onPick={() => undefined} />);
    await settle();
    const chart = instance();
    const set = chart && vi.spyOn(chart, 'setOption');
    const off = chart && vi.spyOn(chart, 'off');
    await render(<ChartView option={option} size={size} onPick={() => undefined} />);
    expect(set).not.toHaveBeenCalled();
    expect(off).not.toHaveBeenCalled();
    await render(<ChartView option={optionFor([5, 5, 5, 5, 5])} size={size} />);
    expect(set).toHaveBeenCalledTimes(1);
  });

  test('a brush frame goes to the instance without a render, and can be taken back', async () => {
    const handle = createRef<ChartHandle>();
    const renders = vi.fn<() => void>();
    function Counted() {
      const [option] = useState(() => optionFor([1, 2, 3, 4, 5]));
      renders();
      return <ChartView option={option} size={size} ref={handle} />;
    }
    await render(<Counted />);
    await settle();
    const rendered = renders.mock.calls.length;
    handle.current?.show(optionFor([9, 9, 9, 9, 9]));
    await vi.waitFor(() => expect(shown()).toEqual([9, 9, 9, 9, 9]));
    // Of several that wait for their turn, the newest is what is drawn.
    handle.current?.show(optionFor([8, 8, 8, 8, 8]));
    handle.current?.restore();
    await vi.waitFor(() => expect(shown()).toEqual([1, 2, 3, 4, 5]));
    expect(renders.mock.calls.length).toBe(rendered);
    expect(handle.current?.png('#ffffff')?.startsWith('data:image/png;base64,')).toBe(true);
  });
});
