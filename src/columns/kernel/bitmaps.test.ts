import { expect, test } from 'vitest';
import { Memory } from '../memory.ts';
import { bitmapBytes, Bitmaps } from './bitmaps.ts';

const rows = 131_072;
const bytes = bitmapBytes(rows);

/** As whoever asked lets go of it. */
function made(bitmaps: Bitmaps, key: string): void {
  bitmaps.make(key, rows).holders--;
}

test('the bitmaps that were asked for longest ago go first, and none that is held', () => {
  const memory = new Memory();
  const before = memory.usedBytes;
  const bitmaps = new Bitmaps(memory, 16 * bytes);
  const held = bitmaps.make('held', rows);
  for (let i = 0; i < 15; i++) made(bitmaps, `b${i}`);
  expect(bitmaps.bytes).toBe(16 * bytes);
  bitmaps.find('b0');
  made(bitmaps, 'one more');
  expect(bitmaps.bytes).toBeLessThanOrEqual(16 * bytes);
  expect(bitmaps.find('held')).toBe(held);
  expect(bitmaps.find('b0')).toBeDefined();
  expect(bitmaps.find('b1')).toBeUndefined();
  expect(bitmaps.find('b14')).toBeDefined();
  bitmaps.shrink(0);
  expect(bitmaps.bytes).toBe(bytes);
  held.holders--;
  bitmaps.shrink(0);
  expect([bitmaps.bytes, memory.usedBytes]).toEqual([0, before]);
});

test('more may be held than may be kept, and what is let go of then goes soon', () => {
  const bitmaps = new Bitmaps(new Memory(), 16 * bytes);
  const held = Array.from({ length: 40 }, (_, i) => bitmaps.make(`held ${i}`, rows));
  expect(bitmaps.bytes).toBe(40 * bytes);
  for (const one of held) one.holders--;
  for (let i = 0; i < 3; i++) made(bitmaps, `b${i}`);
  expect(bitmaps.bytes).toBeLessThanOrEqual(17 * bytes);
});
