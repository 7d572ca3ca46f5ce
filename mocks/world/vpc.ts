/** The company's networks. */

import { idOf, type RegionId } from './ids.ts';

export interface Vpc {
  readonly id: string;
  readonly name: string;
  readonly region: RegionId;
  readonly cidr: string;
  readonly ipv6Cidr: string | null;
}

export interface VSwitch {
  readonly id: string;
  readonly name: string;
  readonly vpc: Vpc;
  readonly cidr: string;
}

function vpc(name: string, region: RegionId, cidr: string, ipv6Cidr: string | null = null): Vpc {
  return { id: idOf('vpc', region, name), name, region, cidr, ipv6Cidr };
}

function vswitch(of: Vpc, name: string, cidr: string): VSwitch {
  return { id: idOf('vsw', of.region, `${of.name}/${name}`), name, vpc: of, cidr };
}

export const vpcs = {
  production: vpc('production', 'cn-hangzhou', '10.0.0.0/16', '2408:4005:3c7:5c00::/56'),
  /** The same block as production's, on purpose. */
  staging: vpc('staging', 'cn-hangzhou', '10.0.0.0/16'),
  /** Reached from production over a peering connection, and from the data centre over an Express Connect circuit. */
  analytics: vpc('analytics', 'cn-shanghai', '172.16.0.0/16'),
  /** "VPC1" and "VPC2" of the Express Connect scene: both reach the data centre over the transit router. */
  orders: vpc('orders', 'cn-hangzhou', '192.168.20.0/22'),
  billing: vpc('billing', 'cn-hangzhou', '192.168.8.0/22'),
  /** Behind the VPN gateway. */
  branch: vpc('branch', 'cn-hangzhou', '10.20.0.0/16'),
} as const;

export const vswitches = {
  app: vswitch(vpcs.production, 'app', '10.0.0.0/24'),
  /** Holds nothing but the NAT gateway's interface. */
  nat: vswitch(vpcs.production, 'nat', '10.0.1.0/24'),
  data: vswitch(vpcs.production, 'data', '10.0.2.0/24'),
  batch: vswitch(vpcs.production, 'batch', '10.0.3.0/24'),
  stagingApp: vswitch(vpcs.staging, 'app', '10.0.0.0/24'),
  stagingData: vswitch(vpcs.staging, 'data', '10.0.2.0/24'),
  analytics: vswitch(vpcs.analytics, 'analytics', '172.16.0.0/24'),
  orders: vswitch(vpcs.orders, 'orders', '192.168.20.0/24'),
  billing: vswitch(vpcs.billing, 'billing', '192.168.10.0/24'),
  branch: vswitch(vpcs.branch, 'branch', '10.20.0.0/24'),
  vpnA: vswitch(vpcs.branch, 'vpn-a', '10.20.250.0/24'),
  vpnB: vswitch(vpcs.branch, 'vpn-b', '10.20.251.0/24'),
} as const;
