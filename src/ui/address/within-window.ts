import { clamp } from '../../base/clamp.ts';

/** A drawing may end beneath the fold; a menu that belongs to a place outside the window would not be shown at all. */
export function withinWindow(place: number, size: number): number {
  return clamp(place, 0, size - 1);
}
