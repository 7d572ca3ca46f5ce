// Adler-32 of zlib (RFC 1950), sixteen bytes at a time. The two sums are reduced before they could overflow.

const MODULUS: u32 = 65521
/** As many bytes as the sums may take unreduced, a multiple of sixteen. */
const MOST: usize = 5552

// @ts-ignore: decorator
@inline
function sum(lanes: v128): u32 {
  return <u32>i32x4.extract_lane(lanes, 0) + <u32>i32x4.extract_lane(lanes, 1) + <u32>i32x4.extract_lane(lanes, 2) + <u32>i32x4.extract_lane(lanes, 3)
}

/** `adler` is the running value; start with 1. */
export function adlerUpdate(adler: u32, from: usize, to: usize): u32 {
  let a = adler & 0xffff
  let b = adler >>> 16
  let p = from
  while (p < to) {
    const end = min(to, p + MOST)
    let bytes = i32x4.splat(0) // Sums of bytes so far.
    let before = i32x4.splat(0) // Sums of `bytes` as it was before each sixteen.
    let weighted = i32x4.splat(0)
    const begin = p
    while (p + 16 <= end) {
      const text = v128.load(p)
      before = i32x4.add(before, bytes)
      bytes = i32x4.add(bytes, i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(text)))
      weighted = i32x4.add(weighted, i32x4.extadd_pairwise_i16x8_u(i16x8.extmul_low_i8x16_u(text, i8x16(16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1))))
      weighted = i32x4.add(weighted, i32x4.extadd_pairwise_i16x8_u(i16x8.extmul_high_i8x16_u(text, i8x16(16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1))))
      p += 16
    }
    b += a * <u32>(p - begin) + 16 * sum(before) + sum(weighted)
    a += sum(bytes)
    while (p < end) {
      a += <u32>load<u8>(p)
      b += a
      p++
    }
    a %= MODULUS
    b %= MODULUS
  }
  return (b << 16) | a
}
