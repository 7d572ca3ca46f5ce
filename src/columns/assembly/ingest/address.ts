// Addresses as bytes of text. Strict: what is not plainly an address is left to the exact parser.

/** The IPv4 address that is exactly [from, to), or -1. */
// @ts-ignore: decorator
@inline
export function ipv4(from: usize, to: usize): i64 {
  if (to - from < 7 || to - from > 15) return -1
  let value: u32 = 0
  let octet: u32 = 0
  let digits: u32 = 0
  let dots: u32 = 0
  for (let p = from; p < to; p++) {
    const c = <u32>load<u8>(p)
    if (c == 46) {
      if (digits == 0) return -1
      value = (value << 8) | octet
      octet = 0
      digits = 0
      dots++
    } else {
      const d = c - 48
      if (d > 9 || (digits > 0 && octet == 0)) return -1
      octet = octet * 10 + d
      if (octet > 255) return -1
      digits++
    }
  }
  if (dots != 3 || digits == 0) return -1
  return <i64>((value << 8) | octet)
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
