import { describe, expect, it } from 'vitest';
import { failed, ok, type Result } from '../../../base/result.ts';
import type { Problem } from '../../../model/problem.ts';
import type { RecordsAsked, RecordsPage } from '../../../model/records-page.ts';
import { saveRecords } from './export.ts';

function reader(total: number, asked: RecordsAsked[] = []): (asked: RecordsAsked) => Promise<Result<RecordsPage, Problem>> {
  return (one) => {
    asked.push(one);
    const from = 'offset' in one.start ? one.start.offset : 0;
    const offset = Math.min(from, Math.max(0, total - 1));
    const places = Array.from({ length: Math.max(0, Math.min(one.count, total - offset)) }, (_, i) => offset + i);
    return Promise.resolve(ok({
      total, offset, rows: places.length, rowNumbers: places,
      columns: [
        { name: 'bytes', type: 'bigint' as const, unit: 'bytes' as const, values: places },
        { name: 'note', type: 'varchar' as const, unit: 'none' as const, values: places.map((place) => (place % 2 === 0 ? `=1+${place}` : null)) },
        { name: 'observation', type: 'varchar' as const, unit: 'none' as const, values: places.map(() => 'first') },
      ],
      coverage: { scanned: total, matched: total, skipped: 0, partial: false, revision: 1 },
    }));
  };
}

const never = new AbortController().signal;

describe('saving what matches', () => {
  it('writes the shown columns as CSV, guarded, with one header', async () => {
    const done: number[] = [];
    const saved = await saveRecords(reader(25_000), { kind: 'csv', columns: ['note', 'bytes', 'gone'] }, false, never, (n) => done.push(n));
    if (!saved.ok) throw new Error('not saved');
    const lines = (await saved.value.blob.text()).split('\r\n');
    expect([lines[0], lines[1], lines[2], lines[25_000], lines[25_001], lines.length]).toEqual(['note,bytes', '"\'=1+0",0', ',1', ',24999', '', 25_002]);
    expect([saved.value.records, saved.value.total, done]).toEqual([25_000, 25_000, [10_000, 20_000, 25_000]]);
  });

  it('writes whole records as JSON lines, as the log service spells them', async () => {
    const saved = await saveRecords(reader(2), { kind: 'json-lines' }, false, never, () => undefined);
    expect(saved.ok && (await saved.value.blob.text())).toBe('{"bytes":"0","note":"=1+0"}\n{"bytes":"1","note":"-"}\n');
  });

  it('is cut at its bound, and says of how many', async () => {
    const asked: RecordsAsked[] = [];
    const saved = await saveRecords(reader(90_000, asked), { kind: 'json-lines' }, true, never, () => undefined, 15_000);
    expect(saved.ok && [saved.value.records, saved.value.total]).toEqual([15_000, 90_000]);
    expect(asked.map(({ count, newestFirst }) => [count, newestFirst])).toEqual([[10_000, true], [5000, true]]);
  });

  it('gives an empty file of nothing, ends when it is cancelled, and passes a problem on', async () => {
    const none = await saveRecords(reader(0), { kind: 'csv', columns: ['bytes'] }, false, never, () => undefined);
    expect(none.ok && (await none.value.blob.text())).toBe('bytes\r\n');
    const stop = new AbortController();
    const stopped = await saveRecords(reader(50_000), { kind: 'json-lines' }, false, stop.signal, () => stop.abort());
    expect(stopped).toEqual(failed({ kind: 'cancelled' }));
    expect(await saveRecords(() => Promise.resolve(failed({ kind: 'no-data' })), { kind: 'json-lines' }, false, never, () => undefined)).toEqual(failed({ kind: 'no-data' }));
  });
});
