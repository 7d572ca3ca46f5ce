import type { Result } from '../../../base/result.ts';
import type { Shard } from '../../../model/cloud/logstore.ts';
import type { CloudProblem } from '../../../model/cloud/problem.ts';
import { Stopped, type Asking } from './asking.ts';
import type { LogstoreClient, PulledPacket } from './client.ts';
import { cursorOf, positionOf, type Position } from './cursor.ts';
import { Intervals, type Gap } from './intervals.ts';
import { slicesOf } from './slices.ts';

/** Log groups asked for at once: as many as there may be. */
const groupsPerPacket = 1000;
/** Packets on their way into columns while the next one is fetched. */
const packetsAhead = 2;
/** What clocks of a service may differ by, in seconds. */
const slackSeconds = 60;

/** Takes a packet and promises to say when it has become rows. Never rejects. */
export type TakePacket = (shard: number, cursor: string, packet: PulledPacket) => Promise<void>;

/** One shard: what of it was read, and how to read the rest. */
export class ShardReader {
  readonly id: number;
  readonly createdAt: number;
  /** Receive time of which all was read, in seconds. */
  readonly times = new Intervals<number>();
  private readonly read = new Intervals<Position>();
  private readonly client: LogstoreClient;
  private readonly asking: Asking;
  private readonly take: TakePacket;
  /**
   * Seconds up to which all was read at some time, and where that ended. A clock may differ from the service's, so what is missing
   * from there on is looked for at the place, not at the time.
   */
  private tails = new Map<number, Position>();
  /** Nothing came after this second: it was split or merged, and read to its end. */
  private endedAt = Infinity;

  constructor(shard: Shard, client: LogstoreClient, asking: Asking, take: TakePacket) {
    this.id = shard.id;
    this.createdAt = shard.createdAt;
    this.client = client;
    this.asking = asking;
    this.take = take;
  }

  /** What is missing of a stretch of receive time. A shard has nothing from before it was made. */
  missing(from: number, to: number | null): Gap<number>[] {
    const begin = Math.max(from, Math.floor(this.createdAt) - slackSeconds);
    const end = Math.min(to ?? Infinity, this.endedAt);
    return begin >= end ? [] : this.times.gaps(begin, end === Infinity ? null : end);
  }

  /**
   * Reads what is missing of a stretch of receive time, newest first. `now`: a moment before which this shard was seen to be as it
   * is. Throws `Interrupted` and `Stopped`; what was taken until then is remembered.
   */
  async readMissing(shard: Shard, from: number, to: number | null, now: number, signal: AbortSignal, sliceRead: () => Promise<void>): Promise<void> {
    for (const gap of this.missing(from, to).reverse()) {
      // The end of one slice is the beginning of the one before it, in time.
      let known: { readonly time: number; readonly position: Position } | null = null;
      for (const slice of slicesOf(gap, now)) {
        const end: Position | null = slice.to === null ? null : known?.time === slice.to ? known.position : await this.positionAt(slice.to, signal);
        const begin = await this.positionAt(slice.from, signal);
        known = { time: slice.from, position: begin };
        for (const piece of this.read.gaps(begin, end).reverse()) {
          const reached = await this.pull(piece, signal);
          if (piece.to === null) this.tails.set(now, reached);
        }
        this.times.add(slice.from, slice.to ?? now);
        // Nothing comes into a shard any more that was split or merged before it was read to its end.
        if (slice.to === null && shard.status === 'readonly') this.endedAt = now;
        await sliceRead();
      }
    }
    this.tails = new Map([...this.tails].slice(-1));
  }

  private async positionAt(time: number, signal: AbortSignal): Promise<Position> {
    const tail = this.tails.get(time);
    if (tail !== undefined) return tail;
    return this.parsed(await this.asking.ask((inner) => this.client.cursor(this.id, Math.floor(time), inner), signal));
  }

  /** Reads the packets of an interval in order; says where it ended. */
  private async pull({ from, to }: Gap<Position>, signal: AbortSignal): Promise<Position> {
    const taken: Promise<void>[] = [];
    let at = from;
    while (to === null || at < to) {
      const cursor = cursorOf(at);
      const packet = await this.packetAt(cursor, to, signal);
      if (packet === null) {
        at = await this.afterCut(at, to, signal);
        continue;
      }
      const next = this.parsed(packet.next);
      if (packet.bytes.byteLength > 0 && packet.groups > 0) {
        // Records that would come again, or that were read before, must not be counted twice.
        if (next <= at || (to !== null && next > to)) throw this.odd(`the cursor after ${cursor} is ${packet.next}`);
        this.read.add(at, next);
        taken.push(this.take(this.id, cursor, packet));
        if (taken.length > packetsAhead) await taken.shift();
      }
      if (next < at) throw this.odd(`the cursor after ${cursor} is ${packet.next}`);
      if (next === at) break;
      at = next;
    }
    await Promise.all(taken);
    const end = to ?? at;
    this.read.add(from, end);
    return end;
  }

  /** Null when the cursor stands before what the logstore still keeps. */
  private packetAt(cursor: string, to: Position | null, signal: AbortSignal): Promise<PulledPacket | null> {
    return this.asking.ask(async (inner): Promise<Result<PulledPacket | null, CloudProblem>> => {
      const result = await this.client.pull({ shard: this.id, cursor, endCursor: to === null ? null : cursorOf(to), count: groupsPerPacket }, inner);
      return !result.ok && isGone(result.problem) ? { ok: true, value: null } : result;
    }, signal);
  }

  /** Where reading goes on when retention has cut what was to be read. */
  private async afterCut(at: Position, to: Position | null, signal: AbortSignal): Promise<Position> {
    const first = this.parsed(await this.asking.ask((inner) => this.client.cursor(this.id, 'begin', inner), signal));
    if (first <= at) throw this.odd(`the cursor ${cursorOf(at)} is refused, and stands behind the first`);
    return to !== null && first > to ? to : first;
  }

  private parsed(cursor: string): Position {
    const position = positionOf(cursor);
    if (position === null) throw this.odd(`not a cursor: ${cursor.slice(0, 80)}`);
    return position;
  }

  private odd(detail: string): Stopped {
    return new Stopped({ kind: 'unexpected', service: 'sls', status: 200, detail: `shard ${this.id}: ${detail}` });
  }
}

function isGone(problem: CloudProblem): boolean {
  return problem.kind === 'refused' && (problem.code === 'InvalidCursor' || (problem.code === 'ParameterInvalid' && /cursor/i.test(problem.message)));
}
