// "VPC flow logs": its four use cases, each from the flow log that it describes to the figures that it shows.

import { describe, expect, test } from 'vitest';
import { natGateway } from '../../world/gateways.ts';
import { instances } from '../../world/instances.ts';
import { vpcs, vswitches } from '../../world/vpc.ts';
import type { Asking } from '../testing.ts';
import { consoleAt, createFlowLog, firstUse, highest, mean, pair, pulled, rates, type SeenRecord, summed, today } from './console.ts';

const near = (value: number | undefined, wanted: number, share: number): boolean => Math.abs((value ?? 0) / wanted - 1) < share;
const means = (records: readonly SeenRecord[], key: (one: SeenRecord) => string): Map<string, number> =>
  new Map([...rates(records, key)].map(([name, minutes]) => [name, mean(minutes.values())]));

async function begun(now: number): Promise<Asking> {
  const console = consoleAt(now);
  await firstUse(console);
  return console;
}

/** Where the running account's VPCs deliver to. */
const running = { project: 'vpc-flow-prod', logstore: 'vpc-flowlog' } as const;

/** Of any time: it has to hold whenever somebody tries. */
const times = [[4, 10], [10, 35], [20, 0]] as const;

describe('internet source IPs', () => {
  /** accept_count and reject_count by source, as `srcaddr accepted rejected` with the first two octets. */
  function counted(records: readonly SeenRecord[]): string[] {
    const asked = records.filter(({ dst, dstPort }) => dst === '10.0.0.1' && dstPort === 80);
    const accepted = summed(asked, ({ src }) => src, ({ action }) => Number(action === 'ACCEPT'));
    const refused = summed(asked, ({ src }) => src, ({ action }) => Number(action === 'REJECT'));
    return [...accepted].map(([src, count]) => `${src.split('.').slice(0, 2).join('.')} ${count > 0 ? 'accepted' : '-'} ${(refused.get(src) ?? 0) > 0 ? 'rejected' : '-'}`).sort();
  }
  const wanted = ['120.26 accepted -', '121.43 - rejected', '154.212 - rejected', '176.65 - rejected', '198.235 - rejected'];

  test.each(times)('five sources ask for port 80 of 10.0.0.1, one is let in: made at %i:%i, three minutes after capture began', async (hour, minute) => {
    const console = await begun(today(hour, minute));
    await createFlowLog(console, 'NetworkInterface', instances.ecs1.primary.id);
    console.cloud.time += 300;
    expect(counted(await pulled(console))).toEqual(wanted);
  });

  test('with the default interval of ten minutes, a quarter of an hour later', async () => {
    const console = await begun(today(11));
    await createFlowLog(console, 'NetworkInterface', instances.ecs1.primary.id, { AggregationInterval: '10' });
    console.cloud.time += 900;
    expect(counted(await pulled(console))).toEqual(wanted);
  });

  test('in what the running account collected', async () => {
    expect(counted(await pulled(consoleAt(today(20), 'running'), running, today(19, 30)))).toEqual(wanted);
  });
});

describe('traffic inside a VPC', () => {
  function between(records: readonly SeenRecord[]): Map<string, number> {
    const of = records.filter(({ src, dst }) => (src === '10.0.0.1' && dst.startsWith('10.0.0.')) || (dst === '10.0.0.1' && src.startsWith('10.0.0.')));
    return means(of, pair);
  }

  test.each(times)('10.0.0.1 sends about 1.4 Mbps to 10.0.0.2, about 700 Kbps to 10.0.0.3, the rest is small: made at %i:%i', async (hour, minute) => {
    const console = await begun(today(hour, minute));
    await createFlowLog(console, 'NetworkInterface', instances.ecs1.primary.id);
    console.cloud.time += 600;
    const found = between(await pulled(console));
    expect(highest(found).slice(0, 2)).toEqual(['10.0.0.1->10.0.0.2', '10.0.0.1->10.0.0.3']);
    expect(near(found.get('10.0.0.1->10.0.0.2'), 1_400_000, 0.05) && near(found.get('10.0.0.1->10.0.0.3'), 700_000, 0.05)).toBe(true);
    const rest = [...found].filter(([name]) => !/^10\.0\.0\.1->10\.0\.0\.[23]$/.test(name)).reduce((sum, [, rate]) => sum + rate, 0);
    expect(rest).toBeLessThan(200_000);
  });

  test('in what the running account collected, at the interface of 10.0.0.1', async () => {
    const records = (await pulled(consoleAt(today(20), 'running'), running, today(19, 30))).filter(({ eni }) => eni === instances.ecs1.primary.id);
    const found = between(records);
    expect(near(found.get('10.0.0.1->10.0.0.2'), 1_400_000, 0.05) && near(found.get('10.0.0.1->10.0.0.3'), 700_000, 0.05)).toBe(true);
  });
});

describe('traffic over a peering connection', () => {
  function sessions(records: readonly SeenRecord[]): Map<string, Map<number, number>> {
    return rates(records.filter(({ vpc, src, dst }) => vpc === vpcs.production.id &&
      ((src.startsWith('10.0.') && dst.startsWith('172.16.')) || (src.startsWith('172.16.') && dst.startsWith('10.0.')))), pair);
  }

  test.each(times)('10.0.0.1 has a spike of about 6 Mbps to 172.16.0.1: made at %i:%i, a quarter of an hour later', async (hour, minute) => {
    const console = await begun(today(hour, minute));
    await createFlowLog(console, 'VPC', vpcs.production.id);
    console.cloud.time += 17 * 60;
    const found = sessions(await pulled(console));
    const copied = [...(found.get('10.0.0.1->172.16.0.1') ?? [])];
    const spike = copied.filter(([, rate]) => rate > 1_000_000);
    // It lasts four minutes; where it runs already, its beginning is missing and the next one may be there.
    expect(spike.length >= 3 && spike.length <= 6).toBe(true);
    expect(spike.every(([, rate]) => near(rate, 6_000_000, 0.05))).toBe(true);
    expect(copied.filter(([, rate]) => rate < 300_000).length).toBe(copied.length - spike.length);
    expect(copied.length).toBeGreaterThanOrEqual(14);
    for (const [name, minutes] of found) if (name !== '10.0.0.1->172.16.0.1') expect(Math.max(...minutes.values())).toBeLessThan(200_000);
  });

  test('in what the running account collected: yesterday from 16:10 to 16:40', async () => {
    const copied = sessions(await pulled(consoleAt(today(20), 'running'), running, today(15.5 - 24), today(17.5 - 24))).get('10.0.0.1->172.16.0.1') ?? new Map<number, number>();
    const fast = [...copied].filter(([, rate]) => near(rate, 6_000_000, 0.05)).map(([minute]) => minute);
    expect([Math.min(...fast), Math.max(...fast), fast.length]).toEqual([today(16 - 24, 10), today(16 - 24, 39), 30]);
  });
});

describe('traffic of a NAT gateway', () => {
  test.each(times)('to one public address 10.0.0.1 has the highest rate, about 12 Kbps: made at %i:%i', async (hour, minute) => {
    const console = await begun(today(hour, minute));
    await createFlowLog(console, 'VSwitch', vswitches.nat.id);
    console.cloud.time += 900;
    const records = await pulled(console);
    expect(new Set(records.map(({ eni }) => eni))).toEqual(new Set([natGateway.eni.id]));
    const found = means(records.filter(({ direction, src, dst }) => direction === 'in' && src.startsWith('10.0.0.') && dst === '120.26.91.7'), ({ src }) => src);
    expect(highest(found)).toEqual(['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.11']);
    expect(near(found.get('10.0.0.1'), 12_000, 0.05)).toBe(true);
    // The four ways on which the gateway's interface sees the same traffic.
    const ways = new Set(records.filter(({ src, dst }) => [src, dst].includes('120.26.91.7')).map(({ direction, src, dst }) => `${direction} ${src === natGateway.eni.address ? 'from gateway' : dst === natGateway.eni.address ? 'to gateway' : ''}`.trim()));
    expect(ways).toEqual(new Set(['in', 'out', 'in to gateway', 'out from gateway']));
  });
});

describe('the share of each VPC of an Express Connect circuit', () => {
  /** VPC1's percentage of what both send to the data centre, by minute. */
  function shares(records: readonly SeenRecord[]): Map<number, number> {
    const sent = records.filter(({ action, src, dst }) => action === 'ACCEPT' && src.startsWith('192.168.') && dst.startsWith('10.1.'));
    const rate = (network: string): Map<string, number> =>
      summed(sent.filter(({ src }) => src.startsWith(network)), ({ start }) => String(start - (start % 60)), ({ bytes, start, end }) => (bytes * 8) / (end === start ? 1 : end - start));
    const [vpc1, vpc2] = [rate('192.168.20.'), rate('192.168.10.')];
    return new Map([...vpc1].map(([minute, one]) => [Number(minute), (one * 100) / (one + (vpc2.get(minute) ?? 0))]));
  }

  async function circuit(now: number): Promise<Asking> {
    const console = await begun(now);
    for (const { id } of [vpcs.orders, vpcs.billing]) await createFlowLog(console, 'VPC', id, { 'TrafficPath.1': 'transitRouter' });
    return console;
  }

  test('VPC1\'s is higher from 14:50 to 15:50, and lower before and after', async () => {
    const console = await circuit(today(14, 30));
    console.cloud.time = today(16, 12);
    const records = await pulled(console);
    expect(new Set(records.map(({ path }) => path))).toEqual(new Set(['8']));
    const found = shares(records);
    expect(found.size).toBeGreaterThan(95);
    for (const [minute, share] of found) expect(share > 50).toBe(minute >= today(14, 50) && minute < today(15, 50));
    expect(near(found.get(today(15, 20)), 72, 0.1) && near(found.get(today(14, 40)), 33, 0.15)).toBe(true);
  });

  test.each(times)('is there a few minutes after it is made at %i:%i', async (hour, minute) => {
    const console = await circuit(today(hour, minute));
    console.cloud.time += 600;
    const found = shares(await pulled(console));
    expect(found.size).toBeGreaterThan(5);
    for (const share of found.values()) expect(share > 20 && share < 50).toBe(true);
  });

  test('in what the running account collected, yesterday', async () => {
    const found = shares(await pulled(consoleAt(today(20), 'running'), running, today(14 - 24, 31), today(16 - 24, 12)));
    expect(found.size).toBeGreaterThan(95);
    for (const [minute, share] of found) expect(share > 50).toBe(minute >= today(14 - 24, 50) && minute < today(15 - 24, 50));
  });
});
