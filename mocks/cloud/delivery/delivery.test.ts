import { describe, expect, test } from 'vitest';
import { Random } from '../../random.ts';
import { gatewayEnis } from '../../world/gateways.ts';
import { instances } from '../../world/instances.ts';
import { vpcs, vswitches } from '../../world/vpc.ts';
import { deactivating, deleting, firstCaptureSeconds, activating, modifying } from '../flow-log-life.ts';
import { setScenarios } from '../scenarios.ts';
import { withLogstore } from '../operations/sls/logstore.ts';
import { mergeShard, splitShard } from '../operations/sls/shard.ts';
import {
  changeFlowLog, decoded, type DecodedRecord, deliveringCloud, doing, everything, testCloud, testHolding, testNow, testPlace, walk,
} from '../testing.ts';
import { packetSeconds } from './direct-source.ts';
import type { Cursor } from './packet-source.ts';
import { minutesWithin, plainTruth, sumsOf } from './plain-truth.ts';

const production = { id: 'fl-production', resourceType: 'VPC', resourceId: vpcs.production.id } as const;
const choice = { seed: 1, density: 1, epoch: testNow };
const isProduction = ({ eni }: { readonly eni: { readonly vswitch: { readonly vpc: { readonly id: string } } } }): boolean => eni.vswitch.vpc.id === vpcs.production.id;

/** From the first second captured to the last. */
async function captured(cloud: Awaited<ReturnType<typeof deliveringCloud>>, id: string = production.id): Promise<{ readonly from: number; readonly to: number }[]> {
  const { state, now } = await cloud.store.read();
  return (state.flowLogs.find((one) => one.id === id)?.captures ?? []).map(({ from, to }) => ({ from, to: to ?? now }));
}

/** The end of the last window of which every lot has been received. */
function settledBefore(now: number, minutes = 1): number {
  return Math.floor((now - 61) / (minutes * 60)) * minutes * 60;
}

/** Each record once: all of what tells it from others. */
function identities(records: readonly DecodedRecord[]): string[] {
  return records.map(({ time, received, fields }) => JSON.stringify([time, received, fields]));
}

describe('what a logstore holds', () => {
  test('is what the generator sent past the interfaces, and decodes by a library that is not ours', async () => {
    const cloud = await deliveringCloud([production]);
    cloud.time += 1500;
    const records = await everything(cloud);
    const [{ from, to } = { from: 0, to: 0 }] = await captured(cloud);
    const last = settledBefore(to);
    const within = records.filter(({ fields }) => Number(fields['start']) < last);
    expect(sumsOf(within)).toEqual(plainTruth({ ...choice, minutes: minutesWithin(from, last), passes: isProduction }));
    expect(within.length).toBeGreaterThan(1500);
    expect(new Set(identities(records)).size).toBe(records.length);
    const odd = records.filter(({ time, received, topic, fields }) => {
      const after = received - (Math.floor(time / 60) * 60 + 60);
      return topic !== 'flow_log' || String(time) !== fields['start'] || Object.keys(fields).length !== 21 || after < 20 || after > 60;
    });
    expect(odd).toEqual([]);
  });

  test('begins a minute after the flow log is active, and not before', async () => {
    const cloud = await deliveringCloud([production]);
    const { state } = await cloud.store.read();
    const active = state.flowLogs[0]?.next?.at ?? 0;
    expect(active - cloud.time).toBeGreaterThanOrEqual(3);
    expect(active - cloud.time).toBeLessThanOrEqual(10);
    cloud.time = active + firstCaptureSeconds + 79;
    expect(await everything(cloud)).toEqual([]);
    cloud.time += 200;
    const starts = (await everything(cloud)).map(({ fields }) => Number(fields['start']));
    expect(starts.length).toBeGreaterThan(10);
    expect(Math.min(...starts)).toBeGreaterThanOrEqual(active + firstCaptureSeconds);
  });

  test('has a record of NODATA for each window of an interface without traffic', async () => {
    const spare = instances.stagingSpare.primary;
    const cloud = await deliveringCloud([{ id: 'fl-spare', resourceType: 'NetworkInterface', resourceId: spare.id, interval: 5 }]);
    cloud.time += 3600;
    const records = await everything(cloud);
    expect(records.length).toBeGreaterThan(8);
    for (const { fields } of records) {
      expect(fields).toMatchObject({ 'eni-id': spare.id, 'log-status': 'NODATA', action: '-', bytes: '-', srcaddr: '-', 'vpc-id': vpcs.staging.id });
      expect(Number(fields['end']) - Number(fields['start'])).toBe(300);
      expect(Number(fields['start']) % 300).toBe(0);
    }
    expect(new Set(records.map(({ time }) => time)).size).toBe(records.length);
  });

  test('has records left out now and then, and says so', async () => {
    const cloud = await deliveringCloud([production], { density: 0, shards: 1 });
    cloud.time += 43_200;
    const holding = await testHolding(cloud);
    let [cursor, skipped, records] = [await cloud.packets.cursor(holding, 0, 'begin'), 0, 0];
    for (;;) {
      const pulled = await cloud.packets.pull(holding, { shard: 0, cursor, endCursor: null, count: 1000, compression: 'none' });
      if (pulled.groups === 0) break;
      skipped += Buffer.from(pulled.body).toString('latin1').split('SKIPDATA').length - 1;
      records += pulled.records;
      cursor = pulled.next;
    }
    expect(records).toBeGreaterThan(10_000);
    expect(skipped).toBeGreaterThan(0);
    expect(skipped).toBeLessThan(40);
  });
});

describe('windows', () => {
  test.each([5, 10] as const)('of %i minutes are aligned and merge what is one flow', async (interval) => {
    const cloud = await deliveringCloud([{ ...production, interval }]);
    cloud.time += 2400;
    const [{ from, to } = { from: 0, to: 0 }] = await captured(cloud);
    const length = interval * 60;
    const last = settledBefore(to, interval);
    const within = (await everything(cloud)).filter(({ fields }) => Number(fields['start']) < last);
    const truth = plainTruth({ ...choice, minutes: minutesWithin(from, last), interval: () => interval, passes: isProduction });
    expect(sumsOf(within)).toEqual(truth);
    const longest = Math.max(...within.map(({ fields }) => Number(fields['end']) - Number(fields['start'])));
    expect(longest).toBeGreaterThan(length - 10);
    const across = within.filter(({ fields: { start, end } }) => Math.floor(Number(start) / length) !== Math.floor(Math.max(Number(start), Number(end) - 1) / length));
    expect(across).toEqual([]);
  });

  test('the smallest interval of all that cover an interface is effective, wherever they deliver to', async () => {
    const ecs1 = instances.ecs1.primary;
    const cloud = await deliveringCloud([
      { ...production, interval: 10 },
      { id: 'fl-ecs1', resourceType: 'NetworkInterface', resourceId: ecs1.id, interval: 1, logstore: 'other' },
    ]);
    cloud.time += 3000;
    const [{ from, to } = { from: 0, to: 0 }] = await captured(cloud);
    const last = settledBefore(to, 10);
    // The first windows of both are partial, as they do not begin at once.
    const whole = (await everything(cloud)).filter(({ fields }) => Number(fields['start']) >= Math.ceil(from / 600) * 600 + 600 && Number(fields['start']) < last);
    const longest = (own: boolean): number =>
      Math.max(...whole.filter(({ fields }) => (fields['eni-id'] === ecs1.id) === own).map(({ fields }) => Number(fields['end']) - Number(fields['start'])));
    expect(longest(true)).toBeLessThanOrEqual(60);
    expect(longest(false)).toBeGreaterThan(590);
    const minutes = minutesWithin(Math.ceil(from / 600) * 600 + 600, last);
    const truth = { ...choice, minutes, passes: isProduction };
    const [ones, tens] = [plainTruth({ ...truth, interval: () => 1 }), plainTruth({ ...truth, interval: () => 10 })];
    const expected = Object.fromEntries(Object.entries(tens).map(([key, sum]) => [key, key.startsWith(ecs1.id) ? ones[key] : sum]));
    expect(sumsOf(whole)).toEqual(expected);
  });

  test('a record that two flow logs of one logstore ask for is there once', async () => {
    const cloud = await deliveringCloud([production, { id: 'fl-app', resourceType: 'VSwitch', resourceId: vswitches.app.id }]);
    cloud.time += 900;
    const records = await everything(cloud);
    expect(new Set(identities(records)).size).toBe(records.length);
    const [{ from, to } = { from: 0, to: 0 }] = await captured(cloud);
    const last = settledBefore(to);
    const app = minutesWithin(from, last);
    expect(sumsOf(records.filter(({ time, fields }) => time < last && time >= (app[0] ?? 0) && fields['vswitch-id'] !== vswitches.app.id))).toEqual(
      plainTruth({ ...choice, minutes: app, passes: (sighting) => isProduction(sighting) && sighting.eni.vswitch !== vswitches.app }),
    );
  });
});

describe('filters', () => {
  test.each([
    ['allowed traffic', { trafficType: 'Allow' }, (_family: string, _path: number | null, refused: boolean) => !refused],
    ['denied traffic', { trafficType: 'Drop' }, (_family: string, _path: number | null, refused: boolean) => refused],
    ['IPv4 only', { ipVersion: 'IPv4' }, (family: string) => family === 'IPv4'],
    ['the path over the NAT gateway', { paths: ['natGateway'] }, (_family: string, path: number | null) => path === 7],
    ['two paths', { paths: ['gatewayEndpoint', 'ipv4Gateway'] }, (_family: string, path: number | null) => path === 6 || path === 13],
  ] as const)('%s', async (_, wish, passes) => {
    const cloud = await deliveringCloud([{ ...production, ...wish, paths: 'paths' in wish ? [...wish.paths] : ['all'] }]);
    cloud.time += 1800;
    const [{ from, to } = { from: 0, to: 0 }] = await captured(cloud);
    const last = settledBefore(to);
    const records = (await everything(cloud)).filter(({ fields }) => Number(fields['start']) < last);
    const truth = plainTruth({
      ...choice, minutes: minutesWithin(from, last), passes: (sighting, refused) => isProduction(sighting) && passes(sighting.family, sighting.path, refused),
    });
    expect(sumsOf(records)).toEqual(truth);
    expect(Object.keys(truth).length).toBeGreaterThan(0);
    // A window in which nothing passed is one without data, whatever else there was.
    const windows = minutesWithin(from, last).length;
    const silent = gatewayEnis().find(({ kind }) => kind === 'nat')?.id;
    const ofGateway = records.filter(({ fields }) => fields['eni-id'] === silent);
    expect(new Set(ofGateway.map(({ time }) => Math.floor(time / 60))).size).toBe(windows);
  });
});

describe('a flow log that is stopped, started, changed and deleted', () => {
  test('delivers what passed while it was active, no more and no less', async () => {
    const cloud = await deliveringCloud([production]);
    const random = new Random(5);
    const step = async (change: Parameters<typeof changeFlowLog>[1]): Promise<void> => {
      cloud.time += random.whole(200, 1000);
      await doing(cloud, changeFlowLog(production.id, change));
    };
    await step(deactivating);
    await step(activating);
    const before = identities(await everything(cloud));
    await step((one, now) => modifying(one, { interval: 5 }, now));
    await step(deactivating);
    await step(activating);
    await step(deleting);
    cloud.time += 900;
    const records = await everything(cloud);
    const spans = (await captured(cloud)).map((span, i) => ({ ...span, interval: i < 2 ? 1 : 5 }));
    expect(spans.length).toBe(4);
    const minutes = spans.flatMap(({ from, to }) => minutesWithin(from, to));
    const interval = (minute: number): number => spans.find(({ from, to }) => from <= minute && minute + 60 <= to)?.interval ?? 0;
    expect(sumsOf(records)).toEqual(plainTruth({ ...choice, minutes, interval, passes: isProduction }));
    // What was there once is still there: changes never reach back.
    const after = new Set(identities(records));
    expect(before.filter((one) => !after.has(one))).toEqual([]);
  });

  test('keeps what was delivered after its deletion, until the retention drops it', async () => {
    const cloud = await deliveringCloud([production], { ttl: 1, density: 0 });
    cloud.time += 3600;
    await doing(cloud, changeFlowLog(production.id, deleting));
    cloud.time += 600;
    const all = await everything(cloud);
    expect((await cloud.store.read()).state.flowLogs[0]?.deletedAt).not.toBeNull();
    cloud.time += 86400 - 600 - 1800;
    const half = await everything(cloud);
    expect(half.length).toBeLessThan(all.length);
    const kept = new Set(identities(half));
    const cut = cloud.time - 86400;
    expect(identities(all).filter((one, i) => kept.has(one) !== (all[i]?.received ?? 0) >= cut)).toEqual([]);
    cloud.time += 86400;
    expect(await everything(cloud)).toEqual([]);
  });
});

describe('walks', () => {
  test('of any step, over any cursor, meet every packet once, compressed or not', async () => {
    const cloud = await deliveringCloud([production], { shards: 3 });
    cloud.time += 1200;
    const all = identities(await everything(cloud)).sort();
    const random = new Random(3);
    const holding = await testHolding(cloud);
    for (let round = 0; round < 3; round++) {
      const found: DecodedRecord[] = [];
      for (const { id } of holding.logstore.shards) {
        const begin = await cloud.packets.cursor(holding, id, 'begin');
        const end = await cloud.packets.cursor(holding, id, 'end');
        const cuts = [1, 2, 3].map(() => cloud.time - random.whole(0, 1200)).sort((a, b) => a - b);
        const edges: Cursor[] = [begin, ...(await Promise.all(cuts.map((cut) => cloud.packets.cursor(holding, id, cut)))), end];
        for (const [i, edge] of edges.slice(0, -1).entries()) {
          const endCursor = edges[i + 1] ?? end;
          const compression = round % 2 === 0 ? 'deflate' : 'none';
          const { records, cursor } = await walk(cloud, id, edge, { endCursor, count: () => random.whole(1, 30), compression });
          found.push(...records);
          if (endCursor === end) expect(cursor).toBe(records.length > 0 ? end : edge);
        }
      }
      expect(identities(found).sort()).toEqual(all);
    }
  });

  test('a reader that follows gets what a later one gets, with late records too', async () => {
    const cloud = await deliveringCloud([production], { density: 0 });
    cloud.time += 300;
    const followed: DecodedRecord[] = [];
    const cursors = new Map<number, Cursor>();
    const follow = async (): Promise<void> => {
      const holding = await testHolding(cloud);
      for (const { id } of holding.logstore.shards) {
        const { records, cursor } = await walk(cloud, id, cursors.get(id) ?? (await cloud.packets.cursor(holding, id, 'begin')));
        followed.push(...records);
        cursors.set(id, cursor);
      }
    };
    const random = new Random(8);
    for (let step = 0; step < 80; step++) {
      if (step === 20) await doing(cloud, setScenarios(['late-records']));
      if (step === 60) await doing(cloud, setScenarios([]));
      await follow();
      cloud.time += random.whole(5, 60);
    }
    await follow();
    const all = await everything(cloud);
    expect(identities(followed).sort()).toEqual(identities(all).sort());
    const late = all.map(({ received, time }) => received - (Math.floor(time / 60) * 60 + 60));
    expect(Math.max(...late)).toBeGreaterThan(400);
    expect(Math.max(...late)).toBeLessThanOrEqual(600);
    const times = all.map(({ time }) => time);
    cloud.time += 700;
    const [{ from } = { from: 0 }] = await captured(cloud);
    const last = Math.floor(Math.max(...times) / 60) * 60 - 600;
    expect(sumsOf((await everything(cloud)).filter(({ time }) => time < last))).toEqual(
      plainTruth({ ...choice, density: 0, minutes: minutesWithin(from, last), passes: isProduction }),
    );
  });

  test('over shards that split and merge meanwhile, nothing is lost or doubled', async () => {
    const cloud = await deliveringCloud([production]);
    const followed: DecodedRecord[] = [];
    const cursors = new Map<number, Cursor>();
    const random = new Random(11);
    for (let step = 0; step < 60; step++) {
      const holding = await testHolding(cloud);
      for (const { id } of holding.logstore.shards) {
        const { records, cursor } = await walk(cloud, id, cursors.get(id) ?? (await cloud.packets.cursor(holding, id, 'begin')), { count: () => random.whole(1, 9) });
        followed.push(...records);
        cursors.set(id, cursor);
      }
      cloud.time += random.whole(20, 90);
      const open = holding.logstore.shards.filter(({ closedAt }) => closedAt === null);
      const one = open[random.whole(0, open.length - 1)];
      if (one && step % 6 === 2) await doing(cloud, withLogstore(testPlace, (logstore, now) => splitShard(logstore, one.id, null, now)));
      const left = open.find(({ endKey }) => !/^f+$/.test(endKey));
      if (left && step % 6 === 5) await doing(cloud, withLogstore(testPlace, (logstore, now) => mergeShard(logstore, left.id, now)));
    }
    const all = await everything(cloud);
    const fresh = await testHolding(cloud);
    expect(fresh.logstore.shards.length).toBeGreaterThan(12);
    const seen = new Set(identities(followed));
    expect(seen.size).toBe(followed.length);
    // What came after the last look is only in the later one.
    const whole = identities(all);
    expect(all.filter((one, i) => !seen.has(whole[i] ?? '') && one.received < cloud.time - 90)).toEqual([]);
    const [{ from } = { from: 0 }] = await captured(cloud);
    const last = settledBefore(cloud.time);
    expect(sumsOf(all.filter(({ time }) => time < last))).toEqual(plainTruth({ ...choice, minutes: minutesWithin(from, last), passes: isProduction }));
  });
});

describe('packets', () => {
  test('are cut at round times, alike for every reader, and hold no more groups than asked for', async () => {
    const cloud = testCloud({ beginning: 'running' });
    const place = { region: 'cn-hangzhou', project: 'vpc-flow-prod', name: 'vpc-flowlog' };
    const holding = await testHolding(cloud, place);
    const at = Math.floor((cloud.time - 7 * 3600) / packetSeconds) * packetSeconds;
    const cursor = await cloud.packets.cursor(holding, 0, at);
    const border = await cloud.packets.cursor(holding, 0, at + packetSeconds);
    const ask = { shard: 0, cursor, endCursor: null, compression: 'deflate' } as const;
    const full = await cloud.packets.pull(holding, { ...ask, count: 1000 });
    expect(full).toMatchObject({ full: true, next: border });
    expect(full.rawSize).toBeGreaterThan(1 << 20);
    expect(full.rawSize).toBeLessThan(4 << 20);
    expect(full.body.length).toBeLessThan(full.rawSize / 8);
    expect(decoded(full.body, 'deflate').length).toBe(full.records);
    const few = await cloud.packets.pull(holding, { ...ask, count: 7 });
    expect(few.groups).toBe(7);
    const rest = await cloud.packets.pull(holding, { ...ask, cursor: few.next, count: 1000 });
    expect([few.groups + rest.groups, rest.next]).toEqual([full.groups, border]);
    // The same again, and its bytes are its own: whoever takes them may hand them on.
    const again = await cloud.packets.pull(holding, { ...ask, count: 1000 });
    expect(again.body).toEqual(full.body);
    expect(again.body.buffer).not.toBe(full.body.buffer);
    const ending = await cloud.packets.pull(holding, { ...ask, endCursor: border, count: 1000 });
    expect(ending.body).toEqual(full.body);
  });

  test('a running account has a week of records, as its retention says', async () => {
    const cloud = testCloud({ beginning: 'running' });
    const place = { region: 'cn-hangzhou', project: 'vpc-flow-prod', name: 'vpc-flowlog' };
    const holding = await testHolding(cloud, place);
    const begin = await cloud.packets.cursor(holding, 0, 'begin');
    expect(cloud.time - Number(begin / 1_000_000_000n)).toBeGreaterThan(7 * 86400 - 120);
    expect(cloud.time - Number(begin / 1_000_000_000n)).toBeLessThanOrEqual(7 * 86400);
  });
});
