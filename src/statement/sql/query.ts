import { syntaxError, unsupported } from '../refusal.ts';
import type { CommonTable, GroupItem, LimitValue, Query, SelectItem, SqlExpr, With } from '../statement.ts';
import { Cursor } from './cursor.ts';
import { ExpressionParser } from './expression.ts';
import { RelationParser } from './relation.ts';
import { placeholderAt, tokenize } from './token.ts';
import type { NamedWindows } from './window.ts';

/**
 * The SQL half: a query as Presto writes it. What is no query, and what belongs to other products, is refused by name where it
 * stands.
 * @param from where the SQL begins in `source`
 * @throws Refusal
 */
export function parseSql(source: string, from: number): Query {
  const cursor = new Cursor(tokenize(source, from));
  skipSession(cursor);
  const start = cursor.peek();
  if (start.kind === 'end') throw syntaxError('The statement ends where "SELECT" is expected', { from: start.from, to: start.to });
  const word = start.kind === 'name' ? startWords[start.text.toLowerCase()] : undefined;
  if (word !== undefined) throw unsupported(word, { from: start.from, to: start.to });
  const query = parseQuery(cursor);
  const rest = cursor.peek();
  if (rest.kind === 'symbol' && rest.text === ';') throw syntaxError('A statement has no semicolon at its end', { from: rest.from, to: rest.to });
  if (rest.kind !== 'end') throw cursor.unexpected('the end of the statement');
  return query;
}

const startWords: Readonly<Record<string, string>> = { insert: 'INSERT', show: 'SHOW', explain: 'EXPLAIN', describe: 'DESCRIBE', with_pack_meta: 'with_pack_meta' };

/** `set session parallel_sql=true;` chooses how SLS works and nothing that it answers. */
function skipSession(cursor: Cursor): void {
  if (!cursor.take('set', 'session')) return;
  while (cursor.peek().kind !== 'end' && !cursor.at(';')) cursor.next();
  cursor.expect(';');
}

/** What may follow a part of a query in SQL and is not known to SLS, or not answered here. */
function refuseFollowing(cursor: Cursor): void {
  const { text, kind, from, to } = cursor.peek();
  if (kind === 'name' && ['offset', 'fetch'].includes(text.toLowerCase())) throw unsupported(text.toUpperCase(), { from, to });
}

export function parseQuery(cursor: Cursor): Query {
  return cursor.deeper(() => {
    const from = cursor.peek().from;
    const around = cursor.take('with') ? withClause(cursor) : null;
    const body = union(cursor);
    const expressions = new ExpressionParser(cursor, parseQuery, windowsOf.get(body));
    const orderBy = cursor.take('order') ? expressions.orderItems() : [];
    expressions.windows.close();
    refuseFollowing(cursor);
    const limit = cursor.take('limit') ? limitClause(cursor) : null;
    refuseFollowing(cursor);
    if (around === null && orderBy.length === 0 && limit === null) return body;
    // A query in parentheses with an end of its own keeps it: what follows stands around it.
    const isClosed = body.with !== null || body.orderBy.length > 0 || body.limit !== null;
    const inner: Query = isClosed
      ? {
          kind: 'select', distinct: false, items: [{ kind: 'star', table: null, at: body.at }], from: { kind: 'subquery', query: body, alias: null, columns: null, at: body.at },
          where: null, groupBy: [], having: null, with: null, orderBy: [], limit: null, at: body.at,
        }
      : body;
    return { ...inner, with: around, orderBy, limit, at: cursor.since(from) };
  });
}

function withClause(cursor: Cursor): With {
  const recursive = cursor.take('recursive') !== null;
  const members = cursor.list((): CommonTable => {
    const from = cursor.peek().from;
    const name = cursor.name('a name');
    let columns: string[] | null = null;
    if (cursor.take('(')) {
      columns = cursor.list(() => cursor.name('a column'));
      cursor.expect(')');
    }
    cursor.expect('as');
    cursor.expect('(');
    const query = parseQuery(cursor);
    cursor.expect(')');
    return { name, columns, query, at: cursor.since(from) };
  });
  return { recursive, members };
}

const bare = { with: null, orderBy: [], limit: null } as const;

/** UNION and EXCEPT, which bind alike and to the left. */
function union(cursor: Cursor): Query {
  const from = cursor.peek().from;
  let left = intersection(cursor);
  for (;;) {
    const op = cursor.take('union') ? 'union' : cursor.take('except') ? 'except' : null;
    if (op === null) return left;
    const all = cursor.take('all') !== null;
    if (!all) cursor.take('distinct');
    const b = intersection(cursor);
    left = { kind: 'set', op, all, a: left, b, ...bare, at: cursor.since(from) };
  }
}

/** INTERSECT binds tighter than UNION. */
function intersection(cursor: Cursor): Query {
  const from = cursor.peek().from;
  let left = block(cursor);
  while (cursor.take('intersect')) {
    const all = cursor.take('all') !== null;
    if (!all) cursor.take('distinct');
    const b = block(cursor);
    left = { kind: 'set', op: 'intersect', all, a: left, b, ...bare, at: cursor.since(from) };
  }
  return left;
}

function block(cursor: Cursor): Query {
  if (cursor.take('(')) {
    const query = parseQuery(cursor);
    cursor.expect(')');
    return query;
  }
  return cursor.at('values') ? values(cursor) : select(cursor);
}

function values(cursor: Cursor): Query {
  const from = cursor.expect('values').from;
  const expressions = new ExpressionParser(cursor, parseQuery);
  const rows = cursor.list((): readonly SqlExpr[] => {
    const row = expressions.parse();
    return row.kind === 'row' ? row.items : [row];
  });
  return { kind: 'values', rows, ...bare, at: cursor.since(from) };
}

/** The named windows of a SELECT, for the ORDER BY behind it. In the tree the windows themselves stand in the places of their names. */
const windowsOf = new WeakMap<Query, NamedWindows>();

function select(cursor: Cursor): Query {
  const from = cursor.expect('select').from;
  const expressions = new ExpressionParser(cursor, parseQuery);
  const distinct = cursor.take('distinct') !== null;
  if (!distinct) cursor.take('all');
  const items = cursor.list(() => selectItem(cursor, expressions));
  const source = cursor.take('from') ? new RelationParser(cursor, parseQuery, expressions).parse() : null;
  const where = cursor.take('where') ? expressions.parse() : null;
  const groupBy = cursor.take('group') ? groupItems(cursor, expressions) : [];
  const having = cursor.take('having') ? expressions.parse() : null;
  if (cursor.take('window')) expressions.windows.read(cursor, () => expressions.parse());
  expressions.windows.close();
  refuseFollowing(cursor);
  const made: Query = { kind: 'select', distinct, items, from: source, where, groupBy, having, ...bare, at: cursor.since(from) };
  windowsOf.set(made, expressions.windows);
  return made;
}

function selectItem(cursor: Cursor, expressions: ExpressionParser): SelectItem {
  const from = cursor.peek().from;
  if (cursor.take('*')) return { kind: 'star', table: null, at: cursor.since(from) };
  if (cursor.peek(1).text === '.' && cursor.peek(2).text === '*') {
    const table = cursor.name('a table');
    cursor.next();
    cursor.next();
    return { kind: 'star', table, at: cursor.since(from) };
  }
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

function groupItems(cursor: Cursor, expressions: ExpressionParser): GroupItem[] {
  cursor.expect('by');
  return cursor.list((): GroupItem => {
    const from = cursor.peek().from;
    const op = cursor.take('rollup', '(') ? 'rollup' : cursor.take('cube', '(') ? 'cube' : cursor.take('grouping', 'sets', '(') ? 'sets' : null;
    if (op === null) {
      const item = expressions.parse();
      return item;
    }
    const sets = cursor.list(() => groupSet(cursor, expressions));
    cursor.expect(')');
    return { kind: 'grouping', op, sets, at: cursor.since(from) };
  });
}

/** `a`, `(a, b)` or `()`. */
function groupSet(cursor: Cursor, expressions: ExpressionParser): readonly SqlExpr[] {
  if (cursor.take('(', ')')) return [];
  const set = expressions.parse();
  return set.kind === 'row' ? set.items : [set];
}

function limitClause(cursor: Cursor): Query['limit'] {
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
