// gzip (RFC 1952) around DEFLATE (RFC 1951), resumable at any input byte and any output byte. All input, headers and
// trailers included, goes through one bit buffer, so a cut between two bytes is the same everywhere.
import { BASE, buildTable, DISTANCES, END, LENGTHS, LITERAL, LITERALS, SUB } from './huffman'
import { crcInit, crcUpdate } from './crc32'

const ROOT_LITERAL: u32 = 11
const ROOT_DISTANCE: u32 = 9

// Results of `inflate`.
const NEED_INPUT: u32 = 0
const OUTPUT_FULL: u32 = 1
const TRAILING: u32 = 2
const CORRUPT: u32 = 3
const CHECKSUM: u32 = 4
const LENGTH: u32 = 5

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

@unmanaged
class Inflater {
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
}

const LENS: usize = 256
const WORK: usize = 640
const CRC: usize = 1408
const LITERAL_TABLE: usize = 9600
const DISTANCE_TABLE: usize = LITERAL_TABLE + 4 * 4096
const LENGTH_TABLE: usize = DISTANCE_TABLE + 4 * 2048
const TOTAL: usize = LENGTH_TABLE + 4 * 128

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

/** True between two members: an end of input here is no cut. */
export function inflaterIdle(state: usize): bool {
  const s = changetype<Inflater>(state)
  return s.phase == NEXT && s.count == 0
}

// @ts-ignore: decorator
@inline
function have(s: Inflater, n: u32): bool {
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
function take(s: Inflater, n: u32): u32 {
  const value = <u32>(s.bits & ((<u64>1 << n) - 1))
  s.bits >>= n
  s.count -= n
  return value
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
  s.crc = crcUpdate(changetype<usize>(s) + CRC, s.crc, s.crcPos, s.outPos)
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
        s.phase = s.last ? TRAILER_CRC : BLOCK
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
        s.phase = s.last ? TRAILER_CRC : BLOCK
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

function codeLengths(s: Inflater): u32 {
  const state = changetype<usize>(s)
  const total = s.literals + s.distances
  while (s.index < total) {
    have(s, 14) // As many as there are: near the end of the input fewer may do.
    const entry = load<u32>(state + LENGTH_TABLE + (<usize>(<u32>s.bits & 127) << 2))
    const length = entry & 255
    if (length == 0) {
      if (s.count < 7) return NEED_INPUT
      return CORRUPT
    }
    if (length > s.count) return NEED_INPUT
    const symbol = entry >> 16
    if (symbol < 16) {
      take(s, length)
      store<u8>(state + LENS + s.index, <u8>symbol)
      s.index++
      continue
    }
    const extra: u32 = symbol == 16 ? 2 : symbol == 17 ? 3 : 7
    if (length + extra > s.count) return NEED_INPUT
    take(s, length)
    const repeat = take(s, extra) + (symbol == 18 ? 11 : 3)
    if (s.index + repeat > total) return CORRUPT
    let value: u8 = 0
    if (symbol == 16) {
      if (s.index == 0) return CORRUPT
      value = load<u8>(state + LENS + s.index - 1)
    }
    memory.fill(state + LENS + s.index, value, repeat)
    s.index += repeat
  }
  return END
}

function codes(s: Inflater): u32 {
  const state = changetype<usize>(s)
  const literalTable = state + LITERAL_TABLE
  const distanceTable = state + DISTANCE_TABLE
  const memberStart = s.memberStart
  const inEnd = s.inEnd
  const outEnd = s.outEnd
  let bits = s.bits
  let count = s.count
  let inPos = s.inPos
  let out = s.outPos
  let result: u32 = END

  while (true) {
    // Refill: eight bytes at once where they are, byte by byte near the end of the input.
    if (inPos + 8 <= inEnd) {
      bits |= load<u64>(inPos) << count
      const taken = (63 - count) >> 3
      inPos += taken
      count += taken << 3
    } else {
      while (count <= 56 && inPos < inEnd) {
        bits |= <u64>load<u8>(inPos) << count
        inPos++
        count += 8
      }
    }
    let entry = load<u32>(literalTable + ((<usize>bits & 2047) << 2))
    if (count >= 56 && out + 3 <= outEnd) {
      // Up to two literals before a symbol that needs all of its 48 bits.
      if ((entry & 0xf00) == LITERAL << 8) {
        let length = entry & 255
        bits >>= length
        count -= length
        store<u8>(out, <u8>(entry >> 16))
        out++
        entry = load<u32>(literalTable + ((<usize>bits & 2047) << 2))
        if ((entry & 0xf00) == LITERAL << 8) {
          length = entry & 255
          bits >>= length
          count -= length
          store<u8>(out, <u8>(entry >> 16))
          out++
          entry = load<u32>(literalTable + ((<usize>bits & 2047) << 2))
          if ((entry & 0xf00) == LITERAL << 8) {
            length = entry & 255
            bits >>= length
            count -= length
            store<u8>(out, <u8>(entry >> 16))
            out++
            continue
          }
        }
        if (count < 48) {
          if (inPos + 8 > inEnd) continue
          bits |= load<u64>(inPos) << count
          const taken = (63 - count) >> 3
          inPos += taken
          count += taken << 3
        }
      }
    }
    if ((entry & 0xf00) == SUB << 8) {
      const sub = (entry >> 16) + (<u32>(bits >> ROOT_LITERAL) & ((1 << ((entry >> 12) & 15)) - 1))
      entry = load<u32>(literalTable + (<usize>sub << 2))
    }
    let length = entry & 255
    if (length == 0) {
      // No code begins so; with fewer than 15 bits in hand the zeros above them may deceive.
      result = count < 15 && inPos >= inEnd ? NEED_INPUT : CORRUPT
      break
    }
    if (length > count) {
      result = NEED_INPUT
      break
    }
    const kind = (entry >> 8) & 15
    if (kind == LITERAL) {
      if (out >= outEnd) {
        result = OUTPUT_FULL
        break
      }
      bits >>= length
      count -= length
      store<u8>(out, <u8>(entry >> 16))
      out++
      continue
    }
    if (kind == END) {
      bits >>= length
      count -= length
      break
    }
    // A match: decoded on copies, taken only when it is whole.
    let extra = (entry >> 12) & 15
    let used = length + extra
    if (used > count) {
      result = NEED_INPUT
      break
    }
    const size = (entry >> 16) + (<u32>(bits >> length) & ((1 << extra) - 1))
    const rest = bits >> used
    let far = load<u32>(distanceTable + ((<usize>rest & 511) << 2))
    if ((far & 0xf00) == SUB << 8) {
      const sub = (far >> 16) + (<u32>(rest >> ROOT_DISTANCE) & ((1 << ((far >> 12) & 15)) - 1))
      far = load<u32>(distanceTable + (<usize>sub << 2))
    }
    length = far & 255
    if (length == 0) {
      result = count - used < 15 && inPos >= inEnd ? NEED_INPUT : CORRUPT
      break
    }
    extra = (far >> 12) & 15
    if (used + length + extra > count) {
      result = NEED_INPUT
      break
    }
    const distance = <usize>((far >> 16) + (<u32>(rest >> length) & ((1 << extra) - 1)))
    if (distance > out - memberStart) {
      result = CORRUPT
      break
    }
    if (out + size > outEnd + 258) {
      result = OUTPUT_FULL
      break
    }
    used += length + extra
    bits >>= used
    count -= used
    let from = out - distance
    const to = out + size
    if (distance >= 16) {
      do {
        v128.store(out, v128.load(from))
        out += 16
        from += 16
      } while (out < to)
    } else if (distance >= 8) {
      do {
        store<u64>(out, load<u64>(from))
        out += 8
        from += 8
      } while (out < to)
    } else if (distance == 1) {
      memory.fill(out, load<u8>(from), size)
    } else {
      while (out < to) {
        store<u8>(out, load<u8>(from))
        out++
        from++
      }
    }
    out = to
    if (out >= outEnd) {
      result = OUTPUT_FULL
      break
    }
  }
  // Bits above `count` are only valid while their bytes stand in this input; without them the next input ors cleanly.
  s.bits = count < 64 ? bits & ((<u64>1 << count) - 1) : bits
  s.count = count
  s.inPos = inPos
  s.outPos = out
  return result
}
