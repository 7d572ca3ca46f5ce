// The symbols of a block: code lengths, then literals and matches, which is where the time goes.
import { END, LITERAL, SUB } from './huffman'
import {
  CORRUPT, DISTANCE_TABLE, have, Inflater, LENGTH_TABLE, LENS, LITERAL_TABLE, NEED_INPUT, OUTPUT_FULL, ROOT_DISTANCE, ROOT_LITERAL, take,
} from './inflater'

/** Reads the code lengths of a dynamic block; END when all are there. */
export function codeLengths(s: Inflater): u32 {
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

/** Decodes until the block, the input or the room for output ends. */
export function codes(s: Inflater): u32 {
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
