import type { Frame, Value } from '../../../model/frame.ts';

export interface Sorting {
  readonly column: number;
  readonly descending: boolean;
}

/**
 * The rows of a frame in another order, as places; ties keep the order of the answer, null stands last either way. Null for the
 * order of the answer itself.
 */
export function orderOf(frame: Frame, sorting: Sorting | null): Uint32Array | null {
  const column = sorting === null ? undefined : frame.columns[sorting.column];
  if (sorting === null || column === undefined) return null;
  const few = byValue(column.values, frame.rows, sorting.descending);
  if (few !== null) return few;
  const order = Uint32Array.from({ length: frame.rows }, (_, row) => row);
  const sign = sorting.descending ? -1 : 1;
  const numbers = plainNumbers(column.values, frame.rows);
  if (numbers !== null) {
    return order.sort((a, b) => {
      const [x, y] = [numbers[a] ?? NaN, numbers[b] ?? NaN];
      if (x < y) return -sign;
      if (x > y) return sign;
      // What is no number compares with nothing, so it gets here.
      return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || a - b;
    });
  }
  return order.sort((a, b) => {
    const [x, y] = [column.values[a] ?? null, column.values[b] ?? null];
    if (x === null || y === null) return x === y ? a - b : x === null ? 1 : -1;
    // Integers of both kinds compare exactly with each other.
    return x === y ? a - b : (x < y ? -sign : x > y ? sign : a - b);
  });
}

/** Up to here, each value is sorted once and the rows are put behind it: a million of them take a sixth of the time. */
const mostValues = 50_000;

/** The order where a column has few values; null where it has many. */
function byValue(values: readonly Value[], rows: number, descending: boolean): Uint32Array | null {
  const places = new Map<Value, number>();
  const of = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const given = values[row] ?? null;
    // Integers of both kinds are one value.
    const value = typeof given === 'bigint' && given >= Number.MIN_SAFE_INTEGER && given <= Number.MAX_SAFE_INTEGER ? Number(given) : given;
    if (value === null || Number.isNaN(value)) {
      of[row] = -1;
      continue;
    }
    const known = places.get(value);
    if (known === undefined && places.size === mostValues) return null;
    of[row] = known ?? places.size;
    if (known === undefined) places.set(value, places.size);
  }
  const keys = [...places.keys()];
  const sign = descending ? -1 : 1;
  const sorted = Uint32Array.from(keys, (_, place) => place).sort((a, b) => {
    const [x, y] = [keys[a] ?? null, keys[b] ?? null];
    return x === null || y === null ? 0 : x < y ? -sign : x > y ? sign : 0;
  });
  const rank = new Uint32Array(keys.length);
  sorted.forEach((place, at) => (rank[place] = at));
  // Rows of each rank begin where those of the ranks before end; what is no value comes last.
  const next = new Uint32Array(keys.length + 2);
  const rankOf = (row: number): number => {
    const place = of[row] ?? -1;
    return place < 0 ? keys.length : (rank[place] ?? 0);
  };
  for (let row = 0; row < rows; row++) next[rankOf(row) + 1] = (next[rankOf(row) + 1] ?? 0) + 1;
  for (let at = 1; at < next.length; at++) next[at] = (next[at] ?? 0) + (next[at - 1] ?? 0);
  const order = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) {
    const at = rankOf(row);
    const to = next[at] ?? 0;
    order[to] = row;
    next[at] = to + 1;
  }
  return order;
}

/** A column as doubles, null as NaN, where that loses nothing: a million of them are sorted three times as fast. Null elsewhere. */
function plainNumbers(values: readonly Value[], rows: number): Float64Array | null {
  const numbers = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const value = values[row] ?? null;
    if (value !== null && typeof value !== 'number') return null;
    numbers[row] = value ?? NaN;
  }
  return numbers;
}

/** The frame in the order that is shown, for files and copies. */
export function ordered(frame: Frame, order: Uint32Array | null): Frame {
  if (order === null) return frame;
  return { ...frame, columns: frame.columns.map((column) => ({ ...column, values: Array.from(order, (row) => column.values[row] ?? null) })) };
}
