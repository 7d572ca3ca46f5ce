/**
 * `numeric_histogram`: the values of a group in at most so many buckets, by joining neighbours that are nearest to each other (Ben-Haim
 * and Tom-Tov). The values come with their weights summed up, all at once, so that the order of the records does not matter; where
 * there are no more values than buckets, each is a bucket of its own.
 */

interface Bucket {
  readonly value: number;
  readonly weight: number;
}

/** @param buckets in any order @param most two at least @returns by value */
export function numericHistogram(buckets: readonly Bucket[], most: number): readonly Bucket[] {
  const sorted = buckets.toSorted((a, b) => a.value - b.value);
  const values: number[] = [];
  const weights: number[] = [];
  for (const { value, weight } of sorted) {
    const last = values.length - 1;
    if (values[last] === value) weights[last] = (weights[last] ?? 0) + weight;
    else {
      values.push(value);
      weights.push(weight);
    }
  }
  const chain = new Chain(values, weights);
  for (let count = values.length; count > most; count--) chain.joinNearest();
  return chain.left();
}

/** Buckets by value, each knowing its neighbours, with a heap over what joining a bucket with its right neighbour costs. */
class Chain {
  private readonly values: Float64Array;
  private readonly weights: Float64Array;
  private readonly before: Int32Array;
  private readonly after: Int32Array;
  private readonly costs: Float64Array;
  /** Bucket by place in the heap, and place by bucket; -1 is none. */
  private readonly heap: Int32Array;
  private readonly places: Int32Array;
  private size: number;

  constructor(values: readonly number[], weights: readonly number[]) {
    const { length } = values;
    this.values = Float64Array.from(values);
    this.weights = Float64Array.from(weights);
    this.before = Int32Array.from({ length }, (_, i) => i - 1);
    this.after = Int32Array.from({ length }, (_, i) => (i + 1 < length ? i + 1 : -1));
    this.costs = Float64Array.from({ length }, (_, i) => this.cost(i));
    this.heap = Int32Array.from({ length }, (_, i) => i);
    this.places = Int32Array.from({ length }, (_, i) => i);
    this.size = length;
    for (let i = (length >> 1) - 1; i >= 0; i--) this.sink(i);
  }

  /** The growth of the squared distances of all to the middle of their bucket. */
  private cost(bucket: number): number {
    const right = this.after[bucket] ?? -1;
    if (right < 0) return Number.POSITIVE_INFINITY;
    const [a, b] = [this.weights[bucket] ?? 0, this.weights[right] ?? 0];
    const distance = (this.values[bucket] ?? 0) - (this.values[right] ?? 0);
    return (a + b) * (distance * distance) * ((a * b) / ((a + b) * (a + b)));
  }

  joinNearest(): void {
    const bucket = this.heap[0] ?? -1;
    const right = this.after[bucket] ?? -1;
    if (right < 0) return;
    const [a, b] = [this.weights[bucket] ?? 0, this.weights[right] ?? 0];
    this.values[bucket] = ((this.values[bucket] ?? 0) * a + (this.values[right] ?? 0) * b) / (a + b);
    this.weights[bucket] = a + b;
    const next = this.after[right] ?? -1;
    this.after[bucket] = next;
    if (next >= 0) this.before[next] = bucket;
    this.remove(right);
    this.update(bucket);
    const left = this.before[bucket] ?? -1;
    if (left >= 0) this.update(left);
  }

  left(): Bucket[] {
    const found: Bucket[] = [];
    if (this.size === 0) return found;
    for (let bucket = 0; bucket >= 0; bucket = this.after[bucket] ?? -1) found.push({ value: this.values[bucket] ?? 0, weight: this.weights[bucket] ?? 0 });
    return found;
  }

  private update(bucket: number): void {
    this.costs[bucket] = this.cost(bucket);
    this.settle(this.places[bucket] ?? 0);
  }

  private remove(bucket: number): void {
    const place = this.places[bucket] ?? 0;
    this.size--;
    if (place === this.size) return;
    this.put(place, this.heap[this.size] ?? 0);
    this.settle(place);
  }

  private settle(place: number): void {
    let at = place;
    for (let up = (at - 1) >> 1; at > 0 && this.isBefore(this.heap[at] ?? 0, this.heap[up] ?? 0); up = (at - 1) >> 1) {
      this.swap(at, up);
      at = up;
    }
    this.sink(at);
  }

  private sink(place: number): void {
    for (let at = place; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < this.size && this.isBefore(this.heap[child] ?? 0, this.heap[least] ?? 0)) least = child;
      if (least === at) return;
      this.swap(at, least);
      at = least;
    }
  }

  /** Of the same cost the lower one comes first. */
  private isBefore(a: number, b: number): boolean {
    const [x, y] = [this.costs[a] ?? 0, this.costs[b] ?? 0];
    return x < y || (x === y && a < b);
  }

  private swap(i: number, j: number): void {
    const [a, b] = [this.heap[i] ?? 0, this.heap[j] ?? 0];
    this.put(i, b);
    this.put(j, a);
  }

  private put(place: number, bucket: number): void {
    this.heap[place] = bucket;
    this.places[bucket] = place;
  }
}
