import type { BenchCase } from '../case.ts';
import type { ReadingOrder, ReadingTimes } from '../workers/reading.ts';

type TextOrder = Omit<Extract<ReadingOrder, { kind: 'text' }>, 'kind' | 'records' | 'rounds'>;

const texts: readonly (TextOrder & { readonly title: string })[] = [
  { title: 'AWS text, gzip', format: 'aws-v5', gzip: true, plain: 'space' },
  { title: 'AWS text', format: 'aws-v5', gzip: false, plain: 'space' },
  { title: 'Alibaba JSON lines', format: 'alibaba-jsonl', gzip: false, plain: 'json' },
  { title: 'Alibaba JSON lines, gzip', format: 'alibaba-jsonl', gzip: true, plain: 'json' },
  { title: 'Alibaba CSV', format: 'alibaba-csv', gzip: false, plain: 'comma' },
  { title: 'Huawei VPC text', format: 'huawei-v2', gzip: false, plain: null },
  { title: 'Huawei ER text', format: 'huawei-er', gzip: false, plain: null },
  { title: 'Huawei LTS JSON', format: 'huawei-lts', gzip: false, plain: 'json' },
  { title: 'GCP JSON lines', format: 'gcp', gzip: false, plain: null },
  { title: 'Azure VNet JSON', format: 'azure-vnet', gzip: false, plain: null },
];

function ask(order: ReadingOrder): Promise<ReadingTimes> {
  const worker = new Worker(new URL('../workers/reading.ts', import.meta.url), { type: 'module' });
  return new Promise<ReadingTimes>((done, failed) => {
    worker.onmessage = (event: MessageEvent<{ times?: ReadingTimes; error?: string }>) => (event.data.times ? done(event.data.times) : failed(new Error(event.data.error)));
    worker.onerror = (event) => failed(new Error(event.message));
    worker.postMessage(order, order.kind === 'parquet' ? [order.bytes.buffer] : []);
  }).finally(() => worker.terminate());
}

/** Made beforehand in Node, where the packers are (`prepare.mjs`), and served beside the benchmark pages. */
async function parquetOf(compression: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(`/data/aws-${compression}.parquet`);
  if (!response.ok) throw new Error(`The Parquet file was not made: ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}

export const bench: BenchCase = {
  title: 'Reading files',
  async run({ isQuick, say }) {
    const records = isQuick ? 20_000 : 1_000_000;
    const rounds = isQuick ? 1 : 5;
    const measured: { title: string; times: ReadingTimes }[] = [];
    for (const { title, ...order } of texts) {
      say(title);
      measured.push({ title, times: await ask({ kind: 'text', ...order, records, rounds }) });
    }
    for (const compression of ['snappy', 'zstd'] as const) {
      say(`Parquet, ${compression}`);
      measured.push({ title: `AWS Parquet, ${compression}`, times: await ask({ kind: 'parquet', bytes: await parquetOf(compression), rounds }) });
    }
    const perSecond = (count: number, milliseconds: number): number => Math.round((count / milliseconds) * 1000);
    return {
      figures: Object.fromEntries(measured.map(({ title, times }) => [title, times])),
      tables: [
        {
          title: `About ${records.toLocaleString('en')} records each, or as many as stand there, from a file to sealed and labelled columns, in one worker; median of ${rounds}`,
          columns: ['format', 'records', 'records/s', 'MB/s of text', 'plain reader, records/s', 'ratio', 'bytes of columns per record', 'longest slice, ms'],
          rows: measured.map(({ title, times: t }) => [
            title, t.records, perSecond(t.records, t.productMilliseconds), Math.round(t.textBytes / 1000 / t.productMilliseconds),
            t.plainMilliseconds === null ? '–' : perSecond(t.records, t.plainMilliseconds),
            t.plainMilliseconds === null ? '–' : Number((t.plainMilliseconds / t.productMilliseconds).toFixed(2)),
            Number(t.columnBytesPerRecord.toFixed(1)), Number(t.longestSliceMilliseconds.toFixed(1)),
          ]),
        },
      ],
      notes: [
        'The plain reader splits text into lines and lines into words (or parses each line as JSON, or takes rows of Parquet as objects), fills the same kind of columns, and checks nothing.',
        'MB/s counts the text after inflating; for Parquet, the file.',
      ],
    };
  },
};
