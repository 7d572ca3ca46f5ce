// "Analyze VPN gateway traffic with ENI flow logs", from its first step to its last result.

import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { consoleAt, createFlowLog, firstUse, highest, pulled, type SeenRecord, summed, today } from './console.ts';

const gateways = v.object({ VpnGateways: v.object({ VpnGateway: v.array(v.object({ Name: v.string(), VpnGatewayId: v.string(), EniInstanceIds: v.object({ EniInstanceId: v.array(v.string()) }) })) }) });
const interfaces = v.object({ NetworkInterfaceSets: v.object({ NetworkInterfaceSet: v.array(v.object({ NetworkInterfaceId: v.string(), NetworkInterfaceName: v.string() })) }) });

const row = ({ eni, src, dst, direction }: SeenRecord): string => [eni, src, dst, direction].join(' ');
const bytes = ({ bytes: own }: SeenRecord): number => own;

// At any time of day: before dawn, in the morning, in the evening.
test.each([[4, 10], [10, 35], [20, 0]])('of a flow log that is made at %i:%i', async (hour, minute) => {
  const console = consoleAt(today(hour, minute));
  await firstUse(console);

  // Step 1: the interfaces that the gateway made, by id and name.
  const { VpnGateways } = v.parse(gateways, (await console.rpc('vpc', 'DescribeVpnGateways', { RegionId: 'cn-hangzhou' })).body);
  const gateway = VpnGateways.VpnGateway.find(({ Name }) => Name === 'branch-vpn');
  const enis = gateway?.EniInstanceIds.EniInstanceId ?? [];
  const named = v.parse(interfaces, (await console.rpc('ecs', 'DescribeNetworkInterfaces', { RegionId: 'cn-hangzhou', 'NetworkInterfaceId.1': enis[0], 'NetworkInterfaceId.2': enis[1] })).body);
  const names = new Map(named.NetworkInterfaceSets.NetworkInterfaceSet.map((one) => [one.NetworkInterfaceName, one.NetworkInterfaceId]));
  expect([...names.keys()].sort()).toEqual(['branch-vpn-tunnel-1', 'branch-vpn-tunnel-2']);

  // Step 2: a flow log for each, one minute, one Logstore.
  for (const eni of enis) await createFlowLog(console, 'NetworkInterface', eni);

  // Step 3, a quarter of an hour later.
  console.cloud.time += 900;
  const records = await pulled(console);
  const now = console.cloud.time;
  const last = records.filter(({ start }) => start >= now - 900);
  expect(new Set(last.map(({ eni }) => eni))).toEqual(new Set([names.get('branch-vpn-tunnel-1')]));
  const sums = summed(last, row, bytes);
  const active = names.get('branch-vpn-tunnel-1') ?? '';
  // ECS1 is 10.20.0.11, ECS4 is 192.168.100.4; `in` is from the VPC to the interface.
  expect(highest(sums).slice(0, 2)).toEqual([`${active} 10.20.0.11 192.168.100.4 in`, `${active} 192.168.100.4 10.20.0.11 out`]);
  expect(last.filter(({ src, dst }) => src === '10.20.0.12' || dst === '10.20.0.12')).toEqual([]);
  for (const { direction, src, dst } of last) expect((direction === 'in' ? src : dst).startsWith('10.20.')).toBe(true);
});

describe('of what the running account collected', () => {
  test('ECS2 has been silent for a quarter of an hour, and was not before', async () => {
    const now = today(20);
    const console = consoleAt(now, 'running');
    const records = (await pulled(console, { project: 'vpc-flow-prod', logstore: 'vpc-flowlog' }, now - 3600)).filter(({ src, dst, path }) => path === '9' && [src, dst].some((one) => one.startsWith('10.20.')));
    const ofEcs2 = records.filter(({ src, dst }) => src === '10.20.0.12' || dst === '10.20.0.12').map(({ start }) => start);
    expect(Math.max(...ofEcs2)).toBeLessThan(now - 900);
    expect(Math.max(...ofEcs2)).toBeGreaterThan(now - 1020);
    const last = records.filter(({ start }) => start >= now - 900);
    expect(highest(summed(last, ({ src, dst }) => [src, dst].sort().join(' '), bytes))[0]).toBe('10.20.0.11 192.168.100.4');
  });
});
