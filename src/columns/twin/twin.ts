import { failed, ok, type Result } from '../../base/result.ts';
import type { Coverage, Frame, Value } from '../../model/frame.ts';
import type { Expr, Plan } from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';
import { compareNullsLast } from '../functions/compare.ts';
import { problemOf } from '../functions/evaluation-error.ts';
import { evaluateExpr, type Leaf } from '../functions/expr.ts';
import type { IpLookup } from '../functions/ip-lookup.ts';
import { accumulatorOf, keyOf } from './accumulator.ts';
import { overTime } from './over-time.ts';
import { passes, type Row } from './predicate.ts';

/** What a run takes from its surroundings. */
export interface TwinContext {
  readonly revision?: number;
  readonly skipped?: number;
  readonly partial?: boolean;
  readonly lookup?: IpLookup;
}

/**
 * Runs a plan over plain records, one after the other: the kernel's twin, written to be read. Bigint fields are number or bigint,
 * text fields text; a field that a record lacks is null. `__time__` is in Unix seconds.
 *
 * Order is total: after ORDER BY (nulls last in both directions) by the group's keys ascending, nulls last; whole records by time,
 * then as they came. `whole` is given for groups that LIMIT cut.
 */
export function runTwin(plan: Plan, rows: Iterable<Row>, context: TwinContext = {}): Result<Frame, Problem> {
  try {
    return ok(new Run([...rows], context).frame(plan));
  } catch (error) {
    const problem = problemOf(error, plan.statement);
    if (problem) return failed(problem);
    throw error;
  }
}

/** A group, or a record where nothing is grouped: what expressions over it read, and what ties are ordered by. */
interface Unit {
  readonly leaf: (leaf: Leaf) => Value;
  readonly ties: readonly Value[];
}

class Run {
  readonly #rows: readonly Row[];
  readonly #context: TwinContext;
  readonly #among = new Map<Plan, ReadonlySet<string>>();

  constructor(rows: readonly Row[], context: TwinContext) {
    this.#rows = rows;
    this.#context = context;
  }

  frame(plan: Plan): Frame {
    const inRange = this.#rows.filter((row) => isIn(plan, row));
    const matched = inRange.filter((row) => this.#passes(plan, row));
    const units = plan.rowwise ? records(matched) : this.#groups(plan, matched);
    const having = plan.having;
    const kept = having === null ? units : units.filter((unit) => this.#evaluate(plan, having, unit) === true);
    const sorted = this.#sorted(plan, kept);
    let all = sorted.map((unit) => plan.outputs.map((output) => this.#evaluate(plan, output.expr, unit)));
    if (plan.distinct) all = distinctRows(all);
    const given = all.slice(plan.offset, plan.offset + plan.limit);
    const coverage: Coverage = {
      scanned: inRange.length,
      matched: matched.length,
      skipped: this.#context.skipped ?? 0,
      partial: this.#context.partial ?? false,
      revision: this.#context.revision ?? 0,
      ...(given.length < all.length ? { cut: { groups: all.length, limit: plan.limit } } : {}),
    };
    const columns = plan.outputs.map((output, i) => ({
      name: output.name,
      type: output.expr.type,
      unit: output.unit,
      ...(output.field === undefined ? {} : { field: output.field }),
      values: given.map((row) => row[i] ?? null),
    }));
    const cut = given.length < all.length && !plan.rowwise;
    return { columns, rows: given.length, coverage, ...(cut ? { whole: { groups: all.length, totals: totals(plan, all) } } : {}) };
  }

  #evaluate(plan: Plan, expr: Expr, unit: Unit): Value {
    return evaluateExpr(expr, unit.leaf, plan.zone, this.#context.lookup);
  }

  #passes(plan: Plan, row: Row): boolean {
    return passes(plan.predicate, row, {
      evaluate: (expr, of) => this.#evaluate(plan, expr, record(of)),
      valuesOf: (inner) => this.#valuesOf(inner),
    });
  }

  #valuesOf(plan: Plan): ReadonlySet<string> {
    let values = this.#among.get(plan);
    if (!values) {
      const column = this.frame(plan).columns[0];
      values = new Set((column?.values ?? []).filter((value) => value !== null).map(keyOf));
      this.#among.set(plan, values);
    }
    return values;
  }

  #groups(plan: Plan, matched: readonly Row[]): Unit[] {
    const groups = new Map<string, { keys: Value[]; rows: Row[] }>();
    // Aggregates without keys are one group, even over no record.
    if (plan.keys.length === 0) groups.set('', { keys: [], rows: [] });
    for (const row of matched) {
      const keys = plan.keys.map((key) => this.#evaluate(plan, key, record(row)));
      const id = JSON.stringify(keys.map(keyOf));
      const group = groups.get(plan.keys.length === 0 ? '' : id);
      if (group) group.rows.push(row);
      else groups.set(id, { keys, rows: [row] });
    }
    return [...groups.values()].map(({ keys, rows }) => {
      const aggregates = plan.aggregates.map((aggregate) => {
        const { arg } = aggregate;
        if (aggregate.over) return overTime(aggregate, rows.map((row) => ({ time: Number(row['__time__']), value: arg === null ? null : this.#evaluate(plan, arg, record(row)) })));
        const accumulator = accumulatorOf(aggregate);
        for (const row of rows) accumulator.add(aggregate.arg === null ? true : this.#evaluate(plan, aggregate.arg, record(row)));
        return accumulator.result();
      });
      return { leaf: (leaf) => groupLeaf(leaf, keys, aggregates), ties: keys };
    });
  }

  #sorted(plan: Plan, units: readonly Unit[]): Unit[] {
    const ranked = units.map((unit, place) => ({ unit, place, by: plan.order.map(({ expr }) => this.#evaluate(plan, expr, unit)) }));
    ranked.sort((a, b) => {
      for (const [i, { descending }] of plan.order.entries()) {
        const order = compareNullsLast(a.by[i] ?? null, b.by[i] ?? null, descending);
        if (order !== 0) return order;
      }
      for (const [i, tie] of a.unit.ties.entries()) {
        const order = compareNullsLast(tie, b.unit.ties[i] ?? null, false);
        if (order !== 0) return order;
      }
      return a.place - b.place;
    });
    return ranked.map(({ unit }) => unit);
  }
}

function isIn(plan: Plan, row: Row): boolean {
  if (plan.range === null) return true;
  const time = Number(row['__time__']);
  return time >= plan.range.from && time < plan.range.to;
}

function record(row: Row): Unit {
  return { leaf: (leaf) => (leaf.op === 'field' ? (row[leaf.field] ?? null) : misplaced(leaf)), ties: [row['__time__'] ?? null] };
}

const records = (rows: readonly Row[]): Unit[] => rows.map(record);

function groupLeaf(leaf: Leaf, keys: readonly Value[], aggregates: readonly Value[]): Value {
  if (leaf.op === 'field') return misplaced(leaf);
  return (leaf.op === 'key' ? keys[leaf.index] : aggregates[leaf.index]) ?? null;
}

function misplaced(leaf: Leaf): never {
  throw new Error(`A plan has no ${leaf.op} here`);
}

function distinctRows(rows: readonly Value[][]): Value[][] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = JSON.stringify(row.map(keyOf));
    return !seen.has(key) && seen.add(key);
  });
}

/** Per column the total over all groups where it is a count or a sum of whole numbers or doubles; null for any other. */
function totals(plan: Plan, rows: readonly (readonly Value[])[]): (number | bigint | null)[] {
  return plan.outputs.map((output, i) => {
    const aggregate = output.expr.op === 'aggregate' ? plan.aggregates[output.expr.index] : undefined;
    if (!aggregate || aggregate.distinct || (aggregate.fn !== 'count' && aggregate.fn !== 'sum')) return null;
    const total = accumulatorOf({ fn: 'sum', arg: null, distinct: false, type: aggregate.type });
    for (const row of rows) total.add(row[i] ?? null);
    const value = total.result();
    return typeof value === 'number' || typeof value === 'bigint' ? value : null;
  });
}
