import { candidatesOf, type Candidates } from './candidates.ts';
import type { MayVary } from '../../model/clusters.ts';
import { Queue } from './queue.ts';
import type { Dimensions, Parts } from './shapes.ts';

/**
 * Chooses patterns one after the other. Each next one is the candidate that adds most: the sum, over the records that it holds, of
 * what it says beyond the best pattern that holds them already. So patterns that suit many records come early, narrow ones inside
 * of them later.
 *
 * A pattern inside of another must take a sizeable part of it, or single hosts would be picked off a service that all of them use
 * alike. How sizeable depends on how many patterns are wanted, so choosing goes on in stages: a stage ends when nothing sizeable is
 * left, and those who want few patterns stop there.
 */
export const stages: readonly { readonly fromWanted: number; readonly part: number }[] = [{ fromWanted: 0, part: 1 / 8 }, { fromWanted: 21, part: 1 / 30 }, { fromWanted: 61, part: 0 }];

/** How many more are chosen than are wanted at most: a pattern whose records all went to narrower ones is none. */
const spare = 400;

export interface Chosen {
  readonly parts: Parts;
  readonly worth: number;
  readonly stage: number;
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
  const candidates = await candidatesOf(shapes, counts, dimensions, mayVary, tick);
  const choice = new Choice(candidates, counts, shapes.length);
  await choice.considerAll(tick);
  for (const [stage, { part }] of stages.entries()) {
    await choice.begin(stage, part, tick);
    while (choice.filled < wanted && choice.chosen.length < wanted + spare) {
      const best = choice.best();
      if (best < 0) break;
      if (choice.isSizeable(best)) await choice.take(best, tick);
      else choice.passOver(best);
      await tick();
    }
  }
  return choice.chosen;
}

class Choice {
  readonly chosen: Chosen[] = [];
  /** Patterns that count records. */
  filled = 0;
  private readonly candidates: Candidates;
  private readonly counts: Float64Array;
  /** What each candidate adds to what is said already. */
  private readonly gains: Float64Array;
  /** By shape: what its best pattern says, and which that is. */
  private readonly said: Int32Array;
  private readonly owners: Int32Array;
  /** By pattern: records that it holds, and those that it counts. */
  private readonly held: number[] = [];
  private readonly own: number[] = [];
  private readonly passed: Uint8Array;
  private readonly queue: Queue;
  private stage = 0;
  private part = 0;

  constructor(candidates: Candidates, counts: Float64Array, shapes: number) {
    this.candidates = candidates;
    this.counts = counts;
    this.gains = candidates.held.map((records, c) => records * (candidates.worths[c] ?? 0));
    this.said = new Int32Array(shapes);
    this.owners = new Int32Array(shapes).fill(-1);
    this.passed = new Uint8Array(candidates.size);
    this.queue = new Queue(candidates.worths);
  }

  /** Once, before anything else. */
  async considerAll(tick: () => Promise<void>): Promise<void> {
    for (let c = 0; c < this.candidates.size; c++) {
      this.reconsider(c);
      if ((c & 1023) === 1023) await tick();
    }
  }

  async begin(stage: number, part: number, tick: () => Promise<void>): Promise<void> {
    this.stage = stage;
    this.part = part;
    for (let c = 0; c < this.passed.length; c++) {
      if (this.passed[c] === 1) this.reconsider(c);
      if ((c & 4095) === 4095) await tick();
    }
  }

  /** The candidate that adds most; of equal ones the one that says more, then the first. -1 when none adds anything. */
  best(): number {
    const { gains, queue } = this;
    for (;;) {
      const c = queue.first();
      if (c < 0) return -1;
      const gain = gains[c] ?? 0;
      // What a candidate adds only ever falls: one that is in its place still is the best.
      if (gain === queue.key(c)) return c;
      queue.removeFirst();
      if (gain > 0) queue.add(c, gain);
    }
  }

  /** True when it takes a sizeable part of some pattern, or enough records that were in none. */
  isSizeable(candidate: number): boolean {
    const { worths, least, ofCandidate: { starts, items } } = this.candidates;
    const worth = worths[candidate] ?? 0;
    const taken = new Map<number, number>();
    for (let m = starts[candidate] ?? 0; m < (starts[candidate + 1] ?? 0); m++) {
      const shape = items[m] ?? 0;
      if ((this.said[shape] ?? 0) >= worth) continue;
      const owner = this.owners[shape] ?? -1;
      taken.set(owner, (taken.get(owner) ?? 0) + (this.counts[shape] ?? 0));
    }
    for (const [owner, records] of taken) if (records >= (owner < 0 ? least : (this.held[owner] ?? 0) * this.part)) return true;
    return false;
  }

  /** Not looked at again until one of its shapes goes to another pattern. */
  passOver(candidate: number): void {
    this.passed[candidate] = 1;
    this.queue.removeFirst();
  }

  private reconsider(candidate: number): void {
    const gain = this.gains[candidate] ?? 0;
    this.passed[candidate] = 0;
    if (gain > 0) this.queue.add(candidate, gain);
  }

  async take(candidate: number, tick: () => Promise<void>): Promise<void> {
    const { counts, said, owners, own, gains, candidates } = this;
    const { worths, ofCandidate, ofShape } = candidates;
    const worth = worths[candidate] ?? 0;
    const place = this.chosen.push({ parts: candidates.parts(candidate), worth, stage: this.stage }) - 1;
    this.held.push(candidates.held[candidate] ?? 0);
    own.push(0);
    const touched = new Set<number>();
    for (let at = ofCandidate.starts[candidate] ?? 0; at < (ofCandidate.starts[candidate + 1] ?? 0); at++) {
      const shape = ofCandidate.items[at] ?? 0;
      const before = said[shape] ?? 0;
      if (worth <= before) continue;
      const count = counts[shape] ?? 0;
      const owner = owners[shape] ?? -1;
      if (owner >= 0) {
        own[owner] = (own[owner] ?? 0) - count;
        if (own[owner] === 0) this.filled--;
      }
      if (own[place] === 0) this.filled++;
      own[place] = (own[place] ?? 0) + count;
      owners[shape] = place;
      said[shape] = worth;
      for (let m = ofShape.starts[shape] ?? 0; m < (ofShape.starts[shape + 1] ?? 0); m++) {
        const c = ofShape.items[m] ?? 0;
        const most = worths[c] ?? 0;
        if (most > before) gains[c] = (gains[c] ?? 0) - count * (Math.min(most, worth) - before);
        if (this.passed[c] === 1) touched.add(c);
      }
      if ((at & 127) === 127) await tick();
    }
    for (const c of touched) this.reconsider(c);
  }
}
