import { beforeAll, describe, expect, test } from 'vitest';
import { parseIpv4, parseIpv6 } from '../../src/base/ip.ts';
import { firstDay } from '../demo-choice.ts';
import { type PlainRecord, readRecords } from '../testing.ts';
import { silent, sweep } from './intrusions.ts';
import { natGateway, vpnGateway } from '../world/gateways.ts';
import { eniByAddress, eniById, enis } from '../world/world.ts';

let day: PlainRecord[];
let traffic: PlainRecord[];
beforeAll(() => {
  day = readRecords({ records: 250_000 });
  traffic = day.filter(({ status }) => status === 'OK');
});

/** The first records that break a rule, to be compared with none. */
const breaking = (records: PlainRecord[], rule: (record: PlainRecord) => boolean): PlainRecord[] =>
  records.filter((record) => !rule(record)).slice(0, 3);

describe('every record', () => {
  test('names an interface of the world with its own instance, vSwitch and VPC', () => {
    expect(breaking(traffic, (record) => {
      const eni = eniById(record.eni);
      return eni !== undefined && record.vm === (eni.vm ?? '-') && record.vswitch === eni.vswitch.id && record.vpc === eni.vswitch.vpc.id;
    })).toEqual([]);
  });

  test('has unicast addresses of its family, none of them multicast or broadcast', () => {
    expect(breaking(traffic, ({ type, src, dst }) =>
      [src, dst].every((address) => {
        const v4 = parseIpv4(address);
        if (type === 'IPv4') return v4 !== null && v4 >>> 28 < 14 && v4 > 0xffffff;
        const v6 = parseIpv6(address);
        return type === 'IPv6' && v6 !== null && v6[0] >>> 24 !== 0xff;
      }),
    )).toEqual([]);
    expect(new Set(traffic.map(({ type }) => type))).toEqual(new Set(['IPv4', 'IPv6']));
  });

  test('stands within its capture window', () => {
    expect(breaking(day, ({ time, start, end }) => time === start && end >= start && end <= Math.floor(start / 60) * 60 + 60)).toEqual([]);
  });

  test('has sizes, ports and flags that can be', () => {
    expect(breaking(traffic, ({ packets, bytes, protocol, srcPort, dstPort, flags }) => {
      const sized = packets !== null && bytes !== null && packets > 0 && bytes >= packets * 28 && bytes <= packets * 1500;
      const ports = srcPort !== null && dstPort !== null && srcPort < 65536 && dstPort < 65536;
      const named = protocol === 1 ? srcPort === 0 && dstPort === 0 : (srcPort ?? 0) > 0 && (dstPort ?? 0) > 0;
      return sized && ports && named && (protocol === 6 ? flags !== null && flags > 0 && flags < 64 : flags === null);
    })).toEqual([]);
  });

  test('has its own address at its own end: the destination of in, the source of out; gateways forward', () => {
    expect(breaking(traffic, (record) => {
      const eni = eniById(record.eni);
      if (!eni || (record.direction !== 'in' && record.direction !== 'out')) return false;
      const [own, other] = record.direction === 'in' ? [record.dst, record.src] : [record.src, record.dst];
      if (eni.kind === 'nat') return own === eni.address || eniByAddress(record.vpc, other)?.reach === 'nat';
      if (eni.kind === 'vpn') return own.startsWith('192.168.100.') && eniByAddress(record.vpc, other) !== undefined;
      return own === eni.address || own === eni.ipv6;
    })).toEqual([]);
  });

  test('is refused only at the receiver, and then nothing answers', () => {
    const refused = traffic.filter(({ action }) => action === 'REJECT');
    expect(refused.length).toBeGreaterThan(3000);
    expect(breaking(refused, ({ direction, flags }) => direction === 'in' && (flags === null || flags === 2))).toEqual([]);
    const pair = ({ vpc, src, srcPort, dst, dstPort, protocol, start }: PlainRecord, back: boolean): string =>
      (back ? [vpc, dst, dstPort, src, srcPort, protocol, start] : [vpc, src, srcPort, dst, dstPort, protocol, start]).join(' ');
    const all = new Set(traffic.map((record) => pair(record, false)));
    expect(breaking(refused, (record) => record.protocol === 1 || !all.has(pair(record, true)))).toEqual([]);
  });
});

describe('pairs', () => {
  const key = (record: PlainRecord): string =>
    [record.vpc, record.src, record.srcPort, record.dst, record.dstPort, record.protocol, record.start].join(' ');
  const mirrored = (record: PlainRecord): string =>
    [record.vpc, record.dst, record.dstPort, record.src, record.srcPort, record.protocol, record.start].join(' ');

  /** What a sweep tries and what is asked where nobody listens is let in and lost. */
  const isLost = ({ src, dst, dstPort }: PlainRecord): boolean =>
    (src === sweep.source.address && dstPort === sweep.port && sweep.targets.some(({ address }) => address === dst)) || (src === silent.client.address && dst === silent.server.address && dstPort === silent.port);

  test('what is not refused has a reply at the same interface, but for what is lost', () => {
    const known = new Set(traffic.map((record) => `${record.eni} ${key(record)}`));
    const refusedFlows = new Set(traffic.filter(({ action }) => action === 'REJECT').map(key));
    const open = traffic.filter((record) => record.action === 'ACCEPT' && !refusedFlows.has(key(record)) && !isLost(record));
    expect(breaking(open, (record) => known.has(`${record.eni} ${mirrored(record)}`))).toEqual([]);
    const lost = traffic.filter(isLost);
    expect(lost.length).toBeGreaterThan(0);
    expect(breaking(lost, (record) => !known.has(`${record.eni} ${mirrored(record)}`))).toEqual([]);
  });

  test('what one server sends, the other one of the VPC receives', () => {
    const received = new Set(traffic.filter(({ direction }) => direction === 'in').map((record) => `${record.eni} ${key(record)} ${record.bytes}`));
    const inside = traffic.filter((record) => record.direction === 'out' && eniByAddress(record.vpc, record.dst) && eniById(record.eni)?.kind !== 'nat' && eniById(record.eni)?.kind !== 'vpn');
    expect(inside.length).toBeGreaterThan(10_000);
    expect(breaking(inside, (record) => received.has(`${eniByAddress(record.vpc, record.dst)?.id} ${key(record)} ${record.bytes}`))).toEqual([]);
  });

  test('the NAT gateway sees each flow four times: two legs, both ways', () => {
    const atGateway = traffic.filter(({ eni }) => eni === natGateway.eni.id);
    const own = natGateway.eni.address;
    const legs = { in: 0, out: 0, back: 0, home: 0 };
    for (const { direction, src, dst } of atGateway) {
      if (direction === 'in' && dst === own) legs.back++;
      else if (direction === 'in') legs.in++;
      else if (src === own) legs.out++;
      else legs.home++;
    }
    expect(legs.in).toBeGreaterThan(3000);
    expect([legs.out, legs.back, legs.home]).toEqual([legs.in, legs.in, legs.in]);
    expect(new Set(atGateway.map(({ path }) => path))).toEqual(new Set(['7', '13']));
  });
});

describe('status records', () => {
  test('NODATA and SKIPDATA have nothing but account, interface, VPC, times and status', () => {
    const status = day.filter((record) => record.status !== 'OK');
    expect(breaking(status, (record) => {
      const { vm, vswitch, type, src, dst, direction, path, action, protocol, srcPort, dstPort, packets, bytes, flags } = record;
      const dashes = [vm, vswitch, type, src, dst, direction, path, action].every((text) => text === '-');
      const empty = [protocol, srcPort, dstPort, packets, bytes, flags].every((value) => value === null);
      return dashes && empty && record.end - record.start === 60 && eniById(record.eni)?.vswitch.vpc.id === record.vpc;
    })).toEqual([]);
  });

  test('each interface has traffic or NODATA in each window, and never both', () => {
    const windows = new Map<string, string>();
    const wrong: string[] = [];
    for (const { eni, start, status } of day) {
      if (status === 'SKIPDATA') continue;
      const at = `${eni} ${Math.floor(start / 60)}`;
      const before = windows.get(at);
      if (before !== undefined && (before !== status || status === 'NODATA')) wrong.push(at);
      windows.set(at, status);
    }
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(windows.size).toBe(enis.length * 1440);
  });

  test('come at a believable rate', () => {
    const share = (status: string): number => day.filter((record) => record.status === status).length / day.length;
    expect(share('NODATA')).toBeGreaterThan(0.01);
    expect(share('NODATA')).toBeLessThan(0.1);
    const skipped = day.filter(({ status }) => status === 'SKIPDATA').length;
    expect(skipped).toBeGreaterThan(3);
    expect(skipped).toBeLessThan(60);
  });

  test('the standby tunnel never carries anything', () => {
    const standby = day.filter(({ eni }) => eni === vpnGateway.standby.id);
    expect(standby.length).toBeGreaterThanOrEqual(1440);
    expect(standby.filter(({ status }) => status === 'OK')).toEqual([]);
  });
});

describe('the day', () => {
  test('every documented way is taken', () => {
    expect([...new Set(traffic.map(({ path }) => Number(path)))].sort((a, b) => a - b)).toEqual([1, 2, 5, 6, 7, 8, 9, 10, 13, 14, 15, 17]);
  });

  test('people sleep at four and shop in the evening', () => {
    const visits = (hour: number): number =>
      traffic.filter(({ dst, start }) => dst === '10.0.0.20' && Math.floor((start - firstDay) / 3600) === hour).length;
    expect(visits(20)).toBeGreaterThan(4 * visits(4));
  });
});
