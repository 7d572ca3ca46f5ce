import { expect, test } from 'vitest';
import { present } from '../base/assert.ts';
import { Memory } from './memory.ts';
import { stepRows } from './pieces.ts';
import { chunkReader } from './rows.ts';
import { Sealer } from './seal.ts';
import { segmentRows } from './segment.ts';
import { emptyTable, tableOf } from './testing/build.ts';

test.each([['in order', 1], ['out of order', 7919]] as const)('a segment of several pieces that came %s holds each record\'s own values in the order of times, its labels before they are worked out again', (_, step) => {
  const count = stepRows + 5000;
  const table = tableOf(
    Array.from({ length: count }, (__, i) => ({
      __time__: 1000 + ((i * step) % count), 'eni-id': `eni-${i % 3}`, 'vpc-id': i % 5 === 0 ? null : 'vpc-1', direction: i % 2 ? 'in' : 'out',
      srcaddr: `10.0.0.${i % 7}`, dstaddr: i % 11 === 0 ? null : `10.0.0.${i % 5}`, dstport: i % 13 === 0 ? null : i % 60_000, bytes: i % 17 === 0 ? null : i * 3,
    })),
    { sealed: false, table: emptyTable(new Memory({ reservedBytes: 1024 * 1024 }), segmentRows) },
  );
  const [staging] = table.staged;
  const staged = present(staging, 'an open segment');
  const open = staged.segment();
  const steps = new Sealer(table.memory, table.wasm).steps(staged);
  let made = steps.next();
  while (made.done !== true) made = steps.next();
  const sealed = made.value;
  expect(sealed.sorted).toBe(true);
  const times = chunkReader(table.memory, open.chunks.get('time'), count);
  const order = Array.from({ length: count }, (__, row) => row).sort((a, b) => (times(a) ?? 0) - (times(b) ?? 0) || a - b);
  expect(new Set(Array.from({ length: count }, (__, row) => chunkReader(table.memory, open.chunks.get('observation'), count)(row))).size).toBeGreaterThan(1);
  for (const name of open.chunks.keys()) {
    const [before, after] = [chunkReader(table.memory, open.chunks.get(name), count), chunkReader(table.memory, sealed.chunks.get(name), count)];
    // A code that stands for nothing is 0 in both.
    const wrong = order.findIndex((from, row) => (before(from) ?? 0) !== (after(row) ?? 0));
    expect({ name, wrong }).toEqual({ name, wrong: -1 });
  }
});
