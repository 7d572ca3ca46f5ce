import * as v from 'valibot';
import type { Result } from '../../base/result.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import type { LogGroup, LogStream } from '../../model/cloud/huawei.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { callHuawei } from '../huawei.ts';
import { done } from '../rpc.ts';
import { wireNumber } from '../wire.ts';

export interface GroupPlace {
  readonly region: string;
  readonly group: string;
}

export interface StreamPlace extends GroupPlace {
  readonly stream: string;
}

/** This API writes its times in milliseconds. */
const created = v.pipe(wireNumber, v.transform((milliseconds) => milliseconds / 1000));

const groups = v.pipe(
  v.object({ log_groups: v.array(v.object({ log_group_id: v.string(), log_group_name: v.string(), ttl_in_days: wireNumber, creation_time: created })) }),
  v.transform((body) => body.log_groups.map((one): LogGroup => ({ id: one.log_group_id, name: one.log_group_name, ttlDays: one.ttl_in_days, createdAt: one.creation_time }))),
);

const streams = v.object({ log_streams: v.array(v.object({ log_stream_id: v.string(), log_stream_name: v.string(), creation_time: created })) });

const madeGroup = v.pipe(v.object({ log_group_id: v.string() }), v.transform((body) => body.log_group_id));
const madeStream = v.pipe(v.object({ log_stream_id: v.string() }), v.transform((body) => body.log_stream_id));

export function pathOfGroup(group: string, rest = ''): string {
  return `/groups/${encodeURIComponent(group)}${rest}`;
}

export function listLogGroups(connection: CloudConnection, { region }: { readonly region: string }, signal?: AbortSignal): Promise<Result<readonly LogGroup[], CloudProblem>> {
  return callHuawei(connection, { service: 'huawei-lts', region, path: '/groups' }, groups, signal);
}

/** @param wish.ttlDays 1 to 365. @returns the id of the group. */
export function createLogGroup(connection: CloudConnection, wish: { readonly region: string; readonly name: string; readonly ttlDays: number }, signal?: AbortSignal): Promise<Result<string, CloudProblem>> {
  return callHuawei(connection, { service: 'huawei-lts', region: wish.region, path: '/groups', method: 'POST', json: { log_group_name: wish.name, ttl_in_days: wish.ttlDays } }, madeGroup, signal);
}

export function changeGroupRetention(connection: CloudConnection, wish: GroupPlace & { readonly ttlDays: number }, signal?: AbortSignal): Promise<Result<null, CloudProblem>> {
  return callHuawei(connection, { service: 'huawei-lts', region: wish.region, path: pathOfGroup(wish.group), method: 'POST', json: { ttl_in_days: wish.ttlDays } }, done, signal);
}

/** With its streams and what they hold. */
export function deleteLogGroup(connection: CloudConnection, { region, group }: GroupPlace, signal?: AbortSignal): Promise<Result<null, CloudProblem>> {
  return callHuawei(connection, { service: 'huawei-lts', region, path: pathOfGroup(group), method: 'DELETE' }, done, signal);
}

export function listLogStreams(connection: CloudConnection, { region, group }: GroupPlace, signal?: AbortSignal): Promise<Result<readonly LogStream[], CloudProblem>> {
  const schema = v.pipe(streams, v.transform((body) => body.log_streams.map((one): LogStream => ({ id: one.log_stream_id, name: one.log_stream_name, group, createdAt: one.creation_time }))));
  return callHuawei(connection, { service: 'huawei-lts', region, path: pathOfGroup(group, '/streams') }, schema, signal);
}

/** @returns the id of the stream. */
export function createLogStream(connection: CloudConnection, wish: GroupPlace & { readonly name: string }, signal?: AbortSignal): Promise<Result<string, CloudProblem>> {
  return callHuawei(connection, { service: 'huawei-lts', region: wish.region, path: pathOfGroup(wish.group, '/streams'), method: 'POST', json: { log_stream_name: wish.name } }, madeStream, signal);
}

/** With what it holds. Flow logs that deliver to it fail from then on. */
export function deleteLogStream(connection: CloudConnection, { region, group, stream }: StreamPlace, signal?: AbortSignal): Promise<Result<null, CloudProblem>> {
  return callHuawei(connection, { service: 'huawei-lts', region, path: pathOfGroup(group, `/streams/${encodeURIComponent(stream)}`), method: 'DELETE' }, done, signal);
}
