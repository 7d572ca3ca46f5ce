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
    const is4 = (i: number): boolean => ((kinds[i] ?? 0) & 127) === 4;
    const order4: number[] = [];
    const order6: number[] = [];
    for (let i = 0; i < kinds.length; i++) (is4(i) ? order4 : order6).push(i);
    this.label(this.v4, order4, first, Uint32Array.from(order4, (i) => values[i] ?? 0));
    const words = new Uint32Array(order6.length * 4);
    for (const [n, i] of order6.entries()) words.set(pool.subarray((values[i] ?? 0) * 4, (values[i] ?? 0) * 4 + 4), n * 4);
    this.label(this.v6, order6, first, words);
    this.known = size;
  }

  private label(lookup: CountryLookup, order: readonly number[], first: number, addresses: Uint32Array): void {
    if (order.length === 0) return;
    for (const [n, number] of lookup.numbers(addresses).entries()) {
      const country = lookup.codes[number] ?? null;
      if (country === null) continue;
      this.labels[first + (order[n] ?? 0)] = this.book.code(country);
      this.labelled = true;
    }
  }
}
