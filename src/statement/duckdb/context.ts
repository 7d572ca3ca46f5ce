import type { TimeRange } from '../../model/time.ts';
import { syntaxError } from '../refusal.ts';
import type { Query, SqlExpr } from '../statement.ts';
import type { Places } from './places.ts';
import type { Scope } from './scope.ts';
import type { Typed } from './typed.ts';

/** What expressions need of the statement around them. */
export interface Surroundings {
  readonly places: Places;
  /** What `now()` is, Unix seconds. */
  readonly now: number;
  readonly zoneSeconds: number;
  /** From when to when records are asked for, or there are any; undefined where that is not known. */
  readonly range: TimeRange | null | undefined;
  /** What an unknown name most likely means. */
  meant(name: string): string | undefined;
  /** Lowers a query inside an expression. */
  query(query: Query, scope: Scope): { readonly sql: string; readonly outputs: readonly Typed[] };
  /** A call that depends on one coded field of the log only, computed where the records are; null where that is not so. */
  handed(e: Extract<SqlExpr, { kind: 'call' }>, scope: Scope): Typed | null;
}

/** Where an expression stands. */
export interface Context {
  readonly scope: Scope;
  /** Set where records are grouped: what of a record may stand there. */
  readonly keys: readonly Typed[] | null;
  /** Where aggregations and windows may stand; else the clause where they may not. */
  readonly aggregates: true | string;
  readonly windows: true | string;
  /** Inside `try(…)`: what fails is null. */
  readonly lenient: boolean;
  /** Parameters of the lambdas around it, innermost last. */
  readonly parameters: readonly { readonly name: string; readonly typed: Typed }[];
}

export function recordContext(scope: Scope, clause: string): Context {
  return { scope, keys: null, aggregates: clause, windows: clause, lenient: false, parameters: [] };
}

export function refuseIn(what: string, clause: string, e: SqlExpr): Error {
  return syntaxError(`${what} cannot stand in ${clause}`, e.at);
}
