import type { MemoryAddressBook } from './address-book.ts';
import { TextBook } from './text-book.ts';

/**
 * Labels of many addresses of one family (their countries, their domains, the threat lists that have them): `numbers` takes IPv4
 * numbers, or four words per IPv6 address, and answers one index into `labels` (null: none) each.
 */
export interface LabelLookup {
  readonly labels: readonly (string | null)[];
  numbers(addresses: Uint32Array): Uint8Array | Uint16Array;
}

/** Both families of one kind of label. */
export interface LabelLookups {
  readonly v4: LabelLookup;
  readonly v6: LabelLookup;
}

/** The label of each address of the dictionary, worked out as addresses come. */
export class AddressLabels {
  readonly book = new TextBook();
  private readonly v4: LabelLookup;
  private readonly v6: LabelLookup;
  private labels = new Uint16Array(1);
  private known = 0;
  private labelled = false;

  constructor({ v4, v6 }: LabelLookups) {
    this.v4 = v4;
    this.v6 = v6;
  }

  /** True when an address has a label. */
  get any(): boolean {
    return this.labelled;
  }

  /** Label code by address code, for all addresses of the book and perhaps more. */
  codes(addresses: MemoryAddressBook): Uint16Array {
    const { size } = addresses;
    if (size > this.known) this.extend(addresses, size);
    return this.labels;
  }

  /** How many addresses of the book have each label. */
  counts(addresses: MemoryAddressBook): ReadonlyMap<string, number> {
    // Asked for once: to ask the book at each of 192,000 addresses took 10 ms.
    const { size } = addresses;
    const codes = this.codes(addresses);
    const counts = new Uint32Array(this.book.size + 1);
    for (let code = 1; code <= size; code++) {
      const label = codes[code] ?? 0;
      counts[label] = (counts[label] ?? 0) + 1;
    }
    const found = new Map<string, number>();
    for (let label = 1; label < counts.length; label++) {
      const text = this.book.text(label);
      if (text !== null && (counts[label] ?? 0) > 0) found.set(text, counts[label] ?? 0);
    }
    return found;
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
    // Places and addresses of either family, by place. In most logs all are IPv4.
    const places = { v4: new Uint32Array(count), v6: new Uint32Array(count) };
    const numbers = new Uint32Array(count);
    let [found4, found6] = [0, 0];
    for (let i = 0; i < count; i++) {
      if (((kinds[i] ?? 0) & 127) !== 4) places.v6[found6++] = i;
      else {
        numbers[found4] = values[i] ?? 0;
        places.v4[found4++] = i;
      }
    }
    this.label(this.v4, places.v4.subarray(0, found4), first, numbers.subarray(0, found4));
    const order6 = places.v6.subarray(0, found6);
    const words = new Uint32Array(found6 * 4);
    for (const [n, i] of order6.entries()) words.set(pool.subarray((values[i] ?? 0) * 4, (values[i] ?? 0) * 4 + 4), n * 4);
    this.label(this.v6, order6, first, words);
    this.known = size;
  }

  private label(lookup: LabelLookup, order: Uint32Array, first: number, addresses: Uint32Array): void {
    if (order.length === 0) return;
    const numbers = lookup.numbers(addresses);
    // Codes in the book by number, as they are met: -1 before that, 0 where there is no label.
    const labels = new Int32Array(lookup.labels.length).fill(-1);
    for (let n = 0; n < numbers.length; n++) {
      const number = numbers[n] ?? 0;
      let label = labels[number] ?? 0;
      if (label < 0) {
        const text = lookup.labels[number] ?? null;
        labels[number] = label = text === null ? 0 : this.book.code(text);
      }
      if (label === 0) continue;
      this.labels[first + (order[n] ?? 0)] = label;
      this.labelled = true;
    }
  }
}

/** Addresses that have a label at all. */
export function labelledIn(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
