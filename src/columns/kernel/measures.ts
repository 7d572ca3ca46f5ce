import type { Value } from '../../model/frame.ts';
import { whole } from '../functions/integers.ts';
import type { Memory } from '../memory.ts';
import type { OverTimeResults } from './over-time.ts';
import type { State } from './states.ts';
import type { Measure, Work } from './work.ts';

/** Results of the distinct counts of a work, by index: u32 per group, or values per group. */
export interface DistinctResults {
  readonly counts: readonly (Uint32Array | null)[];
  readonly values: readonly (ReadonlyMap<number, Value> | null)[];
  /** Statistics over buckets of time by the key of their aggregate; a value per group. */
  readonly overTime: OverTimeResults;
  /** Values of late aggregates by their key, for the groups that are put out. */
  readonly late: Map<string, ReadonlyMap<number, Value>>;
}

/** Reads aggregates of groups out of accumulators. Views are taken when it is made: nothing may grow the memory meanwhile. */
export class MeasureReader {
  private readonly view: DataView;
  private readonly work: Pick<Work, 'loop'>;
  private readonly base: number;
  private readonly distinct: DistinctResults;

  constructor(memory: Memory, work: Pick<Work, 'loop'>, state: Pick<State, 'base'>, distinct: DistinctResults) {
    this.view = new DataView(memory.memory.buffer);
    this.work = work;
    this.base = state.base.pointer;
    this.distinct = distinct;
  }

  /** Without a bigint where it is safe: thousands are read for each frame of a brush. */
  private long(at: number): number | bigint {
    const number = this.view.getInt32(at + 4, true) * 2 ** 32 + this.view.getUint32(at, true);
    return Number.isSafeInteger(number) ? number : whole(this.view.getBigInt64(at, true));
  }

  /** @throws EvaluationError when a sum leaves 64 bits */
  value(measure: Measure, group: number): Value {
    const cell = this.base + group * this.work.loop.stride;
    switch (measure.kind) {
      case 'count':
        return this.view.getUint32(cell + measure.at, true);
      case 'sum':
      case 'average': {
        const n = this.view.getUint32(cell + measure.valid, true);
        if (n === 0) return null;
        if (measure.form === 'f64') {
          const sum = this.view.getFloat64(cell + measure.at, true);
          return measure.kind === 'sum' ? sum : sum / n;
        }
        if (measure.form === 'i64') {
          const sum = this.long(cell + measure.at);
          return measure.kind === 'sum' ? sum : Number(sum) / n;
        }
        const sum = this.view.getBigInt64(cell + measure.at, true) * 2n ** 32n + this.view.getBigInt64(cell + measure.at + 8, true);
        return measure.kind === 'sum' ? whole(sum) : Number(sum) / n;
      }
      case 'extreme': {
        if (this.view.getUint32(cell + measure.valid, true) === 0) return null;
        if (measure.type === 'f64') return measure.decode(this.view.getFloat64(cell + measure.at, true));
        return measure.decode(this.long(cell + measure.at));
      }
      case 'distinct':
        return this.distinct.counts[measure.index]?.[group] ?? 0;
      case 'distinct-sum':
      case 'distinct-average':
        return this.distinct.values[measure.index]?.get(group) ?? null;
      case 'over-time':
        return this.distinct.overTime.get(measure.key)?.get(group) ?? measure.empty;
      case 'late':
        return this.distinct.late.get(measure.key)?.get(group) ?? null;
      case 'determined':
        return measure.of(group);
      case 'null':
        return null;
    }
  }
}
