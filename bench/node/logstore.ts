import { readFileSync } from 'node:fs';
import { beginAt } from '../../mocks/cloud/beginnings.ts';
import { DirectSource } from '../../mocks/cloud/delivery/direct-source.ts';
import { holdingOf, type Pulled } from '../../mocks/cloud/delivery/packet-source.ts';
import { Memory } from '../../src/columns/memory.ts';
import { Table } from '../../src/columns/table.ts';
import { Account } from '../../src/ingest/account.ts';
import { ingestModule } from '../../src/ingest/module.ts';
import { Output } from '../../src/ingest/output.ts';
import { PacketReader } from '../../src/ingest/packets/packet-reader.ts';

/**
 * The demo cloud's logstore in Node: `node bench/node/run.mjs logstore [records]`. How long its packets take when nothing is made yet
 * (cold) and when they are held ready, and what the page's own share of them is: inflating, decoding, columns.
 */
const [count = '1000000'] = process.argv.slice(2);
const now = 1770292800;
const state = beginAt({ beginning: 'running' }, now);
const holding = holdingOf(state, now, 'cn-hangzhou', 'vpc-flow-prod', 'vpc-flowlog');
if (holding === null) throw new Error('The running account has no such logstore.');
const source = new DirectSource();

interface Packet extends Pulled {
  readonly shard: number;
}

/** As the page reads: shards side by side, from an hour on until there are enough. */
async function pulled(want: number): Promise<Packet[]> {
  const packets: Packet[] = [];
  const readers = await Promise.all(holdingShards().map(async (shard) => ({ shard, cursor: await source.cursor(inHolding(), shard, now - 7 * 86400 + 1200) })));
  let records = 0;
  while (records < want) {
    const before = records;
    for (const reader of readers) {
      const packet = await source.pull(inHolding(), { shard: reader.shard, cursor: reader.cursor, endCursor: null, count: 1000, compression: 'deflate' });
      reader.cursor = packet.next;
      records += packet.records;
      if (packet.groups > 0) packets.push({ ...packet, shard: reader.shard });
    }
    if (records === before) break;
  }
  return packets;
}

function inHolding(): NonNullable<typeof holding> {
  if (holding === null) throw new Error('The running account has no such logstore.');
  return holding;
}

function holdingShards(): number[] {
  return inHolding().logstore.shards.map(({ id }) => id);
}

async function timed<T>(what: string, work: () => Promise<T> | T): Promise<T> {
  const [begun, before] = [performance.now(), process.cpuUsage()];
  const value = await work();
  const used = process.cpuUsage(before);
  console.log(`${what}: ${((performance.now() - begun) / 1000).toFixed(2)} s (${((used.user + used.system) / 1e6).toFixed(2)} s of processor)`);
  return value;
}

const folder = process.env['FLOWLOG_WASM'] ?? 'src/generated';
const moduleOf = (name: string): WebAssembly.Module => new WebAssembly.Module(new Uint8Array(readFileSync(`${folder}/${name}.wasm`)));
const [ingest, tableModule] = [moduleOf('ingest'), moduleOf('table')];

function columns(packets: readonly Packet[]): number {
  const memory = new Memory({ reservedBytes: 1024 * 1024 });
  const table = new Table(memory, tableModule);
  const output = new Output(table.sink(), memory, new Account('bench', null));
  const reader = new PacketReader(output, ingestModule(ingest, memory));
  for (const { body, rawSize, shard } of packets) {
    for (const _ of reader.read({ bytes: body, compression: 'deflate', rawBytes: rawSize, shard, cursor: '' })) continue;
    if (table.workDue) for (const _ of table.work()) continue;
  }
  output.flush();
  table.finishNow();
  reader.release();
  output.release();
  return table.rows;
}

const cold = await timed('packets, cold', () => pulled(Number(count)));
const sum = (of: (packet: Packet) => number): number => cold.reduce((total, packet) => total + of(packet), 0);
const records = sum((packet) => packet.records);
console.log(`${records} records in ${cold.length} packets: ${(sum((packet) => packet.rawSize) / 1e6).toFixed(0)} MB, ${(sum((packet) => packet.body.length) / 1e6).toFixed(0)} MB packed`);
const ready = await timed('packets, ready', () => pulled(Number(count)));
if (ready.some((packet, i) => packet.next !== cold[i]?.next)) throw new Error('What was ready is something else than before.');
for (let round = 0; round < 2; round++) {
  const rows = await timed('the page\'s share: inflate, decode, columns', () => columns(ready));
  if (rows !== records) throw new Error(`${rows} records of ${records}`);
}
