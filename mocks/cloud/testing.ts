/** For tests: a cloud with a simulated clock and everything in memory, and its records decoded by a library that is not ours. */

import protobuf from 'protobufjs';
import { inflateSync } from 'node:zlib';
import type { CloudContext } from '../handlers/context.ts';
import { memoryBackend } from './backends/memory.ts';
import { beginAt, type BeginningChoice } from './beginnings.ts';
import { DirectSource } from './delivery/direct-source.ts';
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
  readonly logGroupList?: readonly {
    readonly Logs?: readonly { readonly Time: number; readonly Contents?: readonly { readonly Key: string; readonly Value: string }[] }[];
    readonly Topic?: string;
    readonly LogTags?: readonly { readonly Key: string; readonly Value: string }[];
  }[];
}

export function decoded(body: Uint8Array, compression: 'deflate' | 'none'): DecodedRecord[] {
  if (body.length === 0) return [];
  const raw = compression === 'deflate' ? inflateSync(body) : body;
  // The library says nothing of what it decodes to; the description above does.
  const list = listType.toObject(listType.decode(raw)) as PlainList;
  return (list.logGroupList ?? []).flatMap(({ Logs = [], Topic = '', LogTags = [] }) => {
    const received = Number(LogTags.find(({ Key }) => Key === '__receive_time__')?.Value);
    return Logs.map(({ Time, Contents = [] }) => ({
      time: Time, received, topic: Topic, fields: Object.fromEntries(Contents.map(({ Key, Value }) => [Key, Value])),
    }));
  });
}
