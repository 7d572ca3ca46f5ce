// CRC-32 of gzip (ISO 3309, reflected 0xEDB88320), eight bytes at a time with eight tables of 1 KiB.

export const crcTableBytes: usize = 8 * 1024

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
}

/** `crc` is the running value, inverted as the algorithm keeps it (start with 0xffffffff). */
export function crcUpdate(tables: usize, crc: u32, from: usize, to: usize): u32 {
  let c = crc
  let p = from
  while (p + 8 <= to) {
    const a = load<u32>(p) ^ c
    const b = load<u32>(p, 4)
    c =
      load<u32>(tables + 7168 + (<usize>(a & 255) << 2)) ^
      load<u32>(tables + 6144 + (<usize>((a >>> 8) & 255) << 2)) ^
      load<u32>(tables + 5120 + (<usize>((a >>> 16) & 255) << 2)) ^
      load<u32>(tables + 4096 + (<usize>(a >>> 24) << 2)) ^
      load<u32>(tables + 3072 + (<usize>(b & 255) << 2)) ^
      load<u32>(tables + 2048 + (<usize>((b >>> 8) & 255) << 2)) ^
      load<u32>(tables + 1024 + (<usize>((b >>> 16) & 255) << 2)) ^
      load<u32>(tables + (<usize>(b >>> 24) << 2))
    p += 8
  }
  while (p < to) {
    c = load<u32>(tables + (<usize>((c ^ load<u8>(p)) & 255) << 2)) ^ (c >>> 8)
    p++
  }
  return c
}
