import type { Natives } from './natives.ts';

/**
 * Calls of the fixed loops, written down before any of them is made: those of a bundle are made one after the other, bundles in
 * any order and by whoever is free. What they read and write must stay until they are made, and bundles must not touch what others write.
 */

/** The loops that may be named, by their number. Their arguments are whole numbers of 32 bits; they neither allocate nor throw. */
const callable = ['range8', 'range16', 'range32', 'range64', 'lookup8', 'lookupFew', 'lookup16', 'lookup32', 'fill', 'and', 'or', 'not', 'count', 'difference', 'list', 'pick', 'pickBits'] as const;
type Callable = (typeof callable)[number];

/** Loops that fill and combine bitmaps: to be called at once, or written down. */
export type BitLoops = Pick<Natives, Exclude<Callable, 'count' | 'difference' | 'list' | 'pick' | 'pickBits'>>;

/** Words of a call: loop, place of its result (from 1 on; 0: none), and arguments, of which a loop takes as many as it knows. */
const callWords = 10;

// As many numbers as names.
const numberOf = Object.fromEntries(callable.map((name, i) => [name, i])) as Readonly<Record<Callable, number>>;

/** What a row costs, so that a thousand stand for a microsecond or so: what goes 64 rows at a time next to nothing. */
const costs: Readonly<Record<Callable, number>> = {
  range8: 0.1, range16: 0.2, range32: 0.3, range64: 1, lookup8: 0.7, lookupFew: 0.2, lookup16: 0.8, lookup32: 1,
  fill: 0.01, and: 0.01, or: 0.01, not: 0.01, count: 0.02, difference: 0.03, list: 1, pick: 2, pickBits: 1,
};

/** Asks the fixed loops for something, which is there when `Runner.calls` has ended. */
export interface Asked {
  readonly loops: BitLoops;
  bundle(): void;
  /** Rows [from, to) of a bitmap that are in; gives the place of the result. */
  count(bits: number, from: number, to: number): number;
  /** See `Natives.difference`; gives the place of the result. */
  difference(a: number, aFrom: number, aTo: number, b: number, bFrom: number, bTo: number, rows: number, out: number): number;
  /** See `Natives.list`. */
  list(bits: number, from: number, to: number, out: number, end: number): void;
  /** See `Natives.pick`. */
  pick(column: number, width: number, list: number, rows: number, out: number): void;
  /** See `Natives.pickBits`. */
  pickBits(bits: number, list: number, rows: number, out: number): void;
}

/** Makes every call at once: where there is little to do, writing it down costs more than it. */
export class AtOnce implements Asked {
  readonly loops: Natives;
  readonly results: number[] = [];

  constructor(natives: Natives) {
    this.loops = natives;
  }

  /** All bundles are done already. */
  bundle(): void {
    return undefined;
  }

  count(bits: number, from: number, to: number): number {
    return this.results.push(this.loops.count(bits, from, to)) - 1;
  }

  difference(a: number, aFrom: number, aTo: number, b: number, bFrom: number, bTo: number, rows: number, out: number): number {
    return this.results.push(this.loops.difference(a, aFrom, aTo, b, bFrom, bTo, rows, out)) - 1;
  }

  list(bits: number, from: number, to: number, out: number, end: number): void {
    this.loops.list(bits, from, to, out, end);
  }

  pick(column: number, width: number, list: number, rows: number, out: number): void {
    this.loops.pick(column, width, list, rows, out);
  }

  pickBits(bits: number, list: number, rows: number, out: number): void {
    this.loops.pickBits(bits, list, rows, out);
  }
}

/** Writes calls down. */
export class Calls implements Asked {
  private words = new Uint32Array(1024);
  private length = 0;
  private readonly starts: number[] = [];
  /** How many results are asked for. */
  results = 0;
  /** About how long it takes, in thousandths of a microsecond. */
  cost = 0;
  /** Writes calls down that fill bitmaps. */
  readonly loops: BitLoops;

  constructor() {
    const filled = (name: Callable) => (a: number, rows: number, c: number, d = 0, e = 0, f = 0, g = 0): void => this.note(name, 0, rows, a, rows, c, d, e, f, g);
    const combined = (name: Callable) => (into: number, other: number, rows: number): void => this.note(name, 0, rows, into, other, rows);
    this.loops = {
      range8: filled('range8'), range16: filled('range16'), range32: filled('range32'), range64: filled('range64'),
      lookup8: filled('lookup8'), lookupFew: filled('lookupFew'), lookup16: filled('lookup16'), lookup32: filled('lookup32'),
      fill: filled('fill'), and: combined('and'), or: combined('or'), not: (into, rows) => this.note('not', 0, rows, into, rows, 0),
    };
  }

  /** What follows goes into the next bundle. */
  bundle(): void {
    if (this.starts.at(-1) !== this.length) this.starts.push(this.length);
  }

  count(bits: number, from: number, to: number): number {
    this.note('count', ++this.results, to - from, bits, from, to);
    return this.results - 1;
  }

  difference(a: number, aFrom: number, aTo: number, b: number, bFrom: number, bTo: number, rows: number, out: number): number {
    this.note('difference', ++this.results, rows, a, aFrom, aTo, b, bFrom, bTo, rows, out);
    return this.results - 1;
  }

  list(bits: number, from: number, to: number, out: number, end: number): void {
    this.note('list', 0, (end - out) / 4, bits, from, to, out, end);
  }

  pick(column: number, width: number, list: number, rows: number, out: number): void {
    this.note('pick', 0, rows, column, width, list, rows, out);
  }

  pickBits(bits: number, list: number, rows: number, out: number): void {
    this.note('pickBits', 0, rows, bits, list, rows, out);
  }

  /** The calls as words, and where each bundle begins. */
  written(): { readonly words: Uint32Array; readonly starts: Uint32Array } {
    return { words: this.words.subarray(0, this.length), starts: Uint32Array.from(this.starts.filter((start) => start < this.length)) };
  }

  private note(name: Callable, result: number, rows: number, a: number, b: number, c: number, d = 0, e = 0, f = 0, g = 0, h = 0): void {
    if (this.length + callWords > this.words.length) {
      const longer = new Uint32Array(2 * this.words.length);
      longer.set(this.words);
      this.words = longer;
    }
    const { words, length: at } = this;
    words[at] = numberOf[name];
    words[at + 1] = result;
    words[at + 2] = a;
    words[at + 3] = b;
    words[at + 4] = c;
    words[at + 5] = d;
    words[at + 6] = e;
    words[at + 7] = f;
    words[at + 8] = g;
    words[at + 9] = h;
    this.length += callWords;
    this.cost += costs[name] * rows;
  }
}

type Loop = (...args: number[]) => number;

/** Makes the calls of written bundles. @throws RangeError where the words are no calls */
export class Caller {
  private readonly loops: readonly Loop[];

  constructor(natives: Pick<Natives, Callable>) {
    this.loops = callable.map((name) => natives[name] as unknown as Loop); // All take whole numbers and give one or nothing.
  }

  /** Makes the calls of a bundle; results go to `results`. */
  make(words: Uint32Array, starts: Uint32Array, bundle: number, results: Uint32Array): void {
    const end = starts[bundle + 1] ?? words.length;
    for (let at = starts[bundle] ?? end; at < end; at += callWords) {
      const loop = this.loops[words[at] ?? -1];
      if (!loop) throw new RangeError('No such loop');
      const arg = (i: number): number => words[at + 2 + i] ?? 0;
      const given = loop(arg(0), arg(1), arg(2), arg(3), arg(4), arg(5), arg(6), arg(7));
      const result = words[at + 1] ?? 0;
      if (result > 0) results[result - 1] = given;
    }
  }
}
