import { beforeAll, describe, expect, it } from 'vitest';
import { addressSet } from '../../base/address-set.ts';
import { parseAddressRange } from '../../base/cidr.ts';
import { NetworkLinesReader } from '../../base/geo/network-lines.ts';
import type { NetworkTables } from '../../base/geo/networks.ts';
import { drained } from '../../base/range-index.ts';
import { noLookup } from '../../columns/functions/ip-lookup.ts';
import { Kernel } from '../../columns/kernel/kernel.ts';
import { tableOf } from '../../columns/testing/build.ts';
import { generatedModule } from '../../columns/testing/wasm.ts';
import { runTwin } from '../../columns/twin/twin.ts';
import type { Frame, Value } from '../../model/frame.ts';
import { ask } from '../../statement/ask.ts';
import { plan } from '../../statement/plan.ts';
import { AddressTables, noThreats } from './address-tables.ts';

const records = [
  { __time__: 10, srcaddr: '1.0.0.1', dstaddr: '10.0.0.1', bytes: 5 },
  { __time__: 20, srcaddr: '1.0.0.255', dstaddr: '2001:200::1', bytes: 7 },
  { __time__: 30, srcaddr: '1.0.1.0', dstaddr: '10.0.0.1', bytes: 11 },
  { __time__: 40, srcaddr: '2001:200::9', dstaddr: '1.0.0.1', bytes: 13 },
];
const fields = ['__time__', 'srcaddr', 'dstaddr', 'bytes'];

function networks(text: string): NetworkTables {
  const reader = new NetworkLinesReader();
  for (const line of text.split('\n')) reader.read(line);
  return drained(reader.finish()).tables;
}

let kernel: Kernel;
beforeAll(() => {
  kernel = new Kernel(tableOf(records), { kernel: generatedModule('kernel') });
});

/** The rows that kernel and twin agree on. */
async function rowsOf(statement: string, tables: AddressTables, threats = noThreats): Promise<Value[][]> {
  const asked = ask(statement, { range: null, filters: [], variables: {}, projectZone: 28_800 }, { counts: 'records', present: fields });
  const planned = asked.ok ? plan(asked.value, { fields }) : asked;
  if (!planned.ok) throw new Error(JSON.stringify(planned.problem));
  const lookup = tables.lookup(threats);
  const frames: Frame[] = [];
  await kernel.answer([planned.value], { signal: { aborted: false }, pause: () => Promise.resolve(), lookup, onFrame: (_, result) => frames.push(result.ok ? result.value : expect.fail(JSON.stringify(result.problem))) });
  const twin = runTwin(planned.value, records, { lookup });
  const rows = (frame: Frame | undefined): Value[][] => Array.from({ length: frame?.rows ?? 0 }, (_, row) => frame?.columns.map((column) => column.values[row] ?? null) ?? []);
  expect(rows(frames[0])).toEqual(rows(twin.ok ? twin.value : undefined));
  return rows(frames[0]);
}

const byProvider = '* | select ip_to_provider(srcaddr) as p, ip_to_asn(srcaddr) as n, sum(bytes) as b group by p, n order by b';
const byBoth = "* | select concat(coalesce(ip_to_provider(srcaddr), '?'), ' > ', coalesce(ipv6_to_provider(dstaddr), '?')) as p, count(*) as c group by p order by p";
const threatening = '* | select srcaddr where security_check_ip(srcaddr) = 1 order by srcaddr';

describe('what is known about addresses', () => {
  it('is nothing at first, and is known to be nothing', async () => {
    const tables = new AddressTables();
    expect(tables.lookup(noThreats)).toBe(noLookup);
    expect(await rowsOf(byProvider, tables)).toEqual([[null, null, 36]]);
    expect(await rowsOf(threatening, tables)).toEqual([]);
  });

  it('changes the answers when networks are loaded, replaced and removed', async () => {
    const tables = new AddressTables();
    const before = tables.lookup(noThreats);
    tables.setNetworks(networks('1.0.0.0,1.0.0.255,13335,Cloudflare'));
    expect(tables.lookup(noThreats)).not.toBe(before);
    expect(tables.lookup(noThreats)).toBe(tables.lookup(noThreats));
    expect(await rowsOf(byProvider, tables)).toEqual([['Cloudflare', 13335, 12], [null, null, 24]]);
    expect(await rowsOf(byBoth, tables)).toEqual([['? > ?', 1], ['? > Cloudflare', 1], ['Cloudflare > ?', 2]]);
    tables.setNetworks(networks('1.0.0.128,1.0.1.9,9,Nine\n2001:200::,2001:200::ffff,2500,WIDE'));
    expect(await rowsOf(byProvider, tables)).toEqual([[null, null, 5], ['WIDE', 2500, 13], ['Nine', 9, 18]]);
    expect(await rowsOf(byBoth, tables)).toEqual([['? > ?', 1], ['Nine > ?', 1], ['Nine > WIDE', 1], ['WIDE > ?', 1]]);
    tables.setNetworks({ v4: null, v6: null });
    expect(await rowsOf(byProvider, tables)).toEqual([[null, null, 36]]);
    expect(await rowsOf(byBoth, tables)).toEqual([['? > ?', 4]]);
  });

  it('has the threats that the records came with', async () => {
    const tables = new AddressTables();
    const set = addressSet(['1.0.0.1', '2001:200::/64'].map((text) => parseAddressRange(text) ?? expect.fail(text)));
    const threats = { set, includePrivate: false };
    expect(await rowsOf(threatening, tables, threats)).toEqual([['1.0.0.1'], ['2001:200::9']]);
    expect(await rowsOf(threatening, tables)).toEqual([]);
    expect(await rowsOf('* | select security_check_ip(dstaddr) as t, count(*) as c group by t order by t', tables, threats)).toEqual([[0, 2], [1, 2]]);
  });

  it('keeps the countries', () => {
    const tables = new AddressTables();
    tables.setCountries({ ...noLookup, countryCode: () => 'CN', countryName: () => '中国' });
    tables.setNetworks(networks('1.0.0.0,1.0.0.255,13335,Cloudflare'));
    const lookup = tables.lookup(noThreats);
    expect([lookup.countryCode('1.0.0.1'), lookup.countryName('CN'), lookup.network('1.0.0.1')?.number, lookup.place('1.0.0.1')]).toEqual(['CN', '中国', 13335, null]);
  });
});
