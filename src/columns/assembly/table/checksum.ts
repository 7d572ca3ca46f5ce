/** A 32-bit checksum of a block, eight bytes at a time: tells a damaged store from a whole one, no more. */
export function checksum(at: usize, bytes: usize): u32 {
  let hash: u64 = 0xcbf29ce484222325 ^ <u64>bytes
  let i: usize = 0
  for (; i + 8 <= bytes; i += 8) {
    hash = (hash ^ load<u64>(at + i)) * 0x9e3779b97f4a7c15
    hash ^= hash >>> 32
  }
  for (; i < bytes; i++) hash = (hash ^ <u64>load<u8>(at + i)) * 0x100000001b3
  hash ^= hash >>> 29
  return <u32>(hash ^ (hash >>> 32))
}
