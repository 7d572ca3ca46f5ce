import {
  batchAddresses, batchCapacity, batchCounters, batchNumbers, batchTexts, noCounter, noNumber,
  type AddressColumn, type Batch, type BatchAddress, type BatchCounter, type BatchNumber, type BatchText,
  type RecordSink,
} from './batch.ts';
import { Block } from './block.ts';
import type { Memory } from './memory.ts';

/** Byte offsets of the batch's columns, for parsers in WebAssembly. They do not change. */
export interface BatchPointers {
  readonly numbers: Readonly<Record<BatchNumber, number>>;
  readonly counters: Readonly<Record<BatchCounter, number>>;
  readonly addresses: Readonly<Record<BatchAddress, { readonly family: number; readonly v4: number; readonly v6: number }>>;
  readonly texts: Readonly<Record<BatchText, number>>;
  readonly extras: ReadonlyMap<string, number>;
}

interface Views {
  readonly buffer: ArrayBufferLike;
  readonly numbers: Record<BatchNumber, Uint32Array>;
  readonly counters: Record<BatchCounter, Float64Array>;
  readonly addresses: Record<BatchAddress, AddressColumn>;
  readonly texts: Record<BatchText, Uint32Array>;
  readonly extras: Map<string, Uint32Array>;
}

function record<K extends string, V>(keys: readonly K[], make: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<K, V>; // Object.fromEntries forgets the keys.
}

/** The batch in the memory. Its views are made afresh when the memory has grown, so take them again after a flush. */
export class BatchBlock implements Batch {
  rows = 0;
  readonly pointers: BatchPointers;
  private readonly memory: Memory;
  private readonly extraBlocks = new Map<string, Block>();
  private readonly extraPointers = new Map<string, number>();
  private views: Views | null = null;

  constructor(memory: Memory) {
    this.memory = memory;
    const make = (bytesEach: number): number => memory.allocate(batchCapacity * bytesEach);
    this.pointers = {
      numbers: record(batchNumbers, () => make(4)),
      counters: record(batchCounters, () => make(8)),
      addresses: record(batchAddresses, () => ({ family: make(1), v4: make(4), v6: make(16) })),
      texts: record(batchTexts, () => make(4)),
      extras: this.extraPointers,
    };
    this.empty(batchCapacity);
  }

  get numbers(): Readonly<Record<BatchNumber, Uint32Array>> {
    return this.fresh().numbers;
  }

  get counters(): Readonly<Record<BatchCounter, Float64Array>> {
    return this.fresh().counters;
  }

  get addresses(): Readonly<Record<BatchAddress, AddressColumn>> {
    return this.fresh().addresses;
  }

  get texts(): Readonly<Record<BatchText, Uint32Array>> {
    return this.fresh().texts;
  }

  get extras(): ReadonlyMap<string, Uint32Array> {
    return this.fresh().extras;
  }

  /** Makes or finds an extra column, all null. */
  extra(name: string): Uint32Array {
    let block = this.extraBlocks.get(name);
    if (!block) {
      block = new Block(this.memory, batchCapacity * 4);
      this.extraBlocks.set(name, block);
      this.extraPointers.set(name, block.pointer);
      this.views = null;
    }
    return this.extras.get(name) ?? this.memory.u32(block.pointer, batchCapacity);
  }

  /** Null in every column of the first `rows` rows; no rows. */
  empty(rows = this.rows): void {
    const { numbers, counters, addresses, texts } = this.fresh();
    for (const name of batchNumbers) numbers[name].fill(noNumber, 0, rows);
    for (const name of batchCounters) counters[name].fill(noCounter, 0, rows);
    for (const name of batchAddresses) addresses[name].family.fill(0, 0, rows);
    for (const name of batchTexts) texts[name].fill(0, 0, rows);
    for (const column of this.fresh().extras.values()) column.fill(0, 0, rows);
    this.rows = 0;
  }

  private fresh(): Views {
    const { memory } = this;
    const buffer = memory.memory.buffer;
    if (this.views?.buffer === buffer) return this.views;
    const { numbers, counters, addresses, texts } = this.pointers;
    this.views = {
      buffer,
      numbers: record(batchNumbers, (name) => memory.u32(numbers[name], batchCapacity)),
      counters: record(batchCounters, (name) => memory.f64(counters[name], batchCapacity)),
      addresses: record(batchAddresses, (name) => {
        const { family, v4, v6 } = addresses[name];
        return { family: memory.u8(family, batchCapacity), v4: memory.u32(v4, batchCapacity), v6: memory.u32(v6, batchCapacity * 4) };
      }),
      texts: record(batchTexts, (name) => memory.u32(texts[name], batchCapacity)),
      extras: new Map([...this.extraBlocks].map(([name, block]) => [name, memory.u32(block.pointer, batchCapacity)])),
    };
    return this.views;
  }
}

/** A sink whose batch also tells where its columns stand, for parsers in WebAssembly over the same memory. */
export interface TableSink extends RecordSink {
  readonly batch: BatchBlock;
}
