import type { Plan } from '../../model/plan.ts';
import type { TableView } from '../table-view.ts';
import type { Family } from './by-code.ts';
import { splitDeciding, splitPresent, type Deciding } from './deciding.ts';
import { lateAggregates } from './late-aggregates.ts';
import { asGrouped } from './lowerable.ts';
import { groupKey, selectionKey } from './plan-keys.ts';
import { addedUp, finerPlan, finest, rollable } from './roll-up.ts';
import type { Snapshot } from './snapshot.ts';
import { timeStep } from './window-needs.ts';

/** A plan without conditions that its groups themselves meet or do not. */
export interface Lifted {
  readonly plan: Plan;
  readonly deciding: Deciding | null;
  /** Keys, by index, that have to have a value. */
  readonly present: readonly number[];
}

/** What is known of a table beforehand. */
export interface Foreknown {
  /** Groups that the keys of a plan have room for, Infinity where that is not known. */
  readonly roomOf: (plan: Plan) => number;
  /** True for fields of which most records have a value. */
  readonly isUsual: (field: string) => boolean;
}

/**
 * What the plans of a batch want of groups, and whose groups are added up from whose: one pass over the records then serves
 * several plans.
 */
export class Together {
  /** Aggregates wanted of equal groups anywhere in the batch, sub-selects included: they are accumulated together. */
  private readonly wanted = new Map<string, Plan[]>();
  /** The finer plan of the batch from which the groups of a key are added up. */
  private readonly finer = new Map<string, Plan>();
  private readonly lifted = new Map<Plan, Lifted>();
  private readonly roomOf: (plan: Plan) => number;

  constructor(plans: readonly Plan[], families: ReadonlyMap<Plan, Family>, { roomOf, isUsual }: Foreknown) {
    this.roomOf = roomOf;
    const lifts: { readonly plan: Plan; readonly to: Lifted }[] = [];
    for (const plan of plans) {
      const grouped = asGrouped(plan).plan;
      if (grouped.rowwise || families.has(plan)) continue;
      const to = grouped === plan && roomOf(plan) <= rollable ? liftOf(plan, isUsual) : null;
      if (!to) this.want(grouped);
      else if (to.deciding) lifts.push({ plan, to });
      else {
        this.lifted.set(plan, to);
        this.want(to.plan);
      }
    }
    for (const { plan, to } of lifts) {
      // Only where others look at all these records anyway, and by keys that make one pass of both.
      const others = [...this.wanted.values()].flatMap(([one]) => (one && selectionKey(one) === selectionKey(to.plan) ? [one] : []));
      const isShared = others.some((one) => groupKey(one) === groupKey(to.plan) || finerPlan(one, [to.plan], roomOf) !== null || finerPlan(to.plan, [one], roomOf) !== null);
      if (isShared) this.lifted.set(plan, to);
      this.want(isShared ? to.plan : plan);
    }
    this.rollUp();
  }

  /** Plans of the batch that want something of the same groups. */
  peers(plan: Plan): readonly Plan[] {
    return this.wanted.get(groupKey(plan)) ?? [];
  }

  /** The plan from whose groups those of a plan are added up; undefined where it is none. */
  finerThan(plan: Plan): Plan | undefined {
    return this.finer.get(groupKey(plan));
  }

  liftOf(plan: Plan): Lifted | undefined {
    return this.lifted.get(plan);
  }

  private want(plan: Plan): void {
    const key = groupKey(plan);
    this.wanted.set(key, [...(this.wanted.get(key) ?? []), plan]);
  }

  /** Coarser groups of one selection come from finer ones, which then keep what both want. */
  private rollUp(): void {
    const bySelection = new Map<string, Plan[]>();
    for (const [plan] of this.wanted.values()) {
      if (!plan) continue;
      const key = selectionKey(plan);
      bySelection.set(key, [...(bySelection.get(key) ?? []), plan]);
    }
    for (const plans of bySelection.values()) {
      // The finest come last, so what one is added up from is never added up itself.
      for (const plan of [...plans].sort((a, b) => (finest(a, b) === a ? 1 : -1))) {
        const own = addedUp(this.wanted.get(groupKey(plan)) ?? []);
        const finer = own && finerPlan(plan, plans, this.roomOf);
        if (!finer) continue;
        this.finer.set(groupKey(plan), finer);
        this.wanted.set(groupKey(finer), [...(this.wanted.get(groupKey(finer)) ?? []), ...own]);
      }
    }
  }
}

function liftOf(plan: Plan, isUsual: (field: string) => boolean): Lifted | null {
  if (addedUp([plan]) === null) return null;
  const { rest, present } = splitPresent(plan, isUsual);
  const split = lateAggregates([plan]).size === 0 ? splitDeciding({ ...plan, predicate: rest }) : null;
  if (split?.deciding) return { plan: { ...plan, predicate: split.rest }, deciding: split.deciding, present };
  return present.length > 0 ? { plan: { ...plan, predicate: rest }, deciding: null, present } : null;
}

/** Groups that the keys of a plan have room for, as far as dictionaries say; Infinity where they do not. */
export function roomOf({ keys }: Plan, table: TableView, snapshot: Snapshot): number {
  return keys.reduce((room, key) => {
    const step = timeStep(key);
    const { min, max } = snapshot.bounds('time');
    if (step !== null) return room * (Math.ceil((max - min) / step) + 1);
    const access = key.op === 'field' ? table.access(key.field) : undefined;
    return room * (access && 'book' in access ? access.book.size + 1 : Infinity);
  }, 1);
}
