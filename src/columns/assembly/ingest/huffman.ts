// Decoding tables of DEFLATE (RFC 1951): one look-up for codes up to `root` bits, a second for longer ones.
// An entry: bits 0-7 length of the code, 8-11 kind, 12-15 extra bits (or bits of the second table), 16-31 value.

export const INVALID: u32 = 0
export const LITERAL: u32 = 1
export const BASE: u32 = 2
export const END: u32 = 3
export const SUB: u32 = 4

export const LITERALS: u32 = 0
export const DISTANCES: u32 = 1
export const LENGTHS: u32 = 2

// @ts-ignore: decorator
@inline
function entryOf(alphabet: u32, symbol: u32): u32 {
  if (alphabet == LENGTHS) return (LITERAL << 8) | (symbol << 16)
  if (alphabet == DISTANCES) {
    if (symbol > 29) return 0
    if (symbol < 4) return (BASE << 8) | ((symbol + 1) << 16)
    const extra = (symbol >> 1) - 1
    return (BASE << 8) | (extra << 12) | ((1 + ((2 + (symbol & 1)) << extra)) << 16)
  }
  if (symbol < 256) return (LITERAL << 8) | (symbol << 16)
  if (symbol == 256) return END << 8
  const i = symbol - 257
  if (i > 28) return 0
  if (i == 28) return (BASE << 8) | (258 << 16)
  if (i < 8) return (BASE << 8) | ((i + 3) << 16)
  const extra = (i >> 2) - 1
  return (BASE << 8) | (extra << 12) | ((3 + ((4 + (i & 3)) << extra)) << 16)
}

/**
 * Builds the table of `n` code lengths at `lens`. `work` has room for 32 counts and 320 symbols (u16). False when the
 * lengths are no code: over-subscribed, or incomplete with more than one code (as zlib decides).
 */
export function buildTable(alphabet: u32, lens: usize, n: u32, root: u32, table: usize, work: usize): bool {
  const counts = work
  const offsets = work + 32
  const sorted = work + 64
  memory.fill(counts, 0, 64)
  for (let i: u32 = 0; i < n; i++) {
    const at = counts + ((<usize>load<u8>(lens + i)) << 1)
    store<u16>(at, load<u16>(at) + 1)
  }
  let max: u32 = 15
  while (max > 0 && load<u16>(counts + (<usize>max << 1)) == 0) max--
  memory.fill(table, 0, (<usize>4) << root)
  if (max == 0) return alphabet != LENGTHS // No codes at all: any use of the table is an error of its own.
  let left: i32 = 1
  let offset: u32 = 0
  for (let length: u32 = 1; length <= 15; length++) {
    const count = <u32>load<u16>(counts + (<usize>length << 1))
    left = (left << 1) - <i32>count
    if (left < 0) return false
    store<u16>(offsets + (<usize>length << 1), <u16>offset)
    offset += count
  }
  if (left > 0 && (alphabet == LENGTHS || max != 1)) return false
  for (let i: u32 = 0; i < n; i++) {
    const length = <usize>load<u8>(lens + i)
    if (length == 0) continue
    const at = offsets + (length << 1)
    const place = load<u16>(at)
    store<u16>(at, place + 1)
    store<u16>(sorted + (<usize>place << 1), <u16>i)
  }
  let code: u32 = 0 // Bit-reversed, as the stream delivers it.
  let prefix: u32 = 0xffff_ffff
  let sub: u32 = 0
  let subBits: u32 = 0
  let next: u32 = 1 << root
  const rootMask: u32 = (1 << root) - 1
  for (let i: u32 = 0; i < offset; i++) {
    const symbol = <u32>load<u16>(sorted + (<usize>i << 1))
    const length = <u32>load<u8>(lens + symbol)
    let entry = entryOf(alphabet, symbol)
    if (entry != 0) entry |= length
    if (length <= root) {
      for (let at = code; at <= rootMask; at += 1 << length) store<u32>(table + (<usize>at << 2), entry)
    } else {
      if ((code & rootMask) != prefix) {
        prefix = code & rootMask
        subBits = length - root
        let room: i32 = 1 << subBits
        while (subBits + root < max) {
          room -= <i32>load<u16>(counts + (<usize>(subBits + root) << 1))
          if (room <= 0) break
          subBits++
          room <<= 1
        }
        sub = next
        next += 1 << subBits
        memory.fill(table + (<usize>sub << 2), 0, (<usize>4) << subBits)
        store<u32>(table + (<usize>prefix << 2), root | (SUB << 8) | (subBits << 12) | (sub << 16))
      }
      for (let at = code >> root; at < 1 << subBits; at += 1 << (length - root)) store<u32>(table + (<usize>(sub + at) << 2), entry)
    }
    // The next code of this length, reversed: add one at the top bit.
    let bit: u32 = 1 << (length - 1)
    while (code & bit) bit >>= 1
    if (bit != 0) code = (code & (bit - 1)) + bit
    else code = 0
    // Symbols left at this length.
    const at = counts + (<usize>length << 1)
    store<u16>(at, load<u16>(at) - 1)
  }
  return true
}
