// Where a stretch of text ends, sixteen bytes a step. Up to fifteen bytes behind the end are read.

/** First byte from `pos` on that is below 32 or one of the two; there is a line feed before the end of the text. */
// @ts-ignore: decorator
@inline
export function firstOf(pos: usize, one: u32, other: u32): usize {
  const controls = i8x16.splat(32)
  const ones = i8x16.splat(<i8>one)
  const others = i8x16.splat(<i8>other)
  while (true) {
    const text = v128.load(pos)
    const stops = v128.or(i8x16.lt_u(text, controls), v128.or(i8x16.eq(text, ones), i8x16.eq(text, others)))
    const mask = i8x16.bitmask(stops)
    if (mask != 0) return pos + <usize>ctz(mask)
    pos += 16
  }
}
