/** Records as a search sees them: those that the logstore had received, still keeps, and received after its index was made. */

import type { Value } from '../../../src/model/frame.ts';
import type { Sighting } from '../../traffic/routes.ts';
import { recordsEnding } from '../delivery/boundary.ts';
import type { Coverages } from '../delivery/coverage.ts';
import { eniNumbers } from '../delivery/covered.ts';
import { BoundedCache } from '../delivery/bounded-cache.ts';
import { latestSeconds, lotNumber, lotsAt, scriptOf } from '../delivery/lots.ts';
import type { Holding } from '../delivery/packet-source.ts';
import { saidFields, source, topic } from '../delivery/record-fields.ts';

/** Values by name, in the order in which the service shows them; whole numbers as such, null where nothing was measured. */
export type FoundRow = Readonly<Record<string, Value>>;

/** The name under which the time of receiving is kept. */
export const receivedTag = '__tag__:__receive_time__';

/** Seconds of receiving, half open. */
export interface Seen {
  readonly from: number;
  readonly to: number;
}

const permanentDays = 3650;

export function seen(holding: Holding): Seen {
  const { logstore, now } = holding;
  return { from: Math.max(logstore.createdAt, keptFrom(holding), logstore.index?.createdAt ?? now), to: now };
}

/** The second of receiving before which records are gone. */
function keptFrom({ logstore: { ttl }, now }: Holding): number {
  return ttl >= permanentDays ? 0 : now - ttl * 86400;
}

/** Nothing more will come of windows that ended at a boundary, and nothing of them goes yet. */
export function isSettled(holding: Holding, boundary: number): boolean {
  return boundary > keptFrom(holding) + latestSeconds && boundary < holding.now - latestSeconds - 1;
}

/** Boundaries at which windows end that can hold records of a range, first and last; null when there is none. */
export function boundariesOf(holding: Holding, coverages: Coverages, from: number, to: number): { readonly first: number; readonly last: number } | null {
  const extent = coverages.extent(holding.now);
  if (extent === null) return null;
  const visible = seen(holding);
  const first = Math.floor(Math.max(from, extent.from, visible.from - 2 * latestSeconds) / 60) * 60 + 60;
  const last = Math.floor(Math.min(to + 599, extent.to + 599, holding.now) / 60) * 60;
  return first <= last ? { first, last } : null;
}

/** By script; those of the flow logs themselves have an empty one. */
const bases = new BoundedCache<Map<Sighting, FoundRow>>(8);

/** What comes first and what is the same in all records of a sighting; measured names have their places already. */
function baseOf(sighting: Sighting, script: string | null): FoundRow {
  const kept = bases.get(script ?? '') ?? new Map<Sighting, FoundRow>();
  if (kept.size === 0) bases.set(script ?? '', kept, 1);
  const known = kept.get(sighting);
  if (known) return known;
  const { version, ...said } = Object.fromEntries(saidFields(sighting, script));
  const made: FoundRow = {
    __time__: 0, __source__: source, __topic__: topic, [receivedTag]: '', version: version ?? null, ...said,
    protocol: null, srcport: null, dstport: null, packets: null, bytes: null, action: '-', 'tcp-flags': null, start: 0, end: 0,
  };
  kept.set(sighting, made);
  return made;
}

/** The records whose windows end at a boundary. */
export function rowsEnding(holding: Holding, coverages: Coverages, boundary: number): FoundRow[] {
  const visible = seen(holding);
  const lots = new Map(lotsAt(holding, coverages, boundary).map((lot) => [lot.number, { received: lot.received, script: scriptOf(lot, holding.transformed) }]));
  const lotOf = new Map<string, ReturnType<typeof lots.get>>();
  for (const [eni, interval] of coverages.ending(boundary)) lotOf.set(eni.id, lots.get(lotNumber(boundary, eniNumbers.get(eni) ?? 0, interval)));
  const { records, window } = recordsEnding(holding, coverages, boundary);
  const rows: FoundRow[] = [];
  for (let row = 0; row < records.count; row++) {
    const sighting = records.sightings[row];
    const lot = lotOf.get(sighting?.eni.id ?? '');
    if (sighting === undefined || lot === undefined || lot.received < visible.from || lot.received >= visible.to) continue;
    const start = window.start + (records.start[row] ?? 0);
    const common = { ...baseOf(sighting, lot.script), __time__: start, [receivedTag]: String(lot.received), start, end: window.start + (records.end[row] ?? 0) };
    if (sighting.status !== 'OK') {
      rows.push(common);
      continue;
    }
    const protocol = records.protocol[row] ?? 0;
    rows.push({
      ...common, protocol, srcport: records.srcPort[row] ?? 0, dstport: records.dstPort[row] ?? 0, packets: records.packets[row] ?? 0,
      bytes: records.bytes[row] ?? 0, action: records.refused[row] === 1 ? 'REJECT' : 'ACCEPT', 'tcp-flags': protocol === 6 ? (records.flags[row] ?? 0) : null,
    });
  }
  return rows;
}

/** As the service shows a record: every value a text. */
export function shownRow(row: FoundRow): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === null ? '-' : String(value)]));
}
