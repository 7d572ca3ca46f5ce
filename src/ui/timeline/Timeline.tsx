import { useId, useMemo, useRef, useState, type CSSProperties, type KeyboardEvent, type PointerEvent } from 'react';
import { clamp } from '../../base/clamp.ts';
import { formatRange, formatTime } from '../../base/format/time.ts';
import type { TimeRange } from '../../model/time.ts';
import { usePartWords, useReader } from '../reader.tsx';
import { barPaths, type Bar } from './bars.ts';
import { timelineTicks } from './ticks.ts';
import { keyMove, windowAfter, type Grip } from './window.ts';
import { words } from './words.ts';
import './timeline.css';

export interface TimelineProps {
  readonly extent: TimeRange;
  readonly bars: readonly Bar[];
  /** Seconds of a bucket of `bars`. */
  readonly bucket: number;
  /** Seconds to which edges snap. */
  readonly step: number;
  /** The chosen range; null for all the data. */
  readonly range: TimeRange | null;
  /** From here on records may still come; null when they are whole. */
  readonly provisionalFrom: number | null;
  /** What no file covers. */
  readonly gaps?: readonly TimeRange[];
  /** While the window is dragged, at most once a frame. */
  readonly onBrush: (range: TimeRange) => void;
  /** When it is let go, and at each key; null for all the data. */
  readonly onRange: (range: TimeRange | null) => void;
}

interface Drag {
  readonly grip: Grip;
  readonly start: number;
  readonly before: TimeRange;
}

/** The source's whole extent as bars; the range is a window on it. */
export function Timeline({ extent, bars, bucket, step, range, provisionalFrom, gaps = [], onBrush, onRange }: TimelineProps) {
  const w = usePartWords(words);
  const { zone } = useReader();
  const clip = useId();
  const box = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | null>(null);
  const [moved, setMoved] = useState<TimeRange | null>(null);
  const shown = moved ?? range ?? extent;
  const length = Math.max(1, extent.to - extent.from);
  const paths = useMemo(() => barPaths(bars, extent.from, bucket), [bars, extent.from, bucket]);
  const ticks = useMemo(() => timelineTicks(extent, zone), [extent, zone]);
  const buckets = length / bucket;
  const at = (seconds: number): number => clamp((seconds - extent.from) / length, 0, 1);
  const percent = (seconds: number): string => `${100 * at(seconds)}%`;

  const secondsUnder = (event: PointerEvent): number => {
    const { left, width } = box.current?.getBoundingClientRect() ?? { left: 0, width: 1 };
    return extent.from + ((event.clientX - left) / width) * length;
  };
  const onPointerDown = (grip: Grip) => (event: PointerEvent): void => {
    if (event.button !== 0) return;
    event.stopPropagation();
    box.current?.setPointerCapture(event.pointerId);
    // A window over everything has no outside to draw in, so its body draws too.
    const drawn = grip === 'body' && range === null ? 'outside' : grip;
    drag.current = { grip: drawn, start: secondsUnder(event), before: shown };
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (drag.current === null) return;
    const { grip, start, before } = drag.current;
    const now = secondsUnder(event);
    if (moved === null && Math.abs(now - start) < length / 400) return;
    const next = windowAfter(grip, before, start, now, step, extent);
    if (next.from === moved?.from && next.to === moved.to) return;
    setMoved(next);
    onBrush(next);
  };
  const onPointerUp = (): void => {
    drag.current = null;
    if (moved !== null) onRange(moved.from <= extent.from && moved.to >= extent.to ? null : moved);
    setMoved(null);
  };
  const onKeyDown = (grip: Grip) => (event: KeyboardEvent): void => {
    const by = keyMove(event.key, event.shiftKey, bucket);
    if (by === null && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onRange(by === null ? null : windowAfter(grip, shown, 0, by, step, extent));
  };
  const slider = (grip: 'from' | 'to' | 'body', label: string, className: string, style?: CSSProperties) => (
    <div
      className={className}
      style={style}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an input has one value and no body to drag; this is a window with three handles
      role="slider"
      tabIndex={0}
      id={grip === 'body' ? 'timeline-window' : undefined}
      aria-label={label}
      aria-valuemin={extent.from}
      aria-valuemax={extent.to}
      aria-valuenow={grip === 'to' ? shown.to : shown.from}
      aria-valuetext={grip === 'body' ? formatRange(shown, zone, 0) : formatTime(grip === 'to' ? shown.to : shown.from, zone, 'full')}
      onPointerDown={onPointerDown(grip)}
      onKeyDown={onKeyDown(grip)}
    />
  );
  return (
    <section className="timeline" aria-label={w.timeline} title={w.help}>
      <div
        ref={box}
        className="timeline-box"
        onPointerDown={onPointerDown('outside')}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
        onDoubleClick={() => onRange(null)}
      >
        <svg viewBox={`0 0 ${buckets} 1`} preserveAspectRatio="none" aria-hidden="true">
          <clipPath id={clip}>
            <rect x={at(shown.from) * buckets} width={(at(shown.to) - at(shown.from)) * buckets} height="1" />
          </clipPath>
          <g className={range === null && moved === null ? 'timeline-in' : 'timeline-out'}>
            <path d={paths.passed} />
            <path className="timeline-reject" d={paths.rejected} />
          </g>
          <g className="timeline-in" clipPath={`url(#${clip})`}>
            <path d={paths.passed} />
            <path className="timeline-reject" d={paths.rejected} />
          </g>
        </svg>
        {gaps.map(({ from, to }) => <i key={from} className="timeline-gap hatch" style={{ left: percent(from), right: `${100 - 100 * at(to)}%` }} aria-hidden="true" />)}
        {provisionalFrom !== null && provisionalFrom < extent.to && <i className="timeline-provisional hatch" style={{ left: percent(provisionalFrom) }} aria-hidden="true" />}
        {slider('body', w.window, range === null && moved === null ? 'timeline-window whole' : 'timeline-window', { left: percent(shown.from), right: `${100 - 100 * at(shown.to)}%` })}
        {slider('from', w.begin, 'timeline-edge', { left: percent(shown.from) })}
        {slider('to', w.end, 'timeline-edge', { left: percent(shown.to) })}
      </div>
      <div className="timeline-ticks micro tertiary" aria-hidden="true">
        {ticks.map((tick) => (
          <span key={tick.seconds} style={{ left: percent(tick.seconds) }} className={tick.seconds === extent.from ? 'first' : tick.seconds === extent.to ? 'last' : undefined}>
            {tick.label}
          </span>
        ))}
      </div>
    </section>
  );
}
