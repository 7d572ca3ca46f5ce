import { syntaxError, unsupported } from '../refusal.ts';
import type { LimitValue, OrderItem, Select, SelectItem, SqlExpr } from '../statement.ts';
import { Cursor } from './cursor.ts';
import { ExpressionParser, placeholderAt } from './expression.ts';
import { tokenize } from './token.ts';

/**
 * The SQL half: one SELECT over the log. Constructs that are SQL and not planned here are refused by name where they stand.
 * @param from where the SQL begins in `source`
 * @throws Refusal
 */
export function parseSql(source: string, from: number): Select {
  const cursor = new Cursor(tokenize(source, from));
  const start = cursor.peek();
  if (start.kind === 'end') throw syntaxError('The statement ends where "SELECT" is expected', { from: start.from, to: start.to });
  refuseStart(cursor);
  const select = parseSelect(cursor);
  const rest = cursor.peek();
  if (rest.kind === 'symbol' && rest.text === ';') throw syntaxError('A statement has no semicolon at its end', { from: rest.from, to: rest.to });
  if (rest.kind !== 'end') throw cursor.unexpected('the end of the statement');
  return select;
}

const startWords: Readonly<Record<string, string>> = {
  with: 'WITH', set: 'SET SESSION', insert: 'INSERT', values: 'VALUES', show: 'SHOW', explain: 'EXPLAIN', describe: 'DESCRIBE', with_pack_meta: 'with_pack_meta',
};

function refuseStart(cursor: Cursor): void {
  const { text, kind, from, to } = cursor.peek();
  const word = kind === 'name' ? startWords[text.toLowerCase()] : undefined;
  if (word !== undefined) throw unsupported(word, { from, to });
  if (cursor.at('(')) throw unsupported('(SELECT …) at the start of a statement', { from, to });
}

/** What may follow a SELECT or its FROM in SQL, and is not planned here. */
function refuseFollowing(cursor: Cursor): void {
  const { text, kind, from, to } = cursor.peek();
  if (kind !== 'name') return;
  const word = text.toLowerCase();
  const at = { from, to };
  if (['union', 'intersect', 'except', 'offset', 'fetch', 'window', 'tablesample', 'unnest'].includes(word)) throw unsupported(word.toUpperCase(), at);
  if (['join', 'inner', 'left', 'right', 'full', 'cross', 'natural'].includes(word)) throw unsupported('JOIN', at);
}

export function parseSelect(cursor: Cursor): Select {
  const from = cursor.expect('select').from;
  const expressions = new ExpressionParser(cursor, parseSelect);
  const distinct = cursor.take('distinct') !== null;
  if (!distinct) cursor.take('all');
  const items = [selectItem(cursor, expressions)];
  while (cursor.take(',')) items.push(selectItem(cursor, expressions));
  refuseFollowing(cursor);
  const source = fromClause(cursor);
  const where = cursor.take('where') ? expressions.parse() : null;
  const groupBy = cursor.take('group') ? groupItems(cursor, expressions) : [];
  const having = cursor.take('having') ? expressions.parse() : null;
  refuseFollowing(cursor);
  const orderBy = cursor.take('order') ? orderItems(cursor, expressions) : [];
  refuseFollowing(cursor);
  const limit = cursor.take('limit') ? limitClause(cursor) : null;
  refuseFollowing(cursor);
  return { distinct, items, from: source, where, groupBy, having, orderBy, limit, at: cursor.since(from) };
}

function selectItem(cursor: Cursor, expressions: ExpressionParser): SelectItem {
  const from = cursor.peek().from;
  if (cursor.take('*')) return { kind: 'star', at: cursor.since(from) };
  if (cursor.peek(1).text === '.' && cursor.peek(2).text === '*') throw unsupported('table.*', { from, to: cursor.peek(2).to });
  const expr = expressions.parse();
  if (cursor.take('as')) {
    const token = cursor.peek();
    if (token.kind !== 'name' && token.kind !== 'quoted') throw cursor.unexpected('an alias');
    cursor.next();
    return { kind: 'item', expr, alias: token.text, at: cursor.since(from) };
  }
  const alias = cursor.isPlainName() ? cursor.next().text : null;
  return { kind: 'item', expr, alias, at: cursor.since(from) };
}

function fromClause(cursor: Cursor): Select['from'] {
  if (!cursor.take('from')) return null;
  const token = cursor.peek();
  const at = { from: token.from, to: token.to };
  if (token.text === '(' && token.kind === 'symbol') throw unsupported('FROM (SELECT …)', at);
  if (token.kind !== 'name' && token.kind !== 'quoted') throw cursor.unexpected('"log"');
  if (token.text.toLowerCase() === 'unnest') throw unsupported('UNNEST', at);
  if (token.text.toLowerCase() !== 'log') throw unsupported(`FROM ${token.text}`, at);
  cursor.next();
  refuseFollowing(cursor);
  if (cursor.at('as') || cursor.isPlainName()) {
    const alias = { from: cursor.peek().from, to: cursor.peek().to };
    cursor.take('as');
    cursor.next();
    refuseFollowing(cursor); // A join, which is what the alias is for.
    throw unsupported('an alias of log', alias);
  }
  if (cursor.at(',')) throw unsupported('FROM with several tables', { from: cursor.peek().from, to: cursor.peek().to });
  return { kind: 'log', at };
}

function groupItems(cursor: Cursor, expressions: ExpressionParser): SqlExpr[] {
  cursor.expect('by');
  const { from, to } = cursor.peek();
  for (const word of ['rollup', 'cube']) if (cursor.at(word, '(')) throw unsupported(word.toUpperCase(), { from, to });
  if (cursor.at('grouping', 'sets')) throw unsupported('GROUPING SETS', { from, to });
  return expressions.list();
}

function orderItems(cursor: Cursor, expressions: ExpressionParser): OrderItem[] {
  cursor.expect('by');
  const items: OrderItem[] = [];
  do {
    const expr = expressions.parse();
    const descending = cursor.take('desc') !== null;
    if (!descending) cursor.take('asc');
    const { from } = cursor.peek();
    if (cursor.take('nulls', 'first')) throw unsupported('NULLS FIRST', cursor.since(from));
    cursor.take('nulls', 'last');
    items.push({ expr, descending });
  } while (cursor.take(','));
  return items;
}

function limitClause(cursor: Cursor): Select['limit'] {
  const first = limitValue(cursor);
  if (!cursor.take(',')) return { count: first, offset: null };
  return { count: limitValue(cursor), offset: first };
}

function limitValue(cursor: Cursor): LimitValue {
  const token = cursor.peek();
  const at = { from: token.from, to: token.to };
  if (token.kind === 'placeholder') {
    cursor.next();
    return placeholderAt(token);
  }
  if (token.kind !== 'number' || !/^\d+$/.test(token.text)) throw cursor.unexpected('a whole number');
  cursor.next();
  return { kind: 'number', text: token.text, at };
}
