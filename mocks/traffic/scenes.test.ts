// The documentation's queries, computed by hand over the records of a day, give the documentation's results.

import { beforeAll, describe, expect, test } from 'vitest';
import { firstDay } from '../demo-choice.ts';
import { type PlainRecord, readRecords, sums } from '../testing.ts';
import { natGateway, vpnGateway } from '../world/gateways.ts';
import { services, villains } from '../world/internet.ts';
import { instances } from '../world/instances.ts';
import { vpcs, vswitches } from '../world/vpc.ts';
import { busyOrders, spike } from './scenes.ts';

let day: PlainRecord[];
beforeAll(() => {
  day = readRecords({ records: 180_000 });
});

const of = (test: (record: PlainRecord) => boolean): PlainRecord[] => day.filter((record) => record.status === 'OK' && test(record));
const second = ({ start }: PlainRecord): number => start - firstDay;
const minute = (record: PlainRecord): number => Math.floor(second(record) / 60);

/** Mean bit/s over the minutes that have records, by key. */
function rates(records: PlainRecord[], key: (record: PlainRecord) => string): Map<string, number> {
  const minutes = new Map<string, Set<number>>();
  for (const record of records) {
    const set = minutes.get(key(record)) ?? new Set();
    minutes.set(key(record), set.add(minute(record)));
  }
  return new Map([...sums(records, key)].map(([name, bytes]) => [name, (bytes * 8) / 60 / (minutes.get(name)?.size ?? 1)]));
}
const highest = (map: Map<string, number>): string[] => [...map].sort((a, b) => b[1] - a[1]).map(([name]) => name);
const pair = ({ src, dst }: PlainRecord): string => `${src}->${dst}`;

test('port 80 of 10.0.0.1: five sources, one of them let in', () => {
  const asked = of(({ dst, dstPort }) => dst === '10.0.0.1' && dstPort === 80);
  const verdicts = new Map<string, Set<string>>();
  for (const { src, action } of asked) verdicts.set(src, (verdicts.get(src) ?? new Set()).add(action));
  const found = [...verdicts].map(([src, actions]) => [src.split('.').slice(0, 2).join('.'), ...actions].join(' ')).sort();
  expect(found).toEqual(['120.26 ACCEPT', '121.43 REJECT', '154.212 REJECT', '176.65 REJECT', '198.235 REJECT']);
});

test('between servers, from the interface of ECS1: 1.4 Mbps and 700 kbps, the rest small', () => {
  const own = of(({ eni, src, dst }) => eni === instances.ecs1.primary.id && src.startsWith('10.0.0.') && dst.startsWith('10.0.0.'));
  const found = rates(own, pair);
  expect(highest(found).slice(0, 2)).toEqual(['10.0.0.1->10.0.0.2', '10.0.0.1->10.0.0.3']);
  expect(Math.abs((found.get('10.0.0.1->10.0.0.2') ?? 0) / 1_400_000 - 1)).toBeLessThan(0.03);
  expect(Math.abs((found.get('10.0.0.1->10.0.0.3') ?? 0) / 700_000 - 1)).toBeLessThan(0.03);
  const rest = [...found].filter(([name]) => !/^10\.0\.0\.1->10\.0\.0\.[23]$/.test(name)).reduce((sum, [, rate]) => sum + rate, 0);
  expect(rest).toBeLessThan(200_000);
});

test('over the peering connection, from the VPC of ECS1: a spike of 6 Mbps to 172.16.0.1', () => {
  const sessions = of(({ vpc, src, dst }) =>
    vpc === vpcs.production.id && ((src.startsWith('10.0.') && dst.startsWith('172.16.')) || (src.startsWith('172.16.') && dst.startsWith('10.0.'))));
  const byMinute = sums(sessions, (record) => `${pair(record)} ${minute(record)}`);
  const top = highest(byMinute).slice(0, (spike.to - spike.from) / 60);
  expect(new Set(top.map((name) => name.split(' ')[0]))).toEqual(new Set(['10.0.0.1->172.16.0.1']));
  for (const name of top) {
    expect(Math.abs((((byMinute.get(name) ?? 0) * 8) / 60) / 6_000_000 - 1)).toBeLessThan(0.05);
    const at = Number(name.split(' ')[1]) * 60;
    expect(at >= spike.from && at < spike.to).toBe(true);
  }
  expect(sessions.every(({ path }) => path === '17')).toBe(true);
});

describe('the vSwitch of the NAT gateway', () => {
  test('towards one public address: 10.0.0.1 has the highest rate, 12 kbps', () => {
    const found = rates(of(({ vswitch, direction, src, dst }) =>
      vswitch === vswitches.nat.id && direction === 'in' && src.startsWith('10.0.0.') && dst === services.shared), ({ src }) => src);
    expect(services.shared).toMatch(/^120\.26\./);
    expect(highest(found)).toEqual(['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.11']);
    expect(Math.abs((found.get('10.0.0.1') ?? 0) / 12_000 - 1)).toBeLessThan(0.03);
  });

  test('the documented filter needs no vSwitch: it finds the same where everything is logged', () => {
    const everywhere = of(({ direction, src, dst }) => direction === 'in' && src.startsWith('10.0.0.') && dst === services.shared);
    expect(new Set(everywhere.map(({ eni }) => eni))).toEqual(new Set([natGateway.eni.id]));
  });
});

test('to the data centre over the transit router: VPC1 has the larger share from 14:50 to 15:50, else VPC2', () => {
  const sent = of(({ action, src, dst }) => action === 'ACCEPT' && src.startsWith('192.168.') && dst.startsWith('10.1.'));
  expect(new Set(sent.map(({ path }) => path))).toEqual(new Set(['8']));
  const bits = new Map<number, [number, number]>();
  for (const record of sent) {
    const both = bits.get(minute(record)) ?? [0, 0];
    both[record.src.startsWith('192.168.20.') ? 0 : 1] += ((record.bytes ?? 0) * 8) / (record.end - record.start || 1);
    bits.set(minute(record), both);
  }
  expect(bits.size).toBe(1440);
  const wrong = [...bits].filter(([at, [vpc1, vpc2]]) => vpc1 > vpc2 !== (at * 60 >= busyOrders.from && at * 60 < busyOrders.to));
  expect(wrong).toEqual([]);
});

describe('the VPN gateway', () => {
  test('one of its two interfaces carries everything; in is from the VPC, out is to it', () => {
    const seen = of(({ eni }) => eni === vpnGateway.active.id || eni === vpnGateway.standby.id);
    expect(new Set(seen.map(({ eni }) => eni))).toEqual(new Set([vpnGateway.active.id]));
    expect(seen.every(({ direction, src, dst }) => (direction === 'in' ? src : dst).startsWith('10.20.0.'))).toBe(true);
  });

  test('ECS1 and ECS4 talk most, and ECS2 is silent in the last quarter of an hour', () => {
    const seen = of(({ eni }) => eni === vpnGateway.active.id);
    expect(highest(sums(seen, pair)).slice(0, 2)).toEqual(['10.20.0.11->192.168.100.4', '192.168.100.4->10.20.0.11']);
    const last = seen.filter((record) => second(record) >= 86400 - 900);
    expect(last.length).toBeGreaterThan(0);
    expect(last.filter(({ src, dst }) => src === '10.20.0.12' || dst === '10.20.0.12')).toEqual([]);
    expect(seen.some((record) => second(record) < 86400 - 900 && record.dst === '10.20.0.12')).toBe(true);
  });
});

describe('attacks', () => {
  test('the scan: one source, a thousand ports of one server, all refused, within half an hour', () => {
    const scanned = of(({ src }) => src === villains.scanner);
    const times = scanned.map(second);
    expect(new Set(scanned.map(({ dstPort }) => dstPort)).size).toBeGreaterThan(1000);
    expect(new Set(scanned.map(({ dst, action, vpc }) => `${dst} ${action} ${vpc}`))).toEqual(new Set([`10.0.0.12 REJECT ${vpcs.staging.id}`]));
    expect(Math.max(...times) - Math.min(...times)).toBeLessThan(1900);
  });

  test('the beacon: every five minutes, always the same size, day and night', () => {
    const calls = of(({ eni, dst }) => eni === instances.shop4.primary.id && dst === villains.command);
    expect(calls.length).toBe(288);
    expect(new Set(calls.map(({ bytes, packets }) => `${bytes} ${packets}`)).size).toBe(1);
    expect(new Set(calls.slice(1).map(({ start }, i) => start - (calls[i]?.start ?? 0)))).toEqual(new Set([300]));
  });

  test('the theft: one server sends gigabytes to one address at night and gets next to nothing back', () => {
    const sent = of(({ eni }) => eni === instances.backup.primary.id);
    const out = sums(sent, ({ direction, dst }) => (direction === 'out' ? dst : null));
    const back = sums(sent, ({ direction, src }) => (direction === 'in' ? src : null));
    expect(highest(out)[0]).toBe(villains.drop);
    expect(out.get(villains.drop)).toBeGreaterThan(9e9);
    expect((back.get(villains.drop) ?? 0) * 50).toBeLessThan(out.get(villains.drop) ?? 0);
  });

  test('the wrong rule: what batch servers send to the search service is refused there, what shop servers send is not', () => {
    const search = instances.search.primary.id;
    const received = of(({ eni, direction, dstPort }) => eni === search && direction === 'in' && dstPort === 9200);
    const verdict = (block: string): Set<string> =>
      new Set(received.filter(({ src }) => src.startsWith(block)).map(({ action }) => action));
    expect(verdict('10.0.3.')).toEqual(new Set(['REJECT']));
    expect(verdict('10.0.0.')).toEqual(new Set(['ACCEPT']));
    const sent = of(({ dst, dstPort, direction, src }) => dst === '10.0.2.30' && dstPort === 9200 && direction === 'out' && src.startsWith('10.0.3.'));
    expect(new Set(sent.map(({ action }) => action))).toEqual(new Set(['ACCEPT']));
  });
});
