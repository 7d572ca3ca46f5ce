import * as v from 'valibot';
import type { Result } from '../../base/result.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import type { Shard } from '../../model/cloud/logstore.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { wireNumber } from '../wire.ts';
import { callSls, inLogstore, type LogstorePlace } from './call.ts';

export interface ShardPlace extends LogstorePlace {
  readonly shard: number;
}

const shard = v.pipe(
  v.object({
    shardID: wireNumber,
    /** What is not written to is read to its end. */
    status: v.fallback(v.picklist(['readwrite', 'readonly']), 'readonly'),
    inclusiveBeginKey: v.string(),
    exclusiveEndKey: v.string(),
    createTime: wireNumber,
  }),
  v.transform((one): Shard => ({ id: one.shardID, status: one.status, beginKey: one.inclusiveBeginKey, endKey: one.exclusiveEndKey, createdAt: one.createTime })),
);
const shards = v.array(shard);

/** Those that were split or merged too, as long as they hold records. */
export function listShards(connection: CloudConnection, place: LogstorePlace, signal?: AbortSignal): Promise<Result<readonly Shard[], CloudProblem>> {
  return callSls(connection, { region: place.region, path: inLogstore(place, '/shards') }, shards, signal);
}

/** @param place.key 32 hex digits between the shard's ends; the middle unless said. @returns the shard, read only now, and the two new ones. */
export function splitShard(connection: CloudConnection, place: ShardPlace & { readonly key?: string }, signal?: AbortSignal): Promise<Result<readonly Shard[], CloudProblem>> {
  return callSls(connection, { region: place.region, path: inLogstore(place, `/shards/${place.shard}`), query: { action: 'split', key: place.key }, method: 'POST' }, shards, signal);
}

/** Merges a shard with its right neighbour. @returns both, read only now, and the new one. */
export function mergeShard(connection: CloudConnection, place: ShardPlace, signal?: AbortSignal): Promise<Result<readonly Shard[], CloudProblem>> {
  return callSls(connection, { region: place.region, path: inLogstore(place, `/shards/${place.shard}`), query: { action: 'merge' }, method: 'POST' }, shards, signal);
}
