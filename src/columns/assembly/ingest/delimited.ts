// Lines of values between delimiters: words of AWS and Huawei logs, and CSV without line ends inside quotes.
import { firstOf } from './scan'
import { columnAt, Context, DONE, ODD, put, refused, ROOM, rowIsRead, TIMED } from './values'

/**
 * Reads lines from `pos` on, which all end with a line feed before `end`. Stops at the end (0), at an odd line (1), for
 * want of room (2) or when the batch is full (3); `pos` is then the start of the line not read.
 */
export function parseDelimited(context: usize): u32 {
  const c = changetype<Context>(context)
  const end = c.end
  const delimiter = c.delimiter
  const quoted = c.quoted != 0
  const quote: u32 = quoted ? 34 : delimiter
  const count = c.columnCount
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
    let timed = false
    let result = DONE
    let index: u32 = 0
    while (true) {
      let from = pos
      let to: usize
      if (quoted && load<u8>(pos) == 34) {
        from++
        pos++
        pos = firstOf(pos, 34, 34)
        to = pos
        if (load<u8>(pos) != 34) {
          result = ODD
          break
        }
        pos++
      } else {
        pos = firstOf(pos, delimiter, quote)
        to = pos
        // An empty word means two spaces: the exact parser knows what that is.
        if (!quoted && to == from) {
          result = ODD
          break
        }
      }
      if (index >= count) {
        result = ODD
        break
      }
      const done = put(c, columnAt(c, index), index, row, from, to)
      if (done == ODD || done == ROOM) {
        result = done
        break
      }
      if (done == TIMED) timed = true
      index++
      const separator = <u32>load<u8>(pos)
      if (separator == delimiter) {
        pos++
        continue
      }
      if (separator == 13 && load<u8>(pos + 1) == 10) pos++
      if (load<u8>(pos) != 10) result = ODD
      else pos++
      break
    }
    if (result == DONE && (index != count || !timed)) result = ODD
    if (result != DONE) {
      return refused(c, begin, before, result)
    }
    rowIsRead(c, row)
  }
  c.pos = pos
  return 0
}
