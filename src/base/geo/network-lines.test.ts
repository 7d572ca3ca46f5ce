import { describe, expect, it } from 'vitest';
import { NetworkLinesReader, type NetworkLines } from './network-lines.ts';
import { drained } from '../range-index.ts';
import { networkOf } from './networks.ts';

function read(text: string): NetworkLines {
  const reader = new NetworkLinesReader();
  for (const line of text.split('\n')) reader.read(line);
  return drained(reader.finish());
}
const found = (lines: NetworkLines, address: string): string | null => {
  const network = networkOf(lines.tables, address);
  return network && `${network.number} ${network.organisation ?? '?'}`;
};

describe('databases of networks', () => {
  it('are read as ip-location-db and DB-IP write them', () => {
    const lines = read('1.0.0.0,1.0.0.255,13335,"Cloudflare, Inc."\n1.0.1.0,1.0.1.255,4134,"The ""Chinanet"""\n1.0.4.0,1.0.7.255,38803,Wirefreebroadband\r\n2001:200::,2001:200:5ff:ffff:ffff:ffff:ffff:ffff,2500,WIDE Project\n');
    expect(lines).toMatchObject({ records: 4, skipped: 0, first: null });
    expect(['1.0.0.0', '1.0.0.255', '1.0.1.0', '1.0.1.255', '1.0.4.0', '1.0.7.255'].map((a) => found(lines, a))).toEqual([
      '13335 Cloudflare, Inc.', '13335 Cloudflare, Inc.', '4134 The "Chinanet"', '4134 The "Chinanet"', '38803 Wirefreebroadband', '38803 Wirefreebroadband',
    ]);
    expect(['0.255.255.255', '1.0.2.0', '1.0.3.255', '1.0.8.0', '255.255.255.255', '10.0.0.1', '-', ''].map((a) => found(lines, a))).toEqual(Array(8).fill(null));
    expect(['2001:200::', '2001:200:5ff:ffff:ffff:ffff:ffff:ffff', '2001:200:1::5'].map((a) => found(lines, a))).toEqual(Array(3).fill('2500 WIDE Project'));
    expect(['2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff', '2001:200:600::', '::'].map((a) => found(lines, a))).toEqual([null, null, null]);
  });

  it('are read with numbers in place of addresses', () => {
    const lines = read('16777216,16777471,13335,Cloudflare\n42540528726795050063891204319802818560,42540528806023212578155541913346768895,2500,WIDE\n0,79228162514264337593543950335,9,First');
    expect([found(lines, '1.0.0.9'), found(lines, '2001:200::9'), found(lines, '::5'), found(lines, '0.0.0.5')]).toEqual(['13335 Cloudflare', '2500 WIDE', '9 First', null]);
  });

  it('are read as iptoasn.com writes them, space that nobody announces left out', () => {
    const lines = read('1.0.0.0\t1.0.0.255\t13335\tUS\tCLOUDFLARENET\n1.0.1.0\t1.0.3.255\t0\tNone\tNot routed\n1.0.4.0\t1.0.7.255\t38803\tAU\tGTELECOM Pty, Ltd\n');
    expect(lines).toMatchObject({ records: 3, skipped: 0 });
    expect([found(lines, '1.0.0.1'), found(lines, '1.0.2.1'), found(lines, '1.0.4.1')]).toEqual(['13335 CLOUDFLARENET', null, '38803 GTELECOM Pty, Ltd']);
  });

  it('are read as GeoLite2 writes them, with column names and notes', () => {
    const lines = read('network,autonomous_system_number,autonomous_system_organization\n# a note\n\n1.0.0.0/24,13335,CLOUDFLARENET\n2001:200::/37,AS2500,"WIDE Project"');
    expect(lines).toMatchObject({ records: 2, skipped: 0 });
    expect([found(lines, '1.0.0.255'), found(lines, '1.0.1.0'), found(lines, '2001:200:7ff::')]).toEqual(['13335 CLOUDFLARENET', null, '2500 WIDE Project']);
  });

  it('in no order are put into one', () => {
    const lines = read('9.0.0.0,9.0.0.9,9,Nine\n1.0.0.0,1.0.0.9,1,One\n5.0.0.0,5.0.0.9,5,Five');
    expect(['1.0.0.9', '5.0.0.0', '9.0.0.5', '9.0.0.10'].map((a) => found(lines, a))).toEqual(['1 One', '5 Five', '9 Nine', null]);
  });

  it.each([
    ['1.0.0.0,1.0.0.255', 'columns'],
    ['hello there', 'columns'],
    ['1.0.0,1.0.0.255,1,X', 'address'],
    ['1.0.0.0/33,1,X', 'address'],
    ['1.0.0.256,1.0.1.0,1,X', 'address'],
    ['340282366920938463463374607431768211456,340282366920938463463374607431768211457,1,X', 'address'],
    ['1.0.0.9,1.0.0.0,1,X', 'order'],
    ['2001:200::9,2001:200::,1,X', 'order'],
    ['1.0.0.0,1.0.0.9,US,X', 'number'],
    ['1.0.0.0,1.0.0.9,4294967296,X', 'number'],
    ['1.0.0.0,1.0.0.9,,X', 'number'],
    ['7.0.0.5,7.0.0.6,2,Inside', 'overlap'],
  ])('leave out the line %s: %s', (bad, fault) => {
    const lines = read(`7.0.0.0,7.0.0.9,1,One\n\n${bad}\n8.0.0.0,8.0.0.9,2,Two`);
    expect(lines).toMatchObject({ records: 3, skipped: 1, first: { line: 3, fault } });
    expect([found(lines, '7.0.0.5'), found(lines, '8.0.0.0')]).toEqual(['1 One', '2 Two']);
  });

  it('without a record have no table', () => {
    expect(read('')).toEqual({ tables: { v4: null, v6: null }, records: 0, skipped: 0, first: null });
    expect(read('{"a":1}\n[]').tables).toEqual({ v4: null, v6: null });
  });

  it('of many lines are found as one by one', () => {
    const text = Array.from({ length: 5000 }, (_, i) => `${10 + (i >> 8)}.${i & 255}.0.0,${10 + (i >> 8)}.${i & 255}.199.255,${i % 700},Org ${i % 700}`).reverse().join('\n');
    const lines = read(text);
    expect(lines.tables.v4?.ranges.count).toBe(5000 - Math.ceil(5000 / 700));
    expect(lines.tables.v4?.organisations.length).toBe(699);
    for (let i = 0; i < 5000; i += 37) {
      const inside = found(lines, `${10 + (i >> 8)}.${i & 255}.199.255`);
      expect(inside).toBe(i % 700 === 0 ? null : `${i % 700} Org ${i % 700}`);
      expect(found(lines, `${10 + (i >> 8)}.${i & 255}.200.0`)).toBeNull();
    }
  });
});
