import type { OrderItem, SqlExpr } from '../statement.ts';
import type { Typed } from './typed.ts';

/** ORDER BY items; nulls come last in both directions unless it is said otherwise, as in Presto. */
export function orderSql(items: readonly OrderItem[], lower: (e: SqlExpr) => Typed): string {
  return items.map(({ expr, descending, nullsFirst }) => `${lower(expr).sql} ${descending ? 'DESC' : 'ASC'} NULLS ${nullsFirst ? 'FIRST' : 'LAST'}`).join(', ');
}
