import { describe, expect, it } from 'vitest';
import { Memory } from './memory.ts';

const kilobytes = 1024;
const megabytes = 1024 * kilobytes;

/** Calls until nothing is left to do; how many it took. */
function madeReady(memory: Memory, bytes: number, most: number): number {
  for (let calls = 1; ; calls++) {
    if (memory.ready(bytes, most)) return calls;
    if (calls > 1000) throw new Error('never ready');
  }
}

describe.each([false, true])('memory made ready, shared %s', (shared) => {
  it('is there without growing when it is asked for, and nothing in use is written to', () => {
    const memory = new Memory({ shared });
    const kept = memory.allocate(100 * kilobytes);
    memory.u8(kept, 100 * kilobytes).fill(7);
    expect(madeReady(memory, 40 * megabytes, 3 * megabytes)).toBe(14);
    const [used, total] = [memory.usedBytes, memory.totalBytes];
    expect(used).toBe(100 * kilobytes);
    expect(total).toBeGreaterThan(40 * megabytes);
    const blocks = [memory.allocate(30 * megabytes), memory.allocate(10 * megabytes)];
    expect(memory.totalBytes).toBe(total);
    expect(new Set([kept, ...blocks]).size).toBe(3);
    expect(memory.u8(kept, 100 * kilobytes).every((byte) => byte === 7)).toBe(true);
  });

  it('is what is free behind all that is in use: it is made anew when it was taken, and not when it was given back', () => {
    const memory = new Memory({ shared });
    madeReady(memory, megabytes, megabytes);
    expect(memory.ready(megabytes, megabytes)).toBe(true);
    const block = memory.allocate(megabytes);
    memory.u8(block, megabytes).fill(9);
    expect(memory.ready(megabytes, 256 * kilobytes)).toBe(false);
    expect(madeReady(memory, megabytes, 256 * kilobytes)).toBe(3);
    expect(memory.u8(block, megabytes).every((byte) => byte === 9)).toBe(true);
    memory.release(block, megabytes);
    expect(memory.ready(2 * megabytes, kilobytes)).toBe(true);
  });

  it('takes no more than is allowed, and leaves all of that to whoever asks for it', () => {
    const memory = new Memory({ shared, budgetBytes: 4 * megabytes });
    expect(memory.ready(64 * megabytes, 64 * megabytes)).toBe(true);
    expect(memory.totalBytes).toBeLessThanOrEqual(4 * megabytes);
    madeReady(memory, 3 * megabytes, megabytes);
    expect(() => memory.allocate(3.5 * megabytes)).not.toThrow();
  });
});
