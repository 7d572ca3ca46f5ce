import { expect, test } from 'vitest';
import type { EniCoverage } from '../../../model/cloud/coverage.ts';
import type { FlowLog } from '../../../model/cloud/flow-log.ts';
import type { EniTotal } from './totals.ts';
import { unloggedOf } from './unlogged.ts';

const range = { from: 10_000, to: 20_000 };

function log(createdAt: number): FlowLog {
  return {
    id: 'fl-1', region: 'cn-hangzhou', name: '', description: '', createdAt, resourceType: 'VPC', resourceId: 'vpc-1', trafficType: 'All', project: 'p', logstore: 'l', interval: 1,
    paths: ['all'], ipVersion: 'IPv4', status: 'Active', business: 'Normal', delivery: { ok: true }, managed: false, tags: [],
  };
}
function coverage(over: Partial<EniCoverage>): EniCoverage {
  return { mark: 'whole', by: [log(0)], starting: [], idle: [], interval: 1, traffic: 'all', paths: ['all'], ipv6Missing: false, ...over };
}
function total(first: number, last: number): EniTotal {
  return { bytes: 1, inBytes: 1, outBytes: 0, records: 1, first, last };
}
const failing = coverage({ mark: 'none', by: [], idle: [log(0)] });

test('silence is zero while something records', () => {
  expect(unloggedOf(coverage({}), total(10_000, 12_000), range, 60)).toEqual([]);
  expect(unloggedOf(coverage({}), null, range, 60)).toEqual([]);
});

test('after the last record nothing was recorded, once no flow log delivers', () => {
  expect(unloggedOf(failing, total(10_000, 14_000), range, 60)).toEqual([{ kind: 'since', from: 14_000, to: 20_000 }]);
  // It may only be late.
  expect(unloggedOf(failing, total(10_000, 19_500), range, 60)).toEqual([]);
  expect(unloggedOf(failing, null, range, 60)).toEqual([{ kind: 'all', ...range }]);
});

test('before its first flow log was made there is no record to miss', () => {
  expect(unloggedOf(coverage({ by: [log(15_000)] }), total(15_400, 20_000), range, 60)).toEqual([{ kind: 'before', from: 10_000, to: 15_400 }]);
  expect(unloggedOf(coverage({ by: [log(5000)] }), total(15_400, 20_000), range, 60)).toEqual([]);
});
