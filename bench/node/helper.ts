import { Worker } from 'node:worker_threads';
import type { Helper } from '../../src/columns/kernel/pair.ts';
import type { Said } from './second-thread.ts';

/** A thread of Node that helps a kernel whose memory is shared, with the module of its fixed loops. */
export function secondThread(fixed: WebAssembly.Module): Helper {
  const worker = new Worker(new URL('./second-thread.mjs', import.meta.url), { workerData: fixed });
  worker.unref();
  const say = (said: Said): void => worker.postMessage(said);
  return {
    join: (own, deskAt) => {
      say({ memory: own, deskAt });
      return () => say('wake');
    },
  };
}
