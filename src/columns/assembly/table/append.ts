// From a batch to the wide columns of the open segment. `stats` of a column: smallest and largest value, as doubles, and
// the number of rows with a value, as u32, then (times only) 1 while rows stand in order of time.

const none: u32 = 0xffffffff

// @ts-ignore: decorator
@inline
function setBit(validity: usize, row: i32): void {
  const at = validity + (row >>> 3)
  store<u8>(at, load<u8>(at) | (1 << <u8>(row & 7)))
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
  for (let row = 0; row < rows; row++) {
    const r = <usize>row << 2
    const v = load<u32>(value + r)
    let difference: i64 = 0
    if (v != none) {
      difference = <i64>v - <i64>load<u32>(origin + r)
      if (difference < min) min = difference
      if (difference > max) max = difference
      valid++
      setBit(validity, offset + row)
    }
    store<i64>(target + (<usize>(offset + row) << 3), difference + plus)
  }
  note(stats, <f64>min, <f64>max, valid)
}

export function appendNumbers(source: usize, rows: i32, target: usize, validity: usize, offset: i32, stats: usize): void {
  let min: u32 = none
  let max: u32 = 0
  let valid = 0
  for (let row = 0; row < rows; row++) {
    let v = load<u32>(source + (<usize>row << 2))
    if (v == none) v = 0
    else {
      if (v < min) min = v
      if (v > max) max = v
      valid++
      setBit(validity, offset + row)
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
  for (let row = 0; row < rows; row++) {
    let v = load<f64>(source + (<usize>row << 3))
    if (v < 0) v = 0
    else {
      if (v < min) min = v
      if (v > max) max = v
      valid++
      setBit(validity, offset + row)
    }
    store<u64>(target + (<usize>(offset + row) << 3), <u64>v)
  }
  note(stats, min, max, valid)
}

/** Dictionary codes; 0 is null and needs no bit. */
export function appendCodes(source: usize, rows: i32, target: usize, offset: i32, stats: usize): void {
  let min: u32 = none
  let max: u32 = 0
  let valid = 0
  for (let row = 0; row < rows; row++) {
    const v = load<u32>(source + (<usize>row << 2))
    store<u32>(target + (<usize>(offset + row) << 2), v)
    if (v > max) max = v
    if (v - 1 < min) min = v - 1
    valid += i32(v != 0)
  }
  note(stats, <f64>(min + 1), <f64>max, valid)
}

/** 1 when a word of the column is not zero. */
export function anySet(source: usize, rows: i32): i32 {
  for (let row = 0; row < rows; row++) if (load<u32>(source + (<usize>row << 2)) != 0) return 1
  return 0
}
