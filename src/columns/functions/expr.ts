import { unreachable } from '../../base/assert.ts';
import { isFunctionName, type FunctionName } from '../../model/functions.ts';
import type { Value } from '../../model/frame.ts';
import type { Expr } from '../../model/plan.ts';
import type { ZoneOffsetSeconds } from '../../model/time.ts';
import { addressFunctions } from './address-functions.ts';
import { bitFunctions } from './bit-functions.ts';
import { castValue } from './cast.ts';
import { compareValues } from './compare.ts';
import { EvaluationError } from './evaluation-error.ts';
import { geographyFunctions } from './geography-functions.ts';
import type { Call, Implementation } from './implementation.ts';
import { addWhole, divideWhole, multiplyWhole, negateWhole, restWhole, subtractWhole, type Whole } from './integers.ts';
import { noLookup, type IpLookup } from './ip-lookup.ts';
import { jsonFunctions } from './json-functions.ts';
import { likePattern } from './like.ts';
import { numberFunctions } from './number-functions.ts';
import { regexpFunctions } from './regexp-functions.ts';
import { textFunctions } from './text-functions.ts';
import { threatFunctions } from './threat-functions.ts';
import { timeFunctions } from './time-functions.ts';
import { urlFunctions } from './url-functions.ts';

/** What an expression takes its values from. */
export type Leaf = Extract<Expr, { readonly op: 'field' | 'key' | 'aggregate' }>;

const implementations: Readonly<Record<FunctionName, Implementation>> = {
  ...textFunctions,
  ...regexpFunctions,
  ...numberFunctions,
  ...timeFunctions,
  ...addressFunctions,
  ...bitFunctions,
  ...geographyFunctions,
  ...threatFunctions,
  ...jsonFunctions,
  ...urlFunctions,
};

interface Context {
  readonly leaf: (leaf: Leaf) => Value;
  readonly zone: ZoneOffsetSeconds;
  readonly lookup: IpLookup;
}

/**
 * The value of an expression with SQL's three-valued logic: comparison with null is null. Whole numbers are exact; `and`, `or`,
 * `case` and `coalesce` stop as soon as the result is known.
 *
 * @param leaf value of a field, key or aggregate; whole numbers beyond 2^53 as bigint
 * @param zone seconds that the statement's wall clock is ahead of UTC
 * @throws EvaluationError for division by zero, a cast that fails, or an overflow of 64 bits; `problemOf` names it
 */
export function evaluateExpr(expr: Expr, leaf: (leaf: Leaf) => Value, zone: ZoneOffsetSeconds, lookup: IpLookup = noLookup): Value {
  return evaluate(expr, { leaf, zone, lookup });
}

function evaluate(e: Expr, context: Context): Value {
  switch (e.op) {
    case 'field':
    case 'key':
    case 'aggregate':
      return context.leaf(e);
    case 'const':
      return e.value;
    case 'add':
    case 'sub':
    case 'mul':
    case 'div':
    case 'mod':
      return arithmetic(e.op, evaluate(e.a, context), evaluate(e.b, context), e.type);
    case 'neg': {
      const a = evaluate(e.a, context);
      return a === null ? null : e.type === 'double' ? -Number(a) : negateWhole(wholeOf(a));
    }
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
      return comparison(e.op, evaluate(e.a, context), evaluate(e.b, context));
    case 'and':
    case 'or':
      return logic(e.items, context, e.op === 'or');
    case 'not': {
      const a = evaluate(e.a, context);
      return a === null ? null : a !== true;
    }
    case 'isnull':
      return evaluate(e.a, context) === null;
    case 'in':
      return among(evaluate(e.a, context), e.items, context);
    case 'like': {
      const a = evaluate(e.a, context);
      return a === null ? null : likePattern(e.pattern, e.escape).test(String(a));
    }
    case 'case': {
      const taken = e.whens.find((w) => evaluate(w.when, context) === true);
      return evaluate(taken ? taken.then : e.otherwise, context);
    }
    case 'coalesce': {
      for (const item of e.items) {
        const value = evaluate(item, context);
        if (value !== null) return value;
      }
      return null;
    }
    case 'cast':
      return castValue(evaluate(e.a, context), e.a.type, e.type, e.orNull, context.zone);
    case 'call':
      return call(e, context);
    default:
      return unreachable(e);
  }
}


function wholeOf(value: NonNullable<Value>): Whole {
  if (typeof value === 'bigint' || typeof value === 'number') return value;
  throw new TypeError(`A whole number was promised, not ${typeof value}`);
}

function arithmetic(op: 'add' | 'sub' | 'mul' | 'div' | 'mod', a: Value, b: Value, type: 'bigint' | 'double'): Value {
  if (a === null || b === null) return null;
  if (type === 'double') {
    const x = Number(a);
    const y = Number(b);
    switch (op) {
      case 'add': return x + y;
      case 'sub': return x - y;
      case 'mul': return x * y;
      case 'div': return x / y;
      case 'mod': return x % y;
    }
  }
  const x = wholeOf(a);
  const y = wholeOf(b);
  switch (op) {
    case 'add': return addWhole(x, y);
    case 'sub': return subtractWhole(x, y);
    case 'mul': return multiplyWhole(x, y);
    case 'div': return divideWhole(x, y);
    case 'mod': return restWhole(x, y);
  }
}

function comparison(op: 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge', a: Value, b: Value): Value {
  if (a === null || b === null) return null;
  // NaN equals nothing, itself included, and is neither less nor greater.
  if (Number.isNaN(a) || Number.isNaN(b)) return op === 'ne';
  const order = compareValues(a, b);
  switch (op) {
    case 'eq': return order === 0;
    case 'ne': return order !== 0;
    case 'lt': return order < 0;
    case 'le': return order <= 0;
    case 'gt': return order > 0;
    case 'ge': return order >= 0;
  }
}

/** `decides` ends it: false for `and`, true for `or`. */
function logic(items: readonly Expr[], context: Context, decides: boolean): Value {
  let unknown = false;
  for (const item of items) {
    const value = evaluate(item, context);
    if (value === decides) return decides;
    if (value === null) unknown = true;
  }
  return unknown ? null : !decides;
}

function among(a: Value, items: readonly Expr[], context: Context): Value {
  if (a === null) return null;
  let unknown = false;
  for (const item of items) {
    const value = evaluate(item, context);
    if (value === null) unknown = true;
    else if (compareValues(a, value) === 0) return true;
  }
  return unknown ? null : false;
}

function call(e: Extract<Expr, { op: 'call' }>, context: Context): Value {
  if (!isFunctionName(e.name)) throw new EvaluationError({ kind: 'argument', message: `Function ${e.name} not registered` });
  const values = e.args.map((arg) => evaluate(arg, context));
  if (values.includes(null)) return null;
  return implementations[e.name](new Arguments(values, e.type === 'bigint', context));
}

class Arguments implements Call {
  readonly size: number;
  readonly exact: boolean;
  readonly zoneSeconds: number;
  readonly lookup: IpLookup;
  readonly #values: readonly Value[];

  constructor(values: readonly Value[], exact: boolean, context: Context) {
    this.#values = values;
    this.size = values.length;
    this.exact = exact;
    this.zoneSeconds = context.zone;
    this.lookup = context.lookup;
  }

  // Arrow properties, because implementations take them out of the call.
  readonly value = (index: number): NonNullable<Value> => {
    const value = this.#values[index];
    if (value === undefined || value === null) throw new TypeError(`Argument ${index} was promised`);
    return value;
  };
  readonly text = (index: number): string => String(this.value(index));
  readonly whole = (index: number): Whole => wholeOf(this.value(index));
  readonly double = (index: number): number => Number(this.value(index));
  readonly count = (index: number): number => Number(this.value(index));

  get texts(): readonly string[] {
    return this.#values.map(String);
  }
}
