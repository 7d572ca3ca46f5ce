import { mkdirSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { runnerImport } from 'vite';

/** A query that the kernel does not plan: a common table, a join with it, a window. */
const wide = (least) =>
  `* | with t as (select srcaddr, dstport, sum(bytes) as b, count(*) as n from log where bytes > ${least} group by srcaddr, dstport) ` +
  'select srcaddr, dstport, b, rank() over (partition by dstport order by b desc) as r from t order by b desc limit 100';

/** Panels of the Overview, and the same questions as a person might type them. `least` keeps answers apart, so that none was stored. */
const shapes = [
  {
    name: 'accepted and rejected per minute',
    panel: (least) => `bytes >= ${least} | select __time__ - __time__ % 60 as time, count_if(action = 'ACCEPT') as accept, count_if(action = 'REJECT') as reject from log group by time order by time limit 20000`,
    typed: (least) => `bytes>=${least}|SELECT __time__-__time__%60 AS time, -- a comment\n COUNT_IF(action='ACCEPT') accept, COUNT_IF(action='REJECT') reject FROM log GROUP BY 1 ORDER BY 1 ASC LIMIT 20000`,
  },
  {
    name: 'the ten interfaces with most bytes',
    panel: (least) => `bytes >= ${least} | select "eni-id", sum(bytes) as bytes, count(*) as records from log group by "eni-id" order by bytes desc limit 10`,
    typed: (least) => `bytes>=${least} | select "eni-id" as e, sum(bytes) b, count(1) r group by e order by b desc limit 10`,
  },
  {
    name: 'the twenty pairs with most bytes',
    panel: (least) => `bytes >= ${least} | select srcaddr, dstaddr, sum(bytes) as bytes from log group by srcaddr, dstaddr order by bytes desc limit 20`,
    typed: (least) => `bytes>=${least} | select srcaddr s, dstaddr d, sum(bytes) b from log group by s, d order by 3 desc limit 20`,
  },
];

function middle(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

async function opened(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForFunction(() => window.flowlog !== undefined);
  await page.evaluate(() => window.flowlog.idle());
  return { context, page };
}

async function give(page, files) {
  await page.locator('input[type=file][multiple]').first().setInputFiles(files);
  await page.waitForFunction((least) => window.flowlog.describe().records >= least && !window.flowlog.describe().reading, files.length * 100_000, { timeout: 240_000 });
  await page.evaluate(() => window.flowlog.idle());
  return page.evaluate(() => window.flowlog.describe().records);
}

/** Milliseconds as the page sees them, from the call to the rows. */
async function timed(page, statement) {
  return page.evaluate(async (text) => {
    const began = performance.now();
    try {
      const answer = await window.flowlog.query(text);
      return { ms: performance.now() - began, rows: answer.rows.length, engine: answer.engine, problem: null };
    } catch (error) {
      return { ms: performance.now() - began, rows: 0, engine: null, problem: error.problem ?? { kind: 'internal', message: String(error) } };
    }
  }, statement);
}

function must(answer, engine) {
  if (answer.problem) throw new Error(`No answer: ${JSON.stringify(answer.problem)}`);
  if (answer.engine !== engine) throw new Error(`${answer.engine} answered, not ${engine}.`);
  return answer.ms;
}

export const bench = {
  title: 'Statements on DuckDB, and typed statements on the kernel',
  async run({ browser, address, isQuick, say }) {
    const { module } = await runnerImport(new URL('../../mocks/demo.ts', import.meta.url).pathname);
    const million = isQuick ? 100_000 : 1_000_000;
    const buffer = gzipSync(Buffer.concat([...module.demo({ records: million }).chunks()]), { level: 1 });
    const folder = new URL('../../.cache/bench/sql/', import.meta.url).pathname;
    mkdirSync(folder, { recursive: true });
    // The same records under several names are several files; a browser is given paths, not their bytes.
    const file = (i) => {
      const path = `${folder}flowlog-${i}.csv.gz`;
      writeFileSync(path, buffer);
      return path;
    };

    const first = [];
    const second = [];
    const third = [];
    let held = 0;
    for (let round = 0; round < (isQuick ? 1 : 5); round += 1) {
      const { context, page } = await opened(browser, address);
      held = await give(page, [file(0)]);
      first.push(must(await timed(page, wide(0)), 'duckdb'));
      second.push(must(await timed(page, wide(0).replace('limit 100', 'limit 99')), 'duckdb'));
      third.push(must(await timed(page, wide(1000)), 'duckdb'));
      await context.close();
      say(`first ${Math.round(first.at(-1))} ms, again ${Math.round(second.at(-1))} ms, other records ${Math.round(third.at(-1))} ms`);
    }

    const { context, page } = await opened(browser, address);
    const many = await give(page, Array.from({ length: isQuick ? 2 : 10 }, (_, i) => file(i)));
    const rows = [];
    for (const { name, panel, typed } of shapes) {
      const times = { panel: [], typed: [] };
      for (let round = 0; round < (isQuick ? 2 : 9); round += 1) {
        times.panel.push(must(await timed(page, panel(2 * round)), 'kernel'));
        times.typed.push(must(await timed(page, typed(2 * round + 1)), 'kernel'));
      }
      rows.push([name, Math.round(middle(times.panel)), Math.round(middle(times.typed))]);
      say(`${name}: ${rows.at(-1).slice(1).join(' and ')} ms`);
    }
    const everything = await timed(page, "* | select *, row_number() over (order by bytes desc, __time__) as r from log order by r limit 100");
    const after = must(await timed(page, '* | select count(*) as records from log'), 'kernel');
    const outcome = everything.problem ? `refused with a sentence (${everything.problem.kind}, of ${(everything.problem.budgetBytes / 1e9).toFixed(1)} GB)` : `${everything.rows} rows`;
    say(`all fields of ${many} records: ${outcome} after ${Math.round(everything.ms)} ms; the kernel answers ${Math.round(after)} ms later`);
    await context.close();

    const figures = {
      records: held, first: Math.round(middle(first)), again: Math.round(middle(second)), others: Math.round(middle(third)), all: first.map(Math.round), many,
      shapes: Object.fromEntries(rows.map(([name, a, b]) => [name, [a, b]])), everything: { outcome, ms: Math.round(everything.ms) },
    };
    return {
      figures,
      tables: [
        {
          title: `A query of ${held.toLocaleString('en')} records on DuckDB, median of ${first.length}; from the call to the rows`,
          columns: ['what', 'ms'],
          rows: [['the first one: engine fetched and started, records handed over', figures.first], ['the same records, another statement', figures.again], ['other records, handed over again', figures.others]],
        },
        { title: `Statements of the kernel's shape over ${many.toLocaleString('en')} records, as the panel writes them and as a person types them; medians, ms`, columns: ['what', 'panel', 'typed'], rows },
      ],
      notes: [`All fields of ${many.toLocaleString('en')} records to DuckDB: ${outcome}, after ${Math.round(everything.ms)} ms.`],
    };
  },
};
