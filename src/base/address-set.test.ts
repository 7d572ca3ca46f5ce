import { describe, expect, it } from 'vitest';
import { addressSet, holdsAddress } from './address-set.ts';
import { containsIpv4, containsIpv6, parseAddressRange, type AddressRange } from './cidr.ts';
import { formatIpv4, formatIpv6, parseIpv4, parseIpv6 } from './ip.ts';

const rangesOf = (...texts: string[]): AddressRange[] => texts.map((text) => parseAddressRange(text) ?? expect.fail(text));

describe('a set of addresses', () => {
  it('holds both ends of its ranges and nothing beside them', () => {
    const set = addressSet(rangesOf('10.0.0.0/30', '192.0.2.7', '2001:db8::/126', '198.51.100.5-198.51.100.6', '0.0.0.0', '255.255.255.255'));
    const held = ['10.0.0.0', '10.0.0.3', '192.0.2.7', '198.51.100.5', '198.51.100.6', '2001:db8::', '2001:db8::3', '0.0.0.0', '255.255.255.255'];
    const not = ['9.255.255.255', '10.0.0.4', '192.0.2.6', '192.0.2.8', '198.51.100.4', '198.51.100.7', '2001:db8::4', '2001:db7:ffff:ffff:ffff:ffff:ffff:ffff', '-', '', '10.0.0'];
    expect(held.filter((text) => !holdsAddress(set, text))).toEqual([]);
    expect(not.filter((text) => holdsAddress(set, text))).toEqual([]);
  });

  it('holds nothing when it is empty', () => {
    expect(holdsAddress(addressSet([]), '10.0.0.1')).toBe(false);
    expect(holdsAddress(addressSet([]), '::1')).toBe(false);
  });

  it('agrees with looking at each range, over random ones that overlap', () => {
    let seed = 7;
    const random = (below: number): number => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) % below;
    const ranges = Array.from({ length: 300 }, (_, i): AddressRange => {
      const first = random(1 << 16);
      const last = first + random(200);
      return i % 2 === 0 ? { family: 4, first, last } : { family: 6, first: [0, i % 4, 0, first], last: [0, i % 4, 0, last] };
    });
    const set = addressSet(ranges);
    for (let i = 0; i < 5000; i++) {
      const four = formatIpv4(random(1 << 17));
      const six = formatIpv6([0, random(5), 0, random(1 << 17)]);
      const v4 = parseIpv4(four) ?? 0;
      const v6 = parseIpv6(six) ?? expect.fail(six);
      expect(holdsAddress(set, four)).toBe(ranges.some((range) => containsIpv4(range, v4)));
      expect(holdsAddress(set, six)).toBe(ranges.some((range) => containsIpv6(range, v6)));
    }
  });
});
