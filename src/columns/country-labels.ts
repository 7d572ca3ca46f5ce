import type { MemoryAddressBook } from './address-book.ts';
import { TextBook } from './text-book.ts';

/**
 * Countries of many addresses of one family: `numbers` takes IPv4 numbers, or four words per IPv6 address, and answers
 * one index into `codes` (ISO alpha-2; null: no country) each.
 */
export interface CountryLookup {
  readonly codes: readonly (string | null)[];
  numbers(addresses: Uint32Array): Uint8Array | Uint16Array;
}

/** The country of each address of the dictionary, worked out as addresses come. */
export class CountryLabels {
  readonly book = new TextBook();
  private readonly v4: CountryLookup;
  private readonly v6: CountryLookup;
  private labels = new Uint16Array(1);
  private known = 0;
  private labelled = false;

  constructor(v4: CountryLookup, v6: CountryLookup) {
    this.v4 = v4;
    this.v6 = v6;
  }

  /** True when an address has a country. */
  get any(): boolean {
    return this.labelled;
  }

  /** Label code by address code, for all addresses of the book and perhaps more. */
  codes(addresses: MemoryAddressBook): Uint16Array {
    const { size } = addresses;
    if (size > this.known) this.extend(addresses, size);
    return this.labels;
  }

  private extend(addresses: MemoryAddressBook, size: number): void {
    if (size >= this.labels.length) {
      const longer = new Uint16Array(Math.max(size + 1, Math.ceil(this.labels.length * 1.5)));
      longer.set(this.labels);
      this.labels = longer;
    }
    const first = this.known + 1;
    const { kinds, values, pool } = addresses.entries(first);
    const count = kinds.length;
    const places = { v4: new Uint32Array(count), v6: new Uint32Array(count) };
    const found = { v4: 0, v6: 0 };
    for (let i = 0; i < count; i++) {
      const family = ((kinds[i] ?? 0) & 127) === 4 ? 'v4' : 'v6';
      places[family][found[family]++] = i;
    }
    const order4 = places.v4.subarray(0, found.v4);
    const order6 = places.v6.subarray(0, found.v6);
    this.label(this.v4, order4, first, order4.map((i) => values[i] ?? 0));
    const words = new Uint32Array(order6.length * 4);
    for (const [n, i] of order6.entries()) words.set(pool.subarray((values[i] ?? 0) * 4, (values[i] ?? 0) * 4 + 4), n * 4);
    this.label(this.v6, order6, first, words);
    this.known = size;
  }

  private label(lookup: CountryLookup, order: Uint32Array, first: number, addresses: Uint32Array): void {
    if (order.length === 0) return;
    const numbers = lookup.numbers(addresses);
    const labels = lookup.codes.map(() => 0);
    for (let n = 0; n < numbers.length; n++) {
      const number = numbers[n] ?? 0;
      const country = lookup.codes[number] ?? null;
      if (country === null) continue;
      const label = labels[number] || (labels[number] = this.book.code(country));
      this.labels[first + (order[n] ?? 0)] = label;
      this.labelled = true;
    }
  }
}
