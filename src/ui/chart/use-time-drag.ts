import { useRef, type PointerEvent } from 'react';
import { bucketAt, bucketStart, rangeOf, type Buckets } from '../../charts/buckets.ts';
import { timeAtPixel, type Plot } from '../../charts/plot.ts';
import type { TimeRange } from '../../model/time.ts';
import type { Brush } from './brush.ts';

/** Pixels that a pointer must move before a click becomes a brush. */
const dragFrom = 4;

interface TimeDrag {
  down(event: PointerEvent, x: number): void;
  moved(event: PointerEvent, x: number): void;
  /** True when the pointer drew or took away a stretch, so that it was no click. */
  up(): boolean;
  isHeld(): boolean;
}

/** A stretch of whole steps drawn with the pointer over cells of time; does nothing where there are no steps. */
export function useTimeDrag(brush: Brush, panel: string, plot: Plot, buckets: Buckets | null): TimeDrag {
  const drag = useRef<{ readonly start: number; readonly x: number; brushing: boolean } | null>(null);
  const at = (steps: Buckets, x: number): number => bucketAt(steps, timeAtPixel(plot, rangeOf(steps), x));
  return {
    down: (event, x) => {
      if (buckets === null || event.button !== 0 || event.pointerType === 'touch') return;
      drag.current = { start: at(buckets, x), x, brushing: false };
    },
    moved: (event, x) => {
      const held = drag.current;
      if (held === null || buckets === null || (!held.brushing && Math.abs(x - held.x) < dragFrom)) return;
      if (!held.brushing) event.currentTarget.setPointerCapture(event.pointerId);
      held.brushing = true;
      brush.set({ range: stretch(buckets, held.start, at(buckets, x)), panel, moving: true });
    },
    up: () => {
      const held = drag.current;
      drag.current = null;
      const now = brush.get();
      if (held === null || now === null) return false;
      brush.set(held.brushing ? { ...now, moving: false } : null);
      return true;
    },
    isHeld: () => drag.current?.brushing === true,
  };
}

/** From the earlier of two steps to the end of the later one. */
export function stretch(buckets: Buckets, a: number, b: number): TimeRange {
  return { from: bucketStart(buckets, Math.min(a, b)), to: bucketStart(buckets, Math.max(a, b) + 1) };
}
