import { failed, ok, type Result } from '../../../../base/result.ts';
import type { Shard } from '../../../../model/cloud/logstore.ts';
import type { CloudProblem } from '../../../../model/cloud/problem.ts';
import { encodePacket, type TestLog } from '../../../../ingest/testing/packets.ts';
import { below } from '../../../../ingest/testing/random.ts';
import type { Clock, LogstoreClient, PullAsked, PulledPacket } from '../client.ts';
import { cursorOf, positionOf } from '../cursor.ts';

/** A record of the simulation: its number, and the window that it stands for. */
export interface SimulatedRecord {
  readonly id: number;
  readonly time: number;
  /** Second in which the logstore received it. */
  readonly received: number;
}

interface Stored {
  readonly position: bigint;
  readonly records: readonly SimulatedRecord[];
}

interface SimulatedShard {
  readonly id: number;
  readonly createdAt: number;
  closedAt: number | null;
  readonly stored: Stored[];
}

export interface SimulationOptions {
  readonly from: number;
  readonly to: number;
  readonly random: () => number;
  readonly perMinute?: number;
  /** Share of records that come late, up to ten minutes. */
  readonly late?: number;
  /** Times at which a shard splits into two, or two merge into one. */
  readonly splits?: readonly number[];
  readonly merges?: readonly number[];
  readonly shards?: number;
}

/** What happens to a request: `lost` is done, and its answer is not heard. */
export type Fault = 'none' | 'lost' | CloudProblem;

const step = 1_000_000_000n;

/** A logstore whose records are all known beforehand, and seen when their time has come. */
export class SimulatedLogstore implements LogstoreClient {
  readonly records: readonly SimulatedRecord[];
  requests = 0;
  readonly asked: string[] = [];
  fault: (request: string, count: number) => Fault = () => 'none';
  latencySeconds: () => number = () => 0;
  /** Packets in one answer at most. */
  packetsPerPull = 3;
  /** Nothing from before this second is kept. */
  keptFrom = -Infinity;
  private readonly shardList: SimulatedShard[] = [];
  private readonly clock: Clock;

  constructor(clock: Clock, options: SimulationOptions) {
    this.clock = clock;
    this.records = makeRecords(options);
    this.distribute(options);
  }

  shards(signal: AbortSignal): Promise<Result<readonly Shard[], CloudProblem>> {
    return this.answer('shards', signal, () =>
      this.shardList
        .filter(({ createdAt }) => createdAt <= this.now)
        .map(({ id, createdAt, closedAt }) => ({ id, createdAt, status: closedAt !== null && closedAt <= this.now ? 'readonly' as const : 'readwrite' as const, beginKey: '', endKey: '' })));
  }

  cursor(shard: number, from: number | 'begin' | 'end', signal: AbortSignal): Promise<Result<string, CloudProblem>> {
    return this.answer(`cursor ${shard} ${from}`, signal, () => {
      const seen = this.seen(shard);
      const end = (seen.at(-1)?.position ?? BigInt(this.now) * step - 1n) + 1n;
      if (from === 'end') return cursorOf(end);
      const time = from === 'begin' ? 0n : BigInt(from) * step;
      return cursorOf(seen.find(({ position }) => position >= time)?.position ?? end);
    });
  }

  pull({ shard, cursor, endCursor, count }: PullAsked, signal: AbortSignal): Promise<Result<PulledPacket, CloudProblem>> {
    return this.answer(`pull ${shard} ${cursor} ${endCursor ?? ''}`, signal, (): PulledPacket | CloudProblem => {
      const at = positionOf(cursor) ?? 0n;
      const end = endCursor === null ? null : positionOf(endCursor);
      const seen = this.seen(shard);
      const first = this.shardList.find(({ id }) => id === shard)?.stored[0];
      if (first && seen[0] && at < seen[0].position && first !== seen[0] && at < BigInt(this.keptFrom) * step) return { kind: 'refused', service: 'sls', status: 400, code: 'InvalidCursor', message: `Invalid cursor ${cursor}`, requestId: null };
      const given = seen.filter(({ position }) => position >= at && (end === null || end === undefined || position < end)).slice(0, Math.min(count, this.packetsPerPull));
      const groups = given.map(({ records }) => ({ logs: records.map(logOf) }));
      const last = given.at(-1);
      return { bytes: encodePacket(groups).buffer, compression: 'none' as const, rawBytes: null, groups: groups.length, next: last ? cursorOf(last.position + 1n) : cursor };
    });
  }

  private get now(): number {
    return Math.floor(this.clock.now());
  }

  private seen(shard: number): readonly Stored[] {
    const [from, to] = [this.keptFrom, this.now];
    return (this.shardList.find(({ id }) => id === shard)?.stored ?? []).filter(({ records: [first] }) => first !== undefined && first.received >= from && first.received < to);
  }

  private async answer<T extends object | string>(request: string, signal: AbortSignal, make: () => T | CloudProblem): Promise<Result<T, CloudProblem>> {
    this.requests++;
    this.asked.push(request);
    const fault = this.fault(request, this.requests);
    const latency = this.latencySeconds();
    if (latency > 0) await this.clock.sleep(latency * 1000, signal);
    if (signal.aborted) return failed({ kind: 'cancelled' });
    if (typeof fault === 'object') return failed(fault);
    const made = make();
    if (fault === 'lost') return failed({ kind: 'unreachable', service: 'sls', detail: 'Failed to fetch' });
    return typeof made === 'object' && 'kind' in made && 'service' in made ? failed(made) : ok(made as T); // Not a problem, as just seen.
  }

  private distribute({ from, random, splits = [], merges = [], shards = 2 }: SimulationOptions): void {
    let next = 0;
    const open = (createdAt: number): SimulatedShard => {
      const shard: SimulatedShard = { id: next++, createdAt, closedAt: null, stored: [] };
      this.shardList.push(shard);
      return shard;
    };
    let active = Array.from({ length: shards }, () => open(from));
    const changes = [...splits.map((at) => ({ at, split: true })), ...merges.map((at) => ({ at, split: false }))].sort((a, b) => a.at - b.at);
    const bySecond = new Map<number, SimulatedRecord[]>();
    for (const record of this.records) bySecond.set(record.received, [...(bySecond.get(record.received) ?? []), record]);
    for (const second of [...bySecond.keys()].sort((a, b) => a - b)) {
      while (changes[0] && changes[0].at <= second) {
        const { at, split } = changes.shift() ?? { at: 0, split: true };
        const gone = active.slice(0, split ? 1 : 2);
        for (const shard of gone) shard.closedAt = at;
        active = [...active.slice(gone.length), ...Array.from({ length: split ? 2 : 1 }, () => open(at))];
      }
      for (const record of bySecond.get(second) ?? []) {
        const shard = active[below(random, active.length)];
        if (!shard) continue;
        const last = shard.stored.at(-1);
        const position = BigInt(second) * step + (last && last.position >= BigInt(second) * step ? (last.position % step) + 1n : 0n);
        shard.stored.push({ position, records: [record] });
      }
    }
  }
}

function makeRecords({ from, to, random, perMinute = 10, late = 0 }: SimulationOptions): SimulatedRecord[] {
  const records: SimulatedRecord[] = [];
  for (let minute = Math.ceil(from / 60) * 60; minute < to; minute += 60) {
    for (let i = 0; i < perMinute; i++) {
      const lateness = random() < late ? below(random, 540) : 0;
      records.push({ id: records.length + 1, time: minute, received: minute + 60 + 20 + below(random, 40) + lateness });
    }
  }
  return records;
}

function logOf({ id, time }: SimulatedRecord): TestLog {
  return {
    time,
    contents: [['eni-id', `eni-${id % 7}`], ['srcaddr', `10.0.0.${id % 200}`], ['dstaddr', '10.1.0.1'], ['bytes', String(id)], ['packets', '1'], ['start', String(time)], ['end', String(time + 60)], ['action', 'ACCEPT'], ['log-status', 'OK']],
  };
}
