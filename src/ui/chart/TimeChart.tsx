import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import type { ChartOption } from '../../charts/axes.ts';
import { bucketAt, bucketStart, rangeOf, type Buckets } from '../../charts/buckets.ts';
import { exactText, stretchText } from '../../charts/figures.ts';
import type { Look, Size } from '../../charts/look.ts';
import { pixelAtTime, timeAtPixel, type Plot } from '../../charts/plot.ts';
import type { TimeSeries } from '../../charts/series.ts';
import type { TimeRange } from '../../model/time.ts';
import type { ChartHandle } from '../chart-handle.ts';
import { ChartView } from '../ChartView.tsx';
import type { Brush } from './brush.ts';
import { BrushBar, BrushLayer } from './BrushLayer.tsx';
import { gestureOf, type Gesture } from './gesture.ts';
import { HeldMenu, type HeldMark } from './HeldMenu.tsx';
import { Tip, tipPlace, type TipRow } from './Tip.tsx';
import { stretch, useTimeDrag } from './use-time-drag.ts';

export interface TimeChartProps {
  readonly panel: string;
  readonly option: ChartOption;
  readonly size: Size;
  readonly look: Look;
  readonly buckets: Buckets;
  readonly series: readonly TimeSeries[];
  /** Upper to lower; one for most kinds. */
  readonly plots: readonly Plot[];
  readonly brush: Brush;
  /** The series that a place in a plot means, for a click; null for none. */
  readonly seriesAt: (bucket: number, y: number) => TimeSeries | null;
  readonly onPick?: (series: TimeSeries, gesture: Gesture) => void;
  readonly onRange: (range: TimeRange) => void;
  readonly onZoomOut: () => void;
  readonly recordsIn: (range: TimeRange) => number | null;
  readonly handle?: React.Ref<ChartHandle>;
  /** Drawn under the picture, as "not read yet". */
  readonly children?: ReactNode;
}

/** A second click within this time is a double click, which zooms out; only then may the first one filter. */
const doubleClickMs = 240;

/** A picture over time with its pointer, its tooltip and its brush; all three stand over the chart and never redraw it. */
export function TimeChart(props: TimeChartProps) {
  const { panel, option, size, look, buckets, series, plots, brush, seriesAt, onPick, onRange, onZoomOut, recordsIn, handle, children } = props;
  const range = rangeOf(buckets);
  const first = plots[0];
  const last = plots.at(-1);
  const [at, setAt] = useState<number | null>(null);
  /** The series under the pointer; null where keys move, which are at all of them until they chose one. */
  const [over, setOver] = useState<string | null>(null);
  /** The series that keys chose. */
  const [keyed, setKeyed] = useState<string | null>(null);
  const [held, setHeld] = useState<HeldMark | null>(null);
  const click = useRef<ReturnType<typeof setTimeout>>(undefined);
  const layer = useRef<HTMLDivElement>(null);
  const drag = useTimeDrag({
    layer, brush, panel, plot: first ?? null, buckets,
    onHeld: (at) => {
      const one = first === undefined ? null : seriesAt(bucketAt(buckets, timeAtPixel(first, range, at.x)), at.y);
      if (one && onPick) setHeld({ name: one.name[look.language], at, values: [one.key], pick: (gesture) => onPick(one, gesture) });
    },
  });
  useEffect(() => () => clearTimeout(click.current), []);

  const place = useCallback((event: { clientX: number; clientY: number }): { x: number; y: number } => {
    const box = layer.current?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  }, []);
  const unheld = useCallback(() => setHeld(null), []);
  if (!first || !last) return null;

  const bucketOf = (x: number): number => bucketAt(buckets, timeAtPixel(first, range, x));
  const pointed = (event: { clientX: number; clientY: number }): void => {
    const here = place(event);
    const bucket = bucketOf(here.x);
    setAt(bucket);
    setOver(seriesAt(bucket, here.y)?.name[look.language] ?? '');
    setKeyed(null);
  };
  const clicked = (event: MouseEvent): void => {
    if (drag.took()) return;
    const { x, y } = place(event);
    const one = seriesAt(bucketOf(x), y);
    const gesture = gestureOf(event);
    clearTimeout(click.current);
    if (one && onPick) click.current = setTimeout(() => onPick(one, gesture), doubleClickMs);
  };
  const doubleClicked = (): void => {
    clearTimeout(click.current);
    brush.set(null);
    onZoomOut();
  };

  // An earlier period is no series to be picked.
  const present = series.filter(({ mark }) => mark !== 'dashed');
  const chosen = present.find(({ key }) => key === keyed);
  const keyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const here = at ?? Math.floor(buckets.count / 2);
    const now = brush.get();
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    const turn = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    const place = (chosen === undefined ? -1 : present.indexOf(chosen)) + turn;
    if (turn !== 0 && onPick !== undefined && place >= -1 && place < present.length) {
      // Before the first series and after the last one the panel goes on to what stands beside the picture.
      if (place === -1 && chosen === undefined) return;
      setAt(here);
      setOver(null);
      setKeyed(present[place]?.key ?? null);
    } else if (step !== 0) {
      const next = Math.min(buckets.count - 1, Math.max(0, here + step));
      if (now && now.panel === panel) {
        const from = bucketAt(buckets, now.range.from);
        const to = bucketAt(buckets, now.range.to - 1);
        brush.set({ ...now, range: event.shiftKey ? stretch(buckets, from, Math.max(from, to + step)) : stretch(buckets, Math.max(0, from + step), Math.min(buckets.count - 1, to + step)) });
      }
      setAt(next);
      setOver(null);
    } else if (event.key === 'b' || event.key === 'B') brush.set({ range: stretch(buckets, here, Math.min(buckets.count - 1, here + Math.max(1, Math.round(buckets.count / 12)))), panel, moving: false });
    else if (event.key === 'Enter' && now) zoomIn(now.range);
    else if (event.key === 'Enter' && chosen) onPick?.(chosen, gestureOf(event));
    else if (event.key === 'Escape' && now) brush.set(null);
    else if (event.key === 'Escape' && chosen) setKeyed(null);
    else if (event.key === 'Escape' && at !== null) setAt(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const zoomIn = (to: TimeRange): void => {
    brush.set(null);
    onRange(to);
  };

  const told = chosen === undefined ? series : [chosen];
  const x = at === null ? null : pixelAtTime(first, range, bucketStart(buckets, at) + buckets.step / 2);
  const bottom = last.top + last.height;
  return (
    <div className="time-chart">
      {children}
      <ChartView option={option} size={size} ref={handle} />
      <BrushLayer brush={brush} plot={first} bottom={bottom} range={range} />
      {x === null ? null : <div className="pointer-line" style={{ left: x, top: first.top, height: bottom - first.top }} />}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the layer takes pointer and keys for the drawing, which has no elements of its own that could */}
      <div
        ref={layer} className="chart-layer" role="application" tabIndex={-1} data-inside="" data-addresses={at === null ? '' : (over ?? told.map(({ name }) => name[look.language]).join(' '))} aria-label={rangeLabel(at, buckets, look, told)}
        onPointerDown={(event) => {
          // A finger that only touches never moved here.
          pointed(event);
          drag.down(event);
        }}
        onPointerMove={(event) => {
          pointed(event);
          drag.moved(event);
        }}
        onPointerUp={drag.up} onPointerCancel={drag.cancelled} onPointerLeave={() => (drag.isDrawing() ? undefined : setAt(null))}
        onClick={clicked} onDoubleClick={doubleClicked} onKeyDown={keyDown}
        onBlur={() => {
          // What keys were at is left with them.
          setAt(null);
          setKeyed(null);
        }}
      />
      <BrushBar brush={brush} panel={panel} look={look} plot={first} axis={range} top={bottom + 4} width={size.width} recordsIn={recordsIn} onZoom={zoomIn} />
      <HeldMenu mark={held} width={size.width} onClose={unheld} />
      {at === null || x === null || held !== null ? null : <Tip title={timeText(at, buckets, look)} rows={tipRows(series, at, look)} chosen={chosen?.key} left={tipPlace(x, size.width)} top={first.top + 2} />}
    </div>
  );
}

function timeText(bucket: number, buckets: Buckets, look: Look): string {
  const from = bucketStart(buckets, bucket);
  return stretchText({ from, to: from + buckets.step }, look.zone);
}

function rangeLabel(at: number | null, buckets: Buckets, look: Look, series: readonly TimeSeries[]): string {
  if (at === null) return stretchText(rangeOf(buckets), look.zone);
  return [timeText(at, buckets, look), ...tipRows(series, at, look).map((row) => `${row.name} ${row.text}`)].join(', ');
}

function tipRows(series: readonly TimeSeries[], at: number, look: Look): readonly TipRow[] {
  const values = series.map((one) => one.values[at] ?? null);
  const isPart = (one: TimeSeries): boolean => one.mark !== 'dashed';
  const parts = series.filter(isPart).length;
  const total = series.reduce((sum, one, i) => sum + (isPart(one) ? (values[i] ?? 0) : 0), 0);
  return series.map((one, i) => {
    const value = values[i] ?? null;
    return {
      key: one.key, name: one.name[look.language], colour: one.colour, mark: one.mark, value, text: exactText(rounded(value), one.unit),
      share: parts < 2 || total <= 0 || value === null || !isPart(one) ? null : value / total,
    };
  });
}

/** A rate is a quotient: its digits after the third place of a unit are noise of the division. */
function rounded(value: number | null): number | null {
  return value === null || Math.abs(value) < 1000 ? value : Math.round(value);
}
