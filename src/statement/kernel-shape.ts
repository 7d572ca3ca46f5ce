import { unsupported } from './refusal.ts';
import type { GroupItem, Query, Relation, Select, SqlExpr } from './statement.ts';

/** The one shape of query that the kernel plans: a SELECT over the log. Anything else is refused by the name of its construct, where it stands. */
export interface KernelSelect extends Select {
  readonly groupBy: readonly SqlExpr[];
  /** What the log is called in it. */
  readonly table: string;
}

/** @throws Refusal */
export function kernelSelect(query: Query): KernelSelect {
  const [member] = query.with?.members ?? [];
  if (member) throw unsupported('WITH', member.at);
  if (query.kind === 'values') throw unsupported('VALUES', query.at);
  if (query.kind === 'set') throw unsupported(query.op.toUpperCase(), query.b.at);
  const star = query.items.find((item) => item.kind === 'star' && item.table !== null);
  if (star) throw unsupported('table.*', star.at);
  for (const { expr, nullsFirst } of query.orderBy) if (nullsFirst) throw unsupported('NULLS FIRST', expr.at);
  return { ...query, table: query.from ? logName(query.from) : 'log', groupBy: query.groupBy.map(plainGroup) };
}

function logName(from: Relation): string {
  switch (from.kind) {
    case 'join':
      throw unsupported('JOIN', from.b.at);
    case 'subquery':
      throw unsupported('FROM (SELECT …)', from.at);
    case 'unnest':
      throw unsupported('UNNEST', from.at);
    case 'table':
      if (from.name.toLowerCase() !== 'log') throw unsupported(`FROM ${from.name}`, from.at);
      if (from.columns) throw unsupported('names for the columns of log', from.at);
      return (from.alias ?? 'log').toLowerCase();
  }
}

function plainGroup(item: GroupItem): SqlExpr {
  if (item.kind === 'grouping') throw unsupported(item.op === 'sets' ? 'GROUPING SETS' : item.op.toUpperCase(), item.at);
  return item;
}
