// Interface tuples: ten text codes that stand together. State, as 32-bit words: 0 codes given, 1 slots (code), 2 their
// mask, 3 entries (40 bytes by code). The tuple of ten nulls is code 0.

const words: i32 = 10

// @ts-ignore: decorator
@inline
function column(columns: usize, i: i32): usize {
  return <usize>load<u32>(columns + (<usize>i << 2))
}

// @ts-ignore: decorator
@inline
function step(hash: u32, word: u32): u32 {
  return (hash ^ word) * 0x9e3779b1 ^ (hash >>> 15)
}

/** Writes the code of each row's tuple to `out`. `columns` points to ten pointers. The caller has made room. */
export function codeTuples(columns: usize, rows: i32, out: usize, state: usize): void {
  const c0 = column(columns, 0), c1 = column(columns, 1), c2 = column(columns, 2), c3 = column(columns, 3), c4 = column(columns, 4)
  const c5 = column(columns, 5), c6 = column(columns, 6), c7 = column(columns, 7), c8 = column(columns, 8), c9 = column(columns, 9)
  const slots = <usize>load<u32>(state, 4)
  const mask = load<u32>(state, 8)
  const entries = <usize>load<u32>(state, 12)
  for (let row = 0; row < rows; row++) {
    const r = <usize>row << 2
    const w0 = load<u32>(c0 + r), w1 = load<u32>(c1 + r), w2 = load<u32>(c2 + r), w3 = load<u32>(c3 + r), w4 = load<u32>(c4 + r)
    const w5 = load<u32>(c5 + r), w6 = load<u32>(c6 + r), w7 = load<u32>(c7 + r), w8 = load<u32>(c8 + r), w9 = load<u32>(c9 + r)
    if ((w0 | w1 | w2 | w3 | w4 | w5 | w6 | w7 | w8 | w9) == 0) {
      store<u32>(out + r, 0)
      continue
    }
    let hash = step(step(step(step(step(0, w0), w1), w2), w3), w4)
    hash = step(step(step(step(step(hash, w5), w6), w7), w8), w9)
    let slot = (hash ^ (hash >>> 16)) & mask
    let code: u32
    while (true) {
      code = load<u32>(slots + (<usize>slot << 2))
      if (code == 0) {
        code = load<u32>(state) + 1
        store<u32>(state, code)
        store<u32>(slots + (<usize>slot << 2), code)
        const e = entries + <usize>code * 40
        store<u32>(e, w0); store<u32>(e, w1, 4); store<u32>(e, w2, 8); store<u32>(e, w3, 12); store<u32>(e, w4, 16)
        store<u32>(e, w5, 20); store<u32>(e, w6, 24); store<u32>(e, w7, 28); store<u32>(e, w8, 32); store<u32>(e, w9, 36)
        break
      }
      const e = entries + <usize>code * 40
      if (
        load<u32>(e) == w0 && load<u32>(e, 4) == w1 && load<u32>(e, 8) == w2 && load<u32>(e, 12) == w3 && load<u32>(e, 16) == w4 &&
        load<u32>(e, 20) == w5 && load<u32>(e, 24) == w6 && load<u32>(e, 28) == w7 && load<u32>(e, 32) == w8 && load<u32>(e, 36) == w9
      ) break
      slot = (slot + 1) & mask
    }
    store<u32>(out + r, code)
  }
}

/** Fills slots that are all zero from the entries. */
export function rehashTuples(state: usize): void {
  const count = load<u32>(state)
  const slots = <usize>load<u32>(state, 4)
  const mask = load<u32>(state, 8)
  const entries = <usize>load<u32>(state, 12)
  for (let code: u32 = 1; code <= count; code++) {
    let hash: u32 = 0
    for (let i = 0; i < words; i++) hash = step(hash, load<u32>(entries + <usize>code * 40 + (<usize>i << 2)))
    let slot = (hash ^ (hash >>> 16)) & mask
    while (load<u32>(slots + (<usize>slot << 2)) != 0) slot = (slot + 1) & mask
    store<u32>(slots + (<usize>slot << 2), code)
  }
}

/**
 * Counts by tuple, 32 bytes each: rows, first time, last time, then records by how long they last: 0 s, to 65 s, to
 * 310 s, to an hour, longer or unknown. `none` is null of a number.
 */
export function countTuples(tuples: usize, time: usize, start: usize, end: usize, rows: i32, counts: usize): void {
  for (let row = 0; row < rows; row++) {
    const r = <usize>row << 2
    const at = counts + (<usize>load<u32>(tuples + r) << 5)
    const t = load<u32>(time + r)
    const n = load<u32>(at)
    store<u32>(at, n + 1)
    if (n == 0 || t < load<u32>(at, 4)) store<u32>(at, t, 4)
    if (n == 0 || t > load<u32>(at, 8)) store<u32>(at, t, 8)
    const s = load<u32>(start + r)
    const e = load<u32>(end + r)
    let kind: usize = 4
    if (s != 0xffffffff && e != 0xffffffff && e >= s) {
      const lasts = e - s
      kind = lasts == 0 ? 0 : lasts <= 65 ? 1 : lasts <= 310 ? 2 : lasts <= 3600 ? 3 : 4
    }
    const place = at + 12 + (kind << 2)
    store<u32>(place, load<u32>(place) + 1)
  }
}
