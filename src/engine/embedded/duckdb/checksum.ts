import type { Value } from '../../../model/frame.ts';

/**
 * `checksum(x)` as Presto has it: the sum, modulo 2^64, of a hash of each value times a prime, so that the order of the records does
 * not matter. DuckDB adds the numbers up; what one value adds, and how the sum is written, are here.
 */

const prime1 = 0x9e3779b185ebca87n;
const prime2 = 0xc2b2ae3d27d4eb4fn;
const prime3 = 0x165667b19e3779f9n;
const prime4 = 0x85ebca77c2b2ae63n;
const prime5 = 0x27d4eb2f165667c5n;

const unsigned = (value: bigint): bigint => BigInt.asUintN(64, value);
const rotated = (value: bigint, bits: bigint): bigint => unsigned((value << bits) | (unsigned(value) >> (64n - bits)));
const round = (state: bigint, lane: bigint): bigint => unsigned(rotated(unsigned(state + lane * prime2), 31n) * prime1);

/** What a null adds, as a signed number of 64 bits. */
export const checksumOfNull = BigInt.asIntN(64, prime1);

/**
 * What a value adds, as a signed number of 64 bits.
 * @param text the value as DuckDB writes it
 * @param type DuckDB's name of its type
 */
export function checksumPart(text: string, type: string): bigint {
  return BigInt.asIntN(64, hashOf(text, type) * prime1);
}

function hashOf(text: string, type: string): bigint {
  if (type === 'BOOLEAN') return text === 'true' ? 1231n : 1237n;
  if (type === 'DOUBLE') {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, doubleOf(text));
    return hashOfLong(view.getBigUint64(0));
  }
  return type === 'VARCHAR' ? xxHash64(new TextEncoder().encode(text)) : hashOfLong(unsigned(BigInt(text)));
}

function doubleOf(text: string): number {
  if (text === 'nan') return Number.NaN;
  return text === 'inf' ? Number.POSITIVE_INFINITY : text === '-inf' ? Number.NEGATIVE_INFINITY : Number(text);
}

const hashOfLong = (value: bigint): bigint => unsigned(rotated(unsigned(value * prime2), 31n) * prime1);

/** A sum of such numbers, in base 64: eight bytes, the lowest first. */
export function checksumText(sum: Value): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, unsigned(BigInt(String(sum))), true);
  return btoa(String.fromCharCode(...new Uint8Array(view.buffer)));
}

/** XXH64 with seed 0. */
export function xxHash64(bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  let hash = prime5;
  if (bytes.length >= 32) {
    const lanes = [unsigned(prime1 + prime2), prime2, 0n, unsigned(-prime1)];
    for (; at + 32 <= bytes.length; at += 32) lanes.forEach((lane, i) => (lanes[i] = round(lane, view.getBigUint64(at + 8 * i, true))));
    hash = unsigned(lanes.reduce((sum, lane, i) => sum + rotated(lane, [1n, 7n, 12n, 18n][i] ?? 0n), 0n));
    for (const lane of lanes) hash = unsigned((hash ^ round(0n, lane)) * prime1 + prime4);
  }
  hash = unsigned(hash + BigInt(bytes.length));
  for (; at + 8 <= bytes.length; at += 8) hash = unsigned(rotated(hash ^ round(0n, view.getBigUint64(at, true)), 27n) * prime1 + prime4);
  if (at + 4 <= bytes.length) {
    hash = unsigned(rotated(hash ^ unsigned(BigInt(view.getUint32(at, true)) * prime1), 23n) * prime2 + prime3);
    at += 4;
  }
  for (; at < bytes.length; at++) hash = unsigned(rotated(hash ^ unsigned(BigInt(view.getUint8(at)) * prime5), 11n) * prime1);
  hash = unsigned((hash ^ (hash >> 33n)) * prime2);
  hash = unsigned((hash ^ (hash >> 29n)) * prime3);
  return hash ^ (hash >> 32n);
}
