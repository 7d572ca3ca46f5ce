interface Interval<T> {
  readonly from: T;
  readonly to: T;
}

/** A piece that is missing; `to` is null where it has no end. */
export interface Gap<T> {
  readonly from: T;
  readonly to: T | null;
}

/** A set of places, as half-open intervals in order, none touching the next. */
export class Intervals<T extends number | bigint> {
  private list: Interval<T>[] = [];

  get all(): readonly Interval<T>[] {
    return this.list;
  }

  add(from: T, to: T): void {
    if (from >= to) return;
    let low: T = from;
    let high: T = to;
    const apart = this.list.filter((one) => {
      if (one.to < from || one.from > to) return true;
      if (one.from < low) low = one.from;
      if (one.to > high) high = one.to;
      return false;
    });
    const at = apart.findIndex((one) => one.from > low);
    apart.splice(at < 0 ? apart.length : at, 0, { from: low, to: high });
    this.list = apart;
  }

  /** What is missing of [from, to), in order; of all from `from` on when `to` is null. */
  gaps(from: T, to: T | null): Gap<T>[] {
    const missing: Gap<T>[] = [];
    let at = from;
    for (const one of this.list) {
      if (to !== null && one.from >= to) break;
      if (one.to <= at) continue;
      if (one.from > at) missing.push({ from: at, to: one.from });
      at = one.to;
    }
    if (to === null) missing.push({ from: at, to: null });
    else if (at < to) missing.push({ from: at, to });
    return missing;
  }

  covers(from: T, to: T): boolean {
    return this.gaps(from, to).length === 0;
  }
}
