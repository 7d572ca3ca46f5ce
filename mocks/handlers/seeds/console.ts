/** For tests: what a person does in the console, from the first use to the records in a Logstore, by requests alone. */

import * as v from 'valibot';
import { decoded, type DecodedRecord } from '../../cloud/testing.ts';
import { cloudHandlers } from '../all.ts';
import { type Asking, asking } from '../testing.ts';

/** Where everything of the scenes is delivered to. */
export const place = { project: 'seed-flow-logs', logstore: 'flow-logs' } as const;

/** 2026-02-05, +08:00. */
export function today(hour: number, minute = 0): number {
  return 1_770_220_800 + hour * 3600 + minute * 60;
}

function must(answer: { readonly status: number; readonly body: unknown }): unknown {
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
  return answer.body;
}

/** The console of an account whose world begins at this time. `running`: it has collected for a week. */
export function consoleAt(now: number, beginning: 'new' | 'running' = 'new'): Asking {
  const console = asking({ beginning, density: 0.4 }, cloudHandlers);
  console.cloud.time = now;
  return console;
}

/** Authorises, enables flow logs, activates Log Service, creates project, Logstore and index, as the first use asks for. */
export async function firstUse(console: Asking): Promise<void> {
  const trust = JSON.stringify({ Version: '1', Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: ['vpc.aliyuncs.com'] } }] });
  must(await console.rpc('ram', 'CreateRole', { RoleName: 'AliyunVPCLogArchiveRole', AssumeRolePolicyDocument: trust }));
  must(await console.rpc('ram', 'CreatePolicy', { PolicyName: 'AliyunVPCLogArchiveRolePolicy', PolicyDocument: JSON.stringify({ Version: '1', Statement: [] }) }));
  must(await console.rpc('ram', 'AttachPolicyToRole', { PolicyType: 'Custom', PolicyName: 'AliyunVPCLogArchiveRolePolicy', RoleName: 'AliyunVPCLogArchiveRole' }));
  must(await console.rpc('vpc', 'OpenFlowLogService', { RegionId: 'cn-hangzhou' }));
  must(await console.ask('POST', 'sls/cn-hangzhou/?Action=OpenSlsService&Version=2019-10-23'));
  const project = `sls/cn-hangzhou/${place.project}`;
  must(await console.ask('POST', `${project}/`, { json: { projectName: place.project, description: '' } }));
  must(await console.ask('POST', `${project}/logstores`, { json: { logstoreName: place.logstore, ttl: 7, shardCount: 2 } }));
}

const made = v.object({ FlowLogId: v.string() });
const listed = v.object({ FlowLogs: v.object({ FlowLog: v.array(v.object({ Status: v.string(), FlowLogDeliverStatus: v.string() })) }) });

/** Creates a flow log that delivers to `place`, and waits until it is active. All traffic, one minute, all paths, unless wished otherwise. */
export async function createFlowLog(console: Asking, type: 'VPC' | 'VSwitch' | 'NetworkInterface', resource: string, wish: Readonly<Record<string, string>> = {}): Promise<string> {
  const parameters = {
    RegionId: 'cn-hangzhou', FlowLogName: `seed-${type}`, ResourceType: type, ResourceId: resource, TrafficType: 'All',
    ProjectName: place.project, LogStoreName: place.logstore, AggregationInterval: '1', ...wish,
  };
  const { FlowLogId: id } = v.parse(made, must(await console.rpc('vpc', 'CreateFlowLog', parameters)));
  console.cloud.time += 10;
  const { FlowLogs } = v.parse(listed, must(await console.rpc('vpc', 'DescribeFlowLogs', { RegionId: 'cn-hangzhou', FlowLogId: id })));
  const [flowLog] = FlowLogs.FlowLog;
  if (flowLog?.Status !== 'Active' || flowLog.FlowLogDeliverStatus !== 'SUCCESS') throw new Error('The flow log is not active.');
  return id;
}

/** A record, its numbers read; only those with traffic. */
export interface SeenRecord {
  readonly eni: string;
  readonly vpc: string;
  readonly src: string;
  readonly dst: string;
  readonly srcPort: number;
  readonly dstPort: number;
  readonly direction: string;
  readonly action: string;
  readonly path: string;
  readonly bytes: number;
  readonly start: number;
  readonly end: number;
}

function seen({ fields }: DecodedRecord): SeenRecord[] {
  if (fields['log-status'] !== 'OK') return [];
  const text = (name: string): string => fields[name] ?? '';
  const number = (name: string): number => Number(text(name));
  return [{
    eni: text('eni-id'), vpc: text('vpc-id'), src: text('srcaddr'), dst: text('dstaddr'), srcPort: number('srcport'), dstPort: number('dstport'),
    direction: text('direction'), action: text('action'), path: text('traffic_path'), bytes: number('bytes'), start: number('start'), end: number('end'),
  }];
}

const shards = v.array(v.object({ shardID: v.number() }));
const cursor = v.object({ cursor: v.string() });

/** Everything that a Logstore received from a time on, shard by shard, as a consumer pulls it. @param from Unix seconds; all that it keeps unless said. */
export async function pulled(console: Asking, { project, logstore }: { readonly project: string; readonly logstore: string } = place, from: number | 'begin' = 'begin', to: number | 'end' = 'end'): Promise<SeenRecord[]> {
  const base = `sls/cn-hangzhou/${project}/logstores/${logstore}/shards`;
  const at = async (shard: number, when: number | string): Promise<string> => v.parse(cursor, must(await console.ask('GET', `${base}/${shard}?type=cursor&from=${when}`))).cursor;
  const records: SeenRecord[] = [];
  for (const { shardID } of v.parse(shards, must(await console.ask('GET', base)))) {
    const end = await at(shardID, to);
    for (let next = await at(shardID, from); ;) {
      const response = await console.fetch(`${base}/${shardID}?type=logs&cursor=${encodeURIComponent(next)}&end_cursor=${encodeURIComponent(end)}&count=1000`, { headers: { 'Accept': 'application/x-protobuf', 'x-log-compresstype': 'deflate' } });
      if (!response.ok) throw new Error(await response.text());
      if (response.headers.get('x-log-count') === '0') break;
      records.push(...decoded(new Uint8Array(await response.arrayBuffer()), 'deflate').flatMap(seen));
      next = response.headers.get('x-log-cursor') ?? '';
    }
  }
  return records;
}

/** Sums by key. */
export function summed<T>(list: readonly T[], key: (one: T) => string, value: (one: T) => number): Map<string, number> {
  const sums = new Map<string, number>();
  for (const one of list) sums.set(key(one), (sums.get(key(one)) ?? 0) + value(one));
  return sums;
}

/** Highest first. */
export function highest(sums: ReadonlyMap<string, number>): string[] {
  return [...sums].toSorted((a, b) => b[1] - a[1]).map(([key]) => key);
}

/** `sum(bytes*8/60)` by minute and key, in bit/s, as the documentation's statements have it: by key, one number for each minute that has records. */
export function rates(records: readonly SeenRecord[], key: (one: SeenRecord) => string): Map<string, Map<number, number>> {
  const byKey = new Map<string, Map<number, number>>();
  for (const record of records) {
    const minutes = byKey.get(key(record)) ?? new Map<number, number>();
    const minute = record.start - (record.start % 60);
    byKey.set(key(record), minutes.set(minute, (minutes.get(minute) ?? 0) + (record.bytes * 8) / 60));
  }
  return byKey;
}

export function mean(values: Iterable<number>): number {
  const list = [...values];
  return list.reduce((sum, one) => sum + one, 0) / list.length;
}

export const pair = ({ src, dst }: SeenRecord): string => `${src}->${dst}`;
