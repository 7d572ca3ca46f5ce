import type { FlowLogWish } from '../../model/cloud/flow-log.ts';
import { retentionWithout, retentionWithReport } from '../../model/cloud/logstore.ts';
import type { MadeAlongside } from '../../model/cloud/request-text.ts';
import type { FlowLogDraft } from '../../state/wizard-draft.ts';
import { createsLogstore } from './checks.ts';

/** Where the draft delivers to; both names empty without Log Service. */
export interface Target {
  readonly project: string;
  readonly logstore: string;
  readonly newProject: boolean;
  readonly newLogstore: boolean;
}

export function targetOf(draft: FlowLogDraft): Target {
  if (!draft.sls) return { project: '', logstore: '', newProject: false, newLogstore: false };
  const newProject = draft.projectWay === 'create';
  const newLogstore = createsLogstore(draft);
  return { project: newProject ? draft.newProject : draft.project, logstore: newLogstore ? draft.newLogstore : draft.logstore, newProject, newLogstore };
}

/** Days that a Logstore which is made for it keeps its records. */
export function daysMade({ report }: Pick<FlowLogDraft, 'report'>): number {
  return report ? retentionWithReport : retentionWithout;
}

/** Days that the records are kept: as a Logstore that is made has it, or as the chosen one has it; null where that is not known. */
export function daysKept(draft: FlowLogDraft, { keptDays }: { readonly keptDays: number | undefined }): number | null {
  return targetOf(draft).newLogstore ? daysMade(draft) : (keptDays ?? null);
}

/** One wish for each resource. Several share the name with a number behind it. */
export function wishesOf(draft: FlowLogDraft): readonly FlowLogWish[] {
  const { project, logstore } = targetOf(draft);
  const { region, description, resourceType, resourceIds, trafficType, interval, ipVersion } = draft;
  return resourceIds.map((resourceId, at) => ({
    region, description, resourceType, resourceId, trafficType, project, logstore, interval, ipVersion,
    name: draft.name === '' || resourceIds.length === 1 ? draft.name : `${draft.name}-${at + 1}`,
    paths: draft.allPaths ? [] : draft.paths,
    tags: draft.tags,
  }));
}

export function madeAlongside(draft: FlowLogDraft): MadeAlongside {
  const { newProject, newLogstore } = targetOf(draft);
  return { project: newProject, logstoreDays: newLogstore ? daysMade(draft) : null };
}
