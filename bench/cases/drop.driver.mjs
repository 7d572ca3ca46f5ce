import { gzipSync } from 'node:zlib';
import { runnerImport } from 'vite';

const records = 150_000;

function middle(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** From the moment that the page has the file to the moment that nothing is pending: every visible panel is final and drawn. */
async function dropOnce(browser, address, buffer) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForFunction(() => window.flowlog !== undefined);
  await page.evaluate(() => window.flowlog.idle());
  await page.evaluate(() => {
    const input = document.querySelector('input[type=file][multiple]');
    input.addEventListener('change', () => (window.droppedAt = performance.now()), { capture: true, once: true });
  });
  await page.locator('input[type=file][multiple]').first().setInputFiles({ name: 'flowlog.csv.gz', mimeType: 'application/gzip', buffer });
  const milliseconds = await page.evaluate(async () => {
    await window.flowlog.idle();
    return performance.now() - window.droppedAt;
  });
  const held = await page.evaluate(() => window.flowlog.describe());
  if (held.reading || held.records < records * 0.9) throw new Error(`Only ${held.records} records are held.`);
  const problems = await page.evaluate(async () => (await window.flowlog.panels()).filter((panel) => panel.problem).map((panel) => panel.id));
  if (problems.length > 0) throw new Error(`These panels have no answer: ${problems.join(', ')}.`);
  await context.close();
  return { milliseconds, records: held.records };
}

export const bench = {
  title: 'From the drop to the last panel',
  async run({ browser, address, isQuick }) {
    const { module } = await runnerImport(new URL('../../mocks/demo.ts', import.meta.url).pathname);
    const made = module.demo({ records });
    const buffer = gzipSync(Buffer.concat([...made.chunks()]));
    const rounds = [];
    for (let round = 0; round < (isQuick ? 1 : 5); round += 1) rounds.push(await dropOnce(browser, address, buffer));
    const milliseconds = Math.round(middle(rounds.map((one) => one.milliseconds)));
    return {
      figures: { milliseconds, all: rounds.map((one) => Math.round(one.milliseconds)), records: rounds[0].records, bytes: buffer.length },
      tables: [
        {
          title: `A gzip file of ${rounds[0].records.toLocaleString('en')} records (${(buffer.length / 1e6).toFixed(1)} MB), median of ${rounds.length}`,
          columns: ['what', 'value', 'unit'],
          rows: [['until every visible panel is final and drawn, page at full speed, quiet for three turns included', milliseconds, 'ms']],
        },
      ],
    };
  },
};
