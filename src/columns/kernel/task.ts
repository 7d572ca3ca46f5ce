/**
 * What a kernel and its helper do together, written into the memory that they share: a message would cost more than many a task.
 * Whoever opens a job has written its task before, and leaves it until the job is closed.
 */

/** Words of a piece before those of its columns: loop, parameter block, list. */
export const pieceWords = 3;
/** Words of a chunk: piece, from, to, bucket of time. */
export const chunkWords = 4;

export type Task = Pass | Bundles;

/** One pass of one loop, cut into chunks, of which both take the next one until none is left. */
export interface Pass {
  readonly kind: 'pass';
  /** Loops that the helper has not met, by the number that pieces name them by, as the bytes of modules. */
  readonly loops: readonly (readonly [id: number, bytes: Uint8Array])[];
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

/** Kind, two numbers, two lengths in words, and how many loops. */
const headWords = 6;
const kinds = { pass: 0, calls: 1 } as const;

/** Bytes that a task takes. */
export function taskBytes(task: Task): number {
  if (task.kind === 'calls') return 4 * (headWords + task.words.length + task.starts.length);
  return 4 * (headWords + task.pieces.length + task.chunks.length + task.loops.reduce((words, [, bytes]) => words + 2 + Math.ceil(bytes.length / 4), 0));
}

/** Writes a task at `at`, where `taskBytes` are free. */
export function writeTask(buffer: ArrayBufferLike, at: number, task: Task): void {
  const [a, b, first, second, loops] = task.kind === 'pass' ? [task.columns, task.bucketAt, task.pieces, task.chunks, task.loops] : [task.results, task.resultCount, task.words, task.starts, []];
  const words = new Uint32Array(buffer, at, taskBytes(task) / 4);
  words.set([kinds[task.kind], a, b, first.length, second.length, loops.length]);
  words.set(first, headWords);
  words.set(second, headWords + first.length);
  let end = headWords + first.length + second.length;
  for (const [id, bytes] of loops) {
    words.set([id, bytes.length], end);
    new Uint8Array(buffer, at + 4 * (end + 2), bytes.length).set(bytes);
    end += 2 + Math.ceil(bytes.length / 4);
  }
}

/** The task at `at`; its arrays lie in the buffer itself. */
export function readTask(buffer: ArrayBufferLike, at: number): Task {
  const [kind, a = 0, b = 0, firstLength = 0, secondLength = 0, count = 0] = new Uint32Array(buffer, at, headWords);
  const first = new Uint32Array(buffer, at + 4 * headWords, firstLength);
  const second = new Uint32Array(buffer, at + 4 * (headWords + firstLength), secondLength);
  if (kind === kinds.calls) return { kind: 'calls', results: a, resultCount: b, words: first, starts: second };
  const loops: (readonly [number, Uint8Array])[] = [];
  let end = at + 4 * (headWords + firstLength + secondLength);
  for (let i = 0; i < count; i++) {
    const [id = 0, length = 0] = new Uint32Array(buffer, end, 2);
    loops.push([id, new Uint8Array(buffer, end + 8, length)]);
    end += 8 + 4 * Math.ceil(length / 4);
  }
  return { kind: 'pass', columns: a, bucketAt: b | 0, pieces: first, chunks: second, loops };
}
