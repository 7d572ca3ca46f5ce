// CRC-32 of gzip (ISO 3309, reflected 0xEDB88320), eight bytes at a time with eight tables of 1 KiB, over three stretches
// at once: one stretch alone waits for its own look-ups most of the time. Three checksums become one by four more tables,
// which say what a checksum is after a stretch of zeros.

const STRETCH: i32 = 1024
const ZEROS: usize = 8 * 1024

export const crcTableBytes: usize = ZEROS + 4 * 1024

export function crcInit(tables: usize): void {
  for (let i: u32 = 0; i < 256; i++) {
    let c = i
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1
    store<u32>(tables + (<usize>i << 2), c)
  }
  for (let i: u32 = 0; i < 256; i++) {
    let c = load<u32>(tables + (<usize>i << 2))
    for (let t: usize = 1; t < 8; t++) {
      c = load<u32>(tables + (<usize>(c & 255) << 2)) ^ (c >>> 8)
      store<u32>(tables + (t << 10) + (<usize>i << 2), c)
    }
  }
  for (let byte: u32 = 0; byte < 4; byte++) {
    const table = tables + ZEROS + (<usize>byte << 10)
    // Checksums are linear: the one of a byte is put together from those of its bits.
    store<u32>(table, 0)
    for (let bit: u32 = 0; bit < 8; bit++) {
      let c = (<u32>1 << bit) << (byte << 3)
      for (let k = 0; k < STRETCH; k += 8) c = eight(tables, c, 0)
      for (let i: u32 = 0; i < <u32>1 << bit; i++) store<u32>(table + (<usize>((<u32>1 << bit) | i) << 2), c ^ load<u32>(table + (<usize>i << 2)))
    }
  }
}

// @ts-ignore: decorator
@inline
function eight(tables: usize, crc: u32, bytes: u64): u32 {
  const word = bytes ^ <u64>crc
  const a = <u32>word
  const b = <u32>(word >> 32)
  return (
    load<u32>(tables + (<usize>(a & 255) << 2), 7168) ^
    load<u32>(tables + (<usize>((a >>> 8) & 255) << 2), 6144) ^
    load<u32>(tables + (<usize>((a >>> 16) & 255) << 2), 5120) ^
    load<u32>(tables + (<usize>(a >>> 24) << 2), 4096) ^
    load<u32>(tables + (<usize>(b & 255) << 2), 3072) ^
    load<u32>(tables + (<usize>((b >>> 8) & 255) << 2), 2048) ^
    load<u32>(tables + (<usize>((b >>> 16) & 255) << 2), 1024) ^
    load<u32>(tables + (<usize>(b >>> 24) << 2))
  )
}

/** A checksum after a stretch of zeros. */
// @ts-ignore: decorator
@inline
function afterZeros(tables: usize, crc: u32): u32 {
  return (
    load<u32>(tables + (<usize>(crc & 255) << 2), ZEROS) ^
    load<u32>(tables + (<usize>((crc >>> 8) & 255) << 2), ZEROS + 1024) ^
    load<u32>(tables + (<usize>((crc >>> 16) & 255) << 2), ZEROS + 2048) ^
    load<u32>(tables + (<usize>(crc >>> 24) << 2), ZEROS + 3072)
  )
}

/** `crc` is the running value, inverted as the algorithm keeps it (start with 0xffffffff). */
export function crcUpdate(tables: usize, crc: u32, from: usize, to: usize): u32 {
  let c = crc
  let p = from
  while (p + 3 * STRETCH <= to) {
    let second: u32 = 0
    let third: u32 = 0
    const end = p + STRETCH
    while (p < end) {
      c = eight(tables, c, load<u64>(p))
      second = eight(tables, second, load<u64>(p, STRETCH))
      third = eight(tables, third, load<u64>(p, 2 * STRETCH))
      p += 8
    }
    c = afterZeros(tables, afterZeros(tables, c) ^ second) ^ third
    p += 2 * STRETCH
  }
  while (p + 8 <= to) {
    c = eight(tables, c, load<u64>(p))
    p += 8
  }
  while (p < to) {
    c = load<u32>(tables + (<usize>((c ^ load<u8>(p)) & 255) << 2)) ^ (c >>> 8)
    p++
  }
  return c
}
