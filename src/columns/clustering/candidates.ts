import type { MayVary } from '../../model/clusters.ts';
import { anyNode, noneNode } from './address-tree.ts';
import { noSide } from './service-port.ts';
import { endsOf, serviceOf, ShapeTable, type Dimensions, type Parts } from './shapes.ts';

/**
 * The patterns that may be chosen: all shapes with some parts left free that hold enough records, and which shape each holds. What a
 * pattern says about a record is worth more the more of the record it names. Whole numbers: their sums are exact.
 */

/** Of naming an address, or a block of each level, or leaving it free. */
const addressWorth = [40, 32, 22, 12, 0] as const;
const noneWorth = 20;
const portWorth = 40;
const flagsWorth = 8;
const actionWorth = 15;
/** Of being in a pattern at all. */
const baseWorth = 10;

/** A pattern holds a thousandth of the records at least, and two: what one record shows is no pattern. */
export const leastShare = 1000;
const leastRecords = 2;

/** Five nodes of each end, and one other value of port, flags and verdict. */
const mostWider = 5 * 5 * 2 * 2 * 2;

export interface Candidates {
  readonly size: number;
  parts(candidate: number): Parts;
  readonly worths: Int32Array;
  /** Records that each holds. */
  readonly held: Float64Array;
  /** Candidates that hold a shape, and shapes that a candidate holds. */
  readonly ofShape: Lists;
  readonly ofCandidate: Lists;
  /** Records that a pattern holds at least. */
  readonly least: number;
}

/** Lists one after the other: list `i` is `items` from `starts[i]` to `starts[i + 1]`. */
export interface Lists {
  readonly starts: Int32Array;
  readonly items: Int32Array;
}

function worthOf(parts: Parts, { source, destination }: Dimensions): number {
  const address = (tree: Dimensions['source'], node: number): number => (node === noneNode ? noneWorth : (addressWorth[tree.level(node)] ?? 0));
  const port = parts.side !== noSide && parts.port > 0 ? portWorth : 0;
  return baseWorth + address(source, parts.source) + address(destination, parts.destination) + port + (parts.flags > 0 ? flagsWorth : 0) + (parts.action > 0 ? actionWorth : 0);
}

/** @param counts records by shape */
export async function candidatesOf(shapes: readonly Parts[], counts: Float64Array, dimensions: Dimensions, mayVary: MayVary, tick: () => Promise<void>): Promise<Candidates> {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const least = Math.max(leastRecords, total / leastShare);
  // A pattern holds no more than its two ends alone do, and most pairs of ends hold too little: their patterns are never made.
  const pairs = new ShapeTable(dimensions);
  const held = await pairSums(pairs, shapes, counts, dimensions, mayVary, tick);
  const isHeld = (pair: number): boolean => (held[pair] ?? 0) >= least;
  const table = new ShapeTable(dimensions);
  const starts = new Int32Array(shapes.length + 1);
  let items = new Int32Array(Math.max(1024, shapes.length * 32));
  let end = 0;
  for (let shape = 0; shape < shapes.length; shape++) {
    const parts = shapes[shape];
    if (!parts) break;
    starts[shape] = end;
    if (end + mostWider > items.length) {
      const longer = new Int32Array(items.length * 2);
      longer.set(items);
      items = longer;
    }
    end = putWider(parts, table, (from, to) => isHeld(pairOf(pairs, parts, from, to)), dimensions, mayVary, items, end);
    if ((shape & 15) === 15) await tick();
  }
  starts[shapes.length] = end;

  const sums = new Float64Array(table.size);
  await eachMember({ starts, items }, tick, (shape, candidate) => (sums[candidate] = (sums[candidate] ?? 0) + (counts[shape] ?? 0)));
  const places = new Int32Array(table.size).fill(-1);
  const kept: number[] = [];
  for (let number = 0; number < table.size; number++) if ((sums[number] ?? 0) >= least) places[number] = kept.push(number) - 1;
  await tick();
  // Most candidates hold too little: each shape's list is cut to the others, in place.
  end = 0;
  let shape = -1;
  const cut = new Int32Array(shapes.length + 1);
  await eachMember({ starts, items }, tick, (of, number) => {
    while (shape < of) cut[++shape] = end;
    const place = places[number] ?? -1;
    if (place >= 0) items[end++] = place;
  });
  while (shape < shapes.length) cut[++shape] = end;
  const ofShape = { starts: cut, items: items.slice(0, end) };
  const worths = new Int32Array(kept.length);
  for (const [place, number] of kept.entries()) {
    worths[place] = worthOf(table.parts(number), dimensions);
    if ((place & 1023) === 1023) await tick();
  }
  return {
    size: kept.length,
    parts: (candidate) => table.parts(kept[candidate] ?? 0),
    worths, held: Float64Array.from(kept, (number) => sums[number] ?? 0), ofShape, ofCandidate: await turned(ofShape, kept.length, tick), least,
  };
}

/** Lists of the items turned into lists of those that have them. */
async function turned(lists: Lists, size: number, tick: () => Promise<void>): Promise<Lists> {
  const starts = new Int32Array(size + 1);
  for (const item of lists.items) starts[item + 1] = (starts[item + 1] ?? 0) + 1;
  await tick();
  for (let i = 0; i < size; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
  const next = starts.slice();
  const items = new Int32Array(lists.items.length);
  await eachMember(lists, tick, (list, item) => {
    const at = next[item] ?? 0;
    next[item] = at + 1;
    items[at] = list;
  });
  return { starts, items };
}

async function eachMember({ starts, items }: Lists, tick: () => Promise<void>, run: (list: number, item: number) => void): Promise<void> {
  for (let list = 0; list + 1 < starts.length; list++) {
    for (let m = starts[list] ?? 0; m < (starts[list + 1] ?? 0); m++) run(list, items[m] ?? 0);
    if ((list & 127) === 127) await tick();
  }
}

/** Both ends of a pattern, with what is never left free. */
function pairOf(pairs: ShapeTable, { side, protocol, interface: own }: Parts, from: number, to: number): number {
  return pairs.place(endsOf(from, to), serviceOf(0, side), pairs.context(protocol, 0, 0, own));
}

/** Nodes that an end may have in a pattern. */
function endsIn(tree: Dimensions['source'], node: number, mayVary: MayVary): readonly number[] {
  return mayVary.address ? tree.chain(node) : tree.level(node) === 0 ? [node] : [];
}

/** Records by pair of ends. */
async function pairSums(pairs: ShapeTable, shapes: readonly Parts[], counts: Float64Array, { source, destination }: Dimensions, mayVary: MayVary, tick: () => Promise<void>): Promise<Float64Array> {
  let sums = new Float64Array(4096);
  for (let shape = 0; shape < shapes.length; shape++) {
    const parts = shapes[shape];
    if (!parts) break;
    const destinations = endsIn(destination, parts.destination, mayVary);
    for (const from of endsIn(source, parts.source, mayVary)) {
      for (const to of destinations) {
        const pair = pairOf(pairs, parts, from, to);
        if (pair >= sums.length) {
          const longer = new Float64Array(sums.length * 2);
          longer.set(sums);
          sums = longer;
        }
        sums[pair] = (sums[pair] ?? 0) + (counts[shape] ?? 0);
      }
    }
    if ((shape & 31) === 31) await tick();
  }
  return sums;
}

/** Numbers of all patterns that hold a shape, as far as its parts may be left free; where they end. */
function putWider(shape: Parts, candidates: ShapeTable, isHeld: (from: number, to: number) => boolean, { source, destination, interface: own }: Dimensions, mayVary: MayVary, into: Int32Array, begin: number): number {
  if (shape.protocol === 0 || (own !== null && shape.interface === 0)) return begin;
  const part = (place: number, free: boolean): readonly number[] => (!free ? (place === 0 ? [] : [place]) : place === 0 ? [0] : [place, 0]);
  const ports = shape.side === noSide ? [0] : part(shape.port, mayVary.port);
  const flags = part(shape.flags, true);
  const contexts = part(shape.action, mayVary.verdict).flatMap((action) => flags.map((flag) => candidates.context(shape.protocol, flag, action, shape.interface)));
  const destinations = endsIn(destination, shape.destination, mayVary);
  let end = begin;
  for (const from of endsIn(source, shape.source, mayVary)) {
    for (const to of destinations) {
      if (!isHeld(from, to)) continue;
      for (const port of ports) {
        // Nothing but the protocol would be said.
        if (from === anyNode && to === anyNode && port === 0 && shape.side !== noSide) continue;
        for (const context of contexts) into[end++] = candidates.place(endsOf(from, to), serviceOf(port, shape.side), context);
      }
    }
  }
  return end;
}
