import { beforeEach, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { ports } from '../../world/huawei.ts';
import { cloudHandlers } from '../all.ts';
import { groupAndStream, streamLines } from '../huawei-testing.ts';
import { type Answered, type Asking, asking } from '../testing.ts';

const region = 'cn-north-4';
const groups = `huawei-lts/${region}/v2/-/groups`;

let cloud: Asking;
let target: { readonly group: string; readonly stream: string };
beforeEach(async () => {
  cloud = asking({ beginning: 'new' }, cloudHandlers);
  target = await groupAndStream(cloud, region);
});

const newGroup = (json: unknown): Promise<Answered> => cloud.ask('POST', groups, { json });
const newStream = (json: unknown, group = target.group): Promise<Answered> => cloud.ask('POST', `${groups}/${group}/streams`, { json });
const read = (json: unknown, stream = target.stream): Promise<Answered> => cloud.ask('POST', `${groups}/${target.group}/streams/${stream}/content/query`, { json });
const none = '00000000-0000-4000-a000-000000000000';

const refusals: readonly (readonly [code: string, about: string, provoke: () => Promise<Answered>])[] = [
  ['LTS.0007', 'no JSON', () => cloud.ask('POST', groups, { form: 'a=b' })],
  ['LTS.0009', 'a name that begins with a dot', () => newGroup({ log_group_name: '.a', ttl_in_days: 7 })],
  ['LTS.0009', 'no name', () => newGroup({ ttl_in_days: 7 })],
  ['LTS.0009', 'kept for two years', () => newGroup({ log_group_name: 'a', ttl_in_days: 730 })],
  ['LTS.0101', 'a group of that name', () => newGroup({ log_group_name: 'flows', ttl_in_days: 7 })],
  ['LTS.0104', 'the hundred and first group', async () => {
    await cloud.change((state) => ({ ...state, huawei: { ...state.huawei, groups: Array.from({ length: 100 }, (_, i) => ({ id: `${i}`, region, name: `${i}`, ttlDays: 7, createdAt: 0 })) } }));
    return newGroup({ log_group_name: 'a', ttl_in_days: 7 });
  }],
  ['LTS.0201', 'no such group', () => newStream({ log_stream_name: 'a' }, none)],
  ['LTS.0201', 'a group of another region', async () => newStream({ log_stream_name: 'a' }, (await groupAndStream(cloud, 'cn-south-1')).group)],
  ['LTS.0205', 'a stream of that name', () => newStream({ log_stream_name: 'flows' })],
  ['LTS.0206', 'the hundred and first stream', async () => {
    await cloud.change((state) => ({ ...state, huawei: { ...state.huawei, streams: Array.from({ length: 100 }, (_, i) => ({ id: `${i}`, region, name: `${i}`, group: target.group, createdAt: 0 })) } }));
    return newStream({ log_stream_name: 'a' });
  }],
  ['LTS.0208', 'no such stream', () => read({ start_time: '1770292800000', end_time: '1770296400000' }, none)],
  ['LTS.0009', 'a time that is no time', () => read({ start_time: 'now', end_time: '1770296400000' })],
  ['LTS.0009', 'an end before the beginning', () => read({ start_time: '1770296400000', end_time: '1770292800000' })],
  ['LTS.0009', 'more than 5000 lines', () => read({ start_time: '1770292800000', end_time: '1770296400000', limit: 5001 })],
];

test.each(refusals)('refused with %s: %s', async (code, _about, provoke) => {
  expect(await provoke()).toMatchObject({ status: 400, body: { error_code: code } });
});

test('groups and streams are listed, kept longer, deleted with what is in them', async () => {
  expect((await cloud.ask('GET', groups)).body).toEqual({ log_groups: [{ creation_time: 1_770_292_800_000, log_group_name: 'flows', log_group_id: target.group, ttl_in_days: 7, tag: {} }] });
  expect((await cloud.ask('GET', `${groups}/${target.group}/streams`)).body).toMatchObject({ log_streams: [{ log_stream_name: 'flows', log_stream_id: target.stream }] });
  expect((await cloud.ask('POST', `${groups}/${target.group}`, { json: { ttl_in_days: 30 } })).body).toMatchObject({ ttl_in_days: 30 });
  expect((await cloud.ask('DELETE', `${groups}/${target.group}`)).status).toBe(204);
  expect((await cloud.ask('GET', `${groups}/${target.group}/streams`)).body).toMatchObject({ error_code: 'LTS.0201' });
  expect((await cloud.state()).huawei.streams).toEqual([]);
});

describe('reading a stream', () => {
  const page = v.object({ count: v.optional(v.number()), logs: v.array(v.object({ content: v.string(), line_num: v.string() })) });
  const start = 1_770_292_800;
  let body: { readonly start_time: string; readonly end_time: string };
  const lines = async (change: object): Promise<v.InferOutput<typeof page>> => v.parse(page, (await read({ ...body, ...change })).body);

  beforeEach(async () => {
    await cloud.ask('POST', `huawei-vpc/${region}/v1/-/fl/flow_logs`, {
      json: { flow_log: { name: 'web', resource_type: 'port', resource_id: ports.web1.id, traffic_type: 'all', log_group_id: target.group, log_topic_id: target.stream } },
    });
    cloud.cloud.time += 3600;
    body = { start_time: String(start * 1000), end_time: String((start + 3600) * 1000) };
  });

  test('pages hold each line once, in the order of receipt, forwards and back, from either end', async () => {
    const { logs, count } = await lines({ is_count: true });
    expect(count).toBe(logs.length);
    expect(logs.length).toBeGreaterThan(100);
    const numbers = logs.map(({ line_num: line }) => BigInt(line));
    expect(numbers.every((line, i) => i === 0 || line > (numbers[i - 1] ?? line))).toBe(true);
    expect(await streamLines(cloud, region, target, start, start + 3600, 17)).toEqual(logs.map(({ content }) => content));
    const at = logs[50]?.line_num;
    expect((await lines({ line_num: at, search_type: 'forwards', limit: 3 })).logs).toEqual(logs.slice(51, 54));
    expect((await lines({ line_num: at, search_type: 'backwards', limit: 3 })).logs).toEqual(logs.slice(47, 50));
    expect((await lines({ is_desc: true, limit: 3 })).logs).toEqual(logs.toReversed().slice(0, 3));
    expect((await lines({ is_desc: true, line_num: at, search_type: 'forwards', limit: 3 })).logs).toEqual(logs.slice(47, 50).toReversed());
  });

  test('keywords choose lines', async () => {
    const { logs } = await lines({ keywords: 'REJECT' });
    expect(logs.length).toBeGreaterThan(0);
    expect(logs.every(({ content }) => content.includes(' REJECT '))).toBe(true);
  });

  test('nothing is there before it was received, nor after it was kept', async () => {
    expect((await lines({ end_time: String((start + 600) * 1000) })).logs).toEqual([]);
    cloud.cloud.time += 8 * 86400;
    expect((await lines({})).logs).toEqual([]);
  });
});
