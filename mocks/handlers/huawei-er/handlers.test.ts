import { beforeEach, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { allAttachments, attachments, routers, unready } from '../../world/huawei-routers.ts';
import { projectOf } from '../../world/huawei.ts';
import { cloudHandlers } from '../all.ts';
import { groupAndStream } from '../huawei-testing.ts';
import { type Answered, type Asking, asking } from '../testing.ts';

const region = 'cn-north-4';
const base = `huawei-er/${region}/v3/${projectOf(region)}/enterprise-router`;
const router = attachments.shop.router;
const logs = `${base}/${router}/flow-logs`;

let cloud: Asking;
let target: { readonly group: string; readonly stream: string };
const create = (change: Readonly<Record<string, unknown>> = {}, path = logs, headers: Readonly<Record<string, string>> = {}): Promise<Answered> => cloud.ask('POST', path, {
  headers,
  json: {
    flow_log: {
      name: 'circuit', description: '', resource_type: 'attachment', resource_id: attachments.globalGateway.id, log_group_id: target.group, log_stream_id: target.stream,
      log_store_type: 'LTS', ...change,
    },
  },
});
const one = v.object({ flow_log: v.object({ id: v.string() }) });
const created = async (change: Readonly<Record<string, unknown>> = {}): Promise<string> => v.parse(one, (await create(change)).body).flow_log.id;
const state = async (id: string): Promise<unknown> => (await cloud.ask('GET', `${logs}/${id}`)).body;

beforeEach(async () => {
  cloud = asking({ beginning: 'new' }, cloudHandlers);
  target = await groupAndStream(cloud, region);
});

const refusals: readonly (readonly [status: number, code: string, about: string, provoke: () => Promise<Answered>])[] = [
  [400, 'ER.04009005', 'no name', () => create({ name: '' })],
  [400, 'ER.04009005', 'a long description', () => create({ description: 'x'.repeat(256) })],
  [400, 'ER.04009005', 'another store', () => create({ log_store_type: 'OBS' })],
  [400, 'ER.04009005', 'a token that is too long', () => create({}, logs, { 'X-Client-Token': 'x'.repeat(65) })],
  [400, 'ER.04009005', 'no such stream', () => create({ log_stream_id: target.group })],
  [400, 'ER.04009005', 'no JSON', () => cloud.ask('POST', logs, { form: 'a=b' })],
  [400, 'ER.04008500', 'another type', () => create({ resource_type: 'vpc' })],
  [404, 'ER.04041001', 'no such router', () => create({}, `${base}/${target.group}/flow-logs`)],
  [404, 'ER.04041001', 'a router of another region', () => cloud.ask('GET', `${base}/${attachments.mirror.router}/attachments`)],
  [404, 'ER.04044001', 'no such attachment', () => create({ resource_id: attachments.mirror.id })],
  [400, 'ER.04004003', 'an attachment that is not there yet', () => create({ resource_id: unready[0].id }, `${base}/${unready[0].router}/flow-logs`)],
  [400, 'ER.04008503', 'the same again', async () => {
    await create();
    return create({ name: 'again' });
  }],
  [400, 'ER.04008502', 'while it is being made', async () => cloud.ask('DELETE', `${logs}/${await created()}`)],
  [400, 'ER.04008501', 'one that is not there', () => cloud.ask('PUT', `${logs}/${target.group}`, { json: { flow_log: { name: 'x' } } })],
  [400, 'ER.04009008', 'the twenty-first', async () => {
    const here = allAttachments.filter((each) => each.router === router);
    for (let i = 0; i < 20; i++) {
      const { group, stream } = await groupAndStream(cloud, region, `more-${i}`);
      const { status } = await create({ resource_id: here[i % here.length]?.id, log_group_id: group, log_stream_id: stream });
      if (status !== 202) throw new Error('One of twenty was refused.');
    }
    return create();
  }],
];

test.each(refusals)('refused with %i %s: %s', async (status, code, _about, provoke) => {
  const answer = await provoke();
  expect([answer.status, answer.body]).toMatchObject([status, { error_code: code }]);
  expect(answer.body).toHaveProperty('request_id');
});

describe('flow logs of a router', () => {
  test('are pending for some seconds, then available', async () => {
    const answer = await create();
    expect(answer).toMatchObject({
      status: 202,
      body: {
        flow_log: {
          name: 'circuit', project_id: projectOf(region), resource_type: 'attachment', resource_id: attachments.globalGateway.id, log_store_type: 'LTS', log_aggregation_interval: 600,
          state: 'pending', enabled: true, created_at: '2026-02-05T12:00:00.000Z',
        },
      },
    });
    const { flow_log: { id } } = v.parse(one, answer.body);
    cloud.cloud.time += 3;
    expect(await state(id)).toMatchObject({ flow_log: { state: 'pending' } });
    cloud.cloud.time += 7;
    expect(await state(id)).toMatchObject({ flow_log: { state: 'available' } });
  });

  test('are renamed, disabled, enabled and deleted, each a little later; nothing can be done meanwhile', async () => {
    const id = await created();
    cloud.cloud.time += 10;
    expect(await cloud.ask('PUT', `${logs}/${id}`, { json: { flow_log: { name: 'renamed' } } })).toMatchObject({ status: 202, body: { flow_log: { name: 'renamed', state: 'modifying' } } });
    expect(await cloud.ask('POST', `${logs}/${id}/disable`)).toMatchObject({ status: 400, body: { error_code: 'ER.04008502' } });
    cloud.cloud.time += 5;
    expect(await cloud.ask('POST', `${logs}/${id}/disable`)).toMatchObject({ status: 202, body: { flow_log: { enabled: false, state: 'modifying' } } });
    cloud.cloud.time += 5;
    expect(await cloud.ask('POST', `${logs}/${id}/disable`)).toMatchObject({ status: 202, body: { flow_log: { enabled: false, state: 'available' } } });
    expect(await cloud.ask('POST', `${logs}/${id}/enable`)).toMatchObject({ status: 202, body: { flow_log: { enabled: true } } });
    cloud.cloud.time += 5;
    expect(await cloud.ask('DELETE', `${logs}/${id}`)).toMatchObject({ status: 202, body: { flow_log: { state: 'deleting' } } });
    cloud.cloud.time += 5;
    expect((await cloud.ask('GET', logs)).body).toMatchObject({ flow_logs: [] });
    const { huawei: { routerFlowLogs } } = await cloud.state();
    expect(routerFlowLogs[0]?.captures.map(({ from, to }) => (to ?? 0) - from)).toEqual([expect.any(Number), expect.any(Number)]);
  });

  test('are not made twice for one token, whose answer may have got lost', async () => {
    const token = { 'X-Client-Token': 'a-token' };
    const first = v.parse(one, (await create({}, logs, token)).body).flow_log.id;
    expect(v.parse(one, (await create({}, logs, token)).body).flow_log.id).toBe(first);
    expect((await create({}, logs, { 'X-Client-Token': 'another' })).body).toMatchObject({ error_code: 'ER.04008503' });
    expect((await cloud.ask('GET', logs)).body).toMatchObject({ page_info: { current_count: 1 } });
  });

  test('are sorted, filtered by attachment and paged', async () => {
    for (const [name, resource] of [['a', attachments.vpn], ['c', attachments.shop], ['b', attachments.data]] as const) await create({ name, resource_id: resource.id });
    expect((await cloud.ask('GET', `${logs}?sort_key=name&sort_dir=desc`)).body).toMatchObject({ flow_logs: [{ name: 'c' }, { name: 'b' }, { name: 'a' }], page_info: { current_count: 3 } });
    expect((await cloud.ask('GET', `${logs}?resource_id=${attachments.vpn.id}&resource_id=${attachments.shop.id}&sort_key=name`)).body).toMatchObject({ flow_logs: [{ name: 'a' }, { name: 'c' }] });
    const first = v.parse(v.object({ flow_logs: v.array(v.object({ id: v.string() })), page_info: v.object({ next_marker: v.string() }) }), (await cloud.ask('GET', `${logs}?limit=2`)).body);
    expect(first.page_info.next_marker).toBe(first.flow_logs[1]?.id);
    expect((await cloud.ask('GET', `${logs}?limit=2&marker=${first.page_info.next_marker}`)).body).toMatchObject({ page_info: { current_count: 1 } });
    expect((await cloud.ask('GET', `${logs}?sort_key=size`)).status).toBe(400);
  });
});

test('routers and their attachments of all five kinds are looked up', async () => {
  expect((await cloud.ask('GET', `${base}/instances`)).body).toMatchObject({ instances: [{ id: router, name: 'er-beijing', state: 'available' }, { name: 'er-lab' }], page_info: { current_count: 2 } });
  const { body } = await cloud.ask('GET', `${base}/${router}/attachments`);
  const { attachments: found } = v.parse(v.object({ attachments: v.array(v.object({ id: v.string(), resource_type: v.string(), state: v.string() })) }), body);
  expect(new Set(found.map((each) => each.resource_type))).toEqual(new Set(['vpc', 'vgw', 'vpn', 'peering', 'gdgw']));
  expect((await cloud.ask('GET', `${base}/${router}/attachments?resource_type=vgw`)).body).toMatchObject({ attachments: [{ name: 'datacentre-virtual' }] });
  expect(routers.length).toBe(3);
});
