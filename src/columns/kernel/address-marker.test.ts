import { expect, it } from 'vitest';
import { containsIpv4, containsIpv6, parseAddressRange, type AddressRange } from '../../base/cidr.ts';
import { Memory } from '../memory.ts';
import { emptyTable, tableOf } from '../testing/build.ts';
import { addressMarker } from './address-marker.ts';

const texts = Array.from({ length: 900 }, (_, i) => {
  const [a, b] = [(i * 7919) % 256, (i * 104_729) % 256];
  return i % 3 === 2 ? `2001:db8:${a.toString(16)}::${b.toString(16)}` : `${i % 2 === 0 ? 10 : a}.${b}.${i % 256}.${(i * 31) % 256}`;
});
const edges = ['0.0.0.0', '255.255.255.255', '10.0.0.0', '10.255.255.255', '9.255.255.255', '11.0.0.0', '::ffff:10.1.2.3', '::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'];
const ranges = ['10.0.0.0/8', '0.0.0.0/0', '255.255.255.255', '10.1.0.9-10.200.0.0', '::/0', '2001:db8:40::/44', '::ffff:10.0.0.0/104', '192.168.0.0/16'].map(parsed);

function parsed(text: string): AddressRange {
  const range = parseAddressRange(text);
  if (!range) throw new Error(text);
  return range;
}

it('marks the codes whose address lies in a range, whatever stretch of them is asked for', () => {
  const table = emptyTable(new Memory({ reservedBytes: 1024 * 1024 }));
  tableOf([...edges, ...texts, null].map((srcaddr, i) => ({ __time__: i, srcaddr })), { table });
  const access = table.access('srcaddr');
  if (access?.kind !== 'address') throw new Error('no addresses');
  const { book } = access;
  const isIn = (code: number, range: AddressRange): boolean => {
    const family = book.family(code);
    return family === 4 ? containsIpv4(range, book.v4(code)) : family === 6 && containsIpv6(range, book.v6(code));
  };
  expect(book.size).toBeGreaterThan(500);
  for (const some of [...ranges.map((range) => [range]), ranges.slice(2, 6), []]) {
    const mark = addressMarker(book, some);
    for (const [from, to] of [[0, book.size + 1], [0, 1], [1, 2], [100, 117], [book.size, book.size + 1]] as const) {
      const into = new Uint8Array(to - from).fill(5);
      mark(from, into);
      expect([...into]).toEqual(Array.from({ length: to - from }, (_, i) => (some.some((range) => isIn(from + i, range)) ? 1 : 0)));
    }
  }
  expect(ranges.filter((range) => Array.from({ length: book.size }, (_, i) => i + 1).some((code) => isIn(code, range)))).toHaveLength(7);
});
