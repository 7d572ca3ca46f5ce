import { beforeAll, describe, expect, it } from 'vitest';
import { parseAddressRange } from '../../src/base/cidr.ts';
import { parseIpv4 } from '../../src/base/ip.ts';
import { Kernel } from '../../src/columns/kernel/kernel.ts';
import type { TestRecord } from '../../src/columns/testing/build.ts';
import { generatedModule } from '../../src/columns/testing/wasm.ts';
import { runTwin } from '../../src/columns/twin/twin.ts';
import { filtersIn, type Condition, type Filter, type FilterTest } from '../../src/model/filter.ts';
import type { Value } from '../../src/model/frame.ts';
import { parseCondition, printCondition } from '../../src/state/filter-codec.ts';
import { ask } from '../../src/statement/ask.ts';
import { plan } from '../../src/statement/plan.ts';
import { sqlPlan } from '../../src/statement/sql-plan.ts';
import { Dice, randomRecords } from './random.ts';
import { openSqlEngine, type SqlEngine } from './sql-engine.ts';

/**
 * Random filters as a reader sets them, alone and in groups of which one is enough: the kernel, its twin and DuckDB count what a
 * plain program counts that reads the filters themselves and knows no search half, and sum the same bytes.
 */
const scopes = 300;
const records = randomRecords(23, 900);

type Row = (typeof records)[number];

/** What one filter says of a record, by its words and nothing else. */
function holds(filter: Filter, row: Row): boolean {
  const ends = filter.side === 'own' ? [filter.field] : [filter.field, mirrors[filter.field] ?? filter.field];
  const each = ends.map((end) => passes(filter.test, row[end] ?? null));
  return (filter.side === 'either' ? each.includes(true) : !each.includes(false)) !== filter.negated;
}

const mirrors: Readonly<Record<string, string>> = { srcaddr: 'dstaddr', dstaddr: 'srcaddr', srcport: 'dstport', dstport: 'srcport' };

function passes(test: FilterTest, value: Value): boolean {
  if (value === null) return false;
  switch (test.kind) {
    case 'exists':
      return true;
    case 'in':
      return test.values.includes(String(value));
    case 'range':
      return Number(value) >= (test.min ?? -Infinity) && Number(value) <= (test.max ?? Infinity);
    case 'cidr': {
      const address = parseIpv4(String(value));
      return address !== null && test.ranges.some(({ text }) => text === '10.0.0.0/8' ? address >= 0x0a000000 && address <= 0x0affffff : address >= 0xac100000 && address <= 0xac1fffff);
    }
    case 'wildcard':
      return String(value).startsWith(test.pattern.replace('*', ''));
  }
}

function kept(conditions: readonly Condition[]): readonly Row[] {
  return records.filter((row) => conditions.every((condition) => {
    const on = filtersIn(condition).filter((filter) => !filter.disabled);
    return on.length === 0 || on.some((filter) => holds(filter, row));
  }));
}

function block(text: string): { text: string; range: NonNullable<ReturnType<typeof parseAddressRange>> } {
  const range = parseAddressRange(text);
  if (range === null) throw new Error(text);
  return { text, range };
}

function randomFilter(dice: Dice): Filter {
  const field = dice.pick(['srcaddr', 'dstaddr', 'srcport', 'dstport', 'protocol', 'action', 'bytes', 'eni-id', 'tcp-flags']);
  const seen = [...new Set(records.map((row) => row[field] ?? null).filter((value) => value !== null))].map(String).filter((value) => !value.includes(':'));
  const tests: FilterTest[] = [{ kind: 'in', values: dice.some(seen, 3).concat(dice.pick(seen)) }, { kind: 'exists' }];
  if (field.endsWith('addr')) tests.push({ kind: 'cidr', ranges: [block(dice.pick(['10.0.0.0/8', '172.16.0.0/12']))] }, { kind: 'wildcard', pattern: dice.pick(['10.0.*', '192.168.*', '8.*']) });
  if (field.endsWith('port') || field === 'bytes') tests.push({ kind: 'range', min: dice.pick([null, 80]), max: dice.pick([443, 50_000]) }, { kind: 'range', min: 443, max: null });
  const side = mirrors[field] === undefined ? 'own' : dice.pick(['own', 'own', 'either', 'both'] as const);
  return { field, side, test: dice.pick(tests), negated: dice.chance(0.3), disabled: dice.chance(0.15) };
}

function randomCondition(dice: Dice): Condition {
  return dice.chance(0.5) ? randomFilter(dice) : { any: Array.from({ length: 2 + dice.below(3) }, () => randomFilter(dice)) };
}

describe('filters, alone and in groups', () => {
  let engine: SqlEngine;
  let kernel: Kernel;
  beforeAll(async () => {
    engine = await openSqlEngine(records as TestRecord[]); // Its values are text, numbers and nulls.
    kernel = new Kernel(engine.table, { kernel: generatedModule('kernel') }, { leastFolded: 0 });
  }, 60_000);

  it(`keep what a plain program keeps, in ${scopes} random scopes`, async () => {
    const dice = new Dice(77);
    const { present } = engine.table;
    let grouped = 0;
    let some = 0;
    for (let n = 0; n < scopes; n++) {
      const conditions = Array.from({ length: 1 + dice.below(3) }, () => randomCondition(dice));
      const texts = conditions.map(printCondition);
      expect(texts.map(parseCondition)).toEqual(conditions);
      const question = ask('* | select count(*) as n, sum(bytes) as bytes', { range: null, filters: conditions, variables: {}, projectZone: 0 }, { counts: 'records', present });
      if (!question.ok) throw new Error(JSON.stringify(question.problem));
      const planned = plan(question.value, { fields: present });
      const sql = sqlPlan(question.value, { fields: present }, 'a test');
      if (!planned.ok || !sql.ok) throw new Error(JSON.stringify([texts, planned, sql]));
      const wanted = kept(conditions);
      const bytes = wanted.map((row) => row['bytes'] ?? null).filter((value) => value !== null);
      const expected = [wanted.length, bytes.length === 0 ? null : bytes.reduce<bigint>((sum, value) => sum + BigInt(value), 0n).toString()];
      const rowOf = (result: ReturnType<typeof runTwin>): unknown => (result.ok ? result.value.columns.map(({ values }, i) => (i === 0 || values[0] === null ? (values[0] ?? null) : String(values[0]))) : result.problem);
      const answers: unknown[] = [];
      await kernel.answer([planned.value], { signal: { aborted: false }, pause: () => Promise.resolve(), onFrame: (_, result) => answers.push(rowOf(result)) });
      expect({ texts, kernel: answers[0], twin: rowOf(runTwin(planned.value, records)) }).toEqual({ texts, kernel: expected, twin: expected });
      if (n % 5 === 0) expect({ texts, duckdb: rowOf(await engine.run(sql.value)) }).toEqual({ texts, duckdb: expected });
      if (conditions.some((one) => filtersIn(one).length > 1)) grouped++;
      if (wanted.length > 0 && wanted.length < records.length) some++;
    }
    expect(grouped).toBeGreaterThan(scopes / 2);
    expect(some).toBeGreaterThan(scopes / 2);
  }, 300_000);
});
