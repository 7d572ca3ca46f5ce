// Who owns which address, and how each record relates to its flow. State of the pairs (interface, local address), as
// 32-bit words: 0 pairs, 1 slots (pair + 1), 2 their mask, 3 interfaces by pair, 4 addresses by pair, 5 remote by pair
// (u8: the address also stood at the remote end of this interface), 6 first pair + 1 by interface, 7 pairs by interface.

// @ts-ignore: decorator
@inline
function mix(face: u32, address: u32): u32 {
  let x = face * 0x9e3779b1 ^ address * 0x85ebca6b
  x = (x ^ (x >>> 15)) * 0x2c1b3c6d
  return x ^ (x >>> 13)
}

// @ts-ignore: decorator
@inline
function word(at: usize, i: u32): u32 {
  return load<u32>(at + (<usize>i << 2))
}

export function rehashPairs(state: usize): void {
  const count = load<u32>(state)
  const slots = <usize>load<u32>(state, 4)
  const mask = load<u32>(state, 8)
  const faces = <usize>load<u32>(state, 12)
  const addresses = <usize>load<u32>(state, 16)
  for (let pair: u32 = 0; pair < count; pair++) {
    let slot = mix(word(faces, pair), word(addresses, pair)) & mask
    while (word(slots, slot) != 0) slot = (slot + 1) & mask
    store<u32>(slots + (<usize>slot << 2), pair + 1)
  }
}

/** Pair + 1, or 0. */
export function findPair(state: usize, face: u32, address: u32): u32 {
  const slots = <usize>load<u32>(state, 4)
  const mask = load<u32>(state, 8)
  const faces = <usize>load<u32>(state, 12)
  const addresses = <usize>load<u32>(state, 16)
  let slot = mix(face, address) & mask
  while (true) {
    const pair = word(slots, slot)
    if (pair == 0) return 0
    if (word(addresses, pair - 1) == address && word(faces, pair - 1) == face) return pair
    slot = (slot + 1) & mask
  }
}

function addPair(state: usize, face: u32, address: u32): void {
  if (findPair(state, face, address) != 0) return
  const slots = <usize>load<u32>(state, 4)
  const mask = load<u32>(state, 8)
  let slot = mix(face, address) & mask
  while (word(slots, slot) != 0) slot = (slot + 1) & mask
  const pair = load<u32>(state)
  store<u32>(state, pair + 1)
  store<u32>(slots + (<usize>slot << 2), pair + 1)
  store<u32>(<usize>load<u32>(state, 12) + (<usize>pair << 2), face)
  store<u32>(<usize>load<u32>(state, 16) + (<usize>pair << 2), address)
  store<u8>(<usize>load<u32>(state, 20) + pair, 0)
  const first = <usize>load<u32>(state, 24) + (<usize>face << 2)
  if (load<u32>(first) == 0) store<u32>(first, pair + 1)
  const count = <usize>load<u32>(state, 28) + (<usize>face << 2)
  store<u32>(count, load<u32>(count) + 1)
}

/**
 * Learns the addresses at the local ends of a batch. `faces` is the interface by tuple code (0: none), `directions` 1 for
 * in and 2 for out by direction code, `kinds` the kinds of addresses. A record from an address to itself teaches nothing.
 */
export function learnLocals(tuples: usize, faces: usize, direction: usize, directions: usize, source: usize, destination: usize, kinds: usize, rows: i32, state: usize): void {
  const addresses = <usize>load<u32>(state, 16)
  const firsts = <usize>load<u32>(state, 24)
  for (let row = 0; row < rows; row++) {
    const face = word(faces, word(tuples, row))
    if (face == 0) continue
    const way = load<u8>(directions + word(direction, row))
    if (way == 0) continue
    const s = word(source, row)
    const d = word(destination, row)
    const local = way == 1 ? d : s
    if (local == 0 || s == d) continue
    const first = word(firsts, face)
    if (first != 0 && word(addresses, first - 1) == local) continue
    if (load<u8>(kinds + local) & 128) continue
    addPair(state, face, local)
  }
}

/** Marks the pairs whose address stands at the remote end of a record of the same interface. */
export function markRemotes(tuples: usize, faces: usize, direction: usize, directions: usize, source: usize, destination: usize, rows: i32, state: usize): void {
  const addresses = <usize>load<u32>(state, 16)
  const remotes = <usize>load<u32>(state, 20)
  const firsts = <usize>load<u32>(state, 24)
  const counts = <usize>load<u32>(state, 28)
  for (let row = 0; row < rows; row++) {
    const face = word(faces, word(tuples, row))
    if (face == 0) continue
    const way = load<u8>(directions + word(direction, row))
    if (way == 0) continue
    const first = word(firsts, face)
    if (first == 0) continue
    const s = word(source, row)
    const d = word(destination, row)
    if (s == d) continue
    const remote = way == 1 ? s : d
    if (word(addresses, first - 1) == remote) store<u8>(remotes + first - 1, 1)
    else if (word(counts, face) > 1) {
      const pair = findPair(state, face, remote)
      if (pair != 0) store<u8>(remotes + pair - 1, 1)
    }
  }
}

/** The block of neighbours of an address: /24 of IPv4, /64 of IPv6, as a number that both never share. */
// @ts-ignore: decorator
@inline
function blockOf(address: u32, book: usize): u64 {
  const value = word(<usize>load<u32>(book, 20), address)
  if ((load<u8>(<usize>load<u32>(book, 24) + address) & 127) == 4) return 0xffffffff00000000 | <u64>(value >>> 8)
  return load<u64>(<usize>load<u32>(book, 28) + (<usize>value << 4))
}

// @ts-ignore: decorator
@inline
function mixBlock(vpc: u32, block: u64): u32 {
  return mix(vpc, <u32>block ^ <u32>(block >>> 32) * 0x27d4eb2f)
}

/**
 * Fills `blocks` (slots of 16 bytes, all zero: block, then VPC) with the blocks in which each VPC owns an address. `book`
 * is the state of the dictionary of addresses.
 */
export function findBlocks(state: usize, vpcs: usize, book: usize, blocks: usize, mask: u32): void {
  const faces = <usize>load<u32>(state, 12)
  const addresses = <usize>load<u32>(state, 16)
  const remotes = <usize>load<u32>(state, 20)
  const count = load<u32>(state)
  for (let pair: u32 = 0; pair < count; pair++) {
    if (load<u8>(remotes + pair)) continue
    const vpc = word(vpcs, word(faces, pair))
    const block = blockOf(word(addresses, pair), book)
    let slot = mixBlock(vpc, block) & mask
    while (true) {
      const at = blocks + (<usize>slot << 4)
      const there = load<u32>(at, 8)
      if (there == 0) {
        store<u64>(at, block)
        store<u32>(at, vpc, 8)
        break
      }
      if (there == vpc && load<u64>(at) == block) break
      slot = (slot + 1) & mask
    }
  }
}

/** Whether a VPC owns an address of the same block; `blocks` as `findBlocks` made them. */
export function ownsNeighbour(vpc: u32, address: u32, book: usize, blocks: usize, mask: u32): bool {
  const block = blockOf(address, book)
  let slot = mixBlock(vpc, block) & mask
  while (true) {
    const at = blocks + (<usize>slot << 4)
    const there = load<u32>(at, 8)
    if (there == 0) return false
    if (there == vpc && load<u64>(at) == block) return true
    slot = (slot + 1) & mask
  }
}

/**
 * From the pairs: `forwards` by interface (1 where an address stands at both ends) and, by address, the chain of pairs
 * that own it (`heads` by address, `next` by pair, both pair + 1; earlier pairs first). All targets are zero at first.
 * Returns how many pairs own.
 */
export function findOwners(state: usize, forwards: usize, heads: usize, next: usize): i32 {
  let owning = 0
  const faces = <usize>load<u32>(state, 12)
  const addresses = <usize>load<u32>(state, 16)
  const remotes = <usize>load<u32>(state, 20)
  for (let pair = <i32>load<u32>(state) - 1; pair >= 0; pair--) {
    if (load<u8>(remotes + pair)) store<u8>(forwards + word(faces, pair), 1)
    else {
      const head = heads + (<usize>word(addresses, pair) << 2)
      store<u32>(next + (<usize>pair << 2), load<u32>(head))
      store<u32>(head, pair + 1)
      owning++
    }
  }
  return owning
}

/**
 * The observation of each row: 0 null, 1 first, 2 repeat, 3 repeat across VPCs, 4 transit. `vpcs`, `from` and `to` are
 * by interface: its VPC, and the times between which it has records; `blocks` as `findBlocks` made them. Returns the rows
 * whose owner is ambiguous.
 */
export function observe(
  tuples: usize, faces: usize, direction: usize, directions: usize, source: usize, destination: usize, time: usize, rows: i32,
  state: usize, forwards: usize, heads: usize, next: usize, vpcs: usize, from: usize, to: usize,
  book: usize, blocks: usize, mask: u32, out: usize,
): i32 {
  const owners = <usize>load<u32>(state, 12)
  const remotes = <usize>load<u32>(state, 20)
  let ambiguous = 0
  for (let row = 0; row < rows; row++) {
    const face = word(faces, word(tuples, row))
    const way = load<u8>(directions + word(direction, row))
    if (face == 0 || way == 0) {
      store<u8>(out + row, 0)
      continue
    }
    const s = word(source, row)
    const d = word(destination, row)
    const remote = way == 1 ? s : d
    const forwarding = load<u8>(forwards + face)
    if (forwarding) {
      const pair = findPair(state, face, way == 1 ? d : s)
      if (pair != 0 && load<u8>(remotes + pair - 1) == 0) {
        store<u8>(out + row, 4)
        continue
      }
    } else if (way == 2) {
      store<u8>(out + row, 1)
      continue
    }
    const t = word(time, row)
    const vpc = word(vpcs, face)
    let chain = word(heads, remote)
    let own = 0
    let ownSeen = 0
    let otherVpc: u32 = 0
    let others = 0
    let otherSeen = 0
    while (chain != 0) {
      const owner = word(owners, chain - 1)
      if (owner != face) {
        const seen = i32(t >= word(from, owner) && t <= word(to, owner))
        const v = word(vpcs, owner)
        if (v == vpc) {
          own = 1
          ownSeen |= seen
        } else {
          if (v != otherVpc) others++
          otherVpc = v
          otherSeen |= seen
        }
      } else own = 1
      chain = word(next, chain - 1)
    }
    let label: u8 = 1
    if (own) {
      if (ownSeen) label = forwarding ? 4 : 2
    } else if (otherSeen) {
      if (others > 1 || ownsNeighbour(vpc, remote, book, blocks, mask)) ambiguous++
      else label = forwarding ? 4 : 3
    }
    if (forwarding && way == 2 && label != 4) label = 1
    store<u8>(out + row, label)
  }
  return ambiguous
}

/** Which values below 32 occur among bytes: one bit each. */
export function valuesPresent(at: usize, rows: i32): u32 {
  let present: u32 = 0
  for (let row = 0; row < rows; row++) present |= 1 << load<u8>(at + row)
  return present
}

export function sameBytes(a: usize, b: usize, bytes: i32): i32 {
  let i = 0
  for (; i + 8 <= bytes; i += 8) if (load<u64>(a + i) != load<u64>(b + i)) return 0
  for (; i < bytes; i++) if (load<u8>(a + i) != load<u8>(b + i)) return 0
  return 1
}
