import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseIpv4, parseIpv6 } from '../ip.ts';
import {
  type CountryTable,
  countryNumbersOfV4,
  countryNumbersOfV6,
  countryOfV4,
  countryOfV6,
  parseCountryTable,
} from './country.ts';
import { countryTableV4, countryTableV6 } from './files.ts';

// The packer reads the numeric CSV; these tests read the textual one, line by line, with the address parsers of base.
const csv = (family: 4 | 6): string =>
  readFileSync(
    fileURLToPath(
      new URL(`../../../node_modules/@ip-location-db/dbip-country/dbip-country-ipv${family}.csv`, import.meta.url),
    ),
    'latin1',
  );

const v4 = (text: string): number => parseIpv4(text) ?? Number.NaN;
const v6 = (text: string): bigint => {
  const words = parseIpv6(text);
  if (!words) throw new Error(text);
  return words.reduce((sum, word) => (sum << 32n) | BigInt(word), 0n);
};
const lower = (1n << 64n) - 1n;

function lines(family: 4 | 6): [string, string, string][] {
  return csv(family)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [first = '', last = '', code = ''] = line.split(',');
      return [first, last, code];
    });
}

describe('IPv4', () => {
  let table: CountryTable;
  let rows: [string, string, string][];
  beforeAll(() => {
    table = parseCountryTable(readFileSync(fileURLToPath(countryTableV4())));
    rows = lines(4);
  });

  test('every range of the CSV: its first and last address, and the addresses beside them', () => {
    let wrong = 0;
    let gaps = 0;
    let previousLast = -1;
    for (const [i, [first, last, code]] of rows.entries()) {
      const [a, b] = [v4(first), v4(last)];
      if (countryOfV4(table, a) !== code || countryOfV4(table, b) !== code) wrong++;
      if (countryOfV4(table, a + Math.floor((b - a) / 2)) !== code) wrong++;
      if (a > previousLast + 1) {
        gaps++;
        if (countryOfV4(table, previousLast + 1) !== null || countryOfV4(table, a - 1) !== null) wrong++;
      } else if (countryOfV4(table, a - 1) !== rows[i - 1]?.[2]) wrong++;
      previousLast = b;
    }
    expect({ rows: rows.length > 300_000, gaps: gaps > 10, wrong }).toEqual({ rows: true, gaps: true, wrong: 0 });
  });

  test.each([
    '10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', '192.168.255.255', '127.0.0.1',
    '100.64.0.1', '169.254.1.1', '192.0.2.1', '198.51.100.7', '203.0.113.9', '224.0.0.1', '0.0.0.0', '255.255.255.255',
  ])('%s has no country', (address) => {
    expect(countryOfV4(table, v4(address))).toBeNull();
  });

  test('neighbours of the private ranges have one', () => {
    const beside = ['9.255.255.255', '11.0.0.0', '172.15.255.255', '172.32.0.0', '192.167.255.255', '192.169.0.0'];
    expect(beside.filter((address) => countryOfV4(table, v4(address)) === null)).toEqual([]);
    expect(countryOfV4(table, v4('8.8.8.8'))).toBe('US');
    expect(countryOfV4(table, v4('120.26.78.90'))).toBe('CN');
    expect(countryOfV4(table, v4('1.0.0.0'))).toBe('AU');
  });

  test('many at once equal one by one', () => {
    const addresses = Uint32Array.from({ length: 5000 }, (_, i) => Math.imul(i, 2654435761) >>> 0);
    const numbers = countryNumbersOfV4(table, addresses);
    expect([...numbers].map((n) => table.codes[n])).toEqual([...addresses].map((a) => countryOfV4(table, a)));
  });

  test('bytes that are no table are refused', () => {
    expect(() => parseCountryTable(new Uint8Array(100))).toThrow(/FLGC/);
    const short = readFileSync(fileURLToPath(countryTableV4())).subarray(0, 1000);
    expect(() => parseCountryTable(short)).toThrow(/as long as/);
  });
});

describe('IPv6', () => {
  let table: CountryTable;
  let rows: [string, string, string][];
  beforeAll(() => {
    table = parseCountryTable(readFileSync(fileURLToPath(countryTableV6())));
    rows = lines(6);
  });
  const country = (address: bigint): string | null => countryOfV6(table, address >> 64n, address & lower);

  test('ranges of the CSV: first, last and the addresses beside them; all ranges that begin inside a /64', () => {
    let wrong = 0;
    let fine = 0;
    let previousLast = -1n;
    for (const [i, [first, last, code]] of rows.entries()) {
      const isFine = !last.endsWith('ffff:ffff:ffff:ffff') || !first.endsWith('::');
      if (!isFine && i % 7 !== 0 && i > 200) {
        previousLast = v6(last);
        continue;
      }
      if (isFine) fine++;
      const [a, b] = [v6(first), v6(last)];
      if (country(a) !== code || country(b) !== code || country((a + b) >> 1n) !== code) wrong++;
      if (country(a - 1n) !== (a > previousLast + 1n ? null : (rows[i - 1]?.[2] ?? null))) wrong++;
      previousLast = b;
    }
    expect({ rows: rows.length > 300_000, fine: fine > 300, wrong }).toEqual({ rows: true, fine: true, wrong: 0 });
  });

  test.each(['::', '::1', 'fe80::1', 'fc00::1', 'fd12:3456::1', 'ff02::1', '2001:db8::1', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'])(
    '%s has no country',
    (address) => {
      expect(country(v6(address))).toBeNull();
    },
  );

  test('many at once equal one by one', () => {
    const sample = rows.filter((_, i) => i % 997 === 0).map(([first]) => parseIpv6(first) ?? [0, 0, 0, 0]);
    const numbers = countryNumbersOfV6(table, Uint32Array.from(sample.flat()));
    expect([...numbers].map((n) => table.codes[n])).toEqual(
      rows.filter((_, i) => i % 997 === 0).map(([first]) => country(v6(first))),
    );
  });
});
