import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { networkOf } from '../../base/geo/networks.ts';
import { packNetworks, unpackNetworks } from './keeping/kept-networks.ts';
import { readNetworkFile } from './network-file.ts';

const pause = (): Promise<void> => Promise.resolve();
const two = '1.0.0.0,1.0.0.255,13335,Cloudflare\n2001:200::,2001:200::ffff,2500,WIDE 项目';

describe('a file of networks', () => {
  it.each([
    ['plain', two],
    ['with a final line end and a byte order mark', `\ufeff${two}\r\n`],
    ['in gzip', new Uint8Array(gzipSync(two))],
  ])('is read %s', async (_, content) => {
    const read = await readNetworkFile(new Blob([content]), pause);
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    expect(read.value).toMatchObject({ records: 2, skipped: 0 });
    expect(networkOf(read.value.tables, '2001:200::1')).toEqual({ number: 2500, organisation: 'WIDE 项目' });
  });

  it('is told what was left out, and refused when that is most of it', async () => {
    expect(await readNetworkFile(new Blob([`${two}\nnonsense`]), pause)).toMatchObject({ ok: true, value: { records: 3, skipped: 1, first: { line: 3, fault: 'columns' } } });
    expect(await readNetworkFile(new Blob([`${two}\na\nb\nc`]), pause)).toEqual({ ok: false, problem: { kind: 'no-database', first: { line: 3, fault: 'columns' } } });
    expect(await readNetworkFile(new Blob(['PK\u0003\u0004 a zip\n', 'x'.repeat(100)]), pause)).toMatchObject({ ok: false, problem: { kind: 'no-database' } });
    expect(await readNetworkFile(new Blob([]), pause)).toEqual({ ok: false, problem: { kind: 'no-database', first: null } });
    expect(await readNetworkFile(new Blob(['x'.repeat(100_000)]), pause)).toEqual({ ok: false, problem: { kind: 'no-database', first: null } });
    expect(await readNetworkFile(new Blob([new Uint8Array(gzipSync(two)).subarray(0, 30)]), pause)).toMatchObject({ ok: false, problem: { kind: 'unreadable' } });
  });

  it('is packed and unpacked as it was; other bytes are nothing', async () => {
    const read = await readNetworkFile(new Blob([two]), pause);
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    for (const table of [read.value.tables.v4, read.value.tables.v6]) {
      if (!table) throw new Error('a table of each family');
      const packed = packNetworks({ name: 'asn.csv', loadedAt: 7, table });
      expect(unpackNetworks(packed)).toEqual({ name: 'asn.csv', loadedAt: 7, table });
      expect(unpackNetworks(packed.slice(0, -4))).toBeNull();
    }
    for (const bytes of [[], [1, 2, 3, 4, 5], [2, 0, 0, 0, 123, 125], [255, 255, 255, 255]]) expect(unpackNetworks(Uint8Array.from(bytes))).toBeNull();
  });
});
