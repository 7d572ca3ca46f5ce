import { expect, test } from 'vitest';
import { coverageOf, shorterElsewhere, type Covered } from './coverage.ts';
import type { FlowLog } from './flow-log.ts';

const eni: Covered = { id: 'eni-1', vpc: 'vpc-1', vswitch: 'vsw-1', ipv6: [] };
const sixth: Covered = { ...eni, id: 'eni-6', ipv6: ['2408::1'] };

let serial = 0;
function log(over: Partial<FlowLog>): FlowLog {
  serial += 1;
  return {
    id: `fl-${serial}`, region: 'cn-hangzhou', name: '', description: '', createdAt: 0, resourceType: 'VPC', resourceId: 'vpc-1', trafficType: 'All', project: 'p', logstore: 'l', interval: 10,
    paths: ['all'], ipVersion: 'IPv4', status: 'Active', business: 'Normal', delivery: { ok: true }, managed: false, tags: [], ...over,
  };
}

test('each kind of resource covers what is in it', () => {
  expect(coverageOf(eni, [log({})]).mark).toBe('whole');
  expect(coverageOf(eni, [log({ resourceType: 'VSwitch', resourceId: 'vsw-1' })]).mark).toBe('whole');
  expect(coverageOf(eni, [log({ resourceType: 'NetworkInterface', resourceId: 'eni-1' })]).mark).toBe('whole');
  expect(coverageOf(eni, [log({ resourceId: 'vpc-2' }), log({ resourceType: 'VSwitch', resourceId: 'vsw-2' })]).mark).toBe('none');
});

test('one verdict is a part, both together are the whole', () => {
  const denied = coverageOf(eni, [log({ trafficType: 'Drop', interval: 1 })]);
  expect([denied.mark, denied.traffic, denied.interval]).toEqual(['part', 'drop', 1]);
  expect(coverageOf(eni, [log({ trafficType: 'Drop', interval: 1 }), log({ trafficType: 'Allow' })])).toMatchObject({ mark: 'whole', traffic: 'all', interval: 1 });
});

test('some paths are a part, and are named', () => {
  expect(coverageOf(eni, [log({ paths: ['natGateway', 'ipv4Gateway'] }), log({ paths: ['natGateway'] })])).toMatchObject({ mark: 'part', paths: ['natGateway', 'ipv4Gateway'] });
  expect(coverageOf(eni, [log({ paths: ['natGateway'] }), log({ trafficType: 'Drop' })])).toMatchObject({ mark: 'part', paths: ['all'], traffic: 'drop' });
});

test('an interface with IPv6 is whole only with dual stack', () => {
  expect(coverageOf(sixth, [log({})])).toMatchObject({ mark: 'part', ipv6Missing: true });
  expect(coverageOf(sixth, [log({ ipVersion: 'DualStack' })])).toMatchObject({ mark: 'whole', ipv6Missing: false });
});

test('what does not arrive covers nothing', () => {
  const failing = log({ delivery: { ok: false, error: 'UnavaliableTarget' } });
  const locked = log({ business: 'FinancialLocked', status: 'Inactive' });
  const stopped = log({ status: 'Inactive' });
  expect(coverageOf(eni, [stopped, locked, failing])).toMatchObject({ mark: 'none', interval: null, idle: [{ id: failing.id }, { id: stopped.id }, { id: locked.id }] });
  expect(coverageOf(eni, [failing, log({ status: 'Activating', interval: 5 })])).toMatchObject({ mark: 'starting', interval: 5 });
  expect(coverageOf(eni, [log({ status: 'Modifying' })]).mark).toBe('whole');
});

test('a shorter interval elsewhere is told with how many interfaces it holds for', () => {
  const mine = log({ interval: 10 });
  const shorter = log({ resourceType: 'NetworkInterface', resourceId: 'eni-6', interval: 1 });
  const logs = [mine, shorter, log({ interval: 5, status: 'Inactive' }), log({ resourceId: 'vpc-2', interval: 1 })];
  expect(shorterElsewhere(mine, logs, [eni, sixth])).toEqual([{ log: shorter, enis: 1 }]);
  expect(shorterElsewhere(shorter, logs, [eni, sixth])).toEqual([]);
});
