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
