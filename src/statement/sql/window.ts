import type { Position } from '../../model/problem.ts';
import { syntaxError } from '../refusal.ts';
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

/** Windows of one SELECT by their names, and the places that say only a name: WINDOW stands behind them. */
export class NamedWindows {
  readonly #known = new Map<string, Window>();
  #open: { readonly name: string; readonly at: Position; readonly fill: (window: Window) => void }[] = [];

  /** What stands for the window of this name: itself, or empty until it is known. */
  use(name: string, at: Position): Window {
    const window = this.#known.get(name.toLowerCase());
    if (window) return window;
    const empty = { partitionBy: [], orderBy: [], frame: null };
    this.#open.push({ name, at, fill: (found) => Object.assign(empty, found) });
    return empty;
  }

  /** `WINDOW a AS (…), b AS (…)`, after its first word. */
  read(cursor: Cursor, read: ReadExpression): void {
    cursor.list(() => {
      const { from } = cursor.peek();
      const name = cursor.name('a name').toLowerCase();
      if (this.#known.has(name)) throw syntaxError(`WINDOW '${name}' specified more than once`, cursor.since(from));
      cursor.expect('as');
      this.#known.set(name, windowOf(cursor, read, this));
    });
  }

  /** @throws Refusal when a name is that of no window */
  close(): void {
    for (const { name, at, fill } of this.#open) {
      const window = this.#known.get(name.toLowerCase());
      if (!window) throw syntaxError(`Cannot resolve WINDOW name ${name}`, at);
      fill(window);
    }
    this.#open = [];
  }
}

export function windowOf(cursor: Cursor, read: ReadExpression, named: NamedWindows): Window {
  if (!cursor.at('(')) {
    const { from } = cursor.peek();
    return named.use(cursor.name('"("'), cursor.since(from));
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
