import { createRequire } from 'node:module';
import { parquetFile, type ParquetColumn, type ParquetType } from '../../src/ingest/testing/parquet-writer.ts';
import { factsOfDemo } from '../../mocks/fixtures/from-demo.ts';
import type { FlowFact } from '../../mocks/fixtures/facts.ts';

interface Zstd {
  init(): Promise<void>;
  compress(bytes: Uint8Array, level?: number): Uint8Array;
}

const text = (name: string, of: (fact: FlowFact) => string | null, dictionary = true): Made => ({ name, type: 'BYTE_ARRAY', of, dictionary });
const whole = (name: string, of: (fact: FlowFact) => number | null, dictionary = false): Made => ({ name, type: 'INT32', of, dictionary });
const long = (name: string, of: (fact: FlowFact) => bigint | null): Made => ({ name, type: 'INT64', of, dictionary: false });

interface Made {
  readonly name: string;
  readonly type: ParquetType;
  readonly of: (fact: FlowFact) => string | number | bigint | null;
  readonly dictionary: boolean;
}

const isOk = (fact: FlowFact): boolean => fact.status === 'OK';
const columns: readonly Made[] = [
  whole('version', () => 5, true), text('account_id', (f) => f.account), text('interface_id', (f) => f.eni),
  text('srcaddr', (f) => (isOk(f) ? f.src : null)), text('dstaddr', (f) => (isOk(f) ? f.dst : null)),
  whole('srcport', (f) => (isOk(f) ? f.srcPort : null)), whole('dstport', (f) => (isOk(f) ? f.dstPort : null)),
  long('protocol', (f) => (isOk(f) ? BigInt(f.protocol) : null)), long('packets', (f) => (isOk(f) ? BigInt(f.packets) : null)),
  long('bytes', (f) => (isOk(f) ? BigInt(f.bytes) : null)), long('start', (f) => BigInt(f.start)), long('end', (f) => BigInt(f.end)),
  text('action', (f) => (isOk(f) ? f.action : null)), text('log_status', (f) => f.status), text('vpc_id', (f) => f.vpc), text('subnet_id', (f) => f.vswitch),
  text('instance_id', (f) => f.vm), whole('tcp_flags', (f) => f.flags, true), text('flow_direction', (f) => (isOk(f) ? (f.direction === 'in' ? 'ingress' : 'egress') : null)),
];

/** Parquet as AWS delivers it (19 columns, groups of 128 Ki rows), packed with real Snappy or Zstandard. In Node. */
export async function awsParquet(records: number, codec: 'SNAPPY' | 'ZSTD'): Promise<Uint8Array> {
  const facts = factsOfDemo({ records });
  const made = columns.map(({ name, type, of, dictionary }): ParquetColumn => ({ name, type, values: facts.map(of), dictionary, utf8: type === 'BYTE_ARRAY' }));
  const zstd = createRequire(import.meta.url)('@bokuweb/zstd-wasm') as Zstd; // CommonJS; the two calls used are named above.
  await zstd.init();
  const pack = codec === 'ZSTD' ? { pack: (bytes: Buffer) => Buffer.from(zstd.compress(bytes, 3)) } : {};
  return parquetFile(made, { codec, rowsPerGroup: 131_072, rowsPerPage: 20_000, ...pack });
}
