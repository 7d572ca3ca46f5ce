import { unreachable } from '../../base/assert.ts';
import type { FrameBound, GroupItem, LimitValue, OrderItem, Query, Relation, Select, SqlExpr, Window } from '../statement.ts';

/** The expression with each direct part replaced; queries inside it go through `query`. */
export function mapParts(e: SqlExpr, f: (part: SqlExpr) => SqlExpr, query: (query: Query) => Query = (q) => mapQuery(q, f)): SqlExpr {
  switch (e.kind) {
    case 'name':
    case 'number':
    case 'text':
    case 'boolean':
    case 'null':
    case 'placeholder':
    case 'interval':
    case 'time-literal':
    case 'current':
      return e;
    case 'unary':
    case 'is-null':
    case 'cast':
    case 'extract':
      return { ...e, a: f(e.a) };
    case 'binary':
    case 'distinct-from':
      return { ...e, a: f(e.a), b: f(e.b) };
    case 'between':
      return { ...e, a: f(e.a), low: f(e.low), high: f(e.high) };
    case 'in-list':
      return { ...e, a: f(e.a), items: e.items.map(f) };
    case 'in-select':
    case 'quantified':
      return { ...e, a: f(e.a), query: query(e.query) };
    case 'exists':
    case 'scalar-select':
      return { ...e, query: query(e.query) };
    case 'like':
      return { ...e, a: f(e.a), pattern: f(e.pattern), escape: e.escape && f(e.escape) };
    case 'case':
      return {
        ...e,
        operand: e.operand && f(e.operand),
        whens: e.whens.map(({ when, then }) => ({ when: f(when), then: f(then) })),
        otherwise: e.otherwise && f(e.otherwise),
      };
    case 'array':
    case 'row':
      return { ...e, items: e.items.map(f) };
    case 'subscript':
      return { ...e, a: f(e.a), index: f(e.index) };
    case 'lambda':
      return { ...e, body: f(e.body) };
    case 'call':
      return {
        ...e,
        args: e.args.map(f),
        ...(e.orderBy && { orderBy: mapOrder(e.orderBy, f) }),
        ...(e.filter && { filter: f(e.filter) }),
        ...(e.over && { over: mapWindow(e.over, f) }),
      };
    default:
      return unreachable(e);
  }
}

function mapOrder(items: readonly OrderItem[], f: (e: SqlExpr) => SqlExpr): OrderItem[] {
  return items.map((item) => ({ ...item, expr: f(item.expr) }));
}

function mapWindow(window: Window, f: (e: SqlExpr) => SqlExpr): Window {
  const bound = (b: FrameBound): FrameBound => ('offset' in b ? { ...b, offset: f(b.offset) } : b);
  const { frame } = window;
  return {
    partitionBy: window.partitionBy.map(f),
    orderBy: mapOrder(window.orderBy, f),
    frame: frame && { ...frame, start: bound(frame.start), end: frame.end && bound(frame.end) },
  };
}

/** The query with each of its expressions replaced, in queries inside it too. Queries inside expressions are for `f`. */
export function mapQuery(
  query: Query,
  f: (e: SqlExpr) => SqlExpr,
  limit: (value: LimitValue) => LimitValue = (value) => value,
): Query {
  const inner = (q: Query): Query => mapQuery(q, f, limit);
  const around = {
    with: query.with && { ...query.with, members: query.with.members.map((member) => ({ ...member, query: inner(member.query) })) },
    orderBy: mapOrder(query.orderBy, f),
    limit: query.limit && { count: limit(query.limit.count), offset: query.limit.offset && limit(query.limit.offset) },
  };
  switch (query.kind) {
    case 'select':
      return {
        ...query,
        ...around,
        items: query.items.map((item) => (item.kind === 'star' ? item : { ...item, expr: f(item.expr) })),
        from: query.from && mapRelation(query.from, f, inner),
        where: query.where && f(query.where),
        groupBy: query.groupBy.map((item): GroupItem => (item.kind === 'grouping' ? { ...item, sets: item.sets.map((set) => set.map(f)) } : f(item))),
        having: query.having && f(query.having),
      };
    case 'set':
      return { ...query, ...around, a: inner(query.a), b: inner(query.b) };
    case 'values':
      return { ...query, ...around, rows: query.rows.map((row) => row.map(f)) };
    default:
      return unreachable(query);
  }
}

function mapRelation(relation: Relation, f: (e: SqlExpr) => SqlExpr, query: (q: Query) => Query): Relation {
  switch (relation.kind) {
    case 'table':
      return relation;
    case 'subquery':
      return { ...relation, query: query(relation.query) };
    case 'unnest':
      return { ...relation, exprs: relation.exprs.map(f) };
    case 'join': {
      const side = (r: Relation): Relation => mapRelation(r, f, query);
      return { ...relation, a: side(relation.a), b: side(relation.b), on: relation.on && f(relation.on) };
    }
    default:
      return unreachable(relation);
  }
}

/** Calls `visit` on an expression and all parts of it, queries inside it included. */
export function visitExpr(e: SqlExpr, visit: (e: SqlExpr) => void): void {
  visit(e);
  mapParts(e, (part) => {
    visitExpr(part, visit);
    return part;
  });
}

/** Calls `visit` on all expressions of a query. */
export function visitQuery(query: Query, visit: (e: SqlExpr) => void): void {
  mapQuery(query, (e) => {
    visitExpr(e, visit);
    return e;
  });
}

/** Every SELECT of a query: itself, those of WITH, of FROM, of both sides of a UNION, and those inside expressions. Each part is visited once. */
export function selectsOf(query: Query): Select[] {
  const found: Select[] = [];
  mapSelects(query, (select) => {
    found.push(select);
    return select;
  });
  return found.reverse();
}

/** The query with each of its SELECTs replaced, the inner ones first. */
export function mapSelects(query: Query, f: (select: Select) => Select): Query {
  const inner = (q: Query): Query => mapSelects(q, f);
  const expr = (e: SqlExpr): SqlExpr => mapParts(e, expr, inner);
  const relation = (r: Relation): Relation => {
    switch (r.kind) {
      case 'table':
        return r;
      case 'subquery':
        return { ...r, query: inner(r.query) };
      case 'unnest':
        return { ...r, exprs: r.exprs.map(expr) };
      case 'join':
        return { ...r, a: relation(r.a), b: relation(r.b), on: r.on && expr(r.on) };
      default:
        return unreachable(r);
    }
  };
  const around = query.with && { ...query.with, members: query.with.members.map((member) => ({ ...member, query: inner(member.query) })) };
  if (query.kind === 'set') return { ...query, with: around, a: inner(query.a), b: inner(query.b) };
  if (query.kind === 'values') return { ...query, with: around };
  const mapped = mapQuery({ ...query, with: null, from: null }, expr);
  if (mapped.kind !== 'select') throw new Error('A select stays a select');
  return f({ ...mapped, with: around, from: query.from && relation(query.from) });
}

/** The conditions that all have to hold for one to hold. */
export function conjuncts(e: SqlExpr): SqlExpr[] {
  return e.kind === 'binary' && e.op === 'and' ? [...conjuncts(e.a), ...conjuncts(e.b)] : [e];
}
