import { sharedPages } from './shared-module.ts';
import { zeroingOf } from './zeroing.ts';

/**
 * One WebAssembly memory for columns, dictionaries and scratch, with a plain allocator over it: blocks of 64 bytes,
 * first fit, neighbours merged on free. Blocks are large and few (columns of a segment, accumulators), so a sorted list
 * is enough. Growing detaches every typed array over the memory: take views afresh after anything that allocates.
 */

/** Thrown when an allocation would pass the budget or the engine cannot grow the memory. Carries bytes, not advice. */
export class MemoryExceeded extends Error {
  readonly neededBytes: number;
  readonly budgetBytes: number;
  constructor(neededBytes: number, budgetBytes: number) {
    super(`Memory budget exceeded: ${neededBytes} bytes needed, ${budgetBytes} allowed`);
    this.name = 'MemoryExceeded';
    this.neededBytes = neededBytes;
    this.budgetBytes = budgetBytes;
  }
}

const pageBytes = 65_536;
const grain = 64;
/** Growing page by page would detach views too often; grow by at least this much. */
const growthBytes = 16 * 1024 * 1024;
/** What the system gives at a time when memory is first written to, on the processors that are usual; on others it is more. */
const systemPageBytes = 4096;

interface FreeBlock {
  pointer: number;
  bytes: number;
}

export class Memory {
  readonly memory: WebAssembly.Memory;
  readonly shared: boolean;
  readonly budgetBytes: number;
  /** Writes zeros over so many bytes. */
  readonly zero: (pointer: number, bytes: number) => void;
  private readonly free: FreeBlock[] = [];
  private end: number;
  private used = 0;
  /** Below it, all was handed out once, or made ready. */
  private touched: number;

  /**
   * `reservedBytes` at the start are left to the modules (static data, and address 0 as null). A memory is `shared` where
   * another worker is to work in it; its views must then not be handed to what takes no shared bytes (`copied`).
   */
  constructor(options: { budgetBytes?: number; reservedBytes?: number; shared?: boolean } = {}) {
    this.budgetBytes = options.budgetBytes ?? 3.5 * 1024 ** 3;
    const reserved = Math.max(grain, roundUp(options.reservedBytes ?? pageBytes, grain));
    this.shared = options.shared ?? false;
    this.memory = new WebAssembly.Memory({ initial: Math.ceil(reserved / pageBytes), maximum: sharedPages, shared: this.shared });
    this.end = reserved;
    this.touched = reserved;
    this.zero = zeroingOf(this.memory, this.shared);
  }

  /** Bytes handed out and not freed. */
  get usedBytes(): number {
    return this.used;
  }

  /** Bytes of the memory as the browser sees it. */
  get totalBytes(): number {
    return this.memory.buffer.byteLength;
  }

  /** A block of at least `bytes`, aligned to 64, contents undefined. Throws `MemoryExceeded`. */
  allocate(bytes: number): number {
    const size = roundUp(Math.max(bytes, 1), grain);
    const index = this.free.findIndex((block) => block.bytes >= size);
    const block = this.free[index];
    if (block) {
      const pointer = block.pointer;
      block.pointer += size;
      block.bytes -= size;
      if (block.bytes === 0) this.free.splice(index, 1);
      this.used += size;
      return pointer;
    }
    const pointer = this.top;
    this.reach(pointer + size);
    if (pointer < this.end) this.free.pop();
    this.end = pointer + size;
    this.touched = Math.max(this.touched, this.end);
    this.used += size;
    return pointer;
  }

  /**
   * Has the system give memory before it is wanted: until `bytes` are free behind all that is in use and were written to once, at most
   * `most` at a call. Memory that is written to for the first time comes page by page, at some microseconds each (ten million records,
   * the first filter that keeps half of them: 200 ms, and 117 where its lists find memory that was written to before).
   * True where there is nothing more to do, or no room for it.
   */
  ready(bytes: number, most: number): boolean {
    const end = this.top + bytes;
    const from = Math.max(this.touched, this.top);
    const to = Math.min(from + most, end);
    if (to <= from) return true;
    try {
      this.reach(to);
    } catch {
      return true;
    }
    const fresh = this.u8(from, to - from);
    for (let i = 0; i < fresh.length; i += systemPageBytes) fresh[i] = 0;
    this.touched = to;
    return to === end;
  }

  /** Gives a block back; `bytes` as it was asked for. */
  release(pointer: number, bytes: number): void {
    const size = roundUp(Math.max(bytes, 1), grain);
    this.used -= size;
    let i = this.free.findIndex((block) => block.pointer > pointer);
    if (i < 0) i = this.free.length;
    this.free.splice(i, 0, { pointer, bytes: size });
    this.merge(i);
    this.merge(i - 1);
  }

  u8(pointer: number, length: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.buffer, pointer, length);
  }

  /** Bytes for decoders, files and messages, which refuse shared ones; of a memory that is not shared, a view all the same. */
  copied(pointer: number, length: number): Uint8Array<ArrayBuffer> {
    return this.shared ? this.u8(pointer, length).slice() : this.u8(pointer, length);
  }

  u16(pointer: number, length: number): Uint16Array<ArrayBuffer> {
    return new Uint16Array(this.buffer, pointer, length);
  }

  u32(pointer: number, length: number): Uint32Array<ArrayBuffer> {
    return new Uint32Array(this.buffer, pointer, length);
  }

  f64(pointer: number, length: number): Float64Array<ArrayBuffer> {
    return new Float64Array(this.buffer, pointer, length);
  }

  i64(pointer: number, length: number): BigInt64Array<ArrayBuffer> {
    return new BigInt64Array(this.buffer, pointer, length);
  }

  private get buffer(): ArrayBuffer {
    return this.memory.buffer as ArrayBuffer; // Shared or not, it is read and written alike; what refuses shared bytes is given `copied` ones.
  }

  /** Behind all that is in use. */
  private get top(): number {
    const last = this.free.at(-1);
    return last && last.pointer + last.bytes === this.end ? last.pointer : this.end;
  }

  private merge(i: number): void {
    const a = this.free[i];
    const b = this.free[i + 1];
    if (a && b && a.pointer + a.bytes === b.pointer) {
      a.bytes += b.bytes;
      this.free.splice(i + 1, 1);
    }
  }

  private reach(end: number): void {
    const have = this.memory.buffer.byteLength;
    if (end <= have) return;
    if (end > this.budgetBytes) throw new MemoryExceeded(end, this.budgetBytes);
    const want = Math.min(Math.max(end, have + growthBytes), Math.max(end, this.budgetBytes));
    try {
      this.memory.grow(Math.ceil((want - have) / pageBytes));
    } catch {
      throw new MemoryExceeded(end, have);
    }
  }
}

function roundUp(value: number, to: number): number {
  return Math.ceil(value / to) * to;
}
