import { expect, test } from 'vitest';
import { wordsOf } from '../../base/words.ts';
import type { FlowLog } from '../../model/cloud/flow-log.ts';
import type { EnterpriseRouterFlowLog, HuaweiVpcFlowLog } from '../../model/cloud/huawei.ts';
import { isDescriptionAllowed, isNameAllowed } from './edit-rules.ts';
import { alibabaRow, huaweiVpcRow, inOrder, inOrderOf, isFound, mayChange, mayStart, mayStop, routerRow, type Row, type RowSearch } from './row.ts';
import { troubleOf } from './trouble.ts';
import { words } from './words.ts';

const everything: RowSearch = { kind: null, find: '', state: null, resource: null };
function log(over: Partial<FlowLog> = {}): FlowLog {
  return {
    id: 'fl-1', region: 'cn-hangzhou', name: 'prod', description: '', createdAt: 100, resourceType: 'VPC', resourceId: 'vpc-bp1x', trafficType: 'All', project: 'flows', logstore: 'vpc', interval: 10,
    paths: ['all'], ipVersion: 'IPv4', status: 'Active', business: 'Normal', delivery: { ok: true }, managed: false, tags: [], ...over,
  };
}
const huawei: HuaweiVpcFlowLog = {
  id: 'h1', name: 'shop', description: '', project: '', resourceType: 'vpc', resourceId: 'v1', trafficType: 'reject', logGroup: 'g1', logStream: 's1', enabled: true, status: 'ACTIVE', createdAt: 50, updatedAt: 50,
};
const routed: EnterpriseRouterFlowLog = {
  id: 'e1', name: 'idc', description: '', router: 'r1', attachment: 'a1', logGroup: 'g1', logStream: 's1', interval: 600, state: 'available', enabled: false, createdAt: 60, updatedAt: 60,
};
const streams = { groups: [{ id: 'g1', name: 'net', ttlDays: 7, createdAt: 0 }], streams: [] };

test('three kinds become rows of one form; what has no name keeps its id', () => {
  expect(alibabaRow(log({ name: '' }))).toMatchObject({ name: 'fl-1', state: 'active', target: ['flows', 'vpc'], traffic: 'all' });
  expect(alibabaRow(log({ project: '', logstore: '' })).target).toEqual([]);
  expect(huaweiVpcRow('cn-north-4', huawei, streams)).toMatchObject({ state: 'active', target: ['net', 's1'], traffic: 'drop', minutes: 10, region: 'cn-north-4' });
  const attachment = { id: 'a1', name: 'vpn-idc', router: 'r1', kind: 'vpn', resource: 'x', state: 'available' } as const;
  expect(routerRow('cn-north-4', routed, streams, [attachment], [])).toMatchObject({ state: 'stopped', resource: 'vpn', resourceId: 'vpn-idc', traffic: null, router: 'r1', minutes: 10 });
});

test('what counts as state: a lock before a failure, a failure before what runs', () => {
  const failing = { ok: false, error: 'UnavaliableTarget' } as const;
  expect(alibabaRow(log({ delivery: failing })).state).toBe('failing');
  expect(alibabaRow(log({ delivery: failing, business: 'FinancialLocked' })).state).toBe('locked');
  expect(alibabaRow(log({ delivery: failing, status: 'Inactive' })).state).toBe('stopped');
  expect(huaweiVpcRow('cn-north-4', { ...huawei, enabled: false, status: 'DOWN' }, streams).state).toBe('stopped');
  expect(huaweiVpcRow('cn-north-4', { ...huawei, status: 'UNKNOWN' }, streams).state).toBe('unknown');
});

test('what may be done: nothing while it moves, is locked, or is managed', () => {
  const deeds = (row: Row): readonly boolean[] => [mayChange(row), mayStart(row), mayStop(row)];
  expect(deeds(alibabaRow(log()))).toEqual([true, false, true]);
  expect(deeds(alibabaRow(log({ status: 'Inactive' })))).toEqual([true, true, false]);
  expect(deeds(alibabaRow(log({ status: 'Activating' })))).toEqual([false, false, false]);
  expect(deeds(alibabaRow(log({ business: 'FinancialLocked', status: 'Inactive' })))).toEqual([false, false, false]);
  expect(deeds(alibabaRow(log({ managed: true })))).toEqual([false, false, false]);
});

test('problems first, then the newest; a row stays where it was seen', () => {
  const rows = [alibabaRow(log({ id: 'old' })), alibabaRow(log({ id: 'new', createdAt: 200 })), alibabaRow(log({ id: 'bad', createdAt: 1, business: 'FinancialLocked' })), alibabaRow(log({ id: 'off', status: 'Inactive', createdAt: 900 }))];
  const seen = inOrder(rows);
  expect(seen.map(({ id }) => id)).toEqual(['bad', 'new', 'old', 'off']);
  const later = [...rows.filter(({ id }) => id !== 'new'), alibabaRow(log({ id: 'new', createdAt: 200, status: 'Inactive' })), alibabaRow(log({ id: 'made', createdAt: 999 }))];
  expect(inOrderOf(later, seen.map(({ key }) => key)).map(({ id }) => id)).toEqual(['made', 'bad', 'new', 'old', 'off']);
});

test('every word has to stand somewhere; a VPC is one in both clouds', () => {
  const row = alibabaRow(log({ description: 'for the shop' }));
  expect(isFound(row, { ...everything, find: 'SHOP vpc-bp1' })).toBe(true);
  expect(isFound(row, { ...everything, find: 'shop other' })).toBe(false);
  expect(isFound(huaweiVpcRow('cn-north-4', huawei, streams), { ...everything, resource: 'VPC' })).toBe(true);
  expect(isFound(row, { ...everything, kind: 'huawei-er' })).toBe(false);
  expect(isFound(row, { ...everything, state: 'stopped' })).toBe(false);
});

test('a trouble has its cause, since when, and what repairs it', () => {
  const w = wordsOf(words, 'en');
  const gone = troubleOf(alibabaRow(log({ delivery: { ok: false, error: 'ProjectNotExist' } })), 1_770_220_800, w, 28_800);
  expect(gone?.text).toContain('there is no project flows');
  expect(gone?.text).toContain('The last record is of 02-05 00:00');
  expect(gone?.repairs).toEqual(['remove']);
  const locked = troubleOf(alibabaRow(log({ business: 'FinancialLocked' })), 1_770_220_800, w, 28_800);
  expect(locked?.text).toContain('Pay before 02-12 00:00');
  expect(troubleOf(alibabaRow(log({ business: 'FinancialLocked' })), null, w, 0)?.text).toContain('within 7 days');
  expect(troubleOf(alibabaRow(log()), null, w, 0)).toBeNull();
});

test('names and descriptions as each cloud takes them', () => {
  expect([isNameAllowed('a', false), isNameAllowed('', false), isNameAllowed('http://a', false), isNameAllowed('x'.repeat(129), false)]).toEqual([true, false, false, false]);
  expect([isNameAllowed('a-b_c.d', true), isNameAllowed('a b', true), isNameAllowed('x'.repeat(65), true)]).toEqual([true, false, false]);
  expect([isDescriptionAllowed('', false), isDescriptionAllowed('https://a', false), isDescriptionAllowed('a<b', true)]).toEqual([true, false, false]);
});
