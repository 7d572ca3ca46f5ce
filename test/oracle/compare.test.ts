import { beforeAll, expect, test } from 'vitest';
import { textOf } from '../../mocks/testing.ts';
import { bucketsOf } from '../../src/charts/buckets.ts';
import { earlierOf, type Past } from '../../src/charts/compare/earlier.ts';
import { withBefore } from '../../src/charts/compare/table.ts';
import { dashboards } from '../../src/catalog/dashboards.ts';
import { verdictsByTime } from '../../src/catalog/statements.ts';
import { Kernel } from '../../src/columns/kernel/kernel.ts';
import type { TestRecord } from '../../src/columns/testing/build.ts';
import { generatedModule } from '../../src/columns/testing/wasm.ts';
import { filterIs, type Filter } from '../../src/model/filter.ts';
import type { Frame, Value } from '../../src/model/frame.ts';
import type { Panel } from '../../src/model/panel.ts';
import type { TimeRange } from '../../src/model/time.ts';
import { ask } from '../../src/statement/ask.ts';
import { plan } from '../../src/statement/plan.ts';
import { sqlPlan } from '../../src/statement/sql-plan.ts';
import { labelAddresses } from './labels.ts';
import { openSqlEngine, type SqlEngine } from './sql-engine.ts';

/**
 * What dashboards say of the period before is what the language's own `compare` says of the chosen range, asked of DuckDB: the page
 * asks its kernel the same question twice, the function looks at both ranges in one statement.
 */
const hour = 3600;
const step = 300;
let engine: SqlEngine;
let kernel: Kernel;
let extent: TimeRange;

function demoRecords(): readonly TestRecord[] {
  const [header = '', ...lines] = textOf({ records: 6000, hours: 6, format: 'csv' }).trimEnd().split('\n');
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, i) => [names[i] ?? '', value === '-' ? null : value])));
}

beforeAll(async () => {
  engine = await openSqlEngine(demoRecords());
  labelAddresses(engine.table);
  kernel = new Kernel(engine.table, { kernel: generatedModule('kernel') });
  extent = engine.table.summary().extent ?? { from: 0, to: 1 };
}, 120_000);

function questionOf(statement: string, range: TimeRange, filters: readonly Filter[], counts: Panel['counts']) {
  const asked = ask(statement, { range, filters, variables: { interval: String(step), coarse: '1800', capture: '60' }, projectZone: 28_800 }, { counts, present: engine.table.present });
  if (!asked.ok) throw new Error(`${statement}: ${JSON.stringify(asked.problem)}`);
  return asked.value;
}

async function byKernel(statement: string, range: TimeRange, filters: readonly Filter[], counts: Panel['counts']): Promise<Frame> {
  const made = plan(questionOf(statement, range, filters, counts), { fields: engine.table.present, extent });
  if (!made.ok) throw new Error(`${statement}: ${JSON.stringify(made.problem)}`);
  const found: Frame[] = [];
  await kernel.answer([made.value], {
    signal: { aborted: false }, pause: () => Promise.resolve(),
    onFrame: (_, result) => {
      if (!result.ok) throw new Error(`${statement}: ${JSON.stringify(result.problem)}`);
      found.push(result.value);
    },
  });
  const [frame] = found;
  if (frame === undefined) throw new Error(`${statement}: no answer`);
  return frame;
}

async function byDuckdb(statement: string, range: TimeRange, filters: readonly Filter[], counts: Panel['counts']): Promise<readonly (readonly Value[])[]> {
  const made = sqlPlan(questionOf(statement, range, filters, counts), { fields: engine.table.present, extent }, 'a test');
  if (!made.ok) throw new Error(`${statement}: ${JSON.stringify(made.problem)}`);
  const answer = await engine.run(made.value);
  if (!answer.ok) throw new Error(`${statement}: ${JSON.stringify(answer.problem)}`);
  return Array.from({ length: answer.value.rows }, (_, row) => answer.value.columns.map(({ values }) => values[row] ?? null));
}

const numbers = (values: readonly (Value | undefined)[]): readonly (number | null)[] => values.map((value) => (value === null || value === undefined ? null : Number(Number(value).toPrecision(9))));

const values = (await Promise.all(Object.values(dashboards).map((load) => load()))).flatMap(({ panels }) => panels.flatMap((panel) => (panel.picture.kind === 'value' ? [{ panel, column: panel.picture.value }] : [])));

/** A statement `search | select …` as the sub-select that `compare` stands over. */
function compared(statement: string, column: string, shift: number): string {
  const bar = statement.indexOf('|');
  const select = statement.slice(bar + 1).trim();
  return `${statement.slice(0, bar)}| select d[1] as now, d[2] as before from (select compare(${column}, ${shift}) as d from (${/\bfrom log\b/.test(select) ? select : `${select} from log`}))`;
}

test.each([['all traffic', []], ['what was refused', [filterIs('action', 'REJECT')]]] as const)('every single value and the one before it: %s', async (_, filters) => {
  const range = { from: extent.from + 3 * hour, to: extent.from + 5 * hour };
  const earlier = earlierOf(range, 'previous', extent, 60);
  let differing = 0;
  for (const { panel, column } of values) {
    const [now, before] = [await byKernel(panel.statement, range, filters, panel.counts), await byKernel(panel.statement, earlier.range, filters, panel.counts)];
    const cell = (frame: Frame): Value => frame.columns.find(({ name }) => name === column)?.values[0] ?? null;
    const [theirs = []] = await byDuckdb(compared(panel.statement, column, earlier.shift), range, filters, panel.counts);
    expect([panel.id, ...numbers([cell(now), cell(before)])]).toEqual([panel.id, ...numbers(theirs)]);
    if (cell(now) !== cell(before)) differing++;
  }
  expect(differing).toBeGreaterThan(5);
});

test('verdicts over time with those of an hour and a half before, bucket by bucket', async () => {
  const range = { from: extent.from + 3 * hour, to: extent.from + 4.5 * hour };
  const earlier = earlierOf(range, 'previous', extent, 60);
  const statement = verdictsByTime;
  const [now, frame] = [await byKernel(statement, range, [], 'records'), await byKernel(statement, earlier.range, [], 'records')];
  const past: Past = { earlier, frame, buckets: bucketsOf(earlier.range, step), choseItself: false };
  const ours = withBefore({ kind: 'verdicts', x: 'time', accept: 'accept', reject: 'reject' }, now, past, bucketsOf(range, step), 'en');
  const columnOf = (name: string): readonly Value[] => ours.columns.find((one) => one.name === name)?.values ?? [];
  expect(ours.rows).toBeGreaterThan(10);
  for (const verdict of ['accept', 'reject'] as const) {
    const inner = `select __time__ - __time__ % ${step} as t, count_if(action = '${verdict.toUpperCase()}') as n from log group by t order by t limit 1000`;
    const theirs = await byDuckdb(`* | select t, d[1] as now, d[2] as before from (select t, ts_compare(n, ${earlier.shift}) as d from (${inner}) group by t order by t) order by t limit 1000`, range, [], 'records');
    expect(columnOf('time').map((time, row) => numbers([time, columnOf(verdict)[row], columnOf(`${verdict} before`)[row]]))).toEqual(theirs.map(numbers));
  }
});
