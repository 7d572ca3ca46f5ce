import type { Value } from '../../model/frame.ts';
import type { Whole } from './integers.ts';
import type { IpLookup } from './ip-lookup.ts';

/** Arguments of one call, read by the types that the plan has checked. None is null where the function is strict. */
export interface Call {
  readonly size: number;
  value(index: number): NonNullable<Value>;
  text(index: number): string;
  whole(index: number): Whole;
  double(index: number): number;
  /** A whole number used as a position or a size; beyond 2^53 it is as good as endless. */
  count(index: number): number;
  readonly texts: readonly string[];
  /** True when the result is a whole number (bigint), so that `abs` and its like stay exact. */
  readonly exact: boolean;
  readonly zoneSeconds: number;
  readonly lookup: IpLookup;
}

export type Implementation = (call: Call) => Value;
