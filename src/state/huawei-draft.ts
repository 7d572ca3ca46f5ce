import * as v from 'valibot';
import { huaweiRegions, huaweiResourceTypes, huaweiTrafficTypes } from '../model/cloud/huawei.ts';
import { draftKept } from './draft.ts';

/** What was typed into the forms that make flow logs of Huawei Cloud: of a VPC, and of an enterprise router. Each form keeps its own. */
const text = (usual = '') => v.fallback(v.string(), usual);
const way = v.fallback(v.picklist(['choose', 'create']), 'create');

const schema = v.object({
  region: v.fallback(v.picklist(huaweiRegions.map(({ id }) => id)), 'cn-north-4'),
  name: text(),
  description: text(),
  /** Of a VPC. */
  resourceType: v.fallback(v.picklist(huaweiResourceTypes), 'vpc'),
  resourceId: text(),
  trafficType: v.fallback(v.picklist(huaweiTrafficTypes), 'all'),
  indexed: v.fallback(v.boolean(), true),
  /** Of an enterprise router. */
  router: text(),
  attachment: text(),
  groupWay: way,
  /** Id of the chosen one, and the name that was typed. */
  group: text(),
  newGroup: text(),
  /** Days that a log group which is made keeps its records, as typed. */
  days: text('30'),
  streamWay: way,
  stream: text(),
  newStream: text(),
  /** The flow log was asked for under this mark, and not heard of again. */
  asked: text(),
  /** Log groups by name, and log streams as `group id/name`, that were asked for and not heard of again: who finds one of them has found their own. */
  unheard: v.fallback(v.array(v.string()), []),
});
export type HuaweiDraft = v.InferOutput<typeof schema>;

export const emptyHuaweiDraft: HuaweiDraft = v.parse(schema, {
  region: 'cn-north-4', name: '', description: '', resourceType: 'vpc', resourceId: '', trafficType: 'all', indexed: true, router: '', attachment: '', groupWay: 'create', group: '', newGroup: '',
  days: '30', streamWay: 'create', stream: '', newStream: '', asked: '', unheard: [],
});

export const huaweiDrafts = {
  'huawei-vpc': draftKept('huawei-vpc-draft.1', schema, emptyHuaweiDraft),
  'huawei-er': draftKept('huawei-er-draft.1', schema, emptyHuaweiDraft),
} as const;
export type HuaweiKind = keyof typeof huaweiDrafts;
