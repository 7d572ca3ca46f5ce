import { expect, test } from 'vitest';
import type { FlowLog } from '../../../model/cloud/flow-log.ts';
import type { CloudEni, CloudVpc, CloudVSwitch } from '../../../model/cloud/network.ts';
import { coverageTree } from './tree.ts';
import { pathTo, visibleNodes } from './visible.ts';

const vpc: CloudVpc = { id: 'vpc-prod', name: 'prod', region: 'cn-hangzhou', cidr: '10.0.0.0/16', secondaryCidrs: [], ipv6Cidr: null, vswitches: [], createdAt: 0 };
const vswitch = (id: string): CloudVSwitch => ({ id, name: id, vpc: vpc.id, zone: '', cidr: '10.0.0.0/24', ipv6Cidr: null, freeAddresses: 1 });
function eni(id: string, vswitchId: string): CloudEni {
  return { id, name: '', type: 'Primary', status: 'InUse', instance: null, serviceManaged: false, vpc: vpc.id, vswitch: vswitchId, zone: '', address: '10.0.0.4', ipv6: [], publicIp: null, securityGroups: [], createdAt: 0 };
}
function log(over: Partial<FlowLog>): FlowLog {
  return {
    id: 'fl-1', region: 'cn-hangzhou', name: 'one', description: '', createdAt: 0, resourceType: 'VPC', resourceId: vpc.id, trafficType: 'All', project: 'p', logstore: 'l', interval: 10,
    paths: ['all'], ipVersion: 'IPv4', status: 'Active', business: 'Normal', delivery: { ok: true }, managed: false, tags: [], ...over,
  };
}
function treeOf(...logs: readonly FlowLog[]) {
  return coverageTree({ vpcs: [vpc], vswitches: [vswitch('vsw-a'), vswitch('vsw-b')], enis: [...Array.from({ length: 23 }, (_, at) => eni(`eni-a${at}`, 'vsw-a')), eni('eni-b', 'vsw-b')], logs });
}
function deedsOf(...logs: readonly FlowLog[]) {
  return visibleNodes(treeOf(...logs), () => true, new Set()).filter(({ level }) => level < 3).map(({ deed }) => deed?.kind ?? null);
}

test('what helps is said where it helps: on the flow log that is there, else by a new one', () => {
  expect(deedsOf()).toEqual(['create', 'create', 'create']);
  expect(deedsOf(log({}))).toEqual([null, null, null]);
  expect(deedsOf(log({ delivery: { ok: false, error: 'UnavaliableTarget' } }))).toEqual(['repair', null, null]);
  expect(deedsOf(log({ status: 'Inactive' }))).toEqual(['start', null, null]);
  expect(deedsOf(log({ business: 'FinancialLocked' }))).toEqual(['look', null, null]);
  // A resource has one flow log, and what that takes is fixed.
  expect(deedsOf(log({ trafficType: 'Drop' }))).toEqual(['look', null, null]);
  expect(deedsOf(log({ trafficType: 'Allow', managed: true }))).toEqual(['managed', 'widen', 'widen']);
  expect(deedsOf(log({ resourceType: 'VSwitch', resourceId: 'vsw-a', paths: ['natGateway'] }))).toEqual(['create', 'look', 'create']);
  expect(deedsOf(log({ status: 'Activating' }))).toEqual([null, null, null]);
});

test('the tree shows what is open, and the first interfaces of a vSwitch', () => {
  const tree = treeOf();
  const open = new Set([vpc.id, 'vsw-a']);
  const rows = visibleNodes(tree, (key) => open.has(key), new Set());
  expect(rows.slice(0, 3).map(({ node, level, isOpen, parent }) => [node.id, level, isOpen, parent])).toEqual([['vpc-prod', 1, true, null], ['vsw-a', 2, true, 'vpc-prod'], ['eni-a0', 3, null, 'vsw-a']]);
  expect(rows).toHaveLength(23);
  expect(rows.find(({ more }) => more > 0)?.more).toBe(3);
  expect(visibleNodes(tree, (key) => open.has(key), new Set(['vsw-a']))).toHaveLength(26);
  expect(pathTo(tree, 'eni-b')).toEqual(['vpc-prod', 'vsw-b']);
  expect(pathTo(tree, 'vpc-prod')).toEqual([]);
});
