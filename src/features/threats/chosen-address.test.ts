import { expect, test } from 'vitest';
import { filterIs, type Condition } from '../../model/filter.ts';
import { chosenAddress } from './chosen-address.ts';

const at = (address: string, over: object = {}): Condition => ({ ...filterIs('srcaddr', address), side: 'either', ...over });

test('one address at either end is chosen, whatever stands beside it', () => {
  expect(chosenAddress([filterIs('dstport', '443'), at('198.51.100.7')])?.address).toBe('198.51.100.7');
  expect(chosenAddress([at('2001:db8::7')])?.address).toBe('2001:db8::7');
});

test('several, none, one that is off or left out, and one at its own end are no choice', () => {
  const others: readonly Condition[] = [
    at('198.51.100.7', { disabled: true }), at('198.51.100.7', { negated: true }), filterIs('srcaddr', '198.51.100.7'), { any: [filterIs('srcaddr', '198.51.100.7'), filterIs('dstport', '1')] },
    at('', { test: { kind: 'in', values: ['198.51.100.7', '198.51.100.8'] } }), at('no address'),
  ];
  expect(others.filter((one) => chosenAddress([one]) !== undefined)).toEqual([]);
});
