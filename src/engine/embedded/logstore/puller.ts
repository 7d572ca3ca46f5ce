import { clamp } from '../../../base/clamp.ts';
import { errorText } from '../../../base/error-text.ts';
import type { Shard } from '../../../model/cloud/logstore.ts';
import type { TimeRange } from '../../../model/time.ts';
import { Asking, Interrupted, Stopped, type Waiting } from './asking.ts';
import type { Clock, LogstoreClient, PulledPacket } from './client.ts';
import { ShardReader } from './shard-reader.ts';
import type { IntakeProblem, LogstoreReading } from './state.ts';

/** Where packets become rows. Never rejects. */
export interface PacketSink {
  take(shard: number, cursor: string, packet: PulledPacket): Promise<IntakeProblem | null>;
  /** Lets what was taken be seen. `reading`: more of the range will come. `whole`: a good moment for what takes longer. */
  settle(how: { readonly reading: boolean; readonly whole: boolean }): Promise<IntakeProblem | null>;
  /** Longest capture interval of what was read, in seconds; 0 when nothing tells. */
  captureInterval(): number;
  /** Nothing more will come. */
  end(): void;
}

export interface PullerOptions {
  readonly range: TimeRange;
  readonly random?: () => number;
}

/** How much later than its window a record may come, in seconds. */
const lateSeconds = 600;
/** The longest interval that a flow log can have, in seconds. */
const longestInterval = 600;
/** Clocks differ by this much at most, or the service refuses: only what is older is surely over at the service too. */
const skewSeconds = 900;
/** While the range is read, what was read is shown after this many seconds at the earliest, and at the latest. */
const settleSeconds = { least: 1, most: 5 } as const;
/** Before that, when this many times as much is there: each showing asks every question of the screen again. */
const worthShowing = 2;
/** Older gaps than this are a range being read, younger ones what has come since the last look. */
const followsSeconds = 300;
const shardsAtOnce = 4;

/**
 * Reads one logstore: the records of a range of record time, newest first, by shard and cursor, only what is not yet there; and what
 * comes after that, if it is followed. All that is wanted is said at once and heard at once; one pass after the other does it.
 */
export class LogstorePuller {
  private readonly client: LogstoreClient;
  private readonly sink: PacketSink;
  private readonly clock: Clock;
  private readonly asking: Asking;
  private readonly readers = new Map<number, ShardReader>();
  private readonly listeners = new Set<(reading: LogstoreReading) => void>();
  private readonly settling: (() => void)[] = [];
  private range: TimeRange;
  private followsEvery: number | null = null;
  private paused = false;
  private closed = false;
  private driving = false;
  /** Something is wanted that the pass under way does not know of. */
  private wanted = false;
  private pulling = true;
  private going: AbortController | null = null;
  private problem: LogstoreReading['problem'] = null;
  private waiting: Waiting | null = null;
  private counts = { packets: 0, bytes: 0 };
  private readTo: number | null = null;
  private shown = { at: -Infinity, bytes: 0 };

  constructor(client: LogstoreClient, sink: PacketSink, clock: Clock, { range, random = Math.random }: PullerOptions) {
    this.client = client;
    this.sink = sink;
    this.clock = clock;
    this.range = range;
    this.asking = new Asking(clock, random, (waiting) => {
      this.waiting = waiting;
      this.tell();
    });
    this.go();
  }

  /** Another range of record time is wanted. What was read stays read. */
  want(range: TimeRange): void {
    if (range.from === this.range.from && range.to === this.range.to) return;
    // What follows has no end, and what it reads holds a later beginning too.
    const isWithin = this.followsEvery !== null && range.from >= this.range.from;
    this.range = range;
    if (isWithin) this.tell();
    else this.go();
  }

  /** Looks once for what has come since. Nothing while it is read or followed, paused or stopped. */
  look(): void {
    if (!this.driving && !this.paused && this.problem === null) this.go();
  }

  /** Adds what comes, looking every so many seconds; null ends that. The end of the range moves on with the clock. */
  follow(everySeconds: number | null): void {
    if (this.followsEvery === everySeconds) return;
    this.followsEvery = everySeconds;
    this.go();
  }

  pause(): void {
    this.paused = true;
    this.going?.abort();
    this.tell();
  }

  resume(): void {
    if (!this.paused) return;
    this.paused = false;
    this.go();
  }

  /** What waits is asked now; after a problem, it goes on where it stopped. Not after memory has ended, nor when the logstore is another. */
  tryAgain(): void {
    this.asking.hurry();
    if (this.problem === null || this.problem.kind === 'memory' || this.problem.kind === 'replaced') return;
    this.problem = null;
    this.go();
  }

  close(): void {
    this.closed = true;
    this.going?.abort();
    this.listeners.clear();
    this.sink.end();
  }

  /** Resolves when the range has been read, or reading has paused or stopped. */
  settled(): Promise<void> {
    if (!this.driving || (!this.pulling && !this.wanted)) return Promise.resolve();
    return new Promise((resolve) => this.settling.push(resolve));
  }

  watch(listener: (reading: LogstoreReading) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  get reading(): LogstoreReading {
    const { range, readTo } = this;
    const known = readTo === null ? range.from : Math.max(range.from, readTo - this.lateness);
    const follows = this.followsEvery !== null;
    return {
      phase: this.problem ? 'stopped' : this.paused ? 'paused' : this.driving ? (this.pulling ? 'pulling' : 'following') : 'idle',
      range, follows,
      share: this.share(),
      shards: this.readers.size,
      ...this.counts,
      waiting: this.waiting,
      problem: this.problem,
      readTo,
      provisionalFrom: follows || known < range.to ? Math.floor(known) : null,
    };
  }

  private get lateness(): number {
    return lateSeconds + (this.sink.captureInterval() || longestInterval);
  }

  /** Where the wanted receive time ends; null when that is not surely over. */
  private receivedUntil(now: number): number | null {
    const until = this.range.to + this.lateness;
    return this.followsEvery !== null || until > now - skewSeconds ? null : until;
  }

  private go(): void {
    this.pulling = true;
    this.wanted = true;
    this.going?.abort();
    this.tell();
    if (!this.driving) void this.drive();
  }

  private async drive(): Promise<void> {
    this.driving = true;
    // What is said in the same breath is heard before the first request.
    await Promise.resolve();
    while (!this.closed && !this.paused && this.problem === null) {
      const going = new AbortController();
      this.going = going;
      this.wanted = false;
      try {
        await this.pass(going.signal);
      } catch (error) {
        this.waiting = null;
        if (error instanceof Interrupted) continue;
        this.problem = error instanceof Stopped ? error.problem : { kind: 'internal', message: errorText(error) };
        break;
      }
      if (going.signal.aborted) continue;
      if (this.followsEvery === null) break;
      this.pulling = false;
      this.wakeSettled();
      this.tell();
      await this.clock.sleep(this.followsEvery * 1000, going.signal);
    }
    this.waiting = null;
    // Where it paused or stopped in the middle, figures are of a part still.
    if (!this.closed) await this.sink.settle({ reading: this.share() < 1, whole: false });
    this.driving = false;
    // Something may have been wanted while this one ended.
    if (this.wanted && !this.closed && !this.paused && this.problem === null) return void this.drive();
    this.pulling = false;
    this.wakeSettled();
    this.tell();
  }

  /** Reads all that is missing of what is wanted now. */
  private async pass(signal: AbortSignal): Promise<void> {
    const listedAt = Math.floor(this.clock.now());
    const shards = await this.asking.ask((inner) => this.client.shards(inner), signal);
    for (const shard of shards) {
      const known = this.readers.get(shard.id);
      if (known && known.createdAt !== shard.createdAt) throw new Stopped({ kind: 'replaced' });
      if (!known) this.readers.set(shard.id, new ShardReader(shard, this.client, this.asking, (id, cursor, packet) => this.take(id, cursor, packet)));
    }
    const until = this.receivedUntil(listedAt);
    this.pulling = shards.some(({ id }) => this.readers.get(id)?.missing(this.range.from, until).some((gap) => gap.from < listedAt - followsSeconds) === true);
    this.tell();
    await this.each(shards, signal, async (shard, inner) => {
      await this.readers.get(shard.id)?.readMissing(shard, this.range.from, until, listedAt, inner, () => this.sliceRead());
    });
    this.readTo = until === null ? listedAt : Math.max(until, this.readTo ?? until);
    await this.settle({ reading: false, whole: this.pulling });
  }

  /** Some shards at once; the first that fails ends the others. */
  private async each(shards: readonly Shard[], signal: AbortSignal, read: (shard: Shard, signal: AbortSignal) => Promise<void>): Promise<void> {
    const together = new AbortController();
    const abort = (): void => together.abort();
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
    const queue = [...shards];
    const faults: unknown[] = [];
    const lane = async (): Promise<void> => {
      for (let shard = queue.shift(); shard; shard = queue.shift()) {
        try {
          await read(shard, together.signal);
        } catch (error) {
          faults.push(error);
          together.abort();
        }
      }
    };
    await Promise.all(Array.from({ length: shardsAtOnce }, lane));
    signal.removeEventListener('abort', abort);
    const fault = faults.find((one) => !(one instanceof Interrupted)) ?? faults[0];
    if (this.problem) throw new Interrupted();
    if (fault !== undefined) throw fault;
  }

  private async take(shard: number, cursor: string, packet: PulledPacket): Promise<void> {
    const bytes = packet.bytes.byteLength;
    this.failed(await this.sink.take(shard, cursor, packet));
    this.counts = { packets: this.counts.packets + 1, bytes: this.counts.bytes + bytes };
    if (this.showDue) await this.settle({ reading: true, whole: false });
    this.tell();
  }

  private async sliceRead(): Promise<void> {
    if (this.showDue) await this.settle({ reading: true, whole: false });
    this.tell();
  }

  private get showDue(): boolean {
    if (!this.pulling) return false;
    const age = this.clock.now() - this.shown.at;
    return age >= settleSeconds.most || (age >= settleSeconds.least && this.counts.bytes >= this.shown.bytes * worthShowing);
  }

  private async settle(how: { readonly reading: boolean; readonly whole: boolean }): Promise<void> {
    this.shown = { at: this.clock.now(), bytes: this.counts.bytes };
    this.failed(await this.sink.settle(how));
  }

  /** Without rows for a packet nothing can go on: the columns are full. */
  private failed(problem: IntakeProblem | null): void {
    if (problem === null || this.problem !== null) return;
    this.problem = problem;
    this.going?.abort();
  }

  private share(): number {
    const now = this.clock.now();
    const to = this.receivedUntil(now) ?? this.readTo ?? now;
    const wanted = (to - this.range.from) * this.readers.size;
    if (wanted <= 0) return this.readers.size === 0 && this.pulling ? 0 : 1;
    let missing = 0;
    for (const reader of this.readers.values()) for (const gap of reader.missing(this.range.from, to)) missing += (gap.to ?? to) - gap.from;
    return clamp(1 - missing / wanted, 0, 1);
  }

  private wakeSettled(): void {
    for (const wake of this.settling.splice(0)) wake();
  }

  private tell(): void {
    if (this.closed) return;
    const { reading } = this;
    for (const listener of this.listeners) listener(reading);
  }
}
