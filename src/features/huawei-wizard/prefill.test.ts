import { expect, test } from 'vitest';
import { emptyHuaweiDraft } from '../../state/huawei-draft.ts';
import { prefilled } from './prefill.ts';
import { stepOf } from './steps.ts';

test('a link names a region and what is captured; what it does not name stays', () => {
  expect(prefilled('huawei-vpc', emptyHuaweiDraft, undefined, 'network/5bed7456-6694-4c7b-a72e-9210cdbdb36a')).toEqual({ resourceType: 'network', resourceId: '5bed7456-6694-4c7b-a72e-9210cdbdb36a' });
  expect(prefilled('huawei-vpc', emptyHuaweiDraft, 'cn-south-1', 'vpc/v-1')).toEqual({ region: 'cn-south-1', resourceType: 'vpc', resourceId: 'v-1', router: '', attachment: '', group: '', stream: '' });
  expect(prefilled('huawei-er', emptyHuaweiDraft, 'cn-north-4', 'er-1/at-1')).toEqual({ router: 'er-1', attachment: 'at-1' });
});

test('regions of another cloud and what is no resource change nothing', () => {
  expect(prefilled('huawei-vpc', emptyHuaweiDraft, 'cn-hangzhou', undefined)).toBeNull();
  expect(prefilled('huawei-vpc', emptyHuaweiDraft, undefined, 'VSwitch/vsw-1')).toBeNull();
  expect(prefilled('huawei-er', emptyHuaweiDraft, undefined, 'er-1')).toBeNull();
  expect(prefilled('huawei-vpc', emptyHuaweiDraft, undefined, 'vpc/<b>')).toBeNull();
});

test('an address without a step begins with the first: for a router that is its log group and stream', () => {
  expect([stepOf('huawei-vpc', undefined), stepOf('huawei-er', 'x'), stepOf('huawei-er', 'review')]).toEqual(['collection', 'delivery', 'review']);
});
