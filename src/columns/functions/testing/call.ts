import { scalarFunctions, type FunctionName } from '../../../model/functions.ts';
import type { ColumnType, Value } from '../../../model/frame.ts';
import type { Expr } from '../../../model/plan.ts';
import { EvaluationError } from '../evaluation-error.ts';
import { evaluateExpr } from '../expr.ts';
import { noLookup, type IpLookup } from '../ip-lookup.ts';

/** What a function gives for plain values, at +08:00 unless said; whole numbers are bigints, other numbers doubles. */
export function called(name: FunctionName, args: readonly Value[], how: { readonly zone?: number; readonly lookup?: IpLookup } = {}): Value {
  const typed = args.map((value): Expr => ({ op: 'const', value, type: typeOf(value) }));
  const { result } = scalarFunctions[name];
  const type = result === 'first' || result === 'common' ? (typed[0]?.type ?? 'varchar') : result;
  return evaluateExpr({ op: 'call', name, args: typed, type }, () => null, how.zone ?? 28_800, how.lookup ?? noLookup);
}

function typeOf(value: Value): ColumnType {
  if (typeof value === 'string') return 'varchar';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'number' && !Number.isInteger(value) ? 'double' : 'bigint';
}

/** The message of the argument that a call refuses. */
export function refusalOf(name: FunctionName, ...args: Value[]): string {
  try {
    called(name, args);
  } catch (error) {
    if (error instanceof EvaluationError && error.fact.kind === 'argument') return error.fact.message;
    throw error;
  }
  return 'not refused';
}
