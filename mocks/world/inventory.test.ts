import { describe, expect, test } from 'vitest';
import { parseIpv4, parseIpv6 } from '../../src/base/ip.ts';
import { cloudRegions } from '../../src/model/cloud/regions.ts';
import { borderRouters, expressConnectRouter, gatewayEndpoints, gatewayLoadBalancer, loadBalancers, virtualAddress } from './connections.ts';
import { isOldFamily } from './ecs-families.ts';
import { sharingAccount } from './fleet.ts';
import { cloudEnis, eniEntries, eniEntry, instanceEntries, vpcEntries, vpcEntry, vswitchEntries, vswitchEntry } from './inventory.ts';
import { vpnGateways } from './vpn-gateways.ts';
import { enis } from './world.ts';

function within(address: string, cidr: string): boolean {
  const [network = '', length = ''] = cidr.split('/');
  const size = 2 ** (32 - Number(length));
  return Math.floor((parseIpv4(address) ?? -1) / size) === Math.floor((parseIpv4(network) ?? -2) / size);
}

describe('the account', () => {
  test('the interfaces of the demo keep their numbers; those of the fleet come after', () => {
    expect(cloudEnis.slice(0, enis.length)).toEqual(enis);
    expect(enis.length).toBe(32);
  });

  test('no id twice, no address twice in a VPC', () => {
    const ids = [...eniEntries, ...vpcEntries, ...vswitchEntries, ...instanceEntries, ...vpnGateways].map(({ id }) => id);
    ids.push(...borderRouters, expressConnectRouter.id, gatewayLoadBalancer.id, virtualAddress.id, ...loadBalancers, ...gatewayEndpoints.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(eniEntries.map(({ vpc, address }) => `${vpc} ${address}`)).size).toBe(eniEntries.length);
  });

  test('an interface stands in its vSwitch, the vSwitch in its VPC, the VPC in a region that has flow logs', () => {
    const regions = new Set(cloudRegions.map(({ id }) => id));
    for (const { vswitch, vpc, address, ipv6, region, zone } of eniEntries) {
      const at = vswitchEntry(vswitch);
      expect(at?.vpc).toBe(vpc);
      expect(within(address, at?.cidr ?? '')).toBe(true);
      for (const one of ipv6) expect(parseIpv6(one)).not.toBeNull();
      expect(regions.has(region) && zone.startsWith(region)).toBe(true);
    }
    for (const { vpc, cidr, freeAddresses } of vswitchEntries) {
      const own = vpcEntry(vpc);
      const [network = ''] = cidr.split('/');
      expect([own?.cidr ?? '', ...(own?.secondaryCidrs ?? [])].some((block) => within(network, block))).toBe(true);
      expect(freeAddresses).toBeGreaterThan(100);
    }
  });

  test('there is enough to search and page through in Hangzhou, and something elsewhere', () => {
    const of = (list: readonly { readonly region: string }[]): number => list.filter(({ region }) => region === 'cn-hangzhou').length;
    expect([of(vpcEntries), of(vswitchEntries), of(eniEntries)].every((count) => count > 110)).toBe(true);
    expect(of(eniEntries)).toBeGreaterThan(350);
    expect(of(vswitchEntries)).toBeGreaterThan(230);
    expect(new Set(vpcEntries.map(({ region }) => region)).size).toBe(9);
  });

  test('two VPCs have servers of old families; one is another account\'s', () => {
    expect(vpcEntries.filter(({ old }) => old).map(({ name, region }) => `${region}/${name}`)).toEqual(['cn-hangzhou/legacy', 'cn-beijing/archive']);
    expect(vpcEntries.filter(({ owner }) => owner === sharingAccount).map(({ name }) => name)).toEqual(['shared-services']);
    expect([isOldFamily('ecs.sn1.large'), isOldFamily('ecs.sn1ne.large'), isOldFamily('ecs.g7.large')]).toEqual([true, false, false]);
  });

  test('VPN gateways make two interfaces a feature in dual-tunnel mode, none with one tunnel', () => {
    for (const { ipsec, ssl, secondVswitch, enis: made, vpc } of vpnGateways) {
      expect(made.length).toBe(secondVswitch === null ? 0 : 2 * (Number(ipsec) + Number(ssl)));
      for (const id of made) expect(eniEntry(id)).toMatchObject({ vpc, serviceManaged: true, instance: null, madeBy: 'vpn' });
    }
    expect(vpnGateways.map(({ enis: made }) => made.length)).toEqual([2, 4, 2, 0]);
  });

  test('interfaces on their way are there, one of each state', () => {
    expect(new Set(eniEntries.map(({ status }) => status))).toEqual(new Set(['InUse', 'Available', 'Attaching', 'Detaching', 'Deleting']));
  });
});
