import { expect, test } from 'vitest';
import type { Event, Request } from './protocol.ts';
import { Requests } from './requests.ts';
import { WorkerLine } from './worker-line.ts';

/** A worker that says what a test lets it say. */
class Dummy {
  readonly posted: Request[] = [];
  isEnded = false;
  onmessage: ((message: { readonly data: Event }) => void) | null = null;
  onerror: ((event: { readonly message?: string }) => void) | null = null;
  postMessage(request: Request): void {
    this.posted.push(request);
  }
  terminate(): void {
    this.isEnded = true;
  }
  say(data: Event): void {
    this.onmessage?.({ data });
  }
}

function connected() {
  const workers: Dummy[] = [];
  const start = (): Worker => {
    const dummy = new Dummy();
    workers.push(dummy);
    return dummy as unknown as Worker; // As much of one as a line needs.
  };
  const requests = new Requests((request, transfer) => line.post(request, transfer));
  const line = new WorkerLine(start, (event) => (event.type === 'reply' || event.type === 'failed') && requests.heard(event), (message) => requests.broke(message));
  const asked = (): Promise<string> => requests.make({ type: 'clear', id: requests.id() }).then(({ of }) => of, (error: unknown) => String(error));
  const worker = (n: number): Dummy => {
    const found = workers[n];
    if (found === undefined) throw new Error(`There is no worker ${n}.`);
    return found;
  };
  return { workers, worker, asked, requests };
}

test('a worker that has begun outlives what it did not catch: what waited is told, what is asked after that is answered by the same one', async () => {
  const { workers, worker, asked } = connected();
  const first = asked();
  worker(0).say({ type: 'ready' });
  worker(0).onerror?.({ message: 'Uncaught RangeError: out' });
  expect(await first).toBe('Error: Uncaught RangeError: out');
  const second = asked();
  worker(0).say({ type: 'reply', id: 2, reply: { of: 'clear' } });
  expect([await second, workers.length, worker(0).isEnded]).toEqual(['clear', 1, false]);
});

test('where a worker cannot be loaded, or cannot begin, the next request starts another one', async () => {
  const { workers, worker, asked } = connected();
  const first = asked();
  worker(0).onerror?.({});
  expect(await first).toBe('Error: The worker could not be loaded');
  const second = asked();
  worker(1).say({ type: 'fatal', message: 'No wasm' });
  expect(await second).toBe('Error: No wasm');
  const third = asked();
  worker(2).say({ type: 'ready' });
  // What one that was given up says late is about nothing that waits now.
  worker(0).onerror?.({ message: 'late' });
  worker(2).say({ type: 'reply', id: 3, reply: { of: 'clear' } });
  expect([await third, workers.map(({ isEnded }) => isEnded)]).toEqual(['clear', [true, true, false]]);
});

test('of a closed engine nothing is asked any more', async () => {
  const { workers, asked, requests } = connected();
  const first = asked();
  requests.end('The engine was closed');
  expect([await first, await asked(), workers.length]).toEqual(['Error: The engine was closed', 'Error: The engine was closed', 1]);
});
