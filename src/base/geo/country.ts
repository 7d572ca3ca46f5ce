/**
 * The country of an address, from a table packed by `scripts/geo.mjs`. Reads trusted bytes of our own making, so a
 * wrong head is a bug and throws. An address outside every range (private, reserved, unassigned) has no country: null.
 *
 * Form of a table, little endian: `FLGC`, version 1, family 4 or 6, u16 countries, u32 ranges, u32 fine starts; two
 * letters per country; the distance of each range's start from the one before (for IPv6 of the upper 64 bits), one
 * plane per byte, most significant first; one byte per range, 0 for no country, else 1 + the index of the country;
 * then, for the few IPv6 ranges that begin inside a /64, u32 range and u64 lower bits.
 */

import { assert } from '../assert.ts';

export interface CountryTable {
  readonly family: 4 | 6;
  /** ISO alpha-2 by country number; number 0 is no country. */
  readonly codes: readonly (string | null)[];
  /** Upper 32 bits of each range's start; all of it for IPv4. Ascending. */
  readonly starts: Uint32Array;
  /** Bits 64 to 95 of each start, IPv6 only. */
  readonly nextWords: Uint32Array;
  /** Lower 64 bits of the starts that have any, by range. */
  readonly lowerBits: ReadonlyMap<number, bigint>;
  /** Country number of each range. */
  readonly countries: Uint8Array;
  /** For each value of an address's upper 16 bits, the last range that begins below it; one more at the end. */
  readonly firstRange: Uint32Array;
}

const headBytes = 16;

/** Decodes a packed table (about 10 ms). @throws when the bytes are not one. */
export function parseCountryTable(bytes: Uint8Array): CountryTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  assert(bytes.length > headBytes && view.getUint32(0, false) === 0x464c4743, 'a country table begins with FLGC');
  const family = view.getUint8(5);
  assert(view.getUint8(4) === 1 && (family === 4 || family === 6), 'a country table has version 1 and family 4 or 6');
  const countryCount = view.getUint16(6, true);
  const count = view.getUint32(8, true);
  const fineCount = view.getUint32(12, true);
  const planes = headBytes + countryCount * 2;
  const width = family === 4 ? 4 : 8;
  const fineAt = planes + count * (width + 1);
  assert(bytes.length === fineAt + fineCount * 12, 'a country table is as long as its head says');

  const letters = new TextDecoder('latin1').decode(bytes.subarray(headBytes, planes));
  const codes: (string | null)[] = [null];
  for (let i = 0; i < countryCount; i++) codes.push(letters.slice(2 * i, 2 * i + 2));

  const starts = new Uint32Array(count);
  const nextWords = new Uint32Array(family === 4 ? 0 : count);
  readStarts(bytes.subarray(planes), count, starts, nextWords);
  const lowerBits = new Map<number, bigint>();
  for (let i = 0, at = fineAt; i < fineCount; i++, at += 12) {
    lowerBits.set(view.getUint32(at, true), view.getBigUint64(at + 4, true));
  }
  return {
    family,
    codes,
    starts,
    nextWords,
    lowerBits,
    countries: bytes.slice(fineAt - count, fineAt),
    firstRange: firstRanges(starts),
  };
}

/** Sums up the distances; `nextWords` is empty for IPv4. */
function readStarts(planes: Uint8Array, count: number, starts: Uint32Array, nextWords: Uint32Array): void {
  const word = (plane: number, i: number): number =>
    (((planes[plane * count + i] ?? 0) << 24) |
      ((planes[(plane + 1) * count + i] ?? 0) << 16) |
      ((planes[(plane + 2) * count + i] ?? 0) << 8) |
      (planes[(plane + 3) * count + i] ?? 0)) >>>
    0;
  let high = 0;
  let low = 0;
  for (let i = 0; i < count; i++) {
    if (nextWords.length > 0) {
      const sum = low + word(4, i);
      low = sum >>> 0;
      nextWords[i] = low;
      high += sum > 0xffffffff ? 1 : 0;
    }
    high = (high + word(0, i)) >>> 0;
    starts[i] = high;
  }
}

/** The answer for any address with upper bits `p` lies between entries p and p + 1, both included. */
function firstRanges(starts: Uint32Array): Uint32Array {
  const first = new Uint32Array(65537);
  let range = 0;
  for (let prefix = 0; prefix <= 65536; prefix++) {
    while (range + 1 < starts.length && (starts[range + 1] ?? 0) < prefix * 65536) range++;
    first[prefix] = range;
  }
  return first;
}

function rangeOfV4(table: CountryTable, address: number): number {
  const { starts, firstRange } = table;
  let low = firstRange[address >>> 16] ?? 0;
  let high = firstRange[(address >>> 16) + 1] ?? 0;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((starts[middle] ?? 0) <= address) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The country number (see `codes`) of an IPv4 address given as an unsigned 32-bit number. */
export function countryNumberOfV4(table: CountryTable, address: number): number {
  return table.countries[rangeOfV4(table, address)] ?? 0;
}

/** ISO alpha-2 of an IPv4 address given as an unsigned 32-bit number, or null. */
export function countryOfV4(table: CountryTable, address: number): string | null {
  return table.codes[countryNumberOfV4(table, address)] ?? null;
}

/**
 * The country number of an IPv6 address given as four 32-bit words, most significant first. The lower two matter
 * only where a range begins inside a /64, so no 64-bit arithmetic is done for most addresses.
 */
export function countryNumberOfV6(table: CountryTable, w0: number, w1: number, w2: number, w3: number): number {
  const { starts, nextWords, lowerBits, firstRange } = table;
  let low = firstRange[w0 >>> 16] ?? 0;
  let high = firstRange[(w0 >>> 16) + 1] ?? 0;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    const start = starts[middle] ?? 0;
    const next = nextWords[middle] ?? 0;
    let before = start < w0 || (start === w0 && next < w1);
    if (start === w0 && next === w1) {
      const lower = lowerBits.get(middle);
      before = lower === undefined || lower <= ((BigInt(w2) << 32n) | BigInt(w3));
    }
    if (before) low = middle;
    else high = middle - 1;
  }
  return table.countries[low] ?? 0;
}

/** ISO alpha-2 of an IPv6 address given as its upper and lower 64 bits, or null. */
export function countryOfV6(table: CountryTable, high: bigint, low: bigint): string | null {
  const word = (bits: bigint): number => Number(bits & 0xffffffffn);
  const number = countryNumberOfV6(table, word(high >> 32n), word(high), word(low >> 32n), word(low));
  return table.codes[number] ?? null;
}

/** Country numbers of many IPv4 addresses at once, one byte each: what a whole dictionary of addresses needs. */
export function countryNumbersOfV4(table: CountryTable, addresses: Uint32Array): Uint8Array {
  const numbers = new Uint8Array(addresses.length);
  for (let i = 0; i < addresses.length; i++) numbers[i] = countryNumberOfV4(table, addresses[i] ?? 0);
  return numbers;
}

/** Country numbers of many IPv6 addresses, four words each. */
export function countryNumbersOfV6(table: CountryTable, words: Uint32Array): Uint8Array {
  const numbers = new Uint8Array(words.length >>> 2);
  for (let i = 0; i < numbers.length; i++) {
    const at = 4 * i;
    numbers[i] = countryNumberOfV6(table, words[at] ?? 0, words[at + 1] ?? 0, words[at + 2] ?? 0, words[at + 3] ?? 0);
  }
  return numbers;
}
