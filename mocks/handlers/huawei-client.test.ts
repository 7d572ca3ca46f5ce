// The page's clients of Huawei Cloud and the demo cloud understand each other.

import { expect, test } from 'vitest';
import { createRouterFlowLog, changeRouterFlowLog, deleteRouterFlowLog, disableRouterFlowLog, enableRouterFlowLog, listRouterFlowLogs } from '../../src/cloud/huawei-er/flow-logs.ts';
import { listAttachments, listRouters } from '../../src/cloud/huawei-er/routers.ts';
import { changeGroupRetention, createLogGroup, createLogStream, deleteLogStream, listLogGroups, listLogStreams } from '../../src/cloud/huawei-lts/groups.ts';
import { readLines } from '../../src/cloud/huawei-lts/lines.ts';
import { changeHuaweiFlowLog, createHuaweiFlowLog, deleteHuaweiFlowLog, listHuaweiFlowLogs } from '../../src/cloud/huawei-vpc/flow-logs.ts';
import { listHuaweiPorts, listHuaweiSubnets, listHuaweiVpcs } from '../../src/cloud/huawei-vpc/networks.ts';
import { attachmentKinds } from '../../src/model/cloud/huawei.ts';
import { testCloud, testNow, type TestCloud } from '../cloud/testing.ts';
import { cloudHandlers } from './all.ts';
import { connectionTo, got } from './client-testing.ts';

const region = 'cn-north-4';

function began(): { readonly cloud: TestCloud; readonly connection: ReturnType<typeof connectionTo> } {
  const cloud = testCloud({ beginning: 'new' });
  return { cloud, connection: connectionTo(cloudHandlers(cloud)) };
}

async function target(connection: ReturnType<typeof connectionTo>): Promise<{ readonly region: string; readonly group: string; readonly stream: string }> {
  const group = await got(createLogGroup(connection, { region, name: 'flows', ttlDays: 7 }));
  return { region, group, stream: await got(createLogStream(connection, { region, group, name: 'vpc' })) };
}

test('networks', async () => {
  const { connection } = began();
  const vpcs = await got(listHuaweiVpcs(connection, { region }));
  const subnets = await got(listHuaweiSubnets(connection, { region }));
  const ports = await got(listHuaweiPorts(connection, { region }));
  expect(vpcs.length).toBeGreaterThan(0);
  expect(subnets.every(({ vpc }) => vpcs.some(({ id }) => id === vpc))).toBe(true);
  expect(ports.every(({ subnet, vpc, address }) => subnets.some((one) => one.id === subnet && one.vpc === vpc) && address !== '')).toBe(true);
  const [first] = subnets;
  expect((await got(listHuaweiPorts(connection, { region, subnet: first?.id ?? '' }))).every(({ subnet }) => subnet === first?.id)).toBe(true);
});

test('log groups and streams', async () => {
  const { connection } = began();
  const { group, stream } = await target(connection);
  await got(changeGroupRetention(connection, { region, group, ttlDays: 30 }));
  expect(await got(listLogGroups(connection, { region }))).toEqual([{ id: group, name: 'flows', ttlDays: 30, createdAt: testNow }]);
  expect(await got(listLogStreams(connection, { region, group }))).toEqual([{ id: stream, name: 'vpc', group, createdAt: testNow }]);
  expect(await createLogGroup(connection, { region, name: 'flows', ttlDays: 7 })).toMatchObject({ problem: { kind: 'refused', code: 'LTS.0101' } });
  await got(deleteLogStream(connection, { region, group, stream }));
  expect(await got(listLogStreams(connection, { region, group }))).toEqual([]);
});

test('a flow log of a VPC, from its creation to its lines and its end', async () => {
  const { cloud, connection } = began();
  const to = await target(connection);
  const ports = await got(listHuaweiPorts(connection, { region }));
  const wish = { region, name: 'web', description: '', resourceType: 'vpc', resourceId: ports[0]?.vpc ?? '', trafficType: 'all', logGroup: to.group, logStream: to.stream, indexed: true } as const;
  const made = await got(createHuaweiFlowLog(connection, wish));
  expect(made).toMatchObject({ name: 'web', enabled: true, status: 'ACTIVE', createdAt: testNow, logStream: to.stream });
  expect(await createHuaweiFlowLog(connection, wish)).toMatchObject({ problem: { kind: 'refused', status: 409, code: 'VPC.3004' } });
  expect(await got(listHuaweiFlowLogs(connection, { region }))).toEqual([made]);
  cloud.time += 3600;
  const lines: string[] = [];
  for (let after: string | undefined; ;) {
    const page = await got(readLines(connection, { ...to, from: testNow, to: testNow + 3600, limit: 500, ...(after === undefined ? {} : { after }) }));
    lines.push(...page.lines.map(({ content }) => content));
    if (page.next === null) break;
    after = page.next;
  }
  expect(lines.length).toBeGreaterThan(100);
  expect(new Set(lines).size).toBe(lines.length);
  expect(await got(changeHuaweiFlowLog(connection, { region, id: made.id, name: 'web2', enabled: false }))).toMatchObject({ name: 'web2', status: 'DOWN' });
  await got(deleteHuaweiFlowLog(connection, { region, id: made.id }));
  expect(await deleteHuaweiFlowLog(connection, { region, id: made.id })).toMatchObject({ problem: { code: 'VPC.3005' } });
});

test('a flow log of an attachment, through its states', async () => {
  const { cloud, connection } = began();
  const { group: logGroup, stream: logStream } = await target(connection);
  const routers = await got(listRouters(connection, { region }));
  const all = (await Promise.all(routers.map(({ id }) => got(listAttachments(connection, { region, router: id }))))).flat();
  expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(attachmentKinds));
  const attachment = all.find(({ state }) => state === 'available');
  const at = { region, router: attachment?.router ?? '' };
  const { id, state } = await got(createRouterFlowLog(connection, { ...at, attachment: attachment?.id ?? '', name: 'edge', description: '', logGroup, logStream, token: 'once' }));
  expect(state).toBe('pending');
  const seen = async () => (await got(listRouterFlowLogs(connection, at))).find((one) => one.id === id);
  expect(await enableRouterFlowLog(connection, { ...at, id })).toMatchObject({ problem: { code: 'ER.04008502' } });
  cloud.time += 60;
  expect(await seen()).toMatchObject({ state: 'available', enabled: true, router: at.router, attachment: attachment?.id });
  await got(changeRouterFlowLog(connection, { ...at, id, name: 'border' }));
  cloud.time += 60;
  await got(disableRouterFlowLog(connection, { ...at, id }));
  cloud.time += 60;
  expect(await seen()).toMatchObject({ name: 'border', state: 'available', enabled: false });
  await got(enableRouterFlowLog(connection, { ...at, id }));
  cloud.time += 60;
  await got(deleteRouterFlowLog(connection, { ...at, id }));
  cloud.time += 60;
  expect(await seen()).toBeUndefined();
});
