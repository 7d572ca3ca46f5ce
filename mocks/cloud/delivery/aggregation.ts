/**
 * Flows of some minutes to the records of capture windows that end together: one per interface, 5-tuple, direction, path and verdict.
 * Packets and bytes are added, flags are or-ed, the record lasts from the first packet to the last.
 */

import type { Flow, Leg, Window } from '../../traffic/flows.ts';
import { WindowRecords } from '../../traffic/records.ts';
import type { Sighting } from '../../traffic/routes.ts';

const numbers = new Map<Sighting, number>();

function numberOf(sighting: Sighting): number {
  const known = numbers.get(sighting);
  if (known !== undefined) return known;
  numbers.set(sighting, numbers.size);
  return numbers.size - 1;
}

const protocolBits: Readonly<Record<number, number>> = { 6: 0, 17: 1, 1: 2 };

export class Aggregation {
  readonly records = new WindowRecords();
  private readonly rows = new Map<number, number>();

  /** @param window as long as the longest capture window; times in `records` count from its start. */
  constructor(readonly window: Window) {}

  add(sighting: Sighting, flow: Flow, leg: Leg, isReply: boolean, refused: boolean): void {
    let from = isReply ? flow.dstPort : flow.srcPort;
    let to = isReply ? flow.srcPort : flow.dstPort;
    if (sighting.translated === 'src') from = flow.natPort;
    if (sighting.translated === 'dst') to = flow.natPort;
    // 51 bits: 16 of the sighting, two ports, protocol and verdict.
    const key = ((numberOf(sighting) * 65536 + from) * 65536 + to) * 8 + (protocolBits[flow.protocol] ?? 3) * 2 + (refused ? 1 : 0);
    const { records, window } = this;
    const row = this.rows.get(key);
    if (row === undefined) {
      this.rows.set(key, records.count);
      records.addSighting(sighting, flow, leg, window, isReply, refused);
      return;
    }
    records.packets[row] = (records.packets[row] ?? 0) + leg.packets;
    records.bytes[row] = (records.bytes[row] ?? 0) + leg.bytes;
    records.flags[row] = (records.flags[row] ?? 0) | leg.flags;
    records.start[row] = Math.min(records.start[row] ?? 0, flow.start - window.start);
    records.end[row] = Math.max(records.end[row] ?? 0, flow.end - window.start);
  }

  /** A window without traffic, or with records left out; `seconds` long, and ending with the others. */
  addStatus(sighting: Sighting, seconds: number): void {
    const { records, window } = this;
    const row = records.count;
    records.addStatus(sighting, window);
    records.start[row] = window.seconds - seconds;
  }
}
