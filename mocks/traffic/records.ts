/** Flows to records: what each logged interface writes down of one capture window. */

import { hashOf } from '../random.ts';
import type { Eni } from '../world/instances.ts';
import { enis } from '../world/world.ts';
import type { Flow, Leg, Window } from './flows.ts';
import { type Sighting, statusSighting } from './routes.ts';

/** The records of one window, by column. Rows are in the order of their flows; `byStart` is the order of a log. */
export class WindowRecords {
  count = 0;
  readonly sightings: Sighting[] = [];
  protocol = new Uint8Array(1024);
  srcPort = new Uint16Array(1024);
  dstPort = new Uint16Array(1024);
  packets = new Float64Array(1024);
  bytes = new Float64Array(1024);
  /** Seconds since the window's start. */
  start = new Uint16Array(1024);
  end = new Uint16Array(1024);
  flags = new Uint8Array(1024);
  refused = new Uint8Array(1024);

  clear(): void {
    this.count = 0;
    this.sightings.length = 0;
  }

  /** Adds a row and answers its number. */
  private row(sighting: Sighting, start: number, end: number): number {
    const row = this.count++;
    if (row === this.start.length) this.grow();
    this.sightings.push(sighting);
    this.start[row] = start;
    this.end[row] = end;
    return row;
  }

  addStatus(sighting: Sighting, window: Window): void {
    const row = this.row(sighting, 0, window.seconds);
    for (const column of [this.protocol, this.srcPort, this.dstPort, this.packets, this.bytes, this.flags, this.refused]) {
      column[row] = 0;
    }
  }

  addSighting(sighting: Sighting, flow: Flow, leg: Leg, window: Window, isReply: boolean, refused: boolean): void {
    const row = this.row(sighting, flow.start - window.start, flow.end - window.start);
    let from = isReply ? flow.dstPort : flow.srcPort;
    let to = isReply ? flow.srcPort : flow.dstPort;
    if (sighting.translated === 'src') from = flow.natPort;
    if (sighting.translated === 'dst') to = flow.natPort;
    this.protocol[row] = flow.protocol;
    this.srcPort[row] = from;
    this.dstPort[row] = to;
    this.packets[row] = leg.packets;
    this.bytes[row] = leg.bytes;
    this.flags[row] = leg.flags;
    this.refused[row] = refused ? 1 : 0;
  }

  /** Row numbers by start; rows of one second stay in the order of their flows, so both ends of a flow are mixed. */
  byStart(window: Window): Uint32Array {
    const next = new Uint32Array(window.seconds + 2);
    for (let row = 0; row < this.count; row++) {
      const slot = (this.start[row] ?? 0) + 1;
      next[slot] = (next[slot] ?? 0) + 1;
    }
    for (let i = 1; i < next.length; i++) next[i] = (next[i] ?? 0) + (next[i - 1] ?? 0);
    const order = new Uint32Array(this.count);
    for (let row = 0; row < this.count; row++) {
      const slot = this.start[row] ?? 0;
      const place = next[slot] ?? 0;
      order[place] = row;
      next[slot] = place + 1;
    }
    return order;
  }

  private grow(): void {
    const longer = <T extends Uint8Array | Uint16Array | Float64Array>(old: T, made: T): T => {
      made.set(old);
      return made;
    };
    const size = this.start.length * 2;
    this.protocol = longer(this.protocol, new Uint8Array(size));
    this.srcPort = longer(this.srcPort, new Uint16Array(size));
    this.dstPort = longer(this.dstPort, new Uint16Array(size));
    this.packets = longer(this.packets, new Float64Array(size));
    this.bytes = longer(this.bytes, new Float64Array(size));
    this.start = longer(this.start, new Uint16Array(size));
    this.end = longer(this.end, new Uint16Array(size));
    this.flags = longer(this.flags, new Uint8Array(size));
    this.refused = longer(this.refused, new Uint8Array(size));
  }
}

/** About one window in this many per interface has records left out for want of capacity. */
const skipEvery = 2500;

/** Writes down what the logged interfaces see. */
export class Recorder {
  readonly records = new WindowRecords();
  private readonly logged: ReadonlySet<Eni>;
  private readonly busy = new Set<Eni>();
  private readonly noData = new Map<Eni, Sighting>();
  private readonly skipData = new Map<Eni, Sighting>();

  constructor(logged: (eni: Eni) => boolean) {
    this.logged = new Set(enis.filter(logged));
    for (const eni of this.logged) {
      this.noData.set(eni, statusSighting(eni, 'NODATA'));
      this.skipData.set(eni, statusSighting(eni, 'SKIPDATA'));
    }
  }

  begin(): void {
    this.records.clear();
    this.busy.clear();
  }

  flow(flow: Flow, window: Window): void {
    const { forward, reply } = flow.route;
    const last = forward.length - 1;
    for (let i = 0; i <= last; i++) {
      const sighting = forward[i];
      if (sighting) this.sight(sighting, flow, flow.forward, window, false, flow.refused && i === last);
    }
    if (flow.reply === null) return;
    for (const sighting of reply) this.sight(sighting, flow, flow.reply, window, true, false);
  }

  private sight(sighting: Sighting, flow: Flow, leg: Leg, window: Window, isReply: boolean, refused: boolean): void {
    if (!this.logged.has(sighting.eni)) return;
    this.busy.add(sighting.eni);
    this.records.addSighting(sighting, flow, leg, window, isReply, refused);
  }

  /**
   * NODATA for each logged interface that saw nothing, and now and then SKIPDATA. What was left out is in no record and
   * in no truth: nobody can know it.
   */
  finish(window: Window): void {
    for (const [number, eni] of enis.entries()) {
      const noData = this.noData.get(eni);
      const skipData = this.skipData.get(eni);
      if (!noData || !skipData) continue;
      if (!this.busy.has(eni)) this.records.addStatus(noData, window);
      else if (hashOf(window.seed, window.start, number) % skipEvery === 0) this.records.addStatus(skipData, window);
    }
  }
}
