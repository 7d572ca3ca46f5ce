// gzip (RFC 1952) or zlib (RFC 1950) around DEFLATE (RFC 1951), resumable at any input byte and any output byte. All input, headers and
// trailers included, goes through one bit buffer, so a cut between two bytes is the same everywhere.
import { adlerUpdate } from './adler32'
import { codeLengths, codes } from './codes'
import { buildTable, DISTANCES, END, LENGTHS, LITERALS } from './huffman'
import { crcInit, crcUpdate } from './crc32'
import {
  CHECKSUM, CORRUPT, CRC, DISTANCE_TABLE, have, Inflater, LENGTH, LENGTH_TABLE, LENS, LITERAL_TABLE, NEED_INPUT, OUTPUT_FULL, ROOT_DISTANCE,
  ROOT_LITERAL, take, TOTAL, TRAILING, WORK,
} from './inflater'

// Phases.
const MAGIC: u32 = 0
const METHOD: u32 = 1
const TIME: u32 = 2
const SYSTEM: u32 = 3
const EXTRA_LENGTH: u32 = 4
const EXTRA: u32 = 5
const NAME: u32 = 6
const COMMENT: u32 = 7
const HEADER_CRC: u32 = 8
const BLOCK: u32 = 9
const STORED_LENGTH: u32 = 10
const STORED: u32 = 11
const COUNTS: u32 = 12
const LENGTH_CODES: u32 = 13
const CODE_LENGTHS: u32 = 14
const CODES: u32 = 15
const TRAILER_CRC: u32 = 16
const TRAILER_SIZE: u32 = 17
const NEXT: u32 = 18
const FAILED: u32 = 19
const ZLIB: u32 = 20
const TRAILER_ADLER: u32 = 21
const ENDED: u32 = 22

export function inflaterBytes(): usize {
  return TOTAL
}

/** Output goes to [out, out + bytes); the buffer must have 320 bytes more. */
export function inflaterInit(state: usize, out: usize, bytes: usize): void {
  memory.fill(state, 0, LENS)
  const s = changetype<Inflater>(state)
  s.outPos = out
  s.outEnd = out + bytes
  s.memberStart = out
  s.crcPos = out
  s.crc = 0xffff_ffff
  crcInit(state + CRC)
}

/** After `inflaterInit`: the input is one stream of zlib, as SLS calls `deflate`. */
export function inflaterZlib(state: usize): void {
  const s = changetype<Inflater>(state)
  s.zlib = 1
  s.phase = ZLIB
  s.crc = 1
}

/** The next input bytes. All input given before has been taken. */
export function inflaterInput(state: usize, pointer: usize, length: usize): void {
  const s = changetype<Inflater>(state)
  s.inPos = pointer
  s.inEnd = pointer + length
}

/** After the output up to outPos was taken: keeps the last 32 KiB at the start of the buffer as history. */
export function inflaterSlide(state: usize, out: usize): void {
  const s = changetype<Inflater>(state)
  const have = s.outPos - out
  if (have <= 32768) return
  const move = have - 32768
  memory.copy(out, s.outPos - 32768, 32768)
  s.outPos -= move
  s.crcPos -= move
  s.memberStart = s.memberStart > out + move ? s.memberStart - move : out
}

/** The output, history included, was moved by this many bytes; there is room up to `outEnd` now, and 320 bytes more. */
export function inflaterMove(state: usize, by: i32, outEnd: usize): void {
  const s = changetype<Inflater>(state)
  s.outPos += by
  s.crcPos += by
  s.memberStart += by
  s.outEnd = outEnd
}

export function inflaterInPos(state: usize): usize {
  return changetype<Inflater>(state).inPos
}

export function inflaterOutPos(state: usize): usize {
  return changetype<Inflater>(state).outPos
}

/** Whole bytes that were taken from the input and not yet used. */
export function inflaterPending(state: usize): u32 {
  return changetype<Inflater>(state).count >> 3
}

/** True between two members, and at the end of zlib: an end of input here is no cut. */
export function inflaterIdle(state: usize): bool {
  const s = changetype<Inflater>(state)
  return (s.phase == NEXT || s.phase == ENDED) && s.count == 0
}

function headerTake(s: Inflater, bytes: u32): u32 {
  const value = take(s, bytes << 3)
  const tables = changetype<usize>(s) + CRC
  let rest = value
  for (let i: u32 = 0; i < bytes; i++) {
    s.headCrc = load<u32>(tables + (<usize>((s.headCrc ^ rest) & 255) << 2)) ^ (s.headCrc >>> 8)
    rest >>>= 8
  }
  return value
}

function account(s: Inflater): void {
  if (s.zlib) s.crc = adlerUpdate(s.crc, s.crcPos, s.outPos)
  else s.crc = crcUpdate(changetype<usize>(s) + CRC, s.crc, s.crcPos, s.outPos)
  s.size += <u32>(s.outPos - s.crcPos)
  s.crcPos = s.outPos
}

function stop(s: Inflater, result: u32): u32 {
  account(s)
  if (result == CORRUPT || result == TRAILING) s.phase = FAILED
  return result
}

function fixedTables(state: usize): void {
  memory.fill(state + LENS, 8, 144)
  memory.fill(state + LENS + 144, 9, 112)
  memory.fill(state + LENS + 256, 7, 24)
  memory.fill(state + LENS + 280, 8, 8)
  buildTable(LITERALS, state + LENS, 288, ROOT_LITERAL, state + LITERAL_TABLE, state + WORK)
  memory.fill(state + LENS, 5, 32)
  buildTable(DISTANCES, state + LENS, 32, ROOT_DISTANCE, state + DISTANCE_TABLE, state + WORK)
}

// @ts-ignore: decorator
@inline
function trailer(s: Inflater): u32 {
  return s.zlib ? TRAILER_ADLER : TRAILER_CRC
}

// @ts-ignore: decorator
@inline
function lengthOrder(i: u32): u32 {
  // 16 17 18 0 8 7 9 6 10 5 11 4 12 3 13 2 14 1 15
  if (i < 3) return 16 + i
  if (i == 3) return 0
  const k = i - 4
  return k & 1 ? 7 - (k >> 1) : 8 + (k >> 1)
}

/** Goes on until input or output ends, a member ends badly, or something is wrong. */
export function inflate(state: usize): u32 {
  const s = changetype<Inflater>(state)
  while (true) {
    switch (s.phase) {
      case MAGIC: {
        if (!have(s, 16)) return stop(s, NEED_INPUT)
        s.headCrc = 0xffff_ffff
        if (headerTake(s, 2) != 0x8b1f) return stop(s, CORRUPT)
        s.phase = METHOD
        break
      }
      case METHOD: {
        if (!have(s, 16)) return stop(s, NEED_INPUT)
        const value = headerTake(s, 2)
        s.flags = value >> 8
        if ((value & 255) != 8 || (s.flags & 0xe0) != 0) return stop(s, CORRUPT)
        s.phase = TIME
        break
      }
      case TIME: {
        if (!have(s, 32)) return stop(s, NEED_INPUT)
        headerTake(s, 4)
        s.phase = SYSTEM
        break
      }
      case SYSTEM: {
        if (!have(s, 16)) return stop(s, NEED_INPUT)
        headerTake(s, 2)
        s.phase = s.flags & 4 ? EXTRA_LENGTH : NAME
        break
      }
      case EXTRA_LENGTH: {
        if (!have(s, 16)) return stop(s, NEED_INPUT)
        s.left = headerTake(s, 2)
        s.phase = EXTRA
        break
      }
      case EXTRA: {
        while (s.left > 0) {
          if (!have(s, 8)) return stop(s, NEED_INPUT)
          headerTake(s, 1)
          s.left--
        }
        s.phase = NAME
        break
      }
      case NAME: {
        while (s.flags & 8) {
          if (!have(s, 8)) return stop(s, NEED_INPUT)
          if (headerTake(s, 1) == 0) break
        }
        s.phase = COMMENT
        break
      }
      case COMMENT: {
        while (s.flags & 16) {
          if (!have(s, 8)) return stop(s, NEED_INPUT)
          if (headerTake(s, 1) == 0) break
        }
        s.phase = HEADER_CRC
        break
      }
      case HEADER_CRC: {
        if (s.flags & 2) {
          if (!have(s, 16)) return stop(s, NEED_INPUT)
          const expected = (s.headCrc ^ 0xffff_ffff) & 0xffff
          if (take(s, 16) != expected) return stop(s, CORRUPT)
        }
        s.memberStart = s.outPos
        s.crcPos = s.outPos
        s.crc = 0xffff_ffff
        s.size = 0
        s.phase = BLOCK
        break
      }
      case BLOCK: {
        if (!have(s, 3)) return stop(s, NEED_INPUT)
        s.last = take(s, 1)
        const kind = take(s, 2)
        if (kind == 3) return stop(s, CORRUPT)
        if (kind == 0) {
          take(s, s.count & 7)
          s.phase = STORED_LENGTH
        } else if (kind == 1) {
          fixedTables(state)
          s.phase = CODES
        } else s.phase = COUNTS
        break
      }
      case STORED_LENGTH: {
        if (!have(s, 32)) return stop(s, NEED_INPUT)
        const length = take(s, 16)
        if (take(s, 16) != (length ^ 0xffff)) return stop(s, CORRUPT)
        s.left = length
        s.phase = STORED
        break
      }
      case STORED: {
        const result = stored(s)
        if (result != END) return stop(s, result)
        s.phase = s.last ? trailer(s) : BLOCK
        break
      }
      case COUNTS: {
        if (!have(s, 14)) return stop(s, NEED_INPUT)
        s.literals = take(s, 5) + 257
        s.distances = take(s, 5) + 1
        s.lengthCodes = take(s, 4) + 4
        if (s.literals > 286 || s.distances > 30) return stop(s, CORRUPT)
        memory.fill(state + LENS, 0, 320)
        s.index = 0
        s.phase = LENGTH_CODES
        break
      }
      case LENGTH_CODES: {
        while (s.index < s.lengthCodes) {
          if (!have(s, 3)) return stop(s, NEED_INPUT)
          store<u8>(state + LENS + lengthOrder(s.index), <u8>take(s, 3))
          s.index++
        }
        if (!buildTable(LENGTHS, state + LENS, 19, 7, state + LENGTH_TABLE, state + WORK)) return stop(s, CORRUPT)
        memory.fill(state + LENS, 0, 320)
        s.index = 0
        s.phase = CODE_LENGTHS
        break
      }
      case CODE_LENGTHS: {
        const result = codeLengths(s)
        if (result != END) return stop(s, result)
        if (load<u8>(state + LENS + 256) == 0) return stop(s, CORRUPT)
        if (!buildTable(LITERALS, state + LENS, s.literals, ROOT_LITERAL, state + LITERAL_TABLE, state + WORK)) return stop(s, CORRUPT)
        if (!buildTable(DISTANCES, state + LENS + s.literals, s.distances, ROOT_DISTANCE, state + DISTANCE_TABLE, state + WORK)) return stop(s, CORRUPT)
        s.phase = CODES
        break
      }
      case CODES: {
        const result = codes(s)
        if (result != END) return stop(s, result)
        s.phase = s.last ? trailer(s) : BLOCK
        break
      }
      case TRAILER_CRC: {
        const odd = s.count & 7
        if (odd) take(s, odd)
        if (!have(s, 32)) return stop(s, NEED_INPUT)
        account(s)
        const crc = take(s, 32)
        s.headCrc = crc == (s.crc ^ 0xffff_ffff) ? 0 : 1
        s.phase = TRAILER_SIZE
        break
      }
      case TRAILER_SIZE: {
        if (!have(s, 32)) return stop(s, NEED_INPUT)
        const size = take(s, 32)
        s.members++
        s.phase = NEXT
        if (s.headCrc != 0) return CHECKSUM
        if (size != s.size) return LENGTH
        break
      }
      case NEXT: {
        if (!have(s, 8)) return stop(s, NEED_INPUT)
        if ((<u32>s.bits & 255) == 0) {
          take(s, 8)
          break
        }
        if ((<u32>s.bits & 255) != 0x1f) return stop(s, TRAILING)
        if (!have(s, 16)) return stop(s, NEED_INPUT)
        if ((<u32>s.bits & 0xffff) != 0x8b1f) return stop(s, TRAILING)
        s.phase = MAGIC
        break
      }
      case ZLIB: {
        if (!have(s, 16)) return stop(s, NEED_INPUT)
        const method = take(s, 8)
        const flags = take(s, 8)
        // Deflate, a window of 32 KiB at most, no dictionary.
        if ((method & 15) != 8 || method >>> 4 > 7 || (method * 256 + flags) % 31 != 0 || (flags & 32) != 0) return stop(s, CORRUPT)
        s.phase = BLOCK
        break
      }
      case TRAILER_ADLER: {
        const odd = s.count & 7
        if (odd) take(s, odd)
        if (!have(s, 32)) return stop(s, NEED_INPUT)
        account(s)
        s.phase = ENDED
        if (bswap<u32>(take(s, 32)) != s.crc) return CHECKSUM
        break
      }
      case ENDED: {
        if (!have(s, 8)) return stop(s, NEED_INPUT)
        return stop(s, TRAILING)
      }
      default:
        return CORRUPT
    }
  }
}

function stored(s: Inflater): u32 {
  while (s.left > 0 && s.count >= 8) {
    if (s.outPos >= s.outEnd) return OUTPUT_FULL
    store<u8>(s.outPos, <u8>take(s, 8))
    s.outPos++
    s.left--
  }
  if (s.left == 0) return END
  s.bits = 0 // What stood above `count` is copied directly now.
  let n = <usize>s.left
  n = min(n, s.inEnd - s.inPos)
  n = min(n, s.outEnd - s.outPos)
  memory.copy(s.outPos, s.inPos, n)
  s.inPos += n
  s.outPos += n
  s.left -= <u32>n
  if (s.left == 0) return END
  return s.inPos == s.inEnd ? NEED_INPUT : OUTPUT_FULL
}
