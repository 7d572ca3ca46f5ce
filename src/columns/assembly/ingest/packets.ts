// The logs of one log group of SLS: protobuf, each log a time and pairs of key and value. Keys stand in the same order in nearly
// every log, so each is guessed from the one before it and compared byte by byte; any order is read.
import { keyAt } from './keys'
import { same } from './tables'
import { absentAreNull, columnAt, Context, DONE, ODD, put, refused, ROOM, rowIsRead } from './values'

// Tags of fields: number and wire type.
const LOG: u32 = 0x0a
const TIME: u32 = 0x08
const CONTENT: u32 = 0x12
const NANOSECONDS: u32 = 0x25
const KEY: u32 = 0x0a
const VALUE: u32 = 0x12

const NONE: u32 = 0xffff_ffff

// @ts-ignore: decorator
@inline
function find(c: Context, from: usize, length: u32, guess: u32): u32 {
  if (guess < c.keyCount) {
    const key = keyAt(c, guess)
    if (key.length == length && same(key.text, from, length)) return guess
  }
  return findSlowly(c, from, length)
}

function findSlowly(c: Context, from: usize, length: u32): u32 {
  for (let i: u32 = 0; i < c.keyCount; i++) {
    const key = keyAt(c, i)
    if (key.length == length && same(key.text, from, length)) return i
  }
  return NONE
}

/**
 * Reads logs from `pos` on; what stands between them is the caller's. Results as those of `parseDelimited`; `pos` is then the start
 * of the field not read. The bytes up to `end` must be whole fields of the group; up to sixteen bytes behind are read, not used.
 */
export function parseLogs(context: usize): u32 {
  const c = changetype<Context>(context)
  const end = c.end
  const all: u64 = c.columnCount == 64 ? ~(<u64>0) : (<u64>1 << <u64>c.columnCount) - 1
  const timeColumn = c.timeColumn
  let pos = c.pos
  while (pos < end) {
    if (c.row >= c.rowLimit) {
      c.pos = pos
      return 3
    }
    const begin = pos
    const before = c.pendingCount
    const row = c.row
    let result = ODD
    let seen: u64 = 0
    let timed = false
    let last = c.keyCount
    if (<u32>load<u8>(pos) == LOG && timeColumn < c.columnCount) {
      // A length of up to four bytes: a log is 1 MB at most.
      let length = <u32>load<u8>(pos, 1)
      pos += 2
      if (length >= 128) {
        length = (length & 127) | (<u32>load<u8>(pos) << 7)
        pos++
        if (length >= 1 << 14) {
          length = (length & 0x3fff) | (<u32>load<u8>(pos) << 14)
          pos++
        }
      }
      const stop = pos + length
      if (length < 1 << 21 && stop <= end) {
        while (true) {
          if (pos >= stop) {
            if (pos == stop && timed) result = DONE
            break
          }
          const tag = <u32>load<u8>(pos)
          if (tag == CONTENT) {
            let size = <u32>load<u8>(pos, 1)
            pos += 2
            if (size >= 128) {
              const more = <u32>load<u8>(pos)
              if (more >= 128) break
              size = (size & 127) | (more << 7)
              pos++
            }
            const next = pos + size
            if (next > stop || size < 4 || <u32>load<u8>(pos) != KEY) break
            const keyLength = <u32>load<u8>(pos, 1)
            const from = pos + 2
            let value = from + keyLength
            if (keyLength >= 128 || value + 2 > next || <u32>load<u8>(value) != VALUE) break
            let valueLength = <u32>load<u8>(value, 1)
            value += 2
            if (valueLength >= 128) {
              const more = <u32>load<u8>(value)
              if (more >= 128) break
              valueLength = (valueLength & 127) | (more << 7)
              value++
            }
            if (value + valueLength != next) break
            const key = find(c, from, keyLength, load<u32>(c.follow + (<usize>last << 2)))
            if (key == NONE) break
            store<u32>(c.follow + (<usize>last << 2), key)
            last = key
            const index = keyAt(c, key).column
            const bit = <u64>1 << <u64>index
            if (seen & bit) break
            seen |= bit
            const done = put(c, columnAt(c, index), index, row, value, next)
            if (done == ODD) break
            if (done == ROOM) {
              result = ROOM
              break
            }
            pos = next
          } else if (tag == TIME) {
            pos++
            let time: u64 = 0
            let shift: u64 = 0
            let byte: u32 = 0
            do {
              byte = <u32>load<u8>(pos)
              time |= <u64>(byte & 127) << shift
              shift += 7
              pos++
            } while (byte >= 128 && shift < 35)
            const bit = <u64>1 << <u64>timeColumn
            if (byte >= 128 || time >= 0xffff_ffff || (seen & bit) != 0) break
            seen |= bit
            store<u32>(columnAt(c, timeColumn).dest + (<usize>row << 2), <u32>time)
            timed = true
          } else if (tag == NANOSECONDS) pos += 5
          else break
        }
      }
    }
    if (result != DONE) {
      return refused(c, begin, before, result)
    }
    absentAreNull(c, ~seen & all, row)
    rowIsRead(c, row)
  }
  c.pos = pos
  return 0
}
