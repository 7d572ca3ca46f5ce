import type { FlowLog, Interval } from './flow-log.ts';
import type { CloudEni } from './network.ts';

/**
 * Which flow logs an interface is recorded by, and how far. What counts is what arrives now: a flow log that is stopped, locked or
 * cannot deliver covers nothing, however many interfaces it names.
 */

export type CoverageMark = 'whole' | 'part' | 'starting' | 'none';

/** What an interface needs to be looked up by. */
export type Covered = Pick<CloudEni, 'id' | 'vpc' | 'vswitch' | 'ipv6'>;

/** What a flow log does for the resources that it names. */
export type Delivering = 'arrives' | 'starting' | 'failing' | 'stopped';

export interface EniCoverage {
  readonly mark: CoverageMark;
  /** Those whose records arrive now, shortest interval first. */
  readonly by: readonly FlowLog[];
  readonly starting: readonly FlowLog[];
  /** Those that name it and deliver nothing: failing, locked, stopped. */
  readonly idle: readonly FlowLog[];
  /** Minutes; the shortest of those that arrive or start holds. Null where there is none. */
  readonly interval: Interval | null;
  /** Which verdicts arrive on those paths. */
  readonly traffic: 'all' | 'allow' | 'drop' | null;
  /** Names of sampling paths that arrive, `['all']` for every one; empty where nothing does. */
  readonly paths: readonly string[];
  /** It has IPv6 addresses, and nothing that arrives captures them. */
  readonly ipv6Missing: boolean;
}

export function delivering({ status, business, delivery }: FlowLog): Delivering {
  if (business === 'FinancialLocked') return 'stopped';
  if (status === 'Activating') return 'starting';
  if (status !== 'Active' && status !== 'Modifying') return 'stopped';
  return delivery.ok ? 'arrives' : 'failing';
}

/** Whether the flow log's resource holds the interface. */
export function covers(log: Pick<FlowLog, 'resourceType' | 'resourceId'>, eni: Covered): boolean {
  switch (log.resourceType) {
    case 'VPC':
      return log.resourceId === eni.vpc;
    case 'VSwitch':
      return log.resourceId === eni.vswitch;
    case 'NetworkInterface':
      return log.resourceId === eni.id;
  }
}

/** @param logs of the interface's region. */
export function coverageOf(eni: Covered, logs: readonly FlowLog[]): EniCoverage {
  const named = logs.filter((log) => covers(log, eni));
  const of = (kind: Delivering): readonly FlowLog[] => named.filter((log) => delivering(log) === kind).toSorted((a, b) => a.interval - b.interval);
  const by = of('arrives');
  const starting = of('starting');
  const idle = [...of('failing'), ...of('stopped')];
  const interval = by.concat(starting).reduce<Interval | null>((least, { interval }) => (least === null || interval < least ? interval : least), null);
  if (by.length === 0) return { mark: starting.length > 0 ? 'starting' : 'none', by, starting, idle, interval, traffic: null, paths: [], ipv6Missing: false };
  const takes = (verdict: 'Allow' | 'Drop', some: readonly FlowLog[]): boolean => some.some(({ trafficType }) => trafficType === 'All' || trafficType === verdict);
  const everywhere = by.filter(({ paths }) => paths.includes('all'));
  // Of what arrives on some paths only, nothing is said where something arrives on all.
  const said = everywhere.length > 0 ? everywhere : by;
  const allow = takes('Allow', said);
  const drop = takes('Drop', said);
  const full = everywhere.filter(({ ipVersion }) => ipVersion === 'DualStack' || eni.ipv6.length === 0);
  return {
    mark: takes('Allow', full) && takes('Drop', full) ? 'whole' : 'part',
    by,
    starting,
    idle,
    interval,
    traffic: allow && drop ? 'all' : allow ? 'allow' : 'drop',
    paths: everywhere.length > 0 ? ['all'] : [...new Set(by.flatMap(({ paths }) => paths))],
    ipv6Missing: eni.ipv6.length > 0 && by.every(({ ipVersion }) => ipVersion !== 'DualStack'),
  };
}

/**
 * Interfaces for which another flow log has a shorter interval than this one: there the shorter holds, for both.
 *
 * @param enis the interfaces that this flow log covers, or more.
 */
export function shorterElsewhere(log: FlowLog, logs: readonly FlowLog[], enis: readonly Covered[]): readonly { readonly log: FlowLog; readonly enis: number }[] {
  const mine = enis.filter((eni) => covers(log, eni));
  return logs
    .filter((other) => other.id !== log.id && other.interval < log.interval && delivering(other) === 'arrives')
    .map((other) => ({ log: other, enis: mine.filter((eni) => covers(other, eni)).length }))
    .filter(({ enis }) => enis > 0)
    .toSorted((a, b) => a.log.interval - b.log.interval);
}
