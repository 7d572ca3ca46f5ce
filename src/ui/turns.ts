import { createPause } from '../base/pause.ts';

/**
 * Work of the page that may take its turn: as much at a time as a reader does not notice, at the end of what asked for it, so that between
 * many charts a click is heard and a frame is drawn, and a few are in the same frame as all that came with them: each frame is laid
 * out and painted, which takes as long as a chart. A piece that is asked for anew before its turn has come keeps its place.
 */
const waiting = new Map<object, () => void>();
const channel = new MessageChannel();
let isRunning = false;

/** Milliseconds after which the page has its turn. */
const atATime = 16;

channel.port1.onmessage = take;

function take(): void {
  const until = performance.now() + atATime;
  let isDone = false;
  try {
    do {
      const next = waiting.entries().next();
      isDone = next.done === true;
      if (next.done) break;
      const [owner, work] = next.value;
      waiting.delete(owner);
      work();
    } while (performance.now() < until);
  } finally {
    // Also after a piece that failed.
    isRunning = !isDone;
    if (isRunning) channel.port2.postMessage(null);
  }
}

/** Runs `work` after what waits already, at the end of this task at the earliest; of one owner only the newest work is done. */
export function inTurn(owner: object, work: () => void): void {
  waiting.set(owner, work);
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
