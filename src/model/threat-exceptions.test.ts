import { expect, test } from 'vitest';
import { exceptionBlock, exceptionFault } from './threat-exceptions.ts';
import type { ThreatException } from './threats.ts';

const there: readonly ThreatException[] = [
  { id: 'wide', block: '198.51.100.0/24', list: null, remark: '', at: 0 }, { id: 'six', block: '2001:db8::/48', list: 'a', remark: '', at: 0 },
];

test.each([
  ['  ', null, { kind: 'missing' }],
  ['scanner.example', null, { kind: 'not-a-block' }],
  ['198.51.100.300', null, { kind: 'not-a-block' }],
  ['203.0.113.9/24', null, { kind: 'host-bits', use: '203.0.113.0/24' }],
  ['0.0.0.0/0', null, { kind: 'everything' }],
  ['0.0.0.0-255.255.255.255', null, { kind: 'everything' }],
  ['::/0', 'a', { kind: 'everything' }],
  // An exception of all lists is one of each.
  ['198.51.100.7', 'a', { kind: 'there', by: there[0] }],
  ['198.51.100.0-198.51.100.9', null, { kind: 'there', by: there[0] }],
  ['2001:db8::5', 'a', { kind: 'there', by: there[1] }],
  ['2001:db8::5', 'b', null],
  ['2001:db8::5', null, null],
  ['198.51.0.0/16', null, null],
  [' 203.0.113.9 ', null, null],
] as const)('%s of %s', (block, list, fault) => expect(exceptionFault({ block, list }, there)).toEqual(fault));

test('a block is written as it normally is', () => {
  expect([' 203.0.113.0-203.0.113.255', '2001:DB8:0::1', '203.0.113.9/32'].map(exceptionBlock)).toEqual(['203.0.113.0/24', '2001:db8::1', '203.0.113.9']);
});
