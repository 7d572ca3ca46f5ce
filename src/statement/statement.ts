import type { AddressRange } from '../base/cidr.ts';
import type { Position } from '../model/problem.ts';

/**
 * The trees of a statement `search | SQL`. `parse` is the only maker from text, `print` its inverse. Every node knows where it
 * stood (`at`, offsets into `source`); nodes made by the program (the reader's filters) stand at `nowhere`.
 */
export interface Statement {
  readonly search: Search;
  /** The SQL half; null when the statement is a search alone. */
  readonly select: Query | null;
  /** The text that positions count in. */
  readonly source: string;
}

/** Where nodes stand that nobody typed. */
export const nowhere: Position = { from: 0, to: 0 };

/** The search half. `and`, `or` and `not` are set operations on records: `not` is the complement. */
export type Search =
  /** `*`, or nothing. */
  | { readonly kind: 'all'; readonly at: Position }
  | { readonly kind: 'and' | 'or'; readonly items: readonly Search[]; readonly at: Position }
  | { readonly kind: 'not'; readonly item: Search; readonly at: Position }
  /** `field: value`. */
  | { readonly kind: 'match'; readonly field: SearchName; readonly value: SearchValue; readonly at: Position }
  /** `field > 10`. The bound is kept as typed: a number, or a placeholder. */
  | { readonly kind: 'compare'; readonly field: SearchName; readonly op: CompareOp; readonly bound: string; readonly at: Position }
  /** `field in [1 10)`. */
  | { readonly kind: 'range'; readonly field: SearchName; readonly min: string; readonly max: string; readonly openMin: boolean; readonly openMax: boolean; readonly at: Position }
  /** A word without a field: in any of them. */
  | { readonly kind: 'word'; readonly value: SearchValue; readonly at: Position };

export type CompareOp = '>' | '>=' | '<' | '<=' | '=' | '!=';

export interface SearchName {
  readonly name: string;
  readonly at: Position;
}

export type SearchValue =
  /** `*` alone: the field exists. */
  | { readonly kind: 'any' }
  /** A word or a quoted text, escapes undone; `""` is empty. May hold placeholders. */
  | { readonly kind: 'literal'; readonly text: string }
  /** A word with wildcards `*` and `?`; `\` makes the next character ordinary. */
  | { readonly kind: 'pattern'; readonly pattern: string }
  /** `#"a b"`: these words in this order, side by side. */
  | { readonly kind: 'phrase'; readonly text: string }
  /** The value itself, its case aside, where a literal would be content with its words: `field = "a b"`. Ours: SLS compares numbers so. */
  | { readonly kind: 'whole'; readonly text: string }
  /** A CIDR block or a range of addresses. Ours: SLS does not know it, `print` for SLS lowers it. */
  | { readonly kind: 'address'; readonly text: string; readonly range: AddressRange };

/** The SQL half, or a query inside it. */
export type Query = Select | SetQuery | ValuesQuery;

/** What may stand around every query. */
interface Surroundings {
  readonly with: With | null;
  readonly orderBy: readonly OrderItem[];
  readonly limit: { readonly count: LimitValue; readonly offset: LimitValue | null } | null;
  readonly at: Position;
}

export interface Select extends Surroundings {
  readonly kind: 'select';
  readonly distinct: boolean;
  readonly items: readonly SelectItem[];
  /** Null when FROM is left out, which means the log. */
  readonly from: Relation | null;
  readonly where: SqlExpr | null;
  readonly groupBy: readonly GroupItem[];
  readonly having: SqlExpr | null;
}

export interface SetQuery extends Surroundings {
  readonly kind: 'set';
  readonly op: 'union' | 'intersect' | 'except';
  readonly all: boolean;
  readonly a: Query;
  readonly b: Query;
}

export interface ValuesQuery extends Surroundings {
  readonly kind: 'values';
  readonly rows: readonly (readonly SqlExpr[])[];
}

export interface With {
  readonly recursive: boolean;
  readonly members: readonly CommonTable[];
}

export interface CommonTable {
  readonly name: string;
  /** Names of its columns where they were written. */
  readonly columns: readonly string[] | null;
  readonly query: Query;
  readonly at: Position;
}

/** A table with the name that it goes by, and names for its columns where they were written. */
interface Named {
  readonly alias: string | null;
  readonly columns: readonly string[] | null;
  readonly at: Position;
}

export type Relation =
  /** `log`, or a member of WITH. */
  | (Named & { readonly kind: 'table'; readonly name: string })
  | (Named & { readonly kind: 'subquery'; readonly query: Query })
  | (Named & { readonly kind: 'unnest'; readonly exprs: readonly SqlExpr[]; readonly ordinality: boolean })
  | {
      readonly kind: 'join';
      readonly join: 'inner' | 'left' | 'right' | 'full' | 'cross';
      readonly a: Relation;
      readonly b: Relation;
      readonly on: SqlExpr | null;
      readonly using: readonly string[] | null;
      readonly at: Position;
    };

export type GroupItem =
  | SqlExpr
  /** ROLLUP (a, b), CUBE (a, b), GROUPING SETS ((a), ()). Each set is a list of expressions. */
  | { readonly kind: 'grouping'; readonly op: 'rollup' | 'cube' | 'sets'; readonly sets: readonly (readonly SqlExpr[])[]; readonly at: Position };

export type SelectItem =
  /** `*`, or `t.*`. */
  | { readonly kind: 'star'; readonly table: string | null; readonly at: Position }
  | { readonly kind: 'item'; readonly expr: SqlExpr; readonly alias: string | null; readonly at: Position };

export interface OrderItem {
  readonly expr: SqlExpr;
  readonly descending: boolean;
  /** NULLS FIRST; without it they come last, ascending and descending. */
  readonly nullsFirst: boolean;
}

/** OVER (…). */
export interface Window {
  readonly partitionBy: readonly SqlExpr[];
  readonly orderBy: readonly OrderItem[];
  readonly frame: { readonly unit: 'rows' | 'range' | 'groups'; readonly start: FrameBound; readonly end: FrameBound | null } | null;
}

export type FrameBound = { readonly kind: 'unbounded-preceding' | 'current-row' | 'unbounded-following' } | { readonly kind: 'preceding' | 'following'; readonly offset: SqlExpr };

/** A number that was written, or a placeholder for one. */
export type LimitValue =
  | { readonly kind: 'number'; readonly text: string; readonly at: Position }
  | { readonly kind: 'placeholder'; readonly name: string; readonly fallback: string | null; readonly at: Position };

export type BinaryOp = '+' | '-' | '*' | '/' | '%' | '||' | '=' | '<>' | '<' | '<=' | '>' | '>=' | 'and' | 'or';

export type SqlExpr =
  /** A column, `"quoted"` or not, perhaps with its table (`log.bytes`). */
  | { readonly kind: 'name'; readonly table: string | null; readonly name: string; readonly quoted: boolean; readonly at: Position }
  /** Digits as typed, so that nothing is rounded before types are known. */
  | { readonly kind: 'number'; readonly text: string; readonly at: Position }
  | { readonly kind: 'text'; readonly value: string; readonly at: Position }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly at: Position }
  | { readonly kind: 'null'; readonly at: Position }
  /** `${{name|default}}`. */
  | { readonly kind: 'placeholder'; readonly name: string; readonly fallback: string | null; readonly at: Position }
  | { readonly kind: 'unary'; readonly op: '-' | 'not'; readonly a: SqlExpr; readonly at: Position }
  | { readonly kind: 'binary'; readonly op: BinaryOp; readonly a: SqlExpr; readonly b: SqlExpr; readonly at: Position }
  | { readonly kind: 'between'; readonly a: SqlExpr; readonly low: SqlExpr; readonly high: SqlExpr; readonly not: boolean; readonly at: Position }
  | { readonly kind: 'in-list'; readonly a: SqlExpr; readonly items: readonly SqlExpr[]; readonly not: boolean; readonly at: Position }
  | { readonly kind: 'in-select'; readonly a: SqlExpr; readonly query: Query; readonly not: boolean; readonly at: Position }
  /** `a >= ALL (SELECT …)`; SOME is ANY. */
  | { readonly kind: 'quantified'; readonly op: '=' | '<>' | '<' | '<=' | '>' | '>='; readonly a: SqlExpr; readonly over: 'any' | 'all'; readonly query: Query; readonly at: Position }
  | { readonly kind: 'exists' | 'scalar-select'; readonly query: Query; readonly at: Position }
  | { readonly kind: 'like'; readonly a: SqlExpr; readonly pattern: SqlExpr; readonly escape: SqlExpr | null; readonly not: boolean; readonly at: Position }
  | { readonly kind: 'is-null'; readonly a: SqlExpr; readonly not: boolean; readonly at: Position }
  | { readonly kind: 'distinct-from'; readonly a: SqlExpr; readonly b: SqlExpr; readonly not: boolean; readonly at: Position }
  /** `operand` is null in the searched form. */
  | { readonly kind: 'case'; readonly operand: SqlExpr | null; readonly whens: readonly { readonly when: SqlExpr; readonly then: SqlExpr }[]; readonly otherwise: SqlExpr | null; readonly at: Position }
  | { readonly kind: 'cast'; readonly a: SqlExpr; readonly type: string; readonly orNull: boolean; readonly at: Position }
  /** `array[1, 2]`; a row is `(a, b)`. */
  | { readonly kind: 'array' | 'row'; readonly items: readonly SqlExpr[]; readonly at: Position }
  /** `a[1]`: an element of an array (from 1) or a value of a map. */
  | { readonly kind: 'subscript'; readonly a: SqlExpr; readonly index: SqlExpr; readonly at: Position }
  | { readonly kind: 'lambda'; readonly parameters: readonly string[]; readonly body: SqlExpr; readonly at: Position }
  | { readonly kind: 'interval'; readonly text: string; readonly negative: boolean; readonly unit: IntervalUnit; readonly at: Position }
  /** `date '2024-07-12'`. */
  | { readonly kind: 'time-literal'; readonly type: 'date' | 'timestamp'; readonly text: string; readonly at: Position }
  /** `extract(hour from x)`, field in lower case. */
  | { readonly kind: 'extract'; readonly field: string; readonly a: SqlExpr; readonly at: Position }
  /** `current_timestamp` and its like, which have no parentheses. */
  | { readonly kind: 'current'; readonly what: CurrentWord; readonly at: Position }
  /** A function or an aggregate, name in lower case. `count(*)` has `star`. */
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly distinct: boolean;
      readonly star: boolean;
      readonly args: readonly SqlExpr[];
      /** `array_agg(x ORDER BY y)`. */
      readonly orderBy?: readonly OrderItem[];
      /** `FILTER (WHERE …)`. */
      readonly filter?: SqlExpr;
      readonly over?: Window;
      readonly ignoreNulls?: boolean;
      readonly at: Position;
    };

export type IntervalUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';
export type CurrentWord = 'current_timestamp' | 'current_date' | 'current_time' | 'localtime' | 'localtimestamp';
