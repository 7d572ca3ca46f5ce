import { describe, expect, it } from 'vitest';
import type { FunctionName } from '../../model/functions.ts';
import type { Value } from '../../model/frame.ts';
import { called, refusalOf } from './testing/call.ts';

const exact: readonly (readonly [name: FunctionName, args: readonly Value[], gives: Value])[] = [
  ['width_bucket', [3.5, 3, 4, 3], 2],
  ['width_bucket', [3.5, 4, 3, 3], 2],
  ['width_bucket', [2, 3, 4, 3], 0],
  ['width_bucket', [4, 3, 4, 3], 4],
  ['width_bucket', [5, 3, 4, 5], 6],
  ['width_bucket', [5, 4, 3, 5], 0],
  ['from_base', ['ff', 16], 255],
  ['from_base', ['FF', 16], 255],
  ['from_base', ['-1010', 2], -10],
  ['from_base', ['zz', 36], 1295],
  ['from_base', ['7fffffffffffffff', 16], 2n ** 63n - 1n],
  ['from_base', ['-8000000000000000', 16], -(2n ** 63n)],
  ['to_base', [255, 16], 'ff'],
  ['to_base', [-10, 2], '-1010'],
  ['to_base', [2n ** 63n - 1n, 36], '1y2p0ij32e8e7'],
  ['is_nan', [Number.NaN], true],
  ['is_nan', [1], false],
  ['is_finite', [100000], true],
  ['is_finite', [Number.POSITIVE_INFINITY], false],
  ['is_infinite', [Number.NEGATIVE_INFINITY], true],
  ['e', [], Math.E],
  ['pi', [], Math.PI],
  ['infinity', [], Number.POSITIVE_INFINITY],
  ['nan', [], Number.NaN],
  ['truncate', [12.345], 12],
  ['truncate', [-12.345], -12],
  ['truncate', [12.345, 2], 12.34],
  ['truncate', [-1299, -2], -1200],
  // The examples of Presto's documentation.
  ['bit_count', [9, 64], 2],
  ['bit_count', [9, 8], 2],
  ['bit_count', [-7, 64], 62],
  ['bit_count', [-7, 8], 6],
  ['bitwise_left_shift', [7, 2], 28],
  ['bitwise_left_shift', [7, 64], 0],
  ['bitwise_left_shift', [1, 63], -(2n ** 63n)],
  ['bitwise_right_shift', [7, 2], 1],
  ['bitwise_right_shift', [-8, 2], 2n ** 62n - 2n],
  ['bitwise_right_shift', [-8, 64], 0],
  ['bitwise_right_shift_arithmetic', [-8, 64], -1],
  ['bitwise_right_shift_arithmetic', [7, 2], 1],
  ['bitwise_shift_left', [7, 2, 4], 12],
  ['bitwise_shift_left', [7, 2, 64], 28],
  ['bitwise_logical_shift_right', [7, 2, 64], 1],
  ['bitwise_logical_shift_right', [-8, 2, 5], 6],
  ['bitwise_arithmetic_shift_right', [-8, 2], -2],
  ['bitwise_arithmetic_shift_right', [7, 2], 1],
];

describe('numbers', () => {
  it.each(exact)('%s(%s) gives %s', (name, args, gives) => {
    expect(called(name, args)).toBe(gives);
  });

  it.each([
    ['degrees', [Math.PI], 180],
    ['radians', [180], Math.PI],
    ['sin', [Math.PI / 6], 0.5],
    ['cos', [Math.PI / 3], 0.5],
    ['tan', [Math.PI / 4], 1],
    ['asin', [0.5], Math.PI / 6],
    ['acos', [0.5], Math.PI / 3],
    ['atan', [1], Math.PI / 4],
    ['atan2', [1, -1], (3 * Math.PI) / 4],
    ['cosh', [0], 1],
    ['tanh', [0.5], 0.46211715726],
  ] as const)('%s(%j) is near %s', (name, args, near) => {
    expect(called(name, args)).toBeCloseTo(near, 10);
  });

  it('refuse what they are not defined for', () => {
    expect(refusalOf('width_bucket', 1, 2, 3, 0)).toBe('bucketCount must be greater than 0');
    expect(refusalOf('width_bucket', Number.NaN, 2, 3, 1)).toBe('operand must not be NaN');
    expect(refusalOf('width_bucket', 1, 2, 2, 1)).toBe('bounds cannot equal each other');
    expect(refusalOf('from_base', '2', 2)).toBe('Not a valid base-2 number: 2');
    expect(refusalOf('from_base', '', 10)).toContain('Not a valid');
    expect(refusalOf('from_base', '8000000000000001', 16)).toContain('Not a valid');
    expect(refusalOf('from_base', '1.5', 10)).toContain('Not a valid');
    expect(refusalOf('to_base', 1, 37)).toBe('Radix must be between 2 and 36');
    expect(refusalOf('bitwise_left_shift', 1, -1)).toBe('Specified shift must be positive');
    expect(refusalOf('bitwise_shift_left', 1, 1, 65)).toContain('between 2 and 64');
  });
});
