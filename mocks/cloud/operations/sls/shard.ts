/** SLS: shards, split in two and merged with their neighbour. The old ones take no more records and are read to their end. */

import { refused } from '../../operation.ts';
import type { LogstoreState, ShardState } from '../../state.ts';

const top = 1n << 128n;

function hex(value: bigint): string {
  return value >= top ? 'f'.repeat(32) : value.toString(16).padStart(32, '0');
}

/** The end of the last shard is written as all f, and means beyond it. */
function edge(key: string): bigint {
  return /^f+$/i.test(key) ? top : BigInt(`0x${key}`);
}

export function newShards(count: number, now: number): ShardState[] {
  const size = top / BigInt(count);
  return Array.from({ length: count }, (_, id) => ({
    id, beginKey: hex(size * BigInt(id)), endKey: id === count - 1 ? hex(top) : hex(size * BigInt(id + 1)), createdAt: now, closedAt: null,
  }));
}

export function openShards({ shards }: LogstoreState): ShardState[] {
  return shards.filter(({ closedAt }) => closedAt === null);
}

function invalid(message: string): ReturnType<typeof refused> {
  return refused(400, 'ParameterInvalid', message);
}

function openShard(logstore: LogstoreState, id: number): ShardState | ReturnType<typeof refused> {
  const found = logstore.shards.find((one) => one.id === id);
  if (found === undefined) return refused(400, 'ShardNotExist', `shard ${id} does not exist.`);
  return found.closedAt === null ? found : invalid(`shard ${id} is readonly.`);
}

function replaced(logstore: LogstoreState, old: readonly ShardState[], fresh: readonly Pick<ShardState, 'beginKey' | 'endKey'>[], now: number): LogstoreState {
  const next = Math.max(...logstore.shards.map(({ id }) => id)) + 1;
  return {
    ...logstore,
    shards: [
      ...logstore.shards.map((one) => (old.includes(one) ? { ...one, closedAt: now } : one)),
      ...fresh.map(({ beginKey, endKey }, i) => ({ id: next + i, beginKey, endKey, createdAt: now, closedAt: null })),
    ],
  };
}

/** @param key where to split, 32 hex digits; the middle when null. */
export function splitShard(logstore: LogstoreState, id: number, key: string | null, now: number): LogstoreState | ReturnType<typeof refused> {
  const found = openShard(logstore, id);
  if ('problem' in found) return found;
  const [low, high] = [edge(found.beginKey), edge(found.endKey)];
  if (key !== null && !/^[0-9a-f]{32}$/i.test(key)) return invalid('invalid split key.');
  const middle = key === null ? (low + high) / 2n : BigInt(`0x${key}`);
  if (middle <= low || middle >= high) return invalid(`split key ${hex(middle)} is not in the shard.`);
  return replaced(logstore, [found], [{ beginKey: found.beginKey, endKey: hex(middle) }, { beginKey: hex(middle), endKey: found.endKey }], now);
}

/** With its neighbour to the right. */
export function mergeShard(logstore: LogstoreState, id: number, now: number): LogstoreState | ReturnType<typeof refused> {
  const found = openShard(logstore, id);
  if ('problem' in found) return found;
  const right = openShards(logstore).find(({ beginKey }) => beginKey === found.endKey);
  if (right === undefined) return invalid(`shard ${id} has no neighbour to merge with.`);
  return replaced(logstore, [found, right], [{ beginKey: found.beginKey, endKey: right.endKey }], now);
}
