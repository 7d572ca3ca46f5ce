import type { AddressRange } from '../base/cidr.ts';
import type { ColumnType, Unit } from './frame.ts';
import type { OverTimeStatistic, TimeGrid } from './over-time.ts';
import type { TimeRange, ZoneOffsetSeconds } from './time.ts';

/**
 * The logical plan of one statement, as plain data that can be posted to a worker. Made by `statement/plan`, run by
 * `columns/kernel` and by its plain twin. The physical form (bitmaps, lists, dense or hashed groups) is chosen in `columns`.
 */
export interface Plan {
  readonly predicate: Predicate;
  readonly range: TimeRange | null;
  /** Group-by expressions over a record. Empty with aggregates: one group over everything. */
  readonly keys: readonly Expr[];
  readonly aggregates: readonly Aggregate[];
  /** True when there is neither GROUP BY nor an aggregate: rows are projected, one per record, oldest first unless ordered. */
  readonly rowwise: boolean;
  /** SELECT DISTINCT over `outputs`. */
  readonly distinct: boolean;
  /** Expressions over `key` and `aggregate` leaves (over `field` leaves when rowwise). */
  readonly outputs: readonly Output[];
  readonly having: Expr | null;
  readonly order: readonly { readonly expr: Expr; readonly descending: boolean }[];
  readonly limit: number;
  /** True when the statement wrote its LIMIT; false for the language's default of 100. */
  readonly limitWritten: boolean;
  readonly offset: number;
  readonly zone: ZoneOffsetSeconds;
  /** The statement as asked, for problems. */
  readonly statement: string;
  /** Fields that must be present in the data for the answer to mean anything. */
  readonly needs: readonly string[];
}

export interface Output {
  readonly name: string;
  readonly expr: Expr;
  readonly unit: Unit;
  /** Set when the output is a plain field, so that a click can filter on it. */
  readonly field?: string;
}

/** bigint arithmetic truncates and is exact to 2^63; comparison with null is null; as in Presto. */
export type Expr =
  | { readonly op: 'field'; readonly field: string; readonly type: ColumnType }
  | { readonly op: 'key'; readonly index: number; readonly type: ColumnType }
  | { readonly op: 'aggregate'; readonly index: number; readonly type: ColumnType }
  /** Integers beyond 2^53 as bigint. */
  | { readonly op: 'const'; readonly value: string | number | bigint | boolean | null; readonly type: ColumnType }
  | { readonly op: 'add' | 'sub' | 'mul' | 'div' | 'mod'; readonly a: Expr; readonly b: Expr; readonly type: 'bigint' | 'double' }
  | { readonly op: 'neg'; readonly a: Expr; readonly type: 'bigint' | 'double' }
  | { readonly op: 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge'; readonly a: Expr; readonly b: Expr; readonly type: 'boolean' }
  | { readonly op: 'and' | 'or'; readonly items: readonly Expr[]; readonly type: 'boolean' }
  | { readonly op: 'not' | 'isnull'; readonly a: Expr; readonly type: 'boolean' }
  | { readonly op: 'in'; readonly a: Expr; readonly items: readonly Expr[]; readonly type: 'boolean' }
  /** SQL LIKE with `%` and `_`. */
  | { readonly op: 'like'; readonly a: Expr; readonly pattern: string; readonly escape: string | null; readonly type: 'boolean' }
  | { readonly op: 'case'; readonly whens: readonly { readonly when: Expr; readonly then: Expr }[]; readonly otherwise: Expr; readonly type: ColumnType }
  | { readonly op: 'coalesce'; readonly items: readonly Expr[]; readonly type: ColumnType }
  | { readonly op: 'cast'; readonly a: Expr; readonly type: ColumnType; readonly orNull: boolean }
  /** A scalar function of `model/functions`, by name in lower case. */
  | { readonly op: 'call'; readonly name: string; readonly args: readonly Expr[]; readonly type: ColumnType };

export interface Aggregate {
  /** `over-time` is a statistic (`over`) of the sums of `arg` per bucket of time. */
  readonly fn: 'count' | 'sum' | 'min' | 'max' | 'avg' | 'arbitrary' | 'over-time';
  /** Null for `count(*)`. `count_if(c)` is `count` of `case when c then 1 end`. */
  readonly arg: Expr | null;
  readonly distinct: boolean;
  readonly type: ColumnType;
  readonly over?: { readonly statistic: OverTimeStatistic; readonly grid: TimeGrid };
}

/** Two-valued: a record is in or out. `not` is the complement, records with null included. */
export type Predicate =
  | { readonly kind: 'all' | 'none' }
  | { readonly kind: 'and' | 'or'; readonly items: readonly Predicate[] }
  | { readonly kind: 'not'; readonly item: Predicate }
  | { readonly kind: 'exists'; readonly field: string }
  /** Numeric bounds, each inclusive or not; null is open. `dstport:80` is [80, 80]. */
  | { readonly kind: 'number'; readonly field: string; readonly min: number | null; readonly max: number | null; readonly openMin: boolean; readonly openMax: boolean }
  | { readonly kind: 'text'; readonly field: string; readonly test: TextTest }
  | { readonly kind: 'address'; readonly field: string; readonly ranges: readonly AddressRange[] }
  /** A word without a field: any indexed field holds it. */
  | { readonly kind: 'word'; readonly test: TextTest }
  /** A condition over a record; in where it is true (null is out). */
  | { readonly kind: 'row'; readonly expr: Expr }
  /** `a in (select …)`: the first output of `plan`, which has the same scope, holds the value. Null is out. */
  | { readonly kind: 'among'; readonly a: Expr; readonly plan: Plan };

export type TextTest =
  /** The whole value, or one of its tokens, or all words of a phrase. `ignoreCase` as the default index has it. */
  | { readonly kind: 'tokens'; readonly tokens: readonly TokenTest[]; readonly phrase: boolean; readonly ignoreCase: boolean }
  /** The whole value, its case aside: what a chip means by "is". */
  | { readonly kind: 'whole'; readonly text: string }
  /** The value itself, as SQL compares. */
  | { readonly kind: 'equals'; readonly values: readonly string[] }
  | { readonly kind: 'empty' };

/** One token, literal or with wildcards `*` and `?` (then `\` makes the next character ordinary). */
export interface TokenTest {
  readonly text: string;
  readonly wildcard: boolean;
}
