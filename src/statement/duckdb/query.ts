import type { Position } from '../../model/problem.ts';
import type { TimeRange } from '../../model/time.ts';
import { limitOf } from '../limit.ts';
import { syntaxError, typeError } from '../refusal.ts';
import { mapParts } from '../sql/walk.ts';
import type { GroupItem, OrderItem, Query, Relation, Select, SetQuery, SqlExpr, ValuesQuery } from '../statement.ts';
import { commonUnit } from '../unit.ts';
import { comparing, lowerCompare } from './compare.ts';
import { recordContext, type Context, type Surroundings } from './context.ts';
import { Expressions, holdsAggregate } from './expression.ts';
import { isAggregate } from './aggregates.ts';
import { histogramRows } from './histogram-rows.ts';
import { isWindowOnly } from './windows.ts';
import { name as quoted } from './literal.ts';
import { brought } from './operators.ts';
import { Places, unmarked } from './places.ts';
import { Relations, type From } from './relation.ts';
import { Scope, tableOf, type Table } from './scope.ts';
import type { Typed } from './typed.ts';
import { commonType, duckdbType, sameType, typeName, types } from './types.ts';

export interface Output extends Typed {
  readonly name: string;
}

/** A query in DuckDB's SQL. Its columns are `o0`, `o1`, …; `name` is what the statement calls them. */
export interface Lowered {
  readonly sql: string;
  readonly outputs: readonly Output[];
}

/** What queries need of the records: the log as a table, and functions that are computed where the records are. */
export interface Log {
  /** A relation of the log under a name of ours, for the names of the statement. */
  table(sqlAlias: string, alias: string): Table;
  /** What stands for the log in FROM. */
  relation(): string;
  /** The log as long before its time range, its times moved to the present. @throws Refusal without a range */
  before(seconds: number, at?: Position): string;
  readonly rangeFrom: number;
  handed(e: Extract<SqlExpr, { kind: 'call' }>, scope: Scope): Typed | null;
  meant(name: string): string | undefined;
}

interface NamedExpr {
  readonly name: string;
  readonly expr: SqlExpr | null;
  /** Of `*`: the column itself. */
  readonly column: Typed | null;
  readonly alias: string | null;
}

/** Lowers queries, with what WITH named in sight. */
export class Queries {
  readonly places = new Places();
  readonly #log: Log;
  readonly #expressions: Expressions;
  readonly #relations: Relations;
  #members: { readonly name: string; readonly lowered: Lowered }[] = [];
  #tables = 0;
  /** A query over another time: its log is another one. Set while `compare` lowers its query. */
  logInstead: string | null = null;

  constructor(log: Log, now: number, zoneSeconds: number, range: TimeRange | null | undefined) {
    this.#log = log;
    const around: Surroundings = {
      places: this.places, now, zoneSeconds, range,
      meant: (name) => log.meant(name),
      query: (query, scope) => this.lower(query, scope, true),
      handed: (e, scope) => log.handed(e, scope),
    };
    this.#expressions = new Expressions(around);
    this.#relations = new Relations(this, this.#expressions);
  }

  nextTable(): string {
    return `t${this.#tables++}`;
  }

  member(name: string): Lowered | null {
    return this.#members.findLast((one) => one.name === name.toLowerCase())?.lowered ?? null;
  }

  log(sqlAlias: string, alias: string): Table {
    return this.#log.table(sqlAlias, alias);
  }

  logRelation(): string {
    return this.logInstead ?? this.#log.relation();
  }

  get expressions(): Expressions {
    return this.#expressions;
  }

  /** The log of another time, moved to the present by `seconds`. */
  logBefore(seconds: number): string {
    return this.#log.before(seconds);
  }

  get rangeFrom(): number {
    return this.#log.rangeFrom;
  }

  /**
   * @param parent names of the queries around it
   * @param inner false for the statement itself, whose LIMIT is not printed here
   */
  lower(query: Query, parent: Scope | null, inner: boolean): Lowered {
    const before = this.#members;
    const members = query.with ? this.#with(query.with, parent) : '';
    const limit = inner && query.limit ? ` LIMIT ${limitOf(query.limit, true).count ?? 0}` : '';
    const body = query.kind === 'select' ? this.#select(query, parent, inner) : query.kind === 'set' ? this.#set(query, parent, inner) : this.#values(query, parent);
    this.#members = before;
    return { sql: `${members}${body.sql}${limit}`, outputs: body.outputs };
  }

  #with(clause: NonNullable<Query['with']>, parent: Scope | null): string {
    const printed = clause.members.map((member) => {
      const alias = `w${this.#tables++}`;
      const register = (outputs: readonly Output[]): Lowered => {
        const { columns } = member;
        if (columns && columns.length !== outputs.length) throw syntaxError(`Column alias list has ${columns.length} entries but '${member.name}' has ${outputs.length} columns`, member.at);
        const lowered = { sql: alias, outputs: outputs.map((output, i) => ({ ...output, name: columns?.[i] ?? output.name })) };
        this.#members = [...this.#members, { name: member.name.toLowerCase(), lowered }];
        return lowered;
      };
      const { query } = member;
      if (clause.recursive && query.kind === 'set' && query.op === 'union') {
        // Its own name is known in the second half, with the columns of the first.
        const before = this.#members;
        const a = this.lower(query.a, parent, true);
        register(a.outputs);
        const b = this.lower(query.b, parent, true);
        if (b.outputs.length !== a.outputs.length) throw syntaxError('UNION query has different number of fields', query.b.at);
        a.outputs.forEach(({ type }, i) => {
          const other = b.outputs[i]?.type ?? type;
          const common = commonType(type, other);
          // A step that is rounded to the type of the first half might never end.
          if (!common || !sameType(common, type)) throw typeError(`recursion step relation output type (${typeName(other)}) is not coercible to recursion base relation output type (${typeName(type)}) at column ${i + 1}`, query.b.at);
        });
        this.#members = before;
        const columns = a.outputs.map((_, i) => quoted(`o${i}`)).join(', ');
        const step = a.outputs.map((output, i) => `CAST(${quoted(`o${i}`)} AS ${duckdbType(output.type)}) AS ${quoted(`o${i}`)}`).join(', ');
        register(a.outputs);
        return `${alias}(${columns}) AS (SELECT ${columns} FROM (${a.sql}) UNION${query.all ? ' ALL' : ''} SELECT ${step} FROM (${b.sql}))`;
      }
      const lowered = this.lower(query, parent, true);
      register(lowered.outputs);
      return `${alias} AS (${lowered.sql})`;
    });
    return `WITH ${clause.recursive ? 'RECURSIVE ' : ''}${printed.join(', ')} `;
  }

  #values(query: ValuesQuery, parent: Scope | null): Lowered {
    const context = recordContext(new Scope([], parent), 'VALUES');
    const rows = query.rows.map((row) => row.map((e) => this.#expressions.lower(e, context)));
    const [first = []] = rows;
    if (rows.some((row) => row.length !== first.length)) throw syntaxError('Rows of VALUES have different numbers of columns', query.at);
    const columns = first.map((_, c) => this.#expressions.alikeTyped(rows.flatMap((row) => row[c] ?? []), 'VALUES'));
    const names = first.map((_, i) => quoted(`o${i}`));
    const list = rows.map((_, r) => `(${columns.map((column) => column[r]?.sql ?? 'NULL').join(', ')})`).join(', ');
    const outputs = columns.map((column, i): Output => ({ ...(column[0] ?? nothing(query.at)), name: `_col${i}` }));
    return { sql: this.#ordered(`SELECT ${names.join(', ')} FROM (VALUES ${list}) AS v(${names.join(', ')})`, query.orderBy, outputs), outputs };
  }

  /** UNION, INTERSECT and EXCEPT; columns take the names of the first side. */
  #set(query: SetQuery, parent: Scope | null, inner: boolean): Lowered {
    const a = this.#side(query.a, parent, inner);
    const b = this.#side(query.b, parent, inner);
    if (a.outputs.length !== b.outputs.length) throw syntaxError(`${query.op.toUpperCase()} query has different number of fields: ${a.outputs.length}, ${b.outputs.length}`, query.b.at);
    const outputs = a.outputs.map((x, i): Output => {
      const y = b.outputs[i] ?? x;
      const type = commonType(x.type, y.type);
      if (!type) throw typeError(`column ${i + 1} in ${query.op.toUpperCase()} query has incompatible types: ${typeName(x.type)}, ${typeName(y.type)}`, query.b.at);
      const { field: xf, ...rest } = x;
      return { ...rest, type, unit: commonUnit([x.unit, y.unit]), ...(xf !== undefined && xf === y.field ? { field: xf } : {}) };
    });
    const side = (lowered: Lowered): string => `SELECT ${outputs.map((output, i) => `CAST(${quoted(`o${i}`)} AS ${duckdbType(output.type)}) AS ${quoted(`o${i}`)}`).join(', ')} FROM (${lowered.sql})`;
    const sql = `${side(a)} ${query.op.toUpperCase()}${query.all ? ' ALL' : ''} ${side(b)}`;
    return { sql: this.#ordered(sql, query.orderBy, outputs), outputs };
  }

  /** A side keeps its LIMIT; without FROM it reads the log where the statement itself would. */
  #side(query: Query, parent: Scope | null, inner: boolean): Lowered {
    if (inner || query.kind !== 'select' || query.from !== null) return this.lower(query, parent, true);
    return this.lower({ ...query, from: logOf(query) }, parent, true);
  }

  /** A query around another one with an order over its columns. */
  #ordered(sql: string, orderBy: readonly OrderItem[], outputs: readonly Output[]): string {
    if (orderBy.length === 0) return sql;
    const alias = this.nextTable();
    const columns = outputs.map((output, i) => ({ ...output, constant: undefined, sql: `${alias}.${quoted(`o${i}`)}` }));
    const scope = new Scope([tableOf(null, columns)], null);
    const context = recordContext(scope, 'ORDER BY');
    const items = orderBy.flatMap((item) => {
      if (item.expr.kind === 'number') return direction(ordinal(item.expr, columns, 'ORDER BY').sql, item);
      const by = this.#expressions.lower(item.expr, context);
      return by.constant === undefined ? direction(by.sql, item) : [];
    });
    if (items.length === 0) return sql;
    return `SELECT ${outputs.map((_, i) => quoted(`o${i}`)).join(', ')} FROM (${sql}) AS ${alias} ORDER BY ${items.join(', ')}`;
  }

  #select(select: Select, parent: Scope | null, inner: boolean): Lowered {
    if (comparing(select)) return lowerCompare(select, parent, this);
    const rows = histogramRows(select, logOf);
    if (rows) return this.#select(rows, parent, inner);
    const readsLog = select.from !== null || !inner || namesAnything(select);
    const from: From = readsLog ? this.#relations.lower(select.from ?? logOf(select), parent) : { sql: '(SELECT 1) AS one', tables: [], merged: [] };
    return this.selectOver(select, from, parent);
  }

  /** A SELECT whose FROM has been lowered. */
  selectOver(select: Select, from: From, parent: Scope | null): Lowered {
    const scope = new Scope(from.tables, parent, from.merged);
    const items = this.#named(select, from);
    const aliased = (name: string): SqlExpr | undefined => items.find((item) => item.alias?.toLowerCase() === name.toLowerCase())?.expr ?? undefined;
    const record = recordContext(scope, 'WHERE or GROUP BY');
    const where = select.where ? ` WHERE ${this.#expressions.boolean(select.where, record, 'WHERE clause').sql}` : '';
    const having = select.having && withAliases(select.having, aliased);
    const orders = select.orderBy.map((item) => ({ ...item, expr: item.expr.kind === 'number' ? item.expr : withAliases(item.expr, aliased) }));
    const grouped =
      select.groupBy.length > 0 || having !== null || [...items.flatMap((item) => item.expr ?? []), ...orders.map((o) => o.expr)].some(holdsOwnAggregate);
    const keys: Typed[] = [];
    const groupBy = select.groupBy.map((item) => this.#group(item, items, aliased, record, keys));
    const context: Context = { ...record, keys: grouped ? keys : null, aggregates: true, windows: true };
    const outputs = items.map(({ name, expr, column }): Output => {
      if (column) {
        if (grouped) throw syntaxError('SELECT * cannot be grouped: name the columns', select.at);
        return { ...column, name };
      }
      return { ...this.#expressions.lower(expr ?? { kind: 'null', at: select.at }, context), name };
    });
    const printed = outputs.map((output, i) => `${output.type.t === 'unknown' ? brought(output, types.varchar).sql : output.sql} AS ${quoted(`o${i}`)}`);
    const havingSql = having ? ` HAVING ${this.#expressions.boolean(having, { ...context, windows: 'HAVING' }, 'HAVING clause').sql}` : '';
    const order = orders.flatMap((item) => this.#orderItem(item, outputs, context, select.distinct) ?? []);
    const sql = [
      `SELECT ${select.distinct ? 'DISTINCT ' : ''}${printed.join(', ')} FROM ${from.sql}${where}`,
      groupBy.length > 0 ? ` GROUP BY ${groupBy.join(', ')}` : '',
      havingSql,
      order.length > 0 ? ` ORDER BY ${order.join(', ')}` : '',
    ].join('');
    return { sql, outputs };
  }

  /** Items with their names: alias, the column's own name, or `_colN` by place. */
  #named(select: Select, from: From): NamedExpr[] {
    const named: NamedExpr[] = [];
    for (const item of select.items) {
      if (item.kind === 'item') {
        const own = item.expr.kind === 'name' ? item.expr.name : `_col${named.length}`;
        named.push({ name: item.alias ?? this.#ownName(item.expr, from, own), expr: item.expr, column: null, alias: item.alias });
        continue;
      }
      const tables = item.table === null ? from.tables : from.tables.filter((table) => table.alias === item.table?.toLowerCase());
      if (tables.length === 0) throw syntaxError(`Table '${item.table ?? ''}' is not in FROM`, item.at);
      const merged = item.table === null ? from.merged : [];
      const isMerged = (name: string): boolean => merged.some((column) => column.name.toLowerCase() === name.toLowerCase());
      for (const column of [...merged, ...tables.flatMap((table) => table.columns.filter((one) => !isMerged(one.name)))]) {
        column.use?.();
        named.push({ name: column.name, expr: null, column: { ...column, at: item.at }, alias: null });
      }
    }
    return named;
  }

  /** A name as the table spells it. */
  #ownName(e: SqlExpr, from: From, otherwise: string): string {
    if (e.kind !== 'name') return otherwise;
    const table = from.tables.find((one) => (e.table === null || one.alias === e.table.toLowerCase()) && one.find(e.name) !== null);
    return table?.find(e.name)?.name ?? otherwise;
  }

  /** GROUP BY takes an ordinal, an alias before a column of its name, an expression, or sets of these. */
  #group(item: GroupItem, items: readonly NamedExpr[], aliased: (name: string) => SqlExpr | undefined, record: Context, keys: Typed[]): string {
    const one = (e: SqlExpr): string => {
      const alias = e.kind === 'name' && e.table === null ? aliased(e.name) : undefined;
      const chosen = e.kind === 'number' ? itemAt(e, items) : alias && !holdsAggregate(alias) ? alias : e;
      const typed = this.#expressions.lower(chosen, record);
      keys.push(typed);
      // A constant would be taken for an ordinal or refused.
      return typed.constant !== undefined ? `(${typed.sql}, ${typed.sql})` : typed.sql;
    };
    // Columns in parentheses are as many keys.
    if (item.kind === 'row') return item.items.map(one).join(', ');
    if (item.kind !== 'grouping') return one(item);
    const sets = item.sets.map((set) => (set.length === 1 && set[0] ? one(set[0]) : `(${set.map(one).join(', ')})`));
    return `${item.op === 'sets' ? 'GROUPING SETS' : item.op.toUpperCase()} (${sets.join(', ')})`;
  }

  /** Null for a constant, which orders nothing and which DuckDB refuses. */
  #orderItem(item: OrderItem, outputs: readonly Output[], context: Context, distinct: boolean): string | null {
    const by = item.expr.kind === 'number' ? ordinal(item.expr, outputs, 'ORDER BY') : this.#expressions.lower(item.expr, context);
    const sql = unmarked(by.sql);
    const same = outputs.findIndex((output) => unmarked(output.sql) === sql);
    if (distinct && same < 0) throw syntaxError('For SELECT DISTINCT, ORDER BY expressions must appear in select list', item.expr.at);
    if (same < 0 && by.constant !== undefined) return null;
    return direction(same >= 0 ? quoted(`o${same}`) : by.sql, item);
  }
}

/** FROM log, where it was left out. */
function logOf(select: Select): Relation {
  return { kind: 'table', name: 'log', alias: null, columns: null, at: select.at };
}

/**
 * True when a query without FROM can only mean the log: it names a column or counts. (`SELECT 1` inside another query is one row, as
 * in Presto.)
 */
export function namesAnything(select: Select): boolean {
  let found = select.items.some((item) => item.kind === 'star');
  const visit = (e: SqlExpr): SqlExpr => {
    if (e.kind === 'name' || (e.kind === 'call' && isAggregate(e.name, e.args.length))) found = true;
    mapParts(e, visit, (query) => query);
    return e;
  };
  for (const item of select.items) if (item.kind === 'item') visit(item.expr);
  if (select.where) visit(select.where);
  return found;
}

function direction(sql: string, item: OrderItem): string {
  return `${sql} ${item.descending ? 'DESC' : 'ASC'} NULLS ${item.nullsFirst ? 'FIRST' : 'LAST'}`;
}

function ordinal<T>(e: Extract<SqlExpr, { kind: 'number' }>, outputs: readonly T[], clause: string): T {
  const output = /^\d+$/.test(e.text) ? outputs[Number(e.text) - 1] : undefined;
  if (!output) throw syntaxError(`${clause} position ${e.text} is not in select list`, e.at);
  return output;
}

function itemAt(e: Extract<SqlExpr, { kind: 'number' }>, items: readonly NamedExpr[]): SqlExpr {
  const { expr } = ordinal(e, items, 'GROUP BY');
  if (!expr) throw syntaxError('SELECT * cannot be grouped: name the columns', e.at);
  return expr;
}

/** An aggregation that is no window makes a query one of groups. */
function holdsOwnAggregate(e: SqlExpr): boolean {
  let found = false;
  const visit = (part: SqlExpr): SqlExpr => {
    if (part.kind === 'call' && part.over === undefined && !isWindowOnly(part.name) && isAggregate(part.name, part.args.length)) found = true;
    mapParts(part, visit, (query) => query);
    return part;
  };
  visit(e);
  return found;
}

/** Aliases outside of aggregations replaced by what they name. */
function withAliases(e: SqlExpr, aliased: (name: string) => SqlExpr | undefined): SqlExpr {
  if (e.kind === 'name') return (e.table === null ? aliased(e.name) : undefined) ?? e;
  if (e.kind === 'call' && isAggregate(e.name, e.args.length)) return e;
  if (e.kind === 'lambda') return e;
  return mapParts(e, (part) => withAliases(part, aliased), (query) => query);
}

function nothing(at: Typed['at']): Typed {
  return { sql: 'NULL', type: types.unknown, unit: 'none', at };
}
