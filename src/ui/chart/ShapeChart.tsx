import { useImperativeHandle, useMemo, useRef, useState } from 'react';
import { clamp } from '../../base/clamp.ts';
import type { ChartBody, ChartDrawn, ShapeMark } from '../../charts/chart/drawn.ts';
import type { Look } from '../../charts/look.ts';
import { attributesOf, shapesAsSvg, type Shape } from '../../charts/shapes/shape.ts';
import type { ChartHandle } from '../chart-handle.ts';
import { usePartWords } from '../reader.tsx';
import { gestureOf, type Gesture } from './gesture.ts';
import { Tip, tipPlace } from './Tip.tsx';
import { useHold } from './use-hold.tsx';
import { markWords } from './mark-words.ts';

interface ShapeChartProps {
  readonly body: Extract<ChartBody, { kind: 'shapes' }>;
  readonly chart: ChartDrawn;
  readonly look: Look;
  readonly onMarked: (marked: Readonly<Record<string, string>>, gesture: Gesture) => void;
  readonly handle?: React.Ref<ChartHandle>;
}

/** A picture of the page's own: the mark under the pointer is told, arrows go by row and column, Enter picks. */
export function ShapeChart({ body, chart, look, onMarked, handle }: ShapeChartProps) {
  const words = usePartWords(markWords);
  const { size, shapes, marks, rings } = body;
  const [at, setAt] = useState<string | null>(null);
  const [pointer, setPointer] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const hold = useHold();
  const byId = useMemo(() => new Map(marks.map((mark) => [mark.id, mark])), [marks]);
  const here = at === null ? undefined : byId.get(at);
  useImperativeHandle(handle, () => ({
    show: () => undefined,
    restore: () => undefined,
    png: (background) => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(shapesAsSvg(shapes, size, background, 2))}`,
    svg: (background) => shapesAsSvg(shapes, size, background),
  }), [shapes, size]);
  const pick = (mark: ShapeMark | undefined, gesture: Gesture): void => {
    if (isPickable(mark)) onMarked(mark.marked, gesture);
  };
  const keyed = (event: React.KeyboardEvent): void => {
    const step = steps[event.key];
    if (step !== undefined && marks.length > 0) {
      setPointer(null);
      setAt(here ? nextTo(here, step, marks) : (marks.find((mark) => mark.at.row >= 0 && mark.at.column >= 0) ?? marks[0])?.id ?? null);
    } else if (event.key === 'Enter' && here) pick(here, gestureOf(event));
    else if (event.key === 'Escape' && at !== null) setAt(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const said = here === undefined ? `${chart.finding[look.language]} ${words.marks}` : [here.title[look.language], ...here.rows.map((row) => `${row.name[look.language]} ${row.text}`)].join(', ');
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys act on the drawing, which has no elements of its own that could */}
      <div
        ref={box} {...hold.area} className="time-chart shape-chart" role="application" tabIndex={-1} data-inside="" data-addresses={here === undefined ? '' : Object.values(here.marked).join(' ')} aria-label={said} onKeyDown={keyed}
        onPointerMove={(event) => {
          const place = box.current?.getBoundingClientRect();
          setPointer(place ? { x: event.clientX - place.left, y: event.clientY - place.top } : null);
          setAt(markOf(event.target));
          hold.area.onPointerMove(event);
        }}
        onPointerDown={(event) => {
          const mark = byId.get(markOf(event.target) ?? '');
          hold.down(event, () => (isPickable(mark) ? { name: mark.title[look.language], values: Object.values(mark.marked), pick: (gesture) => pick(mark, gesture) } : null));
        }}
        onPointerLeave={() => setAt(null)}
        onClick={(event) => pick(byId.get(markOf(event.target) ?? ''), gestureOf(event))}
      >
        <Drawing shapes={shapes} size={size} />
        {rings.map((id) => <Ring key={id} mark={byId.get(id)} className="chosen-ring" />)}
        {here && here.at.row >= 0 && here.box.width < size.width / 2 && here.box.height < 40 ? <Ring mark={here} className="cell-ring" /> : null}
        {here === undefined || hold.isHeld ? null : (
          <Tip
            title={here.title[look.language]} left={tipPlace(pointer?.x ?? here.box.x + here.box.width / 2, size.width)} top={clamp((pointer?.y ?? here.box.y + here.box.height) + 12, 0, size.height - 78)}
            rows={here.rows.map((row, i) => ({ key: String(i), name: row.name[look.language], colour: row.colour, mark: 'bar', value: null, text: row.text, share: row.share }))}
          />
        )}
      </div>
      {hold.menu}
    </>
  );
}

const steps: Readonly<Record<string, { readonly row: number; readonly column: number }>> = {
  ArrowLeft: { row: 0, column: -1 }, ArrowRight: { row: 0, column: 1 }, ArrowUp: { row: -1, column: 0 }, ArrowDown: { row: 1, column: 0 },
};

/** It stands for something that can be filtered by. */
function isPickable(mark: ShapeMark | undefined): mark is ShapeMark {
  return mark !== undefined && Object.keys(mark.marked).length > 0;
}

/** The mark in that direction; in the same row or column where there is one, else the nearest of the next. */
function nextTo(from: ShapeMark, step: { readonly row: number; readonly column: number }, marks: readonly ShapeMark[]): string {
  const ahead = marks.filter(({ at }) => (step.row === 0 ? at.row === from.at.row && (at.column - from.at.column) * step.column > 0 : (at.row - from.at.row) * step.row > 0));
  const distance = ({ at }: ShapeMark): number => (step.row === 0 ? Math.abs(at.column - from.at.column) : Math.abs(at.row - from.at.row) * 1000 + Math.abs(at.column - from.at.column));
  return ahead.reduce<ShapeMark | undefined>((best, mark) => (best === undefined || distance(mark) < distance(best) ? mark : best), undefined)?.id ?? from.id;
}

function markOf(target: EventTarget): string | null {
  return target instanceof SVGElement ? (target.dataset['mark'] ?? null) : null;
}

function Ring({ mark, className }: { readonly mark: ShapeMark | undefined; readonly className: string }) {
  return mark === undefined ? null : <div className={className} style={{ left: mark.box.x - 1, top: mark.box.y - 1, width: mark.box.width + 1, height: mark.box.height + 1 }} />;
}

function Drawing({ shapes, size }: { readonly shapes: readonly Shape[]; readonly size: { readonly width: number; readonly height: number } }) {
  return useMemo(() => (
    <svg className="shapes" width={size.width} height={size.height} viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
      {shapes.map((shape, i) => {
        const { tag, attributes, text } = attributesOf(shape);
        const { 'text-anchor': textAnchor, 'font-size': fontSize, 'font-family': fontFamily, 'font-weight': fontWeight, 'stroke-width': strokeWidth, 'stroke-dasharray': strokeDasharray, ...rest } = attributes;
        const Tag = tag;
        // Shapes have no names; a drawing is made anew as a whole.
        // oxlint-disable-next-line react/no-array-index-key -- as said above
        return <Tag key={i} {...rest} textAnchor={anchorOf(textAnchor)} fontSize={fontSize} fontFamily={fontFamily === undefined ? undefined : String(fontFamily)} fontWeight={fontWeight} strokeWidth={strokeWidth} strokeDasharray={strokeDasharray} data-mark={shape.mark}>{text === '' ? null : text}</Tag>;
      })}
    </svg>
  ), [shapes, size]);
}

function anchorOf(value: string | number | undefined): 'start' | 'middle' | 'end' | undefined {
  return value === 'start' || value === 'middle' || value === 'end' ? value : undefined;
}
