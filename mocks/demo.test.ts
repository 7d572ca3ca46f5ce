import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { demo, type DemoOptions } from './demo.ts';
import { firstDay, smallDemo } from './demo-choice.ts';
import { type DemoAsk, serveChunks, streamFrom } from './demo-port.ts';
import { readRecords, textOf } from './testing.ts';

function hash(options: DemoOptions): string {
  const sum = createHash('sha256');
  for (const chunk of demo(options).chunks()) sum.update(chunk);
  return sum.digest('hex');
}

async function readAll(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

describe('the demo', () => {
  test('the same options give the same bytes, another seed gives others', () => {
    expect(hash(smallDemo)).toBe(hash(smallDemo));
    expect(hash({ ...smallDemo, seed: 2 })).not.toBe(hash(smallDemo));
  });

  test('an hour of the day is the same, made alone or as a part', () => {
    const choice = { records: 20_000, hours: 1, startSeconds: firstDay + 9 * 3600 };
    const hour = readRecords(choice).filter(({ path }) => path === '17');
    const day = readRecords({ records: 0, hours: 11 }).filter(({ path }) => path === '17');
    expect(hour.length).toBeGreaterThan(200);
    expect(day.filter(({ start }) => start >= choice.startSeconds && start < choice.startSeconds + 3600)).toEqual(hour);
  });

  test('the day has about the number of records asked for, in the order of time, within the day', () => {
    const times = textOf({}).trimEnd().split('\n').slice(1).map((line) => Number(line.slice(0, 10)));
    expect(Math.abs(times.length / 300_000 - 1)).toBeLessThan(0.05);
    expect(times.findIndex((time, i) => i > 0 && time < (times[i - 1] ?? 0))).toBe(-1);
    expect(times[0]).toBeGreaterThanOrEqual(firstDay);
    expect(times.at(-1)).toBeLessThan(firstDay + 86400);
    expect(times.at(-1)).toBeGreaterThan(firstDay + 86400 - 60);
  });

  test('small: about 2,000 records of five minutes', () => {
    const records = readRecords(smallDemo);
    expect(Math.abs(records.length - 2000)).toBeLessThan(200);
    expect(new Set(records.map(({ start }) => Math.floor(start / 60))).size).toBe(5);
  });

  test('a longer capture interval makes longer records of the same traffic', () => {
    const options = { records: 40_000, hours: 2, startSeconds: firstDay + 10 * 3600 };
    const tens = readRecords({ ...options, intervalSeconds: 600 });
    expect(Math.max(...tens.map(({ start, end }) => end - start))).toBe(600);
    const minute = demo({ ...options, intervalSeconds: 60 }).truth().total.bytes;
    const ten = demo({ ...options, intervalSeconds: 600 }).truth().total.bytes;
    expect(Math.abs(ten / minute - 1)).toBeLessThan(0.35);
  });

  test('JSON lines hold the same records as CSV', () => {
    const rows = readRecords(smallDemo);
    const lines = textOf({ ...smallDemo, format: 'jsonl' }).trimEnd().split('\n');
    expect(lines.length).toBe(rows.length);
    for (const [i, line] of lines.entries()) {
      const record: unknown = JSON.parse(line);
      const row = rows[i];
      const dash = (value: number | null | undefined): string => (value === null || value === undefined ? '-' : String(value));
      expect(record).toEqual({
        __time__: row?.time, version: '1', 'account-id': '1210123456789012', 'eni-id': row?.eni, 'vm-id': row?.vm,
        'vswitch-id': row?.vswitch, 'vpc-id': row?.vpc, type: row?.type, srcaddr: row?.src, dstaddr: row?.dst,
        direction: row?.direction, traffic_path: row?.path, 'log-status': row?.status, action: row?.action,
        protocol: dash(row?.protocol), srcport: dash(row?.srcPort), dstport: dash(row?.dstPort),
        packets: dash(row?.packets), bytes: dash(row?.bytes), 'tcp-flags': dash(row?.flags), start: dash(row?.start),
        end: dash(row?.end),
      });
    }
  });
});

describe('the stream', () => {
  const options = { records: 10_000, hours: 1 };

  test('carries the bytes in chunks of at most 256 KiB', async () => {
    const sizes: number[] = [];
    const sum = createHash('sha256');
    for await (const chunk of demo(options).stream()) {
      sizes.push(chunk.length);
      sum.update(chunk);
    }
    expect(sum.digest('hex')).toBe(hash(options));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(262_144);
    expect(Math.min(...sizes.slice(0, -1))).toBeGreaterThan(260_000);
  });

  test('arrives whole over a port, and says when it has ended', async () => {
    const { port1, port2 } = new MessageChannel();
    serveChunks(demo(options).chunks(), port2);
    let ended = 0;
    const bytes = await readAll(streamFrom(port1, () => ended++));
    port1.close();
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash(options));
    expect(ended).toBe(1);
  });

  test('stops when the reader cancels', async () => {
    const { port1, port2 } = new MessageChannel();
    let made = 0;
    const endless = (function* () {
      for (;;) {
        made++;
        yield new Uint8Array(10);
      }
    })();
    serveChunks(endless, port2);
    let ended = 0;
    const reader = streamFrom(port1, () => ended++).getReader();
    await reader.read();
    await reader.cancel();
    const closed = new Promise((resolve) => port1.addEventListener('close', resolve));
    await closed;
    expect(ended).toBe(1);
    expect(made).toBeLessThan(20);
    expect(endless.next().done).toBe(true);
  });

  test('a failure while making reaches the reader', async () => {
    const { port1, port2 } = new MessageChannel();
    // eslint-disable-next-line require-yield -- it fails before its first chunk
    serveChunks((function* (): Generator<Uint8Array<ArrayBuffer>, void, void> { throw new Error('no such traffic'); })(), port2);
    await expect(streamFrom(port1, () => undefined).getReader().read()).rejects.toThrow('no such traffic');
    port1.postMessage('stop' satisfies DemoAsk);
  });
});
