import type { AddressRange } from '../base/cidr.ts';
import type { Position } from '../model/problem.ts';

/**
 * The trees of a statement `search | SQL`. `parse` is the only maker from text, `print` its inverse. Every node knows where it
 * stood (`at`, offsets into `source`); nodes made by the program (the reader's filters) stand at `nowhere`.
 */
export interface Statement {
  readonly search: Search;
  /** The SQL half; null when the statement is a search alone. */
  readonly select: Select | null;
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
  /** A CIDR block or a range of addresses. Ours: SLS does not know it, `print` for SLS lowers it. */
  | { readonly kind: 'address'; readonly text: string; readonly range: AddressRange };

/** The SQL half, as far as it is planned here. Other constructs are refused by name while parsing. */
export interface Select {
  readonly distinct: boolean;
  readonly items: readonly SelectItem[];
  /** `FROM log`, which may be left out. */
  readonly from: { readonly kind: 'log'; readonly at: Position } | null;
  readonly where: SqlExpr | null;
  readonly groupBy: readonly SqlExpr[];
  readonly having: SqlExpr | null;
  readonly orderBy: readonly OrderItem[];
  readonly limit: { readonly count: LimitValue; readonly offset: LimitValue | null } | null;
  readonly at: Position;
}

export type SelectItem =
  | { readonly kind: 'star'; readonly at: Position }
  | { readonly kind: 'item'; readonly expr: SqlExpr; readonly alias: string | null; readonly at: Position };

export interface OrderItem {
  readonly expr: SqlExpr;
  readonly descending: boolean;
}

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
  | { readonly kind: 'in-select'; readonly a: SqlExpr; readonly select: Select; readonly not: boolean; readonly at: Position }
  | { readonly kind: 'like'; readonly a: SqlExpr; readonly pattern: SqlExpr; readonly escape: SqlExpr | null; readonly not: boolean; readonly at: Position }
  | { readonly kind: 'is-null'; readonly a: SqlExpr; readonly not: boolean; readonly at: Position }
  | { readonly kind: 'distinct-from'; readonly a: SqlExpr; readonly b: SqlExpr; readonly not: boolean; readonly at: Position }
  /** `operand` is null in the searched form. */
  | { readonly kind: 'case'; readonly operand: SqlExpr | null; readonly whens: readonly { readonly when: SqlExpr; readonly then: SqlExpr }[]; readonly otherwise: SqlExpr | null; readonly at: Position }
  | { readonly kind: 'cast'; readonly a: SqlExpr; readonly type: string; readonly orNull: boolean; readonly at: Position }
  /** A function or an aggregate, name in lower case. `count(*)` has `star`. */
  | { readonly kind: 'call'; readonly name: string; readonly distinct: boolean; readonly star: boolean; readonly args: readonly SqlExpr[]; readonly at: Position };
