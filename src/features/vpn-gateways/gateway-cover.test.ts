import { expect, test } from 'vitest';
import type { FlowLog } from '../../model/cloud/flow-log.ts';
import type { CloudEni, VpnGateway } from '../../model/cloud/network.ts';
import { wordsOf } from '../../base/words.ts';
import { coverOf } from './gateway-cover.ts';
import { prefillOf } from './links.tsx';
import { knowText, logOf, logText } from './texts.ts';
import { words } from './words.ts';

const w = wordsOf(words, 'en');
const gateway: VpnGateway = {
  id: 'vpn-1', name: 'data', region: 'cn-hangzhou', vpc: 'vpc-1', vswitch: 'vsw-a', secondVswitch: 'vsw-b', internetIp: '47.0.0.1', secondInternetIp: '47.0.0.2',
  ipsec: true, ssl: true, status: 'active', spec: '200M', network: 'public', enis: ['eni-s2', 'eni-i1', 'eni-i2', 'eni-gone'], createdAt: 0,
};
function eni(id: string, name: string, vswitch: string): CloudEni {
  return { id, name, type: 'Secondary', status: 'InUse', instance: null, serviceManaged: true, vpc: 'vpc-1', vswitch, zone: '', address: '10.0.0.4', ipv6: [], publicIp: null, securityGroups: [], createdAt: 0 };
}
function log(name: string, over: Partial<FlowLog>): FlowLog {
  return {
    id: `fl-${name}`, region: 'cn-hangzhou', name, description: '', createdAt: 0, resourceType: 'NetworkInterface', resourceId: 'eni-i1', trafficType: 'All', project: 'p', logstore: 'l', interval: 1,
    paths: ['all'], ipVersion: 'IPv4', status: 'Active', business: 'Normal', delivery: { ok: true }, managed: false, tags: [], ...over,
  };
}
const enis = [eni('eni-s2', 'ssl-2', 'vsw-b'), eni('eni-i2', 'ipsec-2', 'vsw-b'), eni('eni-i1', 'ipsec-1', 'vsw-a'), eni('eni-other', '', 'vsw-a')];

test('the interfaces of a gateway stand by feature and tunnel; what nothing records is missing', () => {
  const cover = coverOf(gateway, enis, [log('one', {})]);
  expect(cover.enis.map(({ eni: { id } }) => id)).toEqual(['eni-i1', 'eni-i2', 'eni-s2']);
  expect([cover.logged, cover.mark, cover.interval]).toEqual([1, 'part', 1]);
  expect(prefillOf(cover.missing)).toBe('NetworkInterface/eni-i2,eni-s2');
  expect(knowText(cover, w)).toBe('2 ENIs are not logged');
});

test('why they are not recorded, and how far they are, is said', () => {
  const said = (over: Partial<FlowLog>): string => knowText(coverOf(gateway, enis, [log('vpc', { resourceType: 'VPC', resourceId: 'vpc-1', ...over })]), w);
  expect(said({})).toBe('by vpc');
  expect(said({ trafficType: 'Allow' })).toBe('by vpc, allowed traffic only');
  expect(said({ paths: ['natGateway'] })).toBe('by vpc, on some paths only');
  expect(said({ status: 'Activating' })).toBe('vpc starts; first records within 10 minutes');
  expect(said({ delivery: { ok: false, error: 'UnavaliableTarget' } })).toBe('3 ENIs are not logged: vpc names them and does not deliver');
  expect(said({ status: 'Inactive' })).toBe('3 ENIs are not logged: vpc is stopped');
});

test('each interface names the flow log that records it, or the one that should', () => {
  const [first, second] = coverOf(gateway, enis, [log('one', {}), log('two', { resourceId: 'eni-i2', business: 'FinancialLocked', status: 'Inactive' })]).enis;
  const text = (one: typeof first): string | null => {
    const said = one === undefined ? null : logOf(one);
    return said === null || one === undefined ? null : logText(said, one.coverage, w);
  };
  expect([text(first), text(second)]).toEqual(['one, 1 min', 'two, locked']);
});
