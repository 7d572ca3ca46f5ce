/** Numbers by the key that they were added with: the largest first, of equal ones the one that is worth more, then the smaller number. A heap. */
export class Queue {
  private readonly heap: number[] = [];
  private readonly keys: Float64Array;
  private readonly worths: Int32Array;

  /** @param worths by number, for all that may be added */
  constructor(worths: Int32Array) {
    this.worths = worths;
    this.keys = new Float64Array(worths.length);
  }

  /** -1 when there is none. */
  first(): number {
    return this.heap[0] ?? -1;
  }

  key(number: number): number {
    return this.keys[number] ?? 0;
  }

  /** A number that is not in it. */
  add(number: number, key: number): void {
    const { heap } = this;
    this.keys[number] = key;
    let at = heap.push(number) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = heap[above] ?? 0;
      if (!this.isBefore(number, other)) break;
      heap[at] = other;
      at = above;
    }
    heap[at] = number;
  }

  removeFirst(): void {
    const { heap } = this;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && this.isBefore(heap[below + 1] ?? 0, heap[below] ?? 0)) below++;
      const other = heap[below] ?? 0;
      if (!this.isBefore(other, last)) break;
      heap[at] = other;
      at = below;
    }
    heap[at] = last;
  }

  private isBefore(a: number, b: number): boolean {
    const { keys, worths } = this;
    const byKey = (keys[a] ?? 0) - (keys[b] ?? 0);
    if (byKey !== 0) return byKey > 0;
    const byWorth = (worths[a] ?? 0) - (worths[b] ?? 0);
    return byWorth !== 0 ? byWorth > 0 : a < b;
  }
}
