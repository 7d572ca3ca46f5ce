import type { MayVary } from '../../model/clusters.ts';
import { anyNode, noneNode } from './address-tree.ts';
import { endsOf, serviceOf, ShapeTable, type Dimensions, type Parts } from './shapes.ts';
import { noSide } from './service-port.ts';

/**
 * Chooses patterns one after the other. A pattern is a shape with some parts left free; what it says about a record is worth more
 * the more of the record it names. Each next one is the pattern that adds most: the sum, over the records that it holds, of what it
 * says beyond the best pattern that holds them already. So patterns that suit many records come early, narrow ones inside of them
 * later, and asking for more patterns keeps those that were there.
 */

/** What a pattern says by naming an address, or a block of each level, or leaving it free. Whole numbers: their sums are exact. */
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

/** How many more are chosen than are wanted at most: a pattern whose records all went to narrower ones is none. */
const spare = 400;

export interface Chosen {
  readonly parts: Parts;
  readonly worth: number;
}

export function worthOf(parts: Parts, { source, destination }: Dimensions): number {
  const address = (tree: Dimensions['source'], node: number): number => (node === noneNode ? noneWorth : (addressWorth[tree.level(node)] ?? 0));
  const port = parts.side !== noSide && parts.port > 0 ? portWorth : 0;
  return baseWorth + address(source, parts.source) + address(destination, parts.destination) + port + (parts.flags > 0 ? flagsWorth : 0) + (parts.action > 0 ? actionWorth : 0);
}

/** True when a pattern holds the records of a shape. */
export function holds(pattern: Parts, shape: Parts, { source, destination }: Dimensions): boolean {
  return pattern.protocol === shape.protocol && pattern.side === shape.side && pattern.interface === shape.interface
    && (pattern.port === 0 || pattern.port === shape.port)
    && (pattern.flags === 0 || pattern.flags === shape.flags)
    && (pattern.action === 0 || pattern.action === shape.action)
    && source.within(shape.source, pattern.source) && destination.within(shape.destination, pattern.destination);
}

/** Patterns in the order in which they were chosen, enough for `wanted` of them to count records. */
export async function choose(
  shapes: readonly Parts[], counts: Float64Array, dimensions: Dimensions, mayVary: MayVary, wanted: number, tick: () => Promise<void>,
): Promise<readonly Chosen[]> {
  const candidates = new ShapeTable(dimensions);
  const starts = new Int32Array(shapes.length + 1);
  let members = new Int32Array(Math.max(1024, shapes.length * 32));
  let end = 0;
  let total = 0;
  for (let shape = 0; shape < shapes.length; shape++) {
    const parts = shapes[shape];
    if (!parts) break;
    starts[shape] = end;
    total += counts[shape] ?? 0;
    if (end + mostWider > members.length) {
      const longer = new Int32Array(members.length * 2);
      longer.set(members);
      members = longer;
    }
    end = putWider(parts, candidates, dimensions, mayVary, members, end);
    if ((shape & 63) === 63) await tick();
  }
  starts[shapes.length] = end;

  const held = new Float64Array(candidates.size);
  for (let shape = 0; shape < shapes.length; shape++) {
    const count = counts[shape] ?? 0;
    for (let m = starts[shape] ?? 0; m < (starts[shape + 1] ?? 0); m++) held[members[m] ?? 0] = (held[members[m] ?? 0] ?? 0) + count;
    if ((shape & 255) === 255) await tick();
  }
  const least = Math.max(leastRecords, total / leastShare);
  const worths = new Int32Array(candidates.size);
  const kept = new Int32Array(candidates.size);
  let n = 0;
  for (let c = 0; c < candidates.size; c++) {
    if ((held[c] ?? 0) < least) continue;
    worths[c] = worthOf(candidates.parts(c), dimensions);
    kept[n++] = c;
    if ((n & 1023) === 1023) await tick();
  }
  const worthwhile = kept.subarray(0, n);
  await tick();
  // What is left of each shape's list, in place: most candidates hold too little.
  const gains = new Float64Array(candidates.size);
  end = 0;
  for (let shape = 0; shape < shapes.length; shape++) {
    const count = counts[shape] ?? 0;
    const begin = starts[shape] ?? 0;
    const after = starts[shape + 1] ?? 0;
    starts[shape] = end;
    for (let m = begin; m < after; m++) {
      const c = members[m] ?? 0;
      const worth = worths[c] ?? 0;
      if (worth === 0) continue;
      members[end++] = c;
      gains[c] = (gains[c] ?? 0) + count * worth;
    }
    if ((shape & 255) === 255) await tick();
  }
  starts[shapes.length] = end;

  const chosen: Chosen[] = [];
  const said = new Int32Array(shapes.length);
  const owners = new Int32Array(shapes.length).fill(-1);
  const own: number[] = [];
  let filled = 0;
  while (filled < wanted && chosen.length < wanted + spare) {
    const best = bestOf(worthwhile, gains, worths);
    if (best < 0) break;
    await tick();
    const pattern = candidates.parts(best);
    const worth = worths[best] ?? 0;
    const place = chosen.push({ parts: pattern, worth }) - 1;
    own.push(0);
    for (let shape = 0; shape < shapes.length; shape++) {
      if ((shape & 2047) === 2047) await tick();
      const before = said[shape] ?? 0;
      const parts = shapes[shape];
      if (worth <= before || !parts || !holds(pattern, parts, dimensions)) continue;
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
      for (let m = starts[shape] ?? 0; m < (starts[shape + 1] ?? 0); m++) {
        const c = members[m] ?? 0;
        const most = worths[c] ?? 0;
        if (most > before) gains[c] = (gains[c] ?? 0) - count * (Math.min(most, worth) - before);
      }
    }
    await tick();
  }
  return chosen;
}

/** The candidate that adds most; of equal ones the one that says more, then the first. -1 when none adds anything. */
function bestOf(candidates: Int32Array, gains: Float64Array, worths: Int32Array): number {
  let best = -1;
  let most = 0;
  let worth = 0;
  for (let i = 0; i < candidates.length; i++) {
    const c = candidates[i] ?? 0;
    const gain = gains[c] ?? 0;
    if (gain < most || gain === 0 || (gain === most && (worths[c] ?? 0) <= worth)) continue;
    most = gain;
    best = c;
    worth = worths[c] ?? 0;
  }
  return best;
}

/** Numbers of all patterns that hold a shape, as far as its parts may be left free; where they end. */
function putWider(shape: Parts, candidates: ShapeTable, { source, destination, interface: own }: Dimensions, mayVary: MayVary, into: Int32Array, begin: number): number {
  if (shape.protocol === 0 || (own !== null && shape.interface === 0)) return begin;
  const ends = (tree: Dimensions['source'], node: number): readonly number[] => (mayVary.address ? tree.chain(node) : tree.level(node) === 0 ? [node] : []);
  const part = (place: number, free: boolean): readonly number[] => (!free ? (place === 0 ? [] : [place]) : place === 0 ? [0] : [place, 0]);
  const ports = shape.side === noSide ? [0] : part(shape.port, mayVary.port);
  const flags = part(shape.flags, true);
  const contexts = part(shape.action, mayVary.verdict).flatMap((action) => flags.map((flag) => candidates.context(shape.protocol, flag, action, shape.interface)));
  const destinations = ends(destination, shape.destination);
  let end = begin;
  for (const from of ends(source, shape.source)) {
    for (const to of destinations) {
      for (const port of ports) {
        // Nothing but the protocol would be said.
        if (from === anyNode && to === anyNode && port === 0 && shape.side !== noSide) continue;
        for (const context of contexts) into[end++] = candidates.place(endsOf(from, to), serviceOf(port, shape.side), context);
      }
    }
  }
  return end;
}
