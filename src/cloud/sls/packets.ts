import * as v from 'valibot';
import { failed, ok, type Result } from '../../base/result.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import type { Shard } from '../../model/cloud/logstore.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { readRefusal } from '../answer.ts';
import { ask, lost } from '../ask.ts';
import { wireNumber } from '../wire.ts';
import { callSls, inLogstore, type LogstorePlace, slsRefusal, versioned } from './call.ts';
import { listShards, type ShardPlace } from './shards.ts';

/** Reading a logstore by shard and cursor. A cursor is a text that only the service understands, and stands for a receive time. */

export interface PacketAsked extends ShardPlace {
  readonly cursor: string;
  /** Not beyond this; null for all that is there. */
  readonly endCursor: string | null;
  /** Log groups, 1 to 1000. */
  readonly count: number;
}

export interface Packet {
  /** `LogGroupList` in protobuf, compressed as told. */
  readonly bytes: ArrayBuffer;
  readonly compression: 'deflate' | 'none';
  /** Size before compression; null where the service does not say it. */
  readonly rawBytes: number | null;
  /** Log groups in it. */
  readonly groups: number;
  /** Equals the cursor that was sent where there is nothing more. */
  readonly next: string;
  /** Of the last log group in it; null where there is none, or the service does not say it. */
  readonly last: string | null;
}

/** Answers for the reader of a logstore: each call is one request, without trying again. */
export interface LogstoreReading {
  shards(signal: AbortSignal): Promise<Result<readonly Shard[], CloudProblem>>;
  /** Of the first packet received at this second or later, of the first of all, or of the next one to come. */
  cursor(shard: number, from: number | 'begin' | 'end', signal: AbortSignal): Promise<Result<string, CloudProblem>>;
  pull(asked: Omit<PacketAsked, keyof LogstorePlace>, signal: AbortSignal): Promise<Result<Packet, CloudProblem>>;
}

const cursorAnswer = v.pipe(v.object({ cursor: v.pipe(v.string(), v.nonEmpty()) }), v.transform(({ cursor }) => cursor));
const timeAnswer = v.pipe(v.object({ cursor_time: wireNumber }), v.transform((body) => body.cursor_time));

/** @param from a receive time in Unix seconds, the first packet that is there, or the place of the next to come. `GetCursor`. */
export function findCursor(connection: CloudConnection, { from, ...place }: ShardPlace & { readonly from: number | 'begin' | 'end' }, signal?: AbortSignal): Promise<Result<string, CloudProblem>> {
  const query = { type: 'cursor', from: typeof from === 'number' ? Math.floor(from) : from };
  return callSls(connection, { region: place.region, path: inLogstore(place, `/shards/${place.shard}`), query }, cursorAnswer, signal);
}

/** The receive time for which a cursor stands, in Unix seconds. `GetCursorTime`. */
export function cursorTime(connection: CloudConnection, { cursor, ...place }: ShardPlace & { readonly cursor: string }, signal?: AbortSignal): Promise<Result<number, CloudProblem>> {
  return callSls(connection, { region: place.region, path: inLogstore(place, `/shards/${place.shard}`), query: { type: 'cursor_time', cursor } }, timeAnswer, signal);
}

/**
 * One packet. A page cannot say `Accept-Encoding`; what it takes stands in `x-log-compresstype`, which the proxy says on. `PullLogs`.
 */
export async function pullLogs(connection: CloudConnection, asked: PacketAsked, signal?: AbortSignal): Promise<Result<Packet, CloudProblem>> {
  const { region, shard, cursor, endCursor, count } = asked;
  const query = { type: 'logs', cursor, count, end_cursor: endCursor ?? undefined };
  const headers = { Accept: 'application/x-protobuf', 'x-log-compresstype': 'deflate' };
  const answer = await ask(connection, versioned({ region, path: inLogstore(asked, `/shards/${shard}`), query, headers }), signal);
  if (!answer.ok) return answer;
  const response = answer.value;
  if (!response.ok) return failed(await readRefusal(response, 'sls', slsRefusal, signal));
  const next = response.headers.get('x-log-cursor');
  const groups = v.safeParse(wireNumber, response.headers.get('x-log-count'));
  const compression = compressionOf(response.headers);
  if (next === null || !groups.success || compression === null) return failed(notAPacket(response));
  const raw = v.safeParse(wireNumber, response.headers.get('x-log-bodyrawsize'));
  try {
    const bytes = await response.arrayBuffer();
    return ok({ bytes, compression, rawBytes: raw.success ? raw.output : null, groups: groups.output, next, last: response.headers.get('x-log-read-last-cursor') });
  } catch (error) {
    return failed(lost(error, 'sls', signal));
  }
}

/** A logstore as its reader sees it. */
export function readingOf(connection: CloudConnection, place: LogstorePlace): LogstoreReading {
  return {
    shards: (signal) => listShards(connection, place, signal),
    cursor: (shard, from, signal) => findCursor(connection, { ...place, shard, from }, signal),
    pull: (asked, signal) => pullLogs(connection, { ...place, ...asked }, signal),
  };
}

/** Null for one that is not understood here. */
function compressionOf(headers: Headers): 'deflate' | 'none' | null {
  const said = headers.get('x-log-compresstype') ?? '';
  if (said === 'deflate') return 'deflate';
  return said === '' || said === 'none' ? 'none' : null;
}

function notAPacket({ status, headers }: Response): CloudProblem {
  const said = ['x-log-cursor', 'x-log-count', 'x-log-compresstype'].map((name) => `${name}: ${headers.get(name) ?? ''}`);
  return { kind: 'unexpected', service: 'sls', status, detail: said.join(', ') };
}
