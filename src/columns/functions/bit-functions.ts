import { EvaluationError } from './evaluation-error.ts';
import type { Call, Implementation } from './implementation.ts';
import { whole, type Whole } from './integers.ts';

/** Functions on the bits of a bigint, 64 in two's complement, or of a narrower number whose width is said. */

const isSmall = (a: Whole): a is number => typeof a === 'number' && a >= 0 && a <= 0x7fffffff;
const signed = (value: bigint): Whole => whole(BigInt.asIntN(64, value));

function ofBits(small: (a: number, b: number) => number, large: (a: bigint, b: bigint) => bigint): Implementation {
  return (call) => {
    const a = call.whole(0);
    const b = call.whole(1);
    return isSmall(a) && isSmall(b) ? small(a, b) : signed(large(BigInt(a), BigInt(b)));
  };
}

function bitCount(call: Call): number {
  const bits = call.count(1);
  if (bits < 2 || bits > 64) throw new EvaluationError({ kind: 'argument', message: `Bits specified in bit_count must be between 2 and 64, got ${bits}` });
  const value = BigInt(call.whole(0));
  if (BigInt.asIntN(bits, value) !== value) throw new EvaluationError({ kind: 'argument', message: `Number must be representable with the bits specified. ${value} can not be represented with ${bits} bits` });
  return BigInt.asUintN(bits, value).toString(2).replaceAll('0', '').length;
}

/** How far to shift; 64 or more is as good as 64, which leaves nothing but the sign. */
function shiftOf(call: Call): bigint {
  const shift = call.count(1);
  if (shift < 0) throw new EvaluationError({ kind: 'argument', message: 'Specified shift must be positive' });
  return BigInt(Math.min(shift, 64));
}

/** The width that a shift is told as its third argument. */
function widthOf(call: Call): number {
  const bits = call.size > 2 ? call.count(2) : 64;
  if (bits < 2 || bits > 64) throw new EvaluationError({ kind: 'argument', message: `Bits specified must be between 2 and 64, got ${bits}` });
  return bits;
}

const shiftLeft: Implementation = (call) => signed(BigInt.asUintN(widthOf(call), BigInt(call.whole(0)) << shiftOf(call)));
const shiftRight: Implementation = (call) => signed(BigInt.asUintN(widthOf(call), BigInt(call.whole(0))) >> shiftOf(call));
const shiftRightSigned: Implementation = (call) => signed(BigInt(call.whole(0)) >> shiftOf(call));

export const bitFunctions = {
  bitwise_and: ofBits((a, b) => a & b, (a, b) => a & b),
  bitwise_or: ofBits((a, b) => a | b, (a, b) => a | b),
  bitwise_xor: ofBits((a, b) => a ^ b, (a, b) => a ^ b),
  bitwise_not: (call) => signed(~BigInt(call.whole(0))),
  bit_count: bitCount,
  bitwise_left_shift: shiftLeft,
  bitwise_right_shift: shiftRight,
  bitwise_right_shift_arithmetic: shiftRightSigned,
  bitwise_shift_left: shiftLeft,
  bitwise_logical_shift_right: shiftRight,
  bitwise_arithmetic_shift_right: shiftRightSigned,
} as const satisfies Readonly<Record<string, Implementation>>;
