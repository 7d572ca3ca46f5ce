/** Consumption: shards, cursors, packets; and shards split and merged. */

import { http, type RequestHandler } from 'msw';
import * as v from 'valibot';
import { ok } from '../../../src/base/result.ts';
import { type Holding, holdingOf } from '../../cloud/delivery/packet-source.ts';
import { withLogstore } from '../../cloud/operations/sls/logstore.ts';
import { mergeShard, splitShard } from '../../cloud/operations/sls/shard.ts';
import type { ShardState } from '../../cloud/state.ts';
import type { CloudContext } from '../context.ts';
import { answer, type Answered, digits, parameters, parsed, refusal } from './answer.ts';
import { cursorText, readCursor } from './cursor.ts';
import { type InLogstore, inLogstore, partsOf } from './place.ts';

interface InShard extends InLogstore {
  readonly shard: ShardState;
  readonly holding: Holding;
}

const pulling = v.object({
  cursor: v.string(),
  count: v.optional(v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number)), '100'),
  end_cursor: v.optional(v.string()),
});
const finding = v.object({ from: v.union([v.picklist(['begin', 'end']), digits(0, 0xffff_ffff)]) });
const timing = v.object({ cursor: v.string() });
const changing = v.object({ action: v.picklist(['split', 'merge']), key: v.optional(v.string()) });

function shown({ id, beginKey, endKey, createdAt, closedAt }: ShardState): Readonly<Record<string, unknown>> {
  return { shardID: id, status: closedAt === null ? 'readwrite' : 'readonly', inclusiveBeginKey: beginKey, exclusiveEndKey: endKey, createTime: createdAt };
}

function withShard(asked: InLogstore, then: (asked: InShard) => Promise<Answered> | Answered): Promise<Answered> | Answered {
  const id = partsOf(asked.url)[5] ?? '';
  const shard = asked.logstore.shards.find((one) => String(one.id) === id);
  if (shard === undefined) return refusal(400, 'ShardNotExist', `shard ${id} does not exist.`);
  const holding = holdingOf(asked.state, asked.now, asked.region, asked.project.name, asked.logstore.name);
  if (holding === null) throw new Error('A logstore that was found holds nothing.');
  return then({ ...asked, shard, holding });
}

async function findCursor({ packets }: CloudContext, { url, holding, shard, requestId }: InShard): Promise<Answered> {
  const read = parsed(finding, parameters(url));
  if (!read.ok) return read;
  return answer({ cursor: cursorText(await packets.cursor(holding, shard.id, read.value.from)) }, requestId);
}

function cursorTime({ url, requestId }: InShard): Answered {
  const read = parsed(timing, parameters(url));
  if (!read.ok) return read;
  const cursor = readCursor(read.value.cursor);
  return cursor.ok ? answer({ cursor_time: Number(cursor.value / 1_000_000_000n) }, requestId) : cursor;
}

async function pull({ packets }: CloudContext, { url, request, holding, shard, requestId }: InShard): Promise<Answered> {
  const read = parsed(pulling, parameters(url));
  if (!read.ok) return read;
  const { count } = read.value;
  if (count > 1000) return refusal(400, 'ParameterInvalid', 'ParameterCount should be in [0-1000]');
  const cursor = readCursor(read.value.cursor);
  if (!cursor.ok) return cursor;
  const end = read.value.end_cursor === undefined ? null : readCursor(read.value.end_cursor);
  if (end !== null && !end.ok) return end;
  const compression = compressionOf(request);
  if (compression === null) return refusal(400, 'InvalidCompressType', 'This service answers deflate, or nothing compressed.');
  const pulled = await packets.pull(holding, { shard: shard.id, cursor: cursor.value, endCursor: end === null ? null : end.value, count: Math.max(1, count), compression });
  const headers = {
    'Content-Type': 'application/x-protobuf',
    'x-log-cursor': cursorText(pulled.next),
    'x-log-count': String(pulled.groups),
    'x-log-bodyrawsize': String(pulled.rawSize),
    'x-log-compresstype': compression === 'none' ? '' : compression,
    'x-log-read-last-cursor': cursorText(pulled.last),
    'x-log-requestid': requestId,
  };
  return ok(new Response(request.method === 'HEAD' ? null : pulled.body, { headers }));
}

/**
 * A page cannot set `Accept-Encoding`, so that its compression is also taken from the header that names it in answers.
 *
 * @returns null for one that this service has not: real ones have lz4 and zstd too.
 */
function compressionOf({ headers }: Request): 'deflate' | 'none' | null {
  const named = headers.get('x-log-compresstype') ?? headers.get('accept-encoding') ?? '';
  const wanted = named.split(',').map((one) => one.trim()).filter((one) => one !== '' && one !== 'identity');
  if (wanted.length === 0) return 'none';
  return wanted.includes('deflate') || wanted.includes('*') ? 'deflate' : null;
}

export function shardHandlers(context: CloudContext): RequestHandler[] {
  const all = '*/cloud/sls/:region/:project/logstores/:logstore/shards';
  const one = `${all}/:shard`;
  const read = inLogstore(context, (asked) =>
    withShard(asked, (within) => {
      switch (asked.url.searchParams.get('type')) {
        case 'cursor':
          return findCursor(context, within);
        case 'cursor_time':
          return cursorTime(within);
        case 'log':
        case 'logs':
          return pull(context, within);
        default:
          return refusal(400, 'ParameterInvalid', 'type should be cursor, cursor_time or logs.');
      }
    }),
  );
  const change = inLogstore(context, async ({ url, place, requestId }) => {
    const asked = parsed(changing, parameters(url));
    if (!asked.ok) return asked;
    const id = Number(partsOf(url)[5]);
    const before = new Set<number>();
    const done = await context.store.change(
      withLogstore(place, (logstore, now) => {
        for (const shard of logstore.shards) before.add(shard.id);
        return asked.value.action === 'split' ? splitShard(logstore, id, asked.value.key ?? null, now) : mergeShard(logstore, id, now);
      }),
    );
    if (!done.ok) return done;
    const { shards } = done.value;
    const fresh = shards.filter((shard) => !before.has(shard.id));
    const closed = shards.filter((shard) => shard.closedAt !== null && fresh.some(({ createdAt }) => createdAt === shard.closedAt));
    return answer([...closed, ...fresh].map(shown), requestId);
  });
  return [
    http.get(all, inLogstore(context, ({ logstore, requestId }) => answer(logstore.shards.map(shown), requestId))),
    http.get(one, read),
    http.head(one, read),
    http.post(one, change),
  ];
}
