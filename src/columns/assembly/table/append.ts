// From a batch to the wide columns of the open segment. `stats` of a column: smallest and largest value, as doubles, and
// the number of rows with a value, as u32, then (times only) 1 while rows stand in order of time.

const none: u32 = 0xffffffff

/** Sets up to eight bits from `row` on. The byte behind them is written too, as it was. */
// @ts-ignore: decorator
@inline
function setBits(validity: usize, row: i32, bits: u32): void {
  const at = validity + (row >>> 3)
  store<u16>(at, load<u16>(at) | <u16>(bits << (row & 7)))
}

// @ts-ignore: decorator
@inline
function umin(a: u32, b: u32): u32 {
  return a < b ? a : b
}

// @ts-ignore: decorator
@inline
function umax(a: u32, b: u32): u32 {
  return a > b ? a : b
}

/** The next lane first. */
// @ts-ignore: decorator
@inline
function rotated(lanes: v128): v128 {
  return i8x16.shuffle(lanes, lanes, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3)
}

// @ts-ignore: decorator
@inline
function note(stats: usize, min: f64, max: f64, valid: i32): void {
  if (valid == 0) return
  const had = load<u32>(stats, 16)
  if (had == 0 || min < load<f64>(stats)) store<f64>(stats, min)
  if (had == 0 || max > load<f64>(stats, 8)) store<f64>(stats, max, 8)
  store<u32>(stats, had + valid, 16)
}

/** Times: every row has one. `offset` is the row in the segment at which to go on. */
export function appendTimes(source: usize, rows: i32, target: usize, offset: i32, stats: usize): void {
  let min: u32 = none
  let max: u32 = 0
  let before: u32 = offset > 0 ? load<u32>(target + (<usize>(offset - 1) << 2)) : 0
  let sorted: u32 = offset > 0 ? load<u32>(stats, 20) : 1
  for (let row = 0; row < rows; row++) {
    const t = load<u32>(source + (<usize>row << 2))
    store<u32>(target + (<usize>(offset + row) << 2), t)
    if (t < min) min = t
    if (t > max) max = t
    if (t < before) sorted = 0
    before = t
  }
  note(stats, <f64>min, <f64>max, rows)
  store<u32>(stats, sorted, 20)
}

/**
 * value - origin as 64-bit numbers, with `bias` added so that they are not negative. The origin is
 * never null.
 */
export function appendOffsets(value: usize, origin: usize, bias: f64, rows: i32, target: usize, validity: usize, offset: i32, stats: usize): void {
  const plus = <i64>bias
  let min: i64 = i64.MAX_VALUE
  let max: i64 = i64.MIN_VALUE
  let valid = 0
  let bits: u32 = 0
  for (let row = 0; row < rows; row++) {
    const r = <usize>row << 2
    const v = load<u32>(value + r)
    let difference: i64 = 0
    if (v != none) {
      difference = <i64>v - <i64>load<u32>(origin + r)
      if (difference < min) min = difference
      if (difference > max) max = difference
      bits |= 1 << (row & 7)
    }
    store<i64>(target + (<usize>(offset + row) << 3), difference + plus)
    if ((row & 7) == 7 || row + 1 == rows) {
      valid += popcnt(bits)
      setBits(validity, offset + (row & ~7), bits)
      bits = 0
    }
  }
  note(stats, <f64>min, <f64>max, valid)
}

export function appendNumbers(source: usize, rows: i32, target: usize, validity: usize, offset: i32, stats: usize): void {
  const nones = i32x4.splat(-1)
  let mins = nones
  let maxs = i32x4.splat(0)
  let min: u32 = none
  let max: u32 = 0
  let valid = 0
  let row = 0
  for (; row + 8 <= rows; row += 8) {
    const from = source + (<usize>row << 2)
    const to = target + (<usize>(offset + row) << 2)
    const a = v128.load(from)
    const b = v128.load(from, 16)
    const nullA = i32x4.eq(a, nones)
    const nullB = i32x4.eq(b, nones)
    const valueA = v128.andnot(a, nullA)
    const valueB = v128.andnot(b, nullB)
    v128.store(to, valueA)
    v128.store(to, valueB, 16)
    // A null is the largest word there is, so that it is never the smallest value; as zero it is never the largest.
    mins = i32x4.min_u(mins, i32x4.min_u(a, b))
    maxs = i32x4.max_u(maxs, i32x4.max_u(valueA, valueB))
    const bits = <u32>(i32x4.bitmask(nullA) | (i32x4.bitmask(nullB) << 4)) ^ 255
    valid += popcnt(bits)
    setBits(validity, offset + row, bits)
  }
  for (let lane = 0; lane < 4; lane++) {
    min = umin(min, i32x4.extract_lane(mins, 0))
    max = umax(max, i32x4.extract_lane(maxs, 0))
    mins = rotated(mins)
    maxs = rotated(maxs)
  }
  for (; row < rows; row++) {
    let v = load<u32>(source + (<usize>row << 2))
    if (v == none) v = 0
    else {
      min = umin(min, v)
      max = umax(max, v)
      valid++
      setBits(validity, offset + row, 1)
    }
    store<u32>(target + (<usize>(offset + row) << 2), v)
  }
  note(stats, <f64>min, <f64>max, valid)
}

/** Counters come as doubles, -1 for null. */
export function appendCounters(source: usize, rows: i32, target: usize, validity: usize, offset: i32, stats: usize): void {
  let min: f64 = Infinity
  let max: f64 = -Infinity
  let valid = 0
  let bits: u32 = 0
  for (let row = 0; row < rows; row++) {
    let v = load<f64>(source + (<usize>row << 3))
    if (v < 0) v = 0
    else {
      if (v < min) min = v
      if (v > max) max = v
      bits |= 1 << (row & 7)
    }
    store<u64>(target + (<usize>(offset + row) << 3), <u64>v)
    if ((row & 7) == 7 || row + 1 == rows) {
      valid += popcnt(bits)
      setBits(validity, offset + (row & ~7), bits)
      bits = 0
    }
  }
  note(stats, min, max, valid)
}

/** Dictionary codes; 0 is null and needs no bit. */
export function appendCodes(source: usize, rows: i32, target: usize, offset: i32, stats: usize): void {
  const ones = i32x4.splat(1)
  let mins = i32x4.splat(-1)
  let maxs = i32x4.splat(0)
  let nulls = i32x4.splat(0)
  let min: u32 = none
  let max: u32 = 0
  let row = 0
  for (; row + 4 <= rows; row += 4) {
    const v = v128.load(source + (<usize>row << 2))
    v128.store(target + (<usize>(offset + row) << 2), v)
    maxs = i32x4.max_u(maxs, v)
    // One less, which makes a null the largest word there is.
    mins = i32x4.min_u(mins, i32x4.sub(v, ones))
    nulls = i32x4.add(nulls, i32x4.eq(v, i32x4.splat(0)))
  }
  let valid = row
  for (let lane = 0; lane < 4; lane++) {
    min = umin(min, i32x4.extract_lane(mins, 0))
    max = umax(max, i32x4.extract_lane(maxs, 0))
    valid += i32x4.extract_lane(nulls, 0)
    mins = rotated(mins)
    maxs = rotated(maxs)
    nulls = rotated(nulls)
  }
  for (; row < rows; row++) {
    const v = load<u32>(source + (<usize>row << 2))
    store<u32>(target + (<usize>(offset + row) << 2), v)
    max = umax(max, v)
    min = umin(min, v - 1)
    valid += i32(v != 0)
  }
  note(stats, <f64>(min + 1), <f64>max, valid)
}

/** 1 when a word of the column is not zero. */
export function anySet(source: usize, rows: i32): i32 {
  for (let row = 0; row < rows; row++) if (load<u32>(source + (<usize>row << 2)) != 0) return 1
  return 0
}
