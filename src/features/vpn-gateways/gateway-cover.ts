import { coverageOf, type CoverageMark, type EniCoverage } from '../../model/cloud/coverage.ts';
import type { FlowLog, Interval } from '../../model/cloud/flow-log.ts';
import type { CloudEni, VpnGateway } from '../../model/cloud/network.ts';
import { placeOf, type EniPlace } from './eni-place.ts';

export interface GatewayEni {
  readonly eni: CloudEni;
  readonly place: EniPlace;
  readonly coverage: EniCoverage;
}

/** The interfaces of a gateway, and how far flow logs record them. */
export interface GatewayCover {
  readonly enis: readonly GatewayEni[];
  /** Interfaces whose records arrive, in whole or in part. */
  readonly logged: number;
  /** Those that nothing records, nor will soon. */
  readonly missing: readonly CloudEni[];
  /** Of all of them together: `whole` only where each is. */
  readonly mark: CoverageMark;
  /** Minutes, where all that arrive have the same. */
  readonly interval: Interval | null;
}

/**
 * @param enis of the region, the gateway's own among them; one that the account does not show is left out.
 * @param logs of the region.
 */
export function coverOf(gateway: VpnGateway, enis: readonly CloudEni[], logs: readonly FlowLog[]): GatewayCover {
  const byId = new Map(enis.map((eni) => [eni.id, eni]));
  const own = gateway.enis.flatMap((id) => byId.get(id) ?? []).map((eni): GatewayEni => ({ eni, place: placeOf(gateway, eni), coverage: coverageOf(eni, logs) }));
  const ordered = own.toSorted((a, b) => rank(a) - rank(b));
  const arriving = ordered.filter(({ coverage }) => coverage.by.length > 0);
  const intervals = new Set(arriving.map(({ coverage }) => coverage.interval));
  return {
    enis: ordered,
    logged: arriving.length,
    missing: ordered.filter(({ coverage }) => coverage.mark === 'none').map(({ eni }) => eni),
    mark: markOf(ordered),
    interval: intervals.size === 1 ? (arriving[0]?.coverage.interval ?? null) : null,
  };
}

/** IPsec before SSL, the first tunnel before the second. */
function rank({ place }: GatewayEni): number {
  return (place.feature === 'ipsec' ? 0 : place.feature === 'ssl' ? 2 : 4) + (place.tunnel === 2 ? 1 : 0);
}

function markOf(enis: readonly GatewayEni[]): CoverageMark {
  const marks = new Set(enis.map(({ coverage }) => coverage.mark));
  const [only] = marks;
  if (marks.size === 1 && only !== undefined) return only;
  return marks.has('whole') || marks.has('part') ? 'part' : marks.has('starting') ? 'starting' : 'none';
}
