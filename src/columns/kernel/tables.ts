import type { Value } from '../../model/frame.ts';
import type { Memory } from '../memory.ts';

/** A block of memory that may move when it grows: ask `pointer` when it is used. */
export interface Block {
  pointer: number;
  bytes: number;
}

/** What a table is computed over: codes 0…size, the same for all tables with equal `stamp` (which may be longer). */
export interface Domain {
  readonly stamp: string;
  readonly size: number;
  /** By code a small whole number of what it means to the fields asked, where many codes mean the same; those beyond its end mean what 0 does. */
  readonly meanings?: Uint32Array | Uint16Array | null;
}

interface Entry {
  readonly blocks: Block[];
  /** Codes below this are filled. */
  filled: number;
  used: number;
  readonly results: Value[];
  readonly ids: Map<Value, number>;
}

export interface ValueTable {
  readonly values: Block;
  /** Null where no code is null. Booleans keep nulls among the values. */
  readonly nulls: Block | null;
  /** Least and greatest of the numbers. */
  readonly low: number;
  readonly high: number;
}

export interface IdTable {
  readonly ids: Block;
  /** Result by id; 0 is null. */
  readonly results: readonly Value[];
}

/** Codes that are evaluated before others may run, each for itself: a few microseconds each at worst. */
const slice = 128;
/** Codes that are gone through before others may run where few are evaluated: some nanoseconds each. */
const markedSlice = 16_384;

/**
 * Look-up tables by code, in the memory, filled once per dictionary entry and extended when the dictionary grows. Filling
 * calls back into the evaluator, so it goes in slices: `tick` may wait.
 */
export class Tables {
  private readonly memory: Memory;
  private readonly entries = new Map<string, Entry>();
  private readonly stamps = new WeakMap<object, number>();
  private nextStamp = 1;
  private clock = 0;
  bytes = 0;

  constructor(memory: Memory) {
    this.memory = memory;
  }

  /** A number for the identity of a dictionary. */
  stamp(object: object): number {
    const known = this.stamps.get(object);
    if (known !== undefined) return known;
    this.stamps.set(object, this.nextStamp);
    return this.nextStamp++;
  }

  /** A copy of `codes[0…size]` as u32, or as bytes where all fit one. */
  copy(codes: Uint32Array | Uint16Array, domain: Domain, width: 1 | 4): Block {
    const entry = this.entry(`copy|${width}|${domain.stamp}`, 1);
    const block = this.reach(entry, 0, width * (domain.size + 1));
    if (entry.filled <= domain.size) {
      const view = width === 1 ? this.memory.u8(block.pointer, domain.size + 1) : this.memory.u32(block.pointer, domain.size + 1);
      // Codes may be fewer than there are rows' codes: the rest has no label.
      this.clear(entry, block, width, domain);
      view.set(codes.subarray(entry.filled, domain.size + 1), entry.filled);
      entry.filled = domain.size + 1;
    }
    return block;
  }

  /** Booleans by code: 0, 1, or 2 for null. */
  async booleans(key: string, domain: Domain, evaluate: (code: number) => Value, tick: () => Promise<void>): Promise<ValueTable> {
    const byteOf = byMeaning(domain, (code) => {
      const value = evaluate(code);
      return value === null ? 2 : value === true ? 1 : 0;
    });
    const step = domain.meanings ? markedSlice : slice;
    const made = new Uint8Array(step);
    const values = await this.bytesOf(key, domain, step, (from, to, view) => {
      for (let code = from; code < to; code++) made[code - from] = byteOf(code);
      view().set(made.subarray(0, to - from));
    }, tick);
    return { values, nulls: null, low: 0, high: 1 };
  }

  /** One byte per code: 1 for those that `mark` writes so, among codes from `from` on; of equal keys the same as `booleans`. */
  marked(key: string, domain: Domain, mark: (from: number, into: Uint8Array) => void, tick: () => Promise<void>): Promise<Block> {
    return this.bytesOf(key, domain, markedSlice, (from, _, view) => mark(from, view()), tick);
  }

  /** One byte per code, 1 for these. */
  members(key: string, domain: Domain, codes: readonly number[]): Block {
    const entry = this.entry(`members|${key}|${domain.stamp}`, 1);
    const block = this.reach(entry, 0, domain.size + 1);
    if (entry.filled <= domain.size) {
      const view = this.memory.u8(block.pointer, domain.size + 1);
      this.clear(entry, block, 1, domain);
      for (const code of codes) view[code] = 1;
      entry.filled = domain.size + 1;
    }
    return block;
  }

  /** One byte per code, 1 for those that have a 1 in any of these tables over the same codes. */
  union(key: string, domain: Domain, tables: readonly Block[]): Block {
    const entry = this.entry(`union|${key}|${domain.stamp}`, 1);
    const block = this.reach(entry, 0, domain.size + 1);
    const from = entry.filled;
    if (from <= domain.size) {
      const length = domain.size + 1 - from;
      const view = this.memory.u8(block.pointer + from, length);
      this.clear(entry, block, 1, domain);
      for (const { pointer } of tables) {
        const passes = this.memory.u8(pointer + from, length);
        for (let i = 0; i < length; i++) if (passes[i] === 1) view[i] = 1;
      }
      entry.filled = domain.size + 1;
    }
    return block;
  }

  /** u32 by code: place among `codes`, that of the first one for all others. */
  places(key: string, domain: Domain, codes: readonly number[]): Block {
    const entry = this.entry(`places|${key}|${domain.stamp}`, 1);
    const block = this.reach(entry, 0, 4 * (domain.size + 1));
    if (entry.filled <= domain.size) {
      const view = this.memory.u32(block.pointer, domain.size + 1);
      this.clear(entry, block, 4, domain);
      codes.forEach((code, i) => (view[code] = i));
      entry.filled = domain.size + 1;
    }
    return block;
  }

  /** A table filled at once from values; `stamp` says what they depend on. */
  words(key: string, stamp: string, values: () => Uint32Array): Block {
    const entry = this.entry(`words|${key}|${stamp}`, 1);
    if (entry.filled === 0) {
      const made = values();
      const block = this.reach(entry, 0, 4 * made.length);
      this.memory.u32(block.pointer, made.length).set(made);
      entry.filled = made.length;
    }
    return this.reach(entry, 0, 0);
  }

  async numbers(key: string, domain: Domain, type: 'i64' | 'f64', evaluate: (code: number) => Value, tick: () => Promise<void>): Promise<ValueTable> {
    const entry = this.entry(`${type}|${key}|${domain.stamp}`, 2);
    const values = this.reach(entry, 0, 8 * (domain.size + 1));
    const nulls = this.reach(entry, 1, domain.size + 1);
    await this.fill(entry, domain, tick, evaluate, (from, given) => {
      const ints = type === 'i64' ? this.memory.i64(values.pointer + 8 * from, given.length) : null;
      const doubles = type === 'i64' ? null : this.memory.f64(values.pointer + 8 * from, given.length);
      const flags = this.memory.u8(nulls.pointer + from, given.length);
      given.forEach((value, i) => {
        const number = typeof value === 'number' || typeof value === 'bigint' ? value : 0;
        const [low, high] = entry.results;
        entry.results[0] = typeof low === 'number' ? Math.min(low, Number(number)) : Number(number);
        entry.results[1] = typeof high === 'number' ? Math.max(high, Number(number)) : Number(number);
        if (ints) ints[i] = BigInt(number);
        if (doubles) doubles[i] = Number(number);
        flags[i] = value === null ? 1 : 0;
      });
    });
    const [low, high] = entry.results;
    return { values, nulls, low: Number(low ?? 0), high: Number(high ?? 0) };
  }

  /** Equal results get equal ids. */
  async ids(key: string, domain: Domain, evaluate: (code: number) => Value, tick: () => Promise<void>): Promise<IdTable> {
    const entry = this.entry(`ids|${key}|${domain.stamp}`, 1);
    const block = this.reach(entry, 0, 4 * (domain.size + 1));
    if (entry.results.length === 0) entry.results.push(null);
    await this.fill(entry, domain, tick, evaluate, (from, values) => {
      const view = this.memory.u32(block.pointer + 4 * from, values.length);
      values.forEach((value, i) => (view[i] = intern(entry, value)));
    });
    return { ids: block, results: entry.results };
  }

  /** Frees what was not used for longest until at most `bytes` are held. Not while loops are bound. */
  shrink(bytes: number): void {
    const oldest = [...this.entries].sort((a, b) => a[1].used - b[1].used);
    for (const [key, entry] of oldest) {
      if (this.bytes <= bytes) return;
      this.drop(key, entry);
    }
  }

  private drop(key: string, entry: Entry): void {
    this.entries.delete(key);
    for (const block of entry.blocks) {
      if (block.bytes === 0) continue;
      this.memory.release(block.pointer, block.bytes);
      this.bytes -= block.bytes;
    }
  }

  private entry(key: string, blocks: number): Entry {
    let entry = this.entries.get(key);
    if (!entry) {
      entry = { blocks: Array.from({ length: blocks }, () => ({ pointer: 0, bytes: 0 })), filled: 0, used: 0, results: [], ids: new Map() };
      this.entries.set(key, entry);
    }
    entry.used = ++this.clock;
    return entry;
  }

  /** Zeros over what is not filled yet, so many bytes a code. */
  private clear({ filled }: Entry, { pointer }: Block, width: 1 | 4, { size }: Domain): void {
    this.memory.zero(pointer + width * filled, width * (size + 1 - filled));
  }

  private reach(entry: Entry, index: number, bytes: number): Block {
    const block = entry.blocks[index];
    if (!block) throw new RangeError('No such block');
    if (block.bytes >= bytes) return block;
    const size = Math.max(256, Math.ceil(bytes * (block.bytes ? 1.5 : 1)));
    const pointer = this.memory.allocate(size);
    if (block.bytes) {
      this.memory.u8(0, this.memory.totalBytes).copyWithin(pointer, block.pointer, block.pointer + block.bytes);
      this.memory.release(block.pointer, block.bytes);
    }
    this.bytes += size - block.bytes;
    block.pointer = pointer;
    block.bytes = size;
    return block;
  }

  /** A byte per code; `write` puts those of [from, to) down where `view` says, which is to be asked after all else. */
  private async bytesOf(key: string, domain: Domain, step: number, write: (from: number, to: number, view: () => Uint8Array) => void, tick: () => Promise<void>): Promise<Block> {
    const entry = this.entry(`bool|${key}|${domain.stamp}`, 1);
    const block = this.reach(entry, 0, domain.size + 1);
    await this.inSlices(entry, domain, step, (from, to) => write(from, to, () => this.memory.u8(block.pointer + from, to - from)), tick);
    return block;
  }

  /** Evaluates what is missing, a slice at a time; `write` puts down the values of codes from `from` on. */
  private fill(entry: Entry, domain: Domain, tick: () => Promise<void>, evaluate: (code: number) => Value, write: (from: number, values: readonly Value[]) => void): Promise<void> {
    const valueOf = byMeaning(domain, evaluate);
    return this.inSlices(entry, domain, slice, (from, to) => write(from, Array.from({ length: to - from }, (_, i) => valueOf(from + i))), tick);
  }

  /** What is not filled yet, so many codes at a time. */
  private async inSlices(entry: Entry, { size }: Domain, step: number, work: (from: number, to: number) => void, tick: () => Promise<void>): Promise<void> {
    while (entry.filled <= size) {
      const to = Math.min(size + 1, entry.filled + step);
      work(entry.filled, to);
      entry.filled = to;
      await tick();
    }
  }
}

/** One evaluation for all codes that mean the same. */
function byMeaning<T extends Value>({ meanings }: Domain, evaluate: (code: number) => T): (code: number) => T {
  if (!meanings) return evaluate;
  const known: T[] = [];
  return (code) => {
    const meaning = meanings[code] ?? 0;
    const value = known[meaning];
    return value === undefined ? (known[meaning] = evaluate(code)) : value;
  };
}

/** Numbers and bigints of one worth are one result, as are 0 and -0. */
function intern(entry: Entry, value: Value): number {
  if (value === null) return 0;
  const known = entry.ids.get(value);
  if (known !== undefined) return known;
  const id = entry.results.push(value) - 1;
  entry.ids.set(value, id);
  return id;
}
