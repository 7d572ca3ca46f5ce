/** For tests: a cloud with a simulated clock and everything in memory, and its records decoded by a library that is not ours. */

import protobuf from 'protobufjs';
import { inflateSync } from 'node:zlib';
import type { CloudContext } from '../handlers/context.ts';
import { memoryBackend } from './backends/memory.ts';
import { beginAt, type BeginningChoice } from './beginnings.ts';
import { DirectSource } from './delivery/direct-source.ts';
import { type Cursor, type Holding, holdingOf, type PullAsk } from './delivery/packet-source.ts';
import { activating } from './flow-log-life.ts';
import { changed, type Operation } from './operation.ts';
import { createLogstore, type LogstorePlace } from './operations/sls/logstore.ts';
import { createProject, openSls } from './operations/sls/project.ts';
import { withFlowLog } from './settle.ts';
import type { FlowLogState } from './state.ts';
import { CloudStore, type StateBackend } from './store.ts';

/** 2026-02-05 20:00 +08:00. */
export const testNow = 1770292800;

export interface TestCloud extends CloudContext {
  /** The wall clock. */
  time: number;
  /** Milliseconds that were waited for. */
  waited: number;
  readonly backend: StateBackend;
}

/** @param backend shared by what behaves as tabs of one browser. */
export function testCloud(choice: BeginningChoice, backend: StateBackend = memoryBackend()): TestCloud {
  const cloud: { time: number; waited: number } = { time: testNow, waited: 0 };
  const store = new CloudStore(backend, () => cloud.time, (now) => beginAt(choice, now));
  return Object.assign(cloud, {
    backend,
    store,
    packets: new DirectSource(),
    requests: { count: 0 },
    sleep(milliseconds: number) {
      cloud.waited += milliseconds;
      return Promise.resolve();
    },
  });
}

/** As the reference on `PullLogs` describes it. */
const description = `
syntax = "proto2";
message Content { required string Key = 1; required string Value = 2; }
message Log { required uint32 Time = 1; repeated Content Contents = 2; optional fixed32 TimeNs = 4; }
message LogTag { required string Key = 1; required string Value = 2; }
message LogGroup {
  repeated Log Logs = 1; optional string Category = 2; optional string Topic = 3; optional string Source = 4;
  optional string MachineUUID = 5; repeated LogTag LogTags = 6;
}
message LogGroupList { repeated LogGroup logGroupList = 1; }
`;
const listType = protobuf.parse(description, { keepCase: true }).root.lookupType('LogGroupList');

export interface DecodedRecord {
  readonly time: number;
  readonly received: number;
  readonly topic: string;
  readonly fields: Readonly<Record<string, string>>;
}

interface PlainList {
  readonly logGroupList: readonly {
    readonly Logs: readonly { readonly Time: number; readonly Contents: readonly { readonly Key: string; readonly Value: string }[] }[];
    readonly Topic: string;
    readonly LogTags: readonly { readonly Key: string; readonly Value: string }[];
  }[];
}

export function decoded(body: Uint8Array, compression: 'deflate' | 'none'): DecodedRecord[] {
  if (body.length === 0) return [];
  const raw = compression === 'deflate' ? inflateSync(body) : body;
  // The library says nothing of what it decodes to; the description above does.
  const list = listType.decode(raw) as unknown as PlainList;
  return list.logGroupList.flatMap(({ Logs, Topic, LogTags }) => {
    const received = Number(LogTags.find(({ Key }) => Key === '__receive_time__')?.Value);
    return Logs.map(({ Time, Contents }) => ({
      time: Time, received, topic: Topic, fields: Object.fromEntries(Contents.map(({ Key, Value }) => [Key, Value])),
    }));
  });
}

const place = { region: 'cn-hangzhou', project: 'flows', name: 'store' } as const;

/** The logstore of most tests. */
export const testPlace: LogstorePlace = place;

export type TestFlowLog = Partial<FlowLogState> & Pick<FlowLogState, 'id' | 'resourceType' | 'resourceId'>;

/** A flow log as it is just after its creation, before it is active. */
export function createdFlowLog(wish: TestFlowLog, now: number): FlowLogState {
  return activating({
    region: place.region, name: wish.id, description: '', createdAt: now, trafficType: 'All', project: place.project, logstore: place.name, interval: 1,
    ipVersion: 'DualStack', paths: ['all'], tags: [], status: 'Activating', next: null, deletedAt: null, business: 'Normal', resume: null, managed: false,
    captures: [], ...wish,
  }, now);
}

/** Changes the account and fails the test when that is refused. */
export async function doing<T>(cloud: CloudContext, operation: Operation<T>): Promise<T> {
  const done = await cloud.store.change(operation);
  if (!done.ok) throw new Error(`${done.problem.code}: ${done.problem.message}`);
  return done.value;
}

export function addFlowLog(wish: TestFlowLog): Operation<null> {
  return (state, now) => changed({ ...state, flowLogs: [...state.flowLogs, createdFlowLog(wish, now)] }, null);
}

export function changeFlowLog(id: string, change: (one: FlowLogState, now: number) => FlowLogState): Operation<null> {
  return (state, now) => changed(withFlowLog(state, id, (one) => change(one, now)), null);
}

/** Project and logstore of most tests, with flow logs that deliver to it. */
export async function deliveringCloud(flowLogs: readonly TestFlowLog[], { shards = 2, ttl = 300, density = 1 } = {}): Promise<TestCloud> {
  const cloud = testCloud({ beginning: 'new', density });
  await doing(cloud, openSls);
  await doing(cloud, createProject(place.region, place.project, ''));
  await doing(cloud, createLogstore(place, { ttl, shardCount: shards, mode: 'standard', autoSplit: false, maxSplitShard: 64 }));
  for (const wish of flowLogs) await doing(cloud, addFlowLog(wish));
  return cloud;
}

export async function testHolding(cloud: CloudContext, at: LogstorePlace = place): Promise<Holding> {
  const { state, now } = await cloud.store.read();
  const holding = holdingOf(state, now, at.region, at.project, at.name);
  if (holding === null) throw new Error('The logstore is not there.');
  return holding;
}

export interface Walk {
  readonly records: DecodedRecord[];
  /** Where it stopped. */
  readonly cursor: Cursor;
}

/** Reads a shard from a cursor to its end, or to `endCursor`. @param count of each call, by its number. */
export async function walk(
  cloud: CloudContext, shard: number, from: Cursor, { endCursor = null, count = () => 1000, compression = 'none', at = place }: Partial<Omit<PullAsk, 'count'>> & { readonly count?: (call: number) => number; readonly at?: LogstorePlace } = {},
): Promise<Walk> {
  const holding = await testHolding(cloud, at);
  const records: DecodedRecord[] = [];
  let cursor = from;
  for (let call = 0; ; call++) {
    const pulled = await cloud.packets.pull(holding, { shard, cursor, endCursor, count: count(call), compression });
    if (pulled.groups === 0) return { records, cursor };
    const got = decoded(pulled.body, compression);
    if (got.length !== pulled.records) throw new Error('A packet says another number of records than it has.');
    records.push(...got);
    cursor = pulled.next;
  }
}

/** Everything that the logstore has, shard after shard. */
export async function everything(cloud: CloudContext, at: LogstorePlace = place): Promise<DecodedRecord[]> {
  const holding = await testHolding(cloud, at);
  const parts: DecodedRecord[] = [];
  for (const { id } of holding.logstore.shards) parts.push(...(await walk(cloud, id, await cloud.packets.cursor(holding, id, 'begin'), { at })).records);
  return parts;
}
