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

/** One pass of one loop, cut into chunks, of which both take the next one until none is left. */
export interface Job {
  readonly number: number;
  /** Modules that the helper has not met, by the number that pieces name them by. */
  readonly modules: readonly (readonly [id: number, module: WebAssembly.Module])[];
  /** Per piece `pieceWords`, then pointer and width of each column where the list is to be fetched ahead. */
  readonly pieces: Uint32Array;
  readonly columns: number;
  readonly chunks: Uint32Array;
  /** Where in a parameter block the bucket of time stands; -1 where the loop takes none. */
  readonly bucketAt: number;
  /** Bytes that the memory had. */
  readonly memoryBytes: number;
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

  constructor(memory: WebAssembly.Memory, deskAt: number, kernel: WebAssembly.Module) {
    this.memory = memory;
    this.deskAt = deskAt;
    const instance = new WebAssembly.Instance(kernel, { env: { memory, abort: () => { throw new Error('A wasm module aborted'); } } });
    this.touch = instance.exports['touch'] as unknown as Touch; // As `assembly/kernel.ts` exports it.
  }

  /** Takes chunks of the job until none is left. Does nothing when the kernel has ended the job alone. */
  work(job: Job): void {
    for (const [id, module] of job.modules) {
      const instance = new WebAssembly.Instance(module, { env: { memory: this.memory } });
      this.runs.set(id, instance.exports['run'] as unknown as Run); // The encoder exports just this, with this type.
    }
    const { buffer } = this.memory;
    // The memory has grown, and this thread has not heard of it yet.
    if (buffer.byteLength < job.memoryBytes) return;
    const words = new Int32Array(buffer, this.deskAt, desk.words);
    const open = controlOf(job.number, state.open);
    if (Atomics.compareExchange(words, desk.control, open, controlOf(job.number, state.joined)) !== open) return;
    const chunks = job.chunks.length / chunkWords;
    let ended = -job.number;
    try {
      for (let i = Atomics.add(words, desk.next, 1); i < chunks; i = Atomics.add(words, desk.next, 1)) this.chunk(job, i * chunkWords, buffer);
      ended = job.number;
    } finally {
      // Whoever waits hears of a failure, too.
      Atomics.store(words, desk.ended, ended);
      Atomics.notify(words, desk.ended);
    }
  }

  private chunk(job: Job, at: number, buffer: ArrayBufferLike): void {
    const [piece = 0, from = 0, to = 0, bucket = 0] = job.chunks.subarray(at, at + chunkWords);
    const begin = piece * (pieceWords + 2 * job.columns);
    const [module = 0, block = 0, list = 0] = job.pieces.subarray(begin, begin + pieceWords);
    if (job.bucketAt >= 0) new DataView(buffer).setUint32(block + job.bucketAt, bucket, true);
    if (list !== 0) fetchAhead(new Uint32Array(buffer, list + 4 * from, to - from), this.touch, columnsOf(job, begin + pieceWords));
    const run = this.runs.get(module);
    if (!run) throw new RangeError('The second worker has not met this loop');
    run(from, to, block);
  }
}

function* columnsOf(job: Job, begin: number): Generator<readonly [number, number]> {
  for (let slot = 0; slot < job.columns; slot++) yield [job.pieces[begin + 2 * slot] ?? 0, job.pieces[begin + 2 * slot + 1] ?? 0];
}
