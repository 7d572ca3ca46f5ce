import type { HuaweiFlowLogWish, RouterFlowLogWish } from '../../model/cloud/huawei.ts';
import type { HuaweiMadeAlongside } from '../../model/cloud/huawei-request-text.ts';
import type { HuaweiDraft } from '../../state/huawei-draft.ts';
import type { Account } from './account.ts';

/** What a draft asks for, and where that is delivered to. */

/** A group that is made has no stream to choose. */
export function createsStream({ groupWay, streamWay }: Pick<HuaweiDraft, 'groupWay' | 'streamWay'>): boolean {
  return groupWay === 'create' || streamWay === 'create';
}

export interface TargetNames {
  readonly group: string;
  readonly stream: string;
}

/** As people call them; an id where the name is not known. */
export function targetNames(draft: HuaweiDraft, { groups, streams }: Pick<Account, 'groups' | 'streams'>): TargetNames {
  return {
    group: draft.groupWay === 'create' ? draft.newGroup : (groups?.find(({ id }) => id === draft.group)?.name ?? draft.group),
    stream: createsStream(draft) ? draft.newStream : (streams?.find(({ id }) => id === draft.stream)?.name ?? draft.stream),
  };
}

export function madeAlongside(draft: HuaweiDraft): HuaweiMadeAlongside {
  return {
    group: draft.groupWay === 'create' ? { name: draft.newGroup, days: Number(draft.days) } : null,
    stream: createsStream(draft) ? draft.newStream : null,
  };
}

export function vpcWish({ region, name, description, resourceType, resourceId, trafficType, group, stream, indexed }: HuaweiDraft): HuaweiFlowLogWish {
  return { region, name, description, resourceType, resourceId, trafficType, logGroup: group, logStream: stream, indexed };
}

export function routerWish({ region, name, description, router, attachment, group, stream }: HuaweiDraft): RouterFlowLogWish {
  return { region, name, description, router, attachment, logGroup: group, logStream: stream };
}
