import { useEffect, useMemo, useRef, useState } from 'react';
import { clamp } from '../../base/clamp.ts';
import type { ChartBody, ChartDrawn } from '../../charts/chart/drawn.ts';
import type { Look, Size } from '../../charts/look.ts';
import type { ChartHandle } from '../chart-handle.ts';
import { ChartView } from '../ChartView.tsx';
import { usePartWords } from '../reader.tsx';
import { gestureOf, type Gesture } from './gesture.ts';
import { Tip, tipPlace } from './Tip.tsx';
import { useHold, type Holdable } from './use-hold.tsx';
import { markWords } from './mark-words.ts';

interface MarkChartProps {
  readonly body: Extract<ChartBody, { kind: 'marks' }>;
  readonly chart: ChartDrawn;
  readonly size: Size;
  readonly look: Look;
  readonly onMarked: (marked: Readonly<Record<string, string>>, gesture: Gesture) => void;
  readonly handle?: React.Ref<ChartHandle>;
}

/** Drawing more of them again at every move of the pointer would lag behind it; the tooltip says enough. */
const mostStandOut = 1000;

/** Slices, flows or points: the one under the pointer stands out; arrows go through them, largest first, Enter picks. */
export function MarkChart({ body, chart, size, look, onMarked, handle }: MarkChartProps) {
  const words = usePartWords(markWords);
  const [at, setAt] = useState<number | null>(null);
  const [pointer, setPointer] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const { marks } = body;
  const byId = useMemo(() => new Map(marks.map((mark, i) => [mark.id, i])), [marks]);
  const chosen = at === null ? undefined : marks[at];
  const option = useMemo(() => (chosen === undefined || marks.length > mostStandOut ? body.option : body.optionWith(chosen.id)), [body, chosen, marks.length]);
  const hold = useHold();
  // A finger says what it is on only by what stands out under it.
  const standing = useRef<Holdable | null>(null);
  useEffect(() => {
    standing.current = chosen === undefined || Object.keys(chosen.marked).length === 0 ? null : { name: chosen.title[look.language], values: Object.values(chosen.marked), pick: (gesture) => onMarked(chosen.marked, gesture) };
  });
  const keyed = (event: React.KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (step !== undefined && marks.length > 0) {
      setPointer(null);
      setAt((before) => (before === null ? (step > 0 ? 0 : marks.length - 1) : (before + step + marks.length) % marks.length));
    } else if (event.key === 'Enter' && chosen) onMarked(chosen.marked, gestureOf(event));
    else if (event.key === 'Escape' && at !== null) setAt(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const said = chosen === undefined ? `${chart.finding[look.language]} ${words.marks}` : [chosen.title[look.language], ...chosen.rows.map((row) => `${row.name[look.language]} ${row.text}`)].join(', ');
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys act on the drawing, which has no elements of its own that could */}
      <div
        ref={box} {...hold.area} className="time-chart mark-chart" role="application" tabIndex={-1} data-inside="" data-addresses={chosen && Object.values(chosen.marked).join(' ')} aria-label={said} onKeyDown={keyed}
        onPointerMove={(event) => {
          const place = box.current?.getBoundingClientRect();
          setPointer(place ? { x: event.clientX - place.left, y: event.clientY - place.top } : null);
          hold.area.onPointerMove(event);
        }}
        onPointerDown={(event) => hold.down(event, () => standing.current)}
        onPointerLeave={() => setAt(null)}
      >
        <ChartView
          option={option} size={size} kinds ref={handle}
          onHover={(event) => setAt(event === null ? null : (byId.get(String(event.name)) ?? null))}
          onPick={(event) => {
            const mark = marks[byId.get(String(event.name)) ?? -1];
            if (mark) onMarked(mark.marked, gestureOf(event.event));
          }}
        />
        {chosen === undefined || hold.isHeld ? null : (
          <Tip
            title={chosen.title[look.language]} left={pointer ? tipPlace(pointer.x, size.width) : Math.max(0, size.width - 202)} top={pointer ? clamp(pointer.y + 12, 0, size.height - 70) : 4}
            rows={chosen.rows.map((row) => ({ key: row.name.en, name: row.name[look.language], colour: row.colour, mark: 'bar', value: null, text: row.text, share: row.share }))}
          />
        )}
      </div>
      {hold.menu}
    </>
  );
}
