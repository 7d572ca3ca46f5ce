import { parseCidr, type AddressRange } from '../base/cidr.ts';
import { formatIpv4 } from '../base/ip.ts';
import { fieldNamed } from '../model/fields.ts';
import { functionsOfOurs, isFunctionName } from '../model/functions.ts';
import { isOverTimeName } from '../model/over-time.ts';
import type { Position } from '../model/problem.ts';
import { unsupported } from './refusal.ts';
import { mapParts, mapQuery } from './sql/walk.ts';
import { nowhere, type Query, type Relation, type Search, type SearchValue, type Select, type SqlExpr, type Statement } from './statement.ts';

/**
 * What goes further than SLS, said in SLS: blocks and ranges of addresses, whole texts, computed countries, and threats. A block that ends at an octet
 * becomes a wildcard in the search half; others, and countries, move to WHERE, which is possible for whole conditions joined by
 * AND. Domains are fields of the logstore that inter-domain analysis writes; that an address is on a threat list is SLS's own check
 * of it, by SLS's own list; which list, SLS does not tell. What cannot be said is refused by name. @throws Refusal
 */
export function lowerForSls(statement: Statement): Statement {
  const conjuncts = statement.search.kind === 'and' ? statement.search.items : [statement.search];
  const kept: Search[] = [];
  const moved: SqlExpr[] = [];
  for (const conjunct of conjuncts) {
    const lowered = lowerSearch(conjunct);
    if (lowered) kept.push(lowered);
    else moved.push(asSql(conjunct));
  }
  const [first, ...others] = kept;
  const search: Search = first === undefined ? { kind: 'all', at: nowhere } : others.length === 0 ? first : { kind: 'and', items: kept, at: statement.search.at };
  return { ...statement, search, select: withConditions(statement.select && lowerSelect(statement.select), moved) };
}

function withConditions(query: Query | null, conditions: readonly SqlExpr[]): Query | null {
  const [first, ...rest] = conditions;
  if (first === undefined) return query;
  const all = rest.reduce((a, b) => ({ kind: 'binary', op: 'and', a, b, at: nowhere }), first);
  if (query === null) return logWhere(all);
  return filtered(query, all);
}

/**
 * The search half filters the log wherever it stands: a SELECT over the log alone gets the condition in its WHERE, a log among others
 * becomes a query with it.
 */
function filtered(query: Query, condition: SqlExpr): Query {
  const inner = (q: Query): Query => filtered(q, condition);
  const expr = (e: SqlExpr): SqlExpr => mapParts(e, expr, inner);
  const around = {
    with: query.with && { ...query.with, members: query.with.members.map((member) => ({ ...member, query: inner(member.query) })) },
    orderBy: query.orderBy.map((item) => ({ ...item, expr: expr(item.expr) })),
  };
  if (query.kind === 'set') return { ...query, ...around, a: inner(query.a), b: inner(query.b) };
  if (query.kind === 'values') return { ...query, ...around };
  // Expressions and queries inside them first; what FROM names is done apart.
  const mapped = mapQuery({ ...query, with: null, from: null }, expr);
  if (mapped.kind !== 'select') throw new Error('A select stays a select');
  if (isLog(query.from)) {
    const where: SqlExpr = mapped.where ? { kind: 'binary', op: 'and', a: mapped.where, b: condition, at: nowhere } : condition;
    return { ...mapped, ...around, from: query.from, where };
  }
  return { ...mapped, ...around, from: query.from && filteredRelation(query.from, condition, inner, expr) };
}

function filteredRelation(relation: Relation, condition: SqlExpr, inner: (q: Query) => Query, expr: (e: SqlExpr) => SqlExpr): Relation {
  switch (relation.kind) {
    case 'table':
      if (relation.name.toLowerCase() !== 'log' || relation.columns) return relation;
      return { kind: 'subquery', query: logWhere(condition), alias: relation.alias ?? 'log', columns: null, at: nowhere };
    case 'subquery':
      return { ...relation, query: inner(relation.query) };
    case 'unnest':
      return { ...relation, exprs: relation.exprs.map(expr) };
    case 'join': {
      const side = (r: Relation): Relation => filteredRelation(r, condition, inner, expr);
      return { ...relation, a: side(relation.a), b: side(relation.b), on: relation.on && expr(relation.on) };
    }
  }
}

function logWhere(where: SqlExpr): Select {
  return {
    kind: 'select', distinct: false, items: [{ kind: 'star', table: null, at: nowhere }], from: { kind: 'table', name: 'log', alias: null, columns: null, at: nowhere },
    where, groupBy: [], having: null, with: null, orderBy: [], limit: null, at: nowhere,
  };
}

const isLog = (from: Relation | null): boolean => from === null || (from.kind === 'table' && from.name.toLowerCase() === 'log');

/** The same search in SLS's own words; null when it needs WHERE. */
function lowerSearch(s: Search): Search | null {
  switch (s.kind) {
    case 'and':
    case 'or': {
      const items = s.items.map(lowerSearch);
      return items.every((item) => item !== null) ? { ...s, items } : null;
    }
    case 'not': {
      const item = lowerSearch(s.item);
      return item && { ...s, item };
    }
    case 'match':
      return lowerMatch(s);
    case 'compare':
      return s.op === '!=' ? { kind: 'not', item: { ...s, op: '=' }, at: s.at } : s;
    case 'all':
    case 'range':
    case 'word':
      return s;
  }
}

function lowerMatch(s: Extract<Search, { kind: 'match' }>): Search | null {
  const isThreat = threats[s.field.name] !== undefined && s.value.kind === 'any';
  const ours = isThreat ? null : onlyOurs(s.field.name);
  if (ours !== null) throw unsupported(ours, s.field.at);
  if (fieldNamed(s.field.name)?.origin === 'computed' && !enriched.has(s.field.name)) return null;
  if (s.value.kind === 'whole' || isStarred(s.value)) return null;
  const value = s.value.kind === 'address' ? wildcardOf(s.value.text, s.at) : s.value;
  return value && { ...s, value };
}

/** A word that begins with `*` or `?`, which SLS does not look for. */
function isStarred(value: SearchValue): value is Extract<SearchValue, { kind: 'pattern' }> {
  return value.kind === 'pattern' && /^[*?]/.test(value.pattern);
}

/** `10.0.0.0/8` as `10.*`; null when the block does not end at an octet. */
function wildcardOf(text: string, at: Position): SearchValue | null {
  const cidr = parseCidr(text);
  if (!cidr) return null;
  if (cidr.range.family === 6) throw unsupported('IPv6 block', at);
  if (cidr.prefix % 8 !== 0) return null;
  const octets = formatIpv4(cidr.range.first).split('.').slice(0, cidr.prefix / 8);
  if (octets.length === 4) return { kind: 'literal', text: octets.join('.') };
  // Every IPv4 address: a wildcard cannot begin a word, and `*` would take `-` in.
  return octets.length === 0 ? null : { kind: 'pattern', pattern: `${octets.join('.')}.*` };
}

/** A condition for WHERE, true exactly where the search holds. */
function asSql(s: Search): SqlExpr {
  switch (s.kind) {
    case 'and':
    case 'or':
      return s.items.map(asSql).reduce((a, b) => ({ kind: 'binary', op: s.kind, a, b, at: nowhere }));
    case 'not': // The complement, records without a value included.
      return { kind: 'unary', op: 'not', a: call('coalesce', [asSql(s.item), { kind: 'boolean', value: false, at: nowhere }]), at: nowhere };
    case 'match': {
      const threatened = threats[s.field.name];
      if (threatened !== undefined && s.value.kind === 'any') return { kind: 'binary', op: '=', a: call('security_check_ip', [named(threatened, s.at)]), b: { kind: 'number', text: '1', at: nowhere }, at: nowhere };
      const column = lowerExpr({ kind: 'name', table: null, name: s.field.name, quoted: !/^\w+$/.test(s.field.name), at: s.field.at });
      if (s.value.kind === 'address') return inBlocks(blocksOf(s.value.range, s.at), column);
      if (s.value.kind === 'whole') return { kind: 'binary', op: '=', a: call('lower', [column]), b: { kind: 'text', value: s.value.text.toLowerCase(), at: nowhere }, at: nowhere };
      if (isStarred(s.value)) {
        // Only an address is one word, so that the pattern is of all of it.
        if (fieldNamed(s.field.name)?.role !== 'address') throw unsupported('a word that begins with * or ?', s.at);
        return { kind: 'like', a: column, pattern: { kind: 'text', value: s.value.pattern.replaceAll('*', '%').replaceAll('?', '_'), at: nowhere }, escape: null, not: false, at: nowhere };
      }
      if (fieldNamed(s.field.name)?.origin !== 'computed') break;
      if (s.value.kind === 'literal') return { kind: 'binary', op: '=', a: column, b: { kind: 'text', value: s.value.text.toUpperCase(), at: nowhere }, at: nowhere };
      if (s.value.kind === 'any') return { kind: 'is-null', a: column, not: true, at: nowhere };
      break;
    }
    case 'all':
    case 'compare':
    case 'range':
    case 'word':
      break;
  }
  throw unsupported('a search condition in one OR with an address range or a country', s.at);
}

function inBlocks(blocks: readonly string[], column: SqlExpr): SqlExpr {
  return blocks
    .map((block): SqlExpr => call('is_subnet_of', [{ kind: 'text', value: block, at: nowhere }, column]))
    .reduce((a, b) => ({ kind: 'binary', op: 'or', a, b, at: nowhere }));
}

const call = (name: string, args: readonly SqlExpr[]): SqlExpr => ({ kind: 'call', name, distinct: false, star: false, args, at: nowhere });

/** The fewest CIDR blocks that make up a range. */
function blocksOf(range: AddressRange, at: Position): string[] {
  if (range.family === 6) throw unsupported('IPv6 range', at);
  const blocks: string[] = [];
  let first = range.first;
  while (first <= range.last) {
    let size = 1;
    while (size < 2 ** 32 && first % (size * 2) === 0 && first + size * 2 - 1 <= range.last) size *= 2;
    blocks.push(`${formatIpv4(first)}/${32 - Math.log2(size)}`);
    first += size;
  }
  return blocks;
}

function lowerSelect(query: Query): Query {
  return mapQuery(withAliases(query), lowerExpr);
}

/** A computed field that is selected by its name keeps that name. */
function withAliases(query: Query): Query {
  if (query.kind === 'set') return { ...query, a: withAliases(query.a), b: withAliases(query.b) };
  if (query.kind === 'values') return query;
  const items = query.items.map((item) =>
    item.kind === 'item' && item.alias === null && item.expr.kind === 'name' && fieldNamed(item.expr.name.toLowerCase())?.origin === 'computed' && !enriched.has(item.expr.name.toLowerCase())
      ? { ...item, alias: item.expr.name }
      : item,
  );
  return { ...query, items };
}

/** The name of a computed field that SLS has no function for; null for all others. */
function onlyOurs(name: string): string | null {
  const field = fieldNamed(name);
  return field?.origin === 'computed' && countries[field.name] === undefined && !enriched.has(field.name) ? field.name : null;
}

const countries: Readonly<Record<string, string>> = { srccountry: 'srcaddr', dstcountry: 'dstaddr' };
const threats: Readonly<Record<string, string>> = { srcthreat: 'srcaddr', dstthreat: 'dstaddr' };
/** What inter-domain analysis writes to its logstore. */
const enriched: ReadonlySet<string> = new Set(['srctype', 'dsttype']);

function lowerExpr(e: SqlExpr): SqlExpr {
  if (e.kind === 'call' && (isOverTimeName(e.name) || (isFunctionName(e.name) && functionsOfOurs.has(e.name)))) throw unsupported(`${e.name}()`, e.at);
  if (e.kind !== 'name') return mapParts(e, lowerExpr, lowerSelect);
  const name = e.name.toLowerCase();
  const ours = onlyOurs(name);
  if (ours !== null) throw unsupported(ours, e.at);
  const address = countries[name];
  return address === undefined ? e : call('ip_to_country_code', [named(address, e.at)]);
}

const named = (name: string, at: Position): SqlExpr => ({ kind: 'name', table: null, name, quoted: false, at });
