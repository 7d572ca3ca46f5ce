import { expect, it } from 'vitest';
import { labelledIn } from './address-labels.ts';
import { holdsAddress } from '../base/address-set.ts';
import { containsIpv4, containsIpv6, parseAddressRange, type AddressRange } from '../base/cidr.ts';
import { formatIpv4, formatIpv6, parseIpv4, parseIpv6 } from '../base/ip.ts';
import { packThreatEntries } from '../model/threat-entries.ts';
import type { ThreatException } from '../model/threats.ts';
import { rows } from './rows.ts';
import { tableOf } from './testing/build.ts';
import { ThreatIndex, type PackedThreatList } from './threat-index.ts';

const range = (text: string): AddressRange => parseAddressRange(text) ?? expect.fail(text);

function list(id: string, texts: readonly string[], weight = 5): PackedThreatList {
  const entries = texts.map((text, i) => ({ range: range(text), line: i + 1, text, note: null }));
  return { list: { id, name: `list ${id}`, date: null, on: true, weight, entries: entries.length, skipped: 0 }, entries: packThreatEntries(entries) };
}
const except = (id: string, block: string, of: string | null = null): ThreatException => ({ id, block, list: of, remark: '', at: 0 });

function holds(one: AddressRange, address: string): boolean {
  const [number, words] = [parseIpv4(address), parseIpv6(address)];
  return number === null ? words !== null && containsIpv6(one, words) : containsIpv4(one, number);
}

it('what is excepted is marked by no list, or by the others only, and its hits say by which exception', () => {
  const lists = [list('a', ['198.51.100.0/24', '198.51.100.7'], 9), list('b', ['198.51.100.7', '2001:db8::/32'])];
  const index = ThreatIndex.of(lists, { exceptions: [except('one', '198.51.100.0/28', 'a'), except('all', '2001:db8:1::/48'), except('host', '198.51.100.9'), except('gone', '198.51.100.0/24', 'no list')] });
  const told = (address: string): string[] => index.hits(address).map((hit) => `${hit.list}:${hit.line} ${hit.exception}`);
  // However narrow the entry: what the reader says holds against the list.
  expect(told('198.51.100.7')).toEqual(['a:2 one', 'b:1 null', 'a:1 one']);
  expect([told('198.51.100.9'), told('198.51.100.99'), told('2001:db8:1::5')]).toEqual([['a:1 host'], ['a:1 null'], ['b:2 all']]);
  expect(['198.51.100.7', '198.51.100.9', '198.51.100.99', '2001:db8:1::5', '2001:db8:2::5'].map((address) => [index.holds(address), holdsAddress(index.known.set, address)])).toEqual([[true, true], [false, false], [true, true], [false, false], [true, true]]);
  const table = tableOf([{ __time__: 1, srcaddr: '198.51.100.7', dstaddr: '198.51.100.9' }, { __time__: 2, srcaddr: '198.51.100.99', dstaddr: '2001:db8:1::5' }]);
  table.setLabels('threat', index);
  expect([...rows(table, ['srcthreat', 'dstthreat'])]).toEqual([{ srcthreat: 'list b', dstthreat: null }, { srcthreat: 'list a', dstthreat: null }]);
  expect(labelledIn(table.labelCounts('threat'))).toBe(2);
});

it('an exception of what stands on no list, and one of all there is, do no harm', () => {
  const apart = ThreatIndex.of([list('a', ['203.0.113.7'])], { exceptions: [except('one', '198.51.100.0/24'), except('wide', '2001:db8::/32')] });
  expect([apart.holds('203.0.113.7'), apart.holds('198.51.100.1'), apart.known.set.v4.count]).toEqual([true, false, 1]);
  const none = ThreatIndex.of([list('a', ['203.0.113.7', '2001:db8::/48'])], { exceptions: [except('one', '0.0.0.0/0'), except('two', '::/0')] });
  expect([none.holds('203.0.113.7'), none.holds('2001:db8::1'), none.known.set.v4.count, none.known.set.v6.count]).toEqual([false, false, 0, 0]);
});

it('over random lists and exceptions: the labels, marks and hits that a look at every entry and every exception gives', () => {
  let state = 11;
  const random = (below: number): number => Math.floor(((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32) * below);
  // Much the same few networks, so that entries and exceptions stand inside each other, both ways.
  const v4 = (): number => (0xc6330000 + random(2 ** 12)) >>> 0;
  const v6 = (): string => formatIpv6([0x20010db8, random(4), 0, random(64)]);
  const some = (): string => {
    const first = v4();
    switch (random(6)) {
      case 0: return `${formatIpv4((first & -256) >>> 0)}/24`;
      case 1: return `${formatIpv4((first & -16) >>> 0)}/28`;
      case 2: return v6();
      case 3: return `2001:db8:0:${random(4).toString(16)}::/64`;
      case 4: return `${formatIpv4(first)}-${formatIpv4(first + random(200))}`;
      default: return formatIpv4(first);
    }
  };
  const several = (count: number): { readonly text: string; readonly range: AddressRange }[] => Array.from({ length: count }, () => {
    const text = some();
    return { text, range: range(text) };
  });
  const seen = { marked: 0, excepted: 0, inPart: 0 };
  for (let round = 0; round < 40; round++) {
    const told = [{ id: 'b', weight: 9, entries: several(30) }, { id: 'a', weight: 3, entries: several(30) }, { id: 'c', weight: 3, entries: several(5) }];
    const exceptions = several(random(25)).map((one, i) => ({ ...one, of: ['a', 'b', 'off', null, null][random(5)] ?? null, id: `e${i}` }));
    const index = ThreatIndex.of(told.map(({ id, weight, entries }) => list(id, entries.map(({ text }) => text), weight)), { exceptions: exceptions.map(({ id, text, of }) => except(id, text, of)) });
    const differing: unknown[] = [];
    for (let i = 0; i < 200; i++) {
      const address = i % 3 ? formatIpv4(v4()) : v6();
      const by = exceptions.filter((one) => holds(one.range, address));
      const plain = told.flatMap(({ id, entries }) => entries.flatMap((entry, n) => (holds(entry.range, address) ? [{ id, line: n + 1, by: by.filter(({ of }) => of === null || of === id) }] : [])));
      const left = plain.filter((hit) => hit.by.length === 0);
      const names = told.filter(({ id }) => left.some((hit) => hit.id === id)).map(({ id }) => `list ${id}`).join(', ') || null;
      const number = parseIpv4(address);
      const { labels, numbers } = number === null ? index.v6 : index.v4;
      const label = labels[numbers(Uint32Array.from(number === null ? (parseIpv6(address) ?? []) : [number]))[0] ?? 0];
      const hits = index.hits(address);
      const isSame = label === names && index.holds(address) === (names !== null) && holdsAddress(index.known.set, address) === (names !== null)
        && hits.map((hit) => `${hit.list} ${hit.line} ${hit.exception !== null}`).sort().join() === plain.map((hit) => `${hit.id} ${hit.line} ${hit.by.length > 0}`).sort().join()
        // The exception that is told is one of those that hold the address.
        && hits.every((hit) => hit.exception === null || by.some((one) => one.id === hit.exception && (one.of === null || one.of === hit.list)));
      if (!isSame) differing.push({ address, label, names, hits, plain });
      if (names !== null) seen.marked++;
      if (plain.length > 0 && names === null) seen.excepted++;
      if (names !== null && left.length < plain.length) seen.inPart++;
    }
    expect(differing).toEqual([]);
  }
  // It was about something.
  expect(Math.min(seen.marked, seen.excepted, seen.inPart)).toBeGreaterThan(200);
});
