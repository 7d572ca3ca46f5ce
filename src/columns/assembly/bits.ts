// Predicates to bitmaps, and what is done with bitmaps.

/** Clears the bits from `rows` to the end of the last word. */
function trim(out: usize, rows: i32): void {
  const rest = rows & 63;
  if (rest) {
    const at = out + ((<usize>(rows >> 6)) << 3);
    store<u64>(at, load<u64>(at) & ((<u64>1 << rest) - 1));
  }
}

/** Bit set where `value - low <= span`, unsigned. Columns may be read up to the next 64 bytes. */
export function range8(column: usize, rows: i32, low: u32, span: u32, out: usize): void {
  const l = i8x16.splat(<i8>low);
  const s = i8x16.splat(<i8>span);
  for (let i = 0; i < rows; i += 16) {
    const v = i8x16.sub(v128.load(column + i), l);
    store<u16>(out + (i >> 3), <u16>i8x16.bitmask(i8x16.le_u(v, s)));
  }
  zeroTail(out, (rows + 15) & ~15, rows);
  trim(out, rows);
}

export function range16(column: usize, rows: i32, low: u32, span: u32, out: usize): void {
  const l = i16x8.splat(<i16>low);
  const s = i16x8.splat(<i16>span);
  for (let i = 0; i < rows; i += 16) {
    const at = column + (<usize>i << 1);
    const a = i16x8.le_u(i16x8.sub(v128.load(at), l), s);
    const b = i16x8.le_u(i16x8.sub(v128.load(at, 16), l), s);
    store<u16>(out + (i >> 3), <u16>i8x16.bitmask(i8x16.narrow_i16x8_s(a, b)));
  }
  zeroTail(out, (rows + 15) & ~15, rows);
  trim(out, rows);
}

export function range32(column: usize, rows: i32, low: u32, span: u32, out: usize): void {
  const l = i32x4.splat(low);
  const s = i32x4.splat(span);
  for (let i = 0; i < rows; i += 16) {
    const at = column + (<usize>i << 2);
    const a = i32x4.le_u(i32x4.sub(v128.load(at), l), s);
    const b = i32x4.le_u(i32x4.sub(v128.load(at, 16), l), s);
    const c = i32x4.le_u(i32x4.sub(v128.load(at, 32), l), s);
    const d = i32x4.le_u(i32x4.sub(v128.load(at, 48), l), s);
    const bytes = i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(a, b), i16x8.narrow_i32x4_s(c, d));
    store<u16>(out + (i >> 3), <u16>i8x16.bitmask(bytes));
  }
  zeroTail(out, (rows + 15) & ~15, rows);
  trim(out, rows);
}

/** Each bound comes as its lower and its upper half. */
export function range64(column: usize, rows: i32, lowLower: u32, lowUpper: u32, spanLower: u32, spanUpper: u32, out: usize): void {
  const low = <u64>lowUpper << 32 | lowLower;
  const span = <u64>spanUpper << 32 | spanLower;
  fill(out, rows, 0);
  for (let i = 0; i < rows; i++) {
    if (load<u64>(column + (<usize>i << 3)) - low <= span) setBit(out, i);
  }
}

/** Zeroes the bytes behind those of the first `done` rows, up to the padding of `rows`. */
function zeroTail(out: usize, done: i32, rows: i32): void {
  const written = <usize>done >> 3;
  const end = <usize>((rows + 63) >> 6) << 3;
  for (let i = written; i < end; i++) store<u8>(out + i, 0);
}

@inline
function setBit(out: usize, i: i32): void {
  const at = out + (i >> 3);
  store<u8>(at, load<u8>(at) | <u8>(<u32>1 << <u32>(i & 7)));
}

/** Bit set where the table of one byte per code holds 1. */
export function lookup8(column: usize, rows: i32, table: usize, out: usize): void {
  const whole = rows & ~7;
  for (let i = 0; i < whole; i += 8) {
    const at = column + i;
    store<u8>(out + (i >> 3),
      load<u8>(table + load<u8>(at)) | (load<u8>(table + load<u8>(at, 1)) << 1) |
      (load<u8>(table + load<u8>(at, 2)) << 2) | (load<u8>(table + load<u8>(at, 3)) << 3) |
      (load<u8>(table + load<u8>(at, 4)) << 4) | (load<u8>(table + load<u8>(at, 5)) << 5) |
      (load<u8>(table + load<u8>(at, 6)) << 6) | (load<u8>(table + load<u8>(at, 7)) << 7));
  }
  zeroTail(out, whole, rows);
  for (let i = whole; i < rows; i++) if (load<u8>(table + load<u8>(column + i))) setBit(out, i);
}

/** As `lookup8`, for codes below 16 only: 16 at a time. */
export function lookupFew(column: usize, rows: i32, table: usize, out: usize): void {
  const own = v128.load(table);
  for (let i = 0; i < rows; i += 16) {
    store<u16>(out + (i >> 3), <u16>i8x16.bitmask(i8x16.eq(i8x16.swizzle(own, v128.load(column + i)), i8x16.splat(1))));
  }
  zeroTail(out, (rows + 15) & ~15, rows);
  trim(out, rows);
}

/** Reads a word of each cache line, so that what is read there by fits and starts next is near. */
export function touch(from: usize, to: usize): u32 {
  let all: u32 = 0;
  for (let at = from & ~63; at < to; at += 64) all ^= load<u32>(at);
  return all;
}

export function lookup16(column: usize, rows: i32, table: usize, out: usize): void {
  const whole = rows & ~7;
  for (let i = 0; i < whole; i += 8) {
    const at = column + (<usize>i << 1);
    store<u8>(out + (i >> 3),
      load<u8>(table + load<u16>(at)) | (load<u8>(table + load<u16>(at, 2)) << 1) |
      (load<u8>(table + load<u16>(at, 4)) << 2) | (load<u8>(table + load<u16>(at, 6)) << 3) |
      (load<u8>(table + load<u16>(at, 8)) << 4) | (load<u8>(table + load<u16>(at, 10)) << 5) |
      (load<u8>(table + load<u16>(at, 12)) << 6) | (load<u8>(table + load<u16>(at, 14)) << 7));
  }
  zeroTail(out, whole, rows);
  for (let i = whole; i < rows; i++) if (load<u8>(table + load<u16>(column + (<usize>i << 1)))) setBit(out, i);
}

export function lookup32(column: usize, rows: i32, table: usize, out: usize): void {
  const whole = rows & ~7;
  for (let i = 0; i < whole; i += 8) {
    const at = column + (<usize>i << 2);
    store<u8>(out + (i >> 3),
      load<u8>(table + load<u32>(at)) | (load<u8>(table + load<u32>(at, 4)) << 1) |
      (load<u8>(table + load<u32>(at, 8)) << 2) | (load<u8>(table + load<u32>(at, 12)) << 3) |
      (load<u8>(table + load<u32>(at, 16)) << 4) | (load<u8>(table + load<u32>(at, 20)) << 5) |
      (load<u8>(table + load<u32>(at, 24)) << 6) | (load<u8>(table + load<u32>(at, 28)) << 7));
  }
  zeroTail(out, whole, rows);
  for (let i = whole; i < rows; i++) if (load<u8>(table + load<u32>(column + (<usize>i << 2)))) setBit(out, i);
}

/** All rows in (`bit` 1) or out (0). */
export function fill(out: usize, rows: i32, bit: i32): void {
  memory.fill(out, bit ? 255 : 0, <usize>((rows + 63) >> 6) << 3);
  trim(out, rows);
}

export function and(into: usize, other: usize, rows: i32): void {
  const end = into + (<usize>((rows + 63) >> 6) << 3);
  for (; into < end; into += 8, other += 8) store<u64>(into, load<u64>(into) & load<u64>(other));
}

export function or(into: usize, other: usize, rows: i32): void {
  const end = into + (<usize>((rows + 63) >> 6) << 3);
  for (; into < end; into += 8, other += 8) store<u64>(into, load<u64>(into) | load<u64>(other));
}

export function not(into: usize, rows: i32): void {
  const end = into + (<usize>((rows + 63) >> 6) << 3);
  for (let at = into; at < end; at += 8) store<u64>(at, ~load<u64>(at));
  trim(into, rows);
}

/** Bits of word `w` that lie in rows [from, to). */
@inline
function mask(w: i32, from: i32, to: i32): u64 {
  const low = from - (w << 6);
  const high = to - (w << 6);
  if (high <= 0 || low >= 64) return 0;
  let m: u64 = ~(<u64>0);
  if (low > 0) m <<= low;
  if (high < 64) m &= (<u64>1 << high) - 1;
  return m;
}

/** Bits set in 16 bytes, as four partial sums. */
@inline
function sums(x: v128): v128 {
  return i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(i8x16.popcnt(x)));
}

@inline
function total(sum: v128): i32 {
  return i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1) + i32x4.extract_lane(sum, 2) + i32x4.extract_lane(sum, 3);
}

/** Bits set in rows [from, to). */
export function count(bits: usize, from: i32, to: i32): i32 {
  return to <= from ? 0 : without(bits, from, to, 0, 0, 0, 0);
}

/**
 * Rows of selection A that are not in B, as bits to `out` (0: only counted). A selection is a bitmap (0: all rows) within [from, to).
 */
export function difference(a: usize, aFrom: i32, aTo: i32, b: usize, bFrom: i32, bTo: i32, rows: i32, out: usize): i32 {
  if (out) memory.fill(out, 0, <usize>((rows + 63) >> 6) << 3);
  return aTo <= aFrom ? 0 : without(a, aFrom, aTo, b, bFrom, bTo, out);
}

/** True when row `edge` begins in the middle of word `w`. */
@inline
function cuts(edge: i32, w: i32): bool {
  return (edge >> 6) === w && (edge & 63) !== 0;
}

/** The lesser of `end` and the first word at or after `w` in which `edge` lies, or which begins there. */
@inline
function upTo(edge: i32, w: i32, end: i32): i32 {
  const at = edge >> 6;
  return at > w && at < end ? at : end;
}

function without(a: usize, aFrom: i32, aTo: i32, b: usize, bFrom: i32, bTo: i32, out: usize): i32 {
  let n: i32 = 0;
  const words = (aTo + 63) >> 6;
  const empty = bTo <= bFrom;
  let w = aFrom >> 6;
  while (w < words) {
    const at = <usize>w << 3;
    if (cuts(aFrom, w) || cuts(aTo, w) || (!empty && (cuts(bFrom, w) || cuts(bTo, w)))) {
      let x = mask(w, aFrom, aTo);
      if (a) x &= load<u64>(a + at);
      let y: u64 = empty ? 0 : mask(w, bFrom, bTo);
      if (y && b) y &= load<u64>(b + at);
      x &= ~y;
      n += <i32>popcnt<i64>(x);
      if (out) store<u64>(out + at, x);
      w++;
      continue;
    }
    // Up to the next edge all words are whole, and either in the range of B or outside it.
    const inside = !empty && (w << 6) >= bFrom && (w << 6) < bTo;
    let end = upTo(aTo, w, words);
    if (!empty) end = upTo(bFrom, w, upTo(bTo, w, end));
    if (inside && !b) {
      // Nothing is left, and `out` is empty there.
      w = end;
      continue;
    }
    let sum = i32x4.splat(0);
    for (; w + 1 < end; w += 2) {
      const place = <usize>w << 3;
      let x = a ? v128.load(a + place) : i8x16.splat(-1);
      if (inside) x = v128.andnot(x, v128.load(b + place));
      sum = i32x4.add(sum, sums(x));
      if (out) v128.store(out + place, x);
    }
    n += total(sum);
    if (w < end) {
      const place = <usize>w << 3;
      let x: u64 = a ? load<u64>(a + place) : ~(<u64>0);
      if (inside) x &= ~load<u64>(b + place);
      n += <i32>popcnt<i64>(x);
      if (out) store<u64>(out + place, x);
      w++;
    }
  }
  return n;
}

/** For each value of four bits the places of those that are set, as four u32; the others are 0. */
const places = memory.data<u32>([
  0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 2, 0, 0, 0, 0, 2, 0, 0, 1, 2, 0, 0, 0, 1, 2, 0,
  3, 0, 0, 0, 0, 3, 0, 0, 1, 3, 0, 0, 0, 1, 3, 0, 2, 3, 0, 0, 0, 2, 3, 0, 1, 2, 3, 0, 0, 1, 2, 3,
], 16);

/** Bits of a word from which on all of it is gone through four bits at a time: at a third of all rows it takes two thirds of the time of bit by bit. */
const dense = 12;

/** The rows of four bits of `x` from bit `at` on, behind those of the bits before. Writes four u32, whatever they are. */
@inline
function four(x: u64, at: i32, row: i32, out: usize): void {
  const before = <usize>popcnt<u64>(x & ((<u64>1 << at) - 1));
  v128.store(out + (before << 2), i32x4.add(v128.load(places + (<usize>((x >> at) & 15) << 4)), i32x4.splat(row + at)));
}

/** Rows of set bits in [from, to) as u32 to `out`, below `end`; how many. */
export function list(bits: usize, from: i32, to: i32, out: usize, end: usize): i32 {
  if (to <= from) return 0;
  const begin = out;
  const last = (to - 1) >> 6;
  for (let w = from >> 6; w <= last; w++) {
    let x = load<u64>(bits + (<usize>w << 3)) & mask(w, from, to);
    const row = w << 6;
    const n = <i32>popcnt<u64>(x);
    // What is written behind the last row must not pass the end: others may write there.
    if (n >= dense && out + (<usize>n << 2) + 16 <= end) {
      four(x, 0, row, out); four(x, 4, row, out); four(x, 8, row, out); four(x, 12, row, out);
      four(x, 16, row, out); four(x, 20, row, out); four(x, 24, row, out); four(x, 28, row, out);
      four(x, 32, row, out); four(x, 36, row, out); four(x, 40, row, out); four(x, 44, row, out);
      four(x, 48, row, out); four(x, 52, row, out); four(x, 56, row, out); four(x, 60, row, out);
      out += <usize>n << 2;
      continue;
    }
    while (x) {
      store<u32>(out, row + <i32>ctz<i64>(x));
      out += 4;
      x &= x - 1;
    }
  }
  return <i32>((out - begin) >> 2);
}

/** Rows of a list that are gathered at a time: what is read for them ahead fits into the cache. */
const picked = 2048;

/** The values of `rows` rows that a list names, in its order, `width` bytes each (1, 2, 4 or 8). */
export function pick(column: usize, width: i32, list: usize, rows: i32, out: usize): void {
  for (let begin = 0; begin < rows; begin += picked) {
    const end = min(begin + picked, rows);
    const first = load<u32>(list + (<usize>begin << 2));
    const last = load<u32>(list + (<usize>(end - 1) << 2));
    // Memory is read faster in order, as long as there is something in most of its lines.
    if (<i32>(last - first) < (end - begin) * 64 / width) touch(column + <usize>first * width, column + <usize>(last + 1) * width);
    if (width == 1) for (let i = begin; i < end; i++) store<u8>(out + i, load<u8>(column + load<u32>(list + (<usize>i << 2))));
    else if (width == 2) for (let i = begin; i < end; i++) store<u16>(out + (<usize>i << 1), load<u16>(column + (<usize>load<u32>(list + (<usize>i << 2)) << 1)));
    else if (width == 4) for (let i = begin; i < end; i++) store<u32>(out + (<usize>i << 2), load<u32>(column + (<usize>load<u32>(list + (<usize>i << 2)) << 2)));
    else for (let i = begin; i < end; i++) store<u64>(out + (<usize>i << 3), load<u64>(column + (<usize>load<u32>(list + (<usize>i << 2)) << 3)));
  }
}

/** The bits of the rows that a list names, in its order. */
export function pickBits(bits: usize, list: usize, rows: i32, out: usize): void {
  memory.fill(out, 0, <usize>((rows + 63) >>> 6) << 3);
  for (let i = 0; i < rows; i++) {
    const row = load<u32>(list + (<usize>i << 2));
    if ((load<u8>(bits + (row >>> 3)) >>> <u8>(row & 7)) & 1) setBit(out, i);
  }
}
