/**
 * Physical expressions: what one row yields, in terms of columns as they lie in memory. Slots are places in `Inputs`, so an
 * expression with other pointers, bases or bounds is the same text and needs no new code.
 */
export type Phys =
  /** The chunk's value, base added; null where the row has none. */
  | { readonly op: 'column'; readonly slot: number; readonly type: 'i64' }
  /** A dictionary code; 0 is null, so this is never null itself. */
  | { readonly op: 'code'; readonly slot: number; readonly type: 'i32' }
  /** Whole steps from a lower bound that stands in `shift` (a word): 0…, or 1… with 0 for null when `nullable`. */
  | { readonly op: 'bucket'; readonly slot: number; readonly step: number; readonly shift: number; readonly nullable: boolean; readonly type: 'i32' }
  /** The same for any number: (a - long[low]) / step. `i64` where cells do not fit 32 bits. */
  | { readonly op: 'cell'; readonly a: Phys; readonly low: number; readonly step: number; readonly nullable: boolean; readonly type: 'i32' | 'i64' }
  /** Number of a row computed before, by place in the run or list. */
  | { readonly op: 'position'; readonly word: number; readonly type: 'i32' }
  /** Table by code, of u32 or of bytes. */
  | { readonly op: 'lookup'; readonly word: number; readonly index: Phys; readonly bytes?: true; readonly type: 'i32' }
  /** Value table by code: 8 bytes each for numbers, one byte (2 is null) for booleans; `nulls` is a table of bytes. */
  | { readonly op: 'table'; readonly word: number; readonly nulls: number | null; readonly index: Phys; readonly type: 'i64' | 'f64' | 'bool' }
  | { readonly op: 'parameter'; readonly long: number; readonly type: 'i64' }
  | { readonly op: 'null'; readonly type: 'i64' | 'f64' | 'bool' }
  | { readonly op: 'long'; readonly value: string; readonly type: 'i64' }
  | { readonly op: 'double'; readonly value: number; readonly type: 'f64' }
  | { readonly op: 'bool'; readonly value: boolean; readonly type: 'bool' }
  | { readonly op: 'add' | 'sub' | 'mul' | 'div' | 'mod'; readonly a: Phys; readonly b: Phys; readonly type: 'i64' | 'f64' }
  | { readonly op: 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge'; readonly a: Phys; readonly b: Phys; readonly type: 'bool' }
  | { readonly op: 'and' | 'or'; readonly items: readonly Phys[]; readonly type: 'bool' }
  | { readonly op: 'not' | 'isnull'; readonly a: Phys; readonly type: 'bool' }
  | { readonly op: 'case'; readonly whens: readonly { readonly when: Phys; readonly then: Phys }[]; readonly otherwise: Phys; readonly type: 'i64' | 'f64' | 'bool' }
  | { readonly op: 'coalesce'; readonly items: readonly Phys[]; readonly type: 'i64' | 'f64' | 'bool' }
  | { readonly op: 'toDouble'; readonly a: Phys; readonly type: 'f64' }
  /** Widens a code to a number, for packing. */
  | { readonly op: 'toLong'; readonly a: Phys; readonly type: 'i64' }
  /** A code as a number that is null for code 0, for comparing codes of one dictionary. */
  | { readonly op: 'coded'; readonly a: Phys; readonly type: 'i64' };
