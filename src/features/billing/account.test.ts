import { expect, test } from 'vitest';
import type { FlowLog } from '../../model/cloud/flow-log.ts';
import { billedGb } from '../../model/cloud/price.ts';
import { courseOf, monthOf, regionRows, storesOf } from './account.ts';

function log(over: Partial<FlowLog>): FlowLog {
  return {
    id: 'fl-1', region: 'cn-hangzhou', name: '', description: '', createdAt: 0, resourceType: 'VPC', resourceId: 'vpc-1', trafficType: 'All', project: 'p', logstore: 'l', interval: 10,
    paths: ['all'], ipVersion: 'IPv4', status: 'Active', business: 'Normal', delivery: { ok: true }, managed: false, tags: [], ...over,
  };
}

const logs = [log({}), log({ id: 'fl-2' }), log({ id: 'fl-3', logstore: 'other', status: 'Inactive' }), log({ id: 'fl-4', region: 'ap-southeast-1' }), log({ id: 'fl-5', project: '', logstore: '' })];
/** Records of as many GB, at 500 B each. */
const gb = (amount: number): number => (amount * billedGb) / 500;

test('a Logstore is counted once, however many flow logs deliver to it', () => {
  expect(storesOf(logs).map(({ region, logstore }) => [region, logstore])).toEqual([['cn-hangzhou', 'l'], ['cn-hangzhou', 'other'], ['ap-southeast-1', 'l']]);
});

test('each region has its own free 5 GB and its own tiers', () => {
  const counts = new Map([['cn-hangzhou/p/l', { records: gb(13.5), counting: false }], ['cn-hangzhou/p/other', null], ['ap-southeast-1/p/l', { records: gb(0.1), counting: true }]]);
  const [first, second] = regionRows(logs, counts);
  expect(first).toMatchObject({ region: 'cn-hangzhou', logs: 4, arriving: 3, uncounted: 1, counting: false });
  expect(first?.dayGb).toBeCloseTo(13.5);
  expect(first?.cost?.total).toBeCloseTo((405 - 5) * 2.5);
  expect(second).toMatchObject({ region: 'ap-southeast-1', counting: true });
  expect(second?.cost?.total).toBe(0);
});

test('before anything is counted the regions stand there', () => {
  expect(regionRows(logs, null).map(({ region, dayGb, cost }) => [region, dayGb, cost])).toEqual([['ap-southeast-1', null, null], ['cn-hangzhou', null, null]]);
});

test('the month begins at midnight of the zone and its volume adds up', () => {
  const zone = 8 * 3600;
  const at = Date.UTC(2026, 11, 31, 17) / 1000;
  expect(monthOf(at, zone)).toEqual({ from: Date.UTC(2026, 11, 31, 16) / 1000, to: Date.UTC(2027, 0, 31, 16) / 1000 });
  const course = courseOf([{ from: 100, to: 200, count: gb(1) }, { from: 0, to: 100, count: gb(2) }, { from: 100, to: 200, count: gb(3) }], 0);
  expect(course.map(({ at: when, gb: sum }) => [when, Math.round(sum)])).toEqual([[0, 0], [100, 2], [200, 6]]);
});
