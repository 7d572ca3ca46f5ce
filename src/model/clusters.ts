import type { Coverage, Value } from './frame.ts';
import type { TimeRange } from './time.ts';

/**
 * Log clustering: records of the same shape folded into patterns. Each matching record is counted by exactly one pattern, the
 * first of the list that it matches when patterns stand in the order of `rank`, or by `other` when it matches none.
 */

/** Which parts of a pattern may be anything; a part that may not has one value in every pattern. */
export interface MayVary {
  readonly address: boolean;
  readonly port: boolean;
  readonly interface: boolean;
  readonly verdict: boolean;
}

export interface ClusterOptions {
  /** How many patterns to make, 5 to 200; fewer when there are not so many shapes. */
  readonly wanted: number;
  readonly mayVary: MayVary;
}

/** One pattern of the clusters that the same options give, to be looked at closely. */
export interface PatternAsked {
  readonly options: ClusterOptions;
  readonly rank: number;
  /** Time from which examples are taken. */
  readonly busiest: TimeRange;
}

/** One end of a pattern. `none`: the record has no address there. */
export type AddressPart =
  | { readonly kind: 'any' | 'none' }
  | { readonly kind: 'address'; readonly text: string }
  /** All addresses of a block; `text` is the block in CIDR form. Blocks are /24, /16, /8, and /64, /48, /32 of IPv6. */
  | { readonly kind: 'block'; readonly text: string };

/** What a part other than an address says. `few`: one of up to three. `any` tells how many values were seen where that is known. */
export type ValuePart<T> =
  | { readonly kind: 'one'; readonly value: T }
  | { readonly kind: 'few'; readonly values: readonly T[] }
  | { readonly kind: 'any'; readonly distinct: number | null };

/** The end at which the service stands: requests have it at the destination, answers at the source. */
export type ServiceSide = 'source' | 'destination';

/** What a record must be to match. */
export interface PatternShape {
  readonly source: AddressPart;
  readonly destination: AddressPart;
  readonly protocol: number | null;
  /** Null for protocols without ports. The port at the other end is always free. */
  readonly service: { readonly side: ServiceSide; readonly port: ValuePart<number | null> } | null;
  readonly flags: ValuePart<number | null>;
  readonly action: ValuePart<string | null>;
  readonly interface: ValuePart<string | null>;
}

export interface Pattern {
  readonly shape: PatternShape;
  /** Place in the order in which records are tried; narrower patterns come first. */
  readonly rank: number;
  readonly records: number;
  /** Records of the period of equal length before the range; null when that period is not in the data as a whole. */
  readonly before: number | null;
  /** Unix seconds. */
  readonly first: number;
  readonly last: number;
  /** Records per bucket of `Clusters.trend`. */
  readonly trend: readonly number[];
}

export interface Clusters {
  /** Most records first. */
  readonly patterns: readonly Pattern[];
  /** Records that match no pattern, and how many further shapes they have. */
  readonly other: { readonly records: number; readonly shapes: number };
  /** Buckets of `Pattern.trend`: Unix seconds. */
  readonly trend: { readonly from: number; readonly seconds: number; readonly buckets: number };
  readonly coverage: Coverage;
}

/** How one field runs through the records of a pattern. */
export interface FieldSpread {
  readonly field: string;
  /** Records that have a value. */
  readonly present: number;
  readonly distinct: number;
  /** Most frequent first, at most five; null counts as a value. */
  readonly top: readonly { readonly value: Value; readonly records: number }[];
  /** Least and most records per value. */
  readonly each: { readonly least: number; readonly most: number };
  /** Of a number. */
  readonly extent: { readonly min: number; readonly max: number } | null;
  /** Of addresses: the smallest block of whole bytes (of 16 bits for IPv6) that holds all of them. */
  readonly block: string | null;
}

/** A record as an example. */
export interface ExampleRecord {
  readonly time: number;
  readonly source: string | null;
  readonly sourcePort: number | null;
  readonly destination: string | null;
  readonly destinationPort: number | null;
  readonly protocol: number | null;
  readonly flags: number | null;
  readonly action: string | null;
}

/** One pattern looked at closely. */
export interface PatternDetail {
  readonly records: number;
  readonly fields: readonly FieldSpread[];
  /** Three of the busiest time, in order. */
  readonly examples: readonly ExampleRecord[];
}
