import { describe, expect, test } from 'vitest';
import { vpcs } from '../world/vpc.ts';
import { graceSeconds, releaseSeconds } from './arrears.ts';
import { minutesWithin, plainTruth, sumsOf } from './delivery/plain-truth.ts';
import { setScenarios } from './scenarios.ts';
import type { FlowLogState } from './state.ts';
import { deliveringCloud, doing, everything, type TestCloud, testHolding, testNow } from './testing.ts';

const production = { id: 'fl-production', resourceType: 'VPC', resourceId: vpcs.production.id } as const;

async function one(cloud: TestCloud): Promise<FlowLogState> {
  const [flowLog] = (await cloud.store.read()).state.flowLogs;
  if (flowLog === undefined) throw new Error('There is no flow log.');
  return flowLog;
}

describe('an account in arrears', () => {
  test('collects through the grace limit, then its flow logs stop and are locked; a top-up resumes them; delivered is what was captured', async () => {
    const cloud = await deliveringCloud([production], { density: 0 });
    cloud.time += 600;
    await doing(cloud, setScenarios(['overdue']));
    cloud.time += graceSeconds - 1;
    expect(await one(cloud)).toMatchObject({ status: 'Active', business: 'Normal' });
    cloud.time += 2;
    const lockedAt = testNow + 600 + graceSeconds;
    expect(await one(cloud)).toMatchObject({ status: 'Inactive', business: 'FinancialLocked', captures: [{ to: lockedAt }] });
    cloud.time += 3600;
    await doing(cloud, setScenarios([]));
    expect(await one(cloud)).toMatchObject({ status: 'Activating', business: 'Normal' });
    cloud.time += 1200;
    const { status, captures } = await one(cloud);
    expect([status, captures.length]).toEqual(['Active', 2]);
    cloud.time += 700;
    const last = cloud.time - 120;
    const minutes = captures.flatMap(({ from, to }) => minutesWithin(from, to ?? last));
    const records = (await everything(cloud)).filter(({ time }) => time < Math.floor(last / 60) * 60);
    expect(sumsOf(records)).toEqual(plainTruth({ seed: 1, density: 0, epoch: testNow, minutes, passes: ({ eni }) => eni.vswitch.vpc.id === vpcs.production.id }));
  });

  test('loses its flow logs seven days later, and keeps what they delivered', async () => {
    const cloud = await deliveringCloud([production], { density: 0 });
    await doing(cloud, setScenarios(['overdue']));
    cloud.time += graceSeconds + releaseSeconds - 1;
    expect((await one(cloud)).deletedAt).toBeNull();
    cloud.time += 2;
    expect((await one(cloud)).deletedAt).toBe(testNow + graceSeconds + releaseSeconds);
    await doing(cloud, setScenarios([]));
    expect((await one(cloud)).deletedAt).not.toBeNull();
    const holding = await testHolding(cloud);
    const cursor = await cloud.packets.cursor(holding, 0, 'begin');
    expect((await cloud.packets.pull(holding, { shard: 0, cursor, endCursor: null, count: 10, compression: 'none' })).groups).toBe(10);
  });
});

describe('shards by scenario', () => {
  test.each([['shard-split', 8], ['shard-merge', 1]] as const)('%s: one step a minute, until there is nothing more to do', async (scenario, open) => {
    const cloud = await deliveringCloud([], { shards: 4 });
    await doing(cloud, setScenarios([scenario]));
    const openShards = async (): Promise<number> => (await testHolding(cloud)).logstore.shards.filter(({ closedAt }) => closedAt === null).length;
    expect(await openShards()).toBe(4);
    cloud.time += 61;
    expect(await openShards()).toBe(scenario === 'shard-split' ? 5 : 3);
    cloud.time += 3600;
    expect(await openShards()).toBe(open);
    const { shards } = (await testHolding(cloud)).logstore;
    // Whoever looks, and whenever: each step was at its own minute.
    for (const { createdAt, closedAt } of shards) for (const at of [createdAt, closedAt ?? testNow]) expect((at - testNow) % 60).toBe(0);
    await doing(cloud, setScenarios([]));
    const before = shards.length;
    cloud.time += 3600;
    expect((await testHolding(cloud)).logstore.shards.length).toBe(before);
  });

  test('both: split and merged in turns, and every key has one shard at any time', async () => {
    const cloud = await deliveringCloud([]);
    await doing(cloud, setScenarios(['shard-split', 'shard-merge']));
    cloud.time += 1800;
    const { shards } = (await testHolding(cloud)).logstore;
    expect(shards.length).toBeGreaterThan(20);
    for (let at = testNow; at < cloud.time; at += 30) {
      const open = shards.filter(({ createdAt, closedAt }) => createdAt <= at && (closedAt === null || closedAt > at)).sort((a, b) => (a.beginKey < b.beginKey ? -1 : 1));
      expect(open[0]?.beginKey).toBe('0'.repeat(32));
      for (const [i, { endKey }] of open.entries()) expect(endKey).toBe(open[i + 1]?.beginKey ?? 'f'.repeat(32));
    }
  });
});
