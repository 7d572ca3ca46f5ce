import { describe, expect, it } from 'vitest';
import { Memory } from '../../columns/memory.ts';
import type { FileReport } from '../../model/source.ts';
import { Account } from '../account.ts';
import { ingestModule } from '../module.ts';
import { Output } from '../output.ts';
import { CollectingSink, type PlainRecord } from '../testing/collect.ts';
import { jsonLine } from '../testing/generate.ts';
import { compiledIngest } from '../testing/module.ts';
import { deflated, encodeGroup, encodePacket, bytesField, joined, type TestGroup, type TestLog } from '../testing/packets.ts';
import { below, pick, seeded } from '../testing/random.ts';
import { filled, read } from '../testing/reading.ts';
import { PacketReader, type Packet } from './packet-reader.ts';

const compiled = compiledIngest();

interface Decoded {
  readonly report: FileReport;
  readonly records: readonly PlainRecord[];
}

function decode(packets: readonly (Uint8Array | Partial<Packet>)[], options: { fast?: boolean; steps?: (steps: number) => void } = {}): Decoded {
  const memory = new Memory({ reservedBytes: 256 * 1024 });
  const sink = new CollectingSink(memory);
  const account = new Account('logstore', null);
  const before = memory.usedBytes;
  const output = new Output(sink, memory, account);
  const reader = new PacketReader(output, ingestModule(compiled, memory), options.fast ?? true);
  let steps = 0;
  for (const given of packets) {
    const packet: Packet = { bytes: new Uint8Array(), compression: 'none', rawBytes: null, shard: 0, cursor: 'MQ==', ...(given instanceof Uint8Array ? { bytes: given } : given) };
    for (const _ of reader.read(packet)) steps++;
  }
  output.flush();
  reader.release();
  output.release();
  options.steps?.(steps);
  if (sink.batch.extras.size === 0) expect(memory.usedBytes).toBe(before);
  return { report: account.report('read', null), records: sink.records };
}

/** The same packets by the fast and the exact way; they must agree in everything. */
function bothWays(packets: readonly (Uint8Array | Partial<Packet>)[]): Decoded {
  const fast = decode(packets);
  const exact = decode(packets, { fast: false });
  expect(fast.records.length).toBe(exact.records.length);
  for (const [i, record] of fast.records.entries()) expect(record).toEqual(exact.records[i]);
  expect({ ...fast.report, milliseconds: 0 }).toEqual({ ...exact.report, milliseconds: 0 });
  return fast;
}

const log = (i: number): TestLog => ({
  time: 1_770_000_000 + i,
  contents: [
    ['version', '1'], ['account-id', '1234567890123456'], ['eni-id', `eni-bp1${i % 50}`], ['vm-id', '-'], ['vswitch-id', 'vsw-bp1'], ['vpc-id', 'vpc-bp1'],
    ['type', 'IPv4'], ['protocol', '6'], ['srcaddr', `10.0.${i % 200}.1`], ['srcport', String(40_000 + (i % 20_000))], ['dstaddr', '172.16.0.1'], ['dstport', '443'],
    ['direction', 'in'], ['action', i % 7 === 0 ? 'REJECT' : 'ACCEPT'], ['packets', String(i)], ['bytes', String(i * 100)], ['start', String(1_770_000_000 + i)],
    ['end', String(1_770_000_060 + i)], ['log-status', 'OK'], ['traffic_path', '0'],
  ],
});

const range = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const refused = (report: FileReport): string[] => report.firstSkipped.map(({ reason }) => (reason.kind === 'packet' ? `${reason.detail} ${reason.offset}` : reason.kind));

describe('packets of a logstore', () => {
  it('become the records that the same logs are as JSON lines', async () => {
    const logs = range(900, log);
    const lines = logs.map(({ time, contents }) => JSON.stringify({ __time__: time, __topic__: 'flow', __source__: 'sls', ...Object.fromEntries(contents) }));
    const plain = await read(lines.join('\n'));
    const packets = range(3, (i) => encodePacket(range(4, (k) => ({ logs: logs.slice(i * 300 + k * 75, i * 300 + (k + 1) * 75), topic: 'flow', source: 'sls' }))));
    for (const form of [packets, packets.map((bytes) => ({ bytes: deflated(bytes), compression: 'deflate' as const, rawBytes: bytes.length }))]) {
      const { records, report } = bothWays(form);
      expect(records).toEqual(plain.records);
      expect(report).toMatchObject({ format: 'alibaba-packets', records: 900, skipped: 0 });
    }
  });

  it('agree with the exact way on hostile values, keys in any order and odd fields between them', () => {
    for (const oddity of [0, 0.05, 0.5]) {
      for (let seed = 1; seed <= 3; seed++) {
        const random = seeded(seed * 10 + oddity);
        const logs = range(450, (i): TestLog => {
          let contents: (readonly [string, string])[];
          try {
            contents = Object.entries<unknown>(JSON.parse(jsonLine(random, oddity))).map(([key, value]) => [key, String(value)] as const);
          } catch {
            contents = [['eni-id', 'eni-1']];
          }
          if (random() < oddity) contents = [...contents, pick(random, contents.length > 0 ? contents : [['a', 'b'] as const])];
          return { time: random() < oddity / 4 ? null : 1_770_000_000 + i, contents, ...(random() < 0.1 ? { nanoseconds: below(random, 1e9) } : {}) };
        });
        const groups: TestGroup[] = range(15, (i) => ({
          logs: logs.slice(i * 30, (i + 1) * 30),
          ...(random() < 0.5 ? { topic: pick(random, ['', '-', 'flow']), source: 'sls' } : {}),
          ...(random() < 0.3 ? { tags: [['__receive_time__', String(i)], ['__pack_id__', `A-${i}`]] } : {}),
        }));
        const { report } = bothWays(groups.map((group) => encodePacket([group])));
        expect(report.records + report.skipped).toBe(450);
      }
    }
  });

  it('keep topic, source and tags of a group, but no ids of packets', () => {
    const { records } = bothWays([encodePacket([{ logs: [log(1), log(2)], source: 'log_service', tags: [['__receive_time__', '1770000042'], ['__pack_id__', 'A-1']] }, { logs: [log(3)] }])]);
    expect(records.map((record) => [record['__source__'], record['__topic__'], record['x:__tag__:__receive_time__'], record['x:__tag__:__pack_id__']])).toEqual([
      ['log_service', null, '1770000042', undefined], ['log_service', null, '1770000042', undefined], [null, null, undefined, undefined],
    ]);
  });

  it('take the log’s own time, and its start where it has none', () => {
    const own = { ...log(5), contents: [['__time__', '1'], ...log(5).contents] as const };
    const { records } = bothWays([encodePacket([{ logs: [log(1), own, { ...log(6), time: null }, { time: null, contents: [['bytes', '1']] }] }])]);
    expect(records.map((record) => record['__time__'])).toEqual([1_770_000_001, 1_770_000_005, 1_770_000_006]);
  });

  it('hold more keys than the fast way has columns, and keys of any text', () => {
    const odd: TestLog = { time: 7, contents: [['__proto__', 'a'], ['constructor', 'b'], ['"', 'c'], ['键', 'd'], ['k'.repeat(300), 'e'], ['', 'f']] };
    const { records } = bothWays([encodePacket([{ logs: [odd, odd, { time: 8, contents: range(100, (i) => [`k${i}`, `v${i % 3}`] as const) }, log(1), odd] }])]);
    expect(filled(records[4])).toEqual({ __time__: 7, 'x:__proto__': 'a', 'x:constructor': 'b', 'x:"': 'c', 'x:键': 'd', [`x:${'k'.repeat(300)}`]: 'e', 'x:unnamed': 'f' });
    expect(records[2]?.['x:k99']).toBe('v0');
  });

  it('pass over fields that they do not know', () => {
    const known = encodeGroup({ logs: [log(1), log(2)] });
    const strange = joined([bytesField(2, 'category'), bytesField(5, 'machine'), Uint8Array.from([0x99, 1, 1, 2, 3, 4, 5, 6, 7, 8]), Uint8Array.from([0xa0, 1, 5]), known]);
    expect(bothWays([joined([bytesField(9, 'later'), bytesField(1, strange), bytesField(1, known)])]).report).toMatchObject({ records: 4, skipped: 0 });
  });
});

describe('damage in packets', () => {
  const whole = encodePacket([{ logs: range(10, log) }, { logs: range(10, log), topic: 't' }]);

  it('costs a log when it is inside one, and is told with its place', () => {
    const inner = [log(1), log(2), log(3)].map((one) => bytesField(1, joined([Uint8Array.from([8, 1]), bytesField(2, one.contents.map(([, value]) => value).join(''))])));
    const bytes = bytesField(1, joined([encodeGroup({ logs: [log(1)] }), ...inner, encodeGroup({ logs: [log(2)] })]));
    const { report } = bothWays([{ bytes, shard: 3, cursor: 'NDI=' }]);
    expect(report).toMatchObject({ records: 2, skipped: 3 });
    expect(report.firstSkipped[0]?.reason).toMatchObject({ kind: 'packet', shard: 3, cursor: 'NDI=' });
  });

  it('costs the rest of a group, and of a packet that ends too early', () => {
    const group = encodeGroup({ logs: range(5, log) });
    const broken = joined([bytesField(1, group.subarray(0, group.length - 30)), bytesField(1, group)]);
    const cut = bothWays([broken]);
    expect(cut.report).toMatchObject({ records: 9, skipped: 1 });
    expect(refused(cut.report)).toEqual([expect.stringMatching(/^length /)]);
    expect(bothWays([whole.subarray(0, whole.length - 50)]).report).toMatchObject({ records: 10, skipped: 1 });
  });

  it('keeps what a torn stream of zlib still gives, and tells where it tore', () => {
    const packed = deflated(whole);
    const torn = bothWays([{ bytes: packed.subarray(0, packed.length - 100), compression: 'deflate', rawBytes: whole.length }]).report;
    expect(torn.records).toBeGreaterThan(5);
    expect(refused(torn)).toEqual([`inflate ${packed.length - 100}`]);
    const sum = packed.slice();
    sum[sum.length - 1] = (sum.at(-1) ?? 0) ^ 1;
    expect(bothWays([{ bytes: sum, compression: 'deflate', rawBytes: whole.length }]).report).toMatchObject({ records: 20, skipped: 1 });
    for (const bytes of [new Uint8Array(), Uint8Array.of(1, 2, 3), joined([packed, Uint8Array.of(0)])]) {
      expect(refused(bothWays([{ bytes, compression: 'deflate', rawBytes: 10 }]).report)).toEqual([expect.stringMatching(/^inflate/)]);
    }
  });

  it('does not mind a wrong size, or none', () => {
    const large = encodePacket([{ logs: range(1500, log) }]);
    for (const rawBytes of [null, 0, 10, 1e7]) expect(bothWays([{ bytes: deflated(large), compression: 'deflate', rawBytes }]).report).toMatchObject({ records: 1500, skipped: 0 });
  });

  it('never hangs, throws or loses count, whatever the bytes are', () => {
    const random = seeded(5);
    for (let round = 0; round < 10; round++) {
      const cut = range(40, () => {
        const bytes = whole.slice();
        for (let k = 0; k < 1 + below(random, 30); k++) bytes[below(random, bytes.length)] = below(random, 256);
        return bytes.subarray(0, random() < 0.3 ? below(random, bytes.length) : bytes.length);
      });
      const { report, records } = bothWays(cut);
      expect(records.length).toBe(report.records);
      const noise = range(40, () => Uint8Array.from(range(below(random, 400), () => (random() < 0.5 ? pick(random, [8, 10, 18, 37, 2, 128, 255]) : below(random, 256)))));
      bothWays(noise);
      bothWays(noise.map((bytes) => ({ bytes: joined([Uint8Array.of(0x78, 0x9c), bytes]), compression: 'deflate' as const, rawBytes: below(random, 1000) })));
    }
  });

  it('goes in steps that are short', () => {
    let steps = 0;
    decode([encodePacket([{ logs: range(6000, log) }])], { steps: (count) => (steps = count) });
    expect(steps).toBeGreaterThan(3);
  });
});
