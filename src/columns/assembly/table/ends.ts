// Between which instances a record runs. Instances are numbered from 3 (an instance is a VPC and what is attached there);
// 0 is none that is known, 1 several, 2 an interface that belongs to none. State, as 32-bit words: 0 pairs of ends, 1 slots (key and code of a pair), 2 their mask,
// 3 entries (source, destination; by code - 1), 4 instance by tuple, 5 instance by interface, then as `observe` has them:
// 6 interface by tuple, 7 ways by direction code, 8 state of the pairs (interface, address), 9 forwards, 10 heads, 11 next,
// 12 VPC, 13 from and 14 to by interface, 15 state of the dictionary of addresses, 16 blocks, 17 their mask; 18 whether all numbers of
// instances fit 16 bits.

import { findPair, ownsNeighbour } from './observe'

const several: u32 = 1
const unattached: u32 = 2

// @ts-ignore: decorator
@inline
function word(at: usize, i: u32): u32 {
  return load<u32>(at + (<usize>i << 2))
}

/** Exact where both numbers fit 16 bits: then equal keys are equal pairs. */
// @ts-ignore: decorator
@inline
function keyOf(source: u32, destination: u32): u32 {
  return rotl<u32>(source, 16) ^ destination
}

// @ts-ignore: decorator
@inline
function mixKey(key: u32): u32 {
  let x = (key ^ (key >>> 15)) * 0x2c1b3c6d
  x = (x ^ (x >>> 12)) * 0x297a2d39
  return x ^ (x >>> 15)
}

export function rehashEnds(ends: usize): void {
  const count = load<u32>(ends)
  const slots = <usize>load<u32>(ends, 4)
  const mask = load<u32>(ends, 8)
  const entries = <usize>load<u32>(ends, 12)
  for (let code: u32 = 1; code <= count; code++) {
    const entry = entries + (<usize>(code - 1) << 3)
    const key = keyOf(load<u32>(entry), load<u32>(entry, 4))
    let slot = mixKey(key) & mask
    while (load<u32>(slots + (<usize>slot << 3), 4) != 0) slot = (slot + 1) & mask
    store<u32>(slots + (<usize>slot << 3), key)
    store<u32>(slots + (<usize>slot << 3), code, 4)
  }
}

/** Puts the codes of pairs in the place of their sources, new ones where they have none yet. There must be room for them. */
function codePairs(ends: usize, sources: usize, destinations: usize, rows: i32): void {
  const slots = <usize>load<u32>(ends, 4)
  const mask = load<u32>(ends, 8)
  const entries = <usize>load<u32>(ends, 12)
  const exact = load<u32>(ends, 72) != 0
  for (let row = 0; row < rows; row++) {
    const source = word(sources, row)
    const destination = word(destinations, row)
    if ((source | destination) == 0) continue
    const key = keyOf(source, destination)
    let slot = mixKey(key) & mask
    let code: u32 = 0
    while (true) {
      const at = slots + (<usize>slot << 3)
      code = load<u32>(at, 4)
      if (code == 0) {
        code = load<u32>(ends) + 1
        store<u32>(ends, code)
        const entry = entries + (<usize>(code - 1) << 3)
        store<u32>(entry, source)
        store<u32>(entry, destination, 4)
        store<u32>(at, key)
        store<u32>(at, code, 4)
        break
      }
      if (load<u32>(at) == key) {
        const entry = entries + (<usize>(code - 1) << 3)
        if (exact || (load<u32>(entry) == source && load<u32>(entry, 4) == destination)) break
      }
      slot = (slot + 1) & mask
    }
    store<u32>(sources + (<usize>row << 2), code)
  }
}

/**
 * The instance behind an address as an interface of `vpc` sees it at a time: among owners in that VPC, else in the one other
 * VPC that owns it, unless the VPC owns a neighbour of the address. Of several owners, those that have records at the time.
 */
function instanceAt(ends: usize, vpc: u32, address: u32, time: u32): u32 {
  const instances = <usize>load<u32>(ends, 20)
  const owners = <usize>load<u32>(<usize>load<u32>(ends, 32), 12)
  const next = <usize>load<u32>(ends, 44)
  const vpcs = <usize>load<u32>(ends, 48)
  const from = <usize>load<u32>(ends, 52)
  const to = <usize>load<u32>(ends, 56)
  let chain = word(<usize>load<u32>(ends, 40), address)
  let own: u32 = 0
  let ownNow: u32 = 0
  let other: u32 = 0
  let otherNow: u32 = 0
  let otherVpc: u32 = 0
  let vpcsDiffer = false
  while (chain != 0) {
    const owner = word(owners, chain - 1)
    const instance = word(instances, owner)
    const isNow = time >= word(from, owner) && time <= word(to, owner)
    const v = word(vpcs, owner)
    if (v == vpc) {
      own = own == 0 || own == instance ? instance : several
      if (isNow) ownNow = ownNow == 0 || ownNow == instance ? instance : several
      if (ownNow == several) return several
    } else {
      if (otherVpc != 0 && otherVpc != v) vpcsDiffer = true
      otherVpc = v
      other = other == 0 || other == instance ? instance : several
      if (isNow) otherNow = otherNow == 0 || otherNow == instance ? instance : several
    }
    chain = word(next, chain - 1)
  }
  if (own != 0) return own == several && ownNow != 0 ? ownNow : own
  if (other == 0) return 0
  if (vpcsDiffer || ownsNeighbour(vpc, address, <usize>load<u32>(ends, 60), <usize>load<u32>(ends, 64), load<u32>(ends, 68))) return several
  return other == several && otherNow != 0 ? otherNow : other
}

/**
 * Writes the code of the pair of ends of each row to `out`; 0 where neither end is known or the record tells no direction.
 * `spare` has room for as many words. Codes are looked up in a loop of their own, so that waiting for memory overlaps.
 */
export function resolveEnds(ends: usize, tuples: usize, direction: usize, source: usize, destination: usize, time: usize, rows: i32, out: usize, spare: usize): void {
  const tupleInstances = <usize>load<u32>(ends, 16)
  const faces = <usize>load<u32>(ends, 24)
  const directions = <usize>load<u32>(ends, 28)
  const state = <usize>load<u32>(ends, 32)
  const forwards = <usize>load<u32>(ends, 36)
  const vpcs = <usize>load<u32>(ends, 48)
  const remotes = <usize>load<u32>(state, 20)
  for (let row = 0; row < rows; row++) {
    const tuple = word(tuples, row)
    const face = word(faces, tuple)
    const way = load<u8>(directions + word(direction, row))
    let from: u32 = 0
    let to: u32 = 0
    if (face != 0 && way != 0) {
      const s = word(source, row)
      const d = word(destination, row)
      const local = way == 1 ? d : s
      const remote = way == 1 ? s : d
      const t = word(time, row)
      const vpc = word(vpcs, face)
      let here: u32 = 0
      if (local != 0) {
        here = word(tupleInstances, tuple)
        if (load<u8>(forwards + face)) {
          // What a gateway passes on has neither end there.
          const pair = findPair(state, face, local)
          if (pair == 0 || load<u8>(remotes + pair - 1) != 0) here = instanceAt(ends, vpc, local, t)
        }
      }
      let there = remote == 0 ? 0 : remote == local ? here : instanceAt(ends, vpc, remote, t)
      if (here == unattached) here = 0
      if (there == unattached) there = 0
      from = way == 1 ? there : here
      to = way == 1 ? here : there
    }
    store<u32>(out + (<usize>row << 2), from)
    store<u32>(spare + (<usize>row << 2), to)
  }
  codePairs(ends, out, spare, rows)
}

/**
 * Whether the time may decide between owners of an address: it has two in one VPC that belong to different instances, or more
 * than two of any kind. `pairs` are those that owners were found among.
 */
export function anyShared(ends: usize, pairs: u32): i32 {
  const instances = <usize>load<u32>(ends, 20)
  const state = <usize>load<u32>(ends, 32)
  const owners = <usize>load<u32>(state, 12)
  const next = <usize>load<u32>(ends, 44)
  const vpcs = <usize>load<u32>(ends, 48)
  for (let pair: u32 = 0; pair < pairs; pair++) {
    const chain = word(next, pair)
    if (chain == 0) continue
    if (word(next, chain - 1) != 0) return 1
    const owner = word(owners, pair)
    const other = word(owners, chain - 1)
    if (word(vpcs, other) == word(vpcs, owner) && word(instances, other) != word(instances, owner)) return 1
  }
  return 0
}
