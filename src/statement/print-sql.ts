import { unreachable } from '../base/assert.ts';
import { isReserved } from './sql/cursor.ts';
import { binding } from './sql/expression.ts';
import type { LimitValue, Select, SelectItem, SqlExpr } from './statement.ts';

/** SQL as text, with the fewest parentheses that keep the tree. */
export function printSelect(select: Select): string {
  const parts = [`SELECT ${select.distinct ? 'DISTINCT ' : ''}${select.items.map(printItem).join(', ')}`];
  if (select.from) parts.push('FROM log');
  if (select.where) parts.push(`WHERE ${printExpr(select.where)}`);
  if (select.groupBy.length > 0) parts.push(`GROUP BY ${list(select.groupBy)}`);
  if (select.having) parts.push(`HAVING ${printExpr(select.having)}`);
  if (select.orderBy.length > 0) parts.push(`ORDER BY ${select.orderBy.map((o) => printExpr(o.expr) + (o.descending ? ' DESC' : '')).join(', ')}`);
  if (select.limit) parts.push(`LIMIT ${select.limit.offset ? `${printLimit(select.limit.offset)}, ` : ''}${printLimit(select.limit.count)}`);
  return parts.join(' ');
}

function printItem(item: SelectItem): string {
  if (item.kind === 'star') return '*';
  return printExpr(item.expr) + (item.alias === null ? '' : ` AS ${printName(item.alias)}`);
}

function printLimit(value: LimitValue): string {
  return value.kind === 'number' ? value.text : printPlaceholder(value);
}

function printPlaceholder(p: { readonly name: string; readonly fallback: string | null }): string {
  return p.fallback === null ? `\${{${p.name}}}` : `\${{${p.name}|${p.fallback}}}`;
}

const list = (items: readonly SqlExpr[]): string => items.map((e) => printExpr(e)).join(', ');
const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A name as it must be written: in double quotes unless it is a plain word. */
export function printName(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}\p{M}_]*$/u.test(name) && !isReserved(name) ? name : quoteName(name);
}

export function printText(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** How tightly an expression holds together; `primary` needs no parentheses anywhere. */
const primary = 99;
function powerOf(e: SqlExpr): number {
  switch (e.kind) {
    case 'unary':
      return e.op === 'not' ? binding.not : binding.sign;
    case 'binary':
      return binaryPower[e.op];
    case 'between':
    case 'in-list':
    case 'in-select':
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
      return `${left(e.a)}${e.not ? ' NOT' : ''} IN (${printSelect(e.select)})`;
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
    case 'call':
      return `${e.name}(${e.star ? '*' : (e.distinct ? 'DISTINCT ' : '') + list(e.args)})`;
    default:
      return unreachable(e);
  }
}
