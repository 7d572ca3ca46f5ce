import { expect, test } from 'vitest';
import { randomOf } from '../testing/random-records.ts';
import { readTask, taskBytes, writeTask, type Task } from './task.ts';

const random = randomOf(3);
const below = (limit: number): number => Math.floor(random() * limit);
const words = (length: number): Uint32Array => Uint32Array.from({ length }, () => below(2 ** 32));

function taskAt(round: number): Task {
  if (round % 3 === 0) return { kind: 'calls', results: 64 * below(1000), resultCount: below(50), words: words(below(40)), starts: words(below(9)) };
  const loops = Array.from({ length: below(4) }, (_, i) => [100 + i, Uint8Array.from({ length: below(30) }, () => below(256))] as const);
  return { kind: 'pass', loops, columns: below(6), bucketAt: round % 2 === 0 ? -1 : below(400), pieces: words(below(40)), chunks: words(4 * below(30)) };
}

test.each([['an array buffer', () => new ArrayBuffer(8192)], ['shared memory', () => new SharedArrayBuffer(8192)]] as const)('tasks are read from %s as they were written, and fill what they say', (_, made) => {
  for (let round = 0; round < 60; round++) {
    const task = taskAt(round);
    const buffer = made();
    const at = 64 * (1 + below(20));
    new Uint8Array(buffer).fill(0xa5);
    writeTask(buffer, at, task);
    expect(readTask(buffer, at)).toEqual(task);
    const around = new Uint8Array(buffer);
    expect([around[at - 1], around[at + taskBytes(task)]]).toEqual([0xa5, 0xa5]);
  }
});
