import { oncePer } from '../base/once-per.ts';
import { fieldNamed } from '../model/fields.ts';
import { appliedOf, filtersIn } from '../model/filter.ts';
import type { Scope } from '../model/scope.ts';
import { resolveField } from './resolve.ts';
import { mapParts, mapQuery, selectsOf, visitExpr, visitQuery } from './sql/walk.ts';
import { nowhere, type Query, type Search, type Select, type SqlExpr, type Statement } from './statement.ts';

/**
 * How records are counted in an answer ("Counting a flow once"), for the panel to say.
 * - `records`: everything that was recorded: as declared; because a filter looks at one place of observation (interface, instance,
 *   vSwitch, direction, action), where each record counts; or because the data does not tell (`may count twice`).
 * - `flows`: each flow once, over all VPCs together or within each VPC.
 */
export type Counting =
  | { readonly counts: 'records'; readonly because: 'declared' | 'filter' | 'unknown' }
  | { readonly counts: 'flows'; readonly within: 'all-vpcs' | 'each-vpc' };

/** @param present fields that the data has */
export function countsOf(declared: 'flows' | 'records', statement: Statement, scope: Pick<Scope, 'filters'>, present: readonly string[]): Counting {
  if (declared === 'records') return { counts: 'records', because: 'declared' };
  const filtered = new Set([...appliedOf(scope.filters).flatMap(filtersIn).map((f) => f.field), ...conditionFields(statement)]);
  if ([...filtered].some(looksAtOnePlace)) return { counts: 'records', because: 'filter' };
  if (!present.includes('observation')) return { counts: 'records', because: 'unknown' };
  const perVpc = filtered.has('vpc-id') || groupFields(statement).has('vpc-id');
  return { counts: 'flows', within: perVpc ? 'each-vpc' : 'all-vpcs' };
}

/**
 * Which observations count a flow once, as a pattern for `regexp_like(observation, '${{observed|^first$}}')`: for a statement that
 * counts volumes once and verdicts in every record. Under a filter that looks at one place of observation, all of them.
 */
export function observedOnce(statement: Statement, scope: Pick<Scope, 'filters'>, present: readonly string[]): string {
  const counting = countsOf('flows', statement, scope, present);
  if (counting.counts === 'records') return '.';
  return counting.within === 'all-vpcs' ? '^first$' : '^(first|repeat-cross-vpc)$';
}

/**
 * A statement that counts volumes once and verdicts in every record, over a log that does not tell one of both: each record is then
 * seen first, and no record is decided; nor does it touch an interface. Other statements stay as they are: what they ask for is not logged.
 * @param present fields that the data has; none while nothing was read
 */
export function spared(statement: Statement, present: readonly string[]): Statement {
  if (present.length === 0 || statement.select === null || !statement.source.includes('${{observed|')) return statement;
  const missing = new Set(['observation', 'action', 'eni-id'].filter((field) => !present.includes(field)));
  if (missing.size === 0) return statement;
  const change = (e: SqlExpr): SqlExpr => {
    if (e.kind !== 'name') return mapParts(e, change, (query) => mapQuery(query, change));
    const field = canonical(e.name);
    return !missing.has(field) ? e : field === 'observation' ? { kind: 'text', value: 'first', at: e.at } : { kind: 'null', at: e.at };
  };
  return { ...statement, select: mapQuery(statement.select, change) };
}

/** The condition that a counting adds to the search; null for none. */
export function searchOfCounting(counting: Counting): Search | null {
  if (counting.counts === 'records') return null;
  const observed = (text: string): Search => ({ kind: 'match', field: { name: 'observation', at: nowhere }, value: { kind: 'literal', text }, at: nowhere });
  return counting.within === 'all-vpcs' ? observed('first') : { kind: 'or', items: [observed('first'), observed('repeat-cross-vpc')], at: nowhere };
}

/**
 * The condition that would make a reader's own statement count each flow once, as the totals of dashboards do. Null where that is
 * none of its business: it sums no volumes, looks at one place of observation, or says itself which observations it means.
 * @param present fields that the data has
 */
export function onceInstead(statement: Statement, scope: Pick<Scope, 'filters'>, present: readonly string[]): Search | null {
  const { select } = statement;
  if (select === null || !sumsVolumes(select)) return null;
  const named = new Set([...appliedOf(scope.filters).flatMap(filtersIn).map((f) => f.field), ...conditionFields(statement)]);
  visitQuery(select, (e) => addName(e, named));
  if (named.has('observation') || [...groupFields(statement)].some(looksAtOnePlace)) return null;
  return searchOfCounting(countsOf('flows', statement, scope, present));
}

function sumsVolumes(select: Query): boolean {
  let sums = false;
  visitQuery(select, (e) => {
    if (e.kind !== 'call' || e.name.toLowerCase() !== 'sum') return;
    for (const arg of e.args) visitExpr(arg, (part) => void (sums ||= part.kind === 'name' && fieldNamed(canonical(part.name))?.role === 'measure'));
  });
  return sums;
}

function looksAtOnePlace(name: string): boolean {
  const role = fieldNamed(name)?.role;
  return role === 'interface' || role === 'instance' || role === 'direction' || role === 'verdict' || name === 'vswitch-id';
}

const canonical = (name: string): string => resolveField(name, []) ?? name;

/** Fields that the statement itself sets conditions on: in its search half and in WHERE. */
const conditionFields = oncePer((statement: Statement): ReadonlySet<string> => {
  const names = new Set<string>();
  const visit = (s: Search): void => {
    if (s.kind === 'and' || s.kind === 'or') s.items.forEach(visit);
    else if (s.kind === 'not') visit(s.item);
    else if (s.kind === 'match' || s.kind === 'compare' || s.kind === 'range') names.add(canonical(s.field.name));
  };
  visit(statement.search);
  for (const select of statement.select ? selectsOf(statement.select) : []) if (select.where) visitExpr(select.where, (e) => addName(e, names));
  return names;
});

const groupFields = oncePer((statement: Statement): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const select of statement.select ? selectsOf(statement.select) : []) addGroupFields(select, names);
  return names;
});

function addGroupFields(select: Select, names: Set<string>): void {
  for (const e of select.groupBy.flatMap((item) => (item.kind === 'grouping' ? item.sets.flat() : [item]))) {
    if (e.kind !== 'number') {
      const alias = e.kind === 'name' ? select.items.find((item) => item.kind === 'item' && item.alias?.toLowerCase() === e.name.toLowerCase()) : undefined;
      visitExpr(alias?.kind === 'item' ? alias.expr : e, (part) => addName(part, names));
      continue;
    }
    const item = select.items[Number(e.text) - 1];
    if (item?.kind === 'item') visitExpr(item.expr, (part) => addName(part, names));
  }
  if (!select.distinct || select.groupBy.length > 0) return;
  for (const item of select.items) if (item.kind === 'item') visitExpr(item.expr, (part) => addName(part, names));
}

function addName(e: SqlExpr, names: Set<string>): void {
  if (e.kind === 'name') names.add(canonical(e.name));
}
