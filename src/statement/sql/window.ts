import { unsupported } from '../refusal.ts';
import type { FrameBound, OrderItem, SqlExpr, Window } from '../statement.ts';
import type { Cursor } from './cursor.ts';

/** ORDER BY and OVER, after their first word. Expressions are read by whoever asks, so that no file imports values in a circle. */
type ReadExpression = () => SqlExpr;

export function orderItems(cursor: Cursor, read: ReadExpression): OrderItem[] {
  cursor.expect('by');
  return cursor.list(() => {
    const expr = read();
    const descending = cursor.take('desc') !== null;
    if (!descending) cursor.take('asc');
    const nullsFirst = cursor.take('nulls', 'first') !== null;
    if (!nullsFirst) cursor.take('nulls', 'last');
    return { expr, descending, nullsFirst };
  });
}

export function windowOf(cursor: Cursor, read: ReadExpression): Window {
  if (!cursor.at('(')) {
    const { from, to } = cursor.peek();
    throw unsupported('OVER name (named window)', { from, to });
  }
  cursor.expect('(');
  let partitionBy: SqlExpr[] = [];
  if (cursor.take('partition')) {
    cursor.expect('by');
    partitionBy = cursor.list(read);
  }
  const orderBy = cursor.take('order') ? orderItems(cursor, read) : [];
  const unit = (['rows', 'range', 'groups'] as const).find((word) => cursor.take(word) !== null);
  let frame: Window['frame'] = null;
  if (unit !== undefined) {
    const isBetween = cursor.take('between') !== null;
    const start = bound(cursor, read);
    let end: FrameBound | null = null;
    if (isBetween) {
      cursor.expect('and');
      end = bound(cursor, read);
    }
    frame = { unit, start, end };
  }
  cursor.expect(')');
  return { partitionBy, orderBy, frame };
}

function bound(cursor: Cursor, read: ReadExpression): FrameBound {
  if (cursor.take('current')) {
    cursor.expect('row');
    return { kind: 'current-row' };
  }
  if (cursor.take('unbounded')) return cursor.take('preceding') ? { kind: 'unbounded-preceding' } : (cursor.expect('following'), { kind: 'unbounded-following' });
  const offset = read();
  if (cursor.take('preceding')) return { kind: 'preceding', offset };
  cursor.expect('following');
  return { kind: 'following', offset };
}
