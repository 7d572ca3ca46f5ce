import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Memory } from '../../src/columns/memory.ts';
import { Table } from '../../src/columns/table.ts';
import { readFile } from '../../src/ingest/read.ts';
import { formats, type FormatName } from '../../mocks/fixtures/formats.ts';
import { median } from '../case.ts';
import { textFile } from '../data/files.ts';

/**
 * The way from bytes to columns alone in Node, for finding out where time goes: `node bench/node/run.mjs reading [format]
 * [records] [gzip] [rounds]`. The figures that count are those of `npm run bench`, in a browser.
 */
const [format = 'aws-v5', count = '1000000', packed = 'plain', times = '5'] = process.argv.slice(2);
if (!(format in formats)) throw new Error(`No format is named ${format}; there are ${Object.keys(formats).join(', ')}.`);
const folder = process.env['FLOWLOG_WASM'] ?? 'src/generated';
const moduleOf = (name: string): WebAssembly.Module => new WebAssembly.Module(new Uint8Array(readFileSync(`${folder}/${name}.wasm`)));
const [ingest, tableModule] = [moduleOf('ingest'), moduleOf('table')];
const text = textFile(format as FormatName, Number(count)).blob; // Just tested.
const blob = packed === 'gzip' ? new Blob([gzipSync(new Uint8Array(await text.arrayBuffer()))]) : text;
console.log(`${format}: ${(text.size / 1e6).toFixed(0)} MB of text${packed === 'gzip' ? `, ${(blob.size / 1e6).toFixed(0)} MB packed` : ''}`);

const totals: number[] = [];
for (let round = 0; round <= Number(times); round++) {
  const memory = new Memory({ reservedBytes: 1024 * 1024 });
  const table = new Table(memory, tableModule);
  let [slices, longest, working] = [0, 0, 0];
  const begun = performance.now();
  let slice = begun;
  const report = await readFile({ name: 'bench', bytes: blob.size, stream: blob.stream(), blob }, table.sink(), memory, { ingest }, {
    signal: { aborted: false },
    pause: async () => {
      const read = performance.now();
      longest = Math.max(longest, read - slice);
      slices++;
      if (table.workDue) for (const _ of table.work()) continue;
      working += performance.now() - read;
      await new Promise((resolve) => setImmediate(resolve));
      slice = performance.now();
    },
    progress: () => undefined,
  });
  const finishing = performance.now();
  table.finishNow();
  const ended = performance.now();
  if (report.failure) throw new Error(JSON.stringify(report.failure));
  if (round > 0) totals.push(ended - begun);
  console.log(
    `${round === 0 ? 'cold ' : ''}${report.records} records (${report.skipped} skipped) in ${(ended - begun).toFixed(0)} ms: ` +
      `sealing ${working.toFixed(0)}, end ${(ended - finishing).toFixed(0)}, ${slices} slices, longest ${longest.toFixed(1)} ms`,
  );
}
console.log(`median ${median(totals).toFixed(0)} ms, ${Math.round(Number(count) / median(totals)).toLocaleString('en')} thousand records/s`);
