/** A stretch of the rows of a segment. */
export interface RowPiece {
  readonly from: number;
  readonly rows: number;
}

/** Rows that one step of sealing or labelling goes over: a few milliseconds. Whole bytes and words of a bitmap. */
export const stepRows = 65_536;

/** All rows, in pieces of at most `size`. */
export function pieces(rows: number, size = stepRows): RowPiece[] {
  return Array.from({ length: Math.ceil(rows / size) }, (_, i) => ({ from: i * size, rows: Math.min(size, rows - i * size) }));
}
