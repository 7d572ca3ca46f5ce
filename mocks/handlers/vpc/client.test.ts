// The page's client of the VPC API and the demo cloud understand each other.

import { expect, test } from 'vitest';
import { createFlowLog, deleteFlowLog, modifyFlowLog, startFlowLog, stopFlowLog } from '../../../src/cloud/vpc/flow-log-deeds.ts';
import { listAllFlowLogs, listFlowLogs } from '../../../src/cloud/vpc/flow-log-list.ts';
import { listAllVpcs, listAllVSwitches, listRegions } from '../../../src/cloud/vpc/networks.ts';
import { flowLogServiceEnabled, openFlowLogService } from '../../../src/cloud/vpc/service.ts';
import { listAllVpnGateways } from '../../../src/cloud/vpc/vpn-gateways.ts';
import type { FlowLogWish } from '../../../src/model/cloud/flow-log.ts';
import { cloudRegions } from '../../../src/model/cloud/regions.ts';
import { testCloud } from '../../cloud/testing.ts';
import { vpcEntries } from '../../world/inventory.ts';
import { connectionTo, got } from '../client-testing.ts';
import { vpcHandlers } from './handlers.ts';

const region = 'cn-hangzhou';

test('networks, all pages of them', async () => {
  const connection = connectionTo(vpcHandlers(testCloud({ beginning: 'running' })));
  expect(await got(listRegions(connection, { region, language: 'en' }))).toHaveLength(cloudRegions.length);
  const vpcs = await got(listAllVpcs(connection, { region }));
  expect(vpcs.map(({ id }) => id).toSorted()).toEqual(vpcEntries.filter((one) => one.region === region).map(({ id }) => id).toSorted());
  const [{ id } = { id: '' }] = vpcs.filter(({ vswitches }) => vswitches.length > 1);
  expect((await got(listAllVSwitches(connection, { region, vpc: id }))).every(({ vpc }) => vpc === id)).toBe(true);
  const gateways = await got(listAllVpnGateways(connection, { region }));
  expect(gateways.some(({ enis }) => enis.length === 4)).toBe(true);
});

test('flow logs of the running account are read whole', async () => {
  const cloud = testCloud({ beginning: 'running' });
  const connection = connectionTo(vpcHandlers(cloud));
  const { state } = await cloud.store.read();
  const logs = await got(listAllFlowLogs(connection, { region }));
  expect(logs.map(({ id }) => id).toSorted()).toEqual(state.flowLogs.filter((one) => one.region === region && one.deletedAt === null).map(({ id }) => id).toSorted());
  expect(logs.filter(({ status }) => status === 'Unknown')).toEqual([]);
  const [some] = logs;
  expect(await got(listFlowLogs(connection, { region, id: some?.id ?? '' }))).toEqual({ items: [some], total: 1, page: 1, pageSize: 20 });
});

test('a life of a flow log', async () => {
  const cloud = testCloud({ beginning: 'running' });
  const connection = connectionTo(vpcHandlers(cloud));
  const [one] = await got(listAllFlowLogs(connection, { region }));
  if (one === undefined) throw new Error('There is none to go by.');
  const taken = new Set((await got(listAllFlowLogs(connection, { region }))).map(({ resourceId }) => resourceId));
  const free = (await got(listAllVpcs(connection, { region }))).find(({ id, name }) => !taken.has(id) && name.startsWith('team-'));
  const wish: FlowLogWish = {
    region, name: 'mine', description: '', resourceType: 'VPC', resourceId: free?.id ?? '', trafficType: 'Drop', project: one.project, logstore: one.logstore, interval: 1,
    paths: [], ipVersion: 'IPv4', tags: [{ key: 'team', value: 'web' }],
  };
  await cloud.store.change((state) => ({ ok: true, value: { state: { ...state, account: { ...state.account, flowLogQuota: 100 } }, value: null } }));
  const id = await got(createFlowLog(connection, wish));
  const seen = async () => (await got(listFlowLogs(connection, { region, id }))).items[0];
  expect(await seen()).toMatchObject({ ...wish, paths: ['all'], status: 'Activating' });
  expect(await stopFlowLog(connection, { region, id })).toMatchObject({ problem: { kind: 'refused', code: 'IncorrectStatus.flowlog', status: 400 } });
  cloud.time += 60;
  expect(await seen()).toMatchObject({ status: 'Active' });
  await got(modifyFlowLog(connection, { region, id, interval: 10, name: 'ours' }));
  cloud.time += 60;
  expect(await seen()).toMatchObject({ status: 'Active', interval: 10, name: 'ours' });
  await got(stopFlowLog(connection, { region, id }));
  cloud.time += 60;
  expect(await seen()).toMatchObject({ status: 'Inactive' });
  await got(startFlowLog(connection, { region, id }));
  cloud.time += 60;
  await got(deleteFlowLog(connection, { region, id }));
  cloud.time += 60;
  expect(await seen()).toBeUndefined();
});

test('first use', async () => {
  const connection = connectionTo(vpcHandlers(testCloud({ beginning: 'new' })));
  expect(await got(flowLogServiceEnabled(connection, { region }))).toBe(false);
  await got(openFlowLogService(connection, { region }));
  expect(await got(flowLogServiceEnabled(connection, { region }))).toBe(true);
  expect(await openFlowLogService(connection, { region: 'cn-nowhere' })).toMatchObject({ problem: { code: 'InvalidRegionId.NotFound' } });
});
