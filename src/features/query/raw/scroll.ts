/**
 * Where a table of many millions of rows is scrolled to. Browsers stop counting pixels at some 17 to 33 million, so beyond
 * `tallest` the bar is a scale of the rows: dragging it goes to the same share of the table, while small steps (a wheel, a
 * finger) still move by the pixels they say.
 */
export const rowHeight = 26;
const tallest = 8_000_000;

export interface Scroller {
  readonly rows: number;
  /** Pixels in which rows are seen. */
  readonly viewport: number;
}

/** Pixels of what is scrolled in the browser. */
export function scrollHeight({ rows }: Scroller): number {
  return Math.min(rows * rowHeight, tallest);
}

export function isScaled({ rows }: Scroller): boolean {
  return rows * rowHeight > tallest;
}

/** The last top of the table, in pixels of rows. */
export function lastTop({ rows, viewport }: Scroller): number {
  return Math.max(0, rows * rowHeight - viewport);
}

function lastScroll(scroller: Scroller): number {
  return Math.max(0, scrollHeight(scroller) - scroller.viewport);
}

export function clampTop(scroller: Scroller, top: number): number {
  return Math.min(lastTop(scroller), Math.max(0, top));
}

/** The top, in pixels of rows, for a place of the browser's bar. */
export function topOf(scroller: Scroller, scroll: number): number {
  const last = lastScroll(scroller);
  return last === 0 ? 0 : clampTop(scroller, isScaled(scroller) ? Math.round((scroll / last) * lastTop(scroller)) : scroll);
}

/** The place of the bar for a top. */
export function scrollOf(scroller: Scroller, top: number): number {
  const last = lastTop(scroller);
  return last === 0 ? 0 : isScaled(scroller) ? Math.round((top / last) * lastScroll(scroller)) : top;
}

/** The top after the bar went from one place to another. */
export function topAfter(scroller: Scroller, top: number, from: number, to: number): number {
  if (!isScaled(scroller)) return topOf(scroller, to);
  // The ends of the bar are the ends of the table.
  if (to <= 0 || to >= lastScroll(scroller)) return topOf(scroller, to);
  return Math.abs(to - from) < scroller.viewport ? clampTop(scroller, top + to - from) : topOf(scroller, to);
}

/** The rows of which something is seen: [first, end). */
export function rowsIn(scroller: Scroller, top: number): { readonly first: number; readonly end: number } {
  return { first: Math.floor(top / rowHeight), end: Math.min(scroller.rows, Math.ceil((top + scroller.viewport) / rowHeight)) };
}

/** The rows that are seen as good as whole, for telling: at least half of each. */
export function rowsSeen(scroller: Scroller, top: number): { readonly first: number; readonly end: number } {
  const first = Math.min(Math.max(0, scroller.rows - 1), Math.round(top / rowHeight));
  return { first, end: Math.min(scroller.rows, Math.max(first + 1, Math.round((top + scroller.viewport) / rowHeight))) };
}

/** The nearest top at which a whole row is seen. */
export function topShowing(scroller: Scroller, top: number, row: number): number {
  const begin = row * rowHeight;
  if (begin < top) return clampTop(scroller, begin);
  return begin + rowHeight > top + scroller.viewport ? clampTop(scroller, begin + rowHeight - scroller.viewport) : top;
}
