import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';

/** Path of the records of `traffic.ts` as a gzip file, made once for what makes them. */
async function trafficCsv(rows, say) {
  const sources = ['traffic.ts', 'traffic-file.ts'].map((name) => join(import.meta.dirname, name));
  const hash = createHash('sha256');
  for (const source of sources) hash.update(readFileSync(source));
  const folder = join(import.meta.dirname, '..', '..', '.cache', 'bench-data');
  const path = join(folder, `traffic-${rows}-${hash.digest('hex').slice(0, 12)}.csv.gz`);
  if (existsSync(path)) return path;
  say(`writing ${rows} records`);
  mkdirSync(folder, { recursive: true });
  const { module } = await runnerImport(sources[1]);
  await module.writeTraffic(`${path}.part`, rows);
  renameSync(`${path}.part`, path);
  return path;
}

/** A page of the product of 1440 × 900 that holds so many of them, with their number; `watch` runs in it before its own scripts. */
export async function trafficPage({ browser, address, rows, say, watch }) {
  const path = await trafficCsv(rows, say);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  const page = await context.newPage();
  page.setDefaultTimeout(5 * 60_000);
  if (watch) await page.addInitScript(watch);
  await page.goto(`${address}/overview?v=1&s=demo-small`);
  await page.waitForFunction(() => window.flowlog !== undefined);
  await page.evaluate(() => window.flowlog.idle());
  say(`reading ${rows} records`);
  return { context, page, records: await trafficOpened(page, path, rows) };
}

/** Opens them in a page of the product, in place of what it shows; answers how many records are held. */
async function trafficOpened(page, path, rows) {
  await page.locator('input[type=file][multiple]').first().setInputFiles(path);
  await page.getByRole('button', { name: 'Replace' }).click();
  await page.waitForFunction((least) => !window.flowlog.describe().reading && window.flowlog.describe().records >= least, rows * 0.99);
  await page.evaluate(() => window.flowlog.idle());
  return page.evaluate(() => window.flowlog.describe().records);
}
