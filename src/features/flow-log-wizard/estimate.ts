import { intervals, pathCodes, samplingPaths, type Interval, type SamplingPath, type TrafficType } from '../../model/cloud/flow-log.ts';
import { monthlyCost, monthlyGb, type MonthlyCost } from '../../model/cloud/price.ts';

/**
 * How many records a flow log will give. A connection that lasts gives one in every interval, so its records grow as the interval shrinks; a
 * short one gives one at any interval. How much there is of each is counted in records that are held, or assumed by the number of
 * interfaces.
 */

/** What takes no sampling path. */
export type PathName = SamplingPath | 'sameVpc' | 'other';

export interface Rate {
  /** Records an hour at 1 minute of connections that last, and at any interval of short ones; over all paths and verdicts. */
  readonly lasting: number;
  readonly short: number;
  /** 0 to 1, of records. */
  readonly denied: number;
  /** Shares of records, most first; null where nothing is known of them. */
  readonly paths: readonly { readonly path: PathName; readonly share: number }[] | null;
}

/** Assumed for each interface: connections that last, as two records each (request and reply), and short ones. */
export const assumed = { lastingPerEni: 60, shortPerMinute: 5, denied: 0.02 } as const;

export function assumedRate(enis: number): Rate {
  return { lasting: enis * assumed.lastingPerEni * 2 * 60, short: enis * assumed.shortPerMinute * 60, denied: assumed.denied, paths: null };
}

/** What was counted in held records of the resource, by value of `traffic_path` (empty where the records have none). */
export interface Held {
  readonly counts: readonly { readonly code: string; readonly records: number; readonly rejects: number; readonly lasting: number }[];
  /** Of time that they cover. */
  readonly seconds: number;
  /** Their capture interval in minutes. */
  readonly interval: number;
}

/** Null where they tell nothing: none of the resource, or no time. */
export function heldRate({ counts, seconds, interval }: Held): Rate | null {
  const sum = (of: (one: Held['counts'][number]) => number): number => counts.reduce((total, one) => total + of(one), 0);
  const records = sum((one) => one.records);
  if (records === 0 || seconds <= 0) return null;
  const hours = seconds / 3600;
  const lasting = sum((one) => one.lasting);
  const byPath = new Map<PathName, number>();
  for (const one of counts) byPath.set(pathOf(one.code), (byPath.get(pathOf(one.code)) ?? 0) + one.records);
  const known = counts.some(({ code }) => code !== '');
  return {
    lasting: (lasting * interval) / hours,
    short: (records - lasting) / hours,
    denied: sum((one) => one.rejects) / records,
    paths: known ? [...byPath].map(([path, of]) => ({ path, share: of / records })).toSorted((a, b) => b.share - a.share) : null,
  };
}

const sameVpcCodes: ReadonlySet<string> = new Set(['1', '2', '3', '4']);

/** By the code, or by the word that some exports have in its place. */
function pathOf(code: string): PathName {
  const named = samplingPaths.find((path) => path === code || pathCodes[path].some((one) => String(one) === code));
  return named ?? (sameVpcCodes.has(code) ? 'sameVpc' : 'other');
}

export interface Choice {
  readonly interval: Interval;
  readonly trafficType: TrafficType;
  /** Null for all. */
  readonly paths: readonly SamplingPath[] | null;
  /** Shares of the interfaces for which another flow log has a shorter interval, which holds there. */
  readonly shorter: readonly { readonly interval: Interval; readonly share: number }[];
}

export interface Estimate {
  /** A month of thirty days. */
  readonly records: number;
  readonly perSecond: number;
  readonly gb: number;
  readonly cost: MonthlyCost;
  readonly byInterval: readonly { readonly interval: Interval; readonly gb: number }[];
}

export function estimateOf(rate: Rate, choice: Choice): Estimate {
  const part = partOf(rate, choice);
  const hourly = (interval: Interval): number => part * perHour(rate, interval, choice.shorter);
  const records = hourly(choice.interval) * 720;
  const gb = monthlyGb(hourly(choice.interval), 3600);
  return {
    records, gb,
    perSecond: hourly(choice.interval) / 3600,
    cost: monthlyCost(gb),
    byInterval: intervals.map((interval) => ({ interval, gb: monthlyGb(hourly(interval), 3600) })),
  };
}

function perHour({ lasting, short }: Rate, interval: Interval, shorter: Choice['shorter']): number {
  const at = (minutes: number): number => lasting / minutes + short;
  const winning = shorter.filter((one) => one.interval < interval);
  const rest = 1 - winning.reduce((sum, { share }) => sum + share, 0);
  return rest * at(interval) + winning.reduce((sum, one) => sum + one.share * at(one.interval), 0);
}

/** Of all records those that the choice of verdicts and paths keeps; of paths that nothing is known of, all. */
function partOf({ denied, paths }: Rate, { trafficType, paths: chosen }: Choice): number {
  const verdict = trafficType === 'All' ? 1 : trafficType === 'Drop' ? denied : 1 - denied;
  const path = chosen === null || paths === null ? 1 : paths.reduce((sum, one) => sum + (isChosen(one.path, chosen) ? one.share : 0), 0);
  return verdict * path;
}

export function isChosen(path: PathName, chosen: readonly SamplingPath[] | null): boolean {
  return chosen === null || chosen.some((one) => one === path);
}

/** GB that a Logstore holds some days after its creation, when nothing older than `kept` days is kept. */
export function storedGb(gbPerMonth: number, days: number, kept: number): number {
  return (gbPerMonth / 30) * Math.min(days, kept);
}
