import type { Value } from '../../model/frame.ts';
import type { Aggregate } from '../../model/plan.ts';
import { compareValues } from '../functions/compare.ts';
import { EvaluationError } from '../functions/evaluation-error.ts';
import { whole } from '../functions/integers.ts';

/** One aggregate of one group, taking value after value. Whole numbers are summed as bigint, so nothing is ever rounded. */
export interface Accumulator {
  /** `null` is a value that the record lacks; `count(*)` takes `true`. */
  add(value: Value): void;
  /** @throws EvaluationError when a sum leaves 64 bits */
  result(): Value;
}

export function accumulatorOf(aggregate: Aggregate): Accumulator {
  const inner = ofFunction(aggregate);
  return aggregate.distinct ? distinct(inner) : inner;
}

/** A name for a value under which equal values are equal, whatever their form. */
export function keyOf(value: Value): string {
  return typeof value === 'string' ? `s${value}` : typeof value === 'bigint' ? `n${value}` : typeof value === 'number' ? `n${value + 0}` : String(value);
}

function distinct(inner: Accumulator): Accumulator {
  const seen = new Set<string>();
  return {
    add(value) {
      const key = keyOf(value);
      if (value === null || seen.has(key)) return;
      seen.add(key);
      inner.add(value);
    },
    result: () => inner.result(),
  };
}

function ofFunction(aggregate: Aggregate): Accumulator {
  switch (aggregate.fn) {
    case 'count':
      return counted();
    case 'sum':
      return aggregate.type === 'double' ? summedDouble((sum) => sum) : summedWhole(aggregate.type, (sum) => whole(sum));
    case 'avg':
      return aggregate.arg?.type === 'double' ? summedDouble((sum, n) => sum / n) : summedWhole('avg', (sum, n) => Number(sum) / n);
    case 'min':
      return extreme((order) => order < 0);
    case 'max':
      return extreme((order) => order > 0);
    case 'arbitrary':
      return extreme(() => false);
    case 'over-time':
      throw new Error('A statistic over time takes records, not values');
  }
}

function counted(): Accumulator {
  let n = 0;
  return {
    add(value) {
      if (value !== null) n++;
    },
    result: () => n,
  };
}

function summedWhole(what: string, finish: (sum: bigint, n: number) => Value): Accumulator {
  let sum = 0n;
  let n = 0;
  return {
    add(value) {
      if (value === null) return;
      if (typeof value !== 'number' && typeof value !== 'bigint') throw new EvaluationError({ kind: 'argument', message: `Cannot sum ${what}` });
      sum += BigInt(value);
      n++;
    },
    result: () => (n === 0 ? null : finish(sum, n)),
  };
}

function summedDouble(finish: (sum: number, n: number) => Value): Accumulator {
  let sum = 0;
  let n = 0;
  return {
    add(value) {
      if (value === null) return;
      sum += Number(value);
      n++;
    },
    result: () => (n === 0 ? null : finish(sum, n)),
  };
}

function extreme(better: (order: number) => boolean): Accumulator {
  let best: Value = null;
  return {
    add(value) {
      if (value !== null && (best === null || better(compareValues(value, best)))) best = value;
    },
    result: () => best,
  };
}
