import { describe, expect, test } from 'vitest';
import { placed } from '../../model/domain-rules/placed.ts';
import { presetDomains, type DomainSet } from '../../model/domains.ts';
import type { Frame, Value } from '../../model/frame.ts';
import { largestSilent, shadeOf, spaceOf } from './space.ts';
import { labelled, movedBetween, none, seenOf, trafficOf } from './traffic.ts';
import { unnamedOf } from './unnamed.ts';

const coverage: Frame['coverage'] = { scanned: 0, matched: 0, skipped: 0, partial: false, revision: 1 };
const frame = (rows: readonly (readonly [Value, number, bigint])[]): Frame => ({
  columns: (['address', 'bytes', 'records'] as const).map((name, at) => ({ name, type: at === 0 ? 'varchar' : 'bigint', unit: 'none', values: rows.map((row) => row[at] ?? null) })),
  rows: rows.length, coverage,
});
const app = { id: 'a', name: 'app', blocks: ['10.0.0.0/18'], remark: '', rest: false };
const set: DomainSet = { version: 1, domains: [...presetDomains.domains, app] };

const sent = frame([['10.0.0.1', 100, 1n], ['10.0.0.2', 50, 2n], ['8.8.8.8', 10, 1n], [null, 7, 1n]]);
const received = frame([['10.0.0.2', 5, 1n], ['10.0.200.9', 30, 1n], ['10.0.201.9', 20, 1n], ['fd00::1', 4, 1n], ['100.100.2.1', 1, 1n]]);
const traffic = trafficOf([sent, received]);

describe('traffic of domains', () => {
  test('both ends of an address are one; what is no address is left out', () => {
    expect(traffic.map(({ address, bytes, records }) => [address, bytes, records])).toEqual([
      ['10.0.0.1', 100, 1], ['10.0.0.2', 55, 3], ['8.8.8.8', 10, 1], ['10.0.200.9', 30, 1], ['10.0.201.9', 20, 1], ['fd00::1', 4, 1], ['100.100.2.1', 1, 1],
    ]);
  });

  test('an address is found however it is written', () => {
    expect(seenOf(traffic, 'FD00:0:0::0001')?.address).toBe('fd00::1');
    expect(seenOf(traffic, '10.0.0.2')?.records).toBe(3);
    expect([seenOf(traffic, '10.0.0.9'), seenOf(traffic, '10.0.0')]).toEqual([undefined, undefined]);
  });

  test('is counted by the longest block, and what has no domain under none', () => {
    const { byDomain, bytes } = labelled(traffic, set);
    expect(bytes).toBe(220);
    expect([...byDomain].map(([id, { addresses, bytes: of }]) => [id, addresses, of])).toEqual([['a', 2, 155], ['internet', 2, 14], ['private', 2, 50], ['cloud', 1, 1]]);
    expect(labelled(traffic, { version: 1, domains: [app] }).byDomain.get(none)).toEqual({ addresses: 5, bytes: 65, records: 5 });
  });

  test('a change is weighed before it is made; another name moves nothing', () => {
    const before = labelled(traffic, set);
    expect(movedBetween(traffic, before, set)).toEqual({ addresses: 0, bytes: 0 });
    expect(movedBetween(traffic, before, { version: 1, domains: set.domains.map((one) => (one.id === 'a' ? { ...one, name: 'web' } : one)) })).toEqual({ addresses: 0, bytes: 0 });
    expect(movedBetween(traffic, before, presetDomains)).toEqual({ addresses: 2, bytes: 155 });
  });
});

describe('traffic without a domain of its own', () => {
  test('is gathered by /24 and /64, neighbours joined, most bytes first', () => {
    expect(unnamedOf(traffic, set).map(({ block, falls, addresses, bytes }) => [block, falls?.id, addresses, bytes])).toEqual([['10.0.200.0/23', 'private', 2, 50], ['fd00::/64', 'internet', 1, 4]]);
  });

  test('a block of a domain between neighbours keeps them apart', () => {
    const parted: DomainSet = { version: 1, domains: [...set.domains, { ...app, id: 'b', name: 'b', blocks: ['10.0.201.0/25'] }] };
    expect(unnamedOf(trafficOf([frame([['10.0.200.9', 30, 1n], ['10.0.201.200', 20, 1n]])]), parted).map(({ block }) => block)).toEqual(['10.0.200.0/24', '10.0.201.0/24']);
  });

  test('without a domain for all else, every address that no block holds is one', () => {
    expect(unnamedOf(traffic, { version: 1, domains: [app] }).map(({ block, falls }) => [block, falls])).toContainEqual(['8.8.8.0/24', null]);
  });
});

describe('the address space of a block', () => {
  const whole = placed('10.0.0.0/16') ?? expect.fail('a block');
  const space = spaceOf(whole, traffic, set);

  test('is 256 cells, each with its domain and what it carries', () => {
    expect([space.cells.length, space.perRow]).toEqual([256, 64]);
    expect(space.cells[0]).toMatchObject({ domain: { id: 'a' }, addresses: 2, bytes: 155, isUnnamed: false });
    expect(space.cells[200]).toMatchObject({ domain: { id: 'private' }, addresses: 1, bytes: 30, isUnnamed: true });
    expect(space.cells.filter(({ domain }) => domain?.id === 'a')).toHaveLength(64);
    expect(spaceOf(placed('10.0.0.0/30') ?? whole, traffic, set).cells.map(({ addresses }) => addresses)).toEqual([0, 1, 1, 0]);
    expect(spaceOf(placed('10.0.0.1/32') ?? whole, traffic, set).cells).toHaveLength(1);
  });

  test('says its largest silent block, and shades by the logarithm', () => {
    const silent = largestSilent(space);
    expect(silent).toMatchObject({ prefix: 18, first: whole.first + 64n * 256n });
    expect([0, 1, 10, 100, 1e7].map((bytes) => shadeOf(bytes, 1, 1e7))).toEqual([0, 1, 2, 3, 7]);
    expect(shadeOf(5, 5, 5)).toBe(7);
  });
});
