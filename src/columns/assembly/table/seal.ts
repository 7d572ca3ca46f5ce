// Wide columns of a full segment, in the order of its times, at the width that their values need.

/**
 * Stable order of `rows` times: writes row numbers to `order`. Radix of 11 bits over time - `least`; `scratch` holds
 * another `rows` words, `counts` 2,048.
 */
export function sortOrder(time: usize, rows: i32, least: u32, most: u32, order: usize, scratch: usize, counts: usize): void {
  const span = most - least
  let passes = 1
  while (passes < 3 && span >>> (11 * passes) != 0) passes++
  let from = passes & 1 ? scratch : order
  let to = passes & 1 ? order : scratch
  for (let row = 0; row < rows; row++) store<u32>(from + (<usize>row << 2), row)
  for (let pass = 0; pass < passes; pass++) {
    const shift = 11 * pass
    memory.fill(counts, 0, 8192)
    for (let row = 0; row < rows; row++) {
      const at = counts + (<usize>(((load<u32>(time + (<usize>row << 2)) - least) >>> shift) & 2047) << 2)
      store<u32>(at, load<u32>(at) + 1)
    }
    let sum: u32 = 0
    for (let i: usize = 0; i < 8192; i += 4) {
      const n = load<u32>(counts + i)
      store<u32>(counts + i, sum)
      sum += n
    }
    for (let i = 0; i < rows; i++) {
      const row = load<u32>(from + (<usize>i << 2))
      const at = counts + (<usize>(((load<u32>(time + (<usize>row << 2)) - least) >>> shift) & 2047) << 2)
      const place = load<u32>(at)
      store<u32>(at, place + 1)
      store<u32>(to + (<usize>place << 2), row)
    }
    const t = from
    from = to
    to = t
  }
}

// @ts-ignore: decorator
@inline
function put(target: usize, row: i32, width: i32, value: u64): void {
  if (width == 1) store<u8>(target + row, <u8>value)
  else if (width == 2) store<u16>(target + (<usize>row << 1), <u16>value)
  else if (width == 4) store<u32>(target + (<usize>row << 2), <u32>value)
  else store<u64>(target + (<usize>row << 3), value)
}

/** The bitmap of rows that have a value, in order. */
export function copyValidity(validity: usize, order: usize, rows: i32, target: usize): void {
  memory.fill(target, 0, <usize>(((rows + 63) >>> 6) << 3))
  for (let row = 0; row < rows; row++) {
    const s = order ? load<i32>(order + (<usize>row << 2)) : row
    if ((load<u8>(validity + (s >>> 3)) >>> <u8>(s & 7)) & 1) {
      const at = target + (row >>> 3)
      store<u8>(at, load<u8>(at) | (1 << <u8>(row & 7)))
    }
  }
}

/**
 * source[order[row]] - base, `width` bytes each. `order` 0: as they stand. With `targetValidity`, null rows (by
 * `validity`) store 0, and the bitmap is written in the same order.
 */
export function narrow32(source: usize, order: usize, rows: i32, base: u32, width: i32, target: usize, validity: usize, targetValidity: usize): void {
  if (targetValidity) copyValidity(validity, order, rows, targetValidity)
  if (order) {
    if (width == 1) for (let r = 0; r < rows; r++) store<u8>(target + r, <u8>(load<u32>(source + (<usize>load<u32>(order + (<usize>r << 2)) << 2)) - base))
    else if (width == 2) for (let r = 0; r < rows; r++) store<u16>(target + (<usize>r << 1), <u16>(load<u32>(source + (<usize>load<u32>(order + (<usize>r << 2)) << 2)) - base))
    else for (let r = 0; r < rows; r++) store<u32>(target + (<usize>r << 2), load<u32>(source + (<usize>load<u32>(order + (<usize>r << 2)) << 2)) - base)
  } else {
    if (width == 1) for (let r = 0; r < rows; r++) store<u8>(target + r, <u8>(load<u32>(source + (<usize>r << 2)) - base))
    else if (width == 2) for (let r = 0; r < rows; r++) store<u16>(target + (<usize>r << 1), <u16>(load<u32>(source + (<usize>r << 2)) - base))
    else for (let r = 0; r < rows; r++) store<u32>(target + (<usize>r << 2), load<u32>(source + (<usize>r << 2)) - base)
  }
  if (targetValidity) zeroNulls(targetValidity, rows, width, target)
}

/** The same of 64-bit numbers. `base` is what to take off what is stored (a bias included). */
export function narrow64(source: usize, order: usize, rows: i32, base: f64, width: i32, target: usize, validity: usize, targetValidity: usize): void {
  if (targetValidity) copyValidity(validity, order, rows, targetValidity)
  const off = <i64>base
  for (let row = 0; row < rows; row++) {
    const s = order ? <usize>load<u32>(order + (<usize>row << 2)) : <usize>row
    put(target, row, width, <u64>(load<i64>(source + (s << 3)) - off))
  }
  if (targetValidity) zeroNulls(targetValidity, rows, width, target)
}

function zeroNulls(validity: usize, rows: i32, width: i32, target: usize): void {
  for (let at = 0; at < rows; at += 8) {
    const bits = load<u8>(validity + (at >>> 3))
    if (bits == 255) continue
    const end = min(at + 8, rows)
    for (let row = at; row < end; row++) if (!((bits >>> <u8>(row & 7)) & 1)) put(target, row, width, 0)
  }
}

/** A stored column of u8, u16 or u32 as words with the base added; width 0 repeats the base. */
export function widen32(source: usize, width: i32, base: u32, rows: i32, target: usize): void {
  if (width == 1) for (let r = 0; r < rows; r++) store<u32>(target + (<usize>r << 2), <u32>load<u8>(source + r) + base)
  else if (width == 2) for (let r = 0; r < rows; r++) store<u32>(target + (<usize>r << 2), <u32>load<u16>(source + (<usize>r << 1)) + base)
  else if (width == 4) for (let r = 0; r < rows; r++) store<u32>(target + (<usize>r << 2), load<u32>(source + (<usize>r << 2)) + base)
  else for (let r = 0; r < rows; r++) store<u32>(target + (<usize>r << 2), base)
}
