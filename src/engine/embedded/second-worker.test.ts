import { expect, test } from 'vitest';
import { generatedModule } from '../../columns/testing/wasm.ts';
import { SecondWorker, type HelperSaid } from './second-worker.ts';

test('the second worker is started with the first memory, and knows one from the other', () => {
  const said: HelperSaid[] = [];
  let started = 0;
  const kernel = generatedModule('kernel', true);
  const second = new SecondWorker(kernel, () => {
    started++;
    return { postMessage: (message: HelperSaid) => said.push(message) };
  });
  const [one, other, unused] = [second.helper(), second.helper(), second.helper()];
  expect(started).toBe(0);
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 2, shared: true });
  one.join(memory, 64);
  other.join(memory, 128)();
  one.leave();
  unused.leave();
  expect(started).toBe(1);
  expect(said).toEqual([
    { type: 'join', id: 1, memory, deskAt: 64, kernel },
    { type: 'join', id: 2, memory, deskAt: 128, kernel },
    { type: 'wake', id: 2 },
    { type: 'leave', id: 1 },
  ]);
});

test('a worker that cannot be started is not tried again, and nobody hears of it', () => {
  let tried = 0;
  const second = new SecondWorker(generatedModule('kernel', true), () => {
    tried++;
    throw new DOMException('No workers here', 'SecurityError');
  });
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 2, shared: true });
  const helper = second.helper();
  helper.join(memory, 64)();
  second.helper().join(memory, 128)();
  helper.leave();
  expect(tried).toBe(1);
});
