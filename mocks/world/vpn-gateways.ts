/**
 * VPN gateways of every kind. Those of two tunnels make two interfaces for each of IPsec-VPN and SSL-VPN, those of one tunnel none:
 * their traffic shows only at the servers.
 */

import type { VpnGateway } from '../../src/model/cloud/network.ts';
import { data, dataVpnEnis, dataVpnVswitches, legacy, legacyApp, office, officeVpnEnis, officeVpnVswitches } from './fleet.ts';
import { vpnGateway } from './gateways.ts';
import { idOf } from './ids.ts';

/** 2025-04-14. */
const made = 1744588800;

export const vpnGateways: readonly VpnGateway[] = [
  {
    id: vpnGateway.id, name: vpnGateway.name, region: vpnGateway.vpc.region, vpc: vpnGateway.vpc.id,
    vswitch: vpnGateway.active.vswitch.id, secondVswitch: vpnGateway.standby.vswitch.id,
    internetIp: '47.98.12.201', secondInternetIp: '47.98.12.202', ipsec: true, ssl: false, status: 'active', spec: '200M', network: 'public',
    enis: [vpnGateway.active.id, vpnGateway.standby.id], createdAt: made,
  },
  {
    id: idOf('vpn', 'cn-hangzhou', 'data'), name: 'data-vpn', region: data.region, vpc: data.id,
    vswitch: dataVpnVswitches[0].id, secondVswitch: dataVpnVswitches[1].id,
    internetIp: '47.98.31.14', secondInternetIp: '47.98.31.15', ipsec: true, ssl: true, status: 'active', spec: '500M', network: 'public',
    enis: dataVpnEnis.map(({ id }) => id), createdAt: made + 40 * 86400,
  },
  {
    id: idOf('vpn', 'cn-hangzhou', 'office'), name: 'office-vpn', region: office.region, vpc: office.id,
    vswitch: officeVpnVswitches[0].id, secondVswitch: officeVpnVswitches[1].id,
    internetIp: '47.98.40.77', secondInternetIp: '47.98.40.78', ipsec: false, ssl: true, status: 'active', spec: '50M', network: 'public',
    enis: officeVpnEnis.map(({ id }) => id), createdAt: made + 90 * 86400,
  },
  {
    id: idOf('vpn', 'cn-hangzhou', 'legacy'), name: 'legacy-vpn', region: legacy.region, vpc: legacy.id,
    vswitch: legacyApp.id, secondVswitch: null,
    internetIp: '116.62.8.190', secondInternetIp: null, ipsec: true, ssl: false, status: 'active', spec: '10M', network: 'public',
    enis: [], createdAt: made - 1900 * 86400,
  },
];
