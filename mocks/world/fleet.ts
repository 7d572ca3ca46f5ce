/**
 * What the account has beside the company of the day's demo: networks of teams by the hundred, a cluster of servers, VPN gateways of every
 * kind, networks in other regions, and some in which no flow log can be made. Interfaces are made by rule and named after what they are.
 */

import { accountId, idOf, type RegionId } from './ids.ts';
import type { Eni } from './instances.ts';
import { usualFamily } from './ecs-families.ts';
import type { VSwitch, Vpc } from './vpc.ts';

export interface FleetVpc extends Vpc {
  /** The account that it belongs to: another one shares its vSwitches with this account. */
  readonly owner: string;
  readonly secondaryCidrs: readonly string[];
}

export interface FleetInstance {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly eni: Eni;
}

export type FleetStatus = 'InUse' | 'Available' | 'Attaching' | 'Detaching' | 'Deleting';

const made: { readonly vpcs: FleetVpc[]; readonly vswitches: VSwitch[]; readonly instances: FleetInstance[]; readonly enis: Eni[] } = {
  vpcs: [], vswitches: [], instances: [], enis: [],
};
const statuses = new Map<string, FleetStatus>();

export const fleetVpcs: readonly FleetVpc[] = made.vpcs;
export const fleetVswitches: readonly VSwitch[] = made.vswitches;
export const fleetInstances: readonly FleetInstance[] = made.instances;
export const fleetEnis: readonly Eni[] = made.enis;
/** Of interfaces that are not in use, by id. */
export const fleetStatuses: ReadonlyMap<string, FleetStatus> = statuses;

/** Another account of the same company. */
export const sharingAccount = '1330456789012345';

interface VpcWish {
  readonly owner?: string;
  readonly ipv6?: string;
  readonly secondary?: readonly string[];
}

function vpc(name: string, region: RegionId, cidr: string, { owner = accountId, ipv6, secondary = [] }: VpcWish = {}): FleetVpc {
  const one: FleetVpc = { id: idOf('vpc', region, name), name, region, cidr, ipv6Cidr: ipv6 ?? null, owner, secondaryCidrs: secondary };
  made.vpcs.push(one);
  return one;
}

function vswitch(of: Vpc, name: string, cidr: string): VSwitch {
  const one: VSwitch = { id: idOf('vsw', of.region, `${of.name}/${name}`), name, vpc: of, cidr };
  made.vswitches.push(one);
  return one;
}

/** The address `host` places behind the first of the vSwitch. */
function addressIn({ cidr }: VSwitch, host: number): string {
  const [network = ''] = cidr.split('/');
  const [a = 0, b = 0, c = 0] = network.split('.').map(Number);
  return `${a}.${b}.${c + (host >> 8)}.${host & 255}`;
}

function eni(at: VSwitch, name: string, host: number, kind: Eni['kind'], vm: string | null, reach: Eni['reach'] = 'none', ipv6: string | null = null): Eni {
  const one: Eni = { id: idOf('eni', at.vpc.region, `${at.vpc.name}/${name}/${kind}`), name, vm, vswitch: at, address: addressIn(at, host), ipv6, kind, reach };
  made.enis.push(one);
  return one;
}

interface InstanceWish {
  readonly type?: string;
  readonly reach?: Eni['reach'];
  readonly ipv6?: string;
}

function instance(at: VSwitch, name: string, host: number, { type = usualFamily, reach = 'none', ipv6 }: InstanceWish = {}): FleetInstance {
  const id = idOf('i', at.vpc.region, `${at.vpc.name}/${name}`);
  const one: FleetInstance = { id, name, type, eni: eni(at, name, host, 'primary', id, reach, ipv6 ?? null) };
  made.instances.push(one);
  return one;
}

/** A second interface of an instance. */
function second(of: FleetInstance, at: VSwitch, host: number): Eni {
  return eni(at, `${of.name}-2`, host, 'secondary', of.id);
}

const padded = (number: number, length: number): string => String(number).padStart(length, '0');

// A cluster: two blocks, three zones, a hundred and twenty servers, each with an interface for its containers.
export const platform = vpc('platform', 'cn-hangzhou', '10.40.0.0/16', { secondary: ['10.41.0.0/16'] });
const nodeZones = ['h', 'i', 'j'].map((zone, i) => vswitch(platform, `nodes-${zone}`, `10.40.${i * 16}.0/20`));
const podZones = ['h', 'i', 'j'].map((zone, i) => vswitch(platform, `pods-${zone}`, `10.41.${i * 64}.0/18`));
export const nodes: readonly FleetInstance[] = Array.from({ length: 120 }, (_, i) => {
  const [at, pods] = [nodeZones[i % 3], podZones[i % 3]];
  if (!at || !pods) throw new Error('A zone is missing.');
  const node = instance(at, `node-${padded(i + 1, 3)}`, 20 + i, { type: 'ecs.g7.2xlarge' });
  second(node, pods, 20 + i);
  return node;
});

// Networks of teams, for lists that go over many pages.
export const teamCount = 110;
for (let i = 1; i <= teamCount; i++) {
  const team = vpc(`team-${padded(i, 3)}`, 'cn-hangzhou', `10.${100 + Math.floor(i / 2)}.${(i % 2) * 128}.0/17`);
  const first = `10.${100 + Math.floor(i / 2)}.${(i % 2) * 128}.0/24`;
  const other = `10.${100 + Math.floor(i / 2)}.${(i % 2) * 128 + 1}.0/24`;
  const web = vswitch(team, 'web', first);
  vswitch(team, 'data', other);
  instance(web, `team-${padded(i, 3)}-web`, 10, { reach: i % 10 === 0 ? 'public' : 'none' });
}

// The edge: both IP versions, load balancers, a virtual address that two servers share, an endpoint of a gateway load balancer.
export const edge = vpc('edge', 'cn-hangzhou', '10.50.0.0/16', { ipv6: '2408:4005:3c8:aa00::/56' });
export const edgeWeb = vswitch(edge, 'web', '10.50.0.0/24');
const edgeInspection = vswitch(edge, 'inspection', '10.50.9.0/24');
const edge6 = (host: number): string => `2408:4005:3c8:aa01::${host.toString(16)}`;
export const edgeServers = ['a', 'b'].map((letter, i) => instance(edgeWeb, `edge-${letter}`, 11 + i, { reach: 'public', ipv6: edge6(11 + i) }));
export const edgeBalancer = eni(edgeWeb, 'edge-alb', 20, 'load-balancer', null, 'public', edge6(20));
export const inspectionEndpoint = eni(edgeInspection, 'inspection-gwlb-endpoint', 7, 'endpoint', null);
// Interfaces on their way, for which nothing can be made just now, and one that is attached to nothing.
for (const [i, status] of (['Available', 'Attaching', 'Detaching', 'Deleting'] as const).entries()) {
  const spare = eni(edgeWeb, `edge-spare-${i + 1}`, 60 + i, 'secondary', null);
  statuses.set(spare.id, status);
}

// Reached over an Express Connect router, and through VPN gateways.
export const data = vpc('data', 'cn-hangzhou', '10.61.0.0/16');
export const dataApp = vswitch(data, 'app', '10.61.0.0/24');
export const dataServers = ['lake', 'stream', 'report'].map((name, i) => instance(dataApp, `data-${name}`, 11 + i));
export const dataVpnVswitches = [vswitch(data, 'vpn-a', '10.61.250.0/24'), vswitch(data, 'vpn-b', '10.61.251.0/24')] as const;
export const dataVpnEnis = ['ipsec-1', 'ipsec-2', 'ssl-1', 'ssl-2'].map((name, i) =>
  eni(dataVpnVswitches[i % 2 === 0 ? 0 : 1], `data-vpn-${name}`, 5 + Math.floor(i / 2), 'vpn', null));

export const office = vpc('office', 'cn-hangzhou', '10.62.0.0/16');
export const officeApp = vswitch(office, 'app', '10.62.0.0/24');
export const officeServers = ['files', 'wiki'].map((name, i) => instance(officeApp, `office-${name}`, 11 + i));
export const officeVpnVswitches = [vswitch(office, 'vpn-a', '10.62.250.0/24'), vswitch(office, 'vpn-b', '10.62.251.0/24')] as const;
export const officeVpnEnis = ['ssl-1', 'ssl-2'].map((name, i) => eni(officeVpnVswitches[i === 0 ? 0 : 1], `office-vpn-${name}`, 5, 'vpn', null));

// Two networks with servers of old families: they have no flow logs. One has the VPN gateway of one tunnel.
export const legacy = vpc('legacy', 'cn-hangzhou', '172.20.0.0/16');
export const legacyApp = vswitch(legacy, 'app', '172.20.0.0/24');
instance(legacyApp, 'legacy-web', 11, { type: 'ecs.n1.large' });
instance(legacyApp, 'legacy-db', 12, { type: 'ecs.s2.large' });
export const archive = vpc('archive', 'cn-beijing', '172.21.0.0/16');
const archiveApp = vswitch(archive, 'app', '172.21.0.0/24');
instance(archiveApp, 'archive-1', 11, { type: 'ecs.sn1.large' });
instance(archiveApp, 'archive-2', 12);

// Another account's network, whose vSwitch this one uses.
export const shared = vpc('shared-services', 'cn-hangzhou', '10.90.0.0/16', { owner: sharingAccount });
export const sharedVswitch = vswitch(shared, 'tenants', '10.90.4.0/24');
instance(sharedVswitch, 'tenant-proxy', 11);

// A few elsewhere.
for (const [name, region, cidr, ipv6] of [
  ['recovery', 'cn-shanghai', '172.18.0.0/16', null], ['crawl', 'cn-beijing', '10.70.0.0/16', '2408:4006:1210:5a00::/56'], ['line', 'cn-qingdao', '10.71.0.0/16', null],
  ['shop-sg', 'ap-southeast-1', '10.72.0.0/16', '240b:4000:b:dd00::/56'], ['shop-us', 'us-west-1', '10.73.0.0/16', '2408:4000:1000:9c00::/56'],
  ['shop-eu', 'eu-central-1', '10.74.0.0/16', null], ['payments', 'cn-shanghai-finance-1', '10.75.0.0/16', null], ['permits', 'cn-north-2-gov-1', '10.76.0.0/16', null],
] as const) {
  const elsewhere = vpc(name, region, cidr, ipv6 === null ? {} : { ipv6 });
  const app = vswitch(elsewhere, 'app', cidr.replace('/16', '/24'));
  vswitch(elsewhere, 'data', cidr.replace('.0.0/16', '.1.0/24'));
  for (let i = 1; i <= 3; i++) instance(app, `${name}-${i}`, 10 + i, { reach: i === 1 ? 'public' : 'none' });
}
