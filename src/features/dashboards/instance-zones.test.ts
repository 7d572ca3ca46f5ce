import { expect, test } from 'vitest';
import { instanceZones } from './instance-zones.ts';

test('an instance has the zone of the inventory, else of its vSwitch, else none', () => {
  const zones = instanceZones(
    [{ id: 'i-1', zone: 'cn-hangzhou-b' }, { id: 'i-2', zone: '' }],
    [{ id: 'vsw-h', zone: 'cn-hangzhou-h' }, { id: 'vsw-none', zone: '' }],
    // i-3 was released and is only in the records; nobody knows the vSwitch of i-4.
    new Map([['i-1', 'vsw-h'], ['i-2', 'vsw-h'], ['i-3', 'vsw-h'], ['i-4', 'vsw-x'], ['i-5', 'vsw-none']]),
  );
  expect(Object.fromEntries(zones)).toEqual({ 'i-1': 'cn-hangzhou-b', 'i-2': 'cn-hangzhou-h', 'i-3': 'cn-hangzhou-h' });
});
