import { expect, test } from 'vitest';
import type { VpnGateway } from '../../model/cloud/network.ts';
import { placeOf } from './eni-place.ts';

const gateway: VpnGateway = {
  id: 'vpn-1', name: 'branch', region: 'cn-hangzhou', vpc: 'vpc-1', vswitch: 'vsw-a', secondVswitch: 'vsw-b', internetIp: '47.0.0.1', secondInternetIp: '47.0.0.2',
  ipsec: true, ssl: false, status: 'active', spec: '200M', network: 'public', enis: ['eni-1', 'eni-2'], createdAt: 0,
};

test('the vSwitch tells the tunnel, the only feature made the interface', () => {
  expect(placeOf(gateway, { name: 'anything', vswitch: 'vsw-a' })).toEqual({ feature: 'ipsec', tunnel: 1, tunnelAddress: '47.0.0.1' });
  expect(placeOf({ ...gateway, ipsec: false, ssl: true }, { name: '', vswitch: 'vsw-b' })).toEqual({ feature: 'ssl', tunnel: 2, tunnelAddress: '47.0.0.2' });
  expect(placeOf(gateway, { name: '', vswitch: 'vsw-c' })).toEqual({ feature: 'ipsec', tunnel: null, tunnelAddress: null });
});

test('with both features the name decides, or nobody knows', () => {
  const both = { ...gateway, ssl: true };
  expect(placeOf(both, { name: 'data-vpn-SSL-1', vswitch: 'vsw-a' }).feature).toBe('ssl');
  expect(placeOf(both, { name: 'data-vpn-ipsec-2', vswitch: 'vsw-b' }).feature).toBe('ipsec');
  expect(placeOf(both, { name: 'Created by VPN', vswitch: 'vsw-b' }).feature).toBeNull();
});
