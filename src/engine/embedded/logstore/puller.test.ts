import { describe, expect, it } from 'vitest';
import type { CloudProblem } from '../../../model/cloud/problem.ts';
import type { TimeRange } from '../../../model/time.ts';
import { seeded } from '../../../ingest/testing/random.ts';
import { mostTries } from './asking.ts';
import { LogstorePuller } from './puller.ts';
import type { LogstoreReading } from './state.ts';
import { SimulatedClock } from './testing/simulated-clock.ts';
import { SimulatedLogstore, type Fault, type SimulationOptions } from './testing/simulated-logstore.ts';
import { TableSink } from './testing/table-sink.ts';

const begin = 1_770_000_000;
const hour = 3600;
const now = begin + 6 * hour;

interface Bench {
  readonly clock: SimulatedClock;
  readonly logstore: SimulatedLogstore;
  readonly sink: TableSink;
  readonly puller: LogstorePuller;
  readonly told: LogstoreReading[];
}

function start(range: TimeRange, options: Partial<SimulationOptions> & { seed?: number; budgetBytes?: number; prepare?: (logstore: SimulatedLogstore, clock: SimulatedClock) => void } = {}): Bench {
  const { seed = 1, budgetBytes, prepare, ...simulation } = options;
  const random = seeded(seed);
  const clock = new SimulatedClock(now);
  const logstore = new SimulatedLogstore(clock, { from: begin, to: begin + 8 * hour, random, ...simulation });
  prepare?.(logstore, clock);
  const sink = new TableSink(budgetBytes);
  const puller = new LogstorePuller(logstore, sink, clock, { range, random: seeded(seed + 1) });
  const told: LogstoreReading[] = [];
  puller.watch((reading) => told.push(reading));
  return { clock, logstore, sink, puller, told };
}

/** What the logstore has received in the range by then, against what the table holds: each once, and none that does not exist. */
function expectAll({ logstore, sink, puller }: Bench, { from, to }: TimeRange, received = puller.reading.readTo ?? 0): void {
  const content = sink.content();
  expect(new Set(content.map(({ id }) => id)).size).toBe(content.length);
  const wanted = logstore.records.filter((record) => record.time >= from && record.time < to && record.received < received).map(({ id, time }) => ({ id, time }));
  const held = content.filter(({ time }) => time >= from && time < to);
  expect(held.length).toBeGreaterThanOrEqual(wanted.length);
  const times = new Map(logstore.records.map((record) => [record.id, record.time]));
  expect(content.filter((one) => times.get(one.id) !== one.time)).toEqual([]);
  const ids = new Set(held.map(({ id }) => id));
  expect(wanted.filter(({ id }) => !ids.has(id))).toEqual([]);
}

const refused = (code: string, status = 403): CloudProblem => ({ kind: 'refused', service: 'sls', status, code, message: code, requestId: '5B0' });
const lastHours = (hours: number): TimeRange => ({ from: now - hours * hour, to: now });

describe('a range of a logstore', () => {
  it('is read whole, once, newest first', async () => {
    const range = lastHours(3);
    const bench = start(range);
    await bench.puller.settled();
    expectAll(bench, range);
    expect(bench.puller.reading).toMatchObject({ phase: 'idle', share: 1, shards: 2, problem: null, readTo: now, provisionalFrom: now - 660 });
    expect(bench.sink.intake.report).toMatchObject({ state: 'read', skipped: 0, format: 'alibaba-packets' });
    const pulls = bench.logstore.asked.filter((one) => one.startsWith('pull 0'));
    const first = BigInt(atob(pulls[0]?.split(' ')[2] ?? '')) / 1_000_000_000n;
    expect(Number(first)).toBeGreaterThan(now - 2400);
  });

  it('is complete when everything up to its end and the lateness was read', async () => {
    const range = { from: now - 3 * hour, to: now - 2 * hour };
    const bench = start(range, { late: 0.3 });
    await bench.puller.settled();
    expectAll(bench, range, Infinity);
    expect(bench.puller.reading).toMatchObject({ phase: 'idle', provisionalFrom: null });
    // Not much beyond what is wanted.
    expect(bench.sink.content().every(({ time }) => time >= range.from - 1300 && time < range.to + 1300)).toBe(true);
  });

  it('that grows costs only what is not yet there', async () => {
    const bench = start(lastHours(1));
    await bench.puller.settled();
    const { packets } = bench.puller.reading;
    bench.puller.want(lastHours(1));
    bench.puller.want({ from: now - hour / 2, to: now - hour / 4 });
    await bench.puller.settled();
    expect(bench.puller.reading.packets).toBe(packets);
    for (const range of [lastHours(4), { from: begin, to: begin + hour }, lastHours(6)]) {
      bench.puller.want(range);
      await bench.puller.settled();
      expectAll(bench, range);
    }
    expect(bench.sink.table.rows).toBe(bench.logstore.records.filter(({ received }) => received < now).length);
  });

  it('is looked at once more when that is wanted', async () => {
    const bench = start({ from: now - hour, to: now + hour });
    await bench.puller.settled();
    const before = bench.sink.table.rows;
    await bench.clock.runUntil(now + 300);
    expect(bench.sink.table.rows).toBe(before);
    bench.puller.look();
    await bench.puller.settled();
    expectAll(bench, { from: now - hour, to: now + hour }, now + 299);
    expect(bench.sink.table.rows).toBeGreaterThan(before);
    bench.puller.pause();
    const { requests } = bench.logstore;
    bench.puller.look();
    await bench.puller.settled();
    expect(bench.logstore.requests).toBe(requests);
  });

  it('that changes while it is read is heard at once', async () => {
    const bench = start(lastHours(6), { prepare: (logstore) => (logstore.latencySeconds = () => 0.2) });
    const stop = bench.clock.runUntil(now + 3);
    await stop;
    expect(bench.puller.reading.share).toBeLessThan(0.9);
    const range = { from: begin + hour, to: begin + hour + 600 };
    bench.puller.want(range);
    void bench.clock.runUntil(now + 100);
    await bench.puller.settled();
    expectAll(bench, range, Infinity);
    bench.puller.want(lastHours(6));
    void bench.clock.runUntil(now + 200);
    await bench.puller.settled();
    expectAll(bench, lastHours(6));
  });

  it('shows what it has while the rest comes', async () => {
    const bench = start(lastHours(6), { prepare: (logstore) => (logstore.latencySeconds = () => 0.2) });
    const seen: number[] = [];
    bench.puller.watch((reading) => {
      if (reading.phase === 'pulling') seen.push(bench.sink.table.rows);
    });
    void bench.clock.runUntil(now + 300);
    await bench.puller.settled();
    expect(new Set(seen).size).toBeGreaterThan(5);
    const shares = bench.told.filter(({ phase }) => phase === 'pulling').map(({ share }) => share);
    expect(shares.at(-1)).toBeGreaterThan(0.8);
    expectAll(bench, lastHours(6));
  });

  it('is paused and taken up again without loss', async () => {
    const bench = start(lastHours(6), { prepare: (logstore) => (logstore.latencySeconds = () => 0.2) });
    for (let k = 1; k <= 5; k++) {
      await bench.clock.runUntil(now + k * 10 - 5);
      bench.puller.pause();
      await bench.puller.settled();
      expect(bench.puller.reading.phase).toBe('paused');
      const { requests } = bench.logstore;
      await bench.clock.runUntil(now + k * 10);
      expect(bench.logstore.requests).toBe(requests);
      bench.puller.resume();
    }
    void bench.clock.runUntil(now + 400);
    await bench.puller.settled();
    expectAll(bench, lastHours(6));
  });

  it('that holds nothing is read all the same', async () => {
    const bench = start(lastHours(1), { perMinute: 0 });
    await bench.puller.settled();
    expect(bench.puller.reading).toMatchObject({ phase: 'idle', share: 1, packets: 0 });
    expect(bench.sink.table.rows).toBe(0);
  });

  it('goes on behind what retention has cut meanwhile', async () => {
    let cut = false;
    const bench = start(lastHours(6), {
      prepare: (logstore) => {
        logstore.latencySeconds = () => {
          if (logstore.asked.filter((one) => one.startsWith('pull')).length === 8 && !cut) {
            cut = true;
            logstore.keptFrom = now - 2 * hour;
          }
          return 0;
        };
      },
    });
    await bench.puller.settled();
    expect(bench.puller.reading).toMatchObject({ phase: 'idle', problem: null });
    expectAll(bench, lastHours(1.5));
  });
});

describe('faults while a logstore is read', () => {
  const flaky = (seed: number, share: number, faults: readonly Fault[]) => (logstore: SimulatedLogstore): void => {
    const random = seeded(seed);
    logstore.fault = () => (random() < share ? (faults[Math.floor(random() * faults.length)] ?? 'none') : 'none');
  };

  it('lose and double nothing: quota, lost requests, lost answers', async () => {
    for (let seed = 1; seed <= 3; seed++) {
      const bench = start(lastHours(5), { seed, late: 0.2, prepare: flaky(seed, 0.35, ['lost', refused('ReadQuotaExceed'), refused('ServerBusy', 503), { kind: 'unreachable', service: 'sls', detail: 'reset' }]) });
      void bench.clock.runUntil(now + 8 * hour);
      await bench.puller.settled();
      expect(bench.puller.reading.problem).toBeNull();
      expectAll(bench, lastHours(5));
      expect(bench.told.some(({ waiting }) => waiting !== null)).toBe(true);
      expect(bench.puller.reading.waiting).toBeNull();
    }
  });

  it('are waited out longer and longer, and as long as the service says', async () => {
    const waits: number[] = [];
    const bench = start(lastHours(1), { shards: 1, prepare: (logstore) => (logstore.fault = (_, count) => (count < 4 ? refused('ReadQuotaExceed') : count === 4 ? { ...refused('ServerBusy', 503), retryAfter: 77 } : 'none')) });
    let last: unknown = null;
    bench.puller.watch(({ waiting }) => {
      if (waiting && waiting !== last) waits.push(waiting.until - bench.clock.now());
      last = waiting;
    });
    void bench.clock.runUntil(now + 1000);
    await bench.puller.settled();
    expect(waits).toHaveLength(4);
    expect(waits[0]).toBeGreaterThan(0.3);
    expect(waits[2]).toBeGreaterThan(waits[0] ?? 0);
    expect(waits[3]).toBe(77);
    expectAll(bench, lastHours(1));
  });

  it('that wait are asked now when the reader wants that', async () => {
    const bench = start(lastHours(1), { shards: 1, prepare: (logstore) => (logstore.fault = (_, count) => (count < 3 ? refused('ReadQuotaExceed') : 'none')) });
    // The clock stands: no wait would end by itself.
    bench.puller.watch(({ waiting }) => waiting !== null && setImmediate(() => bench.puller.tryAgain()));
    await bench.puller.settled();
    expect(bench.puller.reading).toMatchObject({ phase: 'idle', waiting: null, problem: null });
    expectAll(bench, lastHours(1));
  });

  it('a logstore that was deleted and made anew is not read into the records of the one before', async () => {
    const bench = start(lastHours(1));
    await bench.puller.settled();
    const { rows } = bench.sink.table;
    const honest = bench.logstore.shards.bind(bench.logstore);
    bench.logstore.shards = async (signal) => {
      const result = await honest(signal);
      return result.ok ? { ok: true, value: result.value.map((shard) => ({ ...shard, createdAt: now - 60 })) } : result;
    };
    bench.puller.want(lastHours(2));
    await bench.puller.settled();
    bench.puller.tryAgain();
    await bench.puller.settled();
    expect(bench.puller.reading).toMatchObject({ phase: 'stopped', problem: { kind: 'replaced' } });
    expect(bench.sink.table.rows).toBe(rows);
  });

  it('that last end the reading, and it goes on when asked to', async () => {
    let isDown = true;
    const bench = start(lastHours(2), { prepare: (logstore) => (logstore.fault = (request) => (isDown && request.startsWith('pull') ? { kind: 'unreachable', service: 'sls', detail: 'no network' } : 'none')) });
    void bench.clock.runUntil(now + 1000);
    await bench.puller.settled();
    expect(bench.puller.reading).toMatchObject({ phase: 'stopped', problem: { kind: 'unreachable' } });
    expect(bench.logstore.asked.filter((one) => one.startsWith('pull')).length).toBeGreaterThanOrEqual(mostTries);
    isDown = false;
    bench.puller.tryAgain();
    await bench.puller.settled();
    expect(bench.puller.reading).toMatchObject({ phase: 'idle', problem: null });
    expectAll(bench, lastHours(2));
  });

  it('that the reader must mend are told at once, and nothing is asked until then', async () => {
    for (const problem of [refused('Unauthorized', 401), refused('RequestTimeTooSkewed', 400), refused('LogStoreNotExist', 404)]) {
      let broken = false;
      const bench = start(lastHours(4), { prepare: (logstore) => (logstore.fault = (_, count) => (broken || count === 25 ? ((broken = true), problem) : 'none')) });
      await bench.puller.settled();
      expect(bench.puller.reading).toMatchObject({ phase: 'stopped', problem });
      const { requests } = bench.logstore;
      bench.puller.want(lastHours(3));
      await bench.puller.settled();
      expect(bench.logstore.requests).toBe(requests);
      bench.logstore.fault = () => 'none';
      bench.puller.tryAgain();
      await bench.puller.settled();
      expectAll(bench, lastHours(3));
    }
  });

  it('of a service that repeats itself or runs backwards are not counted twice', async () => {
    for (const next of [(cursor: string) => cursor, () => btoa('5')]) {
      const bench = start(lastHours(1), {
        prepare: (logstore) => {
          const honest = logstore.pull.bind(logstore);
          logstore.pull = async (asked, signal) => {
            const result = await honest(asked, signal);
            return result.ok && result.value.groups > 0 ? { ok: true, value: { ...result.value, next: next(asked.cursor) } } : result;
          };
        },
      });
      await bench.puller.settled();
      expect(bench.puller.reading).toMatchObject({ phase: 'stopped', problem: { kind: 'unexpected' } });
      expectAll(bench, { from: 0, to: 1 });
    }
  });

  it('end with memory, which asking again does not mend', async () => {
    const bench = start(lastHours(6), { perMinute: 60, budgetBytes: 5_500_000, prepare: (logstore) => (logstore.packetsPerPull = 200) });
    await bench.puller.settled();
    expect(bench.puller.reading).toMatchObject({ phase: 'stopped', problem: { kind: 'memory' } });
    const { requests } = bench.logstore;
    bench.puller.tryAgain();
    await bench.puller.settled();
    expect(bench.logstore.requests).toBe(requests);
  });
});

describe('following a logstore', () => {
  it('adds what comes, late records and shards that split and merge included', async () => {
    for (let seed = 1; seed <= 3; seed++) {
      const bench = start(lastHours(1), {
        seed, late: 0.3, splits: [now - 2 * hour, now - 600, now + 300, now + 900], merges: [now - hour, now + 600],
        prepare: (logstore) => (logstore.latencySeconds = () => 0.05),
      });
      bench.puller.follow(5);
      await bench.clock.runUntil(now + 1500);
      const { reading } = bench.puller;
      expect(reading).toMatchObject({ phase: 'following', follows: true, problem: null });
      expect(reading.readTo).toBeGreaterThan(now + 1490);
      expect(reading.provisionalFrom).toBe((reading.readTo ?? 0) - 660);
      expectAll(bench, { from: now - hour, to: now + hour }, reading.readTo ?? 0);
      bench.puller.close();
    }
  });

  it('asks each open shard once a look, and shards that ended no more', async () => {
    const bench = start(lastHours(1), { perMinute: 2, splits: [now - 1800] });
    bench.puller.follow(5);
    await bench.clock.runUntil(now + 60);
    const before = bench.logstore.asked.length;
    await bench.clock.runUntil(now + 160);
    const asked = bench.logstore.asked.slice(before);
    expect(asked.filter((one) => one.startsWith('cursor'))).toEqual([]);
    expect(asked.filter((one) => one === 'shards').length).toBe(20);
    // Three open shards; one more where a packet came.
    expect(asked.filter((one) => one.startsWith('pull')).length).toBeLessThan(20 * 3 + 15);
    expect(asked.some((one) => one.startsWith('pull 0 '))).toBe(false);
    bench.puller.close();
  });

  it('makes a new revision only when records came', async () => {
    const bench = start(lastHours(1), { perMinute: 1, shards: 1 });
    bench.puller.follow(2);
    await bench.clock.runUntil(now + 30);
    const { revision, rows } = bench.sink.table;
    await bench.clock.runUntil(now + 630);
    const more = bench.sink.table.rows - rows;
    expect(more).toBeGreaterThan(7);
    expect(bench.sink.table.revision - revision).toBeLessThanOrEqual(more + 1);
    bench.puller.close();
  });

  it('for ten minutes holds no more memory than its records take', async () => {
    const bench = start(lastHours(0.2), { from: now - 0.2 * hour, to: now + 0.25 * hour, perMinute: 600, prepare: (logstore) => (logstore.packetsPerPull = 1000) });
    bench.puller.follow(3);
    await bench.clock.runUntil(now + 120);
    const before = { bytes: bench.sink.memory.usedBytes, rows: bench.sink.table.rows };
    await bench.clock.runUntil(now + 720);
    const rows = bench.sink.table.rows - before.rows;
    expect(rows).toBeGreaterThan(5000);
    // The open segment has its room from the beginning; dictionaries do not grow, as nothing new is named.
    expect(bench.sink.memory.usedBytes - before.bytes).toBeLessThanOrEqual(rows * 64);
    bench.puller.close();
  });

  it('survives faults, pauses and a faulty clock', async () => {
    for (const skew of [-600, 0, 600]) {
      const bench = start(lastHours(2), { late: 0.3, splits: [now + 200], seed: 9 });
      const clock = bench.clock;
      bench.puller.close();
      const random = seeded(77);
      bench.logstore.fault = () => (random() < 0.25 ? (random() < 0.5 ? 'lost' : refused('ReadQuotaExceed')) : 'none');
      const sink = new TableSink();
      const puller = new LogstorePuller(bench.logstore, sink, { now: () => clock.now() + skew, sleep: (milliseconds, signal) => clock.sleep(milliseconds, signal) }, { range: lastHours(2), random });
      puller.follow(4);
      await clock.runUntil(now + 300);
      puller.pause();
      await clock.runUntil(now + 700);
      puller.resume();
      puller.follow(null);
      await clock.runUntil(now + 760);
      puller.follow(4);
      await clock.runUntil(now + 1800);
      expect(puller.reading).toMatchObject({ phase: 'following', problem: null });
      expectAll({ ...bench, sink, puller }, { from: now - 2 * hour, to: now + hour }, now + 1700);
      puller.close();
    }
  });

  it('begins again after a reload, which remembers nothing', async () => {
    const first = start(lastHours(2), { prepare: (logstore) => (logstore.latencySeconds = () => 0.2) });
    await first.clock.runUntil(now + 4);
    first.puller.close();
    const again = new TableSink();
    const puller = new LogstorePuller(first.logstore, again, first.clock, { range: lastHours(2) });
    void first.clock.runUntil(now + 100);
    await puller.settled();
    expect(puller.reading.phase).toBe('idle');
    expectAll({ ...first, sink: again, puller }, lastHours(2));
  });
});
