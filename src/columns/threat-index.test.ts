import { describe, expect, it } from 'vitest';
import { labelledIn } from './address-labels.ts';
import { containsIpv4, containsIpv6, parseAddressRange, rangeText, type AddressRange } from '../base/cidr.ts';
import { formatIpv4, formatIpv6, parseIpv4, parseIpv6 } from '../base/ip.ts';
import { packThreatEntries, unpackThreatEntries } from '../model/threat-entries.ts';
import type { ThreatEntry, ThreatList } from '../model/threats.ts';
import { rows } from './rows.ts';
import { tableOf } from './testing/build.ts';
import { ThreatIndex, type PackedThreatList } from './threat-index.ts';

const range = (text: string): AddressRange => parseAddressRange(text) ?? expect.fail(text);
const entriesOf = (texts: readonly string[]): ThreatEntry[] => texts.map((text, i) => ({ range: range(text), line: i + 1, text: `${text} # ${i}`, note: i % 2 ? `note ${i}` : null }));

function list(id: string, texts: readonly string[], rest: Partial<ThreatList> = {}): PackedThreatList {
  const entries = entriesOf(texts);
  return { list: { id, name: id, date: null, on: true, weight: 5, entries: entries.length, skipped: 0, ...rest }, entries: packThreatEntries(entries) };
}

describe('threat lists', () => {
  it('say of an address which entries hold it: longest prefix first, then by weight', () => {
    const index = ThreatIndex.of([
      list('wide', ['198.51.0.0/16', '203.0.113.1-203.0.113.6']), list('host', ['198.51.100.7', '198.51.100.0/24'], { weight: 9 }),
      list('same', ['198.51.100.7', '2001:db8:bad::/48'], { weight: 10 }), list('off', ['198.51.100.7'], { on: false }),
    ]);
    const told = (address: string): string[] => index.hits(address).map((hit) => `${hit.list}:${hit.line} ${hit.block}`);
    expect(told('198.51.100.7')).toEqual(['same:1 198.51.100.7', 'host:1 198.51.100.7', 'host:2 198.51.100.0/24', 'wide:1 198.51.0.0/16']);
    expect(told('198.51.100.8')).toEqual(['host:2 198.51.100.0/24', 'wide:1 198.51.0.0/16']);
    expect(told('203.0.113.4')).toEqual(['wide:2 203.0.113.1-203.0.113.6']);
    expect(told('203.0.113.7')).toEqual([]);
    expect(told('2001:db8:bad:1::9')).toEqual(['same:2 2001:db8:bad::/48']);
    expect(told('nothing')).toEqual([]);
    expect(index.hits('203.0.113.4')[0]).toEqual({ list: 'wide', line: 2, text: '203.0.113.1-203.0.113.6 # 1', block: '203.0.113.1-203.0.113.6', note: 'note 1', exception: null });
    expect(index.hits('198.51.1.1')[0]?.note).toBeNull();
  });

  it('label addresses with the names of all lists that hold them, most weighty first; null where none does', () => {
    const table = tableOf([
      { __time__: 1, srcaddr: '198.51.100.7', dstaddr: '10.0.0.1' }, { __time__: 2, srcaddr: '198.51.1.1', dstaddr: '198.51.100.7' }, { __time__: 3, srcaddr: '2001:db8::1' },
    ]);
    expect([table.has('srcthreat'), table.access('srcthreat')?.kind]).toEqual([false, 'label']);
    table.setLabels('threat', ThreatIndex.of([list('b', ['198.51.0.0/16', '10.0.0.0/8'], { weight: 1 }), list('a', ['198.51.100.7', '2001:db8::/32'], { weight: 2 })]));
    expect([...rows(table, ['srcthreat', 'dstthreat'])]).toEqual([{ srcthreat: 'a, b', dstthreat: null }, { srcthreat: 'b', dstthreat: 'a, b' }, { srcthreat: 'a', dstthreat: null }]);
    expect(labelledIn(table.labelCounts('threat'))).toBe(3);
    // With lists it is known of every address, of one that is on none too.
    table.setLabels('threat', ThreatIndex.of([list('c', ['1.1.1.1'])]));
    expect([table.has('srcthreat'), labelledIn(table.labelCounts('threat')), [...rows(table, ['srcthreat'])].every((row) => row['srcthreat'] === null)]).toEqual([true, 0, true]);
  });

  it('leave private addresses alone, unless they are included', () => {
    const own = ['10.1.1.1', '172.20.0.1', '192.168.1.1', '100.64.0.1', '127.0.0.1', '169.254.1.1', 'fd00::1', 'fe80::1', '::1'];
    const lists = [list('all', ['0.0.0.0/0', '::/0'])];
    const [without, within] = [ThreatIndex.of(lists), ThreatIndex.of(lists, { includePrivate: true })];
    expect(own.map((address) => [without.holds(address), within.holds(address), without.hits(address).length, within.hits(address).length])).toEqual(own.map(() => [false, true, 0, 1]));
    expect(['11.1.1.1', '172.32.0.1', '100.128.0.1', '2001:db8::1'].every((address) => without.holds(address))).toBe(true);
    const numbers = (index: ThreatIndex): number[] => own.map((address) => {
      const v4 = parseIpv4(address);
      return (v4 === null ? index.v6.numbers(Uint32Array.from(parseIpv6(address) ?? [])) : index.v4.numbers(Uint32Array.of(v4)))[0] ?? -1;
    });
    expect([numbers(without), numbers(within)]).toEqual([own.map(() => 0), own.map(() => 1)]);
  });

  it('give the hits that a look at every entry gives, and the labels of these', () => {
    let state = 7;
    const random = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
    // Much the same few networks, so that lists hold the same addresses, and parts of each other.
    const v4 = (): number => (0xc6330000 | (random() >>> 18)) >>> 0;
    const v6 = (): string => formatIpv6([0x20010db8, random() >>> 30, 0, random() >>> 24]);
    const texts = (): string[] => Array.from({ length: 400 }, () => {
      const first = v4();
      switch (random() >>> 30) {
        case 0: return `${formatIpv4((first & -256) >>> 0)}/24`;
        case 1: return v6();
        case 2: return `2001:db8:0:${(random() >>> 30).toString(16)}::/64`;
        default: return formatIpv4(first);
      }
    });
    const lists = ['one', 'two', 'three'].map((name, i) => list(name, texts(), { weight: 1 + i }));
    const index = ThreatIndex.of(lists);
    for (let i = 0; i < 3000; i++) {
      const address = i % 3 ? formatIpv4(v4()) : v6();
      const [number, words] = [parseIpv4(address), parseIpv6(address)];
      const expected = lists.flatMap(({ list: { id }, entries }) => unpackThreatEntries(entries).flatMap((entry) =>
        (number === null ? words && containsIpv6(entry.range, words) : containsIpv4(entry.range, number)) ? [`${id}:${entry.line} ${rangeText(entry.range)} ${entry.text} ${entry.note}`] : []));
      const found = index.hits(address).map((hit) => `${hit.list}:${hit.line} ${hit.block} ${hit.text} ${hit.note}`);
      expect([...found].sort()).toEqual(expected.sort());
      const { labels, numbers } = number === null ? index.v6 : index.v4;
      const names = lists.filter(({ list: { id } }) => expected.some((each) => each.startsWith(`${id}:`))).map(({ list: { name } }) => name).reverse();
      expect(labels[numbers(Uint32Array.from(number === null ? (words ?? []) : [number]))[0] ?? 0]).toBe(names.join(', ') || null);
    }
  });

  it('keep entries as they were', () => {
    const entries = entriesOf(['1.2.3.4', '10.0.0.1-10.0.0.9', '2001:db8::/33']);
    expect(unpackThreatEntries(packThreatEntries(entries))).toEqual(entries);
    expect(unpackThreatEntries(packThreatEntries([]))).toEqual([]);
  });
});
