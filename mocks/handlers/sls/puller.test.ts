import { getResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { readingOf } from '../../../src/cloud/sls/packets.ts';
import { rows } from '../../../src/columns/rows.ts';
import { LogstorePuller } from '../../../src/engine/embedded/logstore/puller.ts';
import type { LogstoreReading } from '../../../src/engine/embedded/logstore/state.ts';
import { SimulatedClock } from '../../../src/engine/embedded/logstore/testing/simulated-clock.ts';
import { TableSink } from '../../../src/engine/embedded/logstore/testing/table-sink.ts';
import type { Scenario } from '../../../src/model/cloud/demo.ts';
import { setScenarios } from '../../cloud/scenarios.ts';
import { deliveringCloud, doing, everything, testNow, testPlace, type TestCloud } from '../../cloud/testing.ts';
import { vpcs } from '../../world/vpc.ts';
import { cloudHandlers } from '../all.ts';

const fields = ['eni-id', 'action', 'srcaddr', 'dstaddr', 'srcport', 'dstport', 'protocol', 'direction', 'bytes', 'packets', 'start', 'log-status'] as const;

interface Walked {
  readonly cloud: TestCloud;
  readonly sink: TableSink;
  readonly reading: LogstoreReading;
  readonly told: readonly LogstoreReading[];
}

/** An account that has delivered for 40 minutes is read and then followed for ten minutes, by the page's own reader over the service's handlers. */
async function walked(scenarios: readonly Scenario[], seed: number): Promise<Walked> {
  const cloud = await deliveringCloud([{ id: 'fl-1', resourceType: 'VPC', resourceId: vpcs.production.id }], { density: 0.3 });
  const clock = new SimulatedClock(testNow + 2400);
  Object.defineProperty(cloud, 'time', { get: () => clock.now() });
  await doing(cloud, setScenarios(scenarios));
  const handlers = cloudHandlers(cloud);
  let open = 0;
  clock.busy = () => open > 0;
  const fetch = async (request: Request): Promise<Response> => {
    open++;
    const response = await getResponse(handlers, request).finally(() => open--);
    if (response === undefined || response.type === 'error') throw new TypeError('Failed to fetch');
    return response;
  };
  const sink = new TableSink();
  let state = seed;
  const random = (): number => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
  const client = readingOf({ base: 'http://localhost/cloud', fetch }, { region: testPlace.region, project: testPlace.project, logstore: testPlace.name });
  const puller = new LogstorePuller(client, sink, clock, { range: { from: testNow, to: testNow + 2400 }, random });
  const told: LogstoreReading[] = [];
  puller.watch((one) => told.push(one));
  puller.follow(10);
  await clock.runUntil(testNow + 3000);
  const { reading } = puller;
  puller.close();
  return { cloud, sink, reading, told };
}

const key = (record: Readonly<Record<string, unknown>>): string => fields.map((field) => String(record[field] ?? '-')).join(' ');

/** What the service holds, decoded by another library, against what stands in the columns: each record as often here as there. */
async function expectSame({ cloud, sink, reading }: Walked): Promise<void> {
  expect(reading).toMatchObject({ phase: 'following', problem: null });
  const readTo = reading.readTo ?? 0;
  expect(readTo).toBeGreaterThan(testNow + 2900);
  const counts = new Map<string, number>();
  const late = new Set<string>();
  for (const { received, fields: held } of await everything(cloud)) {
    const one = key(held);
    if (received >= readTo - 2) late.add(one);
    counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  let records = 0;
  for (const row of rows(sink.table, [...fields])) {
    records++;
    counts.set(key(row), (counts.get(key(row)) ?? 0) - 1);
  }
  expect(records).toBeGreaterThan(300);
  expect([...counts].filter(([one, count]) => count !== 0 && !late.has(one))).toEqual([]);
}

describe('the reader of a logstore, over the service', () => {
  const cases: readonly (readonly Scenario[])[] = [[], ['flaky', 'read-quota'], ['late-records'], ['shard-split', 'flaky'], ['shard-merge', 'late-records', 'flaky']];
  for (const [i, scenarios] of cases.entries()) {
    it(`holds each record once: ${scenarios.join(', ') || 'nothing goes wrong'}`, async () => {
      const walk = await walked(scenarios, i + 7);
      await expectSame(walk);
      if (scenarios.includes('flaky')) expect(walk.told.some(({ waiting }) => waiting !== null)).toBe(true);
      if (scenarios.includes('shard-split')) expect(walk.reading.shards).toBeGreaterThan(2);
      expect(walk.sink.intake.report).toMatchObject({ skipped: 0 });
    });
  }

  it('stops at an expired token and at a clock that differs, with what the service said', async () => {
    for (const [scenario, code] of [['expired-token', 'Unauthorized'], ['clock-skew', 'RequestTimeTooSkewed']] as const) {
      const { reading } = await walked([scenario], 3);
      expect(reading).toMatchObject({ phase: 'stopped', problem: { kind: 'refused', service: 'sls', code } });
    }
  });
});
