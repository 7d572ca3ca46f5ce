import { expect, test } from 'vitest';
import { parseIpv4 } from '../../src/base/ip.ts';
import { attachmentKinds, huaweiRegions } from '../../src/model/cloud/huawei.ts';
import { allAttachments, attachments, routers } from './huawei-routers.ts';
import { canBeLogged, huawei, huaweiCovered, huaweiPorts, huaweiSubnets, huaweiVpcs, ports, projectOf } from './huawei.ts';

function within(address: string, cidr: string): boolean {
  const [network = '', length = ''] = cidr.split('/');
  const size = 2 ** (32 - Number(length));
  return Math.floor((parseIpv4(address) ?? -1) / size) === Math.floor((parseIpv4(network) ?? -2) / size);
}

test('ids are UUIDs, projects 32 digits, none of them twice', () => {
  const ids = [...huaweiVpcs, ...huaweiSubnets, ...huaweiPorts, ...routers, ...allAttachments].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))).toEqual([]);
  const projects = huaweiRegions.map(({ id }) => projectOf(id));
  expect(new Set(projects).size).toBe(projects.length);
  expect(projects.every((one) => /^[0-9a-f]{32}$/.test(one))).toBe(true);
});

test('an interface stands in its subnet, the subnet in its VPC, no address twice in a VPC', () => {
  for (const one of huaweiPorts) {
    const subnet = huaweiSubnets.find(({ id }) => id === one.subnet);
    const vpc = huaweiVpcs.find(({ id }) => id === one.vpc);
    expect(subnet?.vpc).toBe(vpc?.id);
    expect([one.region, subnet?.region]).toEqual([vpc?.region, vpc?.region]);
    expect(within(one.address, subnet?.cidr ?? '') && within(one.address, vpc?.cidr ?? '')).toBe(true);
  }
  expect(new Set(huaweiPorts.map(({ vpc, address }) => `${vpc} ${address}`)).size).toBe(huaweiPorts.length);
});

test('only servers of listed families have flow logs', () => {
  const flavours = ['c7.large.2', 'S6.small.1', 'kC1.large.2', 'aC9.large.2', 's2.medium.2', 'p1.2xlarge.8', 'c9x.large.2', null];
  expect(flavours.map((flavour) => canBeLogged({ flavour }))).toEqual([true, true, true, true, false, false, false, false]);
  expect([ports.web1, ports.balancer, ports.model1, ports.oldApp].map(canBeLogged)).toEqual([true, false, false, false]);
});

test('flow logs cover an interface, those of a subnet, those of a VPC; in their region', () => {
  expect(huaweiCovered('cn-north-4', 'port', ports.web1.id)).toEqual([ports.web1]);
  expect(huaweiCovered('cn-north-4', 'network', huawei.warehouse.id)).toEqual([ports.warehouse1, ports.warehouse2]);
  expect(huaweiCovered('cn-north-4', 'vpc', huawei.shop.id)?.length).toBeGreaterThan(12);
  expect(huaweiCovered('cn-south-1', 'vpc', huawei.shop.id)).toBeUndefined();
  expect(huaweiCovered('cn-north-4', 'network', huawei.shop.id)).toBeUndefined();
});

test('there is enough to search and page through, and a router with attachments of every kind', () => {
  expect(huaweiPorts.filter(({ region }) => region === 'cn-north-4').length).toBeGreaterThan(150);
  expect(huaweiSubnets.length).toBeGreaterThan(40);
  const beijing = allAttachments.filter(({ router }) => router === attachments.shop.router);
  expect(new Set(beijing.map(({ kind }) => kind))).toEqual(new Set(attachmentKinds));
  expect(new Set(allAttachments.map(({ state }) => state))).toEqual(new Set(['available', 'pending', 'failed']));
});
