import { compareValues } from './compare.ts';
import { EvaluationError } from './evaluation-error.ts';
import { negateWhole, restWhole, roundHalfAway, whole, type Whole } from './integers.ts';
import type { Call, Implementation } from './implementation.ts';

/** Functions on numbers. Of a bigint they give a bigint, exactly; of a double a double. */

const ofEither = (exact: (a: Whole) => Whole, rounded: (a: number) => number): Implementation => (call) =>
  call.exact ? exact(call.whole(0)) : rounded(call.double(0));

const unchanged = (a: Whole): Whole => a;
const ofDouble = (f: (a: number) => number): Implementation => ({ double }) => f(double(0));

function round(call: Call): Whole | number {
  const digits = call.size > 1 ? call.count(1) : 0;
  if (call.exact) {
    if (digits >= 0) return call.whole(0);
    const step = 10n ** BigInt(Math.min(30, -digits));
    const value = BigInt(call.whole(0));
    const half = value < 0n ? -step / 2n : step / 2n;
    return whole(((value + half) / step) * step);
  }
  const value = call.double(0);
  const step = 10 ** digits;
  return Number.isFinite(value * step) ? roundHalfAway(value * step) / step : value;
}

/** The first of the values that no other exceeds in the direction. */
function extreme(direction: 1 | -1): Implementation {
  return ({ size, value }) => {
    let best = value(0);
    for (let i = 1; i < size; i++) if (compareValues(value(i), best) * direction > 0) best = value(i);
    return best;
  };
}

/** Which of `count` equal buckets between two bounds a number falls into; 0 below, `count` + 1 above, the other way round when the bounds are. */
function widthBucket({ double, count }: Call): number {
  const [value, first, last, buckets] = [double(0), double(1), double(2), count(3)];
  if (buckets <= 0) throw refused('bucketCount must be greater than 0');
  if (Number.isNaN(value)) throw refused('operand must not be NaN');
  if (!Number.isFinite(first) || !Number.isFinite(last)) throw refused('bounds must be finite');
  if (first === last) throw refused('bounds cannot equal each other');
  const low = Math.min(first, last);
  const high = Math.max(first, last);
  const bucket = value < low ? 0 : value >= high ? buckets + 1 : Math.trunc((buckets * (value - low)) / (high - low) + 1);
  return first < last ? bucket : buckets - bucket + 1;
}

function radixOf(radix: number): number {
  if (radix < 2 || radix > 36) throw refused('Radix must be between 2 and 36');
  return radix;
}

/** @throws EvaluationError when the text is no number of that base, or needs more than 64 bits. */
function fromBase({ text, count }: Call): Whole {
  const radix = radixOf(count(1));
  const digits = text(0).toLowerCase().replace(/^[+-]/, '');
  let value = 0n;
  for (const digit of digits) {
    const worth = /[\da-z]/.test(digit) ? parseInt(digit, 36) : radix;
    if (worth >= radix) throw refused(`Not a valid base-${radix} number: ${text(0)}`);
    value = value * BigInt(radix) + BigInt(worth);
  }
  if (digits === '' || value > 2n ** 63n) throw refused(`Not a valid base-${radix} number: ${text(0)}`);
  return whole(text(0).startsWith('-') ? -value : value);
}

function truncate(call: Call): Whole | number {
  const digits = call.size > 1 ? call.count(1) : 0;
  if (call.exact) {
    if (digits >= 0) return call.whole(0);
    const step = 10n ** BigInt(Math.min(30, -digits));
    return whole((BigInt(call.whole(0)) / step) * step);
  }
  const value = call.double(0);
  const step = 10 ** digits;
  return Number.isFinite(value * step) ? Math.trunc(value * step) / step : value;
}

function refused(message: string): EvaluationError {
  return new EvaluationError({ kind: 'argument', message });
}

export const numberFunctions = {
  abs: ofEither((a) => (a < 0 ? negateWhole(a) : a), Math.abs),
  sign: ofEither((a) => (a < 0 ? -1 : a > 0 ? 1 : 0), Math.sign),
  ceil: ofEither(unchanged, Math.ceil),
  ceiling: ofEither(unchanged, Math.ceil),
  floor: ofEither(unchanged, Math.floor),
  round,
  truncate,
  mod: (call) => (call.exact ? restWhole(call.whole(0), call.whole(1)) : call.double(0) % call.double(1)),
  pow: ({ double }) => double(0) ** double(1),
  power: ({ double }) => double(0) ** double(1),
  sqrt: ofDouble(Math.sqrt),
  cbrt: ofDouble(Math.cbrt),
  exp: ofDouble(Math.exp),
  ln: ofDouble(Math.log),
  log2: ofDouble(Math.log2),
  log10: ofDouble(Math.log10),
  log: ({ double }) => Math.log(double(0)) / Math.log(double(1)),
  greatest: extreme(1),
  least: extreme(-1),
  width_bucket: widthBucket,
  from_base: fromBase,
  to_base: ({ whole, count }) => whole(0).toString(radixOf(count(1))),
  e: () => Math.E,
  pi: () => Math.PI,
  infinity: () => Number.POSITIVE_INFINITY,
  nan: () => Number.NaN,
  is_nan: ({ double }) => Number.isNaN(double(0)),
  is_finite: ({ double }) => Number.isFinite(double(0)),
  is_infinite: ({ double }) => Math.abs(double(0)) === Number.POSITIVE_INFINITY,
  degrees: ofDouble((a) => (a * 180) / Math.PI),
  radians: ofDouble((a) => (a / 180) * Math.PI),
  sin: ofDouble(Math.sin),
  cos: ofDouble(Math.cos),
  tan: ofDouble(Math.tan),
  asin: ofDouble(Math.asin),
  acos: ofDouble(Math.acos),
  atan: ofDouble(Math.atan),
  atan2: ({ double }) => Math.atan2(double(0), double(1)),
  cosh: ofDouble(Math.cosh),
  tanh: ofDouble(Math.tanh),
} as const satisfies Readonly<Record<string, Implementation>>;
