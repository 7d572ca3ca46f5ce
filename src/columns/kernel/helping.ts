import { Caller } from './calls.ts';
import type { Natives } from './natives.ts';
import { chunkWords, pieceWords, readTask, type Pass, type Task } from './task.ts';

/** What a kernel and its helper say to each other through memory they share, and how the helper works. */

/**
 * Words of the desk: a job's number with its state, the next chunk that nobody has taken, the number of the job that the helper has
 * ended last (negative where it failed), whether the helper listens, where the task is written, and how many pages the memory had then.
 */
export const desk = { control: 0, next: 1, ended: 2, listening: 3, task: 4, pages: 5, words: 6 } as const;

/** A job is open until the helper joins it or the kernel, done alone, closes it. */
export const state = { open: 1, joined: 2, closed: 3 } as const;
export const controlOf = (job: number, of: number): number => job * 4 + of;

/** Beyond every chunk: nobody takes another. */
export const noneLeft = 1 << 30;

const pageBytes = 65_536;

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

  /** Takes part in one job after the other, and waits for the next; ends when none has come for so many milliseconds. Blocks its thread. */
  listen(milliseconds: number): void {
    const words = this.words();
    Atomics.store(words, desk.listening, 1);
    try {
      for (;;) {
        const control = Atomics.load(words, desk.control);
        if (control % 4 === state.open) {
          if (!this.work()) return;
        } else if (Atomics.wait(words, desk.control, control, milliseconds) === 'timed-out') return;
      }
    } finally {
      Atomics.store(words, desk.listening, 0);
    }
  }

  /** Takes chunks of the job that is open until none is left; false where it cannot. */
  work(): boolean {
    const { buffer } = this.memory;
    const words = this.words();
    const control = Atomics.load(words, desk.control);
    const number = Math.floor(control / 4);
    // The memory may have grown, and this thread has not heard of it yet.
    if (control % 4 !== state.open || buffer.byteLength < pageBytes * Atomics.load(words, desk.pages)) return false;
    if (Atomics.compareExchange(words, desk.control, control, controlOf(number, state.joined)) !== control) return true;
    let ended = -number;
    try {
      // Whoever wrote it leaves it as it is until this has ended.
      const task = readTask(buffer, Atomics.load(words, desk.task) >>> 0);
      this.take(task, words, buffer);
      ended = number;
      return true;
    } finally {
      // Whoever waits hears of a failure, too.
      Atomics.store(words, desk.ended, ended);
      Atomics.notify(words, desk.ended);
    }
  }

  private take(task: Task, words: Int32Array, buffer: ArrayBufferLike): void {
    if (task.kind === 'pass') {
      this.learn(task);
      const chunks = task.chunks.length / chunkWords;
      for (let i = Atomics.add(words, desk.next, 1); i < chunks; i = Atomics.add(words, desk.next, 1)) this.chunk(task, i * chunkWords, buffer);
      return;
    }
    const results = new Uint32Array(buffer, task.results, task.resultCount);
    for (let i = Atomics.add(words, desk.next, 1); i < task.starts.length; i = Atomics.add(words, desk.next, 1)) this.caller.make(task.words, task.starts, i, results);
  }

  private words(): Int32Array {
    return new Int32Array(this.memory.buffer, this.deskAt, desk.words);
  }

  private learn({ loops }: Pass): void {
    for (const [id, bytes] of loops) {
      // A module is compiled from bytes that nobody else writes.
      const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes.slice()), { env: { memory: this.memory } });
      this.runs.set(id, instance.exports['run'] as unknown as Run); // The encoder exports just this, with this type.
    }
  }

  private chunk(pass: Pass, at: number, buffer: ArrayBufferLike): void {
    const [piece = 0, from = 0, to = 0, bucket = 0] = pass.chunks.subarray(at, at + chunkWords);
    const begin = piece * (pieceWords + 2 * pass.columns);
    const [loop = 0, block = 0, list = 0] = pass.pieces.subarray(begin, begin + pieceWords);
    if (pass.bucketAt >= 0) new DataView(buffer).setUint32(block + pass.bucketAt, bucket, true);
    if (list !== 0) fetchAhead(new Uint32Array(buffer, list + 4 * from, to - from), this.touch, columnsOf(pass, begin + pieceWords));
    const run = this.runs.get(loop);
    if (!run) throw new RangeError('The second worker has not met this loop');
    run(from, to, block);
  }
}

function* columnsOf(pass: Pass, begin: number): Generator<readonly [number, number]> {
  for (let slot = 0; slot < pass.columns; slot++) yield [pass.pieces[begin + 2 * slot] ?? 0, pass.pieces[begin + 2 * slot + 1] ?? 0];
}
