/**
 * Makes packets where it stands: in tests at once, for the page within a worker. What was made is kept, as it never changes: a packet
 * that was full is the same for ever, and the lots of a boundary too.
 */

import { hashOfText } from '../../random.ts';
import type { Found, SearchAsk } from '../search/ask.ts';
import { Search } from '../search/search.ts';
import type { ShardState } from '../state.ts';
import { recordsEnding } from './boundary.ts';
import { BoundedCache } from './bounded-cache.ts';
import { deflated } from './compress.ts';
import { Coverages } from './coverage.ts';
import { eniNumbers } from './covered.ts';
import { encodeLogGroup } from './log-group.ts';
import { cursorOf, cursorOfSecond, type Lot, lotAt, lotNumber, scriptOf, secondOfCursor } from './lots.ts';
import { type Cursor, type Holding, holdingKey, type PacketSource, type PullAsk, type Pulled } from './packet-source.ts';
import { endCursor, lotsFrom, received } from './shard-lots.ts';

/** A packet is full when it has this many bytes before compression, whatever `count` allows. */
export const fullPacketBytes = 3 << 20;
/**
 * Packets end where one of these spans of receiving ends, in seconds. So whoever begins to read at a round time gets the same packets,
 * which then are there already.
 */
export const packetSeconds = 2400;
const keptPacketBytes = 192 << 20;
const keptBoundaryBytes = 96 << 20;

/** One lot, ready to be sent. */
interface EncodedLot {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly records: number;
}
type EncodedBoundary = ReadonlyMap<number, EncodedLot>;

export class DirectSource implements PacketSource {
  private readonly packets = new BoundedCache<Pulled>(keptPacketBytes);
  private readonly boundaries = new BoundedCache<EncodedBoundary>(keptBoundaryBytes);
  private readonly coverages = new BoundedCache<Coverages>(8);
  private readonly searches = new Search();

  async pull(holding: Holding, ask: PullAsk): Promise<Pulled> {
    const shard = shardOf(holding, ask.shard);
    const coverages = this.coveragesOf(holding);
    const begin = cursorOfSecond(received(holding, shard).from);
    const cursor = ask.cursor < begin ? begin : ask.cursor;
    const last = endCursor(holding, coverages, shard);
    const first = firstLot(lotsFrom(holding, coverages, shard, cursor));
    if (first === null || isBeyond(first, ask.endCursor)) {
      return { body: new Uint8Array(), rawSize: 0, groups: 0, records: 0, next: ask.cursor, last, full: first !== null };
    }
    const key = `${holdingKey(holding)}/${ask.shard}/${cursorOf(first)}/${ask.compression}`;
    const known = this.packets.get(key);
    // Part of what was asked for is an answer too.
    if (known && known.groups <= ask.count && (ask.endCursor === null || known.next <= ask.endCursor)) return { ...known, body: known.body.slice(), last };
    const { raw, ...made } = this.packet(holding, shard, { ...ask, cursor: cursorOf(first) });
    const body = ask.compression === 'deflate' ? await deflated(raw) : raw;
    const pulled: Pulled = { body, rawSize: raw.length, ...made, last };
    if (pulled.full && pulled.groups > (known?.groups ?? 0)) this.packets.set(key, { ...pulled, body: body.slice() }, body.length);
    return pulled;
  }

  cursor(holding: Holding, number: number, from: number | 'begin' | 'end'): Promise<Cursor> {
    const shard = shardOf(holding, number);
    const coverages = this.coveragesOf(holding);
    if (from !== 'end') {
      const begin = cursorOfSecond(received(holding, shard).from);
      const asked = from === 'begin' ? begin : cursorOfSecond(from);
      const lot = firstLot(lotsFrom(holding, coverages, shard, asked > begin ? asked : begin));
      if (lot !== null) return Promise.resolve(cursorOf(lot));
    }
    return Promise.resolve(endCursor(holding, coverages, shard));
  }

  search(holding: Holding, ask: SearchAsk): Promise<Found> {
    return this.searches.find(holding, this.coveragesOf(holding), ask);
  }

  close(): void {}

  /** Every record whose window ends at a boundary, lot by lot, as it is sent. */
  boundary(holding: Holding, boundary: number): EncodedBoundary {
    // Lots that are still to come follow the script of their own time.
    const key = `${holdingKey(holding)}/${boundary}/${holding.transformed === null ? '' : hashOfText(JSON.stringify(holding.transformed.runs))}`;
    const known = this.boundaries.get(key);
    if (known) return known;
    const { records, window } = recordsEnding(holding, this.coveragesOf(holding), boundary);
    const rowsOf = new Map<number, number[]>();
    const lotOf = new Map<string, number>();
    for (const [eni, interval] of this.coveragesOf(holding).ending(boundary)) {
      lotOf.set(eni.id, lotNumber(boundary, eniNumbers.get(eni) ?? 0, interval));
    }
    for (let row = 0; row < records.count; row++) {
      const lot = lotOf.get(records.sightings[row]?.eni.id ?? '');
      if (lot === undefined) throw new Error('A record belongs to no lot.');
      const rows = rowsOf.get(lot);
      if (rows) rows.push(row);
      else rowsOf.set(lot, [row]);
    }
    let size = 0;
    const made = new Map<number, EncodedLot>();
    for (const [number, rows] of rowsOf) {
      const lot = lotAt(holding, boundary, number);
      const bytes = encodeLogGroup(records, rows, window.start, lot.received, scriptOf(lot, holding.transformed));
      size += bytes.length;
      made.set(number, { bytes, records: rows.length });
    }
    this.boundaries.set(key, made, size);
    return made;
  }

  private packet(holding: Holding, shard: ShardState, { cursor, endCursor: end, count }: PullAsk): Omit<Pulled, 'body' | 'rawSize' | 'last'> & { readonly raw: Uint8Array<ArrayBuffer> } {
    const parts: Uint8Array[] = [];
    let [size, records, full] = [0, 0, false];
    let next: Cursor = cursor;
    const border = cursorOfSecond((Math.floor(secondOfCursor(cursor) / packetSeconds) + 1) * packetSeconds);
    for (const lot of lotsFrom(holding, this.coveragesOf(holding), shard, cursor)) {
      // There is a later one, so that all that comes before it has been received by now.
      full = parts.length >= count || size >= fullPacketBytes || isBeyond(lot, border) || isBeyond(lot, end);
      if (full) {
        next = isBeyond(lot, end) && end !== null ? end : cursorOf(lot);
        break;
      }
      const one = this.lot(holding, lot);
      parts.push(one.bytes);
      size += one.bytes.length;
      records += one.records;
      next = cursorOf(lot) + 1n;
    }
    const raw = new Uint8Array(size);
    let at = 0;
    for (const part of parts) {
      raw.set(part, at);
      at += part.length;
    }
    return { raw, records, groups: parts.length, next, full };
  }

  private lot(holding: Holding, lot: Lot): EncodedLot {
    const found = this.boundary(holding, lot.boundary).get(lot.number);
    if (found === undefined) throw new Error('A lot holds no record.');
    return found;
  }

  private coveragesOf({ world, flowLogs, logstore, transformed }: Holding): Coverages {
    const { region, project, name } = transformed ?? logstore;
    const what = JSON.stringify([world, region, project, name, flowLogs.map(({ id, captures }) => [id, captures])]);
    const key = `${hashOfText(what)}/${what.length}`;
    const known = this.coverages.get(key);
    if (known) return known;
    const made = new Coverages(flowLogs, { region, project, name });
    this.coverages.set(key, made, 1);
    return made;
  }
}

function firstLot(lots: Iterable<Lot>): Lot | null {
  for (const lot of lots) return lot;
  return null;
}

function isBeyond(lot: Lot, end: Cursor | null): boolean {
  return end !== null && cursorOf(lot) >= end;
}

/** @throws when the account has no such shard: handlers look first. */
function shardOf({ logstore }: Holding, id: number): ShardState {
  const found = logstore.shards.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no shard ${id}.`);
  return found;
}
