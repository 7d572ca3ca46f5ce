import { beforeAll, describe, expect, test } from 'vitest';
import { Kernel } from '../../src/columns/kernel/kernel.ts';
import type { TestRecord } from '../../src/columns/testing/build.ts';
import { generatedModule } from '../../src/columns/testing/wasm.ts';
import { runTwin } from '../../src/columns/twin/twin.ts';
import type { Frame } from '../../src/model/frame.ts';
import type { TimeRange } from '../../src/model/time.ts';
import { ask } from '../../src/statement/ask.ts';
import { plan } from '../../src/statement/plan.ts';
import { printSls } from '../../src/statement/print-sls.ts';
import type { Question } from '../../src/statement/question.ts';
import { sqlPlan } from '../../src/statement/sql-plan.ts';
import { randomOf } from '../../src/columns/testing/random-records.ts';
import { openSqlEngine, type SqlEngine } from './sql-engine.ts';

/**
 * Statistics over buckets of time, over records with gaps: the kernel's rows, its twin's, DuckDB's, and those of a plain program
 * that lays out every bucket of the range by hand.
 */
const begin = 1_770_000_000;
const length = 5000;

function made(): readonly TestRecord[] {
  const next = randomOf(95);
  const pick = (n: number): number => Math.floor(next() * n);
  // Interfaces of very different kinds: one is always there, one for a while, one for a single record, one has no number at all.
  const records: TestRecord[] = [];
  for (let i = 0; i < 1200; i++) {
    const eni = pick(4);
    const second = eni === 1 ? 1000 + pick(600) : pick(length);
    records.push({ '__time__': begin + second, 'eni-id': `eni-${eni}`, direction: pick(2) === 0 ? 'in' : 'out', bytes: eni === 2 ? null : pick(1_000_000), packets: pick(900), dstport: pick(65_000) });
  }
  records.push({ '__time__': begin + 4000, 'eni-id': 'eni-once', direction: 'in', bytes: 77, packets: 1, dstport: 1 });
  return records;
}

const records = made();
let engine: SqlEngine;
let kernel: Kernel;

beforeAll(async () => {
  engine = await openSqlEngine(records);
  kernel = new Kernel(engine.table, { kernel: generatedModule('kernel') });
}, 60_000);

function questionOf(statement: string, range: TimeRange | null): Question {
  const asked = ask(statement, { range, filters: [], variables: {}, projectZone: 28_800 }, { counts: 'records', present: engine.table.present });
  if (!asked.ok) throw new Error(`${statement}: ${JSON.stringify(asked.problem)}`);
  return asked.value;
}

const shape = () => ({ fields: engine.table.present, extent: engine.table.summary().extent });

function planOf(statement: string, range: TimeRange | null) {
  const planned = plan(questionOf(statement, range), shape());
  if (!planned.ok) throw new Error(`${statement}: ${JSON.stringify(planned.problem)}`);
  return planned.value;
}

async function byKernel(statement: string, range: TimeRange | null): Promise<Frame> {
  let frame: Frame | null = null;
  await kernel.answer([planOf(statement, range)], {
    signal: { aborted: false }, pause: () => Promise.resolve(),
    onFrame: (_, result) => {
      if (!result.ok) throw new Error(`${statement}: ${JSON.stringify(result.problem)}`);
      frame = result.value;
    },
  });
  if (frame === null) throw new Error('no answer');
  return frame;
}

async function byDuckdb(statement: string, range: TimeRange | null): Promise<Frame> {
  const lowered = sqlPlan(questionOf(statement, range), shape(), 'a test');
  if (!lowered.ok) throw new Error(`${statement}: ${JSON.stringify(lowered.problem)}`);
  const answer = await engine.run(lowered.value);
  if (!answer.ok) throw new Error(`${statement}: ${JSON.stringify(answer.problem)}\n${lowered.value.sql}`);
  return answer.value;
}

function byTwin(statement: string, range: TimeRange | null): Frame {
  const result = runTwin(planOf(statement, range), records.map((record) => ({ 'log-status': null, ...record })));
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

const rowsOf = (frame: Frame): string[] => Array.from({ length: frame.rows }, (_, row) => JSON.stringify(frame.columns.map((column) => {
  const value = column.values[row] ?? null;
  return column.type === 'double' && value !== null ? Number(value).toPrecision(10) : value;
}))).sort();

/** Sums of every bucket that touches the range, in order of size: zeros and all. */
function plainSums(eni: string | null, step: number, range: TimeRange, keep: (record: TestRecord) => boolean = () => true): number[] {
  const first = Math.floor(range.from / step);
  const sums = new Array<number>(Math.ceil(range.to / step) - first).fill(0);
  for (const record of records) {
    const time = Number(record['__time__']);
    if (time < range.from || time >= range.to || (eni !== null && record['eni-id'] !== eni) || !keep(record)) continue;
    const at = Math.floor(time / step) - first;
    sums[at] = (sums[at] ?? 0) + Number(record['bytes'] ?? 0);
  }
  return sums.sort((a, b) => a - b);
}

const whole: TimeRange = { from: begin, to: begin + length };
const ranges: readonly (readonly [string, TimeRange | null])[] = [
  ['all the data', null], ['a range of whole minutes', { from: begin - (begin % 60), to: begin - (begin % 60) + 3600 }], ['a range that begins and ends within a bucket', { from: begin + 917, to: begin + 2399 }],
  ['a range that reaches beyond the data at both ends', { from: begin - 9000, to: begin + 12_000 }], ['less than a bucket', { from: begin + 1010, to: begin + 1020 }],
];
const steps = [7, 60, 300, 600, 3600];
const columns = (step: number): string => `max_over_time(bytes, ${step}) as most, avg_over_time(bytes, ${step}) as mean, percentile_over_time(bytes, ${step}, 0.95) as p95, percentile_over_time(bytes, ${step}, 0) as least, percentile_over_time(case when direction = 'in' then bytes else 0 end, ${step}, 0.5) as middle`;

describe.each(ranges)('over %s', (_, range) => {
  test.each(steps)('in buckets of %i s', async (step) => {
    for (const statement of [
      `* | select "eni-id", ${columns(step)}, sum(bytes) as bytes group by "eni-id" order by p95 desc limit 100`,
      `* | select ${columns(step)}`,
      `direction: "in" | select direction, "eni-id", ${columns(step)} from log where packets > 20 group by direction, "eni-id" having max_over_time(bytes, ${step}) > 10 order by mean limit 100`,
      `* | select dstport, ${columns(step)} group by dstport order by most desc, dstport limit 5`,
      `* | select "eni-id", percentile_over_time(bytes * 0.5, ${step}, 0.9) as half, percentile_over_time(bytes, ${step}, 0.95) * 8.0 / ${step} as rate group by "eni-id" limit 100`,
    ]) {
      const ours = await byKernel(statement, range);
      expect(rowsOf(ours)).toEqual(rowsOf(byTwin(statement, range)));
      // Lists of a thousand groups are slow there, and no other than those of a few.
      if (!statement.includes('dstport')) expect(rowsOf(ours)).toEqual(rowsOf(await byDuckdb(statement, range)));
    }
  });

  test('as a plain program says', async () => {
    const over = range ?? whole;
    for (const step of [60, 600]) {
      const frame = await byKernel(`* | select "eni-id", ${columns(step)} group by "eni-id" limit 100`, range);
      const [enis, most, mean, p95] = frame.columns;
      expect(frame.rows).toBeGreaterThan(2);
      enis?.values.forEach((eni, row) => {
        const sums = plainSums(String(eni), step, over);
        const rank = Math.ceil(0.95 * sums.length - 1e-9);
        expect([eni, most?.values[row], p95?.values[row]]).toEqual([eni, sums.at(-1), sums[Math.max(0, rank - 1)]]);
        expect(mean?.values[row]).toBeCloseTo(sums.reduce((a, b) => a + b, 0) / sums.length, 6);
      });
    }
  });
});

test('a group that was there for less than a twentieth of the time has a 95th percentile of zero', async () => {
  const frame = await byKernel(`"eni-id": "eni-once" | select percentile_over_time(bytes, 60, 0.95) as p95, percentile_over_time(bytes, 60, 1) as most, avg_over_time(bytes, 60) as mean`, { from: begin, to: begin + 6000 });
  expect(frame.columns.map((column) => column.values[0])).toEqual([0, 77, 77 / 100]);
});

test('a window that moves gives what it gives when asked afresh', async () => {
  const statement = `* | select "eni-id", ${columns(60)} group by "eni-id" order by "eni-id" limit 100`;
  for (let i = 0; i < 20; i++) {
    const range = { from: begin + 40 * i, to: begin + 40 * i + 1500 };
    expect(rowsOf(await byKernel(statement, range))).toEqual(rowsOf(byTwin(statement, range)));
  }
});

test('numbers say what they count, and a logstore is not asked what it cannot answer', async () => {
  const frame = await byKernel('* | select max_over_time(bytes, 60) as a, max_over_time(bytes, 60) * 8.0 / 60 as b, percentile_over_time(packets, 60, 0.5) as c, percentile_over_time(1, 60, 0.5) as d', null);
  expect(frame.columns.map((column) => column.unit)).toEqual(['bytes', 'bits-per-second', 'packets', 'records']);
  const sls = printSls(questionOf('* | select max_over_time(bytes, 60)', null).statement);
  expect(sls).toMatchObject({ ok: false, problem: { kind: 'unsupported', what: 'max_over_time()' } });
});

test.each([
  ['max_over_time(bytes)', 'takes a number'], ['max_over_time(bytes, 0)', 'whole number of seconds'], ['max_over_time(bytes, 1.5)', 'whole number of seconds'], ['max_over_time(bytes, packets)', 'whole number of seconds'],
  ['percentile_over_time(bytes, 60)', 'takes a number'], ['percentile_over_time(bytes, 60, 95)', 'from 0 to 1'], ['max_over_time(srcaddr, 60)', 'Unexpected parameters'], ['max_over_time(distinct bytes, 60)', 'per bucket'],
])('%s is refused with its reason', (call, reason) => {
  const planned = plan(questionOf(`* | select ${call}`, whole), { fields: [...engine.table.present, 'srcaddr'] });
  expect(planned).toMatchObject({ ok: false, problem: { kind: 'type' } });
  expect(JSON.stringify(planned)).toContain(reason);
});

test('without a range, and not knowing what there is, it is refused by name', () => {
  const planned = plan(questionOf('* | select max_over_time(bytes, 60)', null), { fields: engine.table.present });
  expect(planned).toMatchObject({ ok: false, problem: { kind: 'unsupported', what: 'max_over_time() without a time range' } });
});

test('more buckets than can be laid out are refused by their number', async () => {
  let problem: unknown = null;
  await kernel.answer([planOf('* | select dstport, max_over_time(bytes, 1) group by dstport limit 5', { from: begin - 86_400, to: begin + 90_000 })], {
    signal: { aborted: false }, pause: () => Promise.resolve(),
    onFrame: (_, result) => void (problem = result.ok ? null : result.problem),
  });
  expect(problem).toMatchObject({ kind: 'too-large', limitRows: 2 ** 26 });
});
