import type { Memory } from '../memory.ts';
import { controlOf, desk, noneLeft, state, type Bundles, type Job, type Pass } from './helping.ts';

/** Someone who works in the memories of kernels, in another thread. */
export interface Helper {
  /** Lays a memory open; `deskAt` is where both look for what to do. Gives how to tell of a job in it. */
  join(memory: WebAssembly.Memory, deskAt: number): (job: Job) => void;
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

/**
 * A kernel and its helper: both take chunks of the same pass, each into accumulators of its own, which are added up afterwards. A
 * helper that comes late or never is not waited for; one that has joined is, for the chunk it is at.
 */
export class Pair {
  private readonly memory: Memory;
  private readonly helper: Helper;
  private readonly worth: Worth;
  private deskAt = 0;
  private start: (job: Job) => void = () => undefined;
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
  async pass(pass: Omit<Pass, 'kind' | 'modules'>, modules: ReadonlyMap<number, WebAssembly.Module>, chunks: number, own: (chunk: number) => Promise<void>): Promise<void> {
    const unknown = [...modules].filter(([id]) => !this.known.has(id));
    for (const id of modules.keys()) this.known.add(id);
    await this.run({ kind: 'pass', modules: unknown, ...pass }, chunks, own);
  }

  /** The same for bundles of calls. */
  calls(calls: Omit<Bundles, 'kind'>, own: (bundle: number) => Promise<void>): Promise<void> {
    this.open();
    return this.run({ kind: 'calls', ...calls }, calls.starts.length, own);
  }

  private open(): void {
    if (this.deskAt !== 0) return;
    this.deskAt = this.memory.allocate(deskBytes + blocksBytes);
    this.memory.u8(this.deskAt, deskBytes).fill(0);
    this.start = this.helper.join(this.memory.memory, this.deskAt);
  }

  private async run(task: Job['task'], chunks: number, own: (chunk: number) => Promise<void>): Promise<void> {
    const number = ++this.job;
    const words = this.words();
    Atomics.store(words, desk.next, 0);
    Atomics.store(words, desk.control, controlOf(number, state.open));
    this.start({ number, memoryBytes: this.memory.totalBytes, task });
    try {
      for (let chunk = Atomics.add(words, desk.next, 1); chunk < chunks; chunk = Atomics.add(words, desk.next, 1)) await own(chunk);
    } finally {
      Atomics.store(words, desk.next, noneLeft);
      this.close(number);
    }
  }

  private words(): Int32Array {
    const { buffer } = this.memory.memory;
    return new Int32Array(buffer, this.deskAt, desk.words);
  }

  /** Waits for a helper that has joined; one that has not finds the job closed. */
  private close(number: number): void {
    const words = this.words();
    const open = controlOf(number, state.open);
    if (Atomics.compareExchange(words, desk.control, open, controlOf(number, state.closed)) === open) return;
    this.joined++;
    const began = performance.now();
    for (let ended = Atomics.load(words, desk.ended); ended !== number; ended = Atomics.load(words, desk.ended)) {
      if (ended !== -number) Atomics.wait(words, desk.ended, ended, 50);
      if (ended !== -number && performance.now() - began < patience) continue;
      // What it left is not whole. The kernel answers once more, and alone from now on.
      this.failed = true;
      throw new HelperFailed();
    }
  }
}
