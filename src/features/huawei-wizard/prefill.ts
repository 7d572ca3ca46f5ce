import { huaweiRegions, huaweiResourceTypes } from '../../model/cloud/huawei.ts';
import type { HuaweiDraft, HuaweiKind } from '../../state/huawei-draft.ts';

/**
 * What a link changes of the draft: its region, and what is captured as `vpc/<id>`, `network/<id>`, `port/<id>`, or `<router>/<attachment>`.
 * Null where it changes nothing; what was typed otherwise stays.
 */
export function prefilled(kind: HuaweiKind, draft: HuaweiDraft, region: string | undefined, resource: string | undefined): Partial<HuaweiDraft> | null {
  const asked = readResource(kind, resource);
  const elsewhere = huaweiRegions.find(({ id }) => id === region && id !== draft.region);
  if (asked === null && elsewhere === undefined) return null;
  return { ...(elsewhere === undefined ? {} : movedTo(elsewhere.id)), ...asked };
}

/** What of the draft belongs to a region goes with it. */
export function movedTo(region: string): Partial<HuaweiDraft> {
  return { region, resourceId: '', router: '', attachment: '', group: '', stream: '' };
}

function readResource(kind: HuaweiKind, text: string | undefined): Partial<HuaweiDraft> | null {
  const [first = '', second = ''] = text?.split('/') ?? [];
  if (!/^[\w-]+$/.test(second)) return null;
  if (kind === 'huawei-er') return /^[\w-]+$/.test(first) ? { router: first, attachment: second } : null;
  const resourceType = huaweiResourceTypes.find((one) => one === first);
  return resourceType === undefined ? null : { resourceType, resourceId: second };
}
