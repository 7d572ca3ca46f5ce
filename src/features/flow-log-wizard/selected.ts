import { covers, delivering, type Covered } from '../../model/cloud/coverage.ts';
import type { FlowLog } from '../../model/cloud/flow-log.ts';
import type { FlowLogDraft } from '../../state/wizard-draft.ts';

type Resource = Pick<FlowLogDraft, 'resourceType' | 'resourceIds'>;

/** The interfaces that the draft captures now. */
export function selected<E extends Covered>({ resourceType, resourceIds }: Resource, enis: readonly E[]): readonly E[] {
  return enis.filter((eni) => resourceIds.some((resourceId) => covers({ resourceType, resourceId }, eni)));
}

export interface Overlap {
  readonly log: FlowLog;
  /** Interfaces that both capture. */
  readonly enis: readonly Covered[];
}

/** Other flow logs that run and capture some of the same interfaces, shortest interval first. */
export function overlapsOf(resource: Resource, enis: readonly Covered[], logs: readonly FlowLog[]): readonly Overlap[] {
  const mine = selected(resource, enis);
  return logs
    .filter((log) => ['arrives', 'starting'].includes(delivering(log)))
    .map((log) => ({ log, enis: mine.filter((eni) => covers(log, eni)) }))
    .filter((one) => one.enis.length > 0)
    .toSorted((a, b) => a.log.interval - b.log.interval);
}
