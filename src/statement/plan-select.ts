import type { Aggregate, Expr, Output, Plan, Predicate } from '../model/plan.ts';
import type { Position } from '../model/problem.ts';
import type { TimeRange, ZoneOffsetSeconds } from '../model/time.ts';
import { aggregateExpr, aggregateNames } from './aggregate.ts';
import { joined, whereTrue } from './condition.ts';
import { mapExpr, sameExpr } from './expr-tree.ts';
import { kernelSelect, type KernelSelect } from './kernel-shape.ts';
import { limitOf } from './limit.ts';
import { syntaxError, typeError, unsupported } from './refusal.ts';
import type { Schema } from './schema.ts';
import { mapParts, visitExpr } from './sql/walk.ts';
import type { Query, SqlExpr } from './statement.ts';
import { Typer } from './typing.ts';
import { unitOf } from './unit.ts';

/** What a plan takes from the question around its SELECT. */
export interface PlanSetting {
  readonly schema: Schema;
  /** The search half. */
  readonly search: Predicate;
  readonly range: TimeRange | null;
  /** From the first to the last record, where the question has no range; undefined where that is not known. */
  readonly extent?: TimeRange | null;
  readonly zone: ZoneOffsetSeconds;
  /** What `now()` is, Unix seconds. */
  readonly now: number;
  readonly statement: string;
  /** Filled with the fields that the answer needs. */
  readonly needs: Set<string>;
}

/** Rows that SLS gives when a statement does not say. */
export const usualLimit = 100;

/** Whole records, oldest first. */
export function planSearch(setting: PlanSetting): Plan {
  const outputs = setting.schema.present.map((name): Output => {
    const expr: Expr = { op: 'field', field: name, type: setting.schema.type(name) };
    return { name, expr, unit: unitOf(expr, [], []), field: name };
  });
  const { range, zone, statement, needs } = setting;
  return {
    predicate: setting.search, range, keys: [], aggregates: [], rowwise: true, distinct: false, outputs, having: null, order: [],
    limit: usualLimit, limitWritten: false, offset: 0, zone, statement, needs: [...needs],
  };
}

/** @throws Refusal */
export function planSelect(query: Query, setting: PlanSetting): Plan {
  return new SelectPlanner(kernelSelect(query), setting, false).plan();
}

type NamedExpr = { readonly name: string; readonly expr: SqlExpr };

class SelectPlanner {
  readonly #select: KernelSelect;
  readonly #setting: PlanSetting;
  /** A select inside IN (…): without the usual limit, and of one column. */
  readonly #inner: boolean;
  readonly #items: readonly NamedExpr[];
  readonly #aggregates: Aggregate[] = [];
  #keys: Expr[] = [];
  /** Where the field leaves of typed expressions stood. */
  readonly #places = new WeakMap<Expr, Extract<SqlExpr, { kind: 'name' }>>();
  readonly #grouped: boolean;
  readonly #record: Typer;

  constructor(select: KernelSelect, setting: PlanSetting, inner: boolean) {
    this.#select = select;
    this.#setting = setting;
    this.#inner = inner;
    this.#items = this.#named();
    const afterwards = [...this.#items.map((item) => item.expr), ...select.orderBy.map((o) => o.expr), ...(select.having ? [select.having] : [])];
    this.#grouped = select.groupBy.length > 0 || select.having !== null || afterwards.some(hasAggregate);
    this.#record = new Typer({ name: (e) => this.#column(e), aggregate: (e) => this.#refuseAggregate(e), now: setting.now });
  }

  plan(): Plan {
    const { range, zone, statement, needs } = this.#setting;
    const select = this.#select;
    const predicate = this.#predicate();
    // DISTINCT without groups is a grouping by what is selected.
    const asGroups = select.distinct && !this.#grouped;
    this.#keys = unique(asGroups ? this.#items.map((item) => this.#record.type(item.expr)) : select.groupBy.map((e) => this.#key(e)));
    const grouped = this.#grouped || asGroups;
    const typer = new Typer({ name: (e) => this.#column(e), aggregate: (e) => this.#aggregate(e), now: this.#setting.now });
    const finish = (e: Expr): Expr => (grouped ? this.#overGroups(e) : e);
    const outputs = this.#items.map(({ name, expr }) => this.#output(name, finish(typer.type(expr))));
    const having = select.having && finish(typer.boolean(this.#withAliases(select.having), 'HAVING clause'));
    const order = select.orderBy.map(({ expr, descending }) => ({ expr: this.#orderExpr(expr, outputs, typer, finish), descending }));
    const limit = limitOf(select.limit, this.#inner);
    return {
      predicate, range, keys: this.#keys, aggregates: this.#aggregates, rowwise: !grouped, distinct: select.distinct && !asGroups, outputs, having, order,
      limit: limit.count ?? (this.#inner ? Number.MAX_SAFE_INTEGER : usualLimit), limitWritten: limit.count !== null || this.#inner, offset: limit.offset,
      zone, statement, needs: [...needs],
    };
  }

  /** Items with their names: alias, the field's own name, or `_colN` by place. */
  #named(): NamedExpr[] {
    const { schema } = this.#setting;
    const named: NamedExpr[] = [];
    for (const item of this.#select.items) {
      if (item.kind === 'star') {
        if (this.#select.groupBy.length > 0) throw syntaxError('SELECT * cannot be grouped: name the columns', item.at);
        for (const name of schema.present) named.push({ name, expr: { kind: 'name', table: null, name, quoted: true, at: item.at } });
        continue;
      }
      const own = item.expr.kind === 'name' ? (schema.resolve(item.expr.name) ?? item.expr.name) : `_col${named.length}`;
      named.push({ name: item.alias ?? own, expr: item.expr });
    }
    return named;
  }

  #column(e: Extract<SqlExpr, { kind: 'name' }>): Expr {
    if (e.table !== null && e.table.toLowerCase() !== this.#select.table) throw syntaxError(`Column '${e.table}.${e.name}' cannot be resolved`, e.at);
    const { schema, needs } = this.#setting;
    const field = schema.resolve(e.name);
    if (field === null) {
      const hint = e.quoted ? `;it seems ${e.name} is wrapper by ";if ${e.name} is a string ,not a key field, please use '${e.name}'` : '';
      throw syntaxError(`Column '${e.name}' cannot be resolved;please add the column in the index attribute${hint}`, e.at, schema.meant(e.name));
    }
    needs.add(field);
    const leaf: Expr = { op: 'field', field, type: schema.type(field) };
    this.#places.set(leaf, e);
    return leaf;
  }

  #aggregate(e: Extract<SqlExpr, { kind: 'call' }>): Expr {
    return aggregateExpr(e, (arg) => this.#record.type(arg), (aggregate) => {
      const known = this.#aggregates.findIndex((other) => JSON.stringify(other, bigints) === JSON.stringify(aggregate, bigints));
      const index = known >= 0 ? known : this.#aggregates.push(aggregate) - 1;
      if (aggregate.over) this.#setting.needs.add('__time__');
      return { op: 'aggregate', index, type: aggregate.type };
    }, this.#setting.range ?? this.#setting.extent);
  }

  #refuseAggregate(e: Extract<SqlExpr, { kind: 'call' }>): never {
    throw syntaxError(`${e.name}() cannot stand here: aggregations are neither nested nor in WHERE or GROUP BY`, e.at);
  }

  #predicate(): Predicate {
    const where = this.#select.where;
    if (!where) return this.#setting.search;
    const condition = whereTrue(where, { boolean: (e) => this.#record.boolean(e, 'WHERE clause'), among: (e) => this.#among(e) });
    return this.#setting.search.kind === 'all' ? condition : joined('and', [this.#setting.search, condition]);
  }

  #among(e: Extract<SqlExpr, { kind: 'in-select' }>): { a: Expr; plan: Plan; nulls: Plan; any: Plan } {
    const a = this.#record.type(e.a);
    const plan = new SelectPlanner(kernelSelect(e.query), this.#setting, true).plan();
    const [output] = plan.outputs;
    if (!output || plan.outputs.length > 1) throw syntaxError('A sub-select of IN has one column', e.query.at);
    if (output.expr.type !== a.type) throw typeError(`value and result of subquery must be of the same type for IN expression: ${a.type} vs ${output.expr.type}`, e.at);
    if (e.query.limit?.offset) throw syntaxError('LIMIT y, x stands at the end of a statement only', e.query.at);
    const { limit, offset } = plan;
    const one: Output = { name: output.name, expr: { op: 'const', value: 1, type: 'bigint' }, unit: 'none' };
    const isNull: Expr = { op: 'isnull', a: output.expr, type: 'boolean' };
    const any: Plan = { ...plan, outputs: [one], order: [], distinct: false, limit: Math.min(limit, 1), offset };
    const limited = e.query.limit !== null;
    if (e.not && limited) throw unsupported('LIMIT inside NOT IN (SELECT …)', e.query.at);
    const nulls: Plan = plan.rowwise
      ? { ...any, predicate: joined('and', [plan.predicate, { kind: 'row', expr: isNull }]) }
      : { ...any, having: plan.having ? { op: 'and', items: [plan.having, isNull], type: 'boolean' } : isNull };
    return { a, plan, nulls, any };
  }

  /** GROUP BY takes an ordinal, an alias, or an expression. An alias goes before a column of the same name, as the documents of SLS use it. */
  #key(e: SqlExpr): Expr {
    if (e.kind === 'number') return this.#record.type(this.#ordinal(e, 'GROUP BY'));
    const item = e.kind === 'name' && e.table === null ? this.#aliased(e.name) : undefined;
    return this.#record.type(item && !hasAggregate(item.expr) ? item.expr : e);
  }

  #aliased(name: string): NamedExpr | undefined {
    const lower = name.toLowerCase();
    const index = this.#select.items.findIndex((item) => item.kind === 'item' && item.alias?.toLowerCase() === lower);
    const item = this.#select.items[index];
    return item?.kind === 'item' ? { name, expr: item.expr } : undefined;
  }

  #ordinal(e: Extract<SqlExpr, { kind: 'number' }>, clause: string): SqlExpr {
    const item = /^\d+$/.test(e.text) ? this.#items[Number(e.text) - 1] : undefined;
    if (!item) throw syntaxError(`${clause} position ${e.text} is not in select list`, e.at);
    return item.expr;
  }

  /** Aliases outside of aggregates replaced by what they name. */
  #withAliases(e: SqlExpr): SqlExpr {
    return replaceNames(e, (name) => (name.table === null ? this.#aliased(name.name)?.expr : undefined));
  }

  #orderExpr(e: SqlExpr, outputs: readonly Output[], typer: Typer, finish: (e: Expr) => Expr): Expr {
    const typed = typer.type(e.kind === 'number' ? this.#ordinal(e, 'ORDER BY') : this.#withAliases(e));
    const unselected = (): Error => syntaxError('For SELECT DISTINCT, ORDER BY expressions must appear in select list', e.at);
    // DISTINCT groups by what is selected, so that anything else is no key.
    if (this.#select.distinct && !this.#grouped && !this.#keys.some((key) => sameExpr(key, typed))) throw unselected();
    const expr = finish(typed);
    if (this.#select.distinct && !outputs.some((o) => sameExpr(o.expr, expr))) throw unselected();
    return expr;
  }

  /** Parts that are keys become key leaves; a field that remains is in no group. */
  #overGroups(e: Expr): Expr {
    const index = this.#keys.findIndex((key) => sameExpr(key, e));
    if (index >= 0) return { op: 'key', index, type: e.type };
    if (e.op === 'field') throw this.#ungrouped(e);
    return mapExpr(e, (part) => this.#overGroups(part));
  }

  #ungrouped(leaf: Extract<Expr, { op: 'field' }>): Error {
    const place: Position = this.#places.get(leaf)?.at ?? this.#select.at;
    return syntaxError(`Column '${leaf.field}' not in GROUP BY clause;please add the column in the index attribute`, place);
  }

  #output(name: string, expr: Expr): Output {
    const unit = unitOf(expr, this.#keys, this.#aggregates);
    const source = expr.op === 'key' ? this.#keys[expr.index] : expr.op === 'aggregate' ? this.#arbitrary(expr.index) : expr;
    return { name, expr, unit, ...(source?.op === 'field' ? { field: source.field } : {}) };
  }

  /** `arbitrary(x)` gives a value of x. */
  #arbitrary(index: number): Expr | undefined {
    const aggregate = this.#aggregates[index];
    return aggregate?.fn === 'arbitrary' ? (aggregate.arg ?? undefined) : undefined;
  }
}

function unique(exprs: readonly Expr[]): Expr[] {
  return exprs.filter((e, i) => exprs.findIndex((other) => sameExpr(other, e)) === i);
}

const bigints = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? `${value}n` : value);

function hasAggregate(e: SqlExpr): boolean {
  let found = false;
  visitExpr(e, (part) => {
    if (part.kind === 'call' && aggregateNames.has(part.name)) found = true;
  });
  return found;
}

/** Replaces names, but not inside of aggregates, where a name is a column. */
function replaceNames(e: SqlExpr, by: (name: Extract<SqlExpr, { kind: 'name' }>) => SqlExpr | undefined): SqlExpr {
  if (e.kind === 'name') return by(e) ?? e;
  if (e.kind === 'call' && aggregateNames.has(e.name)) return e;
  return mapParts(e, (part) => replaceNames(part, by), (query) => query);
}
