/**
 * How much traffic there was, each flow counted once: what a page must show that has only the records.
 *
 * A flow's two directions are counted separately, each at most once per VPC (and once over all VPCs), if at least one
 * logged interface saw it. What "once" means:
 * - internet → server: the server's own `in`. There is no other.
 * - server → server in one VPC: seen at both ends, counted once (the sender's, else the receiver's if only it is logged).
 * - across two VPCs (peering, transit router): once over all VPCs; once for each VPC that logged it.
 * - through the NAT gateway: the leg between server and internet is counted once. The gateway's four sightings are the
 *   same traffic on its way: with only the gateway logged, its legs towards the server stand for it.
 * - through the VPN gateway: once, by the server's sighting or, if only the gateway is logged, by the gateway's.
 * - refused at the receiver: the packets were sent, so they count once; they have no answer.
 * - through the load balancer: two flows, as it ends one connection and opens another. Both count.
 * SKIPDATA stands for traffic that nobody recorded: it is not in the truth.
 */

import type { Eni } from '../world/instances.ts';
import { enis } from '../world/world.ts';
import type { Flow, Leg } from './flows.ts';
import type { Sighting } from './routes.ts';

export interface Volume {
  bytes: number;
  packets: number;
}

export interface OnceCounted {
  /** By VPC id, every VPC that saw anything. A flow between two VPCs is in both. */
  readonly perVpc: ReadonlyMap<string, Volume>;
  /** Over all VPCs; a flow between two of them once. */
  readonly total: Volume;
}

export class OnceCounter implements OnceCounted {
  readonly perVpc = new Map<string, Volume>();
  readonly total: Volume = { bytes: 0, packets: 0 };
  private readonly logged: ReadonlySet<Eni>;
  private readonly volumes = new Map<readonly Sighting[], readonly Volume[]>();

  constructor(logged: (eni: Eni) => boolean) {
    this.logged = new Set(enis.filter(logged));
  }

  flow(flow: Flow): void {
    this.count(flow.route.forward, flow.forward);
    if (flow.reply !== null) this.count(flow.route.reply, flow.reply);
  }

  private count(way: readonly Sighting[], leg: Leg): void {
    for (const volume of this.volumesOf(way)) {
      volume.bytes += leg.bytes;
      volume.packets += leg.packets;
    }
  }

  /** The sums that one direction of a route adds to: none when no logged interface lies on it. */
  private volumesOf(way: readonly Sighting[]): readonly Volume[] {
    const known = this.volumes.get(way);
    if (known) return known;
    const touched = new Set(way.filter(({ eni }) => this.logged.has(eni)).map(({ eni }) => eni.vswitch.vpc.id));
    const volumes = [...touched].map((vpcId) => {
      const volume = this.perVpc.get(vpcId) ?? { bytes: 0, packets: 0 };
      this.perVpc.set(vpcId, volume);
      return volume;
    });
    const all = volumes.length > 0 ? [...volumes, this.total] : [];
    this.volumes.set(way, all);
    return all;
  }
}
