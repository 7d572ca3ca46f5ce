import type { AddressRange } from '../../base/cidr.ts';
import type { Plan, Predicate, TextTest, TokenTest } from '../../model/plan.ts';
import type { DuckdbPrinter } from './duckdb.ts';
import { NotPrintable } from './not-printable.ts';

/** A two-valued predicate as SQL that is never NULL, so that NOT is the complement. */
export function predicateSql(p: Predicate, printer: DuckdbPrinter, select: (plan: Plan) => string): string {
  const of = (item: Predicate): string => predicateSql(item, printer, select);
  switch (p.kind) {
    case 'all': return 'TRUE';
    case 'none': return 'FALSE';
    case 'and': return p.items.length === 0 ? 'TRUE' : `(${p.items.map(of).join(' AND ')})`;
    case 'or': return p.items.length === 0 ? 'FALSE' : `(${p.items.map(of).join(' OR ')})`;
    case 'not': return `(NOT ${of(p.item)})`;
    case 'exists': return `(${printer.field(p.field)} IS NOT NULL)`;
    case 'number': {
      const field = printer.field(p.field);
      const bounds = [
        ...(p.min === null ? [] : [`${field} ${p.openMin ? '>' : '>='} ${p.min}`]),
        ...(p.max === null ? [] : [`${field} ${p.openMax ? '<' : '<='} ${p.max}`]),
      ];
      return `coalesce(${bounds.length > 0 ? bounds.join(' AND ') : `${field} IS NOT NULL`}, FALSE)`;
    }
    case 'text': return textSql(printer.field(p.field), p.field, p.test, printer);
    case 'address': return `(${p.ranges.map((range) => rangeSql(p.field, range, printer)).join(' OR ')})`;
    case 'word': return `(${printer.columns.textFields.map((field) => textSql(printer.field(field), field, p.test, printer)).join(' OR ')})`;
    case 'row': return `coalesce(${printer.expr(p.expr)}, FALSE)`;
    case 'among': return `coalesce(${printer.expr(p.a)} IN (${select(p.plan)}), FALSE)`;
  }
}

function textSql(sql: string, field: string, test: TextTest, printer: DuckdbPrinter): string {
  switch (test.kind) {
    case 'empty': return `coalesce(${sql} = '', FALSE)`;
    case 'whole': {
      const code = printer.columns.constant(field, test.text);
      return code !== null ? `coalesce(${sql} = ${code}, FALSE)` : `coalesce(lower(${sql}) = ${printer.parameter(test.text.toLowerCase())}, FALSE)`;
    }
    case 'equals': {
      const values = test.values.map((value) => printer.columns.constant(field, value) ?? printer.parameter(value));
      return values.length === 0 ? 'FALSE' : `coalesce(${sql} IN (${values.join(', ')}), FALSE)`;
    }
    case 'tokens': {
      const token = test.tokens[0];
      if (!token || test.tokens.length > 1 || test.phrase) throw new NotPrintable('several words in one value');
      if (!token.wildcard) {
        const code = printer.columns.constant(field, token.text);
        if (code !== null) return `coalesce(${sql} = ${code}, FALSE)`;
      }
      return tokenSql(sql, token, test.ignoreCase, printer);
    }
  }
}

/** A word is a run between delimiters; the delimiters are those of an SLS index by default. */
function tokenSql(sql: string, token: TokenTest, ignoreCase: boolean, printer: DuckdbPrinter): string {
  const word = token.text.replace(/[.+^${}()|[\]\\*?]/g, (c) => (token.wildcard && c === '*' ? `${notDelimiter}*` : token.wildcard && c === '?' ? notDelimiter : `\\${c}`));
  const pattern = `${ignoreCase ? '(?i)' : ''}(^|${delimiter})${word}($|${delimiter})`;
  return `coalesce(regexp_matches(${sql}, ${printer.parameter(pattern)}), FALSE)`;
}

const delimiterCharacters = `, '";=()\\[\\]{}?@&<>/:\\n\\t\\r`;
const delimiter = `[${delimiterCharacters}]`;
const notDelimiter = `[^${delimiterCharacters}]`;

function rangeSql(field: string, range: AddressRange, printer: DuckdbPrinter): string {
  if (range.family !== 4) throw new NotPrintable('IPv6 ranges');
  const sql = printer.columns.call('_in_range_v4', [printer.field(field)], []);
  if (sql === null) throw new NotPrintable('address ranges');
  return `coalesce(${sql} BETWEEN ${range.first} AND ${range.last}, FALSE)`;
}

/** For tables that hold addresses as text: the number of an IPv4 address, null for any other text. */
export function ipv4NumberSql(sql: string): string {
  const part = (n: number): string => `CAST(split_part(${sql}, '.', ${n}) AS BIGINT)`;
  return `(CASE WHEN regexp_full_match(${sql}, '\\d{1,3}(\\.\\d{1,3}){3}') THEN ${part(1)} * 16777216 + ${part(2)} * 65536 + ${part(3)} * 256 + ${part(4)} END)`;
}
