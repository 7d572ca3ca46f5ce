// Any key of 64 bits to dense group numbers: rows are dealt into parts by the hash of their key, so that the table of a
// part stays in the cache, then each part is numbered.

@inline
function mix(key: u64): u64 {
  let h = key * 0x9e3779b97f4a7c15;
  h ^= h >> 32;
  h *= 0xd6e8feb86659fd93;
  return h ^ (h >> 29);
}

/** Counts the keys of each part (2^bits of them), u32. */
export function histogram(keys: usize, rows: i32, bits: i32, counts: usize): void {
  for (let i = 0; i < rows; i++) {
    const part = bits ? <usize>(mix(load<u64>(keys + (<usize>i << 3))) >> (64 - bits)) : 0;
    const at = counts + (part << 2);
    store<u32>(at, load<u32>(at) + 1);
  }
}

/** Deals keys and positions (`first` + i) to their parts; `cursors` holds the next place of each part, u32. */
export function scatter(keys: usize, rows: i32, first: u32, bits: i32, cursors: usize, outKeys: usize, outPositions: usize): void {
  for (let i = 0; i < rows; i++) {
    const key = load<u64>(keys + (<usize>i << 3));
    const part = bits ? <usize>(mix(key) >> (64 - bits)) : 0;
    const at = cursors + (part << 2);
    const place = <usize>load<u32>(at);
    store<u32>(at, <u32>place + 1);
    store<u64>(outKeys + (place << 3), key);
    store<u32>(outPositions + (place << 2), first + i);
  }
}

/**
 * Numbers the keys in places [from, to) of one part: equal keys get equal numbers, from `next` on. `distinct` (which may be
 * `keys` itself: it never overtakes) gets the key of each number; `numbers[position]` the number, where asked. `table` has
 * `slots` (a power of two) u32, all 0 before the part. Stops before the table is more than half full of `full` numbers;
 * gives the place reached, and the next free number at `nextAt`.
 */
export function number(
  keys: usize, positions: usize, from: i32, to: i32, table: usize, slots: i32, distinct: usize, full: u32, nextAt: usize, numbers: usize,
): i32 {
  const last = <u32>slots - 1;
  let next = load<u32>(nextAt);
  let i = from;
  for (; i < to; i++) {
    if (next >= full) break;
    const key = load<u64>(keys + (<usize>i << 3));
    let slot = <u32>mix(key) & last;
    let found: u32 = 0;
    for (;;) {
      found = load<u32>(table + (<usize>slot << 2));
      if (found == 0) {
        store<u64>(distinct + (<usize>next << 3), key);
        found = ++next;
        store<u32>(table + (<usize>slot << 2), found);
        break;
      }
      if (load<u64>(distinct + (<usize>(found - 1) << 3)) == key) break;
      slot = (slot + 1) & last;
    }
    if (numbers) store<u32>(numbers + (<usize>load<u32>(positions + (<usize>i << 2)) << 2), found - 1);
  }
  store<u32>(nextAt, next);
  return i;
}

/** Puts numbers [from, to) into a larger table, all 0 before. */
export function rehash(distinct: usize, from: i32, to: i32, table: usize, slots: i32): void {
  const last = <u32>slots - 1;
  for (let i = from; i < to; i++) {
    let slot = <u32>mix(load<u64>(distinct + (<usize>i << 3))) & last;
    while (load<u32>(table + (<usize>slot << 2))) slot = (slot + 1) & last;
    store<u32>(table + (<usize>slot << 2), i + 1);
  }
}

/** For distinct keys [from, to) = group × card + value: counts those with a value (not 0) by group, u32. */
export function countByGroup(distinct: usize, from: i32, to: i32, card: u64, counts: usize): void {
  for (let i = from; i < to; i++) {
    const key = load<u64>(distinct + (<usize>i << 3));
    const group = key / card;
    if (key - group * card == 0) continue;
    const at = counts + (<usize>group << 2);
    store<u32>(at, load<u32>(at) + 1);
  }
}

/**
 * Deals records of `bytes` (a key, then numbers; a last u64 `high` behind each where `hasHigh`, which is not kept) into parts.
 * `parts` holds two u32 each: records so far, address of the part's last chunk. A chunk holds 2^shift records behind 64
 * bytes, of which the first u32 is the address of the chunk before; `pool` holds the address of the next free one.
 * A part is the hash of the key, exclusively or'ed with `high`: so both together are told by key and part.
 */
export function deal(records: usize, rows: i32, bytes: i32, hasHigh: i32, bits: i32, parts: usize, shift: i32, pool: usize): void {
  const step = <usize>(bytes + (hasHigh ? 8 : 0));
  const full = (<u32>1 << shift) - 1;
  let free = load<u32>(pool);
  for (let i = 0; i < rows; i++, records += step) {
    const key = load<u64>(records);
    let part = bits ? <u32>(mix(key) >> (64 - bits)) : 0;
    if (hasHigh) part ^= <u32>load<u64>(records + bytes);
    const at = parts + (<usize>part << 3);
    const n = load<u32>(at);
    let chunk = load<u32>(at, 4);
    if ((n & full) == 0) {
      store<u32>(free, chunk);
      chunk = free;
      free += 64 + (<u32>bytes << shift);
      store<u32>(at, chunk, 4);
    }
    store<u32>(at, n + 1);
    let to = <usize>(chunk + 64 + (n & full) * bytes);
    if (bytes == 16) v128.store(to, v128.load(records));
    else for (let b = 0; b < bytes; b += 8) store<u64>(to + b, load<u64>(records + b));
  }
  store<u32>(pool, free);
}

/** What the part of a key was or'ed with. */
export function highOf(key: u64, part: u32, bits: i32): u32 {
  return part ^ (bits ? <u32>(mix(key) >> (64 - bits)) : 0);
}

/** Where the sums of an entry start: behind the key, the u32 count of its records, and one of those with a value for each sum. */
@inline
function sumsAt(sums: i32): usize {
  return <usize>(8 + ((4 + (sums << 2) + 7) & ~7));
}

/**
 * Adds up records by key: an entry is the key, the counts and the i64 sums; the least i64 is no value. `table` as for
 * `number`; stops before there are more than `full` entries; gives the records taken, and the number of entries at `nextAt`.
 */
export function gather(records: usize, rows: i32, sums: i32, table: usize, slots: i32, entries: usize, full: u32, nextAt: usize): i32 {
  const last = <u32>slots - 1;
  const step = <usize>(8 + (sums << 3));
  const first = sumsAt(sums);
  const size = first + (<usize>sums << 3);
  let next = load<u32>(nextAt);
  let i = 0;
  for (; i < rows; i++, records += step) {
    if (next >= full) break;
    const key = load<u64>(records);
    let slot = <u32>mix(key) & last;
    let entry: usize = 0;
    for (;;) {
      const found = load<u32>(table + (<usize>slot << 2));
      if (found == 0) {
        entry = entries + <usize>next * size;
        store<u64>(entry, key);
        for (let b: usize = 8; b < size; b += 8) store<u64>(entry + b, 0);
        store<u32>(table + (<usize>slot << 2), ++next);
        break;
      }
      entry = entries + <usize>(found - 1) * size;
      if (load<u64>(entry) == key) break;
      slot = (slot + 1) & last;
    }
    store<u32>(entry, load<u32>(entry, 8) + 1, 8);
    for (let j = 0; j < sums; j++) {
      const value = load<i64>(records + (<usize>j << 3), 8);
      const some = value != i64.MIN_VALUE;
      const at = entry + first + (<usize>j << 3);
      store<i64>(at, load<i64>(at) + (some ? value : 0));
      const valid = entry + (<usize>j << 2);
      store<u32>(valid, load<u32>(valid, 12) + u32(some), 12);
    }
  }
  store<u32>(nextAt, next);
  return i;
}

/** Puts entries [0, to) into a larger table, all 0 before. */
export function regather(entries: usize, to: i32, sums: i32, table: usize, slots: i32): void {
  const last = <u32>slots - 1;
  const size = sumsAt(sums) + (<usize>sums << 3);
  for (let i = 0; i < to; i++) {
    let slot = <u32>mix(load<u64>(entries + <usize>i * size)) & last;
    while (load<u32>(table + (<usize>slot << 2))) slot = (slot + 1) & last;
    store<u32>(table + (<usize>slot << 2), i + 1);
  }
}
