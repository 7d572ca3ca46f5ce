import type { TimeRange } from '../model/time.ts';
import { captureInterval } from './capture-interval.ts';
import { chunkBytes } from './seal.ts';
import type { PhysicalName } from './segment.ts';
import type { Table } from './table.ts';
import type { TupleCount } from './tuple-book.ts';

/** What a table can say of itself, beside its rows. */
export interface TableSummary {
  readonly records: number;
  /** From the first time to just after the last, in Unix seconds. */
  readonly extent: { readonly from: number; readonly to: number } | null;
  /** Within the extent, what no file covers. */
  readonly gaps: readonly TimeRange[];
  readonly captureInterval: number;
  readonly noData: number;
  readonly skipData: number;
  readonly interfaces: number;
  readonly vpcs: number;
  readonly addresses: number;
  /** Records that count as `first` because their owner could not be told. */
  readonly ambiguousOwners: number;
  /** Bytes of columns in sealed segments, by physical column; `staging` is what is not sealed yet. */
  readonly columnBytes: ReadonlyMap<PhysicalName | 'staging', number>;
  /** Bytes of dictionaries in the memory (texts are outside of it). */
  readonly dictionaryBytes: number;
}

type Summed = Pick<Table, 'tuples' | 'book' | 'sealed' | 'staged' | 'segments' | 'rows' | 'addresses' | 'ownership' | 'ends' | 'spans'>;

/** Takes time in proportion to tuples and segments, not to records. */
export function summarise(table: Summed): TableSummary {
  const { tuples, segments } = table;
  const statuses = { NODATA: 0, SKIPDATA: 0 };
  const enis = new Set<number>();
  const vpcs = new Set<number>();
  for (let tuple = 1; tuple <= tuples.size; tuple++) {
    const status = table.book('log-status').text(tuples.word(tuple, 'log-status'))?.toUpperCase();
    if (status === 'NODATA' || status === 'SKIPDATA') statuses[status] += tuples.count(tuple).rows;
    enis.add(tuples.word(tuple, 'eni-id'));
    vpcs.add(tuples.word(tuple, 'vpc-id'));
  }
  enis.delete(0);
  vpcs.delete(0);
  const columnBytes = new Map<PhysicalName | 'staging', number>();
  for (const { segment } of table.sealed) {
    for (const [name, chunk] of segment.chunks) columnBytes.set(name, (columnBytes.get(name) ?? 0) + chunkBytes(chunk, segment.rows));
  }
  columnBytes.set('staging', table.staged.reduce((sum, { bytes }) => sum + bytes, 0));
  const interval = captureIntervalOf(table);
  return {
    records: table.rows,
    extent: segments.length === 0 ? null : {
      from: Math.min(...segments.map(({ minTime }) => minTime)),
      to: Math.max(...segments.map(({ maxTime }) => maxTime)) + 1,
    },
    gaps: table.spans.gaps(interval),
    captureInterval: interval,
    noData: statuses.NODATA,
    skipData: statuses.SKIPDATA,
    interfaces: enis.size,
    vpcs: vpcs.size,
    addresses: table.addresses.size,
    ambiguousOwners: [...table.sealed, ...table.staged].reduce((sum, { ambiguous }) => sum + ambiguous, 0),
    columnBytes,
    dictionaryBytes: table.addresses.bytes + tuples.bytes + table.ownership.bytes + table.ends.bytes,
  };
}

/** Seconds; see `capture-interval.ts`. NODATA and SKIPDATA records tell nothing. */
export function captureIntervalOf({ tuples, book }: Pick<Table, 'tuples' | 'book'>): number {
  const byInterface = new Map<number, TupleCount[]>();
  const statuses = book('log-status');
  for (let tuple = 0; tuple <= tuples.size; tuple++) {
    const status = statuses.text(tuples.word(tuple, 'log-status'))?.toUpperCase();
    if (status === 'NODATA' || status === 'SKIPDATA') continue;
    const eni = tuples.word(tuple, 'eni-id');
    const list = byInterface.get(eni);
    if (list) list.push(tuples.count(tuple));
    else byInterface.set(eni, [tuples.count(tuple)]);
  }
  return captureInterval(byInterface.values());
}
