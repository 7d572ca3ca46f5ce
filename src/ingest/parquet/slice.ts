import { noCounter, noNumber, type AddressColumn } from '../../columns/batch.ts';
import { parseIpv4, parseIpv6 } from '../../base/ip.ts';
import type { Output } from '../output.ts';
import type { Target } from '../target.ts';
import { isNullText, unixSeconds, wholeNumber, type RawValue } from '../values.ts';
import { worded } from '../wording.ts';
import { ByteTexts, rawOf, unknownCode, type Page, type RawValues } from './cells.ts';

/** A run of rows in one page of one column. `value`: place of the first row's value among the values. */
export interface Piece {
  readonly page: Page;
  readonly row: number;
  readonly value: number;
}

/** Place among the page's values for each of `count` rows of the piece; -1 where there is none. */
function places(piece: Piece, count: number): Int32Array {
  const out = new Int32Array(count);
  let value = piece.value;
  const { defined } = piece.page;
  if (!defined) for (let i = 0; i < count; i++) out[i] = value++;
  else for (let i = 0; i < count; i++) out[i] = defined[piece.row + i] === 0 ? -1 : value++;
  return out;
}

/**
 * Writes one column of a slice into the batch from row `first` on. False when a value does not fit: the slice is then read
 * again, row by row, by `RowWriter`, which knows the reason.
 */
export function fillColumn(output: Output, target: Target, piece: Piece, first: number, count: number): boolean {
  const at = places(piece, count);
  const { batch } = output;
  switch (target.kind) {
    case 'none':
      return true;
    case 'number':
      return fillNumbers(batch.numbers[target.field], first, at, piece.page, (raw) => wholeNumber(raw, target.most), noNumber);
    case 'time':
      return fillNumbers(batch.numbers[target.field], first, at, piece.page, unixSeconds, noNumber);
    case 'counter':
      return fillNumbers(batch.counters[target.field], first, at, piece.page, (raw) => wholeNumber(raw, Number.MAX_SAFE_INTEGER), noCounter);
    case 'address':
      return fillAddresses(batch.addresses[target.field], first, at, piece.page);
    case 'text':
    case 'extra':
      fillTexts(output, target, first, at, piece.page);
      return true;
  }
}

function fillNumbers(out: Uint32Array | Float64Array, first: number, at: Int32Array, page: Page, convert: (raw: RawValue) => number, none: number): boolean {
  const one = (raw: RawValue | null): number => (raw === null || (typeof raw === 'string' && isNullText(raw)) ? none : convert(raw));
  const { dictionary, values } = page;
  if (dictionary) {
    const numbers = (dictionary.numbers ??= Float64Array.from({ length: dictionary.size }, (_, entry) => one(dictionary.at(entry))));
    for (let i = 0; i < at.length; i++) {
      const place = at[i] ?? -1;
      const number = place < 0 ? none : (numbers[page.entries[place] ?? 0] ?? NaN);
      if (!Number.isFinite(number)) return false;
      out[first + i] = number;
    }
    return true;
  }
  // Plain 64-bit numbers are taken as two halves: a BigInt per row would cost more than all the rest.
  const halves = values instanceof BigInt64Array ? new Uint32Array(values.buffer, values.byteOffset, values.length * 2) : null;
  for (let i = 0; i < at.length; i++) {
    const place = at[i] ?? -1;
    const number = place < 0 ? none : halves ? convert((halves[2 * place + 1] ?? 0) * 4294967296 + (halves[2 * place] ?? 0)) : one(page.at(place));
    if (!Number.isFinite(number)) return false;
    out[first + i] = number;
  }
  return true;
}

function fillAddresses(column: AddressColumn, first: number, at: Int32Array, page: Page): boolean {
  // An IPv4 number, or below zero: -1 nothing, -2 to be looked at as text.
  const { dictionary } = page;
  const entries = dictionary ? (dictionary.numbers ??= Float64Array.from({ length: dictionary.size }, (_, entry) => ipv4Of(dictionary.values, entry))) : null;
  for (let i = 0; i < at.length; i++) {
    const row = first + i;
    const place = at[i] ?? -1;
    const number = place < 0 ? -1 : entries ? (entries[page.entries[place] ?? 0] ?? -2) : ipv4Of(page.values, place);
    if (number >= 0) {
      column.family[row] = 4;
      column.v4[row] = number;
    } else if (number === -1) column.family[row] = 0;
    else {
      if (!putText(column, row, String(page.at(place)).trim())) return false;
    }
  }
  return true;
}

/** An address that is not plainly IPv4: IPv6, or IPv4 between blanks. */
function putText(column: AddressColumn, row: number, text: string): boolean {
  const v4 = parseIpv4(text);
  const v6 = v4 === null ? parseIpv6(text) : null;
  if (v4 !== null) {
    column.family[row] = 4;
    column.v4[row] = v4;
  } else if (v6) {
    column.family[row] = 6;
    column.v6.set(v6, row * 4);
  } else return false;
  return true;
}

function ipv4Of(values: RawValues, index: number): number {
  if (values instanceof ByteTexts) return ipv4OfBytes(values.bytes, values.bounds[2 * index] ?? 0, values.bounds[2 * index + 1] ?? 0);
  const raw = rawOf(values[index]);
  if (raw === null || (typeof raw === 'string' && isNullText(raw))) return -1;
  return parseIpv4(String(raw).trim()) ?? -2;
}

/** Strict, and without making a text: an address per row is most of the work. */
function ipv4OfBytes(bytes: Uint8Array, from: number, to: number): number {
  if (from === to || (to - from === 1 && bytes[from] === 45)) return -1;
  let value = 0;
  let octet = 0;
  let digits = 0;
  let dots = 0;
  for (let i = from; i < to; i++) {
    const c = bytes[i] ?? 0;
    if (c === 46) {
      if (digits === 0) return -2;
      value = value * 256 + octet;
      octet = 0;
      digits = 0;
      dots++;
    } else {
      if (c < 48 || c > 57 || (digits > 0 && octet === 0)) return -2;
      octet = octet * 10 + c - 48;
      digits++;
      if (octet > 255) return -2;
    }
  }
  return dots === 3 && digits > 0 ? value * 256 + octet : -2;
}

function fillTexts(output: Output, target: Extract<Target, { kind: 'text' | 'extra' }>, first: number, at: Int32Array, page: Page): void {
  const { sink } = output;
  const name = target.kind === 'extra' ? target.name : target.field;
  if (target.kind === 'extra') sink.extra(name);
  const book = sink.dictionary(name);
  const codeOf = (raw: RawValue | null): number => {
    const text = raw === null ? null : worded(String(raw), target.kind === 'text' ? target.wording : 'as-is');
    return text === null ? 0 : book.code(text);
  };
  const found = new Uint32Array(at.length);
  const { dictionary } = page;
  if (dictionary) {
    const codes = (dictionary.codes ??= new Uint32Array(dictionary.size).fill(unknownCode));
    for (let i = 0; i < at.length; i++) {
      const place = at[i] ?? -1;
      if (place < 0) continue;
      const entry = page.entries[place] ?? 0;
      let code = codes[entry] ?? 0;
      if (code === unknownCode) {
        code = codeOf(dictionary.at(entry));
        codes[entry] = code;
      }
      found[i] = code;
    }
  } else for (let i = 0; i < at.length; i++) if ((at[i] ?? -1) >= 0) found[i] = codeOf(page.at(at[i] ?? 0));
  // Only now: new texts may have grown the memory.
  (target.kind === 'extra' ? sink.extra(name) : output.batch.texts[target.field]).set(found, first);
}
