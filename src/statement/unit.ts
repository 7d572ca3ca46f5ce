import { fieldNamed } from '../model/fields.ts';
import type { Unit } from '../model/frame.ts';
import type { Aggregate, Expr } from '../model/plan.ts';

/** Units as they are while computing: a constant fits any, bits become a rate when divided by a time. */
export type Measure = Unit | 'constant' | 'bits';

/**
 * What the numbers of an output count, read off its expression: `sum(bytes)` is bytes, `sum(bytes)*8/60` bits per second, a count
 * records, `__time__ - __time__ % 60` a time, a ratio of equals a share.
 */
export function unitOf(e: Expr, keys: readonly Expr[], aggregates: readonly Aggregate[]): Unit {
  if (e.type === 'varchar' || e.type === 'boolean') return 'none';
  if (e.type === 'timestamp') return 'time';
  return settled(new Measurer(keys, aggregates).of(e));
}

/** As a column says it. */
export function settled(measure: Measure): Unit {
  return measure === 'constant' || measure === 'bits' ? 'none' : measure;
}

/** What a sum of it counts: ones and zeros count records; ports, protocols and times have no sum. */
export function sumOf(measure: Measure): Measure {
  if (measure === 'constant') return 'records';
  return measure === 'port' || measure === 'protocol' || measure === 'time' ? 'none' : measure;
}

class Measurer {
  readonly #keys: readonly Expr[];
  readonly #aggregates: readonly Aggregate[];

  constructor(keys: readonly Expr[], aggregates: readonly Aggregate[]) {
    this.#keys = keys;
    this.#aggregates = aggregates;
  }

  of(e: Expr): Measure {
    switch (e.op) {
      case 'field':
        return fieldNamed(e.field)?.unit ?? 'none';
      case 'key': {
        const key = this.#keys[e.index];
        return key ? this.of(key) : 'none';
      }
      case 'aggregate': {
        const aggregate = this.#aggregates[e.index];
        return aggregate ? this.#aggregate(aggregate) : 'none';
      }
      case 'const':
        return 'constant';
      case 'add':
      case 'sub':
        return sumUnit(e.op, this.of(e.a), this.of(e.b));
      case 'mul':
        return productUnit(constantOf(e.a), this.of(e.a), constantOf(e.b), this.of(e.b));
      case 'div':
        return ratioUnit(this.of(e.a), constantOf(e.b), this.of(e.b), e.type);
      case 'mod':
        return this.of(e.a) === 'time' ? 'seconds' : this.of(e.a);
      case 'neg':
        return this.of(e.a);
      case 'cast':
        return e.a.type === 'varchar' ? 'none' : this.of(e.a);
      case 'case':
        return commonUnit([...e.whens.map((w) => this.of(w.then)), this.of(e.otherwise)]);
      case 'coalesce':
        return commonUnit(e.items.map((item) => this.of(item)));
      case 'call':
        return this.#call(e);
      default:
        return 'none';
    }
  }

  #aggregate(a: Aggregate): Measure {
    if (a.fn === 'count') return a.distinct ? 'none' : 'records';
    const measure = a.arg ? this.of(a.arg) : 'none';
    if (a.fn !== 'sum' && a.fn !== 'over-time') return measure === 'constant' ? 'none' : measure;
    return sumOf(measure);
  }

  #call(e: Extract<Expr, { op: 'call' }>): Measure {
    switch (e.name) {
      case 'abs':
      case 'ceil':
      case 'ceiling':
      case 'floor':
      case 'round':
      case 'truncate':
      case 'greatest':
      case 'least':
        return commonUnit(e.args.slice(0, e.name === 'round' ? 1 : undefined).map((arg) => this.of(arg)));
      case 'to_unixtime':
        return 'time';
      case 'date_diff':
        return e.args[0]?.op === 'const' && e.args[0].value === 'second' ? 'seconds' : 'none';
      default:
        return 'none';
    }
  }
}

/** Constants take the unit of the others; different units have none in common. */
export function commonUnit(measures: readonly Measure[]): Measure {
  const others = new Set(measures.filter((m) => m !== 'constant'));
  const [first] = others;
  return others.size === 0 ? 'constant' : others.size === 1 && first !== undefined ? first : 'none';
}

export function sumUnit(op: 'add' | 'sub', a: Measure, b: Measure): Measure {
  if (a === 'time' && b === 'time') return op === 'sub' ? 'seconds' : 'none';
  if (a === 'time' && (b === 'seconds' || b === 'constant')) return 'time';
  return commonUnit([a, b]);
}

/** @param a, b the factors where they are constants */
export function productUnit(a: number | null, am: Measure, b: number | null, bm: Measure): Measure {
  if (am === 'constant' && bm !== 'constant') return productUnit(b, bm, a, am);
  if (bm !== 'constant') return 'none';
  if (am === 'bytes' && b === 8) return 'bits';
  return am === 'constant' || b === 1 ? am : 'none';
}

const scales = [1000, 1024, 1e6, 1024 ** 2, 1e9, 1024 ** 3];

/** @param divisor where it is a constant */
export function ratioUnit(a: Measure, divisor: number | null, bm: Measure, type: 'bigint' | 'double'): Measure {
  if (bm === 'constant') {
    if (a === 'constant') return 'constant';
    // A scale (kilobits) is no time; any other constant under bits is the seconds of a bucket.
    if (a === 'bits') return divisor !== null && scales.includes(divisor) ? 'none' : 'bits-per-second';
    return divisor === 1 ? a : 'none';
  }
  if (a === 'bits' && bm === 'seconds') return 'bits-per-second';
  return a === bm && a !== 'none' && type === 'double' ? 'share' : 'none';
}

function constantOf(e: Expr): number | null {
  if (e.op === 'cast') return constantOf(e.a);
  return e.op === 'const' && typeof e.value === 'number' ? e.value : null;
}
