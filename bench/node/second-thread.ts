import { parentPort, workerData } from 'node:worker_threads';
import { Helping } from '../../src/columns/kernel/helping.ts';

/** What the thread of the kernel says to this one. */
export type Said = { readonly memory: WebAssembly.Memory; readonly deskAt: number } | 'wake';

/** The second worker of a page, as a thread of Node: `kernel.ts` starts it with the module of the fixed loops. */
let helping: Helping | null = null;
parentPort?.on('message', (said: Said) => {
  if (said === 'wake') helping?.listen(20);
  else helping = new Helping(said.memory, said.deskAt, workerData);
});
