import { describe, expect, it } from 'vitest';
import { Memory, MemoryExceeded } from './memory.ts';
import { rows } from './rows.ts';
import type { Table } from './table.ts';
import { emptyTable, put, tableOf, testSegmentRows, type TestRecord } from './testing/build.ts';
import { randomRecords } from './testing/random-records.ts';

const names = ['__time__', 'srcaddr', 'bytes', 'eni-id', 'observation', 'az-id'];

const kept = ['__time__', 'srcaddr', 'dstaddr', 'direction', 'bytes', 'eni-id', 'vpc-id', 'az-id'];

function content(table: Table): string[] {
  return [...rows(table, names)].map((row) => Object.values(row).join(' ')).sort();
}

/** Puts records in by batches of any size, taking a number of steps of `work` after each. */
function fill(table: Table, records: readonly TestRecord[], batchRows: number, stepsEach: number): void {
  const sink = table.sink();
  let work = table.work();
  for (const record of records) {
    put(sink, record);
    if (sink.batch.rows < batchRows) continue;
    sink.flush();
    for (let i = 0; i < stepsEach; i++) if (work.next().done) work = table.work();
  }
  sink.flush();
}

describe('work in steps', () => {
  it('gives the same table however rows and steps are mixed', () => {
    const records = randomRecords(21, testSegmentRows + 5000).map((record) => Object.fromEntries(kept.map((name) => [name, record[name] ?? null])));
    const whole = tableOf(records);
    for (const [batchRows, stepsEach] of [[10_000, 1], [16_384, 3]] as const) {
      const table = emptyTable();
      fill(table, records, batchRows, stepsEach);
      expect(table.rows).toBe(records.length);
      table.finishNow();
      expect(table.workDue).toBe(false);
      expect(content(table)).toEqual(content(whole));
    }
  }, 30_000);

  it('labels rows as they come, before anything is sealed', () => {
    const records = [
      { __time__: 1, 'eni-id': 'eni-a', 'vpc-id': 'vpc-1', direction: 'out', srcaddr: '10.0.0.1', dstaddr: '10.0.0.2' },
      { __time__: 1, 'eni-id': 'eni-b', 'vpc-id': 'vpc-1', direction: 'in', srcaddr: '10.0.0.1', dstaddr: '10.0.0.2' },
    ];
    const table = tableOf(records, { sealed: false });
    expect([...rows(table, ['observation'])].map((row) => row['observation'])).toEqual(['first', 'repeat']);
    expect(table.has('observation')).toBe(true);
  });

  it('leaves what a holder looks at where it is, until it lets go', () => {
    const records = randomRecords(22, 30_000);
    const table = emptyTable();
    fill(table, records.slice(0, 20_000), 16_384, 0);
    const release = table.hold();
    const { segments } = table;
    const before = snapshotOf(table, segments);
    fill(table, records.slice(20_000), 16_384, 0);
    table.finishNow();
    tableOf(randomRecords(23, 5000), { table });
    expect(snapshotOf(table, segments)).toEqual(before);
    const used = table.memory.usedBytes;
    release();
    release();
    expect(table.memory.usedBytes).toBeLessThan(used);
  });

  it('gives back all memory but columns and dictionaries when it is finished', () => {
    const table = tableOf(randomRecords(24, 50_000));
    const { columnBytes } = table.summary();
    const columns = [...columnBytes.values()].reduce((sum, bytes) => sum + bytes, 0);
    const empty = emptyTable().memory.usedBytes;
    const rest = table.memory.usedBytes - columns - table.summary().dictionaryBytes;
    // The batch's two extra columns, small tables of interfaces.
    expect(rest).toBeLessThan(empty + 2 * 16_384 * 4 + 400_000);
  });

  it('stops at the budget with what was read whole, and can still be finished and asked', () => {
    const table = emptyTable(new Memory({ budgetBytes: 64 * 1024 * 1024 }));
    const sink = table.sink();
    let sum = 0;
    expect(() => {
      for (let batch = 0; batch < 1000; batch++) {
        const { numbers, counters, addresses } = sink.batch;
        for (let row = 0; row < 16_384; row++) {
          numbers.__time__[row] = (row * 7919) % 100_000;
          counters.bytes[row] = row * batch;
          addresses.srcaddr.family[row] = 4;
          addresses.srcaddr.v4[row] = row * 16 + (batch & 15);
        }
        sink.batch.rows = 16_384;
        sink.flush();
        sum += (batch * 16_384 * 16_383) / 2;
        for (const _ of table.work()) continue;
      }
    }).toThrow(MemoryExceeded);
    expect(table.rows).toBeGreaterThan(500_000);
    table.finishNow();
    let found = 0;
    for (const row of rows(table, ['bytes'])) found += Number(row['bytes']);
    expect(found).toBe(sum);
  });
});

/** Raw bytes of the columns that a segment list points to. */
function snapshotOf(table: Table, segments: Table['segments']): string[] {
  return segments.flatMap(({ rows: count, chunks }) =>
    [...chunks].map(([name, { pointer, width }]) => `${name} ${table.memory.u8(pointer, count * width).join()}`),
  );
}
