const minute = 60;
const day = 1440;

/** From the last minute with a record to the next one, in Unix seconds. */
export interface Silence {
  readonly from: number;
  readonly to: number;
}

/** Which minutes records begin in: a bit each, by days that have any, so that a log of years takes kilobytes and a mistaken date none. */
export class MetMinutes {
  /** Minutes that have a record, and the records that were met. */
  count = 0;
  records = 0;
  private readonly days = new Map<number, Uint8Array>();

  /** @param times of records, in Unix seconds */
  meet(times: ArrayLike<number>): void {
    let last = -1;
    for (let i = 0; i < times.length; i++) {
      const one = Math.floor((times[i] ?? 0) / minute);
      // Records come nearly in order of time: the next one is of the same minute.
      if (one === last) continue;
      last = one;
      this.mark(one);
    }
    this.records += times.length;
  }

  /** Times that nothing begins in for longer than that many seconds, in order. */
  silences(longerThan: number): Silence[] {
    const found: Silence[] = [];
    let last: number | null = null;
    for (const [number, bits] of [...this.days].sort(([a], [b]) => a - b)) {
      for (let i = 0; i < day; i++) {
        if (((bits[i >> 3] ?? 0) & (1 << (i & 7))) === 0) continue;
        const at = (number * day + i) * minute;
        if (last !== null && at - last > longerThan) found.push({ from: last, to: at });
        last = at;
      }
    }
    return found;
  }

  private mark(one: number): void {
    const number = Math.floor(one / day);
    let bits = this.days.get(number);
    if (bits === undefined) {
      bits = new Uint8Array(day / 8);
      this.days.set(number, bits);
    }
    const at = one - number * day;
    const byte = bits[at >> 3] ?? 0;
    const bit = 1 << (at & 7);
    if ((byte & bit) !== 0) return;
    bits[at >> 3] = byte | bit;
    this.count++;
  }
}
