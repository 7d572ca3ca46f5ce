import { expect, test } from 'vitest';
import { wordsOf } from '../../base/words.ts';
import type { HuaweiPort, HuaweiSubnet, HuaweiVpc } from '../../model/cloud/huawei.ts';
import { formWords } from './form-words.ts';
import { resourceOptions } from './options.ts';

const w = wordsOf(formWords, 'en');
const vpcs: readonly HuaweiVpc[] = [{ id: 'v', name: 'shop', cidr: '192.168.0.0/16' }];
const subnets: readonly HuaweiSubnet[] = [{ id: 's', name: 'web', vpc: 'v', cidr: '192.168.0.0/24' }];
const ports: readonly HuaweiPort[] = [{ id: 'p', name: 'web-1', subnet: 's', vpc: 'v', address: '192.168.0.154', flavour: 'c7.large.2' }];
const lost = { kind: 'unreachable', service: 'huawei-vpc', detail: '' } as const;

test('a subnet is offered once its VPC is known, a NIC once its subnet is, or when they cannot be had', () => {
  const details = (type: 'network' | 'port', account: Partial<Parameters<typeof resourceOptions>[1]>): (string | undefined)[] | undefined =>
    resourceOptions(type, { vpcs, subnets, ports, problem: null, ...account }, w)?.map(({ detail }) => detail);
  expect(details('network', { vpcs: undefined })).toBeUndefined();
  expect(details('network', {})?.[0]).toContain('shop');
  expect(details('network', { vpcs: undefined, problem: lost })?.[0]).toContain('v');
  expect(details('port', { subnets: undefined })).toBeUndefined();
  expect(details('port', { vpcs: undefined })?.[0]).toContain('web');
  expect(details('port', { subnets: undefined, problem: lost })?.[0]).toBe('192.168.0.154 · c7.large.2');
});
