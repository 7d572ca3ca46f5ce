import { expect, test } from 'vitest';
import { recorded, type RecordedAnswer } from '../testing/recorded.ts';
import { cursorTime, findCursor, pullLogs, readingOf } from './packets.ts';
import { getHistogram, getLogs } from './search.ts';
import { listShards, mergeShard, splitShard } from './shards.ts';

const store = { region: 'cn-hangzhou', project: 'flows', logstore: 'vpc_flow' };
const asked = { ...store, shard: 1, cursor: 'MTQ0Nw==', endCursor: null, count: 500 };
const base = '/sls/cn-hangzhou/flows/logstores/vpc_flow';
const shard = (shardID: number, status = 'readwrite'): object => ({ shardID, status, inclusiveBeginKey: '0'.repeat(32), exclusiveEndKey: 'f'.repeat(32), createTime: 9 });

function packet(body: ArrayBuffer, headers: Readonly<Record<string, string>> = {}): RecordedAnswer {
  return { headers: { 'Content-Type': 'application/x-protobuf', 'x-log-cursor': 'MTQ0OA==', 'x-log-count': '3', 'x-log-bodyrawsize': '42', 'x-log-compresstype': 'deflate', 'x-log-read-last-cursor': 'MTQ0OA==', ...headers }, body };
}

test('shards, whatever state they are in', async () => {
  const cloud = recorded({ body: [shard(0), shard(1, 'readonly'), shard(2, 'moving')] }, { body: [shard(0, 'readonly'), shard(3), shard(4)] }, { body: [shard(3, 'readonly')] });
  expect(await listShards(cloud, store)).toMatchObject({ value: [{ id: 0, status: 'readwrite', endKey: 'f'.repeat(32), createdAt: 9 }, { status: 'readonly' }, { status: 'readonly' }] });
  expect(await splitShard(cloud, { ...store, shard: 0, key: '7'.repeat(32) })).toMatchObject({ value: [{ id: 0 }, { id: 3 }, { id: 4 }] });
  expect(await mergeShard(cloud, { ...store, shard: 3 })).toMatchObject({ value: [{ id: 3 }] });
  expect(cloud.sent.map(({ method, line }) => `${method} ${line}`)).toEqual([`GET ${base}/shards`, `POST ${base}/shards/0?action=split&key=${'7'.repeat(32)}`, `POST ${base}/shards/3?action=merge`]);
});

test('cursors of a time, and times of a cursor', async () => {
  const cloud = recorded({ body: { cursor: 'MTQ0Nw==' } }, { body: { cursor: 'MQ==' } }, { body: { cursor_time: 1447299606 } });
  expect(await findCursor(cloud, { ...store, shard: 1, from: 1447299606.7 })).toEqual({ ok: true, value: 'MTQ0Nw==' });
  expect(await findCursor(cloud, { ...store, shard: 1, from: 'begin' })).toEqual({ ok: true, value: 'MQ==' });
  expect(await cursorTime(cloud, { ...store, shard: 1, cursor: 'MTQ0Nw==' })).toEqual({ ok: true, value: 1447299606 });
  expect(cloud.sent.map(({ line }) => line)).toEqual([`${base}/shards/1?type=cursor&from=1447299606`, `${base}/shards/1?type=cursor&from=begin`, `${base}/shards/1?type=cursor_time&cursor=MTQ0Nw%3D%3D`]);
});

test('a packet is handed on as it came', async () => {
  const body = new Uint8Array([1, 2, 3, 250]).buffer;
  const cloud = recorded(packet(body));
  const answer = await pullLogs(cloud, { ...asked, endCursor: 'OQ==' });
  expect(answer).toMatchObject({ ok: true, value: { compression: 'deflate', rawBytes: 42, groups: 3, next: 'MTQ0OA==', last: 'MTQ0OA==' } });
  expect(answer.ok && [...new Uint8Array(answer.value.bytes)]).toEqual([1, 2, 3, 250]);
  const [sent] = cloud.sent;
  expect(sent?.line).toBe(`${base}/shards/1?type=logs&cursor=MTQ0Nw%3D%3D&count=500&end_cursor=OQ%3D%3D`);
  expect([sent?.headers.get('Accept'), sent?.headers.get('x-log-compresstype')]).toEqual(['application/x-protobuf', 'deflate']);
});

test('a packet that says less than it should is still told apart from what is none', async () => {
  const body = new ArrayBuffer(0);
  const bare = { headers: { 'x-log-cursor': 'MQ==', 'x-log-count': '0' }, body };
  expect(await pullLogs(recorded(bare), asked)).toMatchObject({ value: { compression: 'none', rawBytes: null, groups: 0, next: 'MQ==', last: null } });
  expect(await pullLogs(recorded(packet(body, { 'x-log-compresstype': 'lz4' })), asked)).toMatchObject({ problem: { kind: 'unexpected', detail: expect.stringContaining('lz4') } });
  expect(await pullLogs(recorded({ body: '<html>' }), asked)).toMatchObject({ problem: { kind: 'unexpected', status: 200 } });
  const over = { status: 403, headers: { 'Retry-After': '2', 'x-log-requestid': 'Q' }, body: { errorCode: 'ReadQuotaExceed', errorMessage: 'Read QPS Exceed' } };
  expect(await pullLogs(recorded(over), asked)).toEqual({ ok: false, problem: { kind: 'refused', service: 'sls', status: 403, code: 'ReadQuotaExceed', message: 'Read QPS Exceed', requestId: 'Q', retryAfter: 2 } });
});

test('a reader of one logstore', async () => {
  const { signal } = new AbortController();
  const reading = readingOf(recorded({ body: [shard(0)] }, { body: { cursor: 'MQ==' } }, packet(new ArrayBuffer(2))), store);
  expect(await reading.shards(signal)).toMatchObject({ ok: true });
  expect(await reading.cursor(0, 'end', signal)).toEqual({ ok: true, value: 'MQ==' });
  expect(await reading.pull({ shard: 0, cursor: 'MQ==', endCursor: null, count: 10 }, signal)).toMatchObject({ value: { groups: 3 } });
});

test('searches', async () => {
  const meta = { progress: 'Incomplete', count: 1, processedRows: 1000, hasSQL: true, keys: ['c'], columnTypes: ['long'], limited: 100 };
  const cloud = recorded({ body: { meta, data: [{ c: '7' }] } }, { body: { meta: { progress: 'Complete', keys: null }, data: null } }, { body: [{ from: 0, to: 60, count: 5, progress: 'Complete' }, { from: 60, to: 120, count: '0', progress: 'Incomplete' }] });
  expect(await getLogs(cloud, { ...store, from: 0, to: 60, query: '* | select count(*) as c' })).toEqual({
    ok: true, value: { rows: [{ c: '7' }], keys: ['c'], complete: false, processedRows: 1000, hasSql: true, limited: 100 },
  });
  expect(await getLogs(cloud, { ...store, from: 0.4, to: 59.6, query: '', line: 20, offset: 40, reverse: true })).toMatchObject({ value: { rows: [], complete: true, limited: null } });
  expect(cloud.sent.map(({ method, line, body }) => [method, line, body])).toEqual([
    ['POST', `${base}/logs`, { from: 0, to: 60, query: '* | select count(*) as c' }], ['POST', `${base}/logs`, { from: 0, to: 60, query: '', line: 20, offset: 40, reverse: true }],
  ]);
  expect(await getHistogram(cloud, { ...store, from: 0, to: 120, query: 'action:REJECT' })).toEqual({ ok: true, value: [{ from: 0, to: 60, count: 5, complete: true }, { from: 60, to: 120, count: 0, complete: false }] });
  expect(cloud.sent[2]?.line).toBe(`${base}/index?type=histogram&from=0&to=120&query=action%3AREJECT`);
});
