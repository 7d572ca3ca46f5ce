// One value of a line into its column of the batch. Whatever is not plainly right is refused, and the exact parser in
// TypeScript reads the line again: it alone decides what is wrong with it.
import { ipv4, ipv6 } from './address'
import { whole } from './digits'
import { codeOf, LONGEST, MARK, NO_ROOM, takeBack } from './tables'

@unmanaged
export class Context {
  pos: usize
  end: usize
  row: u32
  rowLimit: u32
  line: u32
  columnCount: u32
  columns: usize
  /** u32 per row: its line number. */
  lines: usize
  pendings: usize
  pendingCount: u32
  pendingMax: u32
  delimiter: u32
  quoted: u32
  keys: usize
  keyCount: u32
  /** u32 per key and one more: the key that followed it last time. */
  follow: usize
  /** Column whose table has no room. */
  need: u32
  /** Of packets: the column of a log's own time. */
  timeColumn: u32
}

@unmanaged
export class Column {
  kind: u32
  dest: usize
  v4: usize
  v6: usize
  most: u32
  table: usize
  /** Rows of this column hold marks. */
  marked: u32
  spare: u32
}

export const COLUMN_BYTES: u32 = 32
export const TABLE_OFFSET: usize = 20

export const SKIP: u32 = 0
export const NUMBER: u32 = 1
export const TIME: u32 = 2
export const COUNTER: u32 = 3
export const ADDRESS: u32 = 4
export const TEXT: u32 = 5

export const DONE: u32 = 0
export const ODD: u32 = 1
export const ROOM: u32 = 2
/** Done, and it was a time. */
export const TIMED: u32 = 3

const NO_NUMBER: u32 = 0xffff_ffff

// @ts-ignore: decorator
@inline
export function columnAt(c: Context, index: u32): Column {
  return changetype<Column>(c.columns + <usize>(index * COLUMN_BYTES))
}

// @ts-ignore: decorator
@inline
export function putNull(column: Column, row: u32): void {
  switch (column.kind) {
    case NUMBER:
    case TIME:
      store<u32>(column.dest + (<usize>row << 2), NO_NUMBER)
      break
    case COUNTER:
      store<f64>(column.dest + (<usize>row << 3), -1)
      break
    case ADDRESS:
      store<u8>(column.dest + row, 0)
      break
    case TEXT:
      store<u32>(column.dest + (<usize>row << 2), 0)
      break
    default:
  }
}

export function put(c: Context, column: Column, index: u32, row: u32, from: usize, to: usize): u32 {
  const length = <u32>(to - from)
  if (length == 0 || (length == 1 && load<u8>(from) == 45)) {
    putNull(column, row)
    return DONE
  }
  switch (column.kind) {
    case NUMBER: {
      const value = whole(from, to)
      if (value < 0 || value > <i64>column.most) return ODD
      store<u32>(column.dest + (<usize>row << 2), <u32>value)
      return DONE
    }
    case TIME: {
      let value = whole(from, to)
      if (value < 0) return ODD
      if (value >= 100_000_000_000) {
        if (value >= 100_000_000_000_000) return ODD
        value /= 1000
      }
      if (value >= 0xffff_ffff) return ODD
      store<u32>(column.dest + (<usize>row << 2), <u32>value)
      return TIMED
    }
    case COUNTER: {
      const value = whole(from, to)
      if (value < 0) return ODD
      store<f64>(column.dest + (<usize>row << 3), <f64>value)
      return DONE
    }
    case ADDRESS: {
      const v4 = ipv4(from, to)
      if (v4 >= 0) {
        store<u8>(column.dest + row, 4)
        store<u32>(column.v4 + (<usize>row << 2), <u32>v4)
        return DONE
      }
      if (!ipv6(from, to, column.v6 + (<usize>row << 4))) return ODD
      store<u8>(column.dest + row, 6)
      return DONE
    }
    case TEXT: {
      if (length > LONGEST) return ODD
      if (c.pendingCount >= c.pendingMax) {
        c.need = index
        return ROOM
      }
      const code = codeOf(column.table, from, length, index, c.pendings, c.pendingCount)
      if (code == NO_ROOM) {
        c.need = index
        return ROOM
      }
      if (code & MARK) {
        column.marked = 1
        if (code == (MARK | c.pendingCount)) c.pendingCount++
      }
      store<u32>(column.dest + (<usize>row << 2), code)
      return DONE
    }
    default:
      return DONE
  }
}

/** A row that was begun at `begin` and is not read: its texts are taken back to where `before` stood. Gives what the reader returns. */
export function refused(c: Context, begin: usize, before: u32, result: u32): u32 {
  takeBack(c.columns, COLUMN_BYTES, TABLE_OFFSET, c.pendings, before, c.pendingCount)
  c.pendingCount = before
  c.pos = begin
  return result == ROOM ? 2 : 1
}

/** What a row did not name is null; a bit of `absent` for each such column. */
// @ts-ignore: decorator
@inline
export function absentAreNull(c: Context, absent: u64, row: u32): void {
  for (; absent != 0; absent &= absent - 1) putNull(columnAt(c, <u32>ctz(absent)), row)
}

// @ts-ignore: decorator
@inline
export function rowIsRead(c: Context, row: u32): void {
  store<u32>(c.lines + (<usize>row << 2), c.line)
  c.line++
  c.row = row + 1
}
