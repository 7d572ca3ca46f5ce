/**
 * Work of the page that may take its turn: one piece in each task, so that between two charts a click is heard and a frame
 * is drawn. A piece that is asked for anew before its turn has come keeps its place.
 */
const waiting = new Map<object, () => void>();
const channel = new MessageChannel();
let isRunning = false;

channel.port1.onmessage = () => {
  const next = waiting.entries().next();
  if (next.done) {
    isRunning = false;
    return;
  }
  const [owner, work] = next.value;
  waiting.delete(owner);
  channel.port2.postMessage(null);
  work();
};

/** Runs `work` in a task of its own, after what waits already; of one owner only the newest work is done. */
export function inTurn(owner: object, work: () => void): void {
  waiting.set(owner, work);
  if (isRunning) return;
  isRunning = true;
  channel.port2.postMessage(null);
}

/** What this owner had waiting is not wanted any more. */
export function outOfTurn(owner: object): void {
  waiting.delete(owner);
}

/** Resolves when what waits for its turn now has been done, and what that asked for in its turn. */
export async function turnsTaken(): Promise<void> {
  for (let round = 0; round < 2; round++) await new Promise<void>((done) => inTurn({}, done));
}
