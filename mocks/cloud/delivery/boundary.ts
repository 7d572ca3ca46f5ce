/**
 * A boundary is a full minute at which capture windows end: those of one minute always, those of five and ten where they are aligned.
 * A window of which only a part was captured (begun, stopped, its interval changed) is delivered at its own end all the same.
 */

import type { Interval } from '../../../src/model/cloud/flow-log.ts';
import { hashOf } from '../../random.ts';
import { type Sighting, statusSighting } from '../../traffic/routes.ts';
import type { Eni } from '../../world/instances.ts';
import { Aggregation } from './aggregation.ts';
import { type Coverages, passes } from './coverage.ts';
import { eniNumbers } from './covered.ts';
import { type MinuteChoice, sendMinute } from './minute-traffic.ts';

const longestSeconds = 600;
/** About one window in this many per interface has records left out for want of capacity. */
const skipEvery = 2500;

const noData = new Map<Eni, Sighting>();
const skipData = new Map<Eni, Sighting>();

function status(known: Map<Eni, Sighting>, eni: Eni, what: 'NODATA' | 'SKIPDATA'): Sighting {
  const made = known.get(eni) ?? statusSighting(eni, what);
  known.set(eni, made);
  return made;
}

/** All records of windows that end at `boundary`; times count from `boundary - 600`. */
export function recordsEnding(choice: MinuteChoice, coverages: Coverages, boundary: number): Aggregation {
  const windows = coverages.ending(boundary);
  const made = new Aggregation({ seed: choice.seed, start: boundary - longestSeconds, seconds: longestSeconds });
  const busy = new Set<Eni>();
  const longest = Math.max(0, ...windows.values()) * 60;
  for (let minute = boundary - longest; minute < boundary; minute += 60) {
    const coverage = coverages.at(minute);
    if (coverage.enis.size === 0) continue;
    const within = (interval: Interval): boolean => boundary % (interval * 60) === 0 && minute >= boundary - interval * 60;
    const add = (sighting: Sighting, refused: boolean): boolean => {
      const verdict = refused ? passes.refused : passes.accepted;
      if ((coverage.verdicts(sighting) & verdict) === 0) return false;
      const interval = coverage.enis.get(sighting.eni)?.interval;
      if (interval === undefined || !within(interval)) return false;
      busy.add(sighting.eni);
      return true;
    };
    sendMinute(choice, minute, (flow) => {
      const { forward, reply } = flow.route;
      for (let i = 0; i < forward.length; i++) {
        const sighting = forward[i];
        const refused = flow.refused && i === forward.length - 1;
        if (sighting && add(sighting, refused)) made.add(sighting, flow, flow.forward, false, refused);
      }
      if (flow.reply === null) return;
      for (const sighting of reply) if (add(sighting, false)) made.add(sighting, flow, flow.reply, true, false);
    });
  }
  for (const [eni, interval] of windows) {
    if (!busy.has(eni)) made.addStatus(status(noData, eni, 'NODATA'), interval * 60);
    else if (hashOf(choice.seed, boundary, eniNumbers.get(eni) ?? 0) % skipEvery === 0) made.addStatus(status(skipData, eni, 'SKIPDATA'), interval * 60);
  }
  return made;
}
