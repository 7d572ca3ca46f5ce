import { describe, expect, test } from 'vitest';
import { demo, type DemoOptions } from '../demo.ts';
import { firstDay } from '../demo-choice.ts';
import { type PlainRecord, readRecords } from '../testing.ts';
import { natGateway, vpnGateway } from '../world/gateways.ts';
import type { Eni } from '../world/instances.ts';
import { vpcs, vswitches } from '../world/vpc.ts';
import type { Volume } from './truth.ts';

const logs: Record<string, (eni: Eni) => boolean> = {
  everything: () => true,
  'the vSwitch of the NAT gateway': ({ vswitch }) => vswitch === vswitches.nat,
  'the app vSwitch': ({ vswitch }) => vswitch === vswitches.app,
  'the data vSwitch': ({ vswitch }) => vswitch === vswitches.data,
  'the NAT gateway and the data vSwitch': ({ vswitch }) => vswitch === vswitches.nat || vswitch === vswitches.data,
  'the VPN gateway': ({ id }) => id === vpnGateway.active.id,
  'one VPC of the peering': ({ vswitch }) => vswitch.vpc === vpcs.analytics,
};

const options = (logged: (eni: Eni) => boolean): DemoOptions => ({
  // Two hours around the theft and its end, and enough of everything else.
  records: 60_000, startSeconds: firstDay + 2 * 3600, hours: 3, logged,
});

type Sums = Record<string, Volume>;

function add(sums: Sums, key: string, { bytes, packets }: PlainRecord): void {
  const sum = (sums[key] ??= { bytes: 0, packets: 0 });
  sum.bytes += bytes ?? 0;
  sum.packets += packets ?? 0;
}

function truthOf(logged: (eni: Eni) => boolean): { perVpc: Sums; total: Volume } {
  const { perVpc, total } = demo(options(logged)).truth();
  return { perVpc: Object.fromEntries(perVpc), total };
}

/** Counts each flow once by matching records: what no dashboard can afford, and so an independent check. */
function matched(records: PlainRecord[]): { perVpc: Sums; total: Volume } {
  const seen = new Set<string>();
  const perVpc: Sums = {};
  const total: Sums = {};
  for (const record of records) {
    if (record.status !== 'OK') continue;
    const { vpc, src, srcPort, dst, dstPort, protocol, start, bytes } = record;
    // Under its own address the gateway shows the same flow once more; the towards-the-server leg is always there too.
    if (record.eni === natGateway.eni.id && [src, dst].includes(natGateway.eni.address)) continue;
    const flow = [src, srcPort, dst, dstPort, protocol, start, bytes].join(' ');
    if (!seen.has(`${vpc} ${flow}`)) add(perVpc, vpc, record);
    if (!seen.has(flow)) add(total, 'all', record);
    seen.add(`${vpc} ${flow}`).add(flow);
  }
  return { perVpc, total: total['all'] ?? { bytes: 0, packets: 0 } };
}

interface Interface {
  readonly vpc: string;
  readonly local: Set<string>;
  readonly remote: Set<string>;
}

const ends = ({ direction, src, dst }: PlainRecord): [local: string, remote: string] => (direction === 'in' ? [dst, src] : [src, dst]);

/** Counts each flow once by the rule that decides per interface, from the records alone. */
function byRule(records: PlainRecord[]): { perVpc: Sums; total: Volume } {
  const traffic = records.filter(({ status }) => status === 'OK');
  const interfaces = new Map<string, Interface>();
  for (const record of traffic) {
    const one = interfaces.get(record.eni) ?? { vpc: record.vpc, local: new Set(), remote: new Set() };
    const [local, remote] = ends(record);
    one.local.add(local);
    one.remote.add(remote);
    interfaces.set(record.eni, one);
  }
  const owners = new Map<string, Set<string>>();
  const forwards = new Set<string>();
  for (const [eni, { local, remote }] of interfaces) {
    for (const address of local) {
      if (remote.has(address)) forwards.add(eni);
      else owners.set(address, (owners.get(address) ?? new Set()).add(eni));
    }
  }
  const owner = (address: string, eni: string, vpc: string): 'here' | 'elsewhere' | 'nobody' => {
    const others = [...(owners.get(address) ?? [])].filter((each) => each !== eni);
    if (others.some((each) => interfaces.get(each)?.vpc === vpc)) return 'here';
    return others.length === 1 ? 'elsewhere' : 'nobody';
  };
  const inner = ({ eni, direction, src, dst }: PlainRecord): boolean =>
    forwards.has(eni) && !(owners.get(direction === 'in' ? dst : src)?.has(eni) ?? false);
  const withInner = new Set(traffic.filter(inner).map(({ eni }) => eni));

  const perVpc: Sums = {};
  const total: Sums = {};
  for (const record of traffic) {
    const { eni, vpc, direction, src } = record;
    if (forwards.has(eni)) {
      if (!inner(record) ? withInner.has(eni) : owner(ends(record)[1], eni, vpc) === 'here') continue;
    }
    const source = direction === 'in' ? owner(src, eni, vpc) : 'nobody';
    if (source === 'here') continue;
    add(perVpc, vpc, record);
    if (source === 'nobody') add(total, 'all', record);
  }
  return { perVpc, total: total['all'] ?? { bytes: 0, packets: 0 } };
}

describe.each(Object.entries(logs))('with %s logged', (_name, logged) => {
  const records = readRecords(options(logged));
  const truth = truthOf(logged);

  test('the truth is what matching the records gives', () => {
    expect(truth.total.bytes).toBeGreaterThan(0);
    expect(matched(records)).toEqual(truth);
  });

  test('the rule that decides per interface gives the truth', () => {
    expect(byRule(records)).toEqual(truth);
  });
});

describe('counting everything would be wrong', () => {
  test('with everything logged, records hold far more bytes than there were', () => {
    const records = readRecords(options(() => true));
    const all = records.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
    expect(all / truthOf(() => true).total.bytes).toBeGreaterThan(1.7);
  });

  test('a flow between two VPCs counts in both and once in all', () => {
    const { perVpc, total } = truthOf(() => true);
    const sum = Object.values(perVpc).reduce((before, { bytes }) => before + bytes, 0);
    expect(sum).toBeGreaterThan(total.bytes);
  });

  test('what only the NAT gateway saw is what its servers sent and received through it', () => {
    const { perVpc } = truthOf(({ vswitch }) => vswitch === vswitches.nat);
    expect(Object.keys(perVpc)).toEqual([vpcs.production.id]);
  });
});
