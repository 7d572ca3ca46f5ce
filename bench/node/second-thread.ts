import { parentPort, workerData } from 'node:worker_threads';
import { Helping, type Job } from '../../src/columns/kernel/helping.ts';

/** What the thread of the kernel says to this one. */
export type Said = { readonly memory: WebAssembly.Memory; readonly deskAt: number } | { readonly job: Job };

/** The second worker of a page, as a thread of Node: `kernel.ts` starts it with the module of the fixed loops. */
let helping: Helping | null = null;
parentPort?.on('message', (said: Said) => {
  if ('job' in said) helping?.work(said.job);
  else helping = new Helping(said.memory, said.deskAt, workerData);
});
