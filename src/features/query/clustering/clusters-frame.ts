import type { Words } from '../../../base/words.ts';
import type { Clusters } from '../../../model/clusters.ts';
import type { Frame, FrameColumn, Unit, Value } from '../../../model/frame.ts';
import { printSearch } from '../../../statement/print-search.ts';
import { searchOfShape } from './search-text.ts';
import { shapeLine, verdictOf } from './shape-text.ts';
import type { clusteringWords } from './words.ts';

/** The table of patterns as a frame, for files: a row per pattern, what is left last. Times are Unix seconds. */
export function clustersFrame({ patterns, other, coverage }: Clusters, w: Words<typeof clusteringWords>): Frame {
  const left = other.records > 0 ? [null] : [];
  const column = (name: string, type: FrameColumn['type'], unit: Unit, values: readonly Value[], rest: Value): FrameColumn => ({ name, type, unit, values: [...values, ...left.map(() => rest)] });
  const share = (records: number): number => records / Math.max(1, coverage.matched);
  return {
    columns: [
      column('pattern', 'varchar', 'none', patterns.map(({ shape }) => shapeLine(shape, w)), w.other(String(other.shapes))),
      column('action', 'varchar', 'none', patterns.map(({ shape }) => verdictOf(shape)), null),
      column('records', 'bigint', 'records', patterns.map(({ records }) => records), other.records),
      column('share', 'double', 'share', patterns.map(({ records }) => share(records)), share(other.records)),
      column('before', 'bigint', 'records', patterns.map(({ before }) => before), null),
      column('first', 'timestamp', 'time', patterns.map(({ first }) => first), null),
      column('last', 'timestamp', 'time', patterns.map(({ last }) => last), null),
      column('search', 'varchar', 'none', patterns.map(({ shape }) => printSearch(searchOfShape(shape))), null),
    ],
    rows: patterns.length + left.length,
    coverage,
  };
}
