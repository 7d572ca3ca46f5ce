import type { Memory } from '../memory.ts';
import { controlOf, desk, noneLeft, state } from './helping.ts';
import { taskBytes, writeTask, type Bundles, type Pass, type Task } from './task.ts';

/** Someone who works in the memories of kernels, in another thread. */
export interface Helper {
  /** Lays a memory open; `deskAt` is where both look for what to do. Gives how to have it listened to (`Helping.listen`), while nobody does. */
  join(memory: WebAssembly.Memory, deskAt: number): () => void;
}

/** A helper has stopped in the middle of its work. */
export class HelperFailed extends Error {
  constructor() {
    super('The second worker has stopped in the middle of its work');
    this.name = 'HelperFailed';
  }
}

/** From when on both are better than one. */
export interface Worth {
  /** Rows below which a pass is over before a helper has heard of it. */
  readonly rows: number;
  /** Bytes of accumulators per row: they are made, zeroed and added up once more. */
  readonly bytesPerRow: number;
}

const usual: Worth = { rows: 300_000, bytesPerRow: 4 };
/** A helper that has joined a job and does not end it within this time, in milliseconds, will not. */
const patience = 10_000;
const deskBytes = 64;
const blocksBytes = 256 * 1024;
const leastTask = 64 * 1024;
const pageBytes = 65_536;

/**
 * A kernel and its helper: both take chunks of the same pass, each into accumulators of its own, which are added up afterwards. A
 * helper that comes late or never is not waited for; one that has joined is, for the chunk it is at.
 */
export class Pair {
  private readonly memory: Memory;
  private readonly helper: Helper;
  private readonly worth: Worth;
  private deskAt = 0;
  private wake: () => void = () => undefined;
  private task = { pointer: 0, bytes: 0 };
  private job = 0;
  private readonly known = new Set<number>();
  /** True once a helper has failed; nobody is asked any more. */
  failed = false;
  /** Jobs that the helper has joined. */
  joined = 0;

  constructor(memory: Memory, helper: Helper, worth: Worth = usual) {
    this.memory = memory;
    this.helper = helper;
    this.worth = worth;
  }

  /** True where a pass over so many rows into so many bytes of accumulators is better done by both. */
  isWorthwhile(rows: number, bytes: number): boolean {
    return !this.failed && rows >= this.worth.rows && bytes <= this.worth.bytesPerRow * rows;
  }

  /** Room for so many parameter blocks of so many bytes; null where they are too many. */
  blocks(count: number, bytes: number): number | null {
    if (count * bytes > blocksBytes) return null;
    this.open();
    return this.deskAt + deskBytes;
  }

  /** Runs a pass of `chunks` chunks: `own` does one of them here. All are done when it resolves. What `own` throws ends the job, and is thrown. */
  async pass(pass: Omit<Pass, 'kind' | 'loops'>, loops: ReadonlyMap<number, Uint8Array>, chunks: number, own: (chunk: number) => Promise<void>): Promise<void> {
    const unknown = [...loops].filter(([id]) => !this.known.has(id));
    if (await this.run({ kind: 'pass', loops: unknown, ...pass }, chunks, own)) for (const id of loops.keys()) this.known.add(id);
  }

  /** The same for bundles of calls. */
  async calls(calls: Omit<Bundles, 'kind'>, own: (bundle: number) => Promise<void>): Promise<void> {
    this.open();
    await this.run({ kind: 'calls', ...calls }, calls.starts.length, own);
  }

  private open(): void {
    if (this.deskAt !== 0) return;
    this.deskAt = this.memory.allocate(deskBytes + blocksBytes);
    this.memory.zero(this.deskAt, deskBytes);
    this.wake = this.helper.join(this.memory.memory, this.deskAt);
  }

  /** True when the helper took part. */
  private async run(task: Task, chunks: number, own: (chunk: number) => Promise<void>): Promise<boolean> {
    const number = ++this.job;
    this.write(task);
    const words = this.words();
    Atomics.store(words, desk.pages, this.memory.totalBytes / pageBytes);
    Atomics.store(words, desk.task, this.task.pointer);
    Atomics.store(words, desk.next, 0);
    Atomics.store(words, desk.control, controlOf(number, state.open));
    if (Atomics.load(words, desk.listening) === 1) Atomics.notify(words, desk.control);
    else this.wake();
    let joined = false;
    try {
      for (let chunk = Atomics.add(words, desk.next, 1); chunk < chunks; chunk = Atomics.add(words, desk.next, 1)) await own(chunk);
    } finally {
      Atomics.store(words, desk.next, noneLeft);
      joined = this.close(number);
    }
    return joined;
  }

  private write(task: Task): void {
    const bytes = taskBytes(task);
    if (bytes > this.task.bytes) {
      if (this.task.bytes > 0) this.memory.release(this.task.pointer, this.task.bytes);
      this.task = { pointer: 0, bytes: 0 };
      const room = Math.max(leastTask, 2 * bytes);
      this.task = { pointer: this.memory.allocate(room), bytes: room };
    }
    writeTask(this.memory.memory.buffer, this.task.pointer, task);
  }

  private words(): Int32Array {
    const { buffer } = this.memory.memory;
    return new Int32Array(buffer, this.deskAt, desk.words);
  }

  /** Waits for a helper that has joined; one that has not finds the job closed. True when it had. */
  private close(number: number): boolean {
    const words = this.words();
    const open = controlOf(number, state.open);
    if (Atomics.compareExchange(words, desk.control, open, controlOf(number, state.closed)) === open) return false;
    this.joined++;
    const began = performance.now();
    for (let ended = Atomics.load(words, desk.ended); ended !== number; ended = Atomics.load(words, desk.ended)) {
      if (ended !== -number) Atomics.wait(words, desk.ended, ended, 50);
      if (ended !== -number && performance.now() - began < patience) continue;
      // What it left is not whole. The kernel answers once more, and alone from now on.
      this.failed = true;
      throw new HelperFailed();
    }
    return true;
  }
}
