import * as v from 'valibot';
import type { Result } from '../../base/result.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import type { IndexType, LogIndex } from '../../model/cloud/logstore.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { unlessCode } from '../answer.ts';
import { done } from '../rpc.ts';
import { wireBoolean, wireNumber } from '../wire.ts';
import { callSls, inLogstore, type LogstorePlace } from './call.ts';

/** The index of a logstore. It counts for what is delivered after it was made, a minute later at most. */

/** Where a text is cut into words. Neither `.` nor `-`, so that an address or an id is one word. */
export const delimiters = [',', ' ', "'", '"', ';', '=', '(', ')', '[', ']', '{', '}', '?', '@', '&', '<', '>', '/', ':', '\n', '\t', '\r'] as const;

const index = v.pipe(
  v.object({
    keys: v.optional(v.record(v.string(), v.object({ type: v.fallback(v.picklist(['text', 'long', 'double', 'json']), 'text'), doc_value: v.optional(wireBoolean, false) })), {}),
    line: v.nullish(v.unknown()),
    ttl: v.optional(wireNumber, 0),
  }),
  v.transform((body): LogIndex => ({
    keys: Object.fromEntries(Object.entries(body.keys).map(([name, { type, doc_value: analytics }]) => [name, { type, analytics }])),
    fullText: body.line !== undefined && body.line !== null,
    ttlDays: body.ttl,
  })),
);

/** @returns null when the logstore has none: nothing can be searched in it. */
export async function findIndex(connection: CloudConnection, place: LogstorePlace, signal?: AbortSignal): Promise<Result<LogIndex | null, CloudProblem>> {
  return unlessCode(await callSls(connection, { region: place.region, path: inLogstore(place, '/index') }, index, signal), ['IndexConfigNotExist'], null);
}

/** Makes the index of a logstore that has none. */
export function createIndex(connection: CloudConnection, wish: LogstorePlace & Pick<LogIndex, 'keys' | 'fullText'>, signal?: AbortSignal): Promise<Result<null, CloudProblem>> {
  return callSls(connection, { region: wish.region, path: inLogstore(wish, '/index'), method: 'POST', json: written(wish) }, done, signal);
}

/** Puts another index in the place of the one that is there. */
export function changeIndex(connection: CloudConnection, wish: LogstorePlace & Pick<LogIndex, 'keys' | 'fullText'>, signal?: AbortSignal): Promise<Result<null, CloudProblem>> {
  return callSls(connection, { region: wish.region, path: inLogstore(wish, '/index'), method: 'PUT', json: written(wish) }, done, signal);
}

export function deleteIndex(connection: CloudConnection, place: LogstorePlace, signal?: AbortSignal): Promise<Result<null, CloudProblem>> {
  return callSls(connection, { region: place.region, path: inLogstore(place, '/index'), method: 'DELETE' }, done, signal);
}

function written({ keys, fullText }: Pick<LogIndex, 'keys' | 'fullText'>): object {
  return {
    ...(fullText ? { line: { token: delimiters, caseSensitive: false, chn: false } } : {}),
    keys: Object.fromEntries(Object.entries(keys).map(([name, { type, analytics }]) => [name, writtenKey(type, analytics)])),
  };
}

function writtenKey(type: IndexType, analytics: boolean): object {
  return type === 'text' || type === 'json' ? { type, token: delimiters, caseSensitive: false, chn: false, doc_value: analytics } : { type, doc_value: analytics };
}
