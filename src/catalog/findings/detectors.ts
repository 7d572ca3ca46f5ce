import { beacons } from './beacons.ts';
import { bulkOut } from './bulk.ts';
import type { Detector } from './detector.ts';
import { exposures } from './exposures.ts';
import type { FindingKind } from './finding.ts';
import { firstSeenPeers } from './first-seen.ts';
import { oneWayFlows } from './one-way.ts';
import { refusedInside } from './refused-inside.ts';
import { addressSweeps, portScans } from './scans.ts';

/** All detectors, the gravest first: what several find of the same actors is told by the first of them. */
export const detectors: Readonly<Record<FindingKind, Detector>> = {
  scan: portScans,
  sweep: addressSweeps,
  beacon: beacons,
  'bulk-out': bulkOut,
  'refused-inside': refusedInside,
  exposure: exposures,
  'first-seen': firstSeenPeers,
  'one-way': oneWayFlows,
};
