/**
 * The same company at Huawei Cloud: its VPCs, subnets and interfaces, most of them in Beijing. Addresses of the documentation's examples
 * are kept: 192.168.0.154 asks 192.168.3.25 for names, 192.168.3.227 watches 172.16.0.206. Ids are UUIDs and follow from the names.
 */

import type { HuaweiPort, HuaweiSubnet, HuaweiVpc } from '../../src/model/cloud/huawei.ts';
import { hashOfText } from '../random.ts';

export type HuaweiRegionId = 'cn-north-4' | 'cn-east-3' | 'cn-south-1' | 'ap-southeast-1' | 'ap-southeast-3';

function hex(text: string, length: number): string {
  let digits = '';
  for (let part = 0; digits.length < length; part++) digits += hashOfText(`${text}/${part}`).toString(16).padStart(8, '0');
  return digits.slice(0, length);
}

export function uuidOf(what: string, name: string): string {
  const digits = hex(`${what} ${name}`, 32);
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20)}`;
}

/** Each region is a project of its own. */
export function projectOf(region: string): string {
  return hex(`project ${region}`, 32);
}

export interface HuaweiVpcEntry extends HuaweiVpc {
  readonly region: HuaweiRegionId;
}
export interface SubnetEntry extends HuaweiSubnet {
  readonly region: HuaweiRegionId;
  /** `cn-north-4a`. */
  readonly zone: string;
}
export interface PortEntry extends HuaweiPort {
  readonly region: HuaweiRegionId;
  readonly zone: string;
  /** The ECS behind it; null for interfaces of services. */
  readonly server: string | null;
  /** A stopped ECS has no traffic and no records. */
  readonly stopped: boolean;
}

const made: { readonly vpcs: HuaweiVpcEntry[]; readonly subnets: SubnetEntry[]; readonly ports: PortEntry[] } = { vpcs: [], subnets: [], ports: [] };

export const huaweiVpcs: readonly HuaweiVpcEntry[] = made.vpcs;
export const huaweiSubnets: readonly SubnetEntry[] = made.subnets;
export const huaweiPorts: readonly PortEntry[] = made.ports;

function vpc(region: HuaweiRegionId, name: string, cidr: string): HuaweiVpcEntry {
  const one = { id: uuidOf('vpc', name), name, cidr, region };
  made.vpcs.push(one);
  return one;
}

function subnet(of: HuaweiVpcEntry, name: string, cidr: string, zone = 'a'): SubnetEntry {
  const one = { id: uuidOf('subnet', `${of.name}/${name}`), name: `${of.name}-${name}`, vpc: of.id, cidr, region: of.region, zone: `${of.region}${zone}` };
  made.subnets.push(one);
  return one;
}

/** @param flavour of the ECS; null for an interface without one. */
function port(at: SubnetEntry, name: string, address: string, flavour: string | null, stopped = false): PortEntry {
  const server = flavour === null ? null : uuidOf('server', name);
  const one = { id: uuidOf('port', name), name, subnet: at.id, vpc: at.vpc, address, flavour, server, region: at.region, zone: at.zone, stopped };
  made.ports.push(one);
  return one;
}

const shop = vpc('cn-north-4', 'shop', '192.168.0.0/16');
const web = subnet(shop, 'web', '192.168.0.0/24');
const app = subnet(shop, 'app', '192.168.1.0/24', 'b');
const services = subnet(shop, 'services', '192.168.3.0/24');
const models = subnet(shop, 'models', '192.168.8.0/24', 'c');
const data = vpc('cn-north-4', 'data', '172.16.0.0/16');
const warehouse = subnet(data, 'warehouse', '172.16.0.0/24');

/** VPCs and subnets by what they are for. */
export const huawei = { shop, data, web, app, services, models, warehouse } as const;

export const ports = {
  web1: port(web, 'web-1', '192.168.0.154', 'c7.large.2'),
  web2: port(web, 'web-2', '192.168.0.155', 'c7.large.2'),
  /** Somebody tries its SSH port all day. */
  bastion: port(web, 'bastion', '192.168.0.10', 's7.medium.2'),
  balancer: port(web, 'shop-elb', '192.168.0.20', null),
  app1: port(app, 'app-1', '192.168.1.11', 'c7.xlarge.2'),
  app2: port(app, 'app-2', '192.168.1.12', 'c7.xlarge.2'),
  /** Its security group lets nothing in, and it asks for nothing: whoever collects accepted traffic only has no data of it. */
  closed: port(app, 'closed-1', '192.168.1.90', 'c6.large.2'),
  stopped: port(app, 'batch-stopped', '192.168.1.200', 's6.large.2', true),
  names: port(services, 'names', '192.168.3.25', 's6.small.1'),
  monitor: port(services, 'monitor', '192.168.3.227', 's6.medium.2'),
  // Families that have no flow logs.
  model1: port(models, 'model-1', '192.168.8.11', 'p1.2xlarge.8'),
  model2: port(models, 'model-2', '192.168.8.12', 'g3.4xlarge.4'),
  oldApp: port(app, 'app-old', '192.168.1.40', 's2.medium.2'),
  warehouse1: port(warehouse, 'warehouse-1', '172.16.0.206', 'm7.2xlarge.8'),
  warehouse2: port(warehouse, 'warehouse-2', '172.16.0.207', 'm7.2xlarge.8'),
} as const;

// A network of many subnets, for lists that go over many pages.
const plant = vpc('cn-north-4', 'plant', '10.30.0.0/16');
for (let line = 1; line <= 40; line++) {
  const at = subnet(plant, `line-${String(line).padStart(2, '0')}`, `10.30.${line}.0/24`, 'abc'[line % 3] ?? 'a');
  for (let i = 1; i <= 4; i++) port(at, `plc-${String(line).padStart(2, '0')}-${i}`, `10.30.${line}.${10 + i}`, i === 4 ? 's3.medium.2' : 't6.small.1');
}

// Elsewhere.
const mirror = vpc('cn-south-1', 'mirror', '10.40.0.0/16');
const mirrorApp = subnet(mirror, 'app', '10.40.0.0/24');
export const mirrorPorts = [port(mirrorApp, 'mirror-1', '10.40.0.11', 'c7n.xlarge.2'), port(mirrorApp, 'mirror-2', '10.40.0.12', 'c7n.xlarge.2')] as const;
const office = vpc('cn-east-3', 'office', '10.41.0.0/16');
port(subnet(office, 'desks', '10.41.0.0/24'), 'files', '10.41.0.11', 's7.large.2');
const crawl = vpc('ap-southeast-1', 'crawl', '10.42.0.0/16');
const crawlers = subnet(crawl, 'crawlers', '10.42.0.0/24');
for (let i = 1; i <= 3; i++) port(crawlers, `crawler-${i}`, `10.42.0.${10 + i}`, 'c6s.large.2');

/** Families of ECS that have flow logs, in small letters: `c7.large.2` is of `c7`. */
const families = new Set(
  'kai1s x1e ai1 ai1s kc1 km1 ki1 x1 p2s p2v p2vs pi2 kc2 km2 x2e c3 h3 m3 c3ne m3ne s3 i3 ir3 d3 e3 sn3 g5 e6 c6 s6 t6 c6s d6 g6 m6 c6sne ac7 ai7 am7 c7 m7 c7n d7 e7 i7 i7n ir7 ir7n m7n s7 s7n c7e c7h c7t d7i ac8 am8 c9 m9 ac9 i9'.split(' '),
);

/** Whether an interface has flow logs: only those of ECS of certain families have. */
export function canBeLogged({ flavour }: Pick<HuaweiPort, 'flavour'>): boolean {
  return flavour !== null && families.has((flavour.split('.')[0] ?? '').toLowerCase());
}

/** The interfaces that a flow log of this resource covers; undefined when there is no such resource in the region. */
export function huaweiCovered(region: string, type: 'port' | 'network' | 'vpc', id: string): readonly PortEntry[] | undefined {
  const exists = { port: huaweiPorts, network: huaweiSubnets, vpc: huaweiVpcs }[type].some((one) => one.id === id && one.region === region);
  return exists ? huaweiPorts.filter((one) => ({ port: one.id, network: one.subnet, vpc: one.vpc })[type] === id) : undefined;
}
