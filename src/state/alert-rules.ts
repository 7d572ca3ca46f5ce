import * as v from 'valibot';
import { create } from 'zustand';
import { failed, ok, type Result } from '../base/result.ts';
import { alertWindows, type AlertRule } from '../model/alert.ts';
import { alertsAny, alertsKey, useAlertsAny } from './alerts-any.ts';
import { keptList, type KeptListNow, type KeptListProblem } from './kept-list.ts';

/** Alert rules, kept in this browser. Those of an instance are asked of its records only, all others of files and the demo. */
export interface AlertRules {
  readonly rules: readonly AlertRule[];
  /** How many there are that this version cannot read. */
  readonly unread: number;
}

export const alertVersion = 1;
export const longestRuleName = 120;
export const longestStatement = 4000;

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(longestRuleName));

const rule = v.object({
  id: text,
  owner: v.nullable(text),
  name: v.union([name, v.object({ en: name, zh: name })]),
  measure: v.variant('kind', [
    v.object({ kind: v.literal('statement'), statement: v.pipe(v.string(), v.minLength(1), v.maxLength(longestStatement)), value: text, counts: v.picklist(['flows', 'records']) }),
    v.object({ kind: v.literal('delivery') }),
  ]),
  window: v.picklist(alertWindows),
  condition: v.object({
    is: v.picklist(['over', 'under']),
    figure: v.pipe(v.number(), v.finite()),
    against: v.picklist(['fixed', 'window-before', 'hour-before', 'day-before']),
    least: v.nullable(v.pipe(v.number(), v.finite())),
  }),
  again: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
  paused: v.boolean(),
  createdAt: v.number(),
});

function ruleFrom(one: unknown): AlertRule | undefined {
  const parsed = v.safeParse(rule, one);
  return parsed.success ? parsed.output : undefined;
}

const stateOf = ({ items, unread }: KeptListNow<AlertRule>): AlertRules => ({ rules: items, unread });

const list = keptList<AlertRule>({
  key: alertsKey,
  field: 'rules',
  version: alertVersion,
  read: ruleFrom,
  changed(now, written) {
    if (written) alertsAny(true);
    useAlertRules.setState(stateOf(now));
  },
});

export const useAlertRules = create<AlertRules>()(() => stateOf(list.now()));
// Forgetting everything removes what is kept without loading this store for it.
useAlertsAny.subscribe(({ any }) => {
  if (!any) useAlertRules.setState({ rules: [], unread: 0 });
});

export const { followOtherTabs } = list;

/** One more, or another in the place of the one with its id. */
export function ruleSaved(wish: AlertRule): Result<null, KeptListProblem> {
  return list.change((rules) => {
    const at = rules.findIndex(({ id }) => id === wish.id);
    return ok({ items: at < 0 ? [...rules, wish] : rules.with(at, wish), value: null });
  });
}

export function rulePaused(id: string, paused: boolean): Result<null, KeptListProblem> {
  return list.changeOne(id, (one) => ({ item: { ...one, paused }, value: null }));
}

/** Removes it; what is given puts it back where it was. */
export function ruleRemoved(id: string): Result<() => Result<null, KeptListProblem>, KeptListProblem> {
  return list.change((rules) => {
    const at = rules.findIndex((one) => one.id === id);
    const removed = rules[at];
    if (removed === undefined) return failed({ kind: 'gone' });
    const back = (): Result<null, KeptListProblem> => list.change((others) => ok({ items: others.some((one) => one.id === id) ? others : others.toSpliced(Math.min(at, others.length), 0, removed), value: null }));
    return ok({ items: rules.toSpliced(at, 1), value: back });
  });
}

/** A rule in the making, from another screen: it waits here until the page of alerts takes it up. */
export interface RuleDraft {
  readonly rule: Omit<AlertRule, 'id' | 'owner' | 'paused' | 'createdAt'>;
  /** The panel or page that it was made from; null for one of its own. */
  readonly from: string | null;
}

export const useRuleDraft = create<{ readonly draft: RuleDraft | null }>()(() => ({ draft: null }));

export function ruleDrafted(draft: RuleDraft | null): void {
  useRuleDraft.setState({ draft });
}
