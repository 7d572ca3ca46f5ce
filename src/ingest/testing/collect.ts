import { batchAddresses, batchCapacity, batchCounters, batchNumbers, batchTexts, noCounter, noNumber, type AddressColumn, type Batch, type RecordSink, type TextDictionary } from '../../columns/batch.ts';
import { formatIpv4, formatIpv6 } from '../../base/ip.ts';
import type { Memory } from '../../columns/memory.ts';

export type PlainRecord = Record<string, string | number | null>;

class PlainDictionary implements TextDictionary {
  private readonly codes = new Map<string, number>();
  private readonly texts: string[] = [];

  get size(): number {
    return this.texts.length;
  }

  code(text: string): number {
    let code = this.codes.get(text);
    if (code === undefined) {
      this.texts.push(text);
      code = this.texts.length;
      this.codes.set(text, code);
    }
    return code;
  }

  text(code: number): string | null {
    return this.texts[code - 1] ?? null;
  }
}

/** A sink that turns each flushed batch back into plain records, and forgets the batch as a table would. */
export class CollectingSink implements RecordSink {
  readonly records: PlainRecord[] = [];
  flushes = 0;
  /** Called at each flush, before the batch is read. */
  onFlush: (() => void) | null = null;
  private readonly memory: Memory;
  private readonly pointers = new Map<string, number>();
  private readonly dictionaries = new Map<string, PlainDictionary>();
  private readonly extraNames: string[] = [];
  private views: Batch | null = null;
  private buffer: ArrayBufferLike | null = null;
  private rows = 0;
  private readonly keep: boolean;

  /** `keep` false: records are counted by the reading only, for measuring it. */
  constructor(memory: Memory, keep = true) {
    this.memory = memory;
    this.keep = keep;
    for (const name of [...batchNumbers, ...batchTexts]) this.place(name, 4);
    for (const name of batchCounters) this.place(name, 8);
    for (const name of batchAddresses) {
      this.place(name, 1);
      this.place(`${name} v4`, 4);
      this.place(`${name} v6`, 16);
    }
  }

  get batch(): Batch {
    if (!this.views || this.buffer !== this.memory.memory.buffer) {
      this.buffer = this.memory.memory.buffer;
      this.views = this.makeViews();
    }
    return this.views;
  }

  dictionary(field: string): TextDictionary {
    let dictionary = this.dictionaries.get(field);
    if (!dictionary) this.dictionaries.set(field, (dictionary = new PlainDictionary()));
    return dictionary;
  }

  extra(name: string): Uint32Array {
    if (!this.pointers.has(`x:${name}`)) {
      this.extraNames.push(name);
      this.place(`x:${name}`, 4);
      this.views = null;
    }
    return this.u32(`x:${name}`);
  }

  flush(): void {
    this.flushes++;
    this.onFlush?.();
    if (this.keep) for (let row = 0; row < this.rows; row++) this.records.push(this.record(row));
    // What a parser forgets to write must not look right by accident.
    for (const name of batchNumbers) this.batch.numbers[name].fill(4_000_000_001);
    for (const name of batchCounters) this.batch.counters[name].fill(4_000_000_002);
    for (const name of batchTexts) this.batch.texts[name].fill(1);
    for (const name of batchAddresses) this.batch.addresses[name].family.fill(4);
    for (const name of this.extraNames) this.u32(`x:${name}`).fill(0);
    this.rows = 0;
  }

  private record(row: number): PlainRecord {
    const { batch } = this;
    const record: PlainRecord = {};
    for (const name of batchNumbers) record[name] = batch.numbers[name][row] === noNumber ? null : (batch.numbers[name][row] ?? null);
    for (const name of batchCounters) record[name] = batch.counters[name][row] === noCounter ? null : (batch.counters[name][row] ?? null);
    for (const name of batchAddresses) record[name] = addressText(batch.addresses[name], row);
    for (const name of batchTexts) record[name] = this.dictionary(name).text(batch.texts[name][row] ?? 0);
    for (const name of this.extraNames) {
      const text = this.dictionary(name).text(this.u32(`x:${name}`)[row] ?? 0);
      if (text !== null) record[`x:${name}`] = text;
    }
    return record;
  }

  private place(name: string, bytes: number): void {
    const pointer = this.memory.allocate(batchCapacity * bytes);
    this.memory.u8(pointer, batchCapacity * bytes).fill(0);
    this.pointers.set(name, pointer);
  }

  private u32(name: string, per = 1): Uint32Array {
    return this.memory.u32(this.pointers.get(name) ?? 0, batchCapacity * per);
  }

  private makeViews(): Batch {
    const fromNames = <N extends string, V>(names: readonly N[], view: (name: N) => V): Record<N, V> => {
      // Every name of the list is a key below.
      return Object.fromEntries(names.map((name) => [name, view(name)])) as Record<N, V>;
    };
    const rowsOf = (): number => this.rows;
    const setRows = (rows: number): void => {
      this.rows = rows;
    };
    return {
      get rows() {
        return rowsOf();
      },
      set rows(rows: number) {
        setRows(rows);
      },
      numbers: fromNames(batchNumbers, (name) => this.u32(name)),
      counters: fromNames(batchCounters, (name) => this.memory.f64(this.pointers.get(name) ?? 0, batchCapacity)),
      addresses: fromNames(batchAddresses, (name) => ({
        family: this.memory.u8(this.pointers.get(name) ?? 0, batchCapacity),
        v4: this.u32(`${name} v4`),
        v6: this.u32(`${name} v6`, 4),
      })),
      texts: fromNames(batchTexts, (name) => this.u32(name)),
      extras: new Map(this.extraNames.map((name) => [name, this.u32(`x:${name}`)])),
    };
  }
}

function addressText({ family, v4, v6 }: AddressColumn, row: number): string | null {
  if (family[row] === 4) return formatIpv4(v4[row] ?? 0);
  if (family[row] !== 6) return null;
  return formatIpv6([v6[4 * row] ?? 0, v6[4 * row + 1] ?? 0, v6[4 * row + 2] ?? 0, v6[4 * row + 3] ?? 0]);
}
