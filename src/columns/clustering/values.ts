/**
 * The values of a part of a record that are told apart: those that enough records have. The others are together at place 0, which
 * no pattern can name; a pattern that leaves the part free holds them as well.
 */
export class Values {
  /** Value by place; place 0 is none. */
  readonly values: readonly number[];
  /** Place by value + 1, so that -1, for a value that is not there, has a place too. */
  readonly places: Int32Array;

  /** @param counts of records (or of a sample) by value + 1; values beyond it are never told apart */
  constructor(counts: Uint32Array, least: number) {
    const values: number[] = [-2];
    this.places = new Int32Array(counts.length);
    for (let i = 0; i < counts.length; i++) {
      if ((counts[i] ?? 0) < least) continue;
      this.places[i] = values.length;
      values.push(i - 1);
    }
    this.values = values;
  }

  /** Places in use, the one of the rest included. */
  get card(): number {
    return this.values.length;
  }
}
