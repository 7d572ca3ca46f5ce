// Decimal digits, eight at a time in one word: no branch per digit, so that numbers of changing length cost the same.

const ZEROS: u64 = 0x3030303030303030

/** Digits in a word, the first at its lowest byte, as a number; zero bytes before them are zeros. */
// @ts-ignore: decorator
@inline
function valueOf(digits: u64): u64 {
  const pairs = digits * 10 + (digits >> 8)
  return (((pairs & 0x000000ff000000ff) * 0x000f424000000064) + (((pairs >> 16) & 0x000000ff000000ff) * 0x0000271000000001)) >> 32
}

/** True when every byte of the word is 0 to 9. */
// @ts-ignore: decorator
@inline
function areDigits(word: u64): bool {
  return ((word | (word + 0x0606060606060606)) & 0xf0f0f0f0f0f0f0f0) == 0
}

/** The number that is exactly [from, to): 1 to 15 digits; -1 otherwise. Eight bytes from `from` on must be readable. */
// @ts-ignore: decorator
@inline
export function whole(from: usize, to: usize): i64 {
  const length = to - from
  if (length - 1 > 14) return -1
  const left = 64 - (<u64>(length > 8 ? length - 8 : length) << 3)
  const head = (load<u64>(from) << left) ^ (ZEROS << left)
  if (!areDigits(head)) return -1
  if (length <= 8) return <i64>valueOf(head)
  const rest = load<u64>(to - 8) ^ ZEROS
  if (!areDigits(rest)) return -1
  return <i64>(valueOf(head) * 100_000_000 + valueOf(rest))
}
