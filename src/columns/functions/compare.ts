import type { Value } from '../../model/frame.ts';

/** Text in the order of its code points: -1, 0 or 1. JavaScript's own order is by UTF-16 unit and differs beyond U+FFFF. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return rank(x) < rank(y) ? -1 : 1;
  }
  return a.length < b.length ? -1 : 1;
}

/** Surrogates stand for code points above all other units. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** Two values of one SQL type, neither null: negative, 0 or positive. NaN is greatest, `false` before `true`. */
export function compareValues(a: NonNullable<Value>, b: NonNullable<Value>): number {
  if (typeof a === 'string' || typeof b === 'string') return compareText(String(a), String(b));
  if (typeof a === 'boolean' || typeof b === 'boolean') return Number(a) - Number(b);
  if (a < b) return -1;
  if (a > b) return 1;
  const aIsNumber = typeof a === 'bigint' || !Number.isNaN(a);
  const bIsNumber = typeof b === 'bigint' || !Number.isNaN(b);
  if (aIsNumber && bIsNumber) return 0;
  return aIsNumber ? -1 : bIsNumber ? 1 : 0;
}

/** As `compareValues`, nulls after everything else in both directions. */
export function compareNullsLast(a: Value, b: Value, descending: boolean): number {
  if (a === null || b === null) return a === null ? (b === null ? 0 : 1) : -1;
  const order = compareValues(a, b);
  return descending ? -order : order;
}
