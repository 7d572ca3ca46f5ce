import type { BinaryOp } from '../statement.ts';

/** How tightly operators bind, loosest first. `||` binds less than `+`, as in Presto. */
export const binding = { or: 1, and: 2, not: 3, predicate: 4, concat: 5, sum: 6, product: 7, sign: 8 } as const;

export const infix: Readonly<Record<string, { readonly op: BinaryOp; readonly power: number }>> = {
  or: { op: 'or', power: binding.or },
  and: { op: 'and', power: binding.and },
  '=': { op: '=', power: binding.predicate },
  '<>': { op: '<>', power: binding.predicate },
  '!=': { op: '<>', power: binding.predicate },
  '<': { op: '<', power: binding.predicate },
  '<=': { op: '<=', power: binding.predicate },
  '>': { op: '>', power: binding.predicate },
  '>=': { op: '>=', power: binding.predicate },
  '||': { op: '||', power: binding.concat },
  '+': { op: '+', power: binding.sum },
  '-': { op: '-', power: binding.sum },
  '*': { op: '*', power: binding.product },
  '/': { op: '/', power: binding.product },
  '%': { op: '%', power: binding.product },
};

export type Comparison = Extract<BinaryOp, '=' | '<>' | '<' | '<=' | '>' | '>='>;

const comparisons: ReadonlySet<string> = new Set<Comparison>(['=', '<>', '<', '<=', '>', '>=']);

export function isComparison(op: BinaryOp): op is Comparison {
  return comparisons.has(op);
}
