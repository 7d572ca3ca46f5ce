import { useCallback, useRef, useState, type ReactNode } from 'react';
import { clamp } from '../../base/clamp.ts';
import { bucketAt, bucketStart, rangeOf, type Buckets } from '../../charts/buckets.ts';
import { exactText, stretchText } from '../../charts/figures.ts';
import { heatPlot, type HeatCells, type HeatRow } from '../../charts/heat/cells.ts';
import { heatRowAt } from '../../charts/heat/pick.ts';
import type { Look, Size } from '../../charts/look.ts';
import { timeAtPixel } from '../../charts/plot.ts';
import type { Unread } from '../../charts/unread.ts';
import type { TimeRange } from '../../model/time.ts';
import type { Brush } from './brush.ts';
import { BrushBar, BrushLayer } from './BrushLayer.tsx';
import { NotRead } from './NotRead.tsx';
import { ScaleLegend } from './ScaleLegend.tsx';
import { gestureOf, type Gesture } from './gesture.ts';
import { HeldMenu, type HeldMark } from './HeldMenu.tsx';
import { Tip, tipPlace, type TipRow } from './Tip.tsx';
import { stretch, useTimeDrag } from './use-time-drag.ts';

interface HeatChartProps {
  readonly panel: string;
  readonly cells: HeatCells;
  readonly size: Size;
  readonly look: Look;
  readonly buckets: Buckets;
  readonly brush: Brush;
  readonly unread: Unread;
  readonly onPick?: (key: string, gesture: Gesture) => void;
  readonly onRange: (range: TimeRange) => void;
  readonly recordsIn: (range: TimeRange) => number | null;
  /** The drawing itself. */
  readonly children: ReactNode;
}

/** Cells over time. A click on a row picks its entity, a drag draws a stretch of time; arrows move over the cells. */
export function HeatChart({ panel, cells, size, look, buckets, brush, unread, onPick, onRange, recordsIn, children }: HeatChartProps) {
  const [at, setAt] = useState<{ readonly bucket: number; readonly row: number } | null>(null);
  const [held, setHeld] = useState<HeldMark | null>(null);
  const unheld = useCallback(() => setHeld(null), []);
  const layer = useRef<HTMLDivElement>(null);
  const plot = heatPlot(size, cells.rows);
  const range = rangeOf(buckets);
  const rowOf = (row: HeatRow | null): number => (row === null ? -1 : cells.rows.indexOf(row));
  const place = (event: { clientX: number; clientY: number }): { bucket: number; row: number } | null => {
    const box = layer.current?.getBoundingClientRect();
    if (!box) return null;
    const row = rowOf(heatRowAt(cells, plot, event.clientY - box.top));
    return row < 0 ? null : { bucket: bucketAt(buckets, timeAtPixel(plot, range, event.clientX - box.left)), row };
  };
  const moved = (bucket: number, row: number): void =>
    setAt({ bucket: clamp(bucket, 0, buckets.count - 1), row: clamp(row, 0, cells.rows.length - 1) });
  const drag = useTimeDrag({
    layer, brush, panel, plot, buckets,
    onHeld: (where) => {
      const one = heatRowAt(cells, plot, where.y);
      if (one && onPick) setHeld({ name: one.key, at: where, values: [one.key], pick: (gesture) => onPick(one.key, gesture) });
    },
  });
  const zoomIn = (to: TimeRange): void => {
    brush.set(null);
    onRange(to);
  };
  const row = at === null ? undefined : cells.rows[at.row];
  const from = at === null ? 0 : bucketStart(buckets, at.bucket);
  const title = at === null ? '' : stretchText({ from, to: from + buckets.step }, look.zone);
  const height = plot.height / Math.max(1, cells.rows.length);
  const rows = at === null || !row ? [] : tipRows(cells, row, at.bucket, look);
  return (
    <div className="time-chart">
      <NotRead plots={[plot]} buckets={buckets} unread={unread} />
      {children}
      <BrushLayer brush={brush} plot={plot} bottom={plot.top + plot.height} range={range} />
      {at === null ? null : (
        <div
          className="cell-ring"
          style={{ left: plot.left + (at.bucket / buckets.count) * plot.width - 1, top: plot.top + at.row * height - 1, width: plot.width / buckets.count + 1, height: height + 1 }}
        />
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the layer takes pointer and keys for the drawing, which has no elements of its own that could */}
      <div
        ref={layer} className="chart-layer" role="application" tabIndex={-1} data-inside="" data-addresses={row?.key ?? ''} aria-label={row ? [title, ...rows.map(({ name, text }) => `${name}, ${text}`)].join(', ') : stretchText(range, look.zone)}
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
          const picked = here && cells.rows[here.row];
          if (picked) onPick?.(picked.key, gestureOf(event));
        }}
        onKeyDown={(event) => {
          const now = at ?? { bucket: 0, row: 0 };
          const brushed = brush.get();
          if (event.key === 'ArrowLeft') moved(now.bucket - 1, now.row);
          else if (event.key === 'ArrowRight') moved(now.bucket + 1, now.row);
          else if (event.key === 'ArrowUp') moved(now.bucket, now.row - 1);
          else if (event.key === 'ArrowDown') moved(now.bucket, now.row + 1);
          else if (event.key.toLowerCase() === 'b') brush.set({ range: stretch(buckets, now.bucket, Math.min(buckets.count - 1, now.bucket + Math.max(1, Math.round(buckets.count / 12)))), panel, moving: false });
          else if (event.key === 'Enter' && brushed !== null) zoomIn(brushed.range);
          else if (event.key === 'Escape' && brushed !== null) brush.set(null);
          else if (event.key === 'Enter' && row) onPick?.(row.key, gestureOf(event));
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {cells.scale ? <ScaleLegend scale={cells.scale} unit={cells.unit} look={look} className="at-end" /> : null}
      <BrushBar brush={brush} panel={panel} look={look} plot={plot} axis={range} top={plot.top + plot.height + 4} width={size.width} recordsIn={recordsIn} onZoom={zoomIn} />
      <HeldMenu mark={held} width={size.width} onClose={unheld} />
      {at === null || !row || held !== null ? null : (
        <Tip
          title={title} left={tipPlace(plot.left + (at.bucket / buckets.count) * plot.width, size.width)} top={Math.min(plot.top + (at.row + 1) * height, size.height - 60)}
          rows={rows}
        />
      )}
    </div>
  );
}

function tipRows(cells: HeatCells, { key, total, values, before }: HeatRow, bucket: number, look: Look): readonly TipRow[] {
  const { earlier, unit } = cells;
  const value = values[bucket] ?? null;
  const own: TipRow = { key, name: key, colour: shadeOf(value, cells, look), mark: 'bar', value, text: exactText(value, unit), share: total > 0 && value !== null ? value / total : null };
  return earlier === undefined ? [own] : [own, { key: '', name: earlier[look.language], colour: '', mark: 'dashed', value: null, text: exactText(before?.[bucket], unit), share: null }];
}

function shadeOf(value: number | null, cells: HeatCells, look: Look): string {
  const shade = cells.scale?.shade(value) ?? null;
  return (shade === null ? undefined : look.tokens.sequential[shade]) ?? look.tokens.surface.sheet;
}
