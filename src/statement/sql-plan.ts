import { failed, ok, type Result } from '../base/result.ts';
import { fieldNamed } from '../model/fields.ts';
import { isFunctionName } from '../model/functions.ts';
import type { Expr, Predicate } from '../model/plan.ts';
import type { Position, Problem } from '../model/problem.ts';
import type { HandedColumn, SeriesPadding, SqlPlan } from '../model/sql-plan.ts';
import type { TimeRange } from '../model/time.ts';
import { comparing } from './duckdb/compare.ts';
import { name as quoted } from './duckdb/literal.ts';
import { Queries, type Log } from './duckdb/query.ts';
import { tableOf, type Column, type Scope, type Table } from './duckdb/scope.ts';
import type { Typed } from './duckdb/typed.ts';
import { arrayOf, columnType, duckdbType, mapOf, sameType, types, type SqlType } from './duckdb/types.ts';
import { limitOf, mostRows } from './limit.ts';
import { usualLimit } from './plan-select.ts';
import { caught } from './parse.ts';
import type { Question } from './question.ts';
import { pushDown } from './push-down.ts';
import { Refusal, syntaxError, unsupported } from './refusal.ts';
import { Schema, type DataShape } from './schema.ts';
import { selectsOf } from './sql/walk.ts';
import { searchPredicate } from './search-predicate.ts';
import { planSeries } from './time-series.ts';
import type { SqlExpr } from './statement.ts';
import { Typer } from './typing.ts';
import { settled } from './unit.ts';

/**
 * A question that the kernel does not plan, for DuckDB: the search half and the time range select the records, which are handed
 * over with the columns that are named; the SQL half runs over them.
 *
 * Problems: as of `plan`; `unsupported` names what is answered nowhere here.
 * @param because the construct that the kernel does not plan
 * @param now what `now()` is, Unix seconds
 */
export function sqlPlan(question: Question, schema: DataShape, because: string, now = Date.now() / 1000): Result<SqlPlan, Problem> {
  const { statement } = question;
  const { select } = statement;
  if (!select) throw new Error('A search alone is the kernel\'s');
  const made = caught(statement.source, (): SqlPlan => {
    const fields = new Schema(schema.fields);
    const needs = new Set<string>();
    const predicate = searchPredicate(statement.search, fields, needs);
    const log = new HandedLog(fields, question.range, needs, now, selectsOf(select).some(comparing));
    const queries = new Queries(log, now, question.projectZone, question.range ?? schema.extent);
    const pushed = pushDown(select, fields, needs, now);
    const { query, padding } = planSeries(pushed.query, question);
    const lowered = queries.lower(query, null, false);
    const written = limitOf(select.limit, false);
    const limit = written.count ?? usualLimit;
    const all = lowered.outputs.map((output, i) => `${finished(output, `r.${quoted(`o${i}`)}`)} AS ${quoted(`o${i}`)}`);
    // A series is filled before it is cut: until then all of its rows are needed.
    const rows = padding === null ? limit + 1 : mostRows + 1;
    const inner = `${lowered.sql} LIMIT ${rows}${written.offset > 0 ? ` OFFSET ${written.offset}` : ''}`;
    const { sql, places } = queries.places.take(`SELECT ${all.join(', ')} FROM (${inner}) AS r`);
    return {
      kind: 'sql',
      handover: log.handover(pushed.predicate ? (predicate.kind === 'all' ? pushed.predicate : { kind: 'and', items: [predicate, pushed.predicate] }) : predicate),
      sql, places,
      outputs: lowered.outputs.map(({ name, type, unit, field }) => ({
        name, type: columnType(type), unit: type.t === 'timestamp' || type.t === 'date' ? 'time' : settled(unit), ...(field === undefined ? {} : { field }),
      })),
      limit, limitWritten: written.count !== null, zone: question.projectZone, statement: statement.source, needs: [...needs], because,
      padding: padding && { ...padding, output: paddingOutput(padding, lowered.outputs.map((output) => output.name)) },
    };
  });
  if (!made.ok) return made;
  const missing = schema.fields.length === 0 ? [] : made.value.needs.filter((name) => !schema.fields.includes(name));
  return missing.length > 0 ? failed({ kind: 'field-missing', fields: missing, statement: made.value.statement }) : ok(made.value);
}

function paddingOutput(padding: SeriesPadding & { readonly name: string }, names: readonly string[]): number {
  return names.indexOf(padding.name);
}

/** A column as it leaves DuckDB: types that frames do not have become text or doubles. */
function finished(output: Typed, sql: string): string {
  switch (output.type.t) {
    case 'interval': return `CAST(${sql} AS VARCHAR)`;
    case 'date': return `CAST(${sql} AS TIMESTAMP)`;
    case 'decimal': return `CAST(${sql} AS DOUBLE)`;
    case 'unknown': return `CAST(${sql} AS VARCHAR)`;
    case 'array':
    case 'map':
    case 'row': return sameType(shownAs(output.type), output.type) ? sql : `CAST(${sql} AS ${duckdbType(shownAs(output.type))})`;
    default: return `CAST(${sql} AS ${duckdbType(output.type)})`;
  }
}

/** Intervals are texts in lists too. */
function shownAs(type: SqlType): SqlType {
  switch (type.t) {
    case 'interval': return types.varchar;
    case 'array': return arrayOf(shownAs(type.of));
    case 'map': return mapOf(shownAs(type.key), shownAs(type.value));
    case 'row': return { t: 'row', of: type.of.map(shownAs) };
    default: return type;
  }
}

/** Functions that the kernel's own tables know, and that never fail: they are computed once per distinct value, where the records are. */
const handedFunctions = /^(ip_(?!prefix|subnet)|ipv6_|security_check_|json_|url_|is_json)/;

/** The log as DuckDB sees it: what is named of it is handed over. */
class HandedLog implements Log {
  readonly #schema: Schema;
  readonly #range: TimeRange | null;
  readonly #needs: Set<string>;
  readonly #now: number;
  /** True when some of the statement looks at records of earlier times, which are there too then. */
  readonly #compares: boolean;
  readonly #columns = new Map<string, HandedColumn>();
  readonly #computed = new Map<string, string>();
  readonly #shifts = new Set<number>();

  constructor(schema: Schema, range: TimeRange | null, needs: Set<string>, now: number, compares: boolean) {
    this.#schema = schema;
    this.#range = range;
    this.#needs = needs;
    this.#now = now;
    this.#compares = compares;
  }

  get rangeFrom(): number {
    return this.#range?.from ?? 0;
  }

  meant(name: string): string | undefined {
    return this.#schema.meant(name);
  }

  relation(): string {
    if (!this.#compares || !this.#range) return '_log';
    this.#use('__time__');
    return this.#within(0);
  }

  before(seconds: number, at?: Position): string {
    if (!this.#range) throw unsupported('compare() without a time range', at ?? { from: 0, to: 0 });
    this.#shifts.add(seconds);
    this.#use('__time__');
    return this.#within(seconds);
  }

  #within(seconds: number): string {
    const { from, to } = this.#range ?? { from: 0, to: 0 };
    const columns = seconds === 0 ? '*' : `* REPLACE (("__time__" + ${seconds}) AS "__time__")`;
    return `(SELECT ${columns} FROM _log WHERE "__time__" >= ${from - seconds} AND "__time__" < ${to - seconds})`;
  }

  table(sqlAlias: string, alias: string): Table {
    const columnOf = (field: string): Column => ({
      name: field, sql: `${sqlAlias}.${quoted(field)}`, type: this.#schema.type(field) === 'bigint' ? types.bigint : types.varchar,
      unit: fieldNamed(field)?.unit ?? 'none', field, log: sqlAlias, use: () => this.#use(field),
    });
    const present = this.#schema.present.map(columnOf);
    return {
      ...tableOf(alias, present),
      find: (name) => {
        const field = this.#schema.resolve(name);
        return field === null ? null : columnOf(field);
      },
    };
  }

  #use(field: string): void {
    this.#needs.add(field);
    if (!this.#columns.has(field)) this.#columns.set(field, { name: field, expr: { op: 'field', field, type: this.#schema.type(field) } });
  }

  handed(e: Extract<SqlExpr, { kind: 'call' }>, scope: Scope): Typed | null {
    if (!isFunctionName(e.name) || !handedFunctions.test(e.name)) return null;
    const found: Column[] = [];
    for (const arg of e.args) {
      if (arg.kind === 'name') {
        const column = scope.find(arg.table, arg.name, arg.at);
        if (column?.log === undefined || column.field === undefined || column.type.t !== 'varchar') return null;
        found.push(column);
      } else if (arg.kind !== 'text' && arg.kind !== 'number') return null;
    }
    const [column] = found;
    if (!column?.log || found.length > 1) return null;
    const expr = this.#typed(e);
    if (!expr) return null;
    const key = JSON.stringify(expr);
    const name = this.#computed.get(key) ?? `_x${this.#computed.size}`;
    this.#computed.set(key, name);
    this.#columns.set(name, { name, expr });
    if (column.field !== undefined) this.#needs.add(column.field);
    return { sql: `${column.log}.${quoted(name)}`, type: types[expr.type], unit: 'none', at: e.at };
  }

  /** As the kernel types it; null where it refuses, which the lowering then says itself. */
  #typed(e: SqlExpr): Expr | null {
    const schema = this.#schema;
    const typer = new Typer({
      name(name) {
        const field = schema.resolve(name.name);
        if (field === null) throw syntaxError(`Column '${name.name}' cannot be resolved`, name.at);
        return { op: 'field', field, type: schema.type(field) };
      },
      aggregate: (call) => {
        throw unsupported(call.name, call.at);
      },
      now: this.#now,
    });
    try {
      return typer.type(e);
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }

  handover(predicate: Predicate): SqlPlan['handover'] {
    const columns = [...this.#columns.values()];
    const range = this.#range;
    if (this.#shifts.size === 0 || !range) return { predicate, range, columns };
    // The ranges that are compared, and nothing between them.
    const time = (shift: number): Predicate => ({ kind: 'number', field: '__time__', min: range.from - shift, max: range.to - shift, openMin: false, openMax: true });
    const times: Predicate = { kind: 'or', items: [0, ...this.#shifts].map(time) };
    return { predicate: predicate.kind === 'all' ? times : { kind: 'and', items: [predicate, times] }, range: null, columns };
  }
}
