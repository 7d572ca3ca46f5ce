import { useMemo } from 'react';
import { bucketsOf, type Buckets } from '../../charts/buckets.ts';
import { appliedOf } from '../../model/filter.ts';
import type { Panel } from '../../model/panel.ts';
import type { Scope } from '../../model/scope.ts';
import type { TimeRange } from '../../model/time.ts';
import { useDescription } from '../../state/engine.tsx';
import { bucketSeconds, coarseBuckets } from '../../state/interval.ts';
import { useSettings } from '../../state/settings.ts';
import { useChosenRange, useView } from '../../state/view.ts';

/** A scope with its buckets for a range: `interval`, and a longer one (`coarse`) for pictures that have room for few. */
export function scopeOver(scope: Scope, range: TimeRange | null, extent: TimeRange | null, captureInterval: number): Scope {
  const whole = range ?? extent;
  const interval = bucketSeconds(whole, captureInterval);
  const coarse = bucketSeconds(whole, captureInterval, coarseBuckets);
  return { ...scope, range, variables: { interval: String(interval), coarse: String(coarse) } };
}

/** What the questions of a dashboard are asked with: the range of the link, whatever is being dragged over it. */
export function useDashboardScope(): Scope {
  const { filters } = useView();
  const range = useChosenRange();
  const { extent, captureInterval } = useDescription();
  const projectZone = useSettings((settings) => settings.projectZone);
  const from = extent?.from;
  const to = extent?.to;
  return useMemo(
    () => scopeOver(
      { range, filters: appliedOf(filters), variables: {}, projectZone },
      range, from === undefined || to === undefined ? null : { from, to }, captureInterval,
    ),
    [range, filters, projectZone, from, to, captureInterval],
  );
}

/** The buckets of a panel in a scope: the placeholder in its statement says which. Null without any record. */
export function bucketsOfPanel(panel: Pick<Panel, 'statement'>, scope: Scope, extent: TimeRange | null): Buckets | null {
  const range = scope.range ?? extent;
  if (!range) return null;
  const name = panel.statement.includes('${{coarse|') ? 'coarse' : 'interval';
  return bucketsOf(range, Number(scope.variables[name] ?? 60));
}
