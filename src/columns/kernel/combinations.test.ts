import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../base/result.ts';
import type { DomainSet } from '../../model/domains.ts';
import type { Frame } from '../../model/frame.ts';
import type { Aggregate, Expr, Plan, Predicate } from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';
import { domainLookups } from '../domain-lookups.ts';
import { Memory } from '../memory.ts';
import { rows } from '../rows.ts';
import type { Table } from '../table.ts';
import { emptyTable, tableOf } from '../testing/build.ts';
import { generatedModule } from '../testing/wasm.ts';
import { Kernel } from './kernel.ts';
import { helperThread } from './testing/helper-thread.ts';
import { PlainAnswers } from './testing/plain-answers.ts';
import { bucket, countAll, distinctOf, groupPlan, number, sumOf, text, whole, words } from './testing/random-plans.ts';

const nothing = (type: 'bigint' | 'varchar'): Expr => ({ op: 'const', value: null, type });
const concat = (...parts: readonly Expr[]): Expr => ({ op: 'call', name: 'concat', args: parts, type: 'varchar' });
const equal = (a: Expr, b: Expr): Expr => ({ op: 'eq', a, b, type: 'boolean' });
const rejected = equal(text('action'), words('REJECT'));
const where = (when: Expr, then: Expr): Expr => ({ op: 'case', whens: [{ when, then }], otherwise: nothing(then.type === 'bigint' ? 'bigint' : 'varchar'), type: then.type });
const pair = concat(text('srctype'), words(' → '), text('dsttype'));
const byFirst: Plan['order'] = [{ expr: { op: 'aggregate', index: 0, type: 'bigint' }, descending: true }];
const last = (arg: Expr): Aggregate => ({ fn: 'max', arg, distinct: false, type: arg.type });
const both = (...items: Predicate[]): Predicate => ({ kind: 'and', items });
const known: Predicate = both({ kind: 'exists', field: 'srctype' }, { kind: 'exists', field: 'dsttype' });
const largest = (count: number, keys: readonly Expr[]): Predicate => ({
  kind: 'among', a: pair,
  plan: groupPlan(keys, [sumOf(number('bytes'))], { predicate: known, order: byFirst, limit: count, outputs: [{ name: 'pair', unit: 'none', expr: keys.length === 1 ? { op: 'key', index: 0, type: 'varchar' } : concat({ op: 'key', index: 0, type: 'varchar' }, words(' → '), { op: 'key', index: 1, type: 'varchar' }) }] }),
});
const outwards = equal(text('direction'), words('out'));
const other: Expr = { op: 'case', whens: [{ when: outwards, then: text('dstaddr') }], otherwise: text('srcaddr'), type: 'varchar' };
const peer: Expr = { op: 'coalesce', items: [where(outwards, text('dstaddr')), where(rejected, text('srcaddr'))], type: 'varchar' };
const ends = [text('srctype'), text('dsttype')];
const refusals = [countAll, distinctOf(where(rejected, text('srcaddr'))), distinctOf(where({ op: 'and', items: [rejected, { op: 'lt', a: number('dstport'), b: whole(600), type: 'boolean' }], type: 'boolean' }, number('dstport'))), last(where(rejected, number('__time__')))];

/** What a dashboard of domains asks, and what else several fields of few values say together. */
function plansFor(range: Plan['range'], chip: Predicate): Plan[] {
  const view = { range, predicate: both(known, chip) };
  const ofLargest = (count: number, keys: readonly Expr[]): Partial<Plan> => ({ range, predicate: both(known, chip, largest(count, keys)) });
  return [
    groupPlan(ends, [sumOf(number('bytes')), countAll], { ...view, order: byFirst, limit: 50 }),
    groupPlan(ends, refusals, { ...view, order: byFirst, limit: 3, having: { op: 'gt', a: { op: 'aggregate', index: 0, type: 'bigint' }, b: whole(2), type: 'boolean' } }),
    groupPlan([...ends, bucket('__time__', 600)], [sumOf(number('bytes'))], { ...view, limit: 20_000 }),
    groupPlan([bucket('__time__', 300), ...ends], [sumOf(number('bytes'))], { ...ofLargest(3, ends), limit: 20_000 }),
    groupPlan([...ends, where({ op: 'lt', a: number('dstport'), b: whole(700), type: 'boolean' }, number('dstport'))], [sumOf(number('bytes')), distinctOf(text('srcaddr')), distinctOf(text('dstaddr'))], { ...ofLargest(1, [pair]), order: byFirst, limit: 4 }),
    groupPlan([...ends, text('srcaddr')], [countAll, distinctOf(text('dstaddr'))], { ...ofLargest(2, ends), order: byFirst, limit: 6, offset: 2 }),
    groupPlan([pair], [countAll], { ...view, order: byFirst, limit: 5 }),
    groupPlan([concat(text('action'), words('/'), text('direction'))], [countAll, distinctOf(pair)], { ...view, limit: 50 }),
    groupPlan([equal(text('srctype'), text('dsttype'))], [countAll, distinctOf(concat(text('srctype'), text('action')))], view),
    groupPlan([text('action')], [countAll], { ...view, predicate: both(view.predicate, { kind: 'row', expr: { op: 'ne', a: text('srctype'), b: text('dsttype'), type: 'boolean' } }) }),
    // Ordered by what would come late otherwise, so that it may not.
    groupPlan([text('srcaddr')], [distinctOf(where(rejected, text('dstaddr'))), countAll], { ...view, order: byFirst, limit: 5 }),
    groupPlan([text('srcaddr')], [countAll, distinctOf(text('dstaddr')), last(where(rejected, text('direction')))], { ...view, order: byFirst, limit: 5 }),
    groupPlan([], [distinctOf(where(rejected, text('srcaddr')))], view),
    // An extreme over all records comes late where all else adds up, and at once beside a count that decides the order.
    groupPlan([text('dstaddr')], [countAll, last(number('__time__')), sumOf(number('bytes')), last(text('srcaddr'))], { ...view, order: byFirst, limit: 6 }),
    groupPlan([text('dstaddr'), text('action')], [distinctOf(text('srcaddr')), last(number('__time__')), countAll], { ...view, order: byFirst, limit: 6 }),
    // Chosen among fields of one dictionary, as a key, counted and the greatest of all.
    groupPlan([peer], [countAll, last(other)], { ...view, order: byFirst, limit: 30 }),
    groupPlan([text('direction')], [distinctOf(peer), last(peer)], view),
  ];
}

const setOf = (parts: readonly (readonly [name: string, ...blocks: string[]])[], rest = 'elsewhere'): DomainSet => ({
  version: 1, domains: [...parts.map(([name, ...blocks], i) => ({ id: String(i), name, blocks, remark: '', rest: false })), ...(rest === '' ? [] : [{ id: 'rest', name: rest, blocks: [], remark: '', rest: true }])],
});
/** The last one has more names than a byte tells apart, and more pairs of them than are worked out beforehand. */
const sets = [
  setOf([['a', '10.0.0.0/24'], ['b', '10.0.1.0/24'], ['c', '10.0.2.0/23']]),
  setOf([['b', '10.0.0.0/25'], ['other', '10.0.3.0/24']], ''),
  setOf(Array.from({ length: 427 }, (_, i) => [`n${i}`, `10.0.${i % 7}.${Math.floor(i / 7)}/32`] as const)),
];

const printed = (result: Result<Frame, Problem>): unknown => (result.ok ? result.value.columns.map(({ values }) => values.map(String)) : result.problem);
/** By set of domains; the same records for both kinds. */
const plain = sets.map(() => new PlainAnswers(printed));

describe.each([{ name: 'alone', shared: false }, { name: 'with a helper', shared: true }])('what several fields say together, $name', ({ shared }) => {
  let table: Table;
  let helper: Awaited<ReturnType<typeof helperThread>> | null = null;

  beforeAll(async () => {
    helper = shared ? await helperThread() : null;
    table = tableOf(Array.from({ length: 9000 }, (_, i) => ({
      __time__: 600_000 + Math.floor(i / 3), srcaddr: i % 83 === 0 ? null : `10.0.${(i * 31) % 7}.${(i * 17) % 61}`, dstaddr: i % 2 === 0 ? `11.0.${i >> 8}.${i & 255}` : `10.0.${(i * 13) % 6}.${(i * 11) % 53}`, protocol: i % 2 ? 6 : 17,
      action: i % 40 === 0 ? null : i % 9 === 0 ? 'REJECT' : 'ACCEPT', direction: i % 4 === 0 ? 'out' : 'in', dstport: (i * i) % 900, bytes: i % 50 === 0 ? null : (i * 7919) % 40_000, packets: i % 11,
    })), { table: emptyTable(new Memory({ reservedBytes: 1024 * 1024, shared })) });
  });
  afterAll(() => helper?.end());

  it('is as the plain interpreter says, over changing domains, ranges and filters', async () => {
    const kernel = new Kernel(table, { kernel: generatedModule('kernel', shared) }, { leastFolded: 0 }, helper && { with: helper, worth: { rows: 0, bytesPerRow: Infinity } });
    const one: Predicate = { kind: 'text', field: 'direction', test: { kind: 'equals', values: ['in'] } };
    const ways = new Set<string>();
    for (const [which, set] of sets.entries()) {
      table.setLabels('domain', domainLookups(set));
      const records = [...rows(table)];
      for (const [range, chip] of [[null, { kind: 'all' }], [null, one], [{ from: 600_300, to: 602_000 }, { kind: 'all' }], [{ from: 600_400, to: 602_100 }, { kind: 'all' }], [{ from: 600_400, to: 602_100 }, { kind: 'not', item: one }]] as const) {
        const plans = plansFor(range, chip);
        const given: unknown[] = [];
        await kernel.answer(plans, { signal: { aborted: false }, pause: () => Promise.resolve(), onFrame: (i, result) => (given[i] = printed(result)) });
        plans.forEach((plan, i) => {
          expect(given[i], `${set.domains.length} domains, plan ${i}`).toEqual(plain[which]?.to(plan, records));
          if (set.domains.length < 10) ways.add(kernel.explain(plan).at(-1) ?? '');
        });
      }
    }
    // No group and no record was looked at one by one, and the coarser groups came from the finer ones.
    expect([...ways].filter((way) => way.includes('numbered'))).toEqual([]);
    expect([...ways].some((way) => way.endsWith('rolled up'))).toBe(true);
    // The second thread took part.
    expect(helper === null || kernel.helped > 0).toBe(true);
  });
});
