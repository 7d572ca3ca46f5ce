import { beforeEach, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { huawei, huaweiPorts, ports, projectOf } from '../../world/huawei.ts';
import { cloudHandlers } from '../all.ts';
import { type Answered, type Asking, asking } from '../testing.ts';
import { groupAndStream } from '../huawei-testing.ts';

const region = 'cn-north-4';
const base = `huawei-vpc/${region}/v1/${projectOf(region)}`;

let cloud: Asking;
let target: { readonly group: string; readonly stream: string };
const create = (change: Readonly<Record<string, unknown>> = {}, path = `${base}/fl/flow_logs`): Promise<Answered> => cloud.ask('POST', path, {
  json: {
    flow_log: {
      name: 'shop-all', description: 'All of the shop', resource_type: 'vpc', resource_id: huawei.shop.id, traffic_type: 'all',
      log_group_id: target.group, log_topic_id: target.stream, ...change,
    },
  },
});
const one = v.object({ flow_log: v.object({ id: v.string() }) });
const created = async (change: Readonly<Record<string, unknown>> = {}): Promise<string> => v.parse(one, (await create(change)).body).flow_log.id;

beforeEach(async () => {
  cloud = asking({ beginning: 'new' }, cloudHandlers);
  target = await groupAndStream(cloud, region);
});

const refusals: readonly (readonly [status: number, code: string, about: string, provoke: () => Promise<Answered>])[] = [
  [400, 'VPC.3001', 'no name', () => create({ name: '' })],
  [400, 'VPC.3001', 'a name with a space', () => create({ name: 'shop all' })],
  [400, 'VPC.3001', 'a long name', () => create({ name: 'x'.repeat(65) })],
  [400, 'VPC.3001', 'a description with angle brackets', () => create({ description: '<b>' })],
  [400, 'VPC.3001', 'no such type', () => create({ resource_type: 'router' })],
  [400, 'VPC.3001', 'no such traffic', () => create({ traffic_type: 'drop' })],
  [400, 'VPC.3001', 'no log group', () => create({ log_group_id: undefined })],
  [400, 'VPC.3001', 'no JSON', () => cloud.ask('POST', `${base}/fl/flow_logs`, { form: 'a=b' })],
  [404, 'VPC.3002', 'no such VPC', () => create({ resource_id: huawei.web.id })],
  [404, 'VPC.3002', 'a VPC of another region', async () => {
    const other = await groupAndStream(cloud, 'cn-south-1');
    return create({ log_group_id: other.group, log_topic_id: other.stream }, `huawei-vpc/cn-south-1/v1/-/fl/flow_logs`);
  }],
  [400, 'VPC.3002', 'an interface of a family that has none', () => create({ resource_type: 'port', resource_id: ports.model1.id })],
  [400, 'VPC.3002', 'an interface without a server', () => create({ resource_type: 'port', resource_id: ports.balancer.id })],
  [400, 'VPC.3002', 'no such stream', () => create({ log_topic_id: target.group })],
  [409, 'VPC.3004', 'the same again', async () => {
    await create();
    return create({ name: 'again' });
  }],
  [409, 'VPC.3003', 'the eleventh', async () => {
    for (const { id } of huaweiPorts.filter(({ name }) => /^plc-.*-1$/.test(name)).slice(0, 10)) {
      if ((await create({ resource_type: 'port', resource_id: id })).status !== 201) throw new Error('One of ten was refused.');
    }
    return create();
  }],
  [409, 'VPC.3003', 'by scenario', async () => {
    await cloud.change((state) => ({ ...state, scenarios: ['quota-exceeded'] }));
    return create();
  }],
  [404, 'VPC.3005', 'one that is not there', () => cloud.ask('GET', `${base}/fl/flow_logs/${target.group}`)],
  [404, 'VPC.3005', 'a change of one that is not there', () => cloud.ask('PUT', `${base}/fl/flow_logs/${target.group}`, { json: { flow_log: { name: 'x' } } })],
  [404, 'VPC.3005', 'deleted twice', async () => {
    const id = await created();
    await cloud.ask('DELETE', `${base}/fl/flow_logs/${id}`);
    return cloud.ask('DELETE', `${base}/fl/flow_logs/${id}`);
  }],
  [400, 'VPC.3001', 'a marker that is not there', () => cloud.ask('GET', `${base}/ports?marker=nothing`)],
];

describe('refused', () => {
  test.each(refusals)('%i %s: %s', async (status, code, _about, provoke) => {
    const answer = await provoke();
    expect([answer.status, answer.body]).toMatchObject([status, { code }]);
    expect(answer.headers.get('X-Request-Id')).toMatch(/^[0-9A-F-]{36}$/);
  });

  test('by the gateway: another project, no such region, an expired token', async () => {
    expect(await cloud.ask('GET', `huawei-vpc/${region}/v1/${projectOf('cn-south-1')}/vpcs`)).toMatchObject({ status: 401, body: { error_code: 'APIGW.0301' } });
    expect(await cloud.ask('GET', 'huawei-vpc/cn-nowhere/v1/-/vpcs')).toMatchObject({ status: 404, body: { error_code: 'APIGW.0101' } });
    await cloud.change((state) => ({ ...state, scenarios: ['expired-token'] }));
    expect(await cloud.ask('GET', `${base}/vpcs`)).toMatchObject({ status: 401, body: { error_code: 'APIGW.0301' } });
  });
});

describe('flow logs', () => {
  test('are active at once and listed; the same resource may have one of another filter', async () => {
    const answer = await create({ index_enabled: true });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        flow_log: {
          name: 'shop-all', tenant_id: projectOf(region), resource_type: 'vpc', resource_id: huawei.shop.id, traffic_type: 'all', log_group_id: target.group, log_topic_id: target.stream,
          log_store_type: 'lts', index_enabled: true, admin_state: true, status: 'ACTIVE', created_at: '2026-02-05T12:00:00',
        },
      },
    });
    expect((await create({ name: 'shop-rejected', traffic_type: 'reject' })).status).toBe(201);
    const list = await cloud.ask('GET', `${base}/fl/flow_logs?traffic_type=reject`);
    expect(list.body).toMatchObject({ flow_logs: [{ name: 'shop-rejected' }] });
    expect((await cloud.ask('GET', `${base}/fl/flow_logs?limit=1`)).body).toMatchObject({ flow_logs: [{ name: 'shop-all' }] });
  });

  test('are renamed, switched off and on from the next window on, and deleted', async () => {
    const id = await created();
    cloud.cloud.time += 3700;
    const off = await cloud.ask('PUT', `${base}/fl/flow_logs/${id}`, { json: { flow_log: { name: 'renamed', admin_state: false } } });
    expect(off).toMatchObject({ status: 200, body: { flow_log: { name: 'renamed', description: 'All of the shop', admin_state: false, status: 'DOWN' } } });
    const now = cloud.cloud.time;
    const { huawei: { flowLogs } } = await cloud.state();
    expect(flowLogs[0]?.captures).toEqual([{ from: now - 3700, to: Math.ceil(now / 600) * 600 }]);
    cloud.cloud.time += 1800;
    const on = await cloud.ask('PUT', `${base}/fl/flow_logs/${id}`, { json: { flow_log: { admin_state: true } } });
    expect(on.body).toMatchObject({ flow_log: { status: 'ACTIVE' } });
    expect((await cloud.ask('DELETE', `${base}/fl/flow_logs/${id}`)).status).toBe(204);
    expect((await cloud.ask('GET', `${base}/fl/flow_logs`)).body).toEqual({ flow_logs: [] });
  });

  test('are in error once their stream is gone', async () => {
    const id = await created();
    expect((await cloud.ask('DELETE', `huawei-lts/${region}/v2/-/groups/${target.group}/streams/${target.stream}`)).status).toBe(204);
    expect((await cloud.ask('GET', `${base}/fl/flow_logs/${id}`)).body).toMatchObject({ flow_log: { status: 'ERROR' } });
  });
});

describe('look-ups', () => {
  test('VPCs, subnets of one VPC, ports with the flavour of their server', async () => {
    expect((await cloud.ask('GET', `${base}/vpcs`)).body).toMatchObject({ vpcs: [{ id: huawei.shop.id, name: 'shop', cidr: '192.168.0.0/16' }, { name: 'data' }, { name: 'plant' }] });
    expect((await cloud.ask('GET', `${base}/subnets?vpc_id=${huawei.data.id}`)).body).toMatchObject({ subnets: [{ id: huawei.warehouse.id, name: 'data-warehouse', vpc_id: huawei.data.id, availability_zone: 'cn-north-4a' }] });
    expect((await cloud.ask('GET', `${base}/ports?id=${ports.web1.id}`)).body).toMatchObject({ ports: [{ name: 'web-1', flavor: 'c7.large.2', fixed_ips: [{ ip_address: '192.168.0.154' }], network_id: huawei.web.id }] });
    const { body } = await cloud.ask('GET', `${base}/ports?id=${ports.balancer.id}`);
    expect(body).toMatchObject({ ports: [{ device_id: '', instance_type: 'ELB' }] });
    expect(JSON.stringify(body)).not.toContain('flavor');
  });

  test('pages of hundreds by marker, each once', async () => {
    const page = v.object({ ports: v.array(v.object({ id: v.string() })) });
    const found: string[] = [];
    for (let marker = ''; ;) {
      const { body } = await cloud.ask('GET', `${base}/ports?limit=50${marker}`);
      const ids = v.parse(page, body).ports.map(({ id }) => id);
      if (ids.length === 0) break;
      found.push(...ids);
      marker = `&marker=${ids.at(-1)}`;
    }
    expect(found).toEqual(huaweiPorts.filter((port) => port.region === region).map(({ id }) => id));
    expect(found.length).toBeGreaterThan(150);
  });
});
