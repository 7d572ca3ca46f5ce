// Texts to dictionary codes: per column a hash table whose entries keep their bytes, so that equal hashes never mix two
// texts. A new text gets a mark in place of its code; the marks of a call are settled at once, by one call outside.

@unmanaged
export class Table {
  slots: usize
  mask: u32
  count: u32
  arena: usize
  arenaEnd: usize
  /** Entries at which the table wants more slots. */
  limit: u32
  /** The slot found last, 0 when there is none: logs repeat themselves from line to line. */
  last: usize
}

@unmanaged
class Slot {
  hash: u32
  text: usize
  length: u32
  code: u32
}

@unmanaged
class Pending {
  column: u32
  text: usize
  length: u32
  slot: usize
}

export const MARK: u32 = 0x8000_0000
/** Longer texts are left to the exact parser. */
export const LONGEST: u32 = 256
/** Found nothing and has no room: the caller must make some. */
export const NO_ROOM: u32 = 0xffff_ffff

// @ts-ignore: decorator
@inline
function tail(pointer: usize, bytes: u32): u64 {
  return load<u64>(pointer) & ((<u64>1 << (bytes << 3)) - 1)
}

// @ts-ignore: decorator
@inline
function hashOf(from: usize, length: u32): u32 {
  let h: u64 = <u64>length * 0x9e3779b97f4a7c15
  let p = from
  let rest = length
  while (rest >= 8) {
    h = (h ^ load<u64>(p)) * 0x9e3779b97f4a7c15
    h ^= h >> 29
    p += 8
    rest -= 8
  }
  if (rest) {
    h = (h ^ tail(p, rest)) * 0x9e3779b97f4a7c15
    h ^= h >> 29
  }
  return <u32>(h >> 32)
}

// @ts-ignore: decorator
@inline
export function same(a: usize, b: usize, length: u32): bool {
  let rest = length
  while (rest >= 8) {
    if (load<u64>(a) != load<u64>(b)) return false
    a += 8
    b += 8
    rest -= 8
  }
  return rest == 0 || tail(a, rest) == tail(b, rest)
}

/** Code (or mark) of the text; may write a pending entry at `pending`. The bytes after the text must be readable. */
// @ts-ignore: decorator
@inline
export function codeOf(table: usize, from: usize, length: u32, column: u32, pendings: usize, pendingCount: u32): u32 {
  const t = changetype<Table>(table)
  const last = changetype<Slot>(t.last)
  if (t.last != 0 && last.length == length && same(last.text, from, length)) return last.code
  const hash = hashOf(from, length)
  let at = hash & t.mask
  while (true) {
    const slot = changetype<Slot>(t.slots + (<usize>at << 4))
    if (slot.text == 0) break
    if (slot.hash == hash && slot.length == length && same(slot.text, from, length)) {
      t.last = changetype<usize>(slot)
      return slot.code
    }
    at = (at + 1) & t.mask
  }
  if (t.count >= t.limit || t.arena + length + 16 > t.arenaEnd) return NO_ROOM
  const slot = changetype<Slot>(t.slots + (<usize>at << 4))
  memory.copy(t.arena, from, length)
  slot.hash = hash
  slot.text = t.arena
  slot.length = length
  slot.code = MARK | pendingCount
  t.last = changetype<usize>(slot)
  t.arena += (length + 8) & ~7
  t.count++
  const p = changetype<Pending>(pendings + (<usize>pendingCount << 4))
  p.column = column
  p.text = slot.text
  p.length = length
  p.slot = changetype<usize>(slot)
  return slot.code
}

/** Takes back the newest entries, newest first, which leaves every probe chain as it was. */
export function takeBack(columns: usize, columnBytes: u32, tableOffset: usize, pendings: usize, from: u32, to: u32): void {
  for (let i = to; i > from; i--) {
    const p = changetype<Pending>(pendings + (<usize>(i - 1) << 4))
    const t = changetype<Table>(load<usize>(columns + <usize>p.column * columnBytes + tableOffset))
    changetype<Slot>(p.slot).text = 0
    if (t.last == p.slot) t.last = 0
    t.count--
    t.arena = p.text
  }
}

/** Writes the codes found for the pending entries into their slots. */
export function settleSlots(pendings: usize, count: u32, codes: usize): void {
  for (let i: u32 = 0; i < count; i++) {
    const p = changetype<Pending>(pendings + (<usize>i << 4))
    changetype<Slot>(p.slot).code = load<u32>(codes + (<usize>i << 2))
  }
}

/** Replaces the marks in rows [from, to) of a column by codes. */
export function settleRows(column: usize, from: u32, to: u32, codes: usize): void {
  for (let row = from; row < to; row++) {
    const at = column + (<usize>row << 2)
    const value = load<u32>(at)
    if (value & MARK) store<u32>(at, load<u32>(codes + (<usize>(value & ~MARK) << 2)))
  }
}

/** Moves a table to new, zeroed slots. */
export function tableGrow(table: usize, slots: usize, mask: u32): void {
  const t = changetype<Table>(table)
  for (let i: u32 = 0; i <= t.mask; i++) {
    const old = t.slots + (<usize>i << 4)
    if (changetype<Slot>(old).text == 0) continue
    let at = changetype<Slot>(old).hash & mask
    while (changetype<Slot>(slots + (<usize>at << 4)).text != 0) at = (at + 1) & mask
    memory.copy(slots + (<usize>at << 4), old, 16)
  }
  t.slots = slots
  t.mask = mask
  t.limit = mask >> 1
  t.last = 0
}
