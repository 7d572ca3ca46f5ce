import type { CodeBook } from '../table-view.ts';
import type { PatternShape, ValuePart } from '../../model/clusters.ts';
import type { AddressTree } from './address-tree.ts';
import { holds, stages, type Chosen } from './choose.ts';
import { atSource, noSide } from './service-port.ts';
import type { Dimensions, Parts } from './shapes.ts';

/**
 * The chosen patterns with what they count. Each shape goes to the pattern that says most about it (of equal ones, the one chosen
 * first), and each pattern is then drawn as tight around its own records as it can be: a block that holds all of them, a port that
 * all have. That takes no record away and gives none, so the rule stays: in this order, a record belongs to the first that holds it.
 */

/** Values that a part lists instead of leaving it free. */
const few = 3;

/** Places of a part; null: free. */
type Places = readonly number[] | null;

export interface Tight {
  readonly parts: Parts;
  readonly ports: Places;
  readonly flags: Places;
  readonly actions: Places;
  readonly records: number;
}

export interface Assigned {
  /** In the order in which a record is tried. */
  readonly patterns: readonly Tight[];
  /** Pattern by shape; -1: none. */
  readonly owners: Int16Array;
}

/** @param wanted as many of `chosen`, from the first on, as give so many patterns */
export async function assign(
  shapes: readonly Parts[], counts: Float64Array, chosen: readonly Chosen[], dimensions: Dimensions, wanted: number, tick: () => Promise<void>,
): Promise<Assigned> {
  const owners = new Int16Array(shapes.length).fill(-1);
  const own: number[] = [];
  let filled = 0;
  const said = new Int32Array(shapes.length);
  for (const [place, { parts, worth, stage }] of chosen.entries()) {
    if (filled >= wanted || wanted < (stages[stage]?.fromWanted ?? 0)) break;
    own.push(0);
    for (let shape = 0; shape < shapes.length; shape++) {
      if ((shape & 2047) === 2047) await tick();
      const each = shapes[shape];
      if (worth <= (said[shape] ?? 0) || !each || !holds(parts, each, dimensions)) continue;
      const count = counts[shape] ?? 0;
      const owner = owners[shape] ?? -1;
      if (owner >= 0) {
        own[owner] = (own[owner] ?? 0) - count;
        if (own[owner] === 0) filled--;
      }
      if (own[place] === 0) filled++;
      own[place] = (own[place] ?? 0) + count;
      owners[shape] = place;
      said[shape] = worth;
    }
    await tick();
  }
  const order = [...own.keys()].filter((place) => (own[place] ?? 0) > 0).sort((a, b) => (chosen[b]?.worth ?? 0) - (chosen[a]?.worth ?? 0) || a - b);
  const ranks = new Int16Array(own.length).fill(-1);
  order.forEach((place, rank) => (ranks[place] = rank));
  const drawn = order.map((): Drawing | null => null);
  for (const [shape, parts] of shapes.entries()) {
    const rank = ranks[owners[shape] ?? -1] ?? -1;
    owners[shape] = rank;
    if (rank < 0) continue;
    const drawing = (drawn[rank] ??= new Drawing(parts, dimensions));
    drawing.add(parts, counts[shape] ?? 0);
    if ((shape & 1023) === 1023) await tick();
  }
  return { patterns: drawn.flatMap((drawing) => (drawing ? [drawing.tight()] : [])), owners };
}

/** Drawn around the shapes that a pattern counts. */
class Drawing {
  private readonly dimensions: Dimensions;
  private readonly parts: Parts;
  private source: number;
  private destination: number;
  private readonly ports = new Set<number>();
  private readonly flags = new Set<number>();
  private readonly actions = new Set<number>();
  private records = 0;

  constructor(parts: Parts, dimensions: Dimensions) {
    this.parts = parts;
    this.source = parts.source;
    this.destination = parts.destination;
    this.dimensions = dimensions;
  }

  add(parts: Parts, count: number): void {
    const { source, destination } = this.dimensions;
    this.source = source.common(this.source, parts.source);
    this.destination = destination.common(this.destination, parts.destination);
    this.ports.add(parts.port);
    this.flags.add(parts.flags);
    this.actions.add(parts.action);
    this.records += count;
  }

  tight(): Tight {
    const { source, destination, ports, records } = this;
    const parts = { ...this.parts, source, destination };
    return { parts, ports: listed(ports), flags: listed(this.flags), actions: listed(this.actions), records };
  }
}

function listed(places: ReadonlySet<number>): Places {
  return places.has(0) || places.size > few ? null : [...places].sort((a, b) => a - b);
}

/** True when a pattern, drawn tight, holds the records of a shape. */
export function holdsTight({ parts, ports, flags, actions }: Tight, shape: Parts, { source, destination }: Dimensions): boolean {
  return parts.protocol === shape.protocol && parts.side === shape.side && parts.interface === shape.interface
    && (parts.side === noSide || ports === null || ports.includes(shape.port))
    && (flags === null || flags.includes(shape.flags))
    && (actions === null || actions.includes(shape.action))
    && source.within(shape.source, parts.source) && destination.within(shape.destination, parts.destination);
}

/**
 * A pattern in words of the model.
 * @param distinctPorts how many were seen where the pattern leaves the port free
 */
export function shapeOf({ parts, ports, flags, actions }: Tight, distinctPorts: number | null, dimensions: Dimensions, books: { readonly action: CodeBook | null; readonly interface: CodeBook | null }): PatternShape {
  const number = (value: number | undefined): number | null => (value === undefined || value < 0 ? null : value);
  const text = (book: CodeBook | null, code: number | undefined): string | null => (code === undefined || code <= 0 ? null : (book?.text(code) ?? null));
  const { protocol, port, action, interface: own } = dimensions;
  return {
    source: partOf(dimensions.source, parts.source),
    destination: partOf(dimensions.destination, parts.destination),
    protocol: number(protocol.values[parts.protocol]),
    service: parts.side === noSide ? null : { side: parts.side === atSource ? 'source' : 'destination', port: valuePart(ports, (place) => number(port.values[place]), distinctPorts) },
    flags: valuePart(flags, (place) => number(dimensions.flags.values[place])),
    action: valuePart(actions, (place) => text(books.action, action.values[place])),
    interface: own === null ? { kind: 'any', distinct: null } : { kind: 'one', value: text(books.interface, own.values.values[parts.interface]) },
  };
}

function partOf(tree: AddressTree, node: number): PatternShape['source'] {
  return tree.part(node);
}

function valuePart<T>(places: Places, value: (place: number) => T, distinct: number | null = null): ValuePart<T> {
  if (places === null) return { kind: 'any', distinct };
  const [first] = places;
  return places.length === 1 && first !== undefined ? { kind: 'one', value: value(first) } : { kind: 'few', values: places.map(value) };
}
