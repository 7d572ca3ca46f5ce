import type { Memory } from './memory.ts';
import type { PhysicalName, Segment } from './segment.ts';

/** Codes to values of one text field: 1…size are values, 0 is null. */
export interface CodeBook {
  /** Largest code. */
  readonly size: number;
  text(code: number): string | null;
  /** Code of a value that occurs, 0 when it does not. */
  find(text: string): number;
}

/** The dictionary of addresses, shared by srcaddr and dstaddr. */
export interface AddressBook extends CodeBook {
  /** 4, 6, or 0 for null. */
  family(code: number): 0 | 4 | 6;
  /** Unsigned IPv4 number of a code of family 4. */
  v4(code: number): number;
  /** Words of a code of family 6, most significant first. */
  v6(code: number): readonly [number, number, number, number];
  /** Codes [from, to), from 1 on: families (in the low seven bits), IPv4 numbers or places in `pool`. Not to be written to, and gone when something is allocated. */
  stretch(from: number, to: number): { readonly kinds: Uint8Array; readonly values: Uint32Array };
  /** All codes from `from` on, copied: families (in the low seven bits), IPv4 numbers or places in `pool`, words of IPv6. */
  entries(from: number): { readonly kinds: Uint8Array; readonly values: Uint32Array; readonly pool: Uint32Array };
}

/**
 * How a field is read from physical columns.
 * - number: the chunk's value. - start: time + lag. - end: time + duration.
 * - code: a dictionary code in its own column. - interface: `codes[tuple]` is a code of `book`.
 * - label: a look-up over the address dictionary (country, later domain and threat): `codes[address code]` is a code of `book`.
 */
export type FieldAccess =
  | { readonly kind: 'number'; readonly column: PhysicalName; readonly nullable: boolean }
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'address'; readonly column: PhysicalName; readonly book: AddressBook }
  | { readonly kind: 'code'; readonly column: PhysicalName; readonly book: CodeBook }
  | { readonly kind: 'interface'; readonly codes: Uint32Array; readonly book: CodeBook }
  | { readonly kind: 'label'; readonly column: PhysicalName; readonly codes: Uint16Array | Uint32Array; readonly book: CodeBook };

/** What the kernel sees of the table. */
export interface TableView {
  readonly memory: Memory;
  /** Sealed segments, then the open one when it has rows. A new array at each revision. */
  readonly segments: readonly Segment[];
  readonly rows: number;
  /** Grows whenever an answer could change. */
  readonly revision: number;
  /** Grows whenever addresses are labelled with other domains or threats, which no record need change for. Never during an answer. */
  readonly labelRevision: number;
  /** Keeps what `segments` points to from being reused until the returned function is called. */
  hold(): () => void;
  /** Number of interface tuples (largest tuple code). */
  readonly interfaceTuples: number;
  /** Null when the name is neither a field nor an extra column. `codes` may be longer than the dictionary; never shorter. */
  access(field: string): FieldAccess | null;
  /** True when at least one record has a value. */
  has(field: string): boolean;
  /** Names of all fields and extra columns with at least one value. */
  readonly present: readonly string[];
}
