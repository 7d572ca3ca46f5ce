/**
 * The staging area between a parser and the table: one wide column per field, filled row by row, then packed by
 * `Table.append`. Numbers are u32 with `noNumber` for null; counters are doubles with -1 for null (exact to 2^53; a parser
 * refuses more); text is a code of the field's dictionary with 0 for null; addresses are raw.
 * Views may sit in WebAssembly memory: take them afresh from the batch after anything that can grow memory.
 */
export const batchCapacity = 16_384;
export const noNumber = 0xffff_ffff;
export const noCounter = -1;

/** Raw addresses of one end. `family` 0 is null; 4 uses `v4[row]`; 6 uses `v6[4*row .. 4*row+3]`, most significant first. */
export interface AddressColumn {
  readonly family: Uint8Array;
  readonly v4: Uint32Array;
  readonly v6: Uint32Array;
}

export const batchNumbers = ['__time__', 'start', 'end', 'srcport', 'dstport', 'protocol', 'tcp-flags'] as const;
export const batchCounters = ['packets', 'bytes'] as const;
export const batchAddresses = ['srcaddr', 'dstaddr'] as const;
export const batchTexts = [
  '__topic__', '__source__', 'version', 'account-id', 'eni-id', 'vm-id', 'vswitch-id', 'vpc-id', 'region', 'type',
  'direction', 'action', 'log-status', 'traffic_path',
] as const;
export type BatchNumber = (typeof batchNumbers)[number];
export type BatchCounter = (typeof batchCounters)[number];
export type BatchAddress = (typeof batchAddresses)[number];
export type BatchText = (typeof batchTexts)[number];

export interface Batch {
  /** Rows filled so far; the writer sets it before `append`. */
  rows: number;
  readonly numbers: Readonly<Record<BatchNumber, Uint32Array>>;
  readonly counters: Readonly<Record<BatchCounter, Float64Array>>;
  readonly addresses: Readonly<Record<BatchAddress, AddressColumn>>;
  readonly texts: Readonly<Record<BatchText, Uint32Array>>;
  /** Text columns outside the table (the reader's own, another cloud's extras), by name as in the log. */
  readonly extras: ReadonlyMap<string, Uint32Array>;
}

/** Gives each distinct text of one field a code from 1 on; 0 is null (`-`, empty and absent are null: callers check). */
export interface TextDictionary {
  readonly size: number;
  code(text: string): number;
  text(code: number): string | null;
}

/** Where a parser puts records. One sink lives for a whole reading; `flush` packs the batch and empties it. */
export interface RecordSink {
  readonly batch: Batch;
  /** Dictionary of a text field of the table or of an extra column. */
  dictionary(field: string): TextDictionary;
  /** Makes (or finds) the extra text column of this name; rows not written since the last flush are null. */
  extra(name: string): Uint32Array;
  /** Packs `batch.rows` rows into the table. Throws `MemoryExceeded` when the budget ends. */
  flush(): void;
}
