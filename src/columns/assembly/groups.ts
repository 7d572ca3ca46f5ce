// What is done with accumulators. One cell per group, `stride` bytes apart; the u32 at its start counts rows.

@inline
function add(base: usize, other: usize, cells: i32, stride: i32, counts: i32, sumsAt: i32, sums: i32, floats: i32): void {
  for (let c = 0; c < cells; c++) {
    const at = <usize>c * stride;
    if (load<u32>(other + at) == 0) {
      // A signed pass can leave a count of 0 with sums that still differ: look at every cell then.
      let any: u64 = 0;
      for (let i = 0; i < stride; i += 4) any |= load<u32>(other + at + i);
      if (any == 0) continue;
    }
    for (let i = 0; i < counts; i++) {
      const p = at + (<usize>i << 2);
      store<u32>(base + p, load<u32>(base + p) + load<u32>(other + p));
    }
    for (let i = 0; i < sums; i++) {
      const p = at + sumsAt + (<usize>i << 3);
      if ((floats >> i) & 1) store<f64>(base + p, load<f64>(base + p) + load<f64>(other + p));
      else store<i64>(base + p, load<i64>(base + p) + load<i64>(other + p));
    }
  }
}

/** Adds the groups at `other` to those at `base`: `counts` u32 from the start of each, `sums` of 8 bytes from `sumsAt` on. */
export function addGroups(base: usize, other: usize, cells: i32, stride: i32, counts: i32, sumsAt: i32, sums: i32, floats: i32): void {
  add(base, other, cells, stride, counts, sumsAt, sums, floats);
}

/** Adds lanes 1… onto lane 0 and clears them. A cell holds `counts` u32 from its start and `sums` i64 from `sumsAt`. */
export function foldLanes(base: usize, laneBytes: u32, lanes: i32, cells: i32, stride: i32, counts: i32, sumsAt: i32, sums: i32, floats: i32): void {
  for (let lane = 1; lane < lanes; lane++) {
    const other = base + <usize>laneBytes * lane;
    add(base, other, cells, stride, counts, sumsAt, sums, floats);
    memory.fill(other, 0, laneBytes);
  }
}

/** Cells in [from, to) that hold rows, as u32 to `out`; how many. */
export function occupied(base: usize, stride: i32, from: i32, to: i32, out: usize): i32 {
  const begin = out;
  for (let c = from; c < to; c++) {
    if (load<u32>(base + <usize>c * stride)) {
      store<u32>(out, c);
      out += 4;
    }
  }
  return <i32>((out - begin) >> 2);
}

export function countOccupied(base: usize, stride: i32, from: i32, to: i32): i32 {
  let n = 0;
  for (let c = from; c < to; c++) n += i32(load<u32>(base + <usize>c * stride) != 0);
  return n;
}

/** Value by which cells are ranked: larger is better; a group without a value comes last. `kind` 0: u32, 1: i64. */
@inline
function rank(values: usize, valueStride: i32, kind: i32, valid: usize, validStride: i32, c: i32, ascending: i32): i64 {
  if (valid && load<u32>(valid + <usize>c * validStride) == 0) return i64.MIN_VALUE;
  const at = values + <usize>c * valueStride;
  const v = kind ? load<i64>(at) : <i64>load<u32>(at);
  return ascending ? -v : v;
}

/** True when a value is surely worse than `least`, a positive one: then an empty cell's 0 is, too, and one look tells. */
@inline
function below(at: usize, kind: i32, least: i64): bool {
  return least > 0 && (kind ? load<i64>(at) : <i64>load<u32>(at)) < least;
}

/**
 * Keeps the best `limit` ranks of the occupied cells in [from, to) in a heap of i64 whose least is first; gives its new size.
 */
export function best(
  base: usize, stride: i32, values: usize, valueStride: i32, kind: i32, valid: usize, validStride: i32, ascending: i32,
  from: i32, to: i32, heap: usize, size: i32, limit: i32,
): i32 {
  for (let c = from; c < to; c++) {
    if (size == limit && !ascending && below(values + <usize>c * valueStride, kind, load<i64>(heap))) continue;
    if (load<u32>(base + <usize>c * stride) == 0) continue;
    const v = rank(values, valueStride, kind, valid, validStride, c, ascending);
    if (size < limit) {
      let i = size++;
      while (i > 0) {
        const up = (i - 1) >> 1;
        const w = load<i64>(heap + (<usize>up << 3));
        if (w <= v) break;
        store<i64>(heap + (<usize>i << 3), w);
        i = up;
      }
      store<i64>(heap + (<usize>i << 3), v);
    } else if (v > load<i64>(heap)) {
      let i = 0;
      for (;;) {
        let down = 2 * i + 1;
        if (down >= size) break;
        if (down + 1 < size && load<i64>(heap + (<usize>(down + 1) << 3)) < load<i64>(heap + (<usize>down << 3))) down++;
        const w = load<i64>(heap + (<usize>down << 3));
        if (w >= v) break;
        store<i64>(heap + (<usize>i << 3), w);
        i = down;
      }
      store<i64>(heap + (<usize>i << 3), v);
    }
  }
  return size;
}

/** Occupied cells in [from, to) whose rank is `least` or better, as u32 to `out`; how many. */
export function atLeast(
  base: usize, stride: i32, values: usize, valueStride: i32, kind: i32, valid: usize, validStride: i32, ascending: i32,
  from: i32, to: i32, least: i64, out: usize,
): i32 {
  const begin = out;
  for (let c = from; c < to; c++) {
    if (!ascending && below(values + <usize>c * valueStride, kind, least)) continue;
    if (load<u32>(base + <usize>c * stride) == 0) continue;
    if (rank(values, valueStride, kind, valid, validStride, c, ascending) < least) continue;
    store<u32>(out, c);
    out += 4;
  }
  return <i32>((out - begin) >> 2);
}

/** Sum over cells [from, to) of a u32 (`kind` 0) or i64 (1) that stands `stride` bytes apart. */
export function total(values: usize, stride: i32, kind: i32, from: i32, to: i32): i64 {
  let sum: i64 = 0;
  for (let c = from; c < to; c++) {
    const at = values + <usize>c * stride;
    sum += kind ? load<i64>(at) : <i64>load<u32>(at);
  }
  return sum;
}

/** For each group in [from, to): how many of its `card` counted cells are not 0, the cell 0 (null) left out. */
export function countDistinct(cells: usize, card: i32, from: i32, to: i32, out: usize): void {
  const zero = i32x4.splat(0);
  for (let g = from; g < to; g++) {
    const start = cells + (<usize>g * card << 2);
    let n = 0;
    let i = 1;
    for (; i + 16 <= card; i += 16) {
      const at = start + (<usize>i << 2);
      const a = i32x4.eq(v128.load(at), zero);
      const b = i32x4.eq(v128.load(at, 16), zero);
      const c = i32x4.eq(v128.load(at, 32), zero);
      const d = i32x4.eq(v128.load(at, 48), zero);
      const bytes = i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(a, b), i16x8.narrow_i32x4_s(c, d));
      n += 16 - popcnt<i32>(i8x16.bitmask(bytes));
    }
    for (; i < card; i++) n += i32(load<u32>(start + (<usize>i << 2)) != 0);
    store<u32>(out + (<usize>g << 2), n);
  }
}

/** Counts the values from 1 on whose counted cell is not 0, each for the group that `table` gives it, u32. */
export function countThrough(cells: usize, from: i32, to: i32, table: usize, out: usize): void {
  for (let i = max(from, 1); i < to; i++) {
    while (i + 4 <= to && !v128.any_true(v128.load(cells + (<usize>i << 2)))) i += 4;
    if (i >= to) break;
    if (load<u32>(cells + (<usize>i << 2)) == 0) continue;
    const at = out + (<usize>load<u32>(table + (<usize>i << 2)) << 2);
    store<u32>(at, load<u32>(at) + 1);
  }
}

/**
 * Adds finer cells up to coarser ones. `keys` finer keys, the last one counting fastest, stand at `steps` as u32 pairs: how
 * many places it has, and what one step of it adds to the coarser index. At `moves` stand u32 pairs of byte offsets in the
 * coarser and the finer cell: `words` of u32, then `longs` of i64. The first pair is the one that counts rows.
 */
export function rollUp(fine: usize, fineStride: i32, cells: i32, steps: usize, keys: i32, coarse: usize, coarseStride: i32, moves: usize, words: i32, longs: i32): void {
  for (let cell = 0; cell < cells; cell++) {
    const from = fine + <usize>cell * fineStride
    if (load<u32>(from) == 0) continue
    const index = coarser(<u32>cell, steps, keys)
    addCell(from, coarse + <usize>index * coarseStride, moves, words, longs)
  }
}

/** The coarser index of a finer cell: `steps` as `rollUp` has them. */
@inline
function coarser(cell: u32, steps: usize, keys: i32): u32 {
  let rest = cell
  let index: u32 = 0
  for (let k = keys - 1; k > 0; k--) {
    const places = load<u32>(steps + (<usize>k << 3))
    const next = rest / places
    index += (rest - next * places) * load<u32>(steps + (<usize>k << 3), 4)
    rest = next
  }
  return keys > 0 ? index + rest * load<u32>(steps, 4) : index
}

/** Adds numbers of one cell to those of another: `words` u32, then `longs` i64, each as the pair of places to and from. */
@inline
function addCell(from: usize, to: usize, moves: usize, words: i32, longs: i32): void {
  let move = moves
  for (let i = 0; i < words; i++, move += 8) {
    const at = to + load<u32>(move)
    store<u32>(at, load<u32>(at) + load<u32>(from + load<u32>(move, 4)))
  }
  for (let i = 0; i < longs; i++, move += 8) {
    const at = to + load<u32>(move)
    store<i64>(at, load<i64>(at) + load<i64>(from + load<u32>(move, 4)))
  }
}

/** As `rollUp`, where `map` says for each fine cell, u32, which coarse one it belongs to, and -1 that it is left out. How many rows were added. */
export function rollThrough(fine: usize, fineStride: i32, cells: i32, map: usize, coarse: usize, coarseStride: i32, moves: usize, words: i32, longs: i32): u32 {
  let rows: u32 = 0
  for (let cell = 0; cell < cells; cell++) {
    const from = fine + <usize>cell * fineStride
    const n = load<u32>(from)
    if (n == 0) continue
    const index = load<u32>(map + (<usize>cell << 2))
    if (index == <u32>-1) continue
    rows += n
    addCell(from, coarse + <usize>index * coarseStride, moves, words, longs)
  }
  return rows
}

/**
 * As `rollUp`, of running totals: adds what each cell of `later` has more than that of `earlier`, which holds the same groups at an
 * earlier time. How many rows were added.
 */
export function rollBetween(earlier: usize, later: usize, fineStride: i32, cells: i32, steps: usize, keys: i32, coarse: usize, coarseStride: i32, moves: usize, words: i32, longs: i32): u32 {
  let rows: u32 = 0
  for (let cell = 0; cell < cells; cell++) {
    const before = earlier + <usize>cell * fineStride
    const after = later + <usize>cell * fineStride
    const n = load<u32>(after) - load<u32>(before)
    if (n == 0) continue
    rows += n
    const index = coarser(<u32>cell, steps, keys)
    const to = coarse + <usize>index * coarseStride
    let move = moves
    for (let i = 0; i < words; i++, move += 8) {
      const at = to + load<u32>(move)
      const from = load<u32>(move, 4)
      store<u32>(at, load<u32>(at) + load<u32>(after + from) - load<u32>(before + from))
    }
    for (let i = 0; i < longs; i++, move += 8) {
      const at = to + load<u32>(move)
      const from = load<u32>(move, 4)
      store<i64>(at, load<i64>(at) + load<i64>(after + from) - load<i64>(before + from))
    }
  }
  return rows
}
