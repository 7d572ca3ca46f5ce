import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { textOf } from '../../mocks/testing.ts';
import { parseAddressRange } from '../../src/base/cidr.ts';
import { parseCountryTable } from '../../src/base/geo/country.ts';
import { dashboards } from '../../src/catalog/dashboards.ts';
import { withShares } from '../../src/charts/xy/table.ts';
import { Kernel } from '../../src/columns/kernel/kernel.ts';
import type { TestRecord } from '../../src/columns/testing/build.ts';
import { generatedModule } from '../../src/columns/testing/wasm.ts';
import { countryLookups } from '../../src/engine/embedded/countries.ts';
import { filterIs, type Filter } from '../../src/model/filter.ts';
import type { Frame, Value } from '../../src/model/frame.ts';
import type { Panel } from '../../src/model/panel.ts';
import { variantsOf, type PanelOption } from '../../src/model/panel-choice.ts';
import type { TimeRange } from '../../src/model/time.ts';
import { ask } from '../../src/statement/ask.ts';
import { plan } from '../../src/statement/plan.ts';
import { sqlPlan } from '../../src/statement/sql-plan.ts';
import { labelAddresses } from './labels.ts';
import { openSqlEngine, type SqlEngine } from './sql-engine.ts';

/**
 * Every panel of every built-in dashboard, with its course and its further statements, in several scopes: the kernel's rows and
 * DuckDB's, over ten thousand records of the demo. Which rows a LIMIT keeps among equals is open, so the outermost is lifted.
 */
const hours = { from: 3, to: 7 };
const table = (family: 4 | 6) => parseCountryTable(new Uint8Array(readFileSync(new URL(`../../src/generated/geo/country-v${family}.bin`, import.meta.url))));

function demoRecords(): readonly TestRecord[] {
  const [header = '', ...lines] = textOf({ records: 10_000, hours: 8, format: 'csv' }).trimEnd().split('\n');
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, i) => [names[i] ?? '', value === '-' ? null : value])));
}

function cidr(field: string, text: string, rest: Partial<Filter> = {}): Filter {
  const range = parseAddressRange(text);
  if (range === null) throw new Error(text);
  return { field, side: 'own', test: { kind: 'cidr', ranges: [{ text, range }] }, negated: false, disabled: false, ...rest };
}

/** Rows in an order of their own, doubles to 1e-9 of their size. */
function comparable(frame: Frame): string[] {
  const value = (v: Value, type: string): unknown => (v === null || typeof v === 'string' || typeof v === 'boolean' ? v : type === 'double' ? Number(v).toPrecision(9) : String(v));
  return Array.from({ length: frame.rows }, (_, row) => JSON.stringify(frame.columns.map((column) => value(column.values[row] ?? null, column.type)))).sort();
}

let engine: SqlEngine;
let kernel: Kernel;
let extent: TimeRange;
let lookup: ReturnType<typeof countryLookups>['byText'];
/** Answers out of what was made ready for windows. */
let bySlots = 0;
let busiest: Readonly<Record<'eni' | 'vpc', string>>;

const all = (await Promise.all(Object.values(dashboards).map((load) => load()))).flatMap((dashboard) => dashboard.panels.map((panel) => ({ dashboard: dashboard.id, panel })));
/** Of the many lengths of a block some: they differ in a number. */
const isAsked = ({ further, value }: PanelOption): boolean => further !== true || ['8', '12', '27'].includes(value);
const askedOf = (panel: Panel): Panel => (panel.choice === undefined ? panel : { ...panel, choice: { ...panel.choice, options: panel.choice.options.filter(isAsked) } });
const statementsOf = (panel: Panel): readonly string[] => [...new Set(variantsOf(askedOf(panel)).flatMap((one) => [one.statement, ...(one.companion === undefined ? [] : [one.companion])]))];

beforeAll(async () => {
  const countries = countryLookups({ v4: table(4), v6: table(6) });
  lookup = countries.byText;
  engine = await openSqlEngine(demoRecords(), lookup);
  engine.table.setLabels('country', countries);
  labelAddresses(engine.table);
  kernel = new Kernel(engine.table, { kernel: generatedModule('kernel') }, { leastFolded: 0 });
  extent = engine.table.summary().extent ?? { from: 0, to: 1 };
  const first = async (field: string): Promise<string> => String((await byKernel(`* | select "${field}", sum(bytes) as b group by "${field}" order by b desc limit 1`, { range: null, filters: [] }, all[0]?.panel))?.columns[0]?.values[0]);
  busiest = { eni: await first('eni-id'), vpc: await first('vpc-id') };
}, 120_000);

interface Over {
  readonly range: TimeRange | null;
  readonly filters: readonly Filter[];
  /** The range is a window that is dragged: what it is answered from is made ready first, in slots of so many seconds. */
  readonly slot?: number;
}

function questionOf(statement: string, { range, filters }: Over, panel: Panel | undefined) {
  const asked = ask(statement, { range, filters, variables: { interval: '300', coarse: '1800', capture: '60', seconds: '28800' }, projectZone: 28_800 }, {
    counts: panel?.counts ?? 'records', present: engine.table.present, ...(panel?.ownFilter ? { ownFilter: panel.ownFilter } : {}),
  });
  if (!asked.ok) throw new Error(`${statement}: ${JSON.stringify(asked.problem)}`);
  return asked.value;
}

async function byKernel(statement: string, over: Over, panel: Panel | undefined): Promise<Frame | null> {
  const made = plan(questionOf(statement, over, panel), { fields: engine.table.present, extent });
  if (!made.ok) throw new Error(`${statement}: ${JSON.stringify(made.problem)}`);
  let frame: Frame | null = null;
  const options = { signal: { aborted: false }, pause: () => Promise.resolve(), lookup };
  if (over.slot !== undefined) await kernel.prepareWindows([made.value], over.slot, options);
  await kernel.answer([made.value], {
    ...options,
    onFrame: (_, result) => {
      if (!result.ok) throw new Error(`${statement}: ${JSON.stringify(result.problem)}`);
      frame = result.value;
    },
  });
  if (kernel.explain(made.value).at(-1)?.includes('by slots') === true) bySlots++;
  return frame;
}

async function byDuckdb(statement: string, over: Over, panel: Panel): Promise<Frame> {
  const made = sqlPlan(questionOf(statement, over, panel), { fields: engine.table.present, extent }, 'a test');
  if (!made.ok) throw new Error(`${statement}: ${JSON.stringify(made.problem)}`);
  const answer = await engine.run(made.value);
  if (!answer.ok) throw new Error(`${statement}: ${JSON.stringify(answer.problem)}\n${made.value.sql}`);
  return answer.value;
}

/** Four hours from a whole minute on. */
function dragged(): TimeRange {
  const from = Math.ceil(extent.from / 60) * 60 + hours.from * 3600;
  return { from, to: from + (hours.to - hours.from) * 3600 };
}

const scopes: Readonly<Record<string, () => Over>> = {
  everything: () => ({ range: null, filters: [] }),
  'four hours': () => ({ range: { from: extent.from + hours.from * 3600 + 17, to: extent.from + hours.to * 3600 }, filters: [] }),
  'what was refused': () => ({ range: null, filters: [filterIs('action', 'REJECT')] }),
  'one interface, four hours that were dragged': () => ({ range: dragged(), filters: [filterIs('eni-id', busiest.eni)], slot: 60 }),
  'one VPC, not from a block at either end': () => ({ range: null, filters: [filterIs('vpc-id', busiest.vpc), cidr('srcaddr', '10.0.0.0/17', { side: 'either', negated: true })] }),
  'a pair of domains': () => ({ range: null, filters: [filterIs('srctype', 'application'), { ...filterIs('dsttype', 'internet'), negated: true }] }),
  'a port and a country': () => ({ range: null, filters: [filterIs('dstport', '443'), { ...filterIs('dstcountry', 'US'), negated: true }] }),
};

describe.each(Object.keys(scopes))('over %s', (name) => {
  test.each(all.map(({ dashboard, panel }) => [dashboard, panel.id, panel] as const))('%s: %s gives equal rows', async (_, _id, panel) => {
    const over = scopes[name]?.() ?? { range: null, filters: [] };
    for (const statement of statementsOf(panel)) {
      const whole = statement.replace(/ limit \d+$/, ' limit 1000000');
      const [ours, theirs] = [await byKernel(whole, over, panel), await byDuckdb(whole, over, panel)];
      if (ours === null) throw new Error(`${statement}: no answer`);
      expect(comparable(ours)).toEqual(comparable(theirs));
      expect(ours.columns.map((column) => column.name)).toEqual(theirs.columns.map((column) => column.name));
    }
  });
});

test('shares of steps that are drawn as wholes equal those of a window of DuckDB', async () => {
  const panels = all.flatMap(({ panel }) => (panel.picture.kind === 'chart' && panel.picture.or?.includes('stacked100') ? [{ panel, chart: { ...panel.picture.chart, kind: 'stacked100' } as const }] : []));
  expect(panels.length).toBeGreaterThan(0);
  for (const { panel, chart } of panels) {
    const [search = '', select = ''] = panel.statement.split(' | ');
    const [amount] = chart.y;
    const shared = `${search} | select ${chart.x}, ${chart.series}, ${amount}, ${amount} / sum(${amount}) over (partition by ${chart.x}) as share from (${select}) limit 1000000`;
    for (const over of [scopes['everything'], scopes['one VPC, not from a block at either end']].map((make) => make?.() ?? { range: null, filters: [] })) {
      const [ours, theirs] = [await byKernel(panel.statement, over, panel), await byDuckdb(shared, over, panel)];
      if (ours === null) throw new Error(`${panel.statement}: no answer`);
      const table = withShares(chart, ours);
      expect(table.columns.at(-1)?.name).toBe('share');
      expect(comparable(table)).toEqual(comparable(theirs));
    }
  }
});

test('windows that are dragged are answered by slots where groups are the sums of theirs', () => {
  expect(bySlots).toBeGreaterThan(60);
});

test('the scopes leave something to compare in every panel', async () => {
  for (const { panel } of all) {
    const frame = await byKernel(panel.statement, { range: null, filters: [] }, panel);
    expect([panel.id, (frame?.rows ?? 0) > 0]).toEqual([panel.id, true]);
  }
});
