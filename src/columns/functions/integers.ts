import { EvaluationError } from './evaluation-error.ts';

/**
 * Exact whole numbers as SQL's bigint has them: a `number` while it is safe (within 2^53), a `bigint` beyond. What leaves
 * 64 bits is an error and never a rounded value.
 */
export type Whole = number | bigint;

const least = -(2n ** 63n);
const greatest = 2n ** 63n - 1n;

/** The form in which a whole number is kept. @throws EvaluationError when it needs more than 64 bits. */
export function whole(value: bigint): Whole {
  if (value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(value);
  if (value < least || value > greatest) throw new EvaluationError({ kind: 'overflow', what: 'bigint' });
  return value;
}

export function addWhole(a: Whole, b: Whole): Whole {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return whole(BigInt(a) + BigInt(b));
}

export function subtractWhole(a: Whole, b: Whole): Whole {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return whole(BigInt(a) - BigInt(b));
}

export function multiplyWhole(a: Whole, b: Whole): Whole {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (Number.isSafeInteger(product)) return product + 0; // + 0: there is no negative zero among whole numbers.
  }
  return whole(BigInt(a) * BigInt(b));
}

/** Truncates towards zero. @throws EvaluationError on division by zero. */
export function divideWhole(a: Whole, b: Whole): Whole {
  if (b === 0 || b === 0n) throw new EvaluationError({ kind: 'division-by-zero' });
  // The rest is exact, so what remains divides without rounding; a / b alone could round up.
  if (typeof a === 'number' && typeof b === 'number') return (a - (a % b)) / b + 0;
  return whole(BigInt(a) / BigInt(b));
}

/** The rest has the sign of `a`. @throws EvaluationError on division by zero. */
export function restWhole(a: Whole, b: Whole): Whole {
  if (b === 0 || b === 0n) throw new EvaluationError({ kind: 'division-by-zero' });
  if (typeof a === 'number' && typeof b === 'number') return (a % b) + 0;
  return whole(BigInt(a) % BigInt(b));
}

export function negateWhole(a: Whole): Whole {
  return typeof a === 'number' ? 0 - a : whole(-a);
}

/** Digits to a whole number; null when the text is not one or needs more than 64 bits. */
export function parseWhole(text: string): Whole | null {
  if (!/^[+-]?\d+$/.test(text)) return null;
  const value = BigInt(text.startsWith('+') ? text.slice(1) : text);
  return value < least || value > greatest ? null : whole(value);
}

/** Rounds half away from zero to a whole number; null when it is not finite or needs more than 64 bits. */
export function roundToWhole(value: number): Whole | null {
  if (!Number.isFinite(value)) return null;
  const rounded = roundHalfAway(value);
  if (Number.isSafeInteger(rounded)) return rounded + 0;
  const exact = BigInt(rounded);
  return exact < least || exact > greatest ? null : whole(exact);
}

export function roundHalfAway(value: number): number {
  const rounded = Math.floor(Math.abs(value) + 0.5);
  // Adding a half to the largest number below a half rounds up to one.
  const nearest = rounded - Math.abs(value) > 0.5 ? rounded - 1 : rounded;
  return value < 0 ? 0 - nearest : nearest;
}
