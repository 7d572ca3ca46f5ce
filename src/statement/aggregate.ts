import { overTimeNames } from '../model/over-time.ts';
import type { Aggregate, Expr } from '../model/plan.ts';
import type { TimeRange } from '../model/time.ts';
import { nullOf } from './literal.ts';
import { gridFor, overTimeCall } from './over-time.ts';
import { syntaxError, typeError, unsupported } from './refusal.ts';
import type { SqlExpr } from './statement.ts';

/** Functions over many records that are planned here. */
export const aggregateNames: ReadonlySet<string> = new Set([
  'count', 'count_if', 'sum', 'min', 'max', 'avg', 'arbitrary', 'any_value', 'approx_distinct', 'bool_or', 'bool_and', 'every', ...overTimeNames,
]);

type Call = Extract<SqlExpr, { kind: 'call' }>;

/**
 * The expression that an aggregate call stands for.
 * @param type types an argument, over a record
 * @param add puts an aggregate into the plan (once) and gives the leaf for it
 * @param range that buckets of time fill: the question's, or the extent of the data; undefined where that is not known
 * @throws Refusal
 */
export function aggregateExpr(e: Call, type: (e: SqlExpr) => Expr, add: (aggregate: Aggregate) => Expr, range: TimeRange | null | undefined): Expr {
  const bigint = { distinct: false, type: 'bigint' } as const;
  if (e.name === 'count' && (e.star || (e.args.length === 0 && !e.distinct))) return add({ fn: 'count', arg: null, ...bigint });
  const over = overTimeCall(e);
  if (over !== null) {
    const arg = type(over.arg);
    if (arg.type !== 'bigint' && arg.type !== 'double') throw typeError(`Unexpected parameters (${arg.type}) for function ${e.name}`, e.at);
    const { statistic } = over;
    return add({ fn: 'over-time', arg, distinct: false, type: statistic.kind === 'avg' ? 'double' : arg.type, over: { statistic, grid: gridFor(e.name, over.step, range, e.at) } });
  }
  const [first, second] = e.args;
  if (first === undefined || e.star) throw syntaxError(`${e.name}() needs an argument`, e.at);
  if (second !== undefined && (e.name === 'min' || e.name === 'max')) throw unsupported(`${e.name}(x, n)`, e.at);
  if (second !== undefined && e.name !== 'approx_distinct') throw typeError(`Unexpected parameters for function ${e.name}: it takes one`, e.at);
  const arg = type(first);
  const misfit = (): Error => typeError(`Unexpected parameters (${arg.type}) for function ${e.name}`, e.at);
  const isNumber = arg.type === 'bigint' || arg.type === 'double';
  switch (e.name) {
    case 'count': // A constant is counted like a record.
      return add({ fn: 'count', arg: arg.op === 'const' && arg.value !== null && !e.distinct ? null : arg, distinct: e.distinct, type: 'bigint' });
    case 'approx_distinct': // Exact, which is within every bound of the approximation.
      return add({ fn: 'count', arg, distinct: true, type: 'bigint' });
    case 'count_if':
      if (arg.type !== 'boolean') throw misfit();
      return add({ fn: 'count', arg: oneWhere(arg, nullOf('bigint')), ...bigint });
    case 'bool_or':
    case 'bool_and':
    case 'every': {
      if (arg.type !== 'boolean') throw misfit();
      // One where true, zero where false, null where unknown.
      const number: Expr = { op: 'case', whens: [{ when: arg, then: one }, { when: { op: 'not', a: arg, type: 'boolean' }, then: zero }], otherwise: nullOf('bigint'), type: 'bigint' };
      return { op: 'eq', a: add({ fn: e.name === 'bool_or' ? 'max' : 'min', arg: number, ...bigint }), b: one, type: 'boolean' };
    }
    case 'sum':
      if (arg.type !== 'bigint' && arg.type !== 'double') throw misfit();
      return add({ fn: 'sum', arg, distinct: e.distinct, type: arg.type });
    case 'avg':
      if (!isNumber) throw misfit();
      return add({ fn: 'avg', arg, distinct: e.distinct, type: 'double' });
    case 'min':
    case 'max':
      return add({ fn: e.name, arg, distinct: false, type: arg.type });
    case 'arbitrary':
    case 'any_value':
      return add({ fn: 'arbitrary', arg, distinct: false, type: arg.type });
    default:
      throw new Error(`No aggregate ${e.name}`);
  }
}

const one: Expr = { op: 'const', value: 1, type: 'bigint' };
const zero: Expr = { op: 'const', value: 0, type: 'bigint' };

function oneWhere(when: Expr, otherwise: Expr): Expr {
  return { op: 'case', whens: [{ when, then: one }], otherwise, type: 'bigint' };
}
