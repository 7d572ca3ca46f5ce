import * as v from 'valibot';
import { ok, type Result } from '../../base/result.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import type { Logstore } from '../../model/cloud/logstore.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { unlessCode } from '../answer.ts';
import { allByOffset, each } from '../pages.ts';
import { done } from '../rpc.ts';
import { wireNumber, wireSeconds } from '../wire.ts';
import { callSls, inLogstore, inProject, type LogstorePlace, type ProjectPlace } from './call.ts';
import { noProject } from './projects.ts';

export const noLogstore = ['LogStoreNotExist', ...noProject] as const;

export interface LogstoreWish extends LogstorePlace {
  /** 1 to 3000 days, or `permanent`. */
  readonly ttlDays: number;
  /** 2 unless said; they are split by the service as writing needs it. */
  readonly shards?: number;
}

const names = v.pipe(v.object({ total: wireNumber, logstores: v.array(v.string()) }), v.transform((body) => ({ items: body.logstores, total: body.total })));

const shown = v.object({
  logstoreName: v.string(),
  ttl: wireNumber,
  shardCount: wireNumber,
  mode: v.fallback(v.picklist(['standard', 'query']), 'standard'),
  createTime: wireSeconds,
});

const most = 500;

/** The names of a project's logstores that contain `name`. */
export function listLogstoreNames(connection: CloudConnection, place: ProjectPlace & { readonly name?: string }, signal?: AbortSignal): Promise<Result<readonly string[], CloudProblem>> {
  return allByOffset((offset) => callSls(connection, { region: place.region, path: inProject(place, '/logstores'), query: { offset, size: most, logstoreName: place.name } }, names, signal));
}

/** The logstores of a project: their names, then each of them. */
export async function listAllLogstores(connection: CloudConnection, place: ProjectPlace, signal?: AbortSignal): Promise<Result<readonly Logstore[], CloudProblem>> {
  const listed = await listLogstoreNames(connection, place, signal);
  if (!listed.ok) return listed;
  const found = await each(listed.value, (logstore) => findLogstore(connection, { ...place, logstore }, signal));
  // One that was deleted meanwhile is none.
  return found.ok ? ok(found.value.flatMap((one) => (one === null ? [] : [one]))) : found;
}

/** @returns null when it, or its project, is not there. */
export async function findLogstore(connection: CloudConnection, place: LogstorePlace, signal?: AbortSignal): Promise<Result<Logstore | null, CloudProblem>> {
  const { region, project } = place;
  const schema = v.pipe(shown, v.transform((one): Logstore => ({
    project, name: one.logstoreName, region, ttlDays: one.ttl, shards: one.shardCount, mode: one.mode, createdAt: one.createTime,
  })));
  return unlessCode(await callSls(connection, { region, path: inLogstore(place) }, schema, signal), noLogstore, null);
}

/** With SQL, and with what a record's arrival is known by. */
export function createLogstore(connection: CloudConnection, wish: LogstoreWish, signal?: AbortSignal): Promise<Result<null, CloudProblem>> {
  const { region, logstore: logstoreName, ttlDays: ttl, shards: shardCount = 2 } = wish;
  const json = { logstoreName, ttl, shardCount, autoSplit: true, maxSplitShard: 64, mode: 'standard', appendMeta: true };
  return callSls(connection, { region, path: inProject(wish, '/logstores'), method: 'POST', json }, done, signal);
}

/** What is older than the new days is gone at once, and does not come back when they are made more. */
export function changeRetention(connection: CloudConnection, wish: LogstorePlace & { readonly ttlDays: number }, signal?: AbortSignal): Promise<Result<null, CloudProblem>> {
  const { region, logstore: logstoreName, ttlDays: ttl } = wish;
  return callSls(connection, { region, path: inLogstore(wish), method: 'PUT', json: { logstoreName, ttl } }, done, signal);
}

/** With every record in it. Flow logs that deliver to it fail from then on. */
export function deleteLogstore(connection: CloudConnection, place: LogstorePlace, signal?: AbortSignal): Promise<Result<null, CloudProblem>> {
  return callSls(connection, { region: place.region, path: inLogstore(place), method: 'DELETE' }, done, signal);
}
