// The state of one inflater, at a pointer handed in, and its bit buffer.
import { crcTableBytes } from './crc32'

export const ROOT_LITERAL: u32 = 11
export const ROOT_DISTANCE: u32 = 9

// Results of `inflate`.
export const NEED_INPUT: u32 = 0
export const OUTPUT_FULL: u32 = 1
export const TRAILING: u32 = 2
export const CORRUPT: u32 = 3
export const CHECKSUM: u32 = 4
export const LENGTH: u32 = 5

@unmanaged
export class Inflater {
  bits: u64
  count: u32
  phase: u32
  inPos: usize
  inEnd: usize
  outPos: usize
  outEnd: usize
  /** Where this member's output begins (in the buffer, or before it): distances may not reach further. */
  memberStart: usize
  crcPos: usize
  crc: u32
  /** Bytes of output of this member, modulo 2^32, before crcPos. */
  size: u32
  flags: u32
  headCrc: u32
  last: u32
  left: u32
  literals: u32
  distances: u32
  lengthCodes: u32
  index: u32
  members: u32
  /** 1: one stream of zlib (RFC 1950) in place of members of gzip. */
  zlib: u32
}

export const LENS: usize = 256
export const WORK: usize = 640
export const CRC: usize = 1408
export const LITERAL_TABLE: usize = CRC + crcTableBytes
export const DISTANCE_TABLE: usize = LITERAL_TABLE + 4 * 4096
export const LENGTH_TABLE: usize = DISTANCE_TABLE + 4 * 2048
export const TOTAL: usize = LENGTH_TABLE + 4 * 128

// @ts-ignore: decorator
@inline
export function have(s: Inflater, n: u32): bool {
  while (s.count < n) {
    if (s.inPos >= s.inEnd) return false
    // Bits above `count` may hold a copy of the bytes to come, so they are or-ed, equal.
    s.bits |= <u64>load<u8>(s.inPos) << s.count
    s.inPos++
    s.count += 8
  }
  return true
}

// @ts-ignore: decorator
@inline
export function take(s: Inflater, n: u32): u32 {
  const value = <u32>(s.bits & ((<u64>1 << n) - 1))
  s.bits >>= n
  s.count -= n
  return value
}
