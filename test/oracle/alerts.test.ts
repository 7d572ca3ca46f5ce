import { beforeAll, describe, expect, test } from 'vitest';
import { textOf } from '../../mocks/testing.ts';
import { suggestedRules } from '../../src/catalog/suggested-rules.ts';
import { Kernel } from '../../src/columns/kernel/kernel.ts';
import type { TestRecord } from '../../src/columns/testing/build.ts';
import { generatedModule } from '../../src/columns/testing/wasm.ts';
import { noLookup } from '../../src/columns/functions/ip-lookup.ts';
import type { Answer } from '../../src/engine/engine.ts';
import type { AlertCondition } from '../../src/model/alert.ts';
import type { Frame, Value } from '../../src/model/frame.ts';
import { keyText } from '../../src/model/firing.ts';
import type { TimeRange } from '../../src/model/time.ts';
import { historyOf, type AlertData } from '../../src/state/alert-history.ts';
import { scopeOver } from '../../src/state/scope.ts';
import { ask } from '../../src/statement/ask.ts';
import { plan } from '../../src/statement/plan.ts';
import type { Question } from '../../src/statement/question.ts';
import { sqlPlan } from '../../src/statement/sql-plan.ts';
import { labelAddresses } from './labels.ts';
import { openSqlEngine, type SqlEngine } from './sql-engine.ts';

/**
 * A rule over the history fires exactly where its statement, asked of DuckDB window by window and judged by a loop over these
 * answers, meets the condition.
 */
const zone = 28_800;
let engine: SqlEngine;
let kernel: Kernel;
let data: AlertData;

function demoRecords(): readonly TestRecord[] {
  const [header = '', ...lines] = textOf({ records: 10_000, hours: 8, format: 'csv' }).trimEnd().split('\n');
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, i) => [names[i] ?? '', value === '-' ? null : value])));
}

beforeAll(async () => {
  engine = await openSqlEngine(demoRecords(), noLookup);
  labelAddresses(engine.table);
  kernel = new Kernel(engine.table, { kernel: generatedModule('kernel') });
  data = { extent: engine.table.summary().extent ?? { from: 0, to: 1 }, present: engine.table.present, projectZone: zone };
}, 120_000);

/** As the page asks: the kernel's where it can, else DuckDB's. */
async function asked(question: Question): Promise<Answer> {
  const shape = { fields: data.present, extent: data.extent };
  const made = plan(question, shape);
  if (made.ok) {
    let answer: Answer | null = null;
    await kernel.answer([made.value], { signal: { aborted: false }, pause: () => Promise.resolve(), lookup: noLookup, onFrame: (_, result) => (answer = { result, engine: 'kernel', milliseconds: 0 }) });
    if (answer === null) throw new Error('no answer');
    return answer;
  }
  return { result: made.problem.kind === 'unsupported' ? await byDuckdb(question) : made, engine: 'duckdb', milliseconds: 0 };
}

async function byDuckdb(question: Question): Promise<Answer['result']> {
  const made = sqlPlan(question, { fields: data.present, extent: data.extent }, 'a test');
  return made.ok ? engine.run(made.value) : made;
}

interface Case {
  readonly statement: string;
  readonly value: string;
  readonly counts?: 'flows' | 'records';
  readonly window: number;
  readonly condition: AlertCondition;
}

/** Each window by itself, and nothing of how histories are made. */
async function plainly({ statement, value, counts = 'records', window, condition }: Case): Promise<string[]> {
  const begin = Math.floor(data.extent.from / window) * window;
  const byWindow = new Map<number, Map<string, number>>();
  for (let from = begin; from < data.extent.to; from += window) {
    const { variables } = scopeOver({ filters: [], projectZone: zone }, { from: 0, to: window }, null, window);
    const limited = statement.includes(' limit ') || !statement.includes('group by') ? statement : `${statement} limit 1000000`;
    const question = ask(limited, { range: { from, to: from + window }, filters: [], variables, projectZone: zone }, { counts, present: data.present });
    if (!question.ok) throw new Error(JSON.stringify(question.problem));
    const answer = await byDuckdb(question.value);
    if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
    byWindow.set(from, rowsOf(answer.value, value));
  }
  const seconds = { fixed: 0, 'window-before': window, 'hour-before': 3600, 'day-before': 86_400 }[condition.against];
  const everyone = new Set([...byWindow.values()].flatMap((rows) => [...rows.keys()]));
  const met: string[] = [];
  for (const [from, rows] of byWindow) {
    for (const who of everyone) {
      const figure = rows.get(who) ?? (seconds === 0 ? undefined : 0);
      if (figure === undefined || figure < (condition.least ?? -Infinity)) continue;
      let limit = condition.figure;
      if (seconds > 0) {
        if (from - seconds < begin) continue;
        const before = Array.from({ length: seconds / window }, (_, i) => byWindow.get(from - (i + 1) * window)?.get(who) ?? 0);
        limit *= before.reduce((a, b) => a + b, 0) / before.length;
      }
      if (condition.is === 'over' ? figure > limit : figure < limit) met.push(`${from} ${who} ${figure.toPrecision(9)}`);
    }
  }
  return met.sort();
}

function rowsOf(frame: Frame, value: string): Map<string, number> {
  const figure = frame.columns.find(({ name }) => name === value);
  const others = frame.columns.filter((column) => column !== figure);
  const rows = new Map<string, number>();
  for (let row = 0; row < frame.rows; row++) {
    const held: Value = figure?.values[row] ?? null;
    if (held !== null) rows.set(keyText(others.map(({ values }) => values[row] ?? null)), Number(held));
  }
  return rows;
}

async function byHistory({ statement, value, counts = 'records', window, condition }: Case): Promise<string[]> {
  const history = await historyOf({ measure: { kind: 'statement', statement, value, counts }, window, condition, again: 1 }, data, asked);
  if (!history.ok) throw new Error(JSON.stringify(history.problem));
  return history.value.firings.map(({ window: at, key, value: figure }) => `${at} ${keyText(key)} ${figure.toPrecision(9)}`).sort();
}

const over = (figure: number): AlertCondition => ({ is: 'over', figure, against: 'fixed', least: null });
const under = (figure: number): AlertCondition => ({ is: 'under', figure, against: 'fixed', least: null });

/** `one` asks one statement of all windows; the others have to be asked window by window. */
const cases: Readonly<Record<string, Case>> = {
  'records rejected': { statement: 'action: REJECT | select count(*) as n', value: 'n', window: 300, condition: over(4) },
  'nothing at all, in some windows': { statement: 'dstport: 22 | select count(*) as n', value: 'n', window: 300, condition: under(1) },
  'a sum that is null where there is nothing': { statement: 'dstport: 22 | select sum(bytes) as b', value: 'b', window: 600, condition: under(1e9) },
  'ports by source': { statement: 'action: REJECT | select srcaddr, count(distinct dstport) as ports group by srcaddr', value: 'ports', window: 600, condition: over(2) },
  'keys that can be null': { statement: '* | select "vm-id", traffic_path, sum(bytes) as b group by "vm-id", traffic_path', value: 'b', window: 1800, condition: over(100_000) },
  'a rate with its placeholder': { statement: '* | select "eni-id", direction, sum(bytes) * 8.0 / ${{seconds|1}} as rate group by "eni-id", direction', value: 'rate', window: 900, condition: over(2000) },
  'under, of those that are there': { statement: '* | select "vpc-id", count(*) as n group by "vpc-id"', value: 'n', window: 600, condition: under(40) },
  'HAVING of its own, and groups by number': { statement: '* | select dstport, sum(packets) as p group by 1 having count(*) > 1', value: 'p', window: 1800, condition: over(200) },
  'flows counted once': { statement: '* | select srcaddr, sum(bytes) as b group by srcaddr', value: 'b', counts: 'flows', window: 1800, condition: over(50_000) },
  'three times the hour before': { statement: 'action: REJECT | select count(*) as n', value: 'n', window: 300, condition: { is: 'over', figure: 1.5, against: 'hour-before', least: 3 } },
  'twice the window before, by key': { statement: '* | select "eni-id", sum(bytes) as b group by "eni-id"', value: 'b', window: 900, condition: { is: 'over', figure: 2, against: 'window-before', least: 10_000 } },
  'without a least, by key': { statement: '* | select "vpc-id", count(*) as n group by "vpc-id"', value: 'n', window: 900, condition: { is: 'over', figure: 1.2, against: 'hour-before', least: null } },
  'less than half of the hour before': { statement: '* | select "eni-id", count(*) as n group by "eni-id"', value: 'n', window: 900, condition: { is: 'under', figure: 0.5, against: 'hour-before', least: null } },
  'a LIMIT of its own': { statement: '* | select srcaddr, sum(bytes) as b group by srcaddr order by b desc, srcaddr limit 3', value: 'b', window: 1800, condition: over(10_000) },
  'DuckDB, with a query inside': { statement: '* | select a, n from (select srcaddr as a, count(*) as n from log group by srcaddr)', value: 'n', window: 3600, condition: over(30) },
  'a key that each window makes anew': { statement: '* | select max(dstport) as top, count(*) as n', value: 'n', window: 900, condition: over(200) },
};

describe('over the history', () => {
  test.each(Object.entries(cases))('%s', async (_, one) => {
    const expected = await plainly(one);
    expect(await byHistory(one)).toEqual(expected);
    expect(expected.length).toBeGreaterThan(0);
  });

  test.each(suggestedRules.filter(({ measure }) => measure.kind === 'statement').map((rule) => [rule.suggestion, rule] as const))('what is suggested: %s', async (_, { measure, window, condition }) => {
    if (measure.kind !== 'statement') throw new Error('no statement');
    const one = { ...measure, window, condition };
    expect(await byHistory(one)).toEqual(await plainly(one));
  });
});

test('one statement is asked of all windows wherever that says the same', async () => {
  const asking: TimeRange[] = [];
  const history = await historyOf({ measure: { kind: 'statement', statement: '* | select srcaddr, count(*) as n group by srcaddr', value: 'n', counts: 'records' }, window: 60, condition: over(5), again: 1 }, data, (question) => {
    if (question.range !== null) asking.push(question.range);
    return asked(question);
  });
  expect(history.ok && history.value.windows.length).toBeGreaterThan(400);
  expect(asking).toHaveLength(1);
});

describe('what cannot be asked is said', () => {
  test.each([
    ['* | select srcaddr, count(*) as n group by srcaddr', 'm', 'no-figure'],
    ['* | select srcaddr, count(*) as n group by srcaddr', 'srcaddr', 'statement'],
    ['* | select nowhere, count(*) as n group by nowhere', 'n', 'statement'],
    ['* | selec', 'n', 'statement'],
    ['dstport: 80', 'n', 'no-figure'],
  ])('%s by %s: %s', async (statement, value, kind) => {
    expect(await historyOf({ measure: { kind: 'statement', statement, value, counts: 'records' }, window: 3600, condition: over(0), again: 1 }, data, asked)).toMatchObject({ ok: false, problem: { kind } });
  });

  test('a figure that is no column is told beside the numbers that the answer has', async () => {
    const numbersBeside = async (value: string) => {
      const made = await historyOf({ measure: { kind: 'statement', statement: '* | select srcaddr, sum(bytes) as b, count(*) as n group by srcaddr', value, counts: 'records' }, window: 3600, condition: over(0), again: 1 }, data, asked);
      return made.ok || made.problem.kind !== 'no-figure' ? made : made.problem.numbers;
    };
    expect(await numbersBeside('m')).toEqual(['b', 'n']);
  });

  test('too many windows, where each has to be asked', async () => {
    const long = { ...data, extent: { from: data.extent.from, to: data.extent.from + 86_400 * 3 } };
    const made = await historyOf({ measure: { kind: 'statement', statement: '* | select srcaddr, count(*) as n group by srcaddr order by n limit 3', value: 'n', counts: 'records' }, window: 60, condition: over(0), again: 1 }, long, asked);
    expect(made).toMatchObject({ ok: false, problem: { kind: 'too-many-windows' } });
  });
});
