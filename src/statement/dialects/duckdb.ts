import { failed, ok, type Result } from '../../base/result.ts';
import type { Aggregate, Expr, Plan, Predicate } from '../../model/plan.ts';
import { predicateSql } from './duckdb-predicate.ts';
import { NotPrintable } from './not-printable.ts';

/**
 * A plan as one DuckDB statement over a table `_log`: how the second engine is asked what the kernel is asked, so that their
 * rows can be compared. Texts travel as parameters, never as text of the statement. Ties under LIMIT get the same total order
 * as in the kernel: by the group's keys, ascending, nulls last.
 */
export interface DuckdbSql {
  readonly sql: string;
  /** Values of `$1`, `$2`, … in order. */
  readonly parameters: readonly (string | number | bigint)[];
}

/** How the table of the other engine holds the fields. */
export interface DuckdbColumns {
  /** SQL that reads a field of a record; null when the table lacks it. */
  field(name: string): string | null;
  /** A text constant compared with this field, or with `function(field)`, in the column's own terms (a dictionary code); null: as text. */
  constant(field: string, text: string): number | null;
  /** SQL of a scalar function over printed arguments; null when this table cannot compute it. */
  call(name: string, args: readonly string[], exprs: readonly Expr[]): string | null;
  /** All text fields, for words without a field. */
  readonly textFields: readonly string[];
}

export class DuckdbPrinter {
  readonly parameters: (string | number | bigint)[] = [];
  readonly columns: DuckdbColumns;

  constructor(columns: DuckdbColumns) {
    this.columns = columns;
  }

  parameter(value: string | number | bigint): string {
    this.parameters.push(value);
    return `$${this.parameters.length}`;
  }

  field(name: string): string {
    const sql = this.columns.field(name);
    if (sql === null) throw new NotPrintable(`field ${name}`);
    return sql;
  }

  /** `keys` and `aggregates` print the leaves of expressions after grouping. */
  expr(e: Expr, keys: readonly string[] = [], aggregates: readonly string[] = []): string {
    const of = (x: Expr): string => this.expr(x, keys, aggregates);
    switch (e.op) {
      case 'field': return this.field(e.field);
      case 'key': return keys[e.index] ?? '';
      case 'aggregate': return aggregates[e.index] ?? '';
      case 'const': return this.constant(e.value, e.type);
      case 'add': return `(${of(e.a)} + ${of(e.b)})`;
      case 'sub': return `(${of(e.a)} - ${of(e.b)})`;
      case 'mul': return `(${of(e.a)} * ${of(e.b)})`;
      case 'div': return e.type === 'bigint' ? `(${of(e.a)} // ${of(e.b)})` : `(CAST(${of(e.a)} AS DOUBLE) / ${of(e.b)})`;
      case 'mod': return `(${of(e.a)} % ${of(e.b)})`;
      case 'neg': return `(- ${of(e.a)})`;
      case 'eq': case 'ne': case 'lt': case 'le': case 'gt': case 'ge': return this.comparison(e, of);
      case 'and': return e.items.length === 0 ? 'TRUE' : `(${e.items.map(of).join(' AND ')})`;
      case 'or': return e.items.length === 0 ? 'FALSE' : `(${e.items.map(of).join(' OR ')})`;
      case 'not': return `(NOT ${of(e.a)})`;
      case 'isnull': return `(${of(e.a)} IS NULL)`;
      case 'in': return `(${of(e.a)} IN (${e.items.map((item) => this.operand(e.a, item, of)).join(', ')}))`;
      case 'like': return `(${of(e.a)} LIKE ${this.parameter(e.pattern)}${e.escape === null ? '' : ` ESCAPE ${this.parameter(e.escape)}`})`;
      case 'case': return `(CASE ${e.whens.map((w) => `WHEN ${of(w.when)} THEN ${of(w.then)}`).join(' ')} ELSE ${of(e.otherwise)} END)`;
      case 'coalesce': return `coalesce(${e.items.map(of).join(', ')})`;
      case 'cast': return `${e.orNull ? 'TRY_CAST' : 'CAST'}(${of(e.a)} AS ${sqlType(e.type)})`;
      case 'call': {
        const sql = this.columns.call(e.name, e.args.map(of), e.args);
        if (sql === null) throw new NotPrintable(`function ${e.name}`);
        return sql;
      }
    }
  }

  private comparison(e: Extract<Expr, { op: 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge' }>, of: (x: Expr) => string): string {
    const sign = { eq: '=', ne: '<>', lt: '<', le: '<=', gt: '>', ge: '>=' }[e.op];
    return `(${this.operand(e.b, e.a, of)} ${sign} ${this.operand(e.a, e.b, of)})`;
  }

  /** `x` beside `other`: a text constant beside a coded column becomes the code. */
  private operand(other: Expr, x: Expr, of: (x: Expr) => string): string {
    const column = other.op === 'field' ? other.field : other.op === 'call' && other.args[0]?.op === 'field' ? `${other.name}(${other.args[0].field})` : null;
    if (column !== null && x.op === 'const' && typeof x.value === 'string') {
      const code = this.columns.constant(column, x.value);
      if (code !== null) return String(code);
    }
    return of(x);
  }

  private constant(value: string | number | bigint | boolean | null, type: string): string {
    if (value === null) return 'NULL';
    if (typeof value === 'string') return this.parameter(value);
    if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
    return type === 'double' ? `CAST(${value} AS DOUBLE)` : `CAST(${value} AS BIGINT)`;
  }
}

function sqlType(type: string): string {
  return { bigint: 'BIGINT', double: 'DOUBLE', varchar: 'VARCHAR', boolean: 'BOOLEAN', timestamp: 'TIMESTAMP' }[type] ?? 'VARCHAR';
}

function aggregateSql(a: Aggregate, printer: DuckdbPrinter): string {
  if (a.arg === null) return 'count(*)';
  if (a.fn === 'over-time') throw new NotPrintable('a statistic over buckets of time');
  const name = a.fn === 'arbitrary' ? 'min' : a.fn;
  return `${name}(${a.distinct ? 'DISTINCT ' : ''}${printer.expr(a.arg)})`;
}

/** Prints a plan; a problem names what the other engine cannot be asked. */
export function printDuckdb(plan: Plan, columns: DuckdbColumns): Result<DuckdbSql, string> {
  const printer = new DuckdbPrinter(columns);
  try {
    return ok({ sql: selectSql(plan, printer), parameters: printer.parameters });
  } catch (error) {
    if (error instanceof NotPrintable) return failed(error.message);
    throw error;
  }
}

/** One select; `only` keeps just the first output, for `IN (select …)`. */
export function selectSql(plan: Plan, printer: DuckdbPrinter, only = false): string {
  // Parameters are numbered in the order of printing, so the parts are printed in the order they stand in.
  const keys = plan.keys.map((_, i) => `k${i}`);
  const aggregates = plan.aggregates.map((_, i) => `a${i}`);
  const inner = [
    ...plan.keys.map((key, i) => `${printer.expr(key)} AS k${i}`),
    ...plan.aggregates.map((aggregate, i) => `${aggregateSql(aggregate, printer)} AS a${i}`),
  ];
  const conditions: string[] = [];
  if (plan.range) conditions.push(`${printer.field('__time__')} >= ${plan.range.from} AND ${printer.field('__time__')} < ${plan.range.to}`);
  if (plan.predicate.kind !== 'all') conditions.push(predicate(plan.predicate, printer));
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
  const group = keys.length > 0 ? ` GROUP BY ${keys.map((_, i) => i + 1).join(', ')}` : '';
  const from = plan.rowwise ? '' : `FROM (SELECT ${inner.join(', ')} FROM _log${where}${group})`;
  const outputs = (only ? plan.outputs.slice(0, 1) : plan.outputs).map((o, i) => `${printer.expr(o.expr, keys, aggregates)} AS o${i}`);
  const having = plan.having ? ` WHERE ${printer.expr(plan.having, keys, aggregates)}` : '';
  const order = plan.order.map((o) => `${printer.expr(o.expr, keys, aggregates)} ${o.descending ? 'DESC' : 'ASC'} NULLS LAST`);
  const total = [...order, ...(plan.distinct ? [] : keys.map((key) => `${key} ASC NULLS LAST`))];
  const limit = ` LIMIT ${plan.limit}${plan.offset > 0 ? ` OFFSET ${plan.offset}` : ''}`;
  const orderBy = total.length > 0 ? ` ORDER BY ${total.join(', ')}` : '';
  return `SELECT ${plan.distinct ? 'DISTINCT ' : ''}${outputs.join(', ')} ${plan.rowwise ? `FROM _log${where}` : from}${having}${orderBy}${limit}`;
}

function predicate(p: Predicate, printer: DuckdbPrinter): string {
  return predicateSql(p, printer, (inner) => selectSql(inner, printer, true));
}
