/**
 * Seeded randomness. A generator is made from whole numbers (a seed, a window's number, a stream's number), so that any
 * window of the traffic can be made without the ones before it. The algorithm is Chris Doty-Humphrey's sfc32.
 */

/** Mixes a number into a 32-bit state; used to spread small, neighbouring seeds. */
function mixed(state: number, value: number): number {
  let h = Math.imul(state ^ value, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
}

/** A 32-bit hash of whole numbers: the same everywhere, for facts that must not depend on the order of asking. */
export function hashOf(...values: number[]): number {
  let h = 0x811c9dc5;
  for (const value of values) h = mixed(mixed(h, value >>> 0), Math.floor(value / 2 ** 32) >>> 0);
  return h;
}

/** A 32-bit hash of text. */
export function hashOfText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mixed(h >>> 0, text.length);
}

export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(...seeds: number[]) {
    this.a = hashOf(1, ...seeds) | 0;
    this.b = hashOf(2, ...seeds) | 0;
    this.c = hashOf(3, ...seeds) | 0;
    for (let i = 0; i < 8; i++) this.bits();
  }

  /** 32 random bits, unsigned. */
  bits(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** In [0, 1). */
  next(): number {
    return this.bits() / 4294967296;
  }

  /** A whole number in [low, high], both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** A number in [1 - share, 1 + share): for jitter. */
  around(share: number): number {
    return 1 + (this.next() * 2 - 1) * share;
  }

  /** One of the items, all alike. */
  pick<T>(items: readonly [T, ...T[]]): T {
    return items[Math.floor(this.next() * items.length)] ?? items[0];
  }

  /** An index below `count` of which small ones come much more often (a few clients make most requests). */
  skewed(count: number): number {
    const x = this.next();
    return Math.floor(x * x * x * count);
  }

  /** How many of independent events happen when `mean` are expected. Knuth below 30, the rounded normal above. */
  poisson(mean: number): number {
    if (mean <= 0) return 0;
    if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()));
    const limit = Math.exp(-mean);
    let product = this.next();
    let count = 0;
    while (product > limit) {
      product *= this.next();
      count++;
    }
    return count;
  }

  /** Mean 0, deviation 1; the sum of twelve, whose tails end at six, is enough for traffic. */
  normal(): number {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += this.next();
    return sum;
  }

  /** A long-tailed size with this median: sizes of answers and files. `spread` 1 gives a factor of e per deviation. */
  size(median: number, spread: number): number {
    return Math.max(1, Math.round(median * Math.exp(spread * this.normal())));
  }
}
