import type { Panel } from '../model/panel.ts';
import type { Scope } from '../model/scope.ts';
import { aggregateNames } from './aggregate.ts';
import { filtersFor } from './ask.ts';
import { joined, searchOfCondition } from './filter-search.ts';
import { parse } from './parse.ts';
import { printOurs } from './print.ts';
import { resolveField } from './resolve.ts';
import { visitExpr } from './sql/walk.ts';
import type { GroupItem, Select, SelectItem, SqlExpr } from './statement.ts';

/** A statement of which each row of a window can be held against a figure. */
export interface RuleStatement {
  readonly statement: string;
  /** The column with the figure. */
  readonly value: string;
}

/**
 * What a panel (or a page) asks, as a rule asks it: with the reader's filters in its search half, without the time that it is drawn
 * over, without order and limit; the first figure is the one that counts, and the figures after it are left out, as they would part
 * rows that are one. Placeholders stay: in a rule they mean the window. Null where there is no figure.
 */
export function ruleOf({ statement, ownFilter }: Pick<Panel, 'statement' | 'ownFilter'>, filters: Scope['filters']): RuleStatement | null {
  const parsed = parse(statement);
  if (!parsed.ok) return null;
  const added = filtersFor(filters, ownFilter).map(searchOfCondition);
  const own = parsed.value.search;
  const search = added.length === 0 ? own : joined('and', own.kind === 'all' ? added : [own, ...added]);
  const { select } = parsed.value;
  if (select === null) return { statement: printOurs({ ...parsed.value, search, select: countOfAll() }), value: 'records' };
  if (select.kind !== 'select' || select.with !== null || select.from?.kind === 'subquery' || select.from?.kind === 'join') {
    const value = lastColumn(select.kind === 'select' ? select.items : []);
    return value === null ? null : { statement: printOurs({ ...parsed.value, search }), value };
  }
  const figures = select.items.filter((item) => item.kind === 'item' && hasAggregate(item.expr));
  const [figure] = figures;
  if (figure?.kind !== 'item') return null;
  const kept = select.items.filter((item) => item === figure || (item.kind === 'item' && !figures.includes(item) && !isTime(item.expr)));
  const groupBy = select.groupBy.flatMap((group): GroupItem[] => {
    const expr = group.kind === 'grouping' ? null : exprOf(group, select.items);
    return expr !== null && isTime(expr) ? [] : [group.kind === 'number' && expr !== null ? expr : group];
  });
  const named: SelectItem = { ...figure, alias: figure.alias ?? 'figure' };
  const made: Select = { ...select, items: kept.map((item) => (item === figure ? named : item)), groupBy, orderBy: [], limit: null };
  return { statement: printOurs({ ...parsed.value, search, select: made }), value: named.alias ?? 'figure' };
}

function countOfAll(): Select {
  const counted = parse('* | select count(*) as records');
  if (!counted.ok || counted.value.select?.kind !== 'select') throw new Error('A count of all records is a statement');
  return counted.value.select;
}

/** What a group item is: an alias or a number stands for the item that it names. */
function exprOf(group: SqlExpr, items: readonly SelectItem[]): SqlExpr {
  const item = group.kind === 'number' ? items[Number(group.text) - 1]
    : group.kind === 'name' ? items.find((one) => one.kind === 'item' && one.alias?.toLowerCase() === group.name.toLowerCase()) : undefined;
  return item?.kind === 'item' ? item.expr : group;
}

/** Made of the time of a record and nothing else. */
function isTime(expr: SqlExpr): boolean {
  let fields = 0;
  let times = 0;
  visitExpr(expr, (e) => {
    if (e.kind !== 'name') return;
    fields++;
    if (resolveField(e.name, []) === '__time__') times++;
  });
  return fields > 0 && fields === times;
}

function hasAggregate(expr: SqlExpr): boolean {
  let found = false;
  visitExpr(expr, (e) => {
    if (e.kind === 'call' && (aggregateNames.has(e.name) || e.star)) found = true;
  });
  return found;
}

function lastColumn(items: readonly SelectItem[]): string | null {
  const last = items.at(-1);
  return last?.kind === 'item' ? (last.alias ?? (last.expr.kind === 'name' ? last.expr.name : null)) : null;
}
