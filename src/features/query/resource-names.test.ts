import { expect, test } from 'vitest';
import { isNamed, regionsOf } from './resource-names.ts';

test('ids tell their region, whatever they are of; other clouds and texts tell none', () => {
  expect(regionsOf(['i-bp1n55c8um7bgmz1j15x1', 'vpc-uf6kwme1ph6j86j1rikyq', 'eni-bp1', 'vsw-bp1x', 'eni-0a1b2c3d4e5f60718', 'vpc-0ab', 'ambiguous', '-', 'sg-bp1'])).toEqual(['cn-hangzhou', 'cn-shanghai']);
});

test('ids have names, addresses and ports have none', () => {
  expect(['vm-id', 'eni-id', 'vpc-id', 'vswitch-id', 'srcinstance', 'dstvpc'].map(isNamed)).toEqual([true, true, true, true, true, true]);
  expect(['srcaddr', 'dstport', 'action', 'mine', undefined].map(isNamed)).toEqual([false, false, false, false, false]);
});
