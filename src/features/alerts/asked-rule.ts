import type { AlertRule } from '../../model/alert.ts';
import type { HistoryResult } from '../../state/alerts.ts';
import type { Deliveries } from '../../state/failed-deliveries.ts';

/** A rule with what became of asking it; null while it is being asked, and where it is not asked of records. */
export interface AskedRule {
  readonly rule: AlertRule;
  readonly history: HistoryResult | null;
}

export type RuleState = 'firing' | 'quiet' | 'paused' | 'broken' | 'asking';

export function stateOf({ rule, history }: AskedRule, deliveries: Deliveries): RuleState {
  if (rule.paused) return 'paused';
  if (rule.measure.kind === 'delivery') return deliveries.is === 'asking' ? 'asking' : deliveries.is !== 'told' ? 'broken' : deliveries.failing.length > 0 ? 'firing' : 'quiet';
  if (history === null) return 'asking';
  if (!history.ok) return 'broken';
  return history.value.events.some(({ open }) => open) ? 'firing' : 'quiet';
}
