import { resourceTypes } from '../../model/cloud/flow-log.ts';
import { regionOf } from '../../model/cloud/regions.ts';
import type { FlowLogDraft } from '../../state/wizard-draft.ts';

/**
 * What a link changes of the draft: its region, and the resource as `VPC/vpc-bp1…` or `NetworkInterface/eni-a,eni-b`. Null where it changes
 * nothing; what was typed otherwise stays.
 */
export function prefilled(draft: FlowLogDraft, region: string | undefined, resource: string | undefined): Partial<FlowLogDraft> | null {
  const asked = readResource(resource);
  const isElsewhere = region !== undefined && region !== draft.region && regionOf(region) !== undefined;
  if (asked === null && !isElsewhere) return null;
  return { ...(isElsewhere ? movedTo(region, draft) : {}), ...asked };
}

/** What of the draft belongs to a region goes with it. */
export function movedTo(region: string, draft: FlowLogDraft): Partial<FlowLogDraft> {
  return { region, resourceIds: [], project: '', logstore: '', ipVersion: regionOf(region)?.dualStack === true ? draft.ipVersion : 'IPv4' };
}

function readResource(text: string | undefined): Pick<FlowLogDraft, 'resourceType' | 'resourceIds'> | null {
  const [type, list = ''] = text?.split('/') ?? [];
  const resourceType = resourceTypes.find((one) => one === type);
  const resourceIds = list.split(',').filter((id) => /^[a-z0-9-]+$/.test(id));
  return resourceType === undefined || resourceIds.length === 0 ? null : { resourceType, resourceIds };
}
