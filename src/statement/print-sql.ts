import { unreachable } from '../base/assert.ts';
import { printName, printPlaceholder, printText, quoteName } from './print-words.ts';
import { binding } from './sql/operators.ts';
import type { FrameBound, GroupItem, LimitValue, OrderItem, Query, Relation, SelectItem, SqlExpr, Window } from './statement.ts';

/** SQL as text, with the fewest parentheses that keep the tree. */
export function printQuery(query: Query): string {
  const parts: string[] = [];
  if (query.with) parts.push(`WITH ${query.with.recursive ? 'RECURSIVE ' : ''}${query.with.members.map((m) => `${printName(m.name)}${columns(m.columns)} AS (${printQuery(m.query)})`).join(', ')}`);
  switch (query.kind) {
    case 'select':
      parts.push(`SELECT ${query.distinct ? 'DISTINCT ' : ''}${query.items.map(printItem).join(', ')}`);
      if (query.from) parts.push(`FROM ${printRelation(query.from)}`);
      if (query.where) parts.push(`WHERE ${printExpr(query.where)}`);
      if (query.groupBy.length > 0) parts.push(`GROUP BY ${query.groupBy.map(printGroup).join(', ')}`);
      if (query.having) parts.push(`HAVING ${printExpr(query.having)}`);
      break;
    case 'set':
      parts.push(`${operand(query.a, query.op, 'left')} ${query.op.toUpperCase()}${query.all ? ' ALL' : ''} ${operand(query.b, query.op, 'right')}`);
      break;
    case 'values':
      parts.push(`VALUES ${query.rows.map((row) => `(${list(row)})`).join(', ')}`);
      break;
    default:
      return unreachable(query);
  }
  if (query.orderBy.length > 0) parts.push(`ORDER BY ${printOrder(query.orderBy)}`);
  if (query.limit) parts.push(`LIMIT ${query.limit.offset ? `${printLimit(query.limit.offset)}, ` : ''}${printLimit(query.limit.count)}`);
  return parts.join(' ');
}

/** A side of UNION, EXCEPT or INTERSECT. INTERSECT binds tighter, and all of them to the left. */
function operand(query: Query, op: 'union' | 'intersect' | 'except', side: 'left' | 'right'): string {
  const text = printQuery(query);
  const isClosed = query.with !== null || query.orderBy.length > 0 || query.limit !== null;
  const isLooser = query.kind === 'set' && (side === 'right' ? op === 'intersect' || query.op !== 'intersect' : op === 'intersect' && query.op !== 'intersect');
  return isClosed || isLooser ? `(${text})` : text;
}

const columns = (names: readonly string[] | null): string => (names === null ? '' : ` (${names.map(printName).join(', ')})`);

function printRelation(relation: Relation): string {
  if (relation.kind === 'join') {
    const b = relation.b.kind === 'join' ? `(${printRelation(relation.b)})` : printRelation(relation.b);
    const on = relation.using ? ` USING (${relation.using.map(printName).join(', ')})` : relation.on ? ` ON ${printExpr(relation.on)}` : '';
    return `${printRelation(relation.a)} ${relation.join.toUpperCase()} JOIN ${b}${on}`;
  }
  const named = relation.alias === null ? '' : ` AS ${printName(relation.alias)}${columns(relation.columns)}`;
  switch (relation.kind) {
    case 'table':
      return printName(relation.name) + named;
    case 'subquery':
      return `(${printQuery(relation.query)})${named}`;
    case 'unnest':
      return `UNNEST(${list(relation.exprs)})${relation.ordinality ? ' WITH ORDINALITY' : ''}${named}`;
    default:
      return unreachable(relation);
  }
}

function printItem(item: SelectItem): string {
  if (item.kind === 'star') return item.table === null ? '*' : `${printName(item.table)}.*`;
  return printExpr(item.expr) + (item.alias === null ? '' : ` AS ${printName(item.alias)}`);
}

function printGroup(item: GroupItem): string {
  if (item.kind !== 'grouping') return printExpr(item);
  const set = (exprs: readonly SqlExpr[]): string => (exprs.length === 1 ? list(exprs) : `(${list(exprs)})`);
  return `${item.op === 'sets' ? 'GROUPING SETS' : item.op.toUpperCase()} (${item.sets.map(set).join(', ')})`;
}

function printOrder(items: readonly OrderItem[]): string {
  return items.map((o) => printExpr(o.expr) + (o.descending ? ' DESC' : '') + (o.nullsFirst ? ' NULLS FIRST' : '')).join(', ');
}

function printWindow(window: Window): string {
  const bound = (b: FrameBound): string => ('offset' in b ? `${printExpr(b.offset)} ${b.kind.toUpperCase()}` : b.kind.replace('-', ' ').toUpperCase());
  const { frame } = window;
  const parts = [
    ...(window.partitionBy.length > 0 ? [`PARTITION BY ${list(window.partitionBy)}`] : []),
    ...(window.orderBy.length > 0 ? [`ORDER BY ${printOrder(window.orderBy)}`] : []),
    ...(frame ? [`${frame.unit.toUpperCase()} ${frame.end ? `BETWEEN ${bound(frame.start)} AND ${bound(frame.end)}` : bound(frame.start)}`] : []),
  ];
  return `OVER (${parts.join(' ')})`;
}

function printLimit(value: LimitValue): string {
  return value.kind === 'number' ? value.text : printPlaceholder(value);
}

const list = (items: readonly SqlExpr[]): string => items.map((e) => printExpr(e)).join(', ');
/** How tightly an expression holds together; `primary` needs no parentheses anywhere. */
const primary = 99;
function powerOf(e: SqlExpr): number {
  switch (e.kind) {
    case 'unary':
      return e.op === 'not' ? binding.not : binding.sign;
    case 'lambda':
      return 0;
    case 'binary':
      return binaryPower[e.op];
    case 'between':
    case 'in-list':
    case 'in-select':
    case 'quantified':
    case 'like':
    case 'is-null':
    case 'distinct-from':
      return binding.predicate;
    case 'name':
    case 'number':
    case 'text':
    case 'boolean':
    case 'null':
    case 'placeholder':
    case 'case':
    case 'cast':
    case 'exists':
    case 'scalar-select':
    case 'array':
    case 'row':
    case 'subscript':
    case 'interval':
    case 'time-literal':
    case 'extract':
    case 'current':
    case 'call':
      return primary;
    default:
      return unreachable(e);
  }
}

const binaryPower: Readonly<Record<Extract<SqlExpr, { kind: 'binary' }>['op'], number>> = {
  or: binding.or, and: binding.and, '=': binding.predicate, '<>': binding.predicate, '<': binding.predicate, '<=': binding.predicate,
  '>': binding.predicate, '>=': binding.predicate, '||': binding.concat, '+': binding.sum, '-': binding.sum,
  '*': binding.product, '/': binding.product, '%': binding.product,
};

/** @param least parentheses go around what holds together less than this */
export function printExpr(e: SqlExpr, least = 0): string {
  const text = plain(e);
  return powerOf(e) < least ? `(${text})` : text;
}

function plain(e: SqlExpr): string {
  const left = (a: SqlExpr): string => printExpr(a, binding.predicate);
  const right = (a: SqlExpr): string => printExpr(a, binding.predicate + 1);
  switch (e.kind) {
    case 'name':
      return (e.table === null ? '' : `${printName(e.table)}.`) + (e.quoted ? quoteName(e.name) : e.name);
    case 'number':
      return e.text;
    case 'text':
      return printText(e.value);
    case 'boolean':
      return e.value ? 'TRUE' : 'FALSE';
    case 'null':
      return 'NULL';
    case 'placeholder':
      return printPlaceholder(e);
    case 'unary': {
      if (e.op === 'not') return `NOT ${printExpr(e.a, binding.not)}`;
      const a = printExpr(e.a, binding.sign);
      return a.startsWith('-') ? `-(${a})` : `-${a}`; // Two signs would begin a comment.
    }
    case 'binary': {
      const power = binaryPower[e.op];
      return `${printExpr(e.a, power)} ${e.op.toUpperCase()} ${printExpr(e.b, power + 1)}`;
    }
    case 'between':
      return `${left(e.a)}${e.not ? ' NOT' : ''} BETWEEN ${right(e.low)} AND ${right(e.high)}`;
    case 'in-list':
      return `${left(e.a)}${e.not ? ' NOT' : ''} IN (${list(e.items)})`;
    case 'in-select':
      return `${left(e.a)}${e.not ? ' NOT' : ''} IN (${printQuery(e.query)})`;
    case 'quantified':
      return `${left(e.a)} ${e.op} ${e.over.toUpperCase()} (${printQuery(e.query)})`;
    case 'exists':
      return `EXISTS (${printQuery(e.query)})`;
    case 'scalar-select':
      return `(${printQuery(e.query)})`;
    case 'like':
      return `${left(e.a)}${e.not ? ' NOT' : ''} LIKE ${right(e.pattern)}${e.escape ? ` ESCAPE ${right(e.escape)}` : ''}`;
    case 'is-null':
      return `${left(e.a)} IS ${e.not ? 'NOT ' : ''}NULL`;
    case 'distinct-from':
      return `${left(e.a)} IS ${e.not ? 'NOT ' : ''}DISTINCT FROM ${right(e.b)}`;
    case 'case': {
      const whens = e.whens.map(({ when, then }) => ` WHEN ${printExpr(when)} THEN ${printExpr(then)}`).join('');
      return `CASE${e.operand ? ` ${printExpr(e.operand)}` : ''}${whens}${e.otherwise ? ` ELSE ${printExpr(e.otherwise)}` : ''} END`;
    }
    case 'cast':
      return `${e.orNull ? 'TRY_CAST' : 'CAST'}(${printExpr(e.a)} AS ${e.type})`;
    case 'array':
      return `ARRAY[${list(e.items)}]`;
    case 'row':
      return e.items.length === 1 ? `ROW(${list(e.items)})` : `(${list(e.items)})`;
    case 'subscript':
      return `${printExpr(e.a, primary)}[${printExpr(e.index)}]`;
    case 'lambda':
      return `${e.parameters.length === 1 ? e.parameters.map(printName).join('') : `(${e.parameters.map(printName).join(', ')})`} -> ${printExpr(e.body)}`;
    case 'interval':
      return `INTERVAL ${e.negative ? '-' : ''}'${e.text}' ${e.unit.toUpperCase()}`;
    case 'time-literal':
      return `${e.type.toUpperCase()} ${printText(e.text)}`;
    case 'extract':
      return `EXTRACT(${e.field} FROM ${printExpr(e.a)})`;
    case 'current':
      return e.what.toUpperCase();
    case 'call': {
      const inner = e.star ? '*' : (e.distinct ? 'DISTINCT ' : '') + list(e.args) + (e.orderBy ? ` ORDER BY ${printOrder(e.orderBy)}` : '');
      return `${e.name}(${inner})${e.filter ? ` FILTER (WHERE ${printExpr(e.filter)})` : ''}${e.ignoreNulls ? ' IGNORE NULLS' : ''}${e.over ? ` ${printWindow(e.over)}` : ''}`;
    }
    default:
      return unreachable(e);
  }
}
