import { beforeAll, expect, it } from 'vitest';
import type { TestRecord } from '../../src/columns/testing/build.ts';
import { ask } from '../../src/statement/ask.ts';
import { sqlPlan } from '../../src/statement/sql-plan.ts';
import { Dice, randomRecords } from './random.ts';
import { openSqlEngine, type SqlEngine } from './sql-engine.ts';

/**
 * Random statements of the shapes that only DuckDB answers: members of WITH, joins, windows, sub-selects, set operations, arrays.
 * Nothing says what their rows are; what is held is that each is answered, or refused by us where it stands, and that no error of
 * DuckDB's own binder comes through. `FLOWLOG_WIDE=2000` asks for more of them.
 */
const statements = Number(process.env['FLOWLOG_WIDE'] ?? 150);

const texts = ['srcaddr', 'dstaddr', 'action', 'direction', 'zone', '"eni-id"', "'x'", 'null'];
const numbers = ['bytes', 'packets', 'dstport', '__time__', '"end"', '7', '-1', '2.5', 'null'];

/** What one relation gives: a text `a`, a number `n` and an array `l`, by these names. */
class Wide {
  constructor(private readonly dice: Dice) {}

  number(from: readonly string[], depth: number): string {
    const { dice } = this;
    if (depth === 0 || dice.chance(0.3)) return dice.pick(from);
    const inner = (): string => this.number(from, depth - 1);
    return dice.pick([
      () => `(${inner()} + ${inner()})`, () => `(${inner()} - ${inner()})`, () => `${inner()} % 7`, () => `(${inner()} / 3)`, () => `coalesce(${inner()}, ${inner()})`,
      () => `nullif(${inner()}, ${inner()})`, () => `if(${this.condition(from, depth - 1)}, ${inner()}, ${inner()})`, () => `greatest(${inner()}, ${inner()})`, () => `abs(${inner()})`,
      () => `try(${inner()} / ${inner()})`, () => `round(${inner()})`, () => `-(${inner()})`, () => `cast(${inner()} as double)`, () => `try_cast(cast(${inner()} as varchar) as double)`,
      () => `element_at(array[${inner()}, ${inner()}], 2)`, () => `reduce(array[${inner()}, 1.5], 0, (s, x) -> s + coalesce(x, 0), s -> s)`, () => `cardinality(array[${inner()}])`,
      () => `case when ${this.condition(from, depth - 1)} then ${inner()} when ${this.condition(from, depth - 1)} then null end`,
    ])();
  }

  condition(from: readonly string[], depth: number): string {
    const { dice } = this;
    const n = (): string => this.number(from, Math.max(0, depth - 1));
    return dice.pick([
      () => `${n()} > ${n()}`, () => `${n()} is not null`, () => `${n()} in (1, 2.5, null)`, () => `${n()} not in (7, ${n()})`, () => `${n()} between ${n()} and 90`, () => `not (${n()} = ${n()})`,
      () => `${n()} is distinct from ${n()}`, () => `contains(array[${n()}, 3], 3)`, () => `(${n()} < 5 or ${n()} >= 2)`, () => `any_match(array[${n()}], x -> x > 1)`,
      () => `(${n()}, 1) in (select packets, 1 from log where packets < 5)`, () => `${n()} not in (select dstport from log)`, () => `exists (select 1 from log where bytes > 999000)`,
    ])();
  }

  /** A query with the columns `a`, `n` and `l`. */
  query(depth: number): string {
    const { dice } = this;
    const log = (): string => `select ${dice.pick(texts)} as a, ${this.number(numbers, 2)} as n, array[${dice.pick(numbers)}] as l from log${dice.chance(0.4) ? ` where ${this.condition(numbers, 2)}` : ''}`;
    if (depth === 0) return log();
    const inner = (): string => `(${this.query(depth - 1)})`;
    const one = ['t.n', 'n', '3'];
    const two = ['t.n', 'u.n', '0.5', 'null'];
    const keep = `limit ${dice.below(20)}`;
    return dice.pick([
      log,
      () => `select a, sum(n) as n, array_agg(n) as l from ${inner()} t group by a having ${dice.pick(['count(*) > 1', 'sum(n) > 5', 'max(n) is not null'])}`,
      () => `select upper(a) as a, ${dice.pick(['count(*)', 'count(distinct n)', 'max(n)', 'approx_percentile(n, 0.5)', 'cardinality(histogram(a))', 'max_by(n, a)'])} as n, array[count(*)] as l from ${inner()} t group by upper(a) order by 2 ${keep}`,
      () => `select a, ${dice.pick(['rank()', 'row_number()', 'sum(n)', 'lag(n)', 'count(*)', 'first_value(n)'])} over (partition by a order by n${dice.chance(0.5) ? ' desc' : ''}) as n, l from ${inner()} t`,
      () => `select a, sum(n) over (order by n, a rows between ${dice.below(3)} preceding and ${dice.pick(['current row', '1 following', 'unbounded following'])}) as n, l from ${inner()} t order by ${dice.pick(['n', 'a desc', '2', '-n'])} ${keep}`,
      () => `select a, max(n) as n, array[count(*)] as l from ${inner()} t group by ${dice.pick(['rollup (a)', 'cube (a)', 'grouping sets ((a), ())'])}`,
      () => `select t.a, ${this.number(two, 2)} as n, u.l from ${inner()} t ${dice.pick(['join', 'left join', 'right join', 'full join'])} ${inner()} u on t.a = u.a${dice.chance(0.3) ? ' and t.n < u.n' : ''} ${keep}`,
      () => `select a, t.n, array[u.n] as l from ${inner()} t ${dice.pick(['join', 'left join', 'full join'])} (select a, count(*) as n from ${inner()} group by a) u using (a) ${keep}`,
      () => `select a, e as n, l from ${inner()} t cross join unnest(l) as x (e)`,
      () => `select a, ${this.number(one, 3)} as n, transform(l, e -> e + 1) as l from ${inner()} t where ${this.condition(one, 2)}`,
      () => `select a, n, l from ${inner()} ${dice.pick(['union', 'union all', 'intersect', 'except'])} select a, n, l from ${inner()}`,
      () => `select distinct a, n, filter(l, e -> e > 1) as l from ${inner()} t order by a, n ${keep}`,
      () => `select a, (select max(u.bytes) from log u where u.srcaddr = t.a) as n, l from ${inner()} t`,
      () => `select a, n, l from ${inner()} t where exists (select 1 from log u where u.srcaddr = t.a and u.bytes > ${dice.below(1000)})`,
      () => `with w as ${inner()} select x.a, y.n, x.l from w x join (select a, max(n) as n from w group by a) y on x.a = y.a ${keep}`,
    ])();
  }
}

let engine: SqlEngine;
beforeAll(async () => {
  engine = await openSqlEngine(randomRecords(5, 40) as TestRecord[]); // Its values are text, numbers and nulls.
}, 60_000);

it(`${statements} random wide statements are answered or refused by us`, async () => {
  let answered = 0;
  for (let seed = 1; seed <= statements; seed++) {
    const dice = new Dice(seed * 7919);
    const statement = `* | select a, n, l from (${new Wide(dice).query(1 + dice.below(3))}) q order by a, n limit 50`;
    const asked = ask(statement, { range: null, filters: [], variables: {}, projectZone: 28_800 }, { counts: 'records', present: engine.table.present });
    if (!asked.ok) throw new Error(`seed ${seed}: ${statement}: ${JSON.stringify(asked.problem)}`);
    const made = sqlPlan(asked.value, { fields: engine.table.present }, 'a test');
    const result = made.ok ? await engine.run(made.value) : made;
    if (result.ok) {
      answered++;
      continue;
    }
    const { problem } = result;
    const message = 'message' in problem ? problem.message : '';
    const ours = problem.kind !== 'internal' && !/No function matches|GROUP BY clause or must|[Bb]inder|Referenced|Cannot compare values|INT64|could not be|explicit(ly)? (type )?cast/.test(message);
    expect(ours, `seed ${seed}: ${statement}\n${JSON.stringify(problem)}\n${made.ok ? made.value.sql : ''}`).toBe(true);
  }
  expect(answered).toBeGreaterThan(statements * 0.6);
}, 120_000);
