import { expect, test } from 'vitest';
import type { FlowLog } from '../../../model/cloud/flow-log.ts';
import type { CloudEni, CloudVpc, CloudVSwitch } from '../../../model/cloud/network.ts';
import { coverageTree, nodeOf, pruned, totalOf } from './tree.ts';

function vpc(id: string): CloudVpc {
  return { id, name: id.replace('vpc-', ''), region: 'cn-hangzhou', cidr: '10.0.0.0/16', secondaryCidrs: [], ipv6Cidr: null, vswitches: [], createdAt: 0 };
}
function vswitch(id: string, of: string): CloudVSwitch {
  return { id, name: '', vpc: of, zone: 'cn-hangzhou-h', cidr: '10.0.0.0/24', ipv6Cidr: null, freeAddresses: 1 };
}
function eni(id: string, of: string, vswitchId: string): CloudEni {
  return { id, name: '', type: 'Primary', status: 'InUse', instance: null, serviceManaged: false, vpc: of, vswitch: vswitchId, zone: '', address: '10.0.0.4', ipv6: [], publicIp: null, securityGroups: [], createdAt: 0 };
}
function log(name: string, over: Partial<FlowLog>): FlowLog {
  return {
    id: `fl-${name}`, region: 'cn-hangzhou', name, description: '', createdAt: 0, resourceType: 'VPC', resourceId: 'vpc-prod', trafficType: 'All', project: 'p', logstore: 'l', interval: 10,
    paths: ['all'], ipVersion: 'IPv4', status: 'Active', business: 'Normal', delivery: { ok: true }, managed: false, tags: [], ...over,
  };
}

const input = {
  vpcs: [vpc('vpc-prod'), vpc('vpc-edge')],
  vswitches: [vswitch('vsw-a', 'vpc-prod'), vswitch('vsw-b', 'vpc-prod'), vswitch('vsw-c', 'vpc-edge')],
  enis: [eni('eni-1', 'vpc-prod', 'vsw-a'), eni('eni-2', 'vpc-prod', 'vsw-a'), eni('eni-3', 'vpc-prod', 'vsw-b'), eni('eni-4', 'vpc-edge', 'vsw-c')],
  logs: [log('rejects', { trafficType: 'Drop', interval: 1 }), log('web', { resourceType: 'NetworkInterface', resourceId: 'eni-1' }), log('edge', { resourceId: 'vpc-edge', status: 'Inactive' })],
};

test('counts add up from the interfaces', () => {
  const tree = coverageTree(input);
  expect(tree.map(({ name, enis, counts }) => [name, enis, counts])).toEqual([
    ['edge', 1, { whole: 0, part: 0, starting: 0, none: 1 }],
    ['prod', 3, { whole: 1, part: 2, starting: 0, none: 0 }],
  ]);
  expect(totalOf(tree)).toEqual({ whole: 1, part: 2, starting: 0, none: 1 });
});

test('a branch says what all of it has, and that it differs where it does', () => {
  const tree = coverageTree(input);
  expect(nodeOf(tree, 'vsw-b')).toMatchObject({ traffic: 'drop', interval: 1, paths: ['all'] });
  expect(nodeOf(tree, 'vsw-a')).toMatchObject({ traffic: 'mixed', interval: 1, by: [{ name: 'rejects' }, { name: 'web' }] });
  expect(nodeOf(tree, 'vpc-edge')).toMatchObject({ traffic: null, interval: null, by: [], idle: [{ name: 'edge' }] });
});

test('a mark and words leave what has them, with the way down to it', () => {
  const tree = coverageTree(input);
  const names = (nodes: ReturnType<typeof coverageTree>): unknown[] => nodes.map(({ id, children }) => [id, ...names(children)]);
  expect(names(pruned(tree, 'whole', ''))).toEqual([['vpc-prod', ['vsw-a', ['eni-1']]]]);
  expect(names(pruned(tree, null, 'eni-3'))).toEqual([['vpc-prod', ['vsw-b', ['eni-3']]]]);
  expect(names(pruned(tree, null, 'edge vpc'))).toEqual([['vpc-edge', ['vsw-c', ['eni-4']]]]);
  expect(names(pruned(tree, 'starting', ''))).toEqual([]);
  expect(pruned(tree, null, '')).toBe(tree);
});
