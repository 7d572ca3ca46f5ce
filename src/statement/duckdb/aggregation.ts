import { typeError } from '../refusal.ts';
import type { SqlExpr } from '../statement.ts';
import type { Measure } from '../unit.ts';
import { brought } from './operators.ts';
import type { Typed } from './typed.ts';
import { isNumeric, typeName, types, type SqlType } from './types.ts';

/** One aggregation: its arguments are lowered; `of` puts a DuckDB aggregate around arguments, with DISTINCT, order, FILTER and OVER. */
export interface Aggregation {
  readonly e: Extract<SqlExpr, { kind: 'call' }>;
  readonly args: readonly Typed[];
  readonly of: (name: string, args: string, where?: string) => string;
  /** The same without DISTINCT. */
  readonly plain: Aggregation;
}

export interface Made {
  readonly sql: string;
  readonly type: SqlType;
  readonly unit?: Measure;
}

/** Says one of the language's aggregations by DuckDB's; `first` is its first argument. */
export type Maker = (a: Aggregation, first: Typed) => Made;

export function misfit(a: Aggregation): Error {
  return typeError(`Unexpected parameters (${a.args.map((one) => typeName(one.type)).join(', ')}) for function ${a.e.name}`, a.e.at);
}

export const number = (a: Aggregation, typed: Typed): Typed => {
  if (!isNumeric(typed.type)) throw misfit(a);
  return typed.type.t === 'unknown' ? brought(typed, types.bigint) : typed;
};

export function need(a: Aggregation, index: number): Typed {
  const arg = a.args[index];
  if (!arg) throw misfit(a);
  return arg;
}
