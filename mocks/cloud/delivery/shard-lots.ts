/** The lots of one shard in the order in which they were received, without making any record. */

import type { ShardState } from '../state.ts';
import type { Coverages } from './coverage.ts';
import { cursorOf, cursorOfSecond, latestSeconds, type Lot, lotsAt, secondOfCursor } from './lots.ts';
import type { Cursor, Holding } from './packet-source.ts';

const soonest = 20;

/** The range of a shard's keys, by their first 32 bits. */
function holds({ beginKey, endKey }: ShardState, key: number): boolean {
  const edge = (hex: string): number => Number.parseInt(hex.slice(0, 8), 16);
  return key >= edge(beginKey) && (key < edge(endKey) || /^f+$/i.test(endKey));
}

/** The seconds in which a shard can have received what is still kept: half open. */
export function received({ logstore, now }: Holding, shard: ShardState): { readonly from: number; readonly to: number } {
  const kept = logstore.ttl >= permanentDays ? 0 : now - logstore.ttl * 86400;
  return { from: Math.max(logstore.createdAt, shard.createdAt, kept), to: Math.min(now, shard.closedAt ?? now) };
}
const permanentDays = 3650;

/** Lots at or after a cursor, in order, up to what has been received by now. */
export function* lotsFrom(holding: Holding, coverages: Coverages, shard: ShardState, cursor: Cursor): Generator<Lot, void, void> {
  const extent = coverages.extent(holding.now);
  if (extent === null) return;
  const { from: begin, to } = received(holding, shard);
  const from = Math.max(begin, secondOfCursor(cursor));
  let pending: Lot[] = [];
  const first = Math.max(Math.floor((from - latestSeconds) / 60) * 60, Math.floor(extent.from / 60) * 60);
  // A window that ends within the last ten minutes captured may end after them.
  const last = Math.min(to - soonest, extent.to + 600);
  for (let boundary = first; boundary <= last; boundary += 60) {
    for (const lot of lotsAt(holding, coverages, boundary)) {
      if (lot.received >= from && lot.received < to && holds(shard, lot.key) && cursorOf(lot) >= cursor) pending.push(lot);
    }
    // Nothing of a later boundary is received before this.
    const sure = boundary + 60 + soonest;
    const ready = inOrder(pending.filter((lot) => lot.received < sure));
    if (ready.length > 0) pending = pending.filter((lot) => lot.received >= sure);
    yield* ready;
  }
  yield* inOrder(pending);
}

/** The last lot that a shard has received and still keeps; null when there is none. */
export function lastLot(holding: Holding, coverages: Coverages, shard: ShardState): Lot | null {
  const extent = coverages.extent(holding.now);
  if (extent === null) return null;
  const { from, to } = received(holding, shard);
  let best: Lot | null = null;
  const top = Math.floor(Math.min(to - soonest, extent.to + 600) / 60) * 60;
  for (let boundary = top; boundary >= from - latestSeconds && boundary > extent.from; boundary -= 60) {
    // Nothing that ended before can have been received later.
    if (best !== null && best.received > boundary + latestSeconds) break;
    for (const lot of lotsAt(holding, coverages, boundary)) {
      if (lot.received < from || lot.received >= to || !holds(shard, lot.key)) continue;
      if (best === null || cursorOf(lot) > cursorOf(best)) best = lot;
    }
  }
  return best;
}

/** After the last lot; the shard's beginning when it has none. */
export function endCursor(holding: Holding, coverages: Coverages, shard: ShardState): Cursor {
  const last = lastLot(holding, coverages, shard);
  return last === null ? cursorOfSecond(received(holding, shard).from) : cursorOf(last) + 1n;
}

function inOrder(lots: readonly Lot[]): Lot[] {
  return [...lots].sort((a, b) => (cursorOf(a) < cursorOf(b) ? -1 : 1));
}
