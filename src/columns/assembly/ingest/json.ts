// One flat JSON object per line. Keys are guessed from the order of the line before, and any order is read.
import { keyAt } from './keys'
import { firstOf } from './scan'
import { same } from './tables'
import { absentAreNull, ADDRESS, columnAt, Context, DONE, ODD, put, putNull, refused, ROOM, rowIsRead, TIMED } from './values'

/** Index of the key whose text begins at `from` and is followed by a quote, or 0xffffffff. */
function find(c: Context, from: usize, guess: u32): u32 {
  if (guess < c.keyCount) {
    const key = keyAt(c, guess)
    if (load<u8>(from + key.length) == 34 && same(key.text, from, key.length)) return guess
  }
  for (let i: u32 = 0; i < c.keyCount; i++) {
    const key = keyAt(c, i)
    if (load<u8>(from + key.length) == 34 && same(key.text, from, key.length)) return i
  }
  return 0xffff_ffff
}

// @ts-ignore: decorator
@inline
function blank(pos: usize): usize {
  while (load<u8>(pos) == 32 || load<u8>(pos) == 9) pos++
  return pos
}

/** As `parseDelimited`, for lines that are JSON objects. At most 64 columns. */
export function parseJsonLines(context: usize): u32 {
  const c = changetype<Context>(context)
  const end = c.end
  const all: u64 = c.columnCount == 64 ? ~(<u64>0) : (<u64>1 << <u64>c.columnCount) - 1
  let pos = c.pos
  while (pos < end) {
    if (c.row >= c.rowLimit) {
      c.pos = pos
      return 3
    }
    if (load<u8>(pos) == 10) {
      pos++
      c.line++
      continue
    }
    const begin = pos
    const before = c.pendingCount
    const row = c.row
    let seen: u64 = 0
    let timed = false
    let result = ODD
    let last = c.keyCount // The guess for the first key stands after those of the keys.
    pos = blank(pos)
    if (load<u8>(pos) == 123) {
      pos++
      while (true) {
        pos = blank(pos)
        if (load<u8>(pos) != 34) break
        pos++
        const key = find(c, pos, load<u32>(c.follow + (<usize>last << 2)))
        if (key == 0xffff_ffff) break
        store<u32>(c.follow + (<usize>last << 2), key)
        last = key
        const index = keyAt(c, key).column
        const bit = <u64>1 << <u64>index
        if (seen & bit) break
        seen |= bit
        pos = blank(pos + keyAt(c, key).length + 1)
        if (load<u8>(pos) != 58) break
        pos = blank(pos + 1)
        const column = columnAt(c, index)
        let from = pos
        let done: u32 = ODD
        const first = <u32>load<u8>(pos)
        if (first == 34) {
          from++
          pos++
          pos = firstOf(pos, 34, 92)
          if (load<u8>(pos) != 34) break
          done = put(c, column, index, row, from, pos)
          pos++
        } else if (first - 48 < 10) {
          while (<u32>load<u8>(pos) - 48 < 10) pos++
          const length = <u32>(pos - from)
          if ((first == 48 && length > 1) || length > 15 || column.kind == ADDRESS) break
          done = put(c, column, index, row, from, pos)
        } else if (load<u32>(pos) == 0x6c6c756e) {
          pos += 4
          putNull(column, row)
          done = DONE
        } else break
        if (done == ODD) break
        if (done == ROOM) {
          result = ROOM
          break
        }
        if (done == TIMED) timed = true
        pos = blank(pos)
        const next = <u32>load<u8>(pos)
        if (next == 44) {
          pos++
          continue
        }
        if (next != 125) break
        pos = blank(pos + 1)
        if (load<u8>(pos) == 13) pos++
        if (load<u8>(pos) != 10 || !timed) break
        pos++
        result = DONE
        break
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
