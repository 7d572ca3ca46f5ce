import type { TimeRange } from '../model/time.ts';
import type { MetMinutes, Silence } from './met-minutes.ts';

/** Shortest capture interval of any cloud, for a log that does not tell its own. */
const leastInterval = 60;

/** A log is quiet by habit where it has been so as often as this … */
const leastTimes = 3;
/** … for at least this share of the time that it reaches over … */
const leastShare = 0.05;
/** … and this part of the silence in question. */
const likeness = 0.5;

/** Silences from which on those between files are taken for the log's own, where its records are sparse … */
const manySilences = 20;
/** … which they are below so many in a minute that has any: an excerpt of a busy log is not. */
const sparseRecords = 30;

/**
 * Stretches between two files that no file covers, from just after the last record to the next one. Records of two neighbouring
 * capture intervals may begin almost two intervals apart, so what is not longer than two is no gap. Nor is a silence such as the log
 * has by habit: what lies within a file was read, so long silences there tell that the log is like that. A sparse log in many small
 * files has hardly any time within a file; there the silences between files tell it of each other.
 *
 * @param spans of files, in order of time, apart from each other
 */
export function gapsBetween(spans: readonly TimeRange[], met: MetMinutes, captureInterval: number): readonly TimeRange[] {
  const least = 2 * Math.max(leastInterval, captureInterval);
  const between = spans.flatMap(({ from }, i) => {
    const before = spans[i - 1];
    return before !== undefined && from - (before.to - 1) > least ? [{ from: before.to, to: from }] : [];
  });
  const [first, last] = [spans[0], spans.at(-1)];
  if (between.length === 0 || first === undefined || last === undefined) return between;
  const silences = met.silences(least);
  const areOwn = silences.length >= manySilences && met.records < sparseRecords * met.count;
  const habit = new Habit((areOwn ? silences : within(silences, spans)).map(({ from, to }) => to - from));
  return between.filter(({ from, to }) => {
    const seconds = to - from;
    return !habit.has(seconds, last.to - first.from - seconds, areOwn);
  });
}

/** Those that lie within a span. */
function within(silences: readonly Silence[], spans: readonly TimeRange[]): readonly Silence[] {
  let at = 0;
  return silences.filter(({ from, to }) => {
    while ((spans[at]?.to ?? Infinity) <= from) at++;
    const span = spans[at];
    // A minute begins before the records in it.
    return span !== undefined && span.from < from + leastInterval && to < span.to;
  });
}

class Habit {
  private readonly lengths: readonly number[];

  constructor(lengths: readonly number[]) {
    this.lengths = lengths.toSorted((a, b) => b - a);
  }

  /**
   * @param seconds of the silence in question, which is itself among the known ones if `isOne`
   * @param over seconds that the log reaches over beside it
   */
  has(seconds: number, over: number, isOne: boolean): boolean {
    let [times, sum] = isOne ? [-1, -seconds] : [0, 0];
    for (const length of this.lengths) {
      if (length < likeness * seconds) break;
      times++;
      sum += length;
    }
    return times >= leastTimes && sum >= leastShare * over;
  }
}
