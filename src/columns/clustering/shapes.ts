import type { AddressTree } from './address-tree.ts';
import { hasPorts, sideOf } from './service-port.ts';
import type { Columns } from './stretches.ts';
import type { Values } from './values.ts';

/** What of a record makes its shape. */
export const shapeColumns = ['srcaddr', 'dstaddr', 'srcport', 'dstport', 'protocol', 'tcp-flags', 'action', 'interface'] as const;
export type ShapeColumn = (typeof shapeColumns)[number];

/** The values of each part that are told apart. */
export interface Dimensions {
  readonly source: AddressTree;
  readonly destination: AddressTree;
  /** Of the service. */
  readonly port: Values;
  readonly protocol: Values;
  readonly flags: Values;
  readonly action: Values;
  /** Null when all interfaces are one; else places of codes of `eni-id`. */
  readonly interface: { readonly values: Values; readonly codes: Uint32Array } | null;
}

/** A shape taken apart: nodes and places. 0 in a part is anything. */
export interface Parts {
  readonly source: number;
  readonly destination: number;
  readonly side: number;
  readonly port: number;
  readonly protocol: number;
  readonly flags: number;
  readonly action: number;
  readonly interface: number;
}

/** Nodes of an end are fewer: at most one in a thousand of each level, and levels are few. */
const nodeStep = 2 ** 15;

/** Both ends in one word of a shape. */
export function endsOf(source: number, destination: number): number {
  return source * nodeStep + destination;
}

/** Side and port in one. */
export function serviceOf(port: number, side: number): number {
  return port * 4 + side;
}

/** Shapes by number, in the order in which they came; a hash table over three words each. */
export class ShapeTable {
  private readonly cards: { readonly action: number; readonly flags: number; readonly protocol: number };
  private slots = new Int32Array(4096).fill(-1);
  private ends = new Int32Array(2048);
  private services = new Int32Array(2048);
  private contexts = new Float64Array(2048);
  private used = 0;

  constructor({ action, flags, protocol }: Dimensions) {
    this.cards = { action: action.card, flags: flags.card, protocol: protocol.card };
  }

  get size(): number {
    return this.used;
  }

  get bytes(): number {
    return this.slots.byteLength + this.ends.byteLength + this.services.byteLength + this.contexts.byteLength;
  }

  parts(shape: number): Parts {
    const ends = this.ends[shape] ?? 0;
    const service = this.services[shape] ?? 0;
    const { action, flags, protocol } = this.cards;
    let rest = this.contexts[shape] ?? 0;
    const take = (card: number): number => {
      const place = rest % card;
      rest = (rest - place) / card;
      return place;
    };
    const of = { protocol: take(protocol), flags: take(flags), action: take(action) };
    return { source: Math.floor(ends / nodeStep), destination: ends % nodeStep, side: service & 3, port: service >> 2, ...of, interface: rest };
  }

  /** Numbers of the shapes of a stretch of records. */
  read(columns: Columns<ShapeColumn>, count: number, dimensions: Dimensions, into: Uint16Array | Uint32Array, at: number): void {
    const sources = columns.ints('srcaddr');
    const destinations = columns.ints('dstaddr');
    const sourcePorts = columns.ints('srcport');
    const destinationPorts = columns.ints('dstport');
    const protocols = columns.ints('protocol');
    const flags = columns.ints('tcp-flags');
    const actions = columns.ints('action');
    const tuples = columns.ints('interface');
    const { source, destination, port, protocol, action } = dimensions;
    const flagPlaces = dimensions.flags.places;
    const own = dimensions.interface;
    for (let i = 0; i < count; i++) {
      const proto = protocols[i] ?? -1;
      const flag = flags[i] ?? -1;
      let service = 0;
      if (hasPorts(proto)) {
        const from = sourcePorts[i] ?? -1;
        const to = destinationPorts[i] ?? -1;
        const side = sideOf(from, to, proto, flag);
        service = serviceOf(port.places[(side === 1 ? from : to) + 1] ?? 0, side);
      }
      const ends = endsOf(source.places[sources[i] ?? 0] ?? 0, destination.places[destinations[i] ?? 0] ?? 0);
      const eni = own === null ? 0 : (own.values.places[(own.codes[tuples[i] ?? 0] ?? 0) + 1] ?? 0);
      into[at + i] = this.place(ends, service, this.context(protocol.places[proto + 1] ?? 0, flagPlaces[flag + 1] ?? 0, action.places[(actions[i] ?? 0) + 1] ?? 0, eni));
    }
  }

  /** All else in one. */
  context(protocol: number, flags: number, action: number, own: number): number {
    const { cards } = this;
    return ((own * cards.action + action) * cards.flags + flags) * cards.protocol + protocol;
  }

  /** Number of the shape of three words, made when it is new. */
  place(ends: number, service: number, context: number): number {
    const mask = this.slots.length - 1;
    let h = Math.imul(ends, 0x9e3779b1) ^ Math.imul(service + 1, 0x85ebca6b) ^ Math.imul(context | 0, 0xc2b2ae35);
    h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
    let slot = (h ^ (h >>> 13)) & mask;
    for (;;) {
      const shape = this.slots[slot] ?? -1;
      if (shape < 0) return this.add(slot, ends, service, context);
      if (this.ends[shape] === ends && this.services[shape] === service && this.contexts[shape] === context) return shape;
      slot = (slot + 1) & mask;
    }
  }

  private add(slot: number, ends: number, service: number, context: number): number {
    const shape = this.used++;
    if (shape === this.ends.length) {
      this.ends = longer(this.ends, new Int32Array(shape * 2));
      this.services = longer(this.services, new Int32Array(shape * 2));
      this.contexts = longer(this.contexts, new Float64Array(shape * 2));
    }
    this.ends[shape] = ends;
    this.services[shape] = service;
    this.contexts[shape] = context;
    this.slots[slot] = shape;
    if (this.used * 2 > this.slots.length) this.rehash();
    return shape;
  }

  private rehash(): void {
    const shapes = this.used;
    this.slots = new Int32Array(this.slots.length * 4).fill(-1);
    this.used = 0;
    for (let shape = 0; shape < shapes; shape++) this.place(this.ends[shape] ?? 0, this.services[shape] ?? 0, this.contexts[shape] ?? 0);
  }
}

function longer<T extends Int32Array | Float64Array>(from: T, into: T): T {
  into.set(from);
  return into;
}

