import type { FrameColumn, Value } from '../../model/frame.ts';
import type { ListColumn, ListOrder } from '../../model/list.ts';

const texts = new Intl.Collator('en', { numeric: true });

function compared(a: Value, b: Value): number {
  const isNumber = (value: Value): value is number | bigint => typeof value === 'number' || typeof value === 'bigint';
  if (isNumber(a) && isNumber(b)) return a < b ? -1 : a > b ? 1 : 0;
  return texts.compare(String(a), String(b));
}

/** Places of the rows in an order; rows without a value come last whichever way, equal ones stay as the statement gave them. */
export function ordered(column: FrameColumn | undefined, rows: number, up: boolean): readonly number[] {
  const places = Array.from({ length: rows }, (_, row) => row);
  if (!column) return places;
  return places.sort((a, b) => {
    const [x, y] = [column.values[a] ?? null, column.values[b] ?? null];
    if (x === null || y === null) return x === y ? a - b : x === null ? 1 : -1;
    return (up ? 1 : -1) * compared(x, y) || a - b;
  });
}

/** The result column that a head puts in order; null where it has none of its own. */
export function orderColumn(column: ListColumn): string | null {
  switch (column.role) {
    case 'ends':
      return column.from;
    case 'bar':
    case 'spark':
    case 'zones':
      return null;
    case 'share':
      return column.of;
    default:
      return column.column;
  }
}

/** Amounts are looked at from the largest on, words from the first. */
export function beginsUp(column: ListColumn): boolean {
  return column.role === 'name' || column.role === 'text' || column.role === 'ends' || column.role === 'direction' || column.role === 'verdict';
}

/** The order after a click on a head: its usual way, then the other one. */
export function turnedOrder(column: ListColumn, now: ListOrder): ListOrder | null {
  const name = orderColumn(column);
  if (name === null) return null;
  return { column: name, up: now.column === name ? !now.up : beginsUp(column) };
}
