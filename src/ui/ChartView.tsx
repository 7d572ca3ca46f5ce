import { BarChart, LineChart } from 'echarts/charts';
import { GridSimpleComponent } from 'echarts/components';
import { init, dispose, getInstanceByDom, use as install, type EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import EChartsReactCore from 'echarts-for-react/esm/core';
import { use, useCallback, useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import type { ChartOption } from '../charts/axes.ts';
import type { Size } from '../charts/look.ts';
import { DrawingContext } from './drawing.ts';

install([LineChart, BarChart, GridSimpleComponent, CanvasRenderer]);

/** The three functions of the library that the wrapper calls; handing over the whole would keep all of it in the chunk. */
const library = { init, dispose, getInstanceByDom };

/** What may be done to a drawn chart without going through React. */
export interface ChartHandle {
  /** Draws another option in place, as a brush frame; React's own option stays what it was. */
  show(option: ChartOption): void;
  /** Back to React's option. */
  restore(): void;
  /** A PNG as a data address, twice as fine as the screen's pixels; null while nothing is drawn. */
  png(background: string): string | null;
}

export interface ChartViewProps {
  /** Redrawn when its identity changes, and only then. */
  readonly option: ChartOption;
  readonly size: Size;
  /** True for a world map: its outlines and its chart kind come in a chunk of their own. */
  readonly map?: boolean;
  /** True for the kinds of readers' own charts (pie, Sankey, scatter), which come in another. */
  readonly kinds?: boolean;
  /** A mark was clicked; the event is the library's own. */
  readonly onPick?: (event: { readonly name?: unknown; readonly event: MouseEvent }) => void;
  /** The mark under the pointer, null when it left. */
  readonly onHover?: (event: { readonly name?: unknown } | null) => void;
  readonly onReady?: () => void;
  readonly ref?: Ref<ChartHandle>;
}

type Events = NonNullable<React.ComponentProps<typeof EChartsReactCore>['onEvents']>;

/** Parts that come in chunks of their own, and whether they are here. */
const parts = {
  map: { load: async () => (await import('./ChartViewMap.ts')).installMap(), loaded: false },
  kinds: { load: async () => (await import('./ChartViewKinds.ts')).installKinds(), loaded: false },
};
type Part = keyof typeof parts;
const loading = new Map<Part, Promise<void>>();

function loadPart(name: Part): Promise<void> {
  const under = loading.get(name) ?? parts[name].load().then(() => void (parts[name].loaded = true));
  loading.set(name, under);
  return under;
}

/** True once the part that a picture needs is there; null needs none. */
function usePartLoaded(name: Part | null): boolean {
  const [loaded, setLoaded] = useState<Part | null>(null);
  const isHere = name === null || loaded === name || parts[name].loaded;
  useEffect(() => {
    if (name === null || isHere) return undefined;
    let alive = true;
    void loadPart(name).then(() => {
      if (alive) setLoaded(name);
    });
    return () => {
      alive = false;
    };
  }, [name, isHere]);
  return isHere;
}

const sameOption = (before: { readonly option: unknown }, now: { readonly option: unknown }): boolean => before.option !== now.option;

/**
 * The one place that owns chart instances. The wrapper compares options deeply, re-creates the chart when `theme` changes
 * and re-binds when `onEvents` does: so options are compared by identity here, colours come in the option, and the event
 * handlers never change.
 */
export function ChartView({ option, size, map = false, kinds = false, onPick, onHover, onReady, ref }: ChartViewProps) {
  const core = useRef<EChartsReactCore>(null);
  const ready = useRef<EChartsType | null>(null);
  const latest = useRef({ option, onPick, onHover, onReady });
  useEffect(() => {
    latest.current = { option, onPick, onHover, onReady };
  });
  const [events] = useState<Events>(() => ({
    click: (event: { name?: unknown; event?: { event?: unknown } }) => {
      const native = event.event?.event;
      if (native instanceof MouseEvent) latest.current.onPick?.({ name: event.name, event: native });
    },
    mouseover: (event: { name?: unknown }) => latest.current.onHover?.(event),
    mouseout: () => latest.current.onHover?.(null),
  }));
  const signal = use(DrawingContext);
  const ended = useRef<() => void>(() => undefined);
  useEffect(() => {
    // A hidden tab draws no frame until somebody looks: nothing is pending there.
    if (ready.current === null && !document.hidden) ended.current = signal();
    return () => ended.current();
  }, [signal]);
  const chartReady = useCallback((instance: EChartsType) => {
    ready.current = instance;
    ended.current();
    // The wrapper took the size that the element had before; it may have another one by now.
    instance.resize();
    latest.current.onReady?.();
  }, []);
  const alive = (): EChartsType | null => (ready.current === null || ready.current.isDisposed() ? null : ready.current);

  useEffect(() => {
    alive()?.resize({ width: size.width, height: size.height });
  }, [size.width, size.height]);
  useEffect(() => () => void (ready.current = null), []);
  useImperativeHandle(ref, () => ({
    show: (other) => alive()?.setOption(other, { notMerge: true }),
    restore: () => alive()?.setOption(latest.current.option, { notMerge: true }),
    png: (background) => alive()?.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: background }) ?? null,
  }), []);

  const isLoaded = usePartLoaded(map ? 'map' : kinds ? 'kinds' : null);
  if (!isLoaded || size.width < 2 || size.height < 2) return null;
  return (
    <EChartsReactCore
      ref={core} echarts={library} option={option} notMerge shouldSetOption={sameOption} onEvents={events} onChartReady={chartReady}
      autoResize={false} style={{ width: size.width, height: size.height }}
    />
  );
}
