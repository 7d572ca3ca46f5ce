import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { Memory } from '../columns/memory.ts';
import { rows } from '../columns/rows.ts';
import { emptyTable } from '../columns/testing/build.ts';
import { readFile } from './read.ts';
import { compiledIngest } from './testing/module.ts';
import { streamOf } from './testing/reading.ts';

/** Growing the shared memory empties every view over it: none may be held over a flush, the inflated text's least of all. */
it('loses nothing when the memory grows with every flush', async () => {
  const count = 60_000;
  const line = (i: number): string =>
    JSON.stringify({ __time__: 1_770_220_800 + (i >>> 6), 'eni-id': `eni-${i % 90}`, srcaddr: `10.0.${i % 250}.${(i * 7) % 250}`, dstaddr: '10.1.0.1', dstport: '443', bytes: String(i), action: 'ACCEPT' });
  const text = `${Array.from({ length: count }, (_, i) => line(i)).join('\n')}\n`;
  for (const bytes of [gzipSync(text), gzipSync(text, { level: 0 }), Buffer.from(text)]) {
    const memory = new Memory({ reservedBytes: 1024 * 1024 });
    const table = emptyTable(memory);
    const sink = table.sink();
    const growing = { ...sink, flush: () => { memory.memory.grow(1); sink.flush(); memory.memory.grow(1); } };
    const report = await readFile(
      { name: 'a.json.gz', bytes: bytes.length, stream: streamOf(bytes, 65_536) }, growing, memory, { ingest: compiledIngest() },
      { signal: { aborted: false }, pause: () => Promise.resolve(), progress: () => undefined },
    );
    table.finishNow();
    expect(report).toMatchObject({ records: count, skipped: 0 });
    const seen = new Set([...rows(table, ['bytes'])].map((row) => row['bytes']));
    expect(seen.size).toBe(count);
  }
});
