import { suggestedRules, type SuggestedRule } from '../../catalog/suggested-rules.ts';
import type { AlertRule } from '../../model/alert.ts';
import type { RuleWish } from './RuleForm.tsx';

/** The suggested rules that none of those that are there asks already. */
export function offeredRules(taken: readonly AlertRule[]): readonly SuggestedRule[] {
  const there = new Set(taken.map(({ measure, window }) => JSON.stringify([measure, window])));
  return suggestedRules.filter(({ measure, window }) => !there.has(JSON.stringify([measure, window])));
}

/** What a suggested rule puts into the form. */
export function wishOf({ name, measure, window, condition, again }: SuggestedRule): RuleWish {
  return { name, measure, window, condition, again };
}
