/**
 * What is captured in a minute and delivered to one logstore: for each interface its effective interval, and what passes the
 * filters. A minute is captured by a flow log that was active throughout it. The smallest interval of all flow logs that cover an
 * interface is effective, wherever they deliver to. A record that several flow logs of one logstore ask for is there once.
 */

import { intervals, pathCodes, type Interval, type SamplingPath } from '../../../src/model/cloud/flow-log.ts';
import type { Sighting } from '../../traffic/routes.ts';
import type { Eni } from '../../world/instances.ts';
import type { Capture, FlowLogState } from '../state.ts';
import { covered } from './covered.ts';

/** Which verdicts pass. */
export const passes = { none: 0, accepted: 1, refused: 2, both: 3 } as const;

/** What one flow log lets through at one interface. */
interface Filter {
  /** Bits of `passes`. */
  readonly verdicts: number;
  /** Null for all. */
  readonly paths: ReadonlySet<number> | null;
  readonly ipv6: boolean;
}

interface CoveredEni {
  interval: Interval;
  readonly filters: Filter[];
}

/** Constant from one change of a flow log to the next. */
export class Coverage {
  private readonly known = new Map<Sighting, number>();
  /** Interfaces whose windows end with those of this many minutes, where the coverage lasts throughout. */
  readonly ending = new Map<number, ReadonlyMap<Eni, Interval>>();

  constructor(readonly enis: ReadonlyMap<Eni, CoveredEni>) {}

  /** Which verdicts of what an interface sees so are delivered. */
  verdicts(sighting: Sighting): number {
    const known = this.known.get(sighting);
    if (known !== undefined) return known;
    let mask = 0;
    for (const { verdicts, paths, ipv6 } of this.enis.get(sighting.eni)?.filters ?? []) {
      if (sighting.family === 'IPv6' && !ipv6) continue;
      if (paths === null || (sighting.path !== null && paths.has(sighting.path))) mask |= verdicts;
    }
    this.known.set(sighting, mask);
    return mask;
  }
}

const verdicts = { All: passes.both, Allow: passes.accepted, Drop: passes.refused } as const;

function codesOf(paths: readonly string[]): ReadonlySet<number> | null {
  if (paths.length === 0 || paths.includes('all')) return null;
  const known: Readonly<Record<string, readonly number[]>> = pathCodes satisfies Record<SamplingPath, readonly number[]>;
  return new Set(paths.flatMap((path) => known[path] ?? []));
}

interface Active {
  readonly key: string;
  readonly flowLog: FlowLogState;
  readonly capture: Capture;
}

/** Which logstore, by its names. */
export interface LogstoreName {
  readonly region: string;
  readonly project: string;
  readonly name: string;
}

/** The coverages of one logstore, by minute. */
export class Coverages {
  private readonly captures: readonly Active[];
  private readonly own: readonly Capture[];
  private readonly byMinute = new Map<number, Coverage>();
  private readonly byActive = new Map<string, Coverage>();

  constructor(flowLogs: readonly FlowLogState[], private readonly logstore: LogstoreName) {
    this.captures = flowLogs.flatMap((flowLog) =>
      flowLog.captures.map((capture, number) => ({ key: `${flowLog.id}/${number}`, flowLog, capture })),
    );
    this.own = flowLogs.filter((one) => this.ours(one)).flatMap((one) => one.captures);
  }

  private ours({ region, project, logstore }: FlowLogState): boolean {
    return region === this.logstore.region && project === this.logstore.project && logstore === this.logstore.name;
  }

  /** From the first second that was captured for this logstore to the last, `now` where it goes on; null when there is none. */
  extent(now: number): { readonly from: number; readonly to: number } | null {
    if (this.own.length === 0) return null;
    return { from: Math.min(...this.own.map(({ from }) => from)), to: Math.min(now, Math.max(...this.own.map(({ to }) => to ?? now))) };
  }

  /** Of the minute that begins at `minute`. */
  at(minute: number): Coverage {
    const known = this.byMinute.get(minute);
    if (known) return known;
    const active = this.captures.filter(({ capture: { from, to } }) => from <= minute && (to === null || to >= minute + 60));
    const key = active.map((one) => one.key).join(' ');
    const made = this.byActive.get(key) ?? this.coverageOf(active);
    this.byActive.set(key, made);
    this.byMinute.set(minute, made);
    return made;
  }

  /** The interfaces whose windows end at `boundary`, with the length of the window. Each of them has a record: of NODATA at least. */
  ending(boundary: number): ReadonlyMap<Eni, Interval> {
    const ended = intervals.filter((interval) => boundary % (interval * 60) === 0);
    const longest = Math.max(...ended);
    const first = this.at(boundary - 60);
    let steady = true;
    for (let minute = boundary - longest * 60; minute < boundary - 60; minute += 60) steady &&= this.at(minute) === first;
    const known = steady ? first.ending.get(longest) : undefined;
    if (known) return known;
    const found = new Map<Eni, Interval>();
    for (const interval of ended) {
      for (let minute = boundary - interval * 60; minute < boundary; minute += 60) {
        // Windows of two lengths of one interface that end together, as after a change, are delivered together.
        for (const [eni, one] of this.at(minute).enis) if (one.interval === interval) found.set(eni, interval);
      }
    }
    if (steady) first.ending.set(longest, found);
    return found;
  }

  private coverageOf(active: readonly Active[]): Coverage {
    const byEni = new Map<Eni, CoveredEni>();
    for (const { flowLog, capture } of active) {
      const own = this.ours(flowLog);
      const filter: Filter = { verdicts: verdicts[flowLog.trafficType], paths: codesOf(flowLog.paths), ipv6: capture.ipVersion === 'DualStack' };
      for (const eni of covered(flowLog.resourceType, flowLog.resourceId)) {
        const known = byEni.get(eni) ?? { interval: capture.interval, filters: [] };
        if (capture.interval < known.interval) known.interval = capture.interval;
        if (own) known.filters.push(filter);
        byEni.set(eni, known);
      }
    }
    for (const [eni, { filters }] of byEni) if (filters.length === 0) byEni.delete(eni);
    return new Coverage(byEni);
  }
}
