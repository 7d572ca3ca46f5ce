import { describe, expect, it } from 'vitest';
import { fieldNamed } from '../model/fields.ts';
import type { Value } from '../model/frame.ts';
import { Memory } from './memory.ts';
import { rows } from './rows.ts';
import { segmentRows, type PhysicalName } from './segment.ts';
import type { Table } from './table.ts';
import { emptyTable, put, tableOf, testSegmentRows, type TestRecord } from './testing/build.ts';
import { randomRecords } from './testing/random-records.ts';

/** What reading a table back must give: sorted by time within each segment, stable; every field named, null where absent. */
function expected(records: readonly TestRecord[], names: readonly string[], rowsEach: number): Record<string, Value>[] {
  const time = (record: TestRecord): number => Number(record['__time__'] ?? record['start'] ?? 0);
  const result: Record<string, Value>[] = [];
  for (let from = 0; from < records.length; from += rowsEach) {
    const part = records.slice(from, from + rowsEach).map((record, place) => ({ record, place }));
    part.sort((a, b) => time(a.record) - time(b.record) || a.place - b.place);
    for (const { record } of part) {
      result.push(Object.fromEntries(names.map((name) => [name, name === '__time__' ? time(record) : (record[name] ?? null)])));
    }
  }
  return result;
}

function stored(table: Table): string[] {
  return table.present.filter((name) => fieldNamed(name)?.origin !== 'computed');
}

/** The first row that is not what was put in; null when all are. Fields that never have a value must not be present. */
function difference(table: Table, records: readonly TestRecord[], rowsEach = testSegmentRows): unknown {
  const names = [...new Set(['__time__', ...records.flatMap((record) => Object.keys(record))])];
  const valued = names.filter((name) => name === '__time__' || records.some((record) => (record[name] ?? null) !== null)).sort();
  if (stored(table).sort().join() !== valued.join()) return { present: stored(table), valued };
  const wanted = expected(records, names, rowsEach);
  let at = 0;
  for (const row of rows(table, names)) {
    const want = wanted[at];
    if (names.some((name) => row[name] !== want?.[name])) return { at, row, want };
    at++;
  }
  return at === records.length ? null : { rows: at };
}

/** A table whose segments are as long as in the product. */
function usualTable(): Table {
  return emptyTable(new Memory({ reservedBytes: 1024 * 1024 }), segmentRows);
}

function chunkOf(table: Table, column: PhysicalName) {
  return table.segments[0]?.chunks.get(column);
}

describe('table', () => {
  it('gives back what was put in, from one record to several segments', () => {
    for (const [seed, count] of [[1, 1], [2, 7], [3, 300], [4, 20_000], [5, 35_000]] as const) {
      const records = randomRecords(seed, count);
      expect(difference(tableOf(records), records)).toBeNull();
    }
  }, 30_000);

  it('gives back the same, with the same labels, from one segment of the usual size that has grown to it', () => {
    const names = ['__time__', 'end', 'srcaddr', 'dstaddr', 'eni-id', 'vpc-id', 'vm-id', 'direction', 'bytes'];
    const records = randomRecords(6, 135_000).map((record) => Object.fromEntries(names.map((name) => [name, record[name] ?? null])));
    const table = tableOf(records, { table: usualTable() });
    expect(table.segments).toHaveLength(1);
    expect(difference(table, records, segmentRows)).toBeNull();
    const labelled = (one: Table): string[] => [...rows(one, [...names, 'observation', 'src-vm', 'dst-vm'])].map((row) => Object.values(row).join()).sort();
    expect(labelled(table)).toEqual(labelled(tableOf(records)));
  }, 60_000);

  it('answers for the open segment too, in order of arrival, with a version that grows', () => {
    const records = randomRecords(9, 50);
    const table = tableOf(records, { sealed: false });
    const open = table.segments[0];
    expect(open?.sorted).toBe(false);
    const names = Object.keys(records[0] ?? {});
    expect([...rows(table, ['srcaddr', 'bytes', 'end'])]).toEqual(
      records.map((record) => ({ srcaddr: record['srcaddr'] ?? null, bytes: record['bytes'] ?? null, end: record['end'] ?? null })),
    );
    expect(names.length).toBeGreaterThan(10);
    const { revision } = table;
    tableOf([{ __time__: 5 }], { sealed: false, table });
    expect(table.revision).toBeGreaterThan(revision);
    expect(table.segments[0]?.id).toBe(open?.id);
    expect(table.segments[0]?.version).toBeGreaterThan(open?.version ?? 0);
    expect(open?.rows).toBe(50);
  });

  it('keeps one value in no bytes, and a column without values not at all', () => {
    const table = tableOf([{ __time__: 10, action: 'ACCEPT', srcport: 80 }, { __time__: 11, action: 'ACCEPT', srcport: 80 }]);
    expect(chunkOf(table, 'action')).toMatchObject({ width: 0, base: 1, pointer: 0, validity: 0 });
    expect(chunkOf(table, 'srcport')).toMatchObject({ width: 0, base: 80, min: 80, max: 80 });
    expect(chunkOf(table, 'time')).toMatchObject({ width: 1, base: 0, min: 10, max: 11 });
    expect(chunkOf(table, 'dstport')).toBeUndefined();
    expect(table.has('dstport')).toBe(false);
    expect(table.has('action')).toBe(true);
    expect(table.access('nothing')).toBeNull();
  });

  const widths: readonly (readonly [string, PhysicalName, (value: number) => TestRecord])[] = [
    ['bytes', 'bytes', (bytes) => ({ __time__: 1, bytes })],
    ['packets', 'packets', (packets) => ({ __time__: 1, packets })],
    ['times', 'time', (time) => ({ __time__: time })],
    ['durations', 'duration', (end) => ({ __time__: 0, start: 0, end })],
    ['starts after the time', 'lag', (start) => ({ __time__: 0, start })],
  ];
  for (const [what, column, record] of widths) {
    for (const [limit, below, above] of [[2 ** 8, 1, 2], [2 ** 16, 2, 4], [2 ** 32, 4, 8]] as const) {
      if (limit === 2 ** 32 && column === 'time') continue; // Times are 32-bit numbers.
      const top = limit === 2 ** 32 && column !== 'bytes' && column !== 'packets' ? limit - 2 : limit;
      it(`widens ${what} at ${limit}`, () => {
        const under = [0, 1, top - 1].map(record);
        const over = [0, 1, top].map(record);
        expect(chunkOf(tableOf(under), column)?.width).toBe(below);
        expect(chunkOf(tableOf(over), column)?.width).toBe(top === limit ? above : below);
        expect(difference(tableOf(under), under)).toBeNull();
        expect(difference(tableOf(over), over)).toBeNull();
      });
    }
  }

  const numbers = ['srcport', 'dstport', 'protocol', 'tcp-flags'] as const;
  for (const [top, width] of [[255, 1], [256, 2], [65_535, 2], [65_536, 4], [2 ** 32 - 2, 4]] as const) {
    it(`holds numbers up to ${top} in ${width} bytes, with a null in each column`, () => {
      const records = [0, top, null, 1].map((value, i) => ({ __time__: i, ...Object.fromEntries(numbers.map((name) => [name, value])) }));
      const table = tableOf(records);
      for (const name of numbers) {
        expect(chunkOf(table, name)).toMatchObject({ width, base: 0, min: 0, max: top });
        expect(chunkOf(table, name)?.validity).toBeGreaterThan(0);
      }
      expect(difference(table, records)).toBeNull();
    });
  }

  const codes = ['direction', 'action', 'traffic_path', '__source__', 'mine'] as const;
  for (const [count, width] of [[255, 1], [256, 2], [65_535, 2], [65_536, 4]] as const) {
    it(`holds ${count} different texts and addresses in ${width} bytes, and null among them`, () => {
      const records: TestRecord[] = Array.from({ length: count }, (_, i) => ({
        __time__: i, srcaddr: `10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`, dstaddr: i === 7 ? null : '10.0.0.0',
        ...Object.fromEntries(codes.map((name) => [name, `${name} ${i}`])),
      }));
      records.push({ __time__: count });
      const table = tableOf(records, { table: usualTable() });
      for (const name of ['direction', 'action', 'traffic_path', '__source__', 'x:mine', 'srcaddr'] as const) {
        expect(chunkOf(table, name)).toMatchObject({ width, base: 0, min: 1, max: count, validity: 0 });
      }
      expect(chunkOf(table, 'dstaddr')).toMatchObject({ width: 1, min: 1, max: 1 });
      expect(difference(table, records, segmentRows)).toBeNull();
    }, 30_000);
  }

  it('says what it holds', () => {
    const table = tableOf([
      { __time__: 100, 'eni-id': 'eni-a', 'vpc-id': 'vpc-1', 'log-status': 'OK', srcaddr: '10.0.0.1', dstaddr: '10.0.0.2', start: 100, end: 130 },
      { __time__: 160, 'eni-id': 'eni-a', 'vpc-id': 'vpc-1', 'log-status': 'NODATA', start: 160, end: 340 },
      { __time__: 40, 'eni-id': 'eni-b', 'log-status': 'SKIPDATA' },
      { __time__: 50, 'eni-id': 'eni-b', 'log-status': 'NODATA' },
    ]);
    const { columnBytes, dictionaryBytes, ...summary } = table.summary();
    expect(summary).toEqual({
      records: 4, extent: { from: 40, to: 161 }, gaps: [], captureInterval: 60, noData: 2, skipData: 1, interfaces: 2, vpcs: 1, addresses: 2, ambiguousOwners: 0,
    });
    expect(columnBytes.get('time')).toBe(64);
    expect(columnBytes.get('staging')).toBe(0);
    expect(dictionaryBytes).toBeGreaterThan(0);
    expect(tableOf([]).summary()).toMatchObject({ records: 0, extent: null, captureInterval: 0 });
    expect(tableOf([]).present).toEqual([]);
  });

  it('holds counters above 2^32 and up to 2^53 exactly, with nulls between', () => {
    const records = [2 ** 32 + 1, null, 2 ** 53, 0, 2 ** 40 + 3].map((value, i) => ({ __time__: i, bytes: value, packets: value }));
    const table = tableOf(records);
    expect(difference(table, records)).toBeNull();
    expect(chunkOf(table, 'bytes')).toMatchObject({ width: 8, min: 0, max: 2 ** 53 });
  });

  it('packs from a base where that saves bytes', () => {
    const records = [2 ** 33, 2 ** 33 + 200].map((bytes, i) => ({ __time__: i, bytes }));
    const table = tableOf(records);
    expect(chunkOf(table, 'bytes')).toMatchObject({ width: 1, base: 2 ** 33 });
    expect(difference(table, records)).toBeNull();
  });

  it('spans more than 45 days and more than a year, unsorted', () => {
    for (const days of [46, 400]) {
      const records = Array.from({ length: 500 }, (_, i) => ({ __time__: 1_700_000_000 + ((i * 7919) % 500) * days * 172, srcport: i, end: 1_700_000_000 }));
      expect(difference(tableOf(records), records)).toBeNull();
    }
  });

  it('keeps an end without a start, before the time and with negative lags beside it', () => {
    const records: TestRecord[] = [
      { __time__: 1000, end: 1030 }, { __time__: 1001, start: 900, end: 950 }, { __time__: 1002, start: 1002 }, { __time__: 1003 },
      { __time__: 1004, start: 2000, end: 1500 }, { __time__: 1005, end: 3 },
    ];
    expect(difference(tableOf(records), records)).toBeNull();
  });

  it('knows more than 65,536 interfaces', () => {
    const count = 70_000;
    const table = usualTable();
    const sink = table.sink();
    for (let i = 0; i < count; i++) {
      put(sink, { __time__: i, 'eni-id': `eni-${i}`, 'vpc-id': `vpc-${i % 3}` });
      if (sink.batch.rows === 16_384) sink.flush();
    }
    sink.flush();
    table.finishNow();
    expect(table.interfaceTuples).toBe(count);
    expect(chunkOf(table, 'interface')?.width).toBe(4);
    const wrong = [...rows(table, ['eni-id', 'vpc-id'])].findIndex((row, i) => row['eni-id'] !== `eni-${i}` || row['vpc-id'] !== `vpc-${i % 3}`);
    expect(wrong).toBe(-1);
    expect(table.summary()).toMatchObject({ interfaces: count, vpcs: 3, records: count });
  });

  it('holds IPv6 and IPv4 addresses in one dictionary, found by any spelling', () => {
    const records = [
      { __time__: 1, srcaddr: '10.0.0.1', dstaddr: '2001:db8::1' },
      { __time__: 2, srcaddr: '2001:db8::1', dstaddr: '10.0.0.1' },
      { __time__: 3, srcaddr: '::ffff:10.0.0.1', dstaddr: '255.255.255.255' },
    ];
    const table = tableOf(records);
    const book = table.addresses;
    expect([...rows(table, ['srcaddr'])].map((row) => row['srcaddr'])).toEqual(['10.0.0.1', '2001:db8::1', '::ffff:a00:1']);
    expect(book.size).toBe(4);
    const code = book.find('2001:0db8:0:0::1');
    expect(book.text(code)).toBe('2001:db8::1');
    expect(book.family(code)).toBe(6);
    expect(book.v6(code)).toEqual([0x20010db8, 0, 0, 1]);
    expect(book.family(0)).toBe(0);
    expect(book.find('10.0.0.2')).toBe(0);
    expect(book.find('no address')).toBe(0);
  });

  it('forgets the batch at each flush: what one parser wrote is not in the next record', () => {
    const table = emptyTable();
    const sink = table.sink();
    put(sink, { __time__: 1, srcaddr: '10.0.0.1', bytes: 5, action: 'ACCEPT', mine: 'a' });
    sink.flush();
    sink.batch.numbers.__time__[0] = 2;
    sink.batch.rows = 1;
    sink.flush();
    expect([...rows(table, ['srcaddr', 'bytes', 'action', 'mine'])][1]).toEqual({ srcaddr: null, bytes: null, action: null, mine: null });
  });

  it('stands a record without a time at its start, and refuses one with neither', () => {
    const table = emptyTable();
    const sink = table.sink();
    sink.batch.numbers.start[0] = 77;
    sink.batch.rows = 1;
    sink.flush();
    expect([...rows(table, ['__time__', 'start'])]).toEqual([{ __time__: 77, start: 77 }]);
    sink.batch.rows = 1;
    expect(() => sink.flush()).toThrow('every record has a time or a start');
  });
});
