/** Simple Log Service: projects, logstores, shards, indexes, jobs, dashboards. Times are Unix seconds. */

import { fields } from '../fields.ts';

export interface LogProject {
  readonly name: string;
  readonly region: string;
  readonly description: string;
  readonly createdAt: number;
}

/** Days after which records go; `permanent` of them means never. */
export const permanent = 3650;
/** Retention of a logstore that a flow log is delivered to: with the log analysis report, and without. */
export const retentionWithReport = 7;
export const retentionWithout = 300;

export interface Logstore {
  readonly project: string;
  readonly name: string;
  readonly region: string;
  readonly ttlDays: number;
  readonly shards: number;
  /** `query` logstores have no SQL. */
  readonly mode: 'standard' | 'query';
  readonly createdAt: number;
}

export interface Shard {
  readonly id: number;
  /** A split or merged shard is read only, and still read to its end. */
  readonly status: 'readwrite' | 'readonly';
  /** 32 hex digits, half open. */
  readonly beginKey: string;
  readonly endKey: string;
  readonly createdAt: number;
}

export type IndexType = 'text' | 'long' | 'double' | 'json';

export interface LogIndex {
  /** Field name to type; only fields with analytics on can be used in SQL. */
  readonly keys: Readonly<Record<string, { readonly type: IndexType; readonly analytics: boolean }>>;
  readonly fullText: boolean;
  readonly ttlDays: number;
}

export interface TransformationJob {
  readonly name: string;
  readonly displayName: string;
  /** `UNKNOWN` is one that the service has and this page does not. */
  readonly state: 'STARTING' | 'RUNNING' | 'STOPPING' | 'STOPPED' | 'RESTARTING' | 'SUCCEEDED' | 'FAILED' | 'UNKNOWN';
  readonly source: string;
  readonly target: string;
  /** What it does to each record. */
  readonly script: string;
  readonly createdAt: number;
}

export interface LogDashboard {
  readonly name: string;
  readonly displayName: string;
  readonly charts: readonly { readonly title: string; readonly type: string; readonly logstore: string; readonly query: string }[];
}

/** Fields of a flow-log record that the index of the log analysis report has. */
export const indexedFields: readonly string[] = fields.filter(({ name, origin }) => origin === 'stored' && !name.startsWith('__') && name !== 'region').map(({ name }) => name);

export const enrichedPrefix = 'flowlog-enriched-';

/** Where inter-domain analysis writes the records of an instance. */
export function enrichedLogstore(instance: string): string {
  return `${enrichedPrefix}${instance}`;
}

/** An instance of Flow Log Center: a name over one logstore. Kept by the page, as the service has no documented API for it. */
export interface FlowLogInstance {
  /** Ten of a to z and 0 to 9. */
  readonly id: string;
  readonly name: string;
  /** In which account: the demo's, or the one behind this host's proxy. */
  readonly cloud: 'demo' | 'proxy';
  readonly region: string;
  readonly project: string;
  readonly logstore: string;
  /** Whether inter-domain analysis is on: a transformation job writes to `flowlog-enriched-<id>`. */
  readonly interDomain: boolean;
  readonly createdAt: number;
}
