import { createPause } from '../base/pause.ts';

/**
 * Work of the page that may take its turn: as much at a time as a reader does not notice, at the end of what asked for it, so that between
 * many charts a click is heard and a frame is drawn, and a few are in the same frame as all that came with them: each frame is laid
 * out and painted, which takes as long as a chart. A piece that is asked for anew before its turn has come keeps its place.
 */
const waiting = new Map<object, Piece>();
const channel = new MessageChannel();
let isRunning = false;

/** Milliseconds after which the page has its turn: the charts that come with an answer are mostly in one frame. */
const atATime = 20;
/** The same while a pointer is followed, when another move is about to come. */
export const untilNextMove = 16;

interface Piece {
  readonly work: () => void;
  /** Milliseconds of a turn after which it waits for the next one. */
  readonly within: number;
}

channel.port1.onmessage = take;

function take(): void {
  const begun = performance.now();
  let next = first();
  try {
    while (next !== null) {
      const [owner, { work }] = next;
      waiting.delete(owner);
      work();
      next = first();
      if (next !== null && performance.now() - begun >= next[1].within) break;
    }
  } finally {
    // Also after a piece that failed.
    isRunning = waiting.size > 0;
    if (isRunning) channel.port2.postMessage(null);
  }
}

function first(): readonly [owner: object, piece: Piece] | null {
  const next = waiting.entries().next();
  return next.done === true ? null : next.value;
}

/**
 * Runs `work` after what waits already, at the end of this task at the earliest; of one owner only the newest work is done. It waits for
 * another turn where those before it took so many milliseconds (`within`).
 */
export function inTurn(owner: object, work: () => void, within = atATime): void {
  waiting.set(owner, { work, within });
  if (isRunning) return;
  isRunning = true;
  queueMicrotask(take);
}

/** What this owner had waiting is not wanted any more. */
export function outOfTurn(owner: object): void {
  waiting.delete(owner);
}

const pause = createPause();

/** Resolves when what waits for its turn now has been done, and what that asked for in its turn. */
export async function turnsTaken(): Promise<void> {
  for (let round = 0; round < 2; round++) {
    // What React renders of this task is there in the next.
    await pause();
    await new Promise<void>((done) => inTurn({}, done));
  }
}
