// The guide to flow logs: authorising, creating a flow log, and what its intervals and choices mean for the records.

import { describe, expect, test } from 'vitest';
import { vpcs } from '../../world/vpc.ts';
import { instances } from '../../world/instances.ts';
import { consoleAt, createFlowLog, firstUse, pulled, today } from './console.ts';
import type { Asking } from '../testing.ts';

const eni = instances.ecs1.primary.id;

describe('the first use', () => {
  test('each step that is missing is named by the service', async () => {
    const console = consoleAt(today(12));
    const create = (): ReturnType<Asking['rpc']> => console.rpc('vpc', 'CreateFlowLog', {
      RegionId: 'cn-hangzhou', ResourceType: 'VPC', ResourceId: vpcs.production.id, TrafficType: 'All', ProjectName: 'seed-flow-logs', LogStoreName: 'flow-logs',
    });
    expect((await create()).body).toMatchObject({ Code: 'OptInRequired.FlowLog' });
    await console.rpc('vpc', 'OpenFlowLogService', { RegionId: 'cn-hangzhou' });
    expect((await create()).body).toMatchObject({ Code: 'Unauthorized' });
    expect((await console.ask('GET', 'sls/cn-hangzhou/')).body).toMatchObject({ errorMessage: 'SLS service has not opened.' });
    expect((await console.rpc('vpc', 'GetFlowLogServiceStatus', { RegionId: 'cn-hangzhou' })).body).toMatchObject({ Enabled: true });
    await firstUse(console);
    expect((await create()).body).toMatchObject({ Success: 'true' });
  });
});

/** Records of the connection that stays open from ECS1 to ECS2, in one hour of record time. */
async function persistent(intervals: readonly string[]): Promise<number> {
  const console = consoleAt(today(15));
  await firstUse(console);
  const [first = '10', second] = intervals;
  await createFlowLog(console, 'NetworkInterface', eni, { AggregationInterval: first });
  if (second !== undefined) await createFlowLog(console, 'VPC', vpcs.production.id, { AggregationInterval: second });
  console.cloud.time += 3600 + 1500;
  const records = await pulled(console);
  return records.filter((one) => one.eni === eni && one.src === '10.0.0.1' && one.dst === '10.0.0.2' && one.dstPort === 9000 && one.start >= today(15, 10) && one.start < today(16, 10)).length;
}

test.each([[['1'], 60], [['5'], 12], [['10'], 6], [['10', '1'], 60], [['5', '10'], 12]] as const)('a connection that stays open makes, with intervals of %j minutes, %i records an hour', async (intervals, count) => {
  expect(await persistent(intervals)).toBe(count);
});

test('allowed and denied traffic, IPv4 alone and both versions', async () => {
  const verdicts = async (wish: Readonly<Record<string, string>>): Promise<string[]> => {
    const console = consoleAt(today(15));
    await firstUse(console);
    await createFlowLog(console, 'NetworkInterface', eni, wish);
    console.cloud.time += 1200;
    const records = await pulled(console);
    return [...new Set(records.map(({ action, src }) => `${action} ${src.includes(':') ? 'IPv6' : 'IPv4'}`))].sort();
  };
  expect(await verdicts({ TrafficType: 'Allow' })).toEqual(['ACCEPT IPv4']);
  expect(await verdicts({ TrafficType: 'Drop' })).toEqual(['REJECT IPv4']);
  expect(await verdicts({ TrafficType: 'All', IpVersion: 'DualStack' })).toEqual(['ACCEPT IPv4', 'ACCEPT IPv6', 'REJECT IPv4']);
});

test('stopping ends the records, deleting keeps those that were delivered', async () => {
  const console = consoleAt(today(15));
  await firstUse(console);
  const id = await createFlowLog(console, 'NetworkInterface', eni);
  console.cloud.time += 600;
  expect((await console.rpc('vpc', 'DeactiveFlowLog', { RegionId: 'cn-hangzhou', FlowLogId: id })).status).toBe(200);
  console.cloud.time += 600;
  const stopped = await pulled(console);
  expect(stopped.length).toBeGreaterThan(50);
  expect((await console.rpc('vpc', 'DeleteFlowLog', { RegionId: 'cn-hangzhou', FlowLogId: id })).status).toBe(200);
  console.cloud.time += 600;
  expect((await pulled(console)).length).toBe(stopped.length);
});
