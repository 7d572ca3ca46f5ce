import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Memory, MemoryExceeded } from '../columns/memory.ts';
import { readFile } from './read.ts';
import { CollectingSink } from './testing/collect.ts';
import { compiledIngest } from './testing/module.ts';
import { below, seeded } from './testing/random.ts';
import { read, streamOf } from './testing/reading.ts';

const line = '2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK';
const many = (count: number): string => `${Array.from({ length: count }, () => line).join('\n')}\n`;
const quiet = { signal: { aborted: false }, pause: () => Promise.resolve(), progress: () => undefined };
const bytesOf = (...values: (string | number[])[]): Buffer => Buffer.concat(values.map((value) => (typeof value === 'string' ? Buffer.from(value, 'latin1') : Buffer.from(value))));

describe('a file that is no flow log', () => {
  it('is empty, gzip of nothing included', async () => {
    for (const content of [Buffer.alloc(0), gzipSync(''), Buffer.from('\n\n  \n'), Buffer.from('\uFEFF')]) expect((await read(content)).report).toMatchObject({ state: 'failed', failure: { kind: 'empty' } });
  });

  it('is called what it is', async () => {
    const noise = seeded(4);
    const cases: [Buffer, unknown][] = [
      [bytesOf([0x89], 'PNG\r\n\x1a\n', [0, 0, 0, 13]), { kind: 'not-a-log', looksLike: 'picture' }],
      [bytesOf([0xff, 0xd8, 0xff, 0xe0], 'JFIF'), { kind: 'not-a-log', looksLike: 'picture' }],
      [bytesOf('GIF89a...'), { kind: 'not-a-log', looksLike: 'picture' }],
      [bytesOf('RIFF....WEBPVP8 '), { kind: 'not-a-log', looksLike: 'picture' }],
      [bytesOf('%PDF-1.7\n'), { kind: 'not-a-log', looksLike: 'pdf' }],
      [bytesOf('PK', [3, 4], '....a.txt'), { kind: 'not-a-log', looksLike: 'zip' }],
      [bytesOf('PK', [3, 4], '....[Content_Types].xml'), { kind: 'not-a-log', looksLike: 'spreadsheet' }],
      [bytesOf([0x28, 0xb5, 0x2f, 0xfd, 1, 2, 3]), { kind: 'zstd' }],
      [bytesOf([0xff, 6, 0, 0], 'sNaPpY'), { kind: 'snappy' }],
      [bytesOf('ORC....'), { kind: 'orc' }],
      [Buffer.from(Array.from({ length: 100_000 }, () => below(noise, 256))), { kind: 'not-a-log', looksLike: 'binary' }],
      [bytesOf('<!doctype html><html>'), { kind: 'not-a-log', looksLike: 'text' }],
      [bytesOf('just\nsome words\nof prose'), { kind: 'unknown-columns', preview: ['just', 'some words', 'of prose'] }],
      [bytesOf('{"a":1}\n{"b":2}'), { kind: 'unknown-columns', preview: ['{"a":1}', '{"b":2}'] }],
    ];
    for (const [content, failure] of cases) {
      expect((await read(content)).report).toMatchObject({ state: 'failed', failure, records: 0 });
      expect((await read(gzipSync(content), { name: 'flow.log' })).report.failure).toEqual(failure);
    }
  });
});

describe('reading', () => {
  it('opens gzip inside gzip by content, whatever the name says', async () => {
    expect((await read(gzipSync(gzipSync(many(3))), { name: 'a.txt', chunk: 5 })).report).toMatchObject({ records: 3, failure: null });
    expect((await read(many(3), { name: 'a.gz' })).report).toMatchObject({ records: 3, failure: null });
  });

  it('gives the same records however the bytes are cut', async () => {
    const text = `\uFEFF${many(20)}${line.replace('eni-1235b8ca123456789', 'eni-ünï')}`;
    const whole = await read(text);
    expect(whole.report).toMatchObject({ records: 21, skipped: 0 });
    expect(whole.records[20]?.['eni-id']).toBe('eni-ünï');
    for (const chunk of [1, 2, 3, 61, 997]) expect((await read(text, { chunk })).records).toEqual(whole.records);
  });

  it('keeps what could be decoded of damaged gzip, trusts no line that was cut, and tells where', async () => {
    const random = seeded(8);
    const packed = gzipSync(many(5000).replace(/20641/g, () => String(1000 + below(random, 60_000))));
    const cut = await read(packed.subarray(0, packed.length >> 1));
    expect(cut.report).toMatchObject({ state: 'read', notes: [{ kind: 'gzip-damaged', detail: 'cut', offset: packed.length >> 1 }] });
    expect(cut.report.records).toBeGreaterThan(1000);
    expect(cut.report.skipped).toBe(1);
    expect(cut.report.firstSkipped[0]?.reason).toEqual({ kind: 'not-a-record', detail: 'cut off' });
    const trailing = await read(Buffer.concat([packed, Buffer.from('tail')]));
    expect(trailing.report).toMatchObject({ records: 5000, skipped: 0, notes: [{ kind: 'gzip-damaged', detail: 'trailing', offset: packed.length }] });
  });

  it('keeps what was read before the file vanished', async () => {
    const memory = new Memory();
    const sink = new CollectingSink(memory);
    const bytes = Buffer.from(many(2000));
    const report = await readFile({ name: 'a', bytes: bytes.length, stream: streamOf(bytes, 10_000, new Error('gone')) }, sink, memory, { ingest: compiledIngest() }, quiet);
    expect(report).toMatchObject({ state: 'failed', failure: { kind: 'vanished', message: 'gone' }, records: 2000 });
    expect(sink.records).toHaveLength(2000);
  });

  it('skips what is no line of a log, with its number, its reason and its beginning', async () => {
    const text = [line, 'x'.repeat(3_000_000), line.replace('20641', '70000'), line.replace('172.31.16.21', '172.31.16.XX'), line.replace('4249', '-5'), line.replace(' 22 ', ' ssh '), 'a\0b', line].join('\n');
    for (const chunk of [1000, 5_000_000]) {
      const { report, records } = await read(text, { chunk });
      expect(records).toHaveLength(2);
      expect(report.firstSkipped.map(({ line: at, reason }) => [at, reason.kind])).toEqual([[2, 'too-long'], [3, 'out-of-range'], [4, 'not-an-address'], [5, 'out-of-range'], [6, 'not-a-number'], [7, 'field-count']]);
      expect(report.firstSkipped[0]).toMatchObject({ reason: { bytes: 3_000_000 } });
      expect(report.firstSkipped.every(({ text: kept }) => kept.length <= 160)).toBe(true);
    }
  });

  it('keeps the first hundred skipped lines and the first of each reason', async () => {
    const { report } = await read([line, ...Array.from({ length: 500 }, () => 'too few words'), line.replace(' 22 ', ' ssh ')].join('\n'));
    expect(report.skipped).toBe(501);
    expect(report.firstSkipped).toHaveLength(100);
    expect(report.reasons.map(({ lines, first }) => [lines, first.line])).toEqual([[500, 2], [1, 502]]);
  });

  it('stops when it is told to, and keeps what it has', async () => {
    const memory = new Memory();
    const sink = new CollectingSink(memory);
    const signal = { aborted: false };
    let pauses = 0;
    const hooks = { ...quiet, signal, pause: () => ((signal.aborted = ++pauses >= 2), Promise.resolve()) };
    const endless = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new TextEncoder().encode(many(1000))) });
    const report = await readFile({ name: 'a', bytes: null, stream: endless }, sink, memory, { ingest: compiledIngest() }, hooks);
    expect(report).toMatchObject({ state: 'cancelled', failure: { kind: 'cancelled' } });
    expect(report.records).toBe(sink.records.length);
  });

  it('ends with the fact when the memory does', async () => {
    const memory = new Memory();
    const sink = new CollectingSink(memory);
    sink.onFlush = () => {
      throw new MemoryExceeded(10, 5);
    };
    const bytes = Buffer.from(many(20_000));
    const report = await readFile({ name: 'a', bytes: bytes.length, stream: streamOf(bytes, 100_000) }, sink, memory, { ingest: compiledIngest() }, quiet);
    expect(report).toMatchObject({ state: 'failed', failure: { kind: 'memory', neededBytes: 10, budgetBytes: 5 } });
  });

  it('gives back all memory it took', async () => {
    const memory = new Memory();
    const sink = new CollectingSink(memory);
    const used = memory.usedBytes;
    for (const content of [gzipSync(many(3000)), Buffer.from('{"eni-id":"e","srcaddr":"10.0.0.1","start":"9"}\n'), Buffer.from('nothing')]) {
      await readFile({ name: 'a', bytes: null, stream: streamOf(content, 9999) }, sink, memory, { ingest: compiledIngest() }, quiet);
      expect(memory.usedBytes).toBe(used);
    }
  });

  it('reads columns as the reader maps them, text and JSON, and only where they are not known', async () => {
    const mapping = { delimiter: ',', headerLines: 1, columns: [{ source: 'when', field: 'start' }, { source: 'who', field: 'srcaddr' }, { source: 'team', field: 'team' }, { source: 'x', field: null }] } as const;
    const { report, records } = await read('when,who,team,x\n1720000000,10.0.0.1,"blue, red",zzz\n2024-07-12T09:10:20Z,10.0.0.2,-,y\n', { mapping });
    expect(report).toMatchObject({ format: 'mapped-text', records: 2, skipped: 0 });
    expect(records[0]).toMatchObject({ start: 1_720_000_000, srcaddr: '10.0.0.1', 'x:team': 'blue, red' });
    expect(records[1]).toMatchObject({ start: 1_720_775_420 });
    expect(Object.keys(records[0] ?? {}).filter((name) => name.startsWith('x:'))).toEqual(['x:team']);
    const json = await read('{"when":1720000000,"who":"10.0.0.1","team":"blue","more":"m"}', { mapping: { ...mapping, delimiter: 'json', headerLines: 0 } });
    expect(json.report.format).toBe('mapped-json');
    expect(json.records[0]).toMatchObject({ start: 1_720_000_000, srcaddr: '10.0.0.1', 'x:team': 'blue', 'x:more': 'm' });
    expect((await read(many(1), { mapping })).report.format).toBe('aws-text');
  });
});
