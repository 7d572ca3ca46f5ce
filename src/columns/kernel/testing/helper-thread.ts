import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { rolldown } from 'rolldown';
import { generatedModule } from '../../testing/wasm.ts';
import type { Helper } from '../pair.ts';

/** Loads the helper's side in a thread of its own, as the second worker of a page does. */
const listening = `
import { parentPort, workerData } from 'node:worker_threads';
const helpings = new Map();
parentPort.on('message', ({ id, memory, deskAt }) => {
  if (memory) helpings.set(id, new Helping(memory, deskAt, workerData.kernel));
  else helpings.get(id).listen(5);
});
parentPort.postMessage('ready');
`;

/** A helper in another thread of Node; `end` it when the test is over. */
export async function helperThread(): Promise<Helper & { end(): Promise<void>; readonly wakes: () => number }> {
  const bundle = await rolldown({ input: fileURLToPath(new URL('../helping.ts', import.meta.url)), logLevel: 'silent' });
  const { output: [{ code }] } = await bundle.generate({ format: 'esm' });
  const source = `${code.replace(/export \{[^}]*\};?/, '')}\n${listening}`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`), { workerData: { kernel: generatedModule('kernel', true) } });
  await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
  let wakes = 0;
  let joined = 0;
  return {
    join: (memory, deskAt) => {
      const id = ++joined;
      worker.postMessage({ id, memory, deskAt });
      return () => {
        wakes++;
        worker.postMessage({ id });
      };
    },
    end: async () => void (await worker.terminate()),
    wakes: () => wakes,
  };
}
