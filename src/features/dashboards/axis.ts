import { bucketsOf, type Buckets } from '../../charts/buckets.ts';
import type { Panel } from '../../model/panel.ts';
import type { Scope } from '../../model/scope.ts';
import type { TimeRange } from '../../model/time.ts';
import { useChosenRange, useScopeOver } from '../../state/view.ts';

/** What the questions of a dashboard are asked with: the range of the link, whatever is being dragged over it. */
export function useDashboardScope(): Scope {
  return useScopeOver(useChosenRange());
}

/** The buckets of a panel in a scope: the placeholder in its statement says which. Null without any record. */
export function bucketsOfPanel(panel: Pick<Panel, 'statement'>, scope: Pick<Scope, 'range' | 'variables'>, extent: TimeRange | null): Buckets | null {
  const range = scope.range ?? extent;
  if (!range) return null;
  const name = panel.statement.includes('${{coarse|') ? 'coarse' : 'interval';
  return bucketsOf(range, Number(scope.variables[name] ?? 60));
}
