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
import { cursorOf, cursorOfSecond, type Lot, lotAt, lotNumber } from './lots.ts';
import { type Cursor, type Holding, holdingKey, type PacketSource, type PullAsk, type Pulled } from './packet-source.ts';
import { endCursor, lotsFrom, received } from './shard-lots.ts';

/** A packet is full when it has this many bytes before compression, whatever `count` allows. */
export const fullPacketBytes = 2 << 20;
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
    const { from } = received(holding, shard);
    const begin = cursorOfSecond(from);
    const cursor = ask.cursor < begin ? begin : ask.cursor;
    const key = `${holdingKey(holding)}/${ask.shard}/${cursor}/${ask.endCursor}/${ask.count}/${ask.compression}`;
    const known = this.packets.get(key);
    const last = endCursor(holding, this.coveragesOf(holding), shard);
    if (known) return { ...known, body: known.body.slice(), last };
    const { raw, records, groups, next, full } = this.packet(holding, shard, { ...ask, cursor });
    const body = ask.compression === 'deflate' && raw.length > 0 ? await deflated(raw) : raw;
    const pulled: Pulled = { body, rawSize: raw.length, groups, records, next: groups === 0 ? ask.cursor : next, last, full };
    if (full) this.packets.set(key, { ...pulled, body: body.slice() }, body.length);
    return pulled;
  }

  cursor(holding: Holding, number: number, from: number | 'begin' | 'end'): Promise<Cursor> {
    const shard = shardOf(holding, number);
    const coverages = this.coveragesOf(holding);
    if (from !== 'end') {
      const begin = cursorOfSecond(received(holding, shard).from);
      const asked = from === 'begin' ? begin : cursorOfSecond(from);
      for (const lot of lotsFrom(holding, coverages, shard, asked > begin ? asked : begin)) return Promise.resolve(cursorOf(lot));
    }
    return Promise.resolve(endCursor(holding, coverages, shard));
  }

  search(holding: Holding, ask: SearchAsk): Promise<Found> {
    return this.searches.find(holding, this.coveragesOf(holding), ask);
  }

  close(): void {}

  /** Every record whose window ends at a boundary, lot by lot, as it is sent. */
  boundary(holding: Holding, boundary: number): EncodedBoundary {
    const key = `${holdingKey(holding)}/${boundary}`;
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
    for (const [lot, rows] of rowsOf) {
      const bytes = encodeLogGroup(records, rows, window.start, lotAt(holding, boundary, lot).received);
      size += bytes.length;
      made.set(lot, { bytes, records: rows.length });
    }
    this.boundaries.set(key, made, size);
    return made;
  }

  private packet(holding: Holding, shard: ShardState, { cursor, endCursor: end, count }: PullAsk): Omit<Pulled, 'body' | 'rawSize' | 'last'> & { readonly raw: Uint8Array<ArrayBuffer> } {
    const parts: Uint8Array[] = [];
    let [size, records, full] = [0, 0, false];
    let next: Cursor = cursor;
    for (const lot of lotsFrom(holding, this.coveragesOf(holding), shard, cursor)) {
      if (end !== null && cursorOf(lot) >= end) {
        // All that comes before the end had been received by now.
        full = true;
        break;
      }
      if (parts.length >= count || size >= fullPacketBytes) {
        full = true;
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

  private coveragesOf({ world, flowLogs, logstore }: Holding): Coverages {
    const { region, project, name } = logstore;
    const what = JSON.stringify([world, region, project, name, flowLogs.map(({ id, captures }) => [id, captures])]);
    const key = `${hashOfText(what)}/${what.length}`;
    const known = this.coverages.get(key);
    if (known) return known;
    const made = new Coverages(flowLogs, { region, project, name });
    this.coverages.set(key, made, 1);
    return made;
  }
}

/** @throws when the account has no such shard: handlers look first. */
function shardOf({ logstore }: Holding, id: number): ShardState {
  const found = logstore.shards.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no shard ${id}.`);
  return found;
}
