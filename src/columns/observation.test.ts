import { describe, expect, it } from 'vitest';
import { rows } from './rows.ts';
import type { Table } from './table.ts';
import { tableOf, type TestRecord } from './testing/build.ts';
import { observePlainly } from './testing/observe-plainly.ts';
import { randomOf } from './testing/random-records.ts';

const internet = '203.0.113.9';
const hosts: Record<string, { eni: string; vpc: string; address: string }> = {
  a: { eni: 'eni-a', vpc: 'vpc-1', address: '10.0.0.1' },
  b: { eni: 'eni-b', vpc: 'vpc-1', address: '10.0.0.2' },
  c: { eni: 'eni-c', vpc: 'vpc-2', address: '10.1.0.3' },
  nat: { eni: 'eni-nat', vpc: 'vpc-1', address: '10.0.9.9' },
  vpn: { eni: 'eni-vpn', vpc: 'vpc-1', address: '10.0.8.8' },
};
const noon = 1_700_000_000;

/** A record at the interface of a host: `a out 10.0.0.1>10.0.0.2`. Lasts a minute unless said otherwise. */
function at(text: string, more: TestRecord = {}): TestRecord {
  const [name = '', direction = '', flow = ''] = text.split(' ');
  const host = hosts[name];
  const [src = '', dst = ''] = flow.split('>').map((end) => hosts[end]?.address ?? end);
  return {
    __time__: noon, start: noon, end: noon + 60, 'eni-id': host?.eni, 'vpc-id': host?.vpc, direction, srcaddr: src, dstaddr: dst,
    'log-status': 'OK', bytes: 100, ...more,
  };
}

function observed(records: readonly TestRecord[]): unknown[] {
  const table = tableOf(records);
  const result = labels(table);
  const plain = observePlainly(records, table.captureInterval());
  // Records of one time keep their order, so rows and records go side by side.
  expect(result).toEqual(plain.observations);
  expect(table.summary().ambiguousOwners).toBe(plain.ambiguous);
  return result;
}

function labels(table: Table): unknown[] {
  return [...rows(table, ['observation'])].map((row) => row['observation']);
}

describe('observation', () => {
  it('of traffic in from the internet is first at the server, both ways', () => {
    expect(observed([at(`a in ${internet}>a`), at(`a out a>${internet}`)])).toEqual(['first', 'first']);
  });

  it('of east-west traffic in one VPC is first at the sender and repeat at the receiver', () => {
    expect(observed([at('a out a>b'), at('b in a>b'), at('b out b>a'), at('a in b>a')])).toEqual(['first', 'repeat', 'first', 'repeat']);
  });

  it('across two VPCs is first at the sender and a repeat across VPCs at the receiver', () => {
    expect(observed([at('a out a>c'), at('c in a>c'), at('c out c>a'), at('a in c>a')])).toEqual([
      'first', 'repeat-cross-vpc', 'first', 'repeat-cross-vpc',
    ]);
  });

  it("of a VPC's inbound over peering is first when the other VPC is not logged", () => {
    expect(observed([at('a in c>a'), at('a out a>c')])).toEqual(['first', 'first']);
  });

  it('of a packet refused at the receiver is a repeat there, since the sender recorded it as sent', () => {
    expect(observed([at('a out a>b', { action: 'ACCEPT' }), at('b in a>b', { action: 'REJECT' }), at('b out b>8.8.8.8')])).toEqual([
      'first', 'repeat', 'first',
    ]);
  });

  it('does not change with what is kept of the receiving interface: the label is per record', () => {
    const table = tableOf([at('a out a>b'), at('b in a>b')]);
    const atReceiver = [...rows(table, ['eni-id', 'observation'])].filter((row) => row['eni-id'] === 'eni-b');
    expect(atReceiver).toEqual([{ 'eni-id': 'eni-b', observation: 'repeat' }]);
  });

  it('in a log of one interface only is first everywhere', () => {
    expect(observed([at('b in a>b'), at('b out b>a'), at(`b in ${internet}>b`)])).toEqual(['first', 'first', 'first']);
  });

  const natLegs = [at(`nat in a>${internet}`), at(`nat out nat>${internet}`), at(`nat in ${internet}>nat`), at(`nat out ${internet}>a`)];

  it('at a NAT gateway is transit on all four legs when the host is logged', () => {
    expect(observed([...natLegs, at(`a out a>${internet}`), at(`a in ${internet}>a`)])).toEqual([
      'transit', 'transit', 'transit', 'transit', 'first', 'first',
    ]);
  });

  it("at a NAT gateway whose vSwitch alone is logged is first on the inner legs, which are the only sight of the host's traffic", () => {
    expect(observed(natLegs)).toEqual(['first', 'transit', 'transit', 'first']);
  });

  it('at a NAT gateway serving one logged host and one that is not', () => {
    const other = [at(`nat in 10.0.0.77>${internet}`), at(`nat out ${internet}>10.0.0.77`)];
    expect(observed([...natLegs, ...other, at(`a out a>${internet}`)])).toEqual([
      'transit', 'transit', 'transit', 'transit', 'first', 'first', 'first',
    ]);
  });

  it('at a VPN gateway is a repeat on the way out, and makes the host the repeat on the way in', () => {
    const onPremises = '192.168.100.4';
    expect(observed([at(`a out a>${onPremises}`), at(`vpn in a>${onPremises}`), at(`vpn out ${onPremises}>a`), at(`a in ${onPremises}>a`)])).toEqual([
      'first', 'repeat', 'first', 'repeat',
    ]);
  });

  it('at a VPN gateway alone is first both ways, and with its two tunnels still once', () => {
    const onPremises = '192.168.100.4';
    expect(observed([at(`vpn in a>${onPremises}`), at(`vpn out ${onPremises}>a`)])).toEqual(['first', 'first']);
    const second = { 'eni-id': 'eni-vpn2' };
    expect(observed([
      at(`vpn out ${onPremises}>a`), at(`a in ${onPremises}>a`), at(`vpn out ${onPremises}>a`, second), at(`a in ${onPremises}>a`),
    ])).toEqual(['first', 'repeat', 'first', 'repeat']);
  });

  it('keeps two VPCs with the same block apart, and calls an owner in two other VPCs ambiguous', () => {
    const twin = { 'vpc-id': 'vpc-9', 'eni-id': 'eni-twin' };
    // 10.0.0.1 is in vpc-1 and in vpc-9. b receives from its own neighbour; c cannot know which one sent.
    expect(observed([at('a out a>b'), at('a out a>b', twin), at('b in a>b'), at('c in a>c'), at('c out c>b')])).toEqual([
      'first', 'first', 'repeat', 'first', 'first',
    ]);
  });

  it('does not take the twin of an address in a VPC with the same block for the sender', () => {
    const twin = { 'vpc-id': 'vpc-9', 'eni-id': 'eni-twin' };
    const table = tableOf([at('a out a>8.8.8.8', twin), at('b out b>8.8.8.8'), at('b in a>b')]);
    expect(labels(table)).toEqual(['first', 'first', 'first']);
    expect(table.summary().ambiguousOwners).toBe(1);
  });

  it('is null where direction or VPC is missing, where no interface is named, and for records without traffic', () => {
    expect(observed([
      at('a out a>b', { direction: null }), at('a out a>b', { 'vpc-id': null }), at('a out a>b', { 'eni-id': null }),
      at('a out a>b', { 'log-status': 'NODATA', srcaddr: null, dstaddr: null, direction: null }),
      at('a out a>b', { 'log-status': 'SKIPDATA' }), at('b in a>b'),
    ])).toEqual([null, null, null, null, null, 'first']);
    expect(tableOf([at('a out a>b', { direction: null })]).has('observation')).toBe(false);
  });

  it('counts where the owner has no records at that time', () => {
    const late = { __time__: noon + 3600, start: noon + 3600, end: noon + 3660 };
    const soon = { __time__: noon + 60, start: noon + 60, end: noon + 120 };
    expect(observed([at('a out a>b'), at('b in a>b', soon), at('b in a>b', late)])).toEqual(['first', 'repeat', 'first']);
  });

  it('takes no server for a gateway: addresses to themselves, broadcasts and the unspecified address teach nothing', () => {
    expect(observed([
      at('a out a>b'), at('a in a>a'), at('a out a>a'), at('a out 0.0.0.0>255.255.255.255'), at('a in 0.0.0.0>255.255.255.255'),
      at('a in 10.0.0.3>224.0.0.1'), at('b in a>b'),
    ]).at(-1)).toBe('repeat');
  });

  it('knows secondary addresses, and an address that moved to another interface of the VPC', () => {
    const second = '10.0.0.50';
    expect(observed([at('a out a>b'), at(`a out ${second}>b`), at(`b in ${second}>b`), at('b in a>b')])).toEqual(['first', 'first', 'repeat', 'repeat']);
    const standby = { 'eni-id': 'eni-standby' };
    expect(observed([at(`a out ${second}>b`), at(`a out ${second}>b`, standby), at(`b in ${second}>b`)])).toEqual(['first', 'first', 'repeat']);
  });

  it('learns of interfaces that come later, across segments, and then labels what was there already', () => {
    const first = Array.from({ length: 35_000 }, (_, i) => at('b in a>b', { __time__: noon + (i % 50) }));
    const table = tableOf(first);
    expect(new Set(labels(table))).toEqual(new Set(['first']));
    const { revision } = table;
    tableOf([at('a out a>b')], { table });
    expect(table.revision).toBeGreaterThan(revision);
    const after = labels(table);
    expect(after.filter((label) => label === 'repeat')).toHaveLength(35_000);
    const chunks = table.segments.map((segment) => segment.chunks.get('observation'));
    expect(chunks.map((chunk) => chunk?.width)).toEqual([0, 0, 0]);
  }, 30_000);

  it('finds a gateway whose remote ends came before its local ones', () => {
    const early = Array.from({ length: 35_000 }, () => at(`nat out nat>${internet}`, { __time__: noon - 30 }));
    const table = tableOf(early);
    tableOf([at(`nat in a>${internet}`)], { table });
    const found = labels(table);
    expect(found.slice(0, -1).every((label) => label === 'transit')).toBe(true);
    expect(found.at(-1)).toBe('first');
  }, 30_000);

  it('equals the plain reading of the rules on random worlds', () => {
    for (let seed = 1; seed <= 150; seed++) {
      const random = randomOf(seed);
      const pick = (count: number): number => Math.floor(random() * count);
      const spread = pick(2) === 0 ? 60 : 4000;
      const records = Array.from({ length: 1 + pick(80) }, (): TestRecord => {
        const noise = random() < 0.05;
        const time = noon + pick(spread);
        const local = `10.0.${pick(3) === 0 ? 1 : 0}.${pick(noise ? 12 : 6)}`;
        const remote = `10.0.${pick(3) === 0 ? 1 : 0}.${4 + pick(noise ? 2 : 8)}`;
        const direction = random() < 0.5 ? 'in' : 'out';
        return {
          __time__: time, start: time, end: time + pick(60), 'eni-id': random() < 0.03 ? null : `eni-${pick(4)}`,
          'vpc-id': random() < 0.03 ? null : `vpc-${pick(3)}`, direction: random() < 0.03 ? null : direction,
          srcaddr: random() < 0.03 ? null : direction === 'in' ? remote : local, dstaddr: direction === 'in' ? local : remote,
          'log-status': random() < 0.05 ? 'SKIPDATA' : random() < 0.05 ? null : 'OK',
        };
      }).sort((a, b) => Number(a['__time__']) - Number(b['__time__']));
      expect(observed(records)).toHaveLength(records.length);
    }
  });
});
