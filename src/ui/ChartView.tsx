import { BarChart, LineChart } from 'echarts/charts';
import { GridSimpleComponent } from 'echarts/components';
import { init, dispose, getInstanceByDom, use as install, type EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import EChartsReactCore from 'echarts-for-react/esm/core';
import type { EChartsReactProps } from 'echarts-for-react/esm/types';
import { useCallback, useEffect, useImperativeHandle, useRef, type Ref } from 'react';
import type { ChartOption } from '../charts/axes.ts';
import type { Size } from '../charts/look.ts';
import type { ChartHandle } from './chart-handle.ts';
import { DrawingContext, type DrawingSignal } from './drawing.ts';
import { latePart } from './late-part.ts';
import { inTurn, outOfTurn, untilNextMove } from './turns.ts';

install([LineChart, BarChart, GridSimpleComponent, CanvasRenderer]);

/** The three functions of the library that the wrapper calls; handing over the whole would keep all of it in the chunk. */
const library = { init, dispose, getInstanceByDom };

export interface ChartViewProps {
  /** Redrawn when its identity changes, and only then. */
  readonly option: ChartOption;
  readonly size: Size;
  /** True for the kinds of readers' own charts (pie, Sankey, scatter), which come in a chunk of their own. */
  readonly kinds?: boolean;
  /** A mark was clicked; the event is the library's own. */
  readonly onPick?: (event: { readonly name?: unknown; readonly event: MouseEvent }) => void;
  /** The mark under the pointer, null when it left. */
  readonly onHover?: (event: { readonly name?: unknown } | null) => void;
  readonly onReady?: () => void;
  readonly ref?: Ref<ChartHandle>;
}

/** The kinds of readers' own charts, once they are installed. */
const useKinds = latePart(async () => {
  const kinds = await import('./ChartViewKinds.ts');
  kinds.installKinds();
  return kinds;
});

/**
 * The wrapper without its detour: on mounting, it makes a chart to be measured, waits for a frame, throws it away and makes
 * another one, and twenty panels that came together were then drawn in one task of the page (280 ms on two cores). Here a
 * chart is made at the size of its cell, each in a turn of its own, and each newer option is drawn in another turn. Options
 * are compared by identity, never walked.
 */
class Chart extends EChartsReactCore {
  static override contextType = DrawingContext;
  declare context: DrawingSignal;
  private ended: (() => void) | null = null;

  override componentDidMount(): void {
    this.later();
  }

  override componentDidUpdate(before: EChartsReactProps): void {
    if (before.option !== this.props.option) this.later();
  }

  override componentWillUnmount(): void {
    outOfTurn(this);
    this.ended?.();
    this.ended = null;
    library.dispose(this.ele);
  }

  private later(): void {
    this.ended ??= this.context();
    inTurn(this, () => {
      const { option, style, onChartReady } = this.props;
      const drawn = library.getInstanceByDom(this.ele);
      if (drawn) painted(drawn, option);
      else {
        const made = library.init(this.ele, null, { width: Number(style?.width), height: Number(style?.height) });
        // Charts are painted at once and seldom move: ten frames of looking whether they do, for each of twenty charts, are for nothing.
        made.getZr().setSleepAfterStill(1);
        painted(made, option);
        onChartReady?.(made);
      }
      this.ended?.();
      this.ended = null;
    });
  }
}

/** Draws at once: left to the next frame, all charts of the page would be drawn in that one frame. */
function painted(chart: EChartsType, option: ChartOption): void {
  chart.setOption(option, { notMerge: true });
  chart.getZr().flush();
}

/** The one place that owns chart instances. Colours come in the option, and the event handlers never change. */
export function ChartView({ option, size, kinds = false, onPick, onHover, onReady, ref }: ChartViewProps) {
  const ready = useRef<EChartsType | null>(null);
  const latest = useRef({ option, size, onPick, onHover, onReady });
  useEffect(() => {
    latest.current = { option, size, onPick, onHover, onReady };
  });
  const chartReady = useCallback((instance: EChartsType) => {
    ready.current = instance;
    instance.on('click', ({ name, event }: { readonly name?: unknown; readonly event?: { readonly event?: unknown } }) => {
      const native = event?.event;
      if (native instanceof MouseEvent) latest.current.onPick?.({ name, event: native });
    });
    instance.on('mouseover', (event: { readonly name?: unknown }) => latest.current.onHover?.(event));
    instance.on('mouseout', () => latest.current.onHover?.(null));
    latest.current.onReady?.();
  }, []);
  const alive = (): EChartsType | null => (ready.current === null || ready.current.isDisposed() ? null : ready.current);

  useEffect(() => {
    alive()?.resize({ width: size.width, height: size.height });
  }, [size.width, size.height]);
  useEffect(() => () => void (ready.current = null), []);
  useImperativeHandle(ref, () => {
    const place = {};
    const shown = (of: () => ChartOption): void => inTurn(place, () => {
      const chart = alive();
      if (chart) painted(chart, of());
    }, untilNextMove);
    return {
      show: (other) => shown(() => other),
      restore: () => shown(() => latest.current.option),
      png: (background) => alive()?.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: background }) ?? null,
    };
  }, []);

  const installed = useKinds(kinds);
  if ((kinds && installed === null) || size.width < 2 || size.height < 2) return null;
  return <Chart option={option} onChartReady={chartReady} style={{ width: size.width, height: size.height }} />;
}
