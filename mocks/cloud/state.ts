/**
 * The account as it stands: one plain JSON document, parsed whenever it is loaded. What exists by itself (networks, instances)
 * is in `mocks/world`; records are never stored, they follow from the spans in which flow logs were active. All times are Unix
 * seconds of the cloud's own clock. Every function over it answers a new document.
 */

import * as v from 'valibot';
import { intervals, ipVersions, resourceTypes, trafficTypes } from '../../src/model/cloud/flow-log.ts';
import { attachmentKinds, huaweiResourceTypes, huaweiTrafficTypes } from '../../src/model/cloud/huawei.ts';
import { beginnings, scenarios } from '../../src/model/cloud/demo.ts';

export const schemaVersion = 1;

const seconds = v.number();
const whole = v.pipe(v.number(), v.integer());

/** When something went on; `to` is null while it does. Half open. */
const span = v.object({ from: seconds, to: v.nullable(seconds) });
export type Span = v.InferOutput<typeof span>;

/** A span in which a flow log captured, with what could be changed about it since. */
const capture = v.object({ ...span.entries, interval: v.picklist(intervals), ipVersion: v.picklist(ipVersions) });
export type Capture = v.InferOutput<typeof capture>;

const tag = v.object({ key: v.string(), value: v.string() });

const flowLog = v.object({
  id: v.string(),
  region: v.string(),
  name: v.string(),
  description: v.string(),
  createdAt: seconds,
  resourceType: v.picklist(resourceTypes),
  resourceId: v.string(),
  trafficType: v.picklist(trafficTypes),
  project: v.string(),
  logstore: v.string(),
  interval: v.picklist(intervals),
  ipVersion: v.picklist(ipVersions),
  /** `['all']`, or names of sampling paths. */
  paths: v.array(v.string()),
  tags: v.array(tag),
  status: v.picklist(['Activating', 'Active', 'Modifying', 'Deactivating', 'Inactive', 'Deleting']),
  /** When the present status ends by itself, and what comes then; `Deleted` are kept for what they delivered. */
  next: v.nullable(v.object({ at: seconds, status: v.picklist(['Active', 'Inactive', 'Deleted']) })),
  /** Null while it is listed. */
  deletedAt: v.nullable(seconds),
  business: v.picklist(['Normal', 'FinancialLocked']),
  /** What it was before it was locked for arrears, to be again when they are paid; null when it is not locked. */
  resume: v.nullable(v.picklist(['Active', 'Inactive'])),
  /** Made in the console of SLS: not to be changed here. */
  managed: v.boolean(),
  captures: v.array(capture),
});
export type FlowLogState = v.InferOutput<typeof flowLog>;

const role = v.object({ name: v.string(), description: v.string(), service: v.string(), createdAt: seconds, policies: v.array(v.string()) });
const policy = v.object({ name: v.string(), description: v.string(), document: v.string(), createdAt: seconds });

/** A span in which a job wrote, and by which script: what it wrote stays when the script changes. */
const run = v.object({ ...span.entries, script: v.optional(v.string(), '') });
export type Run = v.InferOutput<typeof run>;

/** Keys are 32 hex digits, half open. `closedAt` when it was split or merged: no records after that. */
const shard = v.object({ id: whole, beginKey: v.string(), endKey: v.string(), createdAt: seconds, closedAt: v.nullable(seconds) });
export type ShardState = v.InferOutput<typeof shard>;

const indexKey = v.object({
  type: v.picklist(['text', 'long', 'double', 'json']),
  token: v.optional(v.array(v.string())),
  caseSensitive: v.optional(v.boolean()),
  chn: v.optional(v.boolean()),
  doc_value: v.optional(v.boolean()),
  alias: v.optional(v.string()),
});
const index = v.object({
  keys: v.record(v.string(), indexKey),
  line: v.nullable(v.object({ token: v.array(v.string()), caseSensitive: v.optional(v.boolean()), chn: v.optional(v.boolean()) })),
  maxTextLength: whole,
  createdAt: seconds,
  modifiedAt: seconds,
});
export type IndexState = v.InferOutput<typeof index>;

const logstore = v.object({
  project: v.string(),
  region: v.string(),
  name: v.string(),
  ttl: whole,
  mode: v.picklist(['standard', 'query']),
  autoSplit: v.boolean(),
  maxSplitShard: whole,
  createdAt: seconds,
  modifiedAt: seconds,
  shards: v.array(shard),
  index: v.nullable(index),
});
export type LogstoreState = v.InferOutput<typeof logstore>;

const project = v.object({ name: v.string(), region: v.string(), description: v.string(), createdAt: seconds, modifiedAt: seconds });
export type ProjectState = v.InferOutput<typeof project>;

/** Dashboards and jobs are documents of their makers; only what names them is understood here. */
const dashboard = v.object({ region: v.string(), project: v.string(), name: v.string(), displayName: v.string(), document: v.string() });
export type DashboardState = v.InferOutput<typeof dashboard>;
const etl = v.object({
  region: v.string(), project: v.string(), name: v.string(), displayName: v.string(), document: v.string(),
  status: v.picklist(['STARTING', 'RUNNING', 'STOPPING', 'STOPPED', 'RESTARTING', 'SUCCEEDED', 'FAILED']),
  next: v.nullable(v.object({ at: seconds, status: v.picklist(['RUNNING', 'STOPPED']) })),
  createdAt: seconds, modifiedAt: seconds,
  /** What it does, reads and writes; kept after its deletion, as what it wrote stays. */
  script: v.optional(v.string(), ''),
  source: v.optional(v.string(), ''),
  sinks: v.optional(v.array(v.object({ project: v.string(), logstore: v.string() })), []),
  runs: v.optional(v.array(run), []),
  deletedAt: v.optional(v.nullable(seconds), null),
});
export type EtlState = v.InferOutput<typeof etl>;

const logGroup = v.object({ id: v.string(), region: v.string(), name: v.string(), ttlDays: whole, createdAt: seconds });
const logStream = v.object({ id: v.string(), region: v.string(), name: v.string(), group: v.string(), createdAt: seconds });
export type LogGroupState = v.InferOutput<typeof logGroup>;
export type LogStreamState = v.InferOutput<typeof logStream>;

const huaweiFlowLog = v.object({
  id: v.string(), region: v.string(), name: v.string(), description: v.string(),
  resourceType: v.picklist(huaweiResourceTypes), resourceId: v.string(), trafficType: v.picklist(huaweiTrafficTypes),
  logGroup: v.string(), logStream: v.string(), indexEnabled: v.boolean(),
  enabled: v.boolean(), status: v.picklist(['ACTIVE', 'DOWN', 'ERROR']),
  createdAt: seconds, updatedAt: seconds, deletedAt: v.nullable(seconds),
  captures: v.array(span),
});
export type HuaweiFlowLogState = v.InferOutput<typeof huaweiFlowLog>;

const routerFlowLog = v.object({
  id: v.string(), region: v.string(), name: v.string(), description: v.string(),
  router: v.string(), attachment: v.string(), attachmentKind: v.picklist(attachmentKinds),
  logGroup: v.string(), logStream: v.string(),
  /** Seconds. */
  interval: whole,
  state: v.picklist(['pending', 'available', 'modifying', 'deleting', 'deleted', 'failed']),
  next: v.nullable(v.object({ at: seconds, state: v.picklist(['available', 'deleted', 'failed']) })),
  enabled: v.boolean(),
  createdAt: seconds, updatedAt: seconds, deletedAt: v.nullable(seconds),
  captures: v.array(span),
});
export type RouterFlowLogState = v.InferOutput<typeof routerFlowLog>;

export const cloudStateSchema = v.object({
  schema: v.literal(schemaVersion),
  beginning: v.picklist(beginnings),
  /** Seed of the world's traffic. */
  seed: whole,
  /** How busy the everyday traffic is; 1 makes about 90 records a minute more than the scenes do. */
  density: v.number(),
  /** When this world began. */
  epoch: seconds,
  /** Tells this world from those before it: the revision at which it began. */
  world: whole,
  /** What the cloud's clock is ahead of the wall clock. */
  clockOffset: seconds,
  /** Counts changes. */
  revision: whole,
  /** For ids: the number of the next thing. */
  serial: whole,
  scenarios: v.array(v.picklist(scenarios)),
  /** When they were chosen. */
  scenariosSince: seconds,
  /** When records came late: those of windows that ended within. */
  late: v.array(span),
  account: v.object({
    /** OpenFlowLogService was called; it cannot be closed again. */
    flowLogService: v.boolean(),
    sls: v.boolean(),
    roles: v.array(role),
    policies: v.array(policy),
    flowLogQuota: whole,
    /** Since when the account is in arrears. */
    overdueSince: v.nullable(seconds),
  }),
  flowLogs: v.array(flowLog),
  projects: v.array(project),
  logstores: v.array(logstore),
  dashboards: v.array(dashboard),
  etls: v.array(etl),
  huawei: v.object({
    groups: v.array(logGroup),
    streams: v.array(logStream),
    flowLogs: v.array(huaweiFlowLog),
    routerFlowLogs: v.array(routerFlowLog),
  }),
});

export type CloudState = v.InferOutput<typeof cloudStateSchema>;

/** @returns null when it is not a document of this version: the world then begins anew. */
export function parseCloudState(value: unknown): CloudState | null {
  const parsed = v.safeParse(cloudStateSchema, value);
  return parsed.success ? parsed.output : null;
}
