import * as v from 'valibot';
import { intervals, ipVersions, resourceTypes, samplingPaths, trafficTypes } from '../model/cloud/flow-log.ts';
import { draftKept } from './draft.ts';
import { usualRegion } from './region.ts';

/** What was typed into the form that makes a flow log of Alibaba Cloud. A choice that is switched off keeps what was typed for it. */
const text = (usual = '') => v.fallback(v.string(), usual);
const way = v.fallback(v.picklist(['choose', 'create']), 'create');
export const analyzerIntervals = [1, 10, 60] as const;

const schema = v.object({
  name: text(),
  description: text(),
  region: text(usualRegion),
  resourceType: v.fallback(v.picklist(resourceTypes), 'VPC'),
  /** One flow log is made for each. */
  resourceIds: v.fallback(v.array(v.string()), []),
  trafficType: v.fallback(v.picklist(trafficTypes), 'All'),
  ipVersion: v.fallback(v.picklist(ipVersions), 'IPv4'),
  interval: v.fallback(v.picklist(intervals), 10),
  allPaths: v.fallback(v.boolean(), true),
  paths: v.fallback(v.array(v.picklist(samplingPaths)), []),
  tags: v.fallback(v.array(v.object({ key: v.string(), value: v.string() })), []),
  sls: v.fallback(v.boolean(), true),
  projectWay: way,
  /** Chosen, and typed. */
  project: text(),
  newProject: text(),
  logstoreWay: way,
  logstore: text(),
  newLogstore: text(),
  report: v.fallback(v.boolean(), true),
  nis: v.fallback(v.boolean(), false),
  analyzer: text(),
  /** Minutes. */
  analyzerInterval: v.fallback(v.picklist(analyzerIntervals), 60),
  /** What a creation that broke off has done: ids of flow logs by resource, empty where one was asked for and not heard of again. */
  made: v.fallback(v.record(v.string(), v.string()), {}),
  /** Projects, and Logstores as `project/logstore`, that were asked for and not heard of again: who finds one of them has found their own. */
  unheard: v.fallback(v.array(v.string()), []),
});
export type FlowLogDraft = v.InferOutput<typeof schema>;

export const emptyFlowLogDraft: FlowLogDraft = v.parse(schema, {
  name: '', description: '', region: usualRegion, resourceType: 'VPC', resourceIds: [], trafficType: 'All', ipVersion: 'IPv4', interval: 10, allPaths: true, paths: [], tags: [],
  sls: true, projectWay: 'create', project: '', newProject: '', logstoreWay: 'create', logstore: '', newLogstore: '', report: true, nis: false, analyzer: '', analyzerInterval: 60, made: {}, unheard: [],
});

export const { use: useFlowLogDraft, changed: flowLogDraftChanged, forgotten: flowLogDraftForgotten } = draftKept('flow-log-draft.1', schema, emptyFlowLogDraft);
