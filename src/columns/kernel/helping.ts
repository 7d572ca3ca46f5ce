import { Caller } from './calls.ts';
import type { Natives } from './natives.ts';

/** What a kernel and its helper say to each other through memory they share, and how the helper works. */

/** Words of the desk: a job's number with its state, the next chunk that nobody has taken, and the number of the job that the helper has ended last, negative where it failed. */
export const desk = { control: 0, next: 1, ended: 2, words: 3 } as const;

/** A job is open until the helper joins it or the kernel, done alone, closes it. */
export const state = { open: 1, joined: 2, closed: 3 } as const;
export const controlOf = (job: number, of: number): number => job * 4 + of;

/** Beyond every chunk: nobody takes another. */
export const noneLeft = 1 << 30;

/** Words of a piece before those of its columns: module, parameter block, list. */
export const pieceWords = 3;
/** Words of a chunk: piece, from, to, bucket of time. */
export const chunkWords = 4;

/** What is cut into chunks, of which both take the next one until none is left. */
export interface Job {
  readonly number: number;
  /** Bytes that the memory had. */
  readonly memoryBytes: number;
  readonly task: Pass | Bundles;
}

/** One pass of one loop. */
export interface Pass {
  readonly kind: 'pass';
  /** Modules that the helper has not met, by the number that pieces name them by. */
  readonly modules: readonly (readonly [id: number, module: WebAssembly.Module])[];
  /** Per piece `pieceWords`, then pointer and width of each column where the list is to be fetched ahead. */
  readonly pieces: Uint32Array;
  readonly columns: number;
  readonly chunks: Uint32Array;
  /** Where in a parameter block the bucket of time stands; -1 where the loop takes none. */
  readonly bucketAt: number;
}

/** Calls of the fixed loops; a chunk is a bundle of them (`Calls`). */
export interface Bundles {
  readonly kind: 'calls';
  readonly words: Uint32Array;
  readonly starts: Uint32Array;
  /** Where results go, and how many there are. */
  readonly results: number;
  readonly resultCount: number;
}

type Run = (from: number, to: number, block: number) => number;
type Touch = (from: number, to: number) => number;

/** Rows of a list that are on average less, or more, rows apart than these are not fetched before they are read. */
const nearest = 4;
const farthest = 64;

/** Where a list takes rows here and there, memory is read faster in order, before the loop jumps about in it. */
export function fetchAhead(list: Uint32Array, touch: Touch, columns: Iterable<readonly [pointer: number, width: number]>): void {
  const { length } = list;
  if (length < 64) return;
  const first = list[0] ?? 0;
  const last = list[length - 1] ?? 0;
  const apart = (last - first) / length;
  if (apart < nearest || apart > farthest) return;
  for (const [pointer, width] of columns) if (width > 0) touch(pointer + first * width, pointer + (last + 1) * width);
}

/** The helper's side, over one memory. */
export class Helping {
  private readonly runs = new Map<number, Run>();
  private readonly memory: WebAssembly.Memory;
  private readonly deskAt: number;
  private readonly touch: Touch;
  private readonly caller: Caller;

  constructor(memory: WebAssembly.Memory, deskAt: number, kernel: WebAssembly.Module) {
    this.memory = memory;
    this.deskAt = deskAt;
    const instance = new WebAssembly.Instance(kernel, { env: { memory, abort: () => { throw new Error('A wasm module aborted'); } } });
    const natives = instance.exports as unknown as Natives; // As `assembly/kernel.ts` exports them.
    this.touch = natives.touch;
    this.caller = new Caller(natives);
  }

  /** Takes chunks of the job until none is left. Does nothing when the kernel has ended the job alone. */
  work({ number, memoryBytes, task }: Job): void {
    if (task.kind === 'pass') this.learn(task);
    const { buffer } = this.memory;
    // The memory has grown, and this thread has not heard of it yet.
    if (buffer.byteLength < memoryBytes) return;
    const words = new Int32Array(buffer, this.deskAt, desk.words);
    const open = controlOf(number, state.open);
    if (Atomics.compareExchange(words, desk.control, open, controlOf(number, state.joined)) !== open) return;
    const chunks = task.kind === 'pass' ? task.chunks.length / chunkWords : task.starts.length;
    const results = task.kind === 'pass' ? null : new Uint32Array(buffer, task.results, task.resultCount);
    let ended = -number;
    try {
      for (let i = Atomics.add(words, desk.next, 1); i < chunks; i = Atomics.add(words, desk.next, 1)) {
        if (task.kind === 'pass') this.chunk(task, i * chunkWords, buffer);
        else if (results) this.caller.make(task.words, task.starts, i, results);
      }
      ended = number;
    } finally {
      // Whoever waits hears of a failure, too.
      Atomics.store(words, desk.ended, ended);
      Atomics.notify(words, desk.ended);
    }
  }

  private learn({ modules }: Pass): void {
    for (const [id, module] of modules) {
      const instance = new WebAssembly.Instance(module, { env: { memory: this.memory } });
      this.runs.set(id, instance.exports['run'] as unknown as Run); // The encoder exports just this, with this type.
    }
  }

  private chunk(pass: Pass, at: number, buffer: ArrayBufferLike): void {
    const [piece = 0, from = 0, to = 0, bucket = 0] = pass.chunks.subarray(at, at + chunkWords);
    const begin = piece * (pieceWords + 2 * pass.columns);
    const [module = 0, block = 0, list = 0] = pass.pieces.subarray(begin, begin + pieceWords);
    if (pass.bucketAt >= 0) new DataView(buffer).setUint32(block + pass.bucketAt, bucket, true);
    if (list !== 0) fetchAhead(new Uint32Array(buffer, list + 4 * from, to - from), this.touch, columnsOf(pass, begin + pieceWords));
    const run = this.runs.get(module);
    if (!run) throw new RangeError('The second worker has not met this loop');
    run(from, to, block);
  }
}

function* columnsOf(pass: Pass, begin: number): Generator<readonly [number, number]> {
  for (let slot = 0; slot < pass.columns; slot++) yield [pass.pieces[begin + 2 * slot] ?? 0, pass.pieces[begin + 2 * slot + 1] ?? 0];
}
