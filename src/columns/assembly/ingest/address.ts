// Addresses as bytes of text. Strict: what is not plainly an address is left to the exact parser.

/** The `length` digits at `from` as a number, all of which are digits; large when it begins with a zero that it could do without. */
// @ts-ignore: decorator
@inline
function octet(from: usize, length: u32): u32 {
  const digits = load<u32>(from) << (32 - (length << 3))
  const value = ((digits >> 8) & 15) * 100 + ((digits >> 16) & 15) * 10 + ((digits >> 24) & 15)
  const least: u32 = length == 1 ? 0 : length == 2 ? 10 : 100
  return value < least ? 1024 : value
}

/** The IPv4 address that is exactly [from, to), or -1. Sixteen bytes from `from` on must be readable. */
// @ts-ignore: decorator
@inline
export function ipv4(from: usize, to: usize): i64 {
  const length = <u32>(to - from)
  if (length - 7 > 8) return -1
  const text = v128.load(from)
  const all: u32 = (1 << length) - 1
  const dots = <u32>i8x16.bitmask(i8x16.eq(text, i8x16.splat(46))) & all
  const digits = <u32>i8x16.bitmask(i8x16.lt_u(i8x16.sub(text, i8x16.splat(48)), i8x16.splat(10))) & all
  if ((dots | digits) != all || popcnt(dots) != 3) return -1
  const first = ctz(dots)
  const later = dots & (dots - 1)
  const second = ctz(later)
  const third = 31 - clz(dots)
  const a = first, b = second - first - 1, c = third - second - 1, d = length - third - 1
  // Each of them is 1 to 3 digits long.
  if (u32(a - 1 > 2) | u32(b - 1 > 2) | u32(c - 1 > 2) | u32(d - 1 > 2)) return -1
  const w = octet(from, a), x = octet(from + first + 1, b), y = octet(from + second + 1, c), z = octet(from + third + 1, d)
  if ((w | x | y | z) > 255) return -1
  return <i64>((w << 24) | (x << 16) | (y << 8) | z)
}

/** Writes the four words of the IPv6 address that is exactly [from, to) to `out`. No embedded IPv4. */
export function ipv6(from: usize, to: usize, out: usize): bool {
  const length = to - from
  if (length < 2 || length > 39) return false
  let a: u64 = 0 // Groups before `::`, most significant first, shifted in.
  let b: u64 = 0
  let groups: i32 = 0
  let gap: i32 = -1
  let p = from
  // Groups are collected at out as u16s in order, then spread.
  let g0: u64 = 0
  let g1: u64 = 0
  if (load<u8>(p) == 58) {
    if (load<u8>(p + 1) != 58) return false
    gap = 0
    p += 2
    if (p == to) {
      store<u64>(out, 0)
      store<u64>(out, 0, 8)
      return true
    }
  }
  while (true) {
    let value: u32 = 0
    let digits: u32 = 0
    while (p < to) {
      let c = <u32>load<u8>(p)
      let d = c - 48
      if (d > 9) {
        c |= 32
        d = c - 87
        if (d < 10 || d > 15) break
      }
      value = (value << 4) | d
      digits++
      p++
    }
    if (digits == 0 || digits > 4 || groups == 8) return false
    if (groups < 4) g0 |= <u64>value << <u64>(48 - 16 * groups)
    else g1 |= <u64>value << <u64>(48 - 16 * (groups - 4))
    groups++
    if (p == to) break
    if (load<u8>(p) != 58) return false
    p++
    if (p == to) return false
    if (load<u8>(p) == 58) {
      if (gap >= 0) return false
      gap = groups
      p++
      if (p == to) break
    }
  }
  if (gap < 0) {
    if (groups != 8) return false
    a = g0
    b = g1
  } else {
    if (groups > 7) return false
    // The groups after the gap move to the end.
    const shift = 8 - groups
    for (let i = 0; i < groups; i++) {
      const value = i < 4 ? (g0 >> <u64>(48 - 16 * i)) & 0xffff : (g1 >> <u64>(48 - 16 * (i - 4))) & 0xffff
      const at = i < gap ? i : i + shift
      if (at < 4) a |= value << <u64>(48 - 16 * at)
      else b |= value << <u64>(48 - 16 * (at - 4))
    }
  }
  store<u32>(out, <u32>(a >> 32))
  store<u32>(out, <u32>a, 4)
  store<u32>(out, <u32>(b >> 32), 8)
  store<u32>(out, <u32>b, 12)
  return true
}
