import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { formats } from '../../mocks/fixtures/formats.ts';
import { Memory } from '../../src/columns/memory.ts';
import { Table } from '../../src/columns/table.ts';
import { Account } from '../../src/ingest/account.ts';
import { ingestModule } from '../../src/ingest/module.ts';
import { Output } from '../../src/ingest/output.ts';
import { PacketReader } from '../../src/ingest/packets/packet-reader.ts';
import { median } from '../case.ts';
import { textFile } from '../data/files.ts';
import { packetsOf } from '../data/packets.ts';

/**
 * From the packets of a logstore to columns, in Node: `node bench/node/run.mjs packets [records] [rounds]`. Beside it: our inflate
 * and the platform's `DecompressionStream`, and a decoder of the same bytes in plain JavaScript that makes an object of each log.
 */
const [count = '200000', times = '3'] = process.argv.slice(2);
if (!('alibaba-jsonl' in formats)) throw new Error('There is no fixture of JSON lines.');
const folder = process.env['FLOWLOG_WASM'] ?? 'src/generated';
const moduleOf = (name: string): WebAssembly.Module => new WebAssembly.Module(new Uint8Array(readFileSync(`${folder}/${name}.wasm`)));
const [ingest, tableModule] = [moduleOf('ingest'), moduleOf('table')];
const lines = (await textFile('alibaba-jsonl', Number(count)).blob.text()).split('\n').filter((line) => line !== '');
const packets = packetsOf(lines);
const rawBytes = packets.reduce((sum, { raw }) => sum + raw.length, 0);
const packedBytes = packets.reduce((sum, { packed }) => sum + packed.length, 0);
console.log(`${lines.length} records in ${packets.length} packets: ${(rawBytes / 1e6).toFixed(0)} MB, ${(packedBytes / 1e6).toFixed(0)} MB packed`);

function say(what: string, milliseconds: readonly number[]): number {
  const middle = median([...milliseconds]);
  console.log(`${what}: ${middle.toFixed(0)} ms, ${(middle / lines.length * 1000).toFixed(2)} µs a record`);
  return middle;
}

async function rounds(what: string, work: () => Promise<void> | void): Promise<number> {
  const took: number[] = [];
  for (let round = 0; round <= Number(times); round++) {
    const begun = performance.now();
    await work();
    if (round > 0) took.push(performance.now() - begun);
  }
  return say(what, took);
}

let longest = 0;
function columns(packed: boolean): void {
  const memory = new Memory({ reservedBytes: 1024 * 1024 });
  const table = new Table(memory, tableModule);
  const output = new Output(table.sink(), memory, new Account('bench', null));
  const reader = new PacketReader(output, ingestModule(ingest, memory));
  for (const each of packets) {
    let slice = performance.now();
    for (const _ of reader.read({ bytes: packed ? each.packed : each.raw, compression: packed ? 'deflate' : 'none', rawBytes: each.raw.length, shard: 0, cursor: '' })) {
      longest = Math.max(longest, performance.now() - slice);
      slice = performance.now();
    }
    if (table.workDue) for (const _ of table.work()) continue;
  }
  output.flush();
  table.finishNow();
  reader.release();
  output.release();
  if (table.rows !== lines.length) throw new Error(`${table.rows} records of ${lines.length}`);
}

/** A Log as an object, from a plain walk over the bytes. */
function plainly(bytes: Uint8Array): number {
  const text = new TextDecoder();
  let records = 0;
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  };
  while (at < bytes.length) {
    at++;
    const groupEnd = varint() + at;
    while (at < groupEnd) {
      const tag = bytes[at++];
      const end = varint() + at;
      if (tag === 0x0a) {
        const log: Record<string, string | number> = {};
        while (at < end) {
          if (bytes[at++] === 0x08) log['__time__'] = varint();
          else {
            varint();
            at++;
            const keyEnd = varint() + at;
            const key = text.decode(bytes.subarray(at, keyEnd));
            at = keyEnd + 1;
            const valueEnd = varint() + at;
            log[key] = text.decode(bytes.subarray(at, valueEnd));
            at = valueEnd;
          }
        }
        records++;
      }
      at = end;
    }
  }
  return records;
}

async function streamed(packed: Uint8Array): Promise<number> {
  const stream = new Blob([new Uint8Array(packed)]).stream().pipeThrough(new DecompressionStream('deflate'));
  let bytes = 0;
  for await (const part of stream) bytes += part.length;
  return bytes;
}

const ours = await rounds('inflate, decode, columns', () => columns(true));
const decoding = await rounds('decode, columns (not packed)', () => columns(false));
console.log(`so inflating: ${(ours - decoding).toFixed(0)} ms; longest step ${longest.toFixed(1)} ms`);
await rounds('DecompressionStream alone', async () => {
  for (const { packed } of packets) await streamed(packed);
});
await rounds('zlib of Node alone, in one piece', () => {
  for (const { packed } of packets) inflateSync(packed);
});
const plain = await rounds('plain JavaScript: decode to objects, no columns', () => {
  for (const { raw } of packets) plainly(raw);
});
console.log(`${(plain / decoding).toFixed(1)} times as long as ours with columns`);
