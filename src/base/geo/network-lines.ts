import { parseCidr } from '../cidr.ts';
import { parseIpv4, parseIpv6 } from '../ip.ts';
import { ascendingOrder, compareAt, stride } from '../range-index.ts';
import type { NetworkTable, NetworkTables } from './networks.ts';

/**
 * Reads databases of autonomous systems, one line at a time, in the forms in which they are given away:
 *
 * - `first,last,number,organisation`, commas and quotes as in CSV: ip-location-db (`asn`, `dbip-asn`, `geolite2-asn`), DB-IP Lite;
 *   addresses as text or as decimal numbers (`-num.csv`);
 * - `first⇥last⇥number⇥country⇥organisation`: iptoasn.com, where number 0 is space that nobody announces;
 * - `block,number,organisation`: GeoLite2 ASN.
 *
 * IPv4 and IPv6 may stand in one file. Empty lines, lines that begin with `#` and a first line of column names are no records.
 */
export type LineFault = 'columns' | 'address' | 'order' | 'number' | 'overlap';

export interface NetworkLines {
  readonly tables: NetworkTables;
  /** Lines that were records, and those of them that are in no table, with the first one. */
  readonly records: number;
  readonly skipped: number;
  readonly first: { readonly line: number; readonly fault: LineFault } | null;
}

/** A file with more ranges than this is no such database, and would fill the memory. */
export const mostRanges = 8_000_000;

export class NetworkLinesReader {
  readonly #families = { v4: new Collected(1), v6: new Collected(4) };
  #line = 0;
  #records = 0;
  #skipped = 0;
  #first: NetworkLines['first'] = null;

  get ranges(): number {
    return this.#families.v4.count + this.#families.v6.count;
  }

  /** Takes one line, without its end. */
  read(line: string): void {
    this.#line++;
    const text = line.endsWith('\r') ? line.slice(0, -1) : line;
    if (text.trim() === '' || text.startsWith('#')) return;
    const fields = text.includes('\t') ? text.split('\t') : csvFields(text);
    if (this.#line === 1 && /^"?\ufeff?"?[a-z_ ]+$/i.test(fields[0] ?? '')) return;
    this.#records++;
    const fault = this.#take(fields);
    if (fault) this.#skip(this.#line, fault);
  }

  /** Sorts and joins what was read, giving way often, as it may be a million ranges. The reader is used up. */
  *finish(): Generator<void, NetworkLines> {
    const overlapping = (line: number): void => this.#skip(line, 'overlap');
    const tables = { v4: yield* this.#families.v4.table(overlapping), v6: yield* this.#families.v6.table(overlapping) };
    return { tables, records: this.#records, skipped: this.#skipped, first: this.#first };
  }

  #skip(line: number, fault: LineFault): void {
    this.#skipped++;
    if (!this.#first || line < this.#first.line) this.#first = { line, fault };
  }

  #take(fields: readonly string[]): LineFault | null {
    const [a = '', b = '', c = '', d = ''] = fields;
    const block = a.includes('/') ? parseCidr(a.trim()) : null;
    if (fields.length < 3) return 'columns';
    const from = block ? wordsOf(block.range.first) : address(a);
    const to = block ? wordsOf(block.range.last) : address(b);
    if (!from || !to) return 'address';
    // A decimal IPv6 address of few digits looks like one of IPv4; the other end says which it is.
    const [first, last] = from.length === to.length ? [from, to] : [widened(from), widened(to)];
    if (compareAt(first.length, first, 0, last, 0) > 0) return 'order';
    const number = numberOf(block ? b : c);
    if (number === null) return 'number';
    const organisation = block ? c : fields.length > 4 && /^([A-Z]{2}|None|-|)$/.test(d.trim()) ? (fields[4] ?? '') : d;
    // Nobody announces it: no network, and no fault.
    if (number !== 0) this.#families[first.length === 1 ? 'v4' : 'v6'].add(first, last, number, organisation.trim(), this.#line);
    return null;
  }
}

function wordsOf(bound: number | readonly number[]): readonly number[] {
  return typeof bound === 'number' ? [bound] : bound;
}

function address(text: string): readonly number[] | null {
  const trimmed = text.trim();
  const v4 = parseIpv4(trimmed);
  if (v4 !== null) return [v4];
  if (!/^\d{1,39}$/.test(trimmed)) return parseIpv6(trimmed);
  const value = BigInt(trimmed);
  if (value < 1n << 32n) return [Number(value)];
  return value < 1n << 128n ? [96n, 64n, 32n, 0n].map((shift) => Number((value >> shift) & 0xffffffffn)) : null;
}

function widened(words: readonly number[]): readonly number[] {
  return words.length === 4 ? words : [0, 0, 0, ...words];
}

function numberOf(text: string): number | null {
  const digits = /^\s*(?:AS)?(\d{1,10})\s*$/i.exec(text)?.[1];
  return digits === undefined || Number(digits) > 0xffffffff ? null : Number(digits);
}

function csvFields(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  const fields: string[] = [];
  let at = 0;
  while (at <= line.length) {
    let end = at;
    if (line[at] === '"') {
      // Two quotes inside stand for one; what follows the closing one belongs to no field.
      for (end = at + 1; end < line.length && (line[end] !== '"' || line[end + 1] === '"'); end++) if (line[end] === '"') end++;
      fields.push(line.slice(at + 1, end).replaceAll('""', '"'));
      end = line.indexOf(',', end);
    } else {
      end = line.indexOf(',', at);
      fields.push(line.slice(at, end < 0 ? undefined : end));
    }
    at = end < 0 ? line.length + 1 : end + 1;
  }
  return fields;
}

/** Ranges of one family as they come, in arrays that grow. */
class Collected {
  count = 0;
  readonly #words: 1 | 4;
  #starts: Uint32Array<ArrayBuffer>;
  #ends: Uint32Array<ArrayBuffer>;
  #networks = new Uint32Array(1024);
  #lines = new Uint32Array(1024);
  readonly #known = new Map<string, number>();
  readonly #numbers: number[] = [];
  readonly #organisations: string[] = [];

  constructor(words: 1 | 4) {
    this.#words = words;
    this.#starts = new Uint32Array(1024 * words);
    this.#ends = new Uint32Array(1024 * words);
  }

  add(first: readonly number[], last: readonly number[], number: number, organisation: string, line: number): void {
    if (this.count === this.#networks.length) {
      this.#starts = doubled(this.#starts);
      this.#ends = doubled(this.#ends);
      this.#networks = doubled(this.#networks);
      this.#lines = doubled(this.#lines);
    }
    const key = `${number} ${organisation}`;
    let network = this.#known.get(key);
    if (network === undefined) {
      network = this.#numbers.push(number) - 1;
      this.#organisations.push(organisation);
      this.#known.set(key, network);
    }
    this.#starts.set(first, this.count * this.#words);
    this.#ends.set(last, this.count * this.#words);
    this.#networks[this.count] = network;
    this.#lines[this.count] = line;
    this.count++;
  }

  /** Null when nothing was read. A range that begins inside the one before it is left out. */
  *table(overlapping: (line: number) => void): Generator<void, NetworkTable | null> {
    if (this.count === 0) return null;
    const words = this.#words;
    const starts = new Uint32Array(this.count * words);
    const ends = new Uint32Array(this.count * words);
    const networks = new Uint32Array(this.count);
    let count = 0;
    const order = yield* ascendingOrder(words, this.#starts, this.count);
    for (let n = 0; n < order.length; n++) {
      if (n % stride === 0) yield;
      const i = order[n] ?? 0;
      if (count > 0 && compareAt(words, this.#starts, i, ends, count - 1) <= 0) {
        overlapping(this.#lines[i] ?? 0);
        continue;
      }
      for (let w = 0; w < words; w++) {
        starts[count * words + w] = this.#starts[i * words + w] ?? 0;
        ends[count * words + w] = this.#ends[i * words + w] ?? 0;
      }
      networks[count++] = this.#networks[i] ?? 0;
    }
    return {
      family: words === 1 ? 4 : 6,
      ranges: { words, count, starts: starts.slice(0, count * words), ends: ends.slice(0, count * words) },
      networks: networks.slice(0, count),
      numbers: Uint32Array.from(this.#numbers),
      organisations: this.#organisations,
    };
  }
}

function doubled(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(array.length * 2);
  longer.set(array);
  return longer;
}
