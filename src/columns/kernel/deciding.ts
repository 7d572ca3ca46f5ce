import { exprKey } from '../../model/expr-key.ts';
import type { Value } from '../../model/frame.ts';
import type { Expr, Plan, Predicate } from '../../model/plan.ts';
import { evaluateExpr } from '../functions/expr.ts';
import type { IpLookup } from '../functions/ip-lookup.ts';
import { fieldsOf, mapped } from './expressions.ts';
import { roomOf, type Keys } from './keys.ts';
import type { Memory } from '../memory.ts';
import { subPlans } from './plan-keys.ts';
import type { Work } from './work.ts';

/** A condition that a plan's own groups meet or do not: what is computed of their keys is among what another plan puts out first. */
export interface Deciding {
  /** Over the keys of the plan that has the condition. */
  readonly of: Expr;
  /** The other plan. */
  readonly plan: Plan;
}

/** Combinations of keys of which it is kept what was decided. */
const mostCombinations = 2 ** 20;

/** The predicate without such a condition; `deciding` null where it has none. Null where what another plan decides is not the groups alone, or decided twice. */
export function splitDeciding(plan: Plan): { readonly rest: Predicate; readonly deciding: Deciding | null } | null {
  const items = plan.predicate.kind === 'and' ? plan.predicate.items : [plan.predicate];
  const rest = items.filter((item) => !holdsAmong(item));
  if (rest.length === items.length) return { rest: plan.predicate, deciding: null };
  const [one, more] = items.filter(holdsAmong);
  const of = one?.kind === 'among' && !more ? overKeys(one.a, plan.keys) : null;
  if (of === null || one?.kind !== 'among') return null;
  return { rest: conjunction(rest), deciding: { of, plan: one.plan } };
}

/**
 * The predicate without what its keys say by themselves: that a field among them has a value, as most records have of the fields that are
 * `usual`. Then its groups are taken from those of all records, and no bit is made for any; `present` are those keys, by index.
 */
export function splitPresent({ predicate, keys }: Plan, isUsual: (field: string) => boolean): { readonly rest: Predicate; readonly present: readonly number[] } {
  const items = predicate.kind === 'and' ? predicate.items : [predicate];
  const present: number[] = [];
  const rest = items.filter((item) => {
    const index = item.kind === 'exists' ? keys.findIndex((key) => key.op === 'field' && key.field === item.field) : -1;
    if (item.kind !== 'exists' || index < 0 || !isUsual(item.field)) return true;
    present.push(index);
    return false;
  });
  return { rest: conjunction(rest), present };
}

/** An expression over a record as one over the keys of its group; null where it reads what they do not say. */
function overKeys(e: Expr, keys: readonly Expr[]): Expr | null {
  const texts = keys.map((key) => exprKey(key));
  const leaf = (part: Expr): Expr => {
    const index = texts.indexOf(exprKey(part));
    return index < 0 ? part : { op: 'key', index, type: part.type };
  };
  const whole = leaf(e);
  const made = whole.op === 'key' ? whole : mapped(e, (part) => (part.op === 'field' ? leaf(part) : part));
  return fieldsOf(made).length > 0 ? null : made;
}

/** Whether a group meets the condition. @throws EvaluationError */
export function decider({ of }: Deciding, keys: Keys, isAmong: ReadonlySet<Value>, zone: number, lookup: IpLookup): (group: number) => boolean {
  return decidedOnce(keys, [...keysRead(of)], (group) => {
    const value = evaluateExpr(of, (leaf) => (leaf.op === 'key' ? keys.value(group, leaf.index) : null), zone, lookup);
    return value !== null && isAmong.has(value);
  });
}

/** Whether all of these keys have a value in a group. */
export function havingValues(keys: Keys, present: readonly number[]): (group: number) => boolean {
  return decidedOnce(keys, present, (group) => present.every((k) => keys.value(group, k) !== null));
}

/** What depends on these keys alone, decided once for each combination of them: groups are tens of thousands, and these mostly some dozens. */
function decidedOnce(keys: Keys, read: readonly number[], decide: (group: number) => boolean): (group: number) => boolean {
  const steps = read.map((index) => ({ after: roomOf(keys.cells.slice(index + 1)), card: Math.max(1, keys.cells[index]?.card ?? 1) }));
  const combinations = steps.reduce((all, { card }) => all * card, 1);
  if (combinations > mostCombinations) return decide;
  /** 0: not decided yet. */
  const decided = new Uint8Array(combinations);
  const [no, yes] = [1, 2];
  return (group) => {
    let at = 0;
    for (const { after, card } of steps) at = at * card + (Math.floor(group / after) % card);
    const known = decided[at] ?? 0;
    return (known === 0 ? (decided[at] = decide(group) ? yes : no) : known) === yes;
  };
}

/** Empties the groups that are not in; how many records they held. */
export function leaveOut({ keys: { room }, loop: { stride } }: Pick<Work, 'keys' | 'loop'>, base: number, isIn: (group: number) => boolean, memory: Memory): number {
  const words = memory.u32(base, (room * stride) / 4);
  let rows = 0;
  for (let group = 0; group < room; group++) {
    const at = (group * stride) / 4;
    if (words[at] === 0 || isIn(group)) continue;
    rows += words[at] ?? 0;
    words.fill(0, at, at + stride / 4);
  }
  return rows;
}

function keysRead(e: Expr): ReadonlySet<number> {
  const read = new Set<number>();
  mapped(e, (part) => {
    if (part.op === 'key') read.add(part.index);
    return part;
  });
  return read;
}

/** All of these conditions together. */
export function conjunction(items: readonly Predicate[]): Predicate {
  const [only] = items;
  return items.length === 0 ? { kind: 'all' } : items.length === 1 && only ? only : { kind: 'and', items };
}

/** Another plan decides about the records, or about some of them. */
export function holdsAmong(predicate: Predicate): boolean {
  return subPlans(predicate).length > 0;
}
