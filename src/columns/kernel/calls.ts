import type { Natives } from './natives.ts';

/**
 * Calls of the fixed loops, written down before any of them is made: those of a bundle are made one after the other, bundles in
 * any order and by whoever is free. What they read and write must stay until they are made, and bundles must not touch what others write.
 */

/** The loops that may be named, by their number. Their arguments are whole numbers of 32 bits; they neither allocate nor throw. */
const callable = ['range8', 'range16', 'range32', 'range64', 'lookup8', 'lookupFew', 'lookup16', 'lookup32', 'fill', 'and', 'or', 'not', 'count', 'difference', 'list'] as const;
type Callable = (typeof callable)[number];

/** Loops that fill and combine bitmaps: to be called at once, or written down. */
export type BitLoops = Pick<Natives, Exclude<Callable, 'count' | 'difference' | 'list'>>;

/** Words of a call before its arguments: loop, place of its result (from 1 on; 0: none), how many arguments there are. */
const headWords = 3;

/** What a row costs, so that a thousand stand for a microsecond or so: what goes 64 rows at a time next to nothing. */
const costs: Readonly<Record<Callable, number>> = {
  range8: 0.1, range16: 0.2, range32: 0.3, range64: 1, lookup8: 0.7, lookupFew: 0.2, lookup16: 0.8, lookup32: 1,
  fill: 0.01, and: 0.01, or: 0.01, not: 0.01, count: 0.02, difference: 0.03, list: 1,
};

export class Calls {
  private readonly words: number[] = [];
  private readonly starts: number[] = [];
  /** How many results are asked for. */
  results = 0;
  /** About how long it takes, in thousandths of a microsecond. */
  cost = 0;
  /** Writes calls down that fill bitmaps. */
  readonly loops: BitLoops;

  constructor() {
    const noted = (name: Callable) => (...args: number[]): void => this.note(name, 0, args, args[1] ?? 0);
    const bitwise = (name: Callable) => (...args: number[]): void => this.note(name, 0, args, args.at(-1) ?? 0);
    this.loops = {
      range8: noted('range8'), range16: noted('range16'), range32: noted('range32'), range64: noted('range64'),
      lookup8: noted('lookup8'), lookupFew: noted('lookupFew'), lookup16: noted('lookup16'), lookup32: noted('lookup32'),
      fill: noted('fill'), and: bitwise('and'), or: bitwise('or'), not: bitwise('not'),
    };
  }

  /** What follows goes into the next bundle. */
  bundle(): void {
    if (this.starts.at(-1) !== this.words.length) this.starts.push(this.words.length);
  }

  /** Rows [from, to) of a bitmap that are in; gives the place of the result. */
  count(bits: number, from: number, to: number): number {
    return this.asked('count', [bits, from, to], to - from);
  }

  /** See `Natives.difference`; gives the place of the result. */
  difference(a: number, aFrom: number, aTo: number, b: number, bFrom: number, bTo: number, rows: number, out: number): number {
    return this.asked('difference', [a, aFrom, aTo, b, bFrom, bTo, rows, out], rows);
  }

  /** See `Natives.list`. */
  list(bits: number, from: number, to: number, out: number, end: number): void {
    this.note('list', 0, [bits, from, to, out, end], (end - out) / 4);
  }

  /** The calls as words, and where each bundle begins. */
  written(): { readonly words: Uint32Array; readonly starts: Uint32Array } {
    return { words: Uint32Array.from(this.words), starts: Uint32Array.from(this.starts) };
  }

  private asked(name: Callable, args: readonly number[], rows: number): number {
    this.note(name, ++this.results, args, rows);
    return this.results - 1;
  }

  private note(name: Callable, result: number, args: readonly number[], rows: number): void {
    this.words.push(callable.indexOf(name), result, args.length, ...args);
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
    for (let at = starts[bundle] ?? end; at < end; ) {
      const loop = this.loops[words[at] ?? -1];
      if (!loop) throw new RangeError('No such loop');
      const result = words[at + 1] ?? 0;
      const args = at + headWords;
      const arg = (i: number): number => words[args + i] ?? 0;
      // Arguments that a loop does not take are left alone.
      const given = loop(arg(0), arg(1), arg(2), arg(3), arg(4), arg(5), arg(6), arg(7));
      if (result > 0) results[result - 1] = given;
      at = args + (words[at + 2] ?? 0);
    }
  }
}
