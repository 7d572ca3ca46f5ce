import type { ChartOption } from '../charts/axes.ts';

/** What may be done to a drawn chart without going through React. */
export interface ChartHandle {
  /** Draws another option in place, as a brush frame; React's own option stays what it was. */
  show(option: ChartOption): void;
  /** Back to React's option. */
  restore(): void;
  /** A PNG as a data address, twice as fine as the screen's pixels; null while nothing is drawn. */
  png(background: string): string | null;
  /** The picture as SVG text, where it is not the charts' library that draws it; null while nothing is drawn. */
  svg?(background: string): string | null;
}
