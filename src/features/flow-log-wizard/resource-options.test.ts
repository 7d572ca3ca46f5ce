import { expect, test } from 'vitest';
import { wordsOf } from '../../base/words.ts';
import type { CloudEni, CloudVpc, CloudVSwitch } from '../../model/cloud/network.ts';
import { collectionWords } from './collection-words.ts';
import { resourceOptions } from './resource-options.ts';

const w = wordsOf(collectionWords, 'en');
const vpc: CloudVpc = { id: 'vpc-1', name: 'production', region: 'cn-hangzhou', cidr: '10.0.0.0/16', secondaryCidrs: [], ipv6Cidr: null, vswitches: ['vsw-1'], createdAt: 0 };
const vswitch: CloudVSwitch = { id: 'vsw-1', name: 'web', vpc: 'vpc-1', zone: 'cn-hangzhou-h', cidr: '10.0.0.0/24', ipv6Cidr: null, freeAddresses: 9 };
const eni: CloudEni = {
  id: 'eni-1', name: 'web-1', type: 'Primary', status: 'InUse', instance: 'i-1', serviceManaged: false, vpc: 'vpc-1', vswitch: 'vsw-1', zone: 'cn-hangzhou-h', address: '10.0.0.1', ipv6: [], publicIp: null,
  securityGroups: [], createdAt: 0,
};
const lost = { kind: 'unreachable', service: 'vpc', detail: '' } as const;

test.each(['VSwitch', 'NetworkInterface'] as const)('%s: offered once the VPC that it is found by is known, or cannot be had', (type) => {
  const known = { vswitches: [vswitch], enis: [eni] };
  expect(resourceOptions(type, { ...known, vpcs: undefined, problem: null }, w)).toBeUndefined();
  expect(resourceOptions(type, { ...known, vpcs: [vpc], problem: null }, w)?.map(({ detail }) => detail?.includes('production'))).toEqual([true]);
  expect(resourceOptions(type, { ...known, vpcs: undefined, problem: lost }, w)?.map(({ detail }) => detail?.includes('vpc-1'))).toEqual([true]);
});

test('VPCs are there before their interfaces are counted', () => {
  expect(resourceOptions('VPC', { vpcs: [vpc], vswitches: undefined, enis: undefined, problem: null }, w)?.map(({ detail }) => detail)).toEqual(['production · 10.0.0.0/16']);
  expect(resourceOptions('VPC', { vpcs: undefined, vswitches: undefined, enis: undefined, problem: lost }, w)).toBeUndefined();
});
