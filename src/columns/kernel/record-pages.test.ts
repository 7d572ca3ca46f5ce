import { beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../base/result.ts';
import type { Value } from '../../model/frame.ts';
import type { Plan, Predicate } from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';
import type { RecordsAsked, RecordsPage } from '../../model/records-page.ts';
import type { TimeRange } from '../../model/time.ts';
import { MemoryExceeded } from '../memory.ts';
import { rows } from '../rows.ts';
import type { Table } from '../table.ts';
import { tableOf, type TestRecord } from '../testing/build.ts';
import { randomOf, randomRecords } from '../testing/random-records.ts';
import { generatedModule } from '../testing/wasm.ts';
import { runTwin } from '../twin/twin.ts';
import { Kernel } from './kernel.ts';
import { countAll, groupPlan, PlanDice, text } from './testing/random-plans.ts';

const signal = { aborted: false };

function recordsPlan(table: Table, predicate: Predicate, range: TimeRange | null): Plan {
  const outputs = table.present.map((name) => ({ name, unit: 'none' as const, field: name, expr: { op: 'field' as const, field: name, type: 'varchar' as const } }));
  return {
    predicate, range, keys: [], aggregates: [], rowwise: true, distinct: false, outputs, having: null, order: [], limit: 1e9, limitWritten: true, offset: 0,
    zone: 28_800, statement: '', needs: [],
  };
}

function page(result: Result<RecordsPage, Problem>): RecordsPage {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

/** Rows of a page as records. */
function records({ columns, rows: count }: Pick<RecordsPage, 'columns' | 'rows'>): Record<string, Value>[] {
  return Array.from({ length: count }, (_, i) => Object.fromEntries(columns.map(({ name, values }) => [name, values[i] ?? null])));
}

interface Plainly {
  /** The records of the table. */
  readonly held: readonly Record<string, Value>[];
  /** Those that match, sorted by time and then as they stand. */
  readonly sorted: readonly Record<string, Value>[];
}

const said = new WeakMap<Plan, Plainly>();

/** What pages are cut from: worked out once for all pages of one plan, over the table as it was then. */
function plainly(table: Table, plan: Plan): Plainly {
  const before = said.get(plan);
  if (before !== undefined) return before;
  const held = [...rows(table)];
  const answer = runTwin({ ...plan, order: [{ expr: { op: 'field', field: '__time__', type: 'bigint' }, descending: false }] }, held);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  const now = { held, sorted: records(answer.value) };
  said.set(plan, now);
  return now;
}

describe('pages of records', () => {
  let table: Table;
  let times: number[];
  beforeAll(() => {
    table = tableOf(randomRecords(21, 700));
    for (const seed of [22, 23, 24]) tableOf(randomRecords(seed, 400), { table });
    tableOf(randomRecords(25, 300), { table, sealed: false });
    times = [...rows(table)].map((record) => Number(record['__time__']));
  });
  const kernelOf = (of: Table): Kernel => new Kernel(of, { kernel: generatedModule('kernel') });

  async function agrees(of: Table, kernel: Kernel, plan: Plan, asked: RecordsAsked, what: string): Promise<number> {
    const given = page(await kernel.records(plan, asked, { signal, pause: () => Promise.resolve() }));
    const { held, sorted } = plainly(of, plan);
    const all = asked.newestFirst ? sorted.toReversed() : sorted;
    const { start } = asked;
    const place = 'offset' in start ? start.offset : all.findIndex((r) => (asked.newestFirst ? Number(r['__time__']) <= start.time : Number(r['__time__']) >= start.time));
    const offset = Math.min(place < 0 ? all.length : place, Math.max(0, all.length - 1));
    const seen = { what, total: given.total, offset: given.offset, records: records(given), named: given.rowNumbers.map((row) => held[row]) };
    const expected = all.slice(offset, offset + asked.count);
    expect(seen).toEqual({ what, total: all.length, offset, records: expected, named: expected });
    return given.rows;
  }

  it('equal the plainly sorted records at any offset, both ways, under random conditions and ranges', async () => {
    const dice = new PlanDice(randomOf(5));
    const kernel = kernelOf(table);
    let compared = 0;
    for (let i = 0; i < 60; i++) {
      const plan = recordsPlan(table, dice.random() < 0.3 ? { kind: 'all' } : dice.predicate(), dice.range(times));
      for (let k = 0; k < 3; k++) {
        const start = dice.random() < 0.3 ? { time: dice.pick(times) + dice.below(3) - 1 } : { offset: dice.below(2200) };
        compared += await agrees(table, kernel, plan, { start, count: 1 + dice.below(40), newestFirst: dice.random() < 0.5 }, `plan ${i}, page ${k}`);
      }
    }
    expect(compared).toBeGreaterThan(1000);
  }, 60_000);

  it('order records years apart, and some at impossible times, that no single pass can tell apart', async () => {
    const random = randomOf(6);
    const scattered = Array.from({ length: 900 }, (_, i): TestRecord => ({
      __time__: [1_700_000_000, 1_500_000_000, 5, 4_000_000_000, 250_000_000_000][i % 5] ?? 0, srcport: Math.floor(random() * 60_000), packets: i,
    }));
    const mixed = scattered.map((record) => ({ ...record, __time__: Number(record['__time__']) + Math.floor(random() * 9) }));
    const wide = tableOf(mixed.slice(0, 500));
    tableOf(mixed.slice(500), { table: wide });
    const kernel = kernelOf(wide);
    const plan = recordsPlan(wide, { kind: 'all' }, null);
    expect(await agrees(wide, kernel, plan, { start: { offset: 0 }, count: 900, newestFirst: false }, 'all')).toBe(900);
    await agrees(wide, kernel, plan, { start: { time: 4_000_000_000 }, count: 20, newestFirst: true }, 'jump');
  });

  it('see records that came since, and give none of no table', async () => {
    const growing = tableOf(randomRecords(31, 100));
    const kernel = kernelOf(growing);
    const asked = { start: { offset: 0 }, count: 500, newestFirst: false };
    const all = (): Plan => recordsPlan(growing, { kind: 'all' }, null);
    await agrees(growing, kernel, all(), asked, 'before');
    tableOf(randomRecords(32, 50), { table: growing, sealed: false });
    await agrees(growing, kernel, all(), asked, 'after');
    const none = page(await kernel.records(recordsPlan(growing, { kind: 'none' }, null), asked, { signal, pause: () => Promise.resolve() }));
    expect([none.total, none.offset, none.rows, none.rowNumbers.length]).toEqual([0, 0, 0, 0]);
  });

  it('hold one list of four bytes a record, of the last selection, until told to forget', async () => {
    const kernel = kernelOf(table);
    const ask = async (predicate: Predicate): Promise<number> => {
      const before = kernel.memory();
      await kernel.records(recordsPlan(table, predicate, null), { start: { offset: 0 }, count: 1, newestFirst: false }, { signal, pause: () => Promise.resolve() });
      return kernel.memory() - before;
    };
    expect(await ask({ kind: 'all' })).toBe(4 * table.rows);
    expect(await ask({ kind: 'none' })).toBe(-4 * table.rows);
    kernel.forget();
  });

  it('give up what is kept of other answers before they give up themselves', async () => {
    const kernel = kernelOf(table);
    const { memory } = table;
    await kernel.answer([groupPlan([text('srcaddr')], [countAll])], { signal, pause: () => Promise.resolve(), onFrame: () => undefined });
    expect(kernel.memory()).toBeGreaterThan(0);
    const allocate = memory.allocate.bind(memory);
    let failures = 1;
    memory.allocate = (bytes) => {
      if (failures-- > 0) throw new MemoryExceeded(bytes, 0);
      return allocate(bytes);
    };
    const plan = recordsPlan(table, { kind: 'exists', field: 'srcaddr' }, null);
    const ask = (): Promise<Result<RecordsPage, Problem>> => kernel.records(plan, { start: { offset: 0 }, count: 1, newestFirst: false }, { signal, pause: () => Promise.resolve() });
    try {
      expect((await ask()).ok).toBe(true);
      kernel.forget();
      failures = 2;
      expect(await ask()).toMatchObject({ ok: false, problem: { kind: 'memory' } });
    } finally {
      memory.allocate = allocate;
    }
  });

  it('stop when told to, and the next question is answered', async () => {
    const kernel = kernelOf(table);
    const stopped = { aborted: false };
    let clock = 0;
    const now = performance.now.bind(performance);
    performance.now = () => (clock += 10);
    try {
      const plan = recordsPlan(table, { kind: 'exists', field: 'srcaddr' }, null);
      const asked = { start: { offset: 0 }, count: 100, newestFirst: false };
      const pause = (): Promise<void> => {
        stopped.aborted = true;
        return Promise.resolve();
      };
      expect(await kernel.records(plan, asked, { signal: stopped, pause })).toEqual({ ok: false, problem: { kind: 'cancelled' } });
      expect((await kernel.records(plan, asked, { signal, pause: () => Promise.resolve() })).ok).toBe(true);
    } finally {
      performance.now = now;
    }
  });

  it('say which field the log lacks', async () => {
    const kernel = kernelOf(table);
    const plan = { ...recordsPlan(table, { kind: 'all' }, null), needs: ['nat-id'] };
    const answer = await kernel.records(plan, { start: { offset: 0 }, count: 1, newestFirst: false }, { signal, pause: () => Promise.resolve() });
    expect(answer).toEqual({ ok: false, problem: { kind: 'field-missing', fields: ['nat-id'], statement: '' } });
  });
});
