import type { Value } from '../../model/frame.ts';
import { compareNullsLast } from '../functions/compare.ts';

/** A row with what it is ordered by; ties are compared lazily. */
export interface Candidate {
  readonly id: number;
  readonly order: readonly Value[];
}

/**
 * Keeps the first `limit` candidates of an order in which no two are equal, without holding all of them: a heap whose last
 * one is on top.
 */
export class BestRows {
  private readonly heap: Candidate[] = [];
  private readonly limit: number;
  private readonly compare: (a: Candidate, b: Candidate) => number;

  constructor(limit: number, descending: readonly boolean[], tie: (a: number, b: number) => number) {
    this.limit = limit;
    this.compare = (a, b) => {
      for (let i = 0; i < descending.length; i++) {
        const order = compareNullsLast(a.order[i] ?? null, b.order[i] ?? null, descending[i] ?? false);
        if (order !== 0) return order;
      }
      return tie(a.id, b.id);
    };
  }

  /** The last of the best so far, when there are enough of them. */
  get last(): Candidate | null {
    return this.heap.length === this.limit ? (this.heap[0] ?? null) : null;
  }

  offer(candidate: Candidate): void {
    const { heap, limit, compare } = this;
    if (limit === 0) return;
    if (heap.length < limit) {
      let i = heap.push(candidate) - 1;
      while (i > 0) {
        const up = (i - 1) >> 1;
        const above = heap[up];
        if (!above || compare(above, candidate) >= 0) break;
        heap[i] = above;
        i = up;
      }
      heap[i] = candidate;
      return;
    }
    const top = heap[0];
    if (!top || compare(candidate, top) >= 0) return;
    let i = 0;
    for (;;) {
      let down = 2 * i + 1;
      const left = heap[down];
      const right = heap[down + 1];
      if (!left) break;
      let child = left;
      if (right && compare(right, left) > 0) {
        child = right;
        down++;
      }
      if (compare(child, candidate) <= 0) break;
      heap[i] = child;
      i = down;
    }
    heap[i] = candidate;
  }

  /** In order. */
  sorted(): readonly Candidate[] {
    return [...this.heap].sort(this.compare);
  }
}
