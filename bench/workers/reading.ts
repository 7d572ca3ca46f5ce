import { Memory } from '../../src/columns/memory.ts';
import { Table } from '../../src/columns/table.ts';
import { loadModules } from '../../src/engine/embedded/assets.ts';
import { createPause } from '../../src/base/pause.ts';
import { readFile } from '../../src/ingest/read.ts';
import type { FormatName } from '../../mocks/fixtures/formats.ts';
import { gzipped, textFile } from '../data/files.ts';
import { readParquetPlainly, readPlainly } from '../data/plain-readers.ts';
import { median } from '../case.ts';

/** Reads one file `rounds` times with the product and with the plain reader, turn and turn about. */
export type ReadingOrder =
  | { readonly kind: 'text'; readonly format: FormatName; readonly gzip: boolean; readonly plain: 'space' | 'comma' | 'json' | null; readonly records: number; readonly rounds: number }
  | { readonly kind: 'parquet'; readonly bytes: Uint8Array<ArrayBuffer>; readonly rounds: number };

export interface ReadingTimes {
  readonly format: string | null;
  readonly records: number;
  readonly skipped: number;
  readonly bytes: number;
  readonly textBytes: number;
  readonly productMilliseconds: number;
  readonly plainMilliseconds: number | null;
  readonly columnBytesPerRecord: number;
  readonly longestSliceMilliseconds: number;
}

async function measure(order: ReadingOrder): Promise<ReadingTimes> {
  const modules = await loadModules();
  const text = order.kind === 'text' ? textFile(order.format, order.records) : null;
  const blob = order.kind === 'parquet' ? new Blob([order.bytes]) : order.gzip && text ? await gzipped(text.blob) : (text?.blob ?? new Blob());
  const turn = createPause();
  const product: number[] = [];
  const plain: number[] = [];
  let last: Omit<ReadingTimes, 'productMilliseconds' | 'plainMilliseconds'> | null = null;
  for (let round = 0; round <= order.rounds; round++) {
    const memory = new Memory({ reservedBytes: 1024 * 1024 });
    const table = new Table(memory, modules.table);
    let longest = 0;
    const begun = performance.now();
    let sliceBegun = begun;
    const pause = async (): Promise<void> => {
      longest = Math.max(longest, performance.now() - sliceBegun);
      await turn();
      if (table.workDue) for (const _ of table.work()) continue;
      sliceBegun = performance.now();
    };
    const report = await readFile({ name: 'bench', bytes: blob.size, stream: blob.stream(), blob }, table.sink(), memory, { ingest: modules.ingest }, {
      signal: { aborted: false },
      pause,
      progress: () => undefined,
    });
    table.finishNow();
    if (round > 0) product.push(performance.now() - begun);
    if (report.failure) throw new Error(`The file was not read: ${JSON.stringify(report.failure)}`);
    const columnBytes = [...table.summary().columnBytes.values()].reduce((sum, bytes) => sum + bytes, 0);
    last = {
      format: report.format, records: report.records, skipped: report.skipped, bytes: blob.size, textBytes: text?.blob.size ?? blob.size,
      columnBytesPerRecord: columnBytes / report.records, longestSliceMilliseconds: longest,
    };
    const plainBegun = performance.now();
    if (order.kind === 'parquet') await readParquetPlainly(blob);
    else if (order.plain) await readPlainly(blob, order.plain, order.gzip);
    else continue;
    if (round > 0) plain.push(performance.now() - plainBegun);
  }
  if (!last) throw new Error('Nothing was read.');
  return { ...last, productMilliseconds: median(product), plainMilliseconds: plain.length > 0 ? median(plain) : null };
}

self.onmessage = (message: MessageEvent<ReadingOrder>) => {
  measure(message.data).then(
    (times) => self.postMessage({ times }),
    (error: unknown) => self.postMessage({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
};
