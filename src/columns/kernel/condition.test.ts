import { describe, expect, it } from 'vitest';
import type { Value } from '../../model/frame.ts';
import type { Predicate } from '../../model/plan.ts';
import { Memory } from '../memory.ts';
import { rows } from '../rows.ts';
import { emptyTable, tableOf } from '../testing/build.ts';
import { randomRecords } from '../testing/random-records.ts';
import { generatedModule } from '../testing/wasm.ts';
import { noLookup } from '../functions/ip-lookup.ts';
import { prepare } from './condition.ts';
import { Kernel } from './kernel.ts';
import { Snapshot } from './snapshot.ts';
import { Tables } from './tables.ts';
import { countAll, groupPlan } from './testing/random-plans.ts';

const is = (field: string, ...values: string[]): Predicate => ({ kind: 'text', field, test: { kind: 'equals', values } });
const begins = (field: string, start: string): Predicate => ({ kind: 'text', field, test: { kind: 'tokens', tokens: [{ text: `${start}*`, wildcard: true }], phrase: false, ignoreCase: true } });
const anyOf = (...items: Predicate[]): Predicate => ({ kind: 'or', items });

const table = emptyTable(new Memory({ reservedBytes: 1024 * 1024 }));
for (const seed of [21, 22, 23]) tableOf(randomRecords(seed, 400), { table });
tableOf(randomRecords(24, 150), { table, sealed: false });
const records: Record<string, Value>[] = [...rows(table)];
const valuesIn = (field: string): string[] => [...new Set(records.map((record) => record[field]).filter((value) => typeof value === 'string'))].sort();
const [enis, sources, vpcs] = [valuesIn('eni-id'), valuesIn('srcaddr'), valuesIn('vpc-id')];

const snapshot = new Snapshot(table);
const tables = new Tables(table.memory);
const prepared = (predicate: Predicate): ReturnType<typeof prepare> =>
  prepare(predicate, { table, snapshot, tables, zone: 0, lookup: noLookup, tick: () => Promise.resolve(), valuesOf: () => Promise.resolve(new Set<Value>()) });

describe('alternatives of one field', () => {
  it('are looked up in one pass, whatever else stands beside them', async () => {
    const many = enis.slice(0, 20);
    expect(many.length).toBe(20);
    expect(await prepared(anyOf(...many.map((eni) => is('eni-id', eni))))).toMatchObject({ kind: 'codes' });
    expect(await prepared(anyOf(is('srcaddr', sources[0] ?? ''), is('srcaddr', sources[1] ?? '')))).toMatchObject({ kind: 'codes', members: [expect.any(Number), expect.any(Number)] });
    const mixed = await prepared(anyOf(...many.map((eni) => is('eni-id', eni)), is('srcaddr', sources[0] ?? ''), begins('srcaddr', '10')));
    expect(mixed).toMatchObject({ kind: 'or', items: [{ kind: 'codes' }, { kind: 'codes' }] });
  });

  it('have the key that they had apart, in whatever order they stand', async () => {
    const [a = '', b = '', c = ''] = enis;
    const one = await prepared(anyOf(is('eni-id', a), is('eni-id', b), is('eni-id', c)));
    const other = await prepared(anyOf(is('eni-id', c), is('eni-id', a), is('eni-id', b)));
    expect(one.key).toBe(other.key);
    const nested = await prepared(anyOf(is('eni-id', c), anyOf(is('eni-id', a), anyOf(is('eni-id', b), is('eni-id', a)))));
    expect(nested.key).toBe(one.key);
    expect(one.key).not.toBe((await prepared(anyOf(is('eni-id', a), is('eni-id', b)))).key);
  });

  it('keep the records that a plain look at each keeps', async () => {
    const kernel = new Kernel(table, { kernel: generatedModule('kernel') });
    const kept = async (predicate: Predicate): Promise<unknown> => {
      let count: unknown = null;
      await kernel.answer([groupPlan([], [countAll], { predicate })], { signal: { aborted: false }, pause: () => Promise.resolve(), onFrame: (_, frame) => (count = frame.ok ? frame.value.columns[0]?.values[0] : frame.problem) });
      return typeof count === 'bigint' ? Number(count) : count;
    };
    const has = (record: Record<string, Value>, field: string, values: readonly string[]): boolean => values.includes(String(record[field]));
    const some = [enis.slice(0, 20), sources.slice(3, 9), vpcs.slice(0, 2)] as const;
    const each = (field: string, values: readonly string[]): Predicate[] => values.map((value) => is(field, value));
    const cases: (readonly [predicate: Predicate, plain: (record: Record<string, Value>) => boolean])[] = [
      [anyOf(...each('eni-id', some[0])), (record) => has(record, 'eni-id', some[0])],
      [anyOf(...each('eni-id', some[0]), ...each('srcaddr', some[1])), (record) => has(record, 'eni-id', some[0]) || has(record, 'srcaddr', some[1])],
      // Two fields whose codes stand in one column.
      [anyOf(...each('eni-id', some[0]), ...each('vpc-id', some[2])), (record) => has(record, 'eni-id', some[0]) || has(record, 'vpc-id', some[2])],
      [{ kind: 'not', item: anyOf(...each('vpc-id', some[2])) }, (record) => !has(record, 'vpc-id', some[2])],
      [{ kind: 'and', items: [anyOf(...each('srcaddr', sources)), anyOf(...each('vpc-id', some[2]))] }, (record) => has(record, 'srcaddr', sources) && has(record, 'vpc-id', some[2])],
      [anyOf({ kind: 'exists', field: 'vpc-id' }, is('eni-id', some[0][0] ?? '')), (record) => record['vpc-id'] !== null || has(record, 'eni-id', some[0].slice(0, 1))],
    ];
    const wanted = cases.map(([, plain]) => records.filter(plain).length);
    expect(Math.min(...wanted)).toBeGreaterThan(0);
    const found: unknown[] = [];
    for (const [predicate] of cases) found.push(await kept(predicate));
    expect(found).toEqual(wanted);
  });
});
