import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';

/** Files that only Node can make, written beside the benchmark pages. */
export async function prepare(folder, isQuick) {
  const { module } = await runnerImport(new URL('./data/parquet.ts', import.meta.url).pathname);
  mkdirSync(join(folder, 'data'), { recursive: true });
  for (const codec of ['SNAPPY', 'ZSTD']) {
    writeFileSync(join(folder, 'data', `aws-${codec.toLowerCase()}.parquet`), await module.awsParquet(isQuick ? 20_000 : 1_000_000, codec));
  }
}
