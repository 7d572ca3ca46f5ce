// The dictionary of addresses. State, as 32-bit words: 0 codes given, 1 slots of IPv4 (value, code), 2 their mask,
// 3 slots of IPv6 (code), 4 their mask, 5 values by code, 6 kinds by code, 7 pool of IPv6 (16 bytes each), 8 used of it.
// The value of an IPv4 address is its number, that of an IPv6 address its place in the pool. A kind is 4 or 6, plus 128
// for an address that no single interface can own: unspecified, loopback, multicast, broadcast.

// @ts-ignore: decorator
@inline
function mix(x: u32): u32 {
  x = (x ^ (x >>> 16)) * 0x7feb352d
  x = (x ^ (x >>> 15)) * 0x846ca68b
  return x ^ (x >>> 16)
}

// @ts-ignore: decorator
@inline
function hash6(at: usize): u32 {
  return mix(load<u32>(at) ^ mix(load<u32>(at, 4) ^ mix(load<u32>(at, 8) ^ mix(load<u32>(at, 12) + 0x9e3779b9))))
}

function kind4(value: u32): u8 {
  const first = value >>> 24
  return first == 0 || first == 127 || (first >= 224 && first < 240) || value == 0xffffffff ? 132 : 4
}

function kind6(at: usize): u8 {
  const head = load<u32>(at)
  if (head >>> 24 == 0xff) return 134
  return head == 0 && load<u32>(at, 4) == 0 && load<u32>(at, 8) == 0 && load<u32>(at, 12) <= 1 ? 134 : 6
}

// @ts-ignore: decorator
@inline
function same6(a: usize, b: usize): bool {
  return load<u64>(a) == load<u64>(b) && load<u64>(a, 8) == load<u64>(b, 8)
}

function add(state: usize, value: u32, kind: u8): u32 {
  const code = load<u32>(state) + 1
  store<u32>(state, code)
  store<u32>(<usize>load<u32>(state, 20) + (<usize>code << 2), value)
  store<u8>(<usize>load<u32>(state, 24) + code, kind)
  return code
}

/** Writes the code of each row's address to `out`, giving new codes. The caller has made room for `rows` new ones. */
export function codeAddresses(family: usize, v4: usize, v6: usize, rows: i32, out: usize, state: usize): void {
  const slots4 = <usize>load<u32>(state, 4)
  const mask4 = load<u32>(state, 8)
  for (let row = 0; row < rows; row++) {
    const f = load<u8>(family + row)
    let code: u32 = 0
    if (f == 4) {
      const value = load<u32>(v4 + (<usize>row << 2))
      let slot = mix(value) & mask4
      while (true) {
        const at = slots4 + (<usize>slot << 3)
        code = load<u32>(at, 4)
        if (code == 0) {
          code = add(state, value, kind4(value))
          store<u32>(at, value)
          store<u32>(at, code, 4)
          break
        }
        if (load<u32>(at) == value) break
        slot = (slot + 1) & mask4
      }
    } else if (f == 6) {
      code = code6(v6 + (<usize>row << 4), state)
    }
    store<u32>(out + (<usize>row << 2), code)
  }
}

function code6(from: usize, state: usize): u32 {
  const slots = <usize>load<u32>(state, 12)
  const mask = load<u32>(state, 16)
  const values = <usize>load<u32>(state, 20)
  const pool = <usize>load<u32>(state, 28)
  let slot = hash6(from) & mask
  while (true) {
    const at = slots + (<usize>slot << 2)
    const code = load<u32>(at)
    if (code == 0) {
      const place = load<u32>(state, 32)
      store<u32>(state, place + 1, 32)
      memory.copy(pool + (<usize>place << 4), from, 16)
      const made = add(state, place, kind6(from))
      store<u32>(at, made)
      return made
    }
    if (same6(pool + (<usize>load<u32>(values + (<usize>code << 2)) << 4), from)) return code
    slot = (slot + 1) & mask
  }
}

/** The code of one address, 0 when it does not occur. `at` holds its four words (IPv6) or its number (IPv4). */
export function findAddress(family: i32, at: usize, state: usize): u32 {
  if (family == 4) {
    const slots = <usize>load<u32>(state, 4)
    const mask = load<u32>(state, 8)
    const value = load<u32>(at)
    let slot = mix(value) & mask
    while (true) {
      const code = load<u32>(slots + (<usize>slot << 3), 4)
      if (code == 0 || load<u32>(slots + (<usize>slot << 3)) == value) return code
      slot = (slot + 1) & mask
    }
  }
  const slots = <usize>load<u32>(state, 12)
  const mask = load<u32>(state, 16)
  let slot = hash6(at) & mask
  while (true) {
    const code = load<u32>(slots + (<usize>slot << 2))
    if (code == 0) return 0
    const place = <usize>load<u32>(<usize>load<u32>(state, 20) + (<usize>code << 2))
    if (same6(<usize>load<u32>(state, 28) + (place << 4), at)) return code
    slot = (slot + 1) & mask
  }
}

/** Fills the slots of a state whose slots are all zero, from its values. */
export function rehashAddresses(state: usize): void {
  const count = load<u32>(state)
  const slots4 = <usize>load<u32>(state, 4)
  const mask4 = load<u32>(state, 8)
  const slots6 = <usize>load<u32>(state, 12)
  const mask6 = load<u32>(state, 16)
  const values = <usize>load<u32>(state, 20)
  const kinds = <usize>load<u32>(state, 24)
  const pool = <usize>load<u32>(state, 28)
  for (let code: u32 = 1; code <= count; code++) {
    const value = load<u32>(values + (<usize>code << 2))
    if ((load<u8>(kinds + code) & 127) == 4) {
      let slot = mix(value) & mask4
      while (load<u32>(slots4 + (<usize>slot << 3), 4) != 0) slot = (slot + 1) & mask4
      store<u32>(slots4 + (<usize>slot << 3), value)
      store<u32>(slots4 + (<usize>slot << 3), code, 4)
    } else {
      let slot = hash6(pool + (<usize>value << 4)) & mask6
      while (load<u32>(slots6 + (<usize>slot << 2)) != 0) slot = (slot + 1) & mask6
      store<u32>(slots6 + (<usize>slot << 2), code)
    }
  }
}
