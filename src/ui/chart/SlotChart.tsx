import { useCallback, useRef, useState } from 'react';
import { clamp } from '../../base/clamp.ts';
import type { ChartBody, ChartDrawn } from '../../charts/chart/drawn.ts';
import { rangeOf } from '../../charts/buckets.ts';
import { holdsIn } from '../../charts/hatch.ts';
import { exactAmount } from '../../charts/chart/amount.ts';
import type { Look, Size } from '../../charts/look.ts';
import type { Unread } from '../../charts/unread.ts';
import type { TimeRange } from '../../model/time.ts';
import type { ChartHandle } from '../chart-handle.ts';
import { ChartView } from '../ChartView.tsx';
import type { Brush } from './brush.ts';
import { BrushBar, BrushLayer } from './BrushLayer.tsx';
import { NotRead } from './NotRead.tsx';
import { ScaleLegend } from './ScaleLegend.tsx';
import { gestureOf, type Gesture } from './gesture.ts';
import { HeldMenu, type HeldMark } from './HeldMenu.tsx';
import { Tip, tipPlace } from './Tip.tsx';
import { stretch, useTimeDrag } from './use-time-drag.ts';

interface SlotChartProps {
  readonly panel: string;
  readonly body: Extract<ChartBody, { kind: 'slots' }>;
  readonly chart: ChartDrawn;
  readonly size: Size;
  readonly look: Look;
  /** Shown, and drawn, where the slots are steps of time. */
  readonly brush: Brush;
  readonly unread: Unread;
  readonly onMarked: (marked: Readonly<Record<string, string>>, gesture: Gesture) => void;
  readonly onRange: (range: TimeRange) => void;
  readonly recordsIn: (range: TimeRange) => number | null;
  readonly handle?: React.Ref<ChartHandle>;
}

/** A chart over names, or cells over names or time: a place under the pointer, moved by arrows, picked by a click or Enter. */
export function SlotChart({ panel, body, chart, size, look, brush, unread, onMarked, onRange, recordsIn, handle }: SlotChartProps) {
  const [at, setAt] = useState<{ readonly slot: number; readonly row: number; readonly y: number } | null>(null);
  const layer = useRef<HTMLDivElement>(null);
  const { plot, count, rows, buckets } = body;
  const range = buckets === null ? null : rangeOf(buckets);
  const [held, setHeld] = useState<HeldMark | null>(null);
  const unheld = useCallback(() => setHeld(null), []);
  const drag = useTimeDrag({
    layer, brush, panel, plot, buckets,
    onHeld: (where) => {
      const box = layer.current?.getBoundingClientRect();
      const here = box === undefined ? null : place({ clientX: box.left + where.x, clientY: box.top + where.y });
      const marked = here && body.markedAt(here.slot, here.row, here.y);
      if (here && marked) setHeld({ name: body.shownAt(here.slot, here.row)[0]?.name[look.language] ?? '', at: where, values: Object.values(marked), pick: (gesture) => onMarked(marked, gesture) });
    },
  });
  const isGrid = body.scale !== null || rows > 1;
  const width = plot.width / Math.max(1, count);
  const height = plot.height / Math.max(1, rows);
  const place = (event: { clientX: number; clientY: number }): typeof at => {
    const box = layer.current?.getBoundingClientRect();
    if (!box || count === 0) return null;
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const slot = Math.floor((x - plot.left) / width);
    const row = Math.floor((y - plot.top) / height);
    return slot < 0 || slot >= count || row < 0 || row >= rows ? null : { slot, row, y };
  };
  const moved = (slot: number, row: number): void => {
    const held = { slot: clamp(slot, 0, count - 1), row: clamp(row, 0, rows - 1) };
    setAt(count === 0 ? null : { ...held, y: plot.top + (held.row + 0.5) * height });
  };
  const zoomIn = (to: TimeRange): void => {
    brush.set(null);
    onRange(to);
  };
  const bottom = plot.top + plot.height;
  const shown = at === null ? [] : body.shownAt(at.slot, at.row);
  const title = at === null ? '' : body.titleAt(at.slot, at.row)[look.language];
  const tip = shown.map((one) => ({ ...one, name: one.name[look.language], text: exactAmount(one.value, chart.amount) }));
  const x = at === null ? 0 : plot.left + (at.slot + 0.5) * width;
  return (
    <div className="time-chart">
      {buckets === null ? null : <NotRead plots={[plot]} buckets={buckets} unread={unread} holds={holdsIn(body)} />}
      <ChartView option={body.option} size={size} ref={handle} />
      {range === null ? null : <BrushLayer brush={brush} plot={plot} bottom={bottom} range={range} />}
      {at === null ? null : isGrid
        ? <div className="cell-ring" style={{ left: plot.left + at.slot * width - 1, top: plot.top + at.row * height - 1, width: width + 1, height: height + 1 }} />
        : <div className="pointer-line" style={{ left: x, top: plot.top, height: plot.height }} />}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the layer takes pointer and keys for the drawing, which has no elements of its own that could */}
      <div
        ref={layer} className="chart-layer" role="application" tabIndex={-1} data-inside="" data-addresses={at === null ? '' : Object.values(body.markedAt(at.slot, at.row, at.y) ?? {}).join(' ')} aria-label={at === null ? chart.finding[look.language] : [title, ...tip.map((row) => `${row.name} ${row.text}`)].join(', ')}
        onPointerDown={(event) => {
          // A finger that only touches never moved here.
          setAt(place(event));
          drag.down(event);
        }}
        onPointerMove={(event) => {
          setAt(place(event));
          drag.moved(event);
        }}
        onPointerUp={drag.up} onPointerCancel={drag.cancelled} onPointerLeave={() => (drag.isDrawing() ? undefined : setAt(null))}
        onClick={(event) => {
          if (drag.took()) return;
          const here = place(event);
          const marked = here && body.markedAt(here.slot, here.row, here.y);
          if (marked) onMarked(marked, gestureOf(event));
        }}
        onKeyDown={(event) => {
          const brushed = brush.get();
          const now = at ?? { slot: -1, row: 0, y: plot.top };
          const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
          if (step) moved(now.slot + (step[0] ?? 0), now.row + (step[1] ?? 0));
          else if (buckets !== null && event.key.toLowerCase() === 'b') brush.set({ range: stretch(buckets, now.slot, Math.min(count - 1, now.slot + Math.max(1, Math.round(count / 12)))), panel, moving: false });
          else if (event.key === 'Enter' && brushed !== null) zoomIn(brushed.range);
          else if (event.key === 'Escape' && brushed !== null) brush.set(null);
          else if (event.key === 'Enter' && at !== null) {
            const marked = body.markedAt(at.slot, at.row, at.y);
            if (marked) onMarked(marked, gestureOf(event));
          } else if (event.key === 'Escape' && at !== null) setAt(null);
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {body.scale ? <ScaleLegend scale={body.scale} unit={chart.amount.unit} look={look} className="at-end" /> : null}
      {range === null ? null : <BrushBar brush={brush} panel={panel} look={look} plot={plot} axis={range} top={bottom + 4} width={size.width} recordsIn={recordsIn} onZoom={zoomIn} />}
      <HeldMenu mark={held} width={size.width} onClose={unheld} />
      {at === null || held !== null ? null : <Tip title={title} rows={tip} left={tipPlace(x, size.width)} top={isGrid ? Math.min(plot.top + (at.row + 1) * height, size.height - 60) : plot.top + 2} />}
    </div>
  );
}
