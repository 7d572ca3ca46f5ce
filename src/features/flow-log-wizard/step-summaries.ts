import type { Words } from '../../base/words.ts';
import type { FlowLogDraft } from '../../state/wizard-draft.ts';
import type { Account } from './account.ts';
import { minutesText } from './breach-text.ts';
import type { reviewWords } from './review-words.ts';
import type { StepId } from './steps.ts';

/** What was chosen in each step, in a few words. */
export function stepSummaries(draft: FlowLogDraft, { vpcs, vswitches, enis }: Account, w: Words<typeof reviewWords>): Readonly<Record<StepId, string>> {
  const [first] = draft.resourceIds;
  const all = { VPC: vpcs, VSwitch: vswitches, NetworkInterface: enis }[draft.resourceType];
  const name = all?.find(({ id }) => id === first)?.name ?? '';
  const what = draft.resourceIds.length > 1 ? w.several(draft.resourceIds.length) : name === '' ? (first ?? '') : name;
  const traffic = { All: w.allTraffic, Allow: w.allowedTraffic, Drop: w.deniedTraffic }[draft.trafficType];
  const destinations = [...(draft.sls ? [draft.report ? w.reportSummary : w.slsSummary] : []), ...(draft.nis ? [w.nisSummary(minutesText(draft.analyzerInterval))] : [])];
  return { collection: what === '' ? '' : w.collectionSummary(what, traffic, draft.interval), delivery: destinations.join(w.and), review: '' };
}
