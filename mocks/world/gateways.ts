/** What connects the networks with each other, with the data centre and with the internet. */

import { idOf } from './ids.ts';
import type { Eni } from './instances.ts';
import { type VSwitch, type Vpc, vpcs, vswitches } from './vpc.ts';

function gatewayEni(kind: 'nat' | 'vpn' | 'load-balancer', name: string, vswitch: VSwitch, address: string): Eni {
  const id = idOf('eni', vswitch.vpc.region, `${vswitch.vpc.name}/${name}`);
  const reach = kind === 'load-balancer' ? 'public' : 'none';
  return { id, name, vm: null, vswitch, address, ipv6: null, kind, reach };
}

/** Internet NAT gateway: its interface stands in a vSwitch of its own and translates for the whole VPC. */
export const natGateway = {
  id: idOf('ngw', vpcs.production.region, 'nat'),
  name: 'internet-nat',
  vpc: vpcs.production,
  eni: gatewayEni('nat', 'internet-nat', vswitches.nat, '10.0.1.10'),
} as const;

/** IPsec-VPN in dual-tunnel mode: two interfaces, of which the active tunnel's carries everything. */
export const vpnGateway = {
  id: idOf('vpn', vpcs.branch.region, 'vpn'),
  name: 'branch-vpn',
  vpc: vpcs.branch,
  active: gatewayEni('vpn', 'branch-vpn-tunnel-1', vswitches.vpnA, '10.20.250.5'),
  standby: gatewayEni('vpn', 'branch-vpn-tunnel-2', vswitches.vpnB, '10.20.251.5'),
  /** The partner's network behind the tunnel; it is not in this account, so nothing logs it. */
  remoteCidr: '192.168.100.0/24',
} as const;

/** Application load balancer of the shop: it ends clients' connections and opens its own to the servers. */
export const loadBalancer = {
  id: idOf('alb', vpcs.production.region, 'shop'),
  name: 'shop',
  eni: { ...gatewayEni('load-balancer', 'shop-alb', vswitches.app, '10.0.0.20'), ipv6: '2408:4005:3c7:5c01::20' },
} as const;

export const peering = {
  id: idOf('pcc', 'cn-hangzhou', 'production-analytics'),
  between: [vpcs.production, vpcs.analytics] satisfies readonly [Vpc, Vpc],
} as const;

/** Joins orders, billing and, over the circuit, the data centre. */
export const transitRouter = {
  id: idOf('tr', 'cn-hangzhou', 'transit'),
  attached: [vpcs.orders, vpcs.billing] satisfies readonly Vpc[],
} as const;

/** Virtual border router of the second circuit, at analytics. */
export const borderRouter = { id: idOf('vbr', 'cn-shanghai', 'datacentre'), vpc: vpcs.analytics } as const;

/** Gateway endpoint for object storage in production. */
export const gatewayEndpoint = { id: idOf('vpce', 'cn-hangzhou', 'oss'), vpc: vpcs.production } as const;

export function gatewayEnis(): Eni[] {
  return [natGateway.eni, vpnGateway.active, vpnGateway.standby, loadBalancer.eni];
}
