import { delivering } from '../../model/cloud/coverage.ts';
import type { FlowLog } from '../../model/cloud/flow-log.ts';
import { assumedBytesPerRecord, billedGb, monthlyCost, monthlyGb, type MonthlyCost } from '../../model/cloud/price.ts';

/** A Logstore that flow logs of a region deliver to. */
export interface Store {
  readonly region: string;
  readonly project: string;
  readonly logstore: string;
}

/** Records of a Logstore by time; `null` where its service did not count, as it has no index or is gone. */
export interface StoreCount {
  readonly records: number;
  /** The service still counts: there will be more. */
  readonly counting: boolean;
}

/** What the flow logs of one region generate. */
export interface RegionRow {
  readonly region: string;
  readonly logs: number;
  readonly arriving: number;
  /** Of the last 24 hours; null until they are counted. */
  readonly dayGb: number | null;
  readonly counting: boolean;
  /** Logstores that could not be counted. */
  readonly uncounted: number;
  readonly cost: MonthlyCost | null;
}

const daySeconds = 86_400;

export function storeKey({ region, project, logstore }: Store): string {
  return `${region}/${project}/${logstore}`;
}

/** Each Logstore once, however many flow logs deliver to it. Those that SLS made for itself are its own bill, but count as generated. */
export function storesOf(logs: readonly FlowLog[]): readonly Store[] {
  const found = new Map<string, Store>();
  for (const { region, project, logstore } of logs) {
    if (project === '' || logstore === '') continue;
    const store = { region, project, logstore };
    found.set(storeKey(store), store);
  }
  return [...found.values()];
}

export function gbOf(records: number): number {
  return (records * assumedBytesPerRecord) / billedGb;
}

/**
 * Regions with flow logs, the dearest first. What a region generates is taken from what its Logstores received in 24 hours.
 *
 * @param counts by `storeKey`, null where a Logstore could not be counted; null altogether until something is known.
 */
export function regionRows(logs: readonly FlowLog[], counts: ReadonlyMap<string, StoreCount | null> | null): readonly RegionRow[] {
  const regions = [...new Set(logs.map(({ region }) => region))];
  return regions
    .map((region): RegionRow => {
      const own = logs.filter((log) => log.region === region);
      const common = { region, logs: own.length, arriving: own.filter((log) => delivering(log) === 'arrives').length };
      if (counts === null) return { ...common, dayGb: null, counting: true, uncounted: 0, cost: null };
      const found = storesOf(own).map((store) => counts.get(storeKey(store)) ?? null);
      const counted = found.filter((one) => one !== null);
      const records = counted.reduce((sum, one) => sum + one.records, 0);
      return {
        ...common, dayGb: gbOf(records), counting: counted.some(({ counting }) => counting), uncounted: found.length - counted.length, cost: monthlyCost(monthlyGb(records, daySeconds)),
      };
    })
    .toSorted((a, b) => (b.cost?.total ?? 0) - (a.cost?.total ?? 0) || (b.dayGb ?? 0) - (a.dayGb ?? 0) || a.region.localeCompare(b.region));
}

export interface MonthPoint {
  /** Unix seconds. */
  readonly at: number;
  /** GB generated since the month began. */
  readonly gb: number;
}

/** Volume since the month began, added up over time. */
export function courseOf(parts: readonly { readonly from: number; readonly to: number; readonly count: number }[], begin: number): readonly MonthPoint[] {
  const byEnd = new Map<number, number>();
  for (const { to, count } of parts) byEnd.set(to, (byEnd.get(to) ?? 0) + count);
  let records = 0;
  const points = [...byEnd].toSorted(([a], [b]) => a - b).map(([at, count]): MonthPoint => {
    records += count;
    return { at, gb: gbOf(records) };
  });
  return [{ at: begin, gb: 0 }, ...points];
}

/** First second of the month of a moment and of the next one, in a zone (seconds east of UTC). */
export function monthOf(seconds: number, zone: number): { readonly from: number; readonly to: number } {
  const local = new Date(1000 * (seconds + zone));
  const begin = (month: number): number => Date.UTC(local.getUTCFullYear(), month, 1) / 1000 - zone;
  return { from: begin(local.getUTCMonth()), to: begin(local.getUTCMonth() + 1) };
}
