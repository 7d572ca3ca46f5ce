import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../base/result.ts';
import type { Frame, Value } from '../../model/frame.ts';
import type { Plan, Predicate } from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';
import { Memory } from '../memory.ts';
import { rows } from '../rows.ts';
import type { Table } from '../table.ts';
import { emptyTable, tableOf } from '../testing/build.ts';
import { randomOf, randomRecords } from '../testing/random-records.ts';
import { generatedModule } from '../testing/wasm.ts';
import { runTwin } from '../twin/twin.ts';
import { Kernel } from './kernel.ts';
import { helperThread } from './testing/helper-thread.ts';
import { PlainAnswers } from './testing/plain-answers.ts';
import { bucket, countAll, distinctOf, groupPlan, number, PlanDice, sumOf, text, whole, words } from './testing/random-plans.ts';

/** Alone over a memory of its own; and over one that is shared, with a helper in another thread that takes part in each pass. */
const kinds = [{ name: 'alone', shared: false }, { name: 'with a helper in shared memory', shared: true }];

async function answers(kernel: Kernel, plans: readonly Plan[], pause: () => Promise<void> = () => Promise.resolve()): Promise<(Result<Frame, Problem> | undefined)[]> {
  const results: (Result<Frame, Problem> | undefined)[] = plans.map(() => undefined);
  await kernel.answer(plans, { signal: { aborted: false }, pause, onFrame: (i, result) => (results[i] = result) });
  return results;
}

/** Doubles to 1e-9 of their size, other numbers as text: whole ones may be bigint. */
function comparable(result: Result<Frame, Problem> | undefined): unknown {
  if (!result?.ok) return result;
  const { columns, rows: count, coverage, whole: total } = result.value;
  const value = (v: Value, type: string | undefined): unknown => (typeof v === 'number' || typeof v === 'bigint' ? (type === 'double' ? Number(v).toPrecision(9) : String(v)) : v);
  return {
    columns: columns.map((column) => ({ ...column, values: column.values.map((v) => value(v, column.type)) })), rows: count,
    scanned: coverage.scanned, matched: coverage.matched, cut: coverage.cut,
    whole: total && { groups: total.groups, totals: total.totals.map((v, i) => value(v, columns[i]?.type)) },
  };
}

/** Several sealed segments of different widths, and open ones. */
function manySegments(table: Table): Table {
  tableOf(randomRecords(11, 900), { table });
  for (const seed of [12, 13, 14]) tableOf(randomRecords(seed, 500), { table });
  return tableOf(randomRecords(15, 300), { table, sealed: false });
}

/** Both kinds hold the same records. */
const plain = { many: new PlainAnswers(comparable), together: new PlainAnswers(comparable), apart: new PlainAnswers(comparable), large: new PlainAnswers(comparable) };

describe.each(kinds)('Kernel $name', ({ shared }) => {
  const empty = (): Table => emptyTable(new Memory({ reservedBytes: 1024 * 1024, shared }));
  let helper: Awaited<ReturnType<typeof helperThread>> | null = null;
  const kernelOf = (of: Table, limits: ConstructorParameters<typeof Kernel>[2] = {}): Kernel =>
    new Kernel(of, { kernel: generatedModule('kernel', shared) }, { leastFolded: 0, ...limits }, helper && { with: helper, worth: { rows: 0, bytesPerRow: Infinity } });
  let table: Table;
  let records: Record<string, Value>[];
  let times: number[];
  beforeAll(async () => {
    helper = shared ? await helperThread() : null;
    table = manySegments(empty());
    records = [...rows(table)];
    times = records.map((record) => Number(record['__time__']));
  });

  afterAll(() => helper?.end());

  /** Compares each frame with the twin's; how many. */
  async function agrees(kernel: Kernel, plans: readonly Plan[], what: string): Promise<number> {
    const given = await answers(kernel, plans);
    plans.forEach((plan, i) => expect(comparable(given[i]), `${what}: ${plan.statement}`).toEqual(plain.many.to(plan, records)));
    return given.length;
  }

  it('has several segments to answer over', () => {
    expect(table.segments.length).toBeGreaterThan(3);
    expect(table.segments.some((segment) => !segment.sorted)).toBe(true);
  });

  it('equals the twin on random plans, one after the other', async () => {
    const dice = new PlanDice(randomOf(3));
    const kernel = kernelOf(table);
    let compared = 0;
    for (let i = 0; i < 150; i++) compared += await agrees(kernel, [dice.plan(times)], `plan ${i}`);
    expect(compared).toBe(150);
  });

  it('equals the twin on batches of plans that share predicate, range or keys', async () => {
    const dice = new PlanDice(randomOf(4));
    const kernel = kernelOf(table);
    for (let i = 0; i < 25; i++) {
      const first = dice.plan(times);
      const others = Array.from({ length: 4 }, (): Plan => {
        const plan = dice.plan(times);
        const shared = dice.random() < 0.7 ? { ...plan, predicate: first.predicate, range: first.range } : plan;
        return dice.random() < 0.5 ? groupPlan(first.keys, [...first.aggregates, dice.aggregate()], { predicate: shared.predicate, range: shared.range }) : shared;
      });
      expect(await agrees(kernel, [first, ...others], `batch ${i}`)).toBe(5);
    }
  });

  it('moves accumulators through windows and chips to what a run from scratch gives', async () => {
    const dice = new PlanDice(randomOf(5));
    const kernel = kernelOf(table, { frames: 0 });
    const chips: Predicate[] = [
      { kind: 'text', field: 'action', test: { kind: 'equals', values: ['ACCEPT'] } },
      { kind: 'text', field: 'vpc-id', test: { kind: 'equals', values: ['vpc-3'] } },
      { kind: 'number', field: 'protocol', min: 6, max: 6, openMin: false, openMax: false },
    ];
    const asked = (predicate: Predicate, range: Plan['range']): Plan[] => [
      groupPlan([], [countAll, sumOf(number('bytes')), distinctOf(text('srcaddr'))], { predicate, range }),
      groupPlan([bucket('__time__', 60), text('action')], [countAll], { predicate, range, limit: 10_000 }),
      groupPlan([text('vpc-id')], [sumOf(number('bytes')), sumOf(number('packets')), distinctOf(number('dstport'))], { predicate, range }),
      groupPlan([text('srcaddr')], [sumOf(number('bytes'))], { predicate, range, order: [{ expr: { op: 'aggregate', index: 0, type: 'bigint' }, descending: true }], limit: 20 }),
      groupPlan([bucket('__time__', 60), text('srcaddr')], [sumOf(number('bytes'))], {
        predicate: { kind: 'and', items: [predicate, { kind: 'among', a: text('srcaddr'), plan: groupPlan([text('srcaddr')], [sumOf(number('bytes'))], { predicate, range, order: [{ expr: { op: 'aggregate', index: 0, type: 'bigint' }, descending: true }], limit: 5 }) }] },
        range, limit: 10_000,
      }),
    ];
    const sorted = [...times].sort((a, b) => a - b);
    let from = sorted[1000] ?? 0;
    const ways = new Set<string>();
    for (let i = 0; i < 40; i++) {
      const on = chips.filter(() => dice.random() < 0.4);
      const predicate: Predicate = on.length === 0 ? { kind: 'all' } : { kind: 'and', items: on };
      from += dice.below(200) - 90;
      const plans = asked(predicate, dice.random() < 0.15 ? null : { from, to: from + 600 + dice.below(30) });
      await agrees(kernel, plans, `move ${i}`);
      for (const plan of plans) ways.add(kernel.explain(plan).at(-1)?.split('; ').at(-1) ?? '');
    }
    expect([...ways].sort()).toEqual(expect.arrayContaining(['delta', 'direct']));
    kernel.forget();
    const accepted = asked({ kind: 'not', item: { kind: 'text', field: 'action', test: { kind: 'equals', values: ['REJECT'] } } }, null);
    await agrees(kernel, accepted, 'complement');
    expect(kernel.explain(accepted[2] ?? groupPlan([], [])).at(-1)).toMatch(/complement$/);
    await agrees(kernel, accepted, 'stored');
    expect(kernel.explain(accepted[2] ?? groupPlan([], [])).at(-1)).toMatch(/stored$/);
  });

  it('adds coarser groups of a batch up from finer ones', async () => {
    // So few records are not worth a cube.
    const kernel = kernelOf(table, { leastFolded: Infinity });
    const average = { fn: 'avg', arg: number('packets'), distinct: false, type: 'double' } as const;
    for (const predicate of [{ kind: 'all' }, { kind: 'exists', field: 'az-id' }] satisfies Predicate[]) {
      const plans = [
        groupPlan([], [countAll, sumOf(number('bytes')), average], { predicate }),
        groupPlan([text('action')], [sumOf(number('bytes'))], { predicate, limit: 2 }),
        groupPlan([text('direction'), text('action')], [{ fn: 'count', arg: number('end'), distinct: false, type: 'bigint' }], { predicate }),
        groupPlan([text('action'), number('protocol'), text('direction')], [average], { predicate }),
        groupPlan([number('protocol')], [distinctOf(text('vm-id'))], { predicate }),
        groupPlan([text('action'), text('action')], [countAll], { predicate }),
      ];
      expect(await agrees(kernel, plans, 'roll-up')).toBe(6);
      expect(plans.map((plan) => kernel.explain(plan).at(-1)?.split('; ').at(-1))).toEqual(['rolled up', 'rolled up', 'rolled up', 'stored', expect.stringMatching(/direct|delta|complement/), 'rolled up']);
    }
  });

  it('takes many rows of one bucket of time together, whatever lacks its values with what', async () => {
    const random = randomOf(21);
    const start = 1_770_220_800;
    for (const way of ['together', 'apart'] as const) {
      const dense = tableOf(Array.from({ length: 24_000 }, (_, i) => {
        const lacking = random() < 0.02;
        const time = start + Math.floor(i / 4) + Math.floor(random() * 30);
        const lone = way === 'apart' && random() < 0.1;
        return {
          __time__: time, start: time, end: lacking ? null : time + 60, action: lacking ? null : random() < 0.9 ? 'ACCEPT' : 'REJECT', 'eni-id': `eni-${Math.floor(random() * 7)}`,
          protocol: lacking ? null : random() < 0.7 ? 6 : 17, bytes: lacking || lone ? null : Math.floor(random() * 5e9), packets: lacking ? null : Math.floor(random() * 90),
          srcaddr: `10.0.0.${Math.floor(random() * 200)}`, direction: random() < 0.5 ? 'in' : 'out', 'log-status': lacking ? 'NODATA' : 'OK',
        };
      }), { table: empty() });
      const held = [...rows(dense)];
      const kernel = kernelOf(dense, { frames: 0 });
      const average = { fn: 'avg', arg: number('packets'), distinct: false, type: 'double' } as const;
      const averageBytes = { ...average, arg: number('bytes') };
      const largest = { fn: 'max', arg: number('bytes'), distinct: false, type: 'bigint' } as const;
      const asked = (range: Plan['range'], predicate: Predicate = { kind: 'all' }): Plan[] => [
        groupPlan([bucket('__time__', 600)], [countAll, sumOf(number('bytes')), sumOf(number('packets')), { fn: 'count', arg: text('action'), distinct: false, type: 'bigint' }, distinctOf(text('srcaddr'))], { range, predicate, limit: 100 }),
        groupPlan([bucket('__time__', 600), number('protocol'), text('eni-id')], [sumOf(number('bytes')), average, averageBytes], { range, predicate, limit: 1000, order: [{ expr: { op: 'key', index: 0, type: 'bigint' }, descending: false }] }),
        groupPlan([text('direction'), bucket('__time__', 900)], [largest, distinctOf(number('protocol'))], { range, predicate, limit: 1000 }),
        groupPlan([bucket('__time__', 3600)], [sumOf(number('bytes'))], { range, predicate: { kind: 'exists', field: 'bytes' }, limit: 100 }),
        groupPlan([], [countAll, sumOf(number('bytes')), sumOf(number('packets')), average, distinctOf(text('eni-id'))], { range, predicate }),
        groupPlan([text('eni-id')], [sumOf(number('packets')), sumOf(number('bytes'))], { range, predicate }),
        groupPlan([bucket('__time__', 2)], [countAll], { range, predicate, limit: 50 }),
      ];
      for (const range of [null, { from: start + 500, to: start + 4100 }, { from: start + 1300, to: start + 4900 }, { from: start + 1200, to: start + 1800 }]) {
        for (const predicate of [{ kind: 'all' }, { kind: 'text', field: 'action', test: { kind: 'equals', values: ['ACCEPT'] } }] satisfies Predicate[]) {
          const plans = asked(range, predicate);
          const given = await answers(kernel, plans);
          expect(given).toHaveLength(7);
          plans.forEach((plan, i) => expect(comparable(given[i]), `${way}, plan ${i}`).toEqual(plain[way].to(plan, held)));
        }
      }
    }
  });

  it('gives whole records in order of time, or as they are ordered', async () => {
    const kernel = kernelOf(table);
    const fields = ['__time__', 'srcaddr', 'bytes', 'end', 'az-id'];
    const outputs = fields.map((field) => ({ name: field, unit: 'none' as const, expr: field === 'srcaddr' || field === 'az-id' ? text(field) : number(field) }));
    const rowwise = (rest: Partial<Plan>): Plan => groupPlan([], [], { rowwise: true, outputs, ...rest });
    const compared = await agrees(kernel, [
      rowwise({}), rowwise({ limit: 7, offset: 3 }), rowwise({ order: [{ expr: number('bytes'), descending: true }], limit: 30 }),
      rowwise({ predicate: { kind: 'exists', field: 'az-id' }, range: { from: times[40] ?? 0, to: (times[40] ?? 0) + 300 } }),
      rowwise({ order: [{ expr: text('srcaddr'), descending: false }, { expr: number('end'), descending: true }] }),
    ], 'records');
    expect(compared).toBe(5);
    const distinct = rowwise({ distinct: true, outputs: [{ name: 'a', unit: 'none', expr: text('action') }, { name: 'd', unit: 'none', expr: text('direction') }], order: [{ expr: text('action'), descending: false }, { expr: text('direction'), descending: true }] });
    expect(await agrees(kernel, [distinct], 'distinct records')).toBe(1);
  });

  it('keeps having, distinct and expressions over aggregates', async () => {
    const kernel = kernelOf(table);
    const sum = { op: 'aggregate', index: 0, type: 'bigint' } as const;
    const plans = [
      groupPlan([text('eni-id')], [sumOf(number('bytes')), countAll], {
        having: { op: 'gt', a: { op: 'aggregate', index: 1, type: 'bigint' }, b: whole(3), type: 'boolean' },
        order: [{ expr: { op: 'div', a: sum, b: { op: 'aggregate', index: 1, type: 'bigint' }, type: 'bigint' }, descending: true }], limit: 15,
      }),
      groupPlan([text('eni-id')], [sumOf(number('packets')), countAll], { distinct: true, outputs: [{ name: 'n', unit: 'none', expr: { op: 'aggregate', index: 1, type: 'bigint' } }] }),
    ];
    expect(await agrees(kernel, plans, 'groups')).toBe(2);
  });

  it('divides by zero only where a record is asked', async () => {
    const kernel = kernelOf(table);
    const ratio = { op: 'div', a: number('bytes'), b: number('packets'), type: 'bigint' } as const;
    const some: Predicate = { kind: 'number', field: 'packets', min: 0, max: null, openMin: true, openMax: false };
    const large: Predicate = { kind: 'row', expr: { op: 'gt', a: ratio, b: whole(50), type: 'boolean' } };
    await agrees(kernel, [
      groupPlan([], [sumOf(ratio)]), groupPlan([], [sumOf(ratio)], { predicate: some }), groupPlan([text('action')], [countAll], { predicate: { kind: 'and', items: [some, large] } }),
      groupPlan([], [sumOf({ op: 'case', whens: [{ when: { op: 'gt', a: number('packets'), b: whole(0), type: 'boolean' }, then: ratio }], otherwise: whole(0), type: 'bigint' })]),
    ], 'ratios');
    expect((await answers(kernel, [groupPlan([], [sumOf(ratio)])]))[0]).toMatchObject({ ok: false, problem: { kind: 'division-by-zero' } });
  });

  it('is exact beyond 2^53 and refuses what leaves 64 bits', async () => {
    const large = tableOf(Array.from({ length: 3000 }, (_, i) => ({ __time__: 1000 + i, bytes: 9_007_199_254_740_991 - (i % 3), packets: 1, action: 'ACCEPT' })), { table: empty() });
    const kernel = kernelOf(large);
    const held = [...rows(large)];
    const plans = [
      groupPlan([], [sumOf(number('bytes'))], { range: { from: 1000, to: 1500 } }),
      groupPlan([bucket('__time__', 60)], [sumOf(number('bytes')), { fn: 'avg', arg: number('bytes'), distinct: false, type: 'double' }]),
      groupPlan([], [sumOf(number('bytes'))]),
      groupPlan([number('bytes'), number('__time__')], [countAll], { limit: 5 }),
    ];
    const given = await answers(kernel, plans);
    plans.forEach((plan, i) => expect(comparable(given[i]), `plan ${i}`).toEqual(comparable(runTwin(plan, held))));
    expect(given[2]).toMatchObject({ ok: false, problem: { kind: 'overflow' } });
  });

  it('gives the first of many groups as if it held them all', async () => {
    const kernel = kernelOf(table, { frames: 0 });
    const average = { fn: 'avg', arg: number('packets'), distinct: false, type: 'double' } as const;
    const tuple = [text('srcaddr'), number('srcport'), number('protocol'), text('dstaddr'), number('dstport')];
    const some: Predicate = { kind: 'exists', field: 'az-id' };
    const ways: string[] = [];
    for (const keys of [tuple, [...tuple, bucket('__time__', 1)], [...tuple, bucket('__time__', 1), text('eni-id'), text('vm-id')], [bucket('bytes', 60), text('srcaddr')], [text('srcaddr'), text('dstaddr'), number('start'), number('srcport')]]) {
      for (const [aggregates, by] of [[[sumOf(number('bytes'))], 0], [[countAll, average, sumOf(number('packets'))], 2], [[countAll, sumOf(number('packets'))], 0], [[countAll], 0], [[sumOf({ op: 'div', a: number('bytes'), b: number('packets'), type: 'bigint' }), countAll], 0]] as const) {
        for (const descending of [true, false]) {
          const plans = [3, 40, 9000].map((limit) => groupPlan(keys, aggregates, {
            order: [{ expr: { op: 'aggregate', index: by, type: 'bigint' }, descending }], limit, offset: limit === 3 ? 2 : 0, predicate: limit === 40 ? some : { kind: 'all' },
          }));
          for (const plan of plans) {
            await agrees(kernel, [plan], 'top');
            ways.push(kernel.explain(plan).at(-1)?.split('; ').at(-1) ?? '');
          }
        }
      }
    }
    expect(ways.filter((way) => way === 'by parts').length).toBeGreaterThan(60);
    kernel.forget();
  });

  it('answers over more rows than a segment, a call or a part of the numbering holds', async () => {
    const count = 150_000;
    const large = tableOf(Array.from({ length: count }, (_, i) => ({ __time__: 5000 + Math.floor(i / 50), srcaddr: `10.${i % 7}.${(i * 31) % 251}.${(i * 17) % 253}`, dstaddr: `10.${(i * 13) % 251}.${(i * 7) % 250}.${i % 5}`, srcport: (i * 104_729) % 65_536, protocol: i % 7 === 0 ? 17 : 6, dstport: (i * 7919) % 65_536, bytes: i % 40_000, action: i % 33 === 0 ? 'REJECT' : 'ACCEPT' })), { table: empty() });
    expect(large.segments.length).toBeGreaterThan(1);
    const kernel = kernelOf(large);
    const held = [...rows(large)];
    const byBytes = [{ expr: { op: 'aggregate', index: 0, type: 'bigint' } as const, descending: true }];
    const plans = [
      groupPlan([text('srcaddr'), number('dstport'), text('action')], [sumOf(number('bytes')), countAll], { order: byBytes, limit: 20 }),
      groupPlan([text('srcaddr')], [sumOf(number('bytes')), distinctOf(number('dstport'))], { order: byBytes, limit: 20, predicate: { kind: 'text', field: 'action', test: { kind: 'equals', values: ['REJECT'] } } }),
      groupPlan([bucket('__time__', 60), text('action')], [countAll, sumOf(number('bytes'))], { limit: 1000, range: { from: 5600, to: 7777 } }),
      groupPlan([number('bytes')], [countAll], { limit: 10 }),
      groupPlan([text('srcaddr'), number('srcport'), number('protocol'), text('dstaddr'), number('dstport')], [sumOf(number('bytes'))], { order: byBytes, limit: 20 }),
      groupPlan([text('dstaddr'), number('bytes'), text('action')], [sumOf(number('bytes')), countAll], { order: byBytes, limit: 200 }),
    ];
    const given = await answers(kernel, plans);
    plans.forEach((plan, i) => expect(comparable(given[i]), `plan ${i}`).toEqual(plain.large.to(plan, held)));
    expect(plans.slice(-2).map((plan) => kernel.explain(plan).at(-1)?.split('; ').at(-1))).toEqual(['by parts', 'by parts']);
  });

  it('answers an empty table, and names fields that are not recorded', async () => {
    const none = kernelOf(empty());
    const plan = groupPlan([], [countAll, sumOf(number('bytes'))]);
    expect(comparable((await answers(none, [plan]))[0])).toEqual(comparable(runTwin(plan, [])));
    const few = kernelOf(tableOf([{ __time__: 5, bytes: 7 }], { table: empty() }));
    const [missing, fine] = await answers(few, [groupPlan([text('action')], [countAll], { needs: ['action', 'bytes'] }), plan]);
    expect(missing).toMatchObject({ ok: false, problem: { kind: 'field-missing', fields: ['action'] } });
    expect(fine).toMatchObject({ ok: true, value: { rows: 1 } });
  });

  it('answers over one revision while records keep coming in its pauses, and over the new one next', async () => {
    const growing = tableOf(randomRecords(21, 400), { table: empty(), sealed: false });
    const kernel = kernelOf(growing);
    const dice = new PlanDice(randomOf(9));
    for (let round = 0; round < 8; round++) {
      const plans = Array.from({ length: 3 }, () => dice.plan(times.slice(0, 5)));
      const before = [...rows(growing)];
      let added = 0;
      const slow = { now: 0 };
      const clock = performance.now.bind(performance);
      performance.now = () => clock() + (slow.now += 10);
      try {
        const given = await answers(kernel, plans, () => {
          if (added++ < 3) tableOf(randomRecords(100 + round * 10 + added, 50), { table: growing, sealed: added === 2 });
          return Promise.resolve();
        });
        plans.forEach((plan, i) => expect(comparable(given[i]), `round ${round}: ${plan.statement}`).toEqual(comparable(runTwin(plan, before))));
      } finally {
        performance.now = clock;
      }
      expect(added).toBeGreaterThan(0);
    }
  });

  it('gives the same frames again while the records are the same, and only then', async () => {
    const growing = tableOf(randomRecords(31, 300), { table: empty(), sealed: false });
    const kernel = kernelOf(growing);
    const plans = [groupPlan([text('srcaddr')], [sumOf(number('bytes'))]), groupPlan([], [countAll])];
    const copies = (): Plan[] => plans.map((plan) => structuredClone(plan));
    const first = await answers(kernel, plans);
    const again = await answers(kernel, copies());
    expect(again).toEqual(first);
    expect(plans.map((plan) => kernel.explain(plan).at(-1))).toEqual(['kept', 'kept']);
    const other = groupPlan([], [sumOf(number('bytes'))]);
    const before = [...rows(growing)];
    const mixed = await answers(kernel, [...copies(), other]);
    [...plans, other].forEach((plan, i) => expect(comparable(mixed[i])).toEqual(comparable(runTwin(plan, before))));
    expect(kernel.explain(other).at(-1)).not.toBe('kept');
    tableOf(randomRecords(32, 40), { table: growing, sealed: false });
    const held = [...rows(growing)];
    const later = await answers(kernel, copies());
    plans.forEach((plan, i) => expect(comparable(later[i])).toEqual(comparable(runTwin(plan, held))));
    expect(plans.map((plan) => kernel.explain(plan).at(-1))).not.toContain('kept');
  });

  it('leaves out what nobody waits for any more, and answers the others as ever', async () => {
    const kernel = kernelOf(table);
    const plans = [groupPlan([text('action')], [countAll]), groupPlan([text('srcaddr')], [countAll]), groupPlan([text('direction')], [countAll])];
    const left = new Set([0]);
    const given = new Map<number, Result<Frame, Problem>>();
    await kernel.answer(plans, {
      signal: { aborted: false, left }, pause: () => Promise.resolve(),
      onFrame: (i, result) => {
        given.set(i, result);
        // The first answer comes while the last one still waits.
        left.add(2);
      },
    });
    expect([...given.keys()]).toEqual([1]);
    expect(comparable(given.get(1))).toEqual(comparable(runTwin(plans[1] ?? groupPlan([], [countAll]), [...rows(table)])));
  });

  it('stops when it is told to, and gives memory back', async () => {
    const kernel = kernelOf(table);
    const plans = [groupPlan([text('srcaddr'), number('bytes')], [countAll]), groupPlan([words('x')], [countAll])];
    await answers(kernel, plans);
    kernel.forget();
    const used = table.memory.usedBytes;
    const signal = { aborted: false };
    let frames = 0;
    const clock = performance.now.bind(performance);
    let skipped = 0;
    performance.now = () => clock() + (skipped += 10);
    try {
      await kernel.answer(plans, {
        signal, onFrame: () => frames++,
        pause: () => {
          signal.aborted = true;
          return Promise.resolve();
        },
      });
    } finally {
      performance.now = clock;
    }
    expect(frames).toBe(0);
    kernel.forget();
    expect(table.memory.usedBytes).toBe(used);
  });

  it('wakes its helper when there is a pass that one can take part in', () => {
    expect(helper === null || helper.wakes() > 20).toBe(true);
  });
});
