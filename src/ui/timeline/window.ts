import { clamp } from '../../base/clamp.ts';
import type { TimeRange } from '../../model/time.ts';

/** What of the window is being moved. `outside` draws a new one. */
export type Grip = 'from' | 'to' | 'body' | 'outside';

function snapped(seconds: number, step: number, extent: TimeRange): number {
  return clamp(Math.round(seconds / step) * step, extent.from, extent.to);
}

/**
 * The window after a move from `start` to `now` (Unix seconds under the pointer). Edges stop one step before each other, the
 * body stops at the ends of the extent with its length kept.
 */
export function windowAfter(grip: Grip, before: TimeRange, start: number, now: number, step: number, extent: TimeRange): TimeRange {
  switch (grip) {
    case 'from':
      return { from: Math.min(snapped(before.from + now - start, step, extent), before.to - step), to: before.to };
    case 'to':
      return { from: before.from, to: Math.max(snapped(before.to + now - start, step, extent), before.from + step) };
    case 'body': {
      const length = before.to - before.from;
      const from = clamp(Math.round((before.from + now - start) / step) * step, extent.from, Math.max(extent.from, extent.to - length));
      return { from, to: from + length };
    }
    case 'outside': {
      const [a, b] = [snapped(Math.min(start, now), step, extent), snapped(Math.max(start, now), step, extent)];
      return { from: a, to: Math.max(b, a + step) };
    }
  }
}

/** Seconds that an arrow key moves: one step, ten with Shift. Null for other keys. */
export function keyMove(key: string, shift: boolean, step: number): number | null {
  const size = shift ? 10 * step : step;
  if (key === 'ArrowLeft') return -size;
  if (key === 'ArrowRight') return size;
  return null;
}
