/** Writes a whole number below 2^53 as decimal digits and answers the place after it. */
export function writeWhole(bytes: Uint8Array, at: number, value: number): number {
  if (value < 10) {
    bytes[at] = 48 + value;
    return at + 1;
  }
  let length = 2;
  for (let limit = 100; value >= limit; limit *= 10) length++;
  let place = at + length;
  let rest = value;
  while (rest > 0x7fffffff) {
    const shorter = Math.floor(rest / 10);
    bytes[--place] = 48 + (rest - shorter * 10);
    rest = shorter;
  }
  while (place > at) {
    const shorter = (rest / 10) | 0;
    bytes[--place] = 48 + (rest - shorter * 10);
    rest = shorter;
  }
  return at + length;
}
