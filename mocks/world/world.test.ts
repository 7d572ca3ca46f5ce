import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { addressSet, holdsAddress } from '../../src/base/address-set.ts';
import { countryOfV4, parseCountryTable } from '../../src/base/geo/country.ts';
import { countryTableV4 } from '../../src/base/geo/files.ts';
import { parseIpv4, parseIpv6 } from '../../src/base/ip.ts';
import { vpnGateway } from './gateways.ts';
import { idOf } from './ids.ts';
import { cloudServices, knockers, onPremises, services, villains, visitorCountries, visitors, visitors6, webSources } from './internet.ts';
import { threats } from './threats.ts';
import { allVpcs, eniByAddress, eniById, enis } from './world.ts';

function within(address: string, cidr: string): boolean {
  const [network = '', length = ''] = cidr.split('/');
  const size = 2 ** (32 - Number(length));
  return Math.floor((parseIpv4(address) ?? -1) / size) === Math.floor((parseIpv4(network) ?? -2) / size);
}

describe('the world', () => {
  test('ids are unique and have the form of the cloud', () => {
    const ids = enis.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^eni-(bp1|uf6)[a-z0-9]{18}$/);
    for (const { id, vm } of enis) {
      expect(eniById(id)?.id).toBe(id);
      expect(vm ?? idOf('i', 'cn-hangzhou', 'none')).toMatch(/^i-(bp1|uf6)[a-z0-9]{18}$/);
    }
  });

  test('an interface stands in its vSwitch, the vSwitch in its VPC, no address twice in one VPC', () => {
    const seen = new Set<string>();
    for (const eni of enis) {
      expect(within(eni.address, eni.vswitch.cidr)).toBe(true);
      expect(within(eni.vswitch.cidr.split('/')[0] ?? '', eni.vswitch.vpc.cidr)).toBe(true);
      const key = `${eni.vswitch.vpc.id} ${eni.address}`;
      expect(seen.has(key)).toBe(false);
      seen.add(key);
      expect(eniByAddress(eni.vswitch.vpc.id, eni.address)).toBe(eni);
      expect(parseIpv6(eni.ipv6 ?? '::')).not.toBeNull();
    }
  });

  test('two VPCs use the same block, and some addresses of it twice', () => {
    const blocks = allVpcs.map(({ cidr }) => cidr);
    expect(new Set(blocks).size).toBe(blocks.length - 1);
    const addresses = enis.map(({ address }) => address);
    expect(addresses.length - new Set(addresses).size).toBeGreaterThanOrEqual(3);
  });

  test('the VPN gateway has two interfaces in two vSwitches', () => {
    expect(vpnGateway.active.vswitch).not.toBe(vpnGateway.standby.vswitch);
  });
});

describe('the internet', () => {
  const table = parseCountryTable(readFileSync(fileURLToPath(countryTableV4())));
  const country = (address: string): string | null => countryOfV4(table, parseIpv4(address) ?? 0);

  test('visitors come from the countries that their blocks are said to lie in', () => {
    for (const [expected, block] of visitorCountries()) {
      expect([block, country(`${block}.1.1`), country(`${block}.250.254`)]).toEqual([block, expected, expected]);
    }
    expect(new Set(visitors.map(country)).size).toBeGreaterThanOrEqual(20);
    for (const address of visitors6) expect(parseIpv6(address)).not.toBeNull();
  });

  test('everyone outside has a public address in a real country', () => {
    const all = [...visitors, webSources.allowed, ...webSources.refused, ...Object.values(services), ...knockers, ...Object.values(villains)];
    expect(all.filter((address) => country(address) === null)).toEqual([]);
  });

  test('the threats are who should not knock, and nobody else', () => {
    const set = addressSet(threats);
    const outside = [...visitors, ...visitors6, webSources.allowed, ...Object.values(services), ...Object.values(cloudServices), ...Object.values(onPremises)];
    expect([...knockers, ...Object.values(villains)].filter((address) => !holdsAddress(set, address))).toEqual([]);
    expect(outside.filter((address) => holdsAddress(set, address))).toEqual([]);
    expect(webSources.refused.filter((address) => holdsAddress(set, address))).toEqual(['198.235.24.60']);
  });
});
