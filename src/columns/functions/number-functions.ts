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

const isSmall = (a: Whole): a is number => typeof a === 'number' && a >= 0 && a <= 0x7fffffff;

function ofBits(small: (a: number, b: number) => number, large: (a: bigint, b: bigint) => bigint): Implementation {
  return (call) => {
    const a = call.whole(0);
    const b = call.whole(1);
    return isSmall(a) && isSmall(b) ? small(a, b) : whole(BigInt.asIntN(64, large(BigInt(a), BigInt(b))));
  };
}

function bitCount(call: Call): number {
  const bits = call.count(1);
  if (bits < 2 || bits > 64) throw new EvaluationError({ kind: 'argument', message: `Bits specified in bit_count must be between 2 and 64, got ${bits}` });
  const value = BigInt(call.whole(0));
  if (BigInt.asIntN(bits, value) !== value) throw new EvaluationError({ kind: 'argument', message: `Number must be representable with the bits specified. ${value} can not be represented with ${bits} bits` });
  return BigInt.asUintN(bits, value).toString(2).replaceAll('0', '').length;
}

export const numberFunctions = {
  abs: ofEither((a) => (a < 0 ? negateWhole(a) : a), Math.abs),
  sign: ofEither((a) => (a < 0 ? -1 : a > 0 ? 1 : 0), Math.sign),
  ceil: ofEither(unchanged, Math.ceil),
  ceiling: ofEither(unchanged, Math.ceil),
  floor: ofEither(unchanged, Math.floor),
  round,
  truncate: ofEither(unchanged, Math.trunc),
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
  bitwise_and: ofBits((a, b) => a & b, (a, b) => a & b),
  bitwise_or: ofBits((a, b) => a | b, (a, b) => a | b),
  bitwise_xor: ofBits((a, b) => a ^ b, (a, b) => a ^ b),
  bitwise_not: (call) => whole(BigInt.asIntN(64, ~BigInt(call.whole(0)))),
  bit_count: bitCount,
} as const satisfies Readonly<Record<string, Implementation>>;
