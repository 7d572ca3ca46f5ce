/** Everything of the account as its look-ups answer it: the company of the day's demo and the fleet together. */

import type { CloudEni, CloudVpc, CloudVSwitch } from '../../src/model/cloud/network.ts';
import { hashOfText } from '../random.ts';
import { isOldFamily, usualFamily } from './ecs-families.ts';
import { fleetEnis, fleetInstances, fleetStatuses, fleetVpcs, fleetVswitches } from './fleet.ts';
import { accountId, idOf, type RegionId } from './ids.ts';
import { type Eni, instances } from './instances.ts';
import { type VSwitch, type Vpc, vswitches } from './vpc.ts';
import { allVpcs, enis } from './world.ts';

export interface VpcEntry extends CloudVpc {
  readonly owner: string;
  /** Servers of old families stand in it. */
  readonly old: boolean;
}
export interface VSwitchEntry extends CloudVSwitch {
  readonly region: string;
}
export interface EniEntry extends CloudEni {
  readonly region: string;
  /** What made it, where a service did. */
  readonly madeBy: 'nat' | 'vpn' | 'alb' | 'gwlb' | null;
}
export interface InstanceEntry {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly eni: EniEntry;
}

/** 2024-03-01. */
const oldest = 1709251200;

/** When it was made: some time of a year and a half, always the same for the same id. */
function madeAt(id: string): number {
  return oldest + (hashOfText(id) % (540 * 1440)) * 60;
}

/** `cn-hangzhou-h`, `ap-southeast-1a`. */
function zoneOf({ name, vpc: { region } }: VSwitch): string {
  const letters = region === 'cn-hangzhou' ? 'hijk' : region === 'cn-shanghai' ? 'efg' : 'abc';
  const named = /-([a-k])$/.exec(name)?.[1];
  const letter = named !== undefined && letters.includes(named) ? named : (letters[hashOfText(name) % letters.length] ?? 'a');
  return /\d$/.test(region) ? `${region}${letter}` : `${region}-${letter}`;
}

const allVswitches: readonly VSwitch[] = [...Object.values(vswitches), ...fleetVswitches];
/** Every interface there is: those of the day's demo first, with their numbers there. */
export const cloudEnis: readonly Eni[] = [...enis, ...fleetEnis];

function ipv6CidrOf(vpc: Vpc, number: number): string | null {
  return vpc.ipv6Cidr === null ? null : vpc.ipv6Cidr.replace('00::/56', `${String(number + 1).padStart(2, '0')}::/64`);
}

const enisOfVswitch = counted(cloudEnis.map(({ vswitch }) => vswitch.id));
function counted(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

export const vswitchEntries: readonly VSwitchEntry[] = allVswitches.map((one): VSwitchEntry => {
  const siblings = allVswitches.filter(({ vpc }) => vpc === one.vpc);
  return {
    id: one.id, name: one.name, vpc: one.vpc.id, region: one.vpc.region, zone: zoneOf(one), cidr: one.cidr,
    ipv6Cidr: ipv6CidrOf(one.vpc, siblings.indexOf(one)),
    // Three addresses of each vSwitch are the system's.
    freeAddresses: 2 ** (32 - Number(one.cidr.split('/')[1])) - 4 - (enisOfVswitch.get(one.id) ?? 0),
  };
});

const oldVpcs = new Set(fleetInstances.filter(({ type }) => isOldFamily(type)).map(({ eni }) => eni.vswitch.vpc.id));

export const vpcEntries: readonly VpcEntry[] = [
  ...allVpcs.map((one) => ({ ...one, owner: accountId, secondaryCidrs: [] })), ...fleetVpcs,
].map(({ id, name, region, cidr, ipv6Cidr, owner, secondaryCidrs }): VpcEntry => ({
  id, name, region, cidr, ipv6Cidr, secondaryCidrs, owner, old: oldVpcs.has(id),
  vswitches: vswitchEntries.filter(({ vpc }) => vpc === id).map((one) => one.id),
  createdAt: madeAt(id),
}));

const services: Readonly<Record<Eni['kind'], EniEntry['madeBy']>> = {
  primary: null, secondary: null, nat: 'nat', vpn: 'vpn', 'load-balancer': 'alb', endpoint: 'gwlb',
};
const zones = new Map(allVswitches.map((one) => [one, zoneOf(one)]));

/** A security group for each VPC, and one of its own for the interfaces of services. */
function securityGroup(region: RegionId, vpc: string, service: boolean): string {
  return idOf('sg', region, service ? `${vpc}/managed` : vpc);
}

export const eniEntries: readonly EniEntry[] = cloudEnis.map((one): EniEntry => {
  const { vpc } = one.vswitch;
  const madeBy = services[one.kind];
  const status = fleetStatuses.get(one.id) ?? 'InUse';
  return {
    id: one.id, name: one.name, type: one.kind === 'primary' ? 'Primary' : 'Secondary', status, instance: one.vm, serviceManaged: madeBy !== null,
    madeBy, vpc: vpc.id, vswitch: one.vswitch.id, region: vpc.region, zone: zones.get(one.vswitch) ?? '', address: one.address,
    ipv6: one.ipv6 === null ? [] : [one.ipv6], publicIp: one.reach === 'public' ? publicAddress(one) : null,
    securityGroups: [securityGroup(vpc.region, vpc.name, madeBy !== null)], createdAt: madeAt(one.id),
  };
});

function publicAddress({ id }: Eni): string {
  const hash = hashOfText(id);
  return `47.${96 + (hash % 16)}.${(hash >>> 8) % 250}.${1 + ((hash >>> 16) % 253)}`;
}

const byEniId = new Map(eniEntries.map((one) => [one.id, one]));

function instanceEntry(id: string, name: string, type: string, eni: Eni): InstanceEntry[] {
  const entry = byEniId.get(eni.id);
  return entry ? [{ id, name, type, eni: entry }] : [];
}

export const instanceEntries: readonly InstanceEntry[] = [
  ...Object.values(instances).flatMap(({ id, name, primary }) => instanceEntry(id, name, usualFamily, primary)),
  ...fleetInstances.flatMap(({ id, name, type, eni }) => instanceEntry(id, name, type, eni)),
];

const byVpcId = new Map(vpcEntries.map((one) => [one.id, one]));
const byVswitchId = new Map(vswitchEntries.map((one) => [one.id, one]));

export function vpcEntry(id: string): VpcEntry | undefined {
  return byVpcId.get(id);
}
export function vswitchEntry(id: string): VSwitchEntry | undefined {
  return byVswitchId.get(id);
}
export function eniEntry(id: string): EniEntry | undefined {
  return byEniId.get(id);
}
