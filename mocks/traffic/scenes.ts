/**
 * The use cases of the documentation, with its figures, so that its queries give its results here:
 * internet sources of port 80, traffic between servers, over a peering connection, through the NAT gateway, to the data
 * centre over the transit router, and through the VPN gateway.
 */

import { onPremises, services, webSources } from '../world/internet.ts';
import { type Instance, instances } from '../world/instances.ts';
import { bytesAt, connection, refusal, stream, type TrafficSource, type Window } from './flows.ts';
import { activity, at, during } from './rate.ts';
import { outside, route } from './routes.ts';

const { ecs1, ecs2, ecs3, shop1, warehouse, orders1, orders2, billing1, billing2, branchEcs1, branchEcs2 } = instances;

const allowed = route(outside('internet', webSources.allowed), ecs1.primary);
const refused = webSources.refused.map((address) => route(outside('internet', address), ecs1.primary));

/** Five sources ask for port 80 of 10.0.0.1; the security group lets one of them in. Each of them asks at least so often in a window. */
export function webTraffic(least: number): TrafficSource {
  return {
    name: 'web',
    amount: 'fixed',
    send(window, random, _density, send) {
      const minutes = window.seconds / 60;
      for (let n = least + random.poisson(2.5 * activity(window.start) * minutes); n > 0; n--) {
        send(connection(allowed, window, random, 80, random.size(600, 0.3), random.size(18_000, 0.7)));
      }
      for (const way of refused) {
        for (let n = least + random.poisson(0.3 * minutes); n > 0; n--) send(refusal(way, window, random, 80, random.whole(1, 3)));
      }
    },
  };
}

export const web = webTraffic(0);

const toEcs2 = route(ecs1.primary, ecs2.primary);
const toEcs3 = route(ecs1.primary, ecs3.primary);

/** 10.0.0.1 sends 1.4 Mbps to 10.0.0.2 and half of that to 10.0.0.3. */
export const servers: TrafficSource = {
  name: 'servers',
  amount: 'fixed',
  send(window, random, _density, send) {
    send(stream(toEcs2, window, 'ecs1-ecs2', 9000, bytesAt(1_400_000, window) * random.around(0.04), bytesAt(22_000, window)));
    send(stream(toEcs3, window, 'ecs1-ecs3', 6379, bytesAt(700_000, window) * random.around(0.04), bytesAt(11_000, window)));
  },
};

/** The nightly copy over the peering connection went wrong and runs by day: 6 Mbps from 10.0.0.1 to 172.16.0.1. */
export const spike = { from: at(16, 10), to: at(16, 40) } as const;

const toWarehouse = route(ecs1.primary, warehouse.primary);
const fromWarehouse = route(warehouse.primary, ecs2.primary);

export function peeringTraffic(spiking: (window: Window) => boolean): TrafficSource {
  return {
    name: 'peering',
    amount: 'fixed',
    send(window, random, _density, send) {
      const rate = spiking(window) ? 6_000_000 : 180_000 * random.around(0.3);
      send(stream(toWarehouse, window, 'ecs1-warehouse', 443, bytesAt(rate, window) * random.around(0.02), bytesAt(rate / 60, window)));
      if (window.start % 300 === 0) send(connection(fromWarehouse, window, random, 9000, 900, random.size(60_000, 0.5)));
    },
  };
}

export const peering = peeringTraffic(({ start }) => during(start, spike.from, spike.to));

const natUsers: readonly (readonly [Instance, bitsPerSecond: number, everySeconds: number])[] = [
  [ecs1, 12_000, 60],
  [ecs2, 5_000, 60],
  [ecs3, 2_500, 300],
  [shop1, 1_500, 300],
];
const natRoutes = natUsers.map(([instance, rate, every]) => ({
  way: route(instance.primary, outside('internet', services.shared)), name: instance.name, rate, every,
}));

/** Four servers use one public service through the NAT gateway; 10.0.0.1 most of all, with 12 kbps. */
export const nat: TrafficSource = {
  name: 'nat',
  amount: 'fixed',
  send(window, random, _density, send) {
    for (const { way, name, rate, every } of natRoutes) {
      if (window.start % every >= window.seconds) continue;
      send(stream(way, window, `${name}-shared`, 443, bytesAt(rate, window) * random.around(0.05), bytesAt(rate * 1.6, window)));
    }
  },
};

/** The hour in which orders (VPC1) has the larger share of the circuit. */
export const busyOrders = { from: at(14, 50), to: at(15, 50) } as const;

const database = outside('transit-router', onPremises.database);
const files = outside('transit-router', onPremises.files);
const circuitUsers = [
  { way: route(orders1.primary, database), name: 'orders1', port: 1521, vpc1: true, share: 0.65 },
  { way: route(orders2.primary, files), name: 'orders2', port: 445, vpc1: true, share: 0.35 },
  { way: route(billing1.primary, database), name: 'billing1', port: 1521, vpc1: false, share: 0.7 },
  { way: route(billing2.primary, files), name: 'billing2', port: 445, vpc1: false, share: 0.3 },
] as const;

/** What VPC1 and VPC2 send to the data centre, in bit/s. */
function circuitRate(vpc1: boolean, window: Window): number {
  if (!vpc1) return 1_800_000;
  return during(window.start, busyOrders.from, busyOrders.to) ? 4_600_000 : 900_000;
}

export const circuit: TrafficSource = {
  name: 'circuit',
  amount: 'fixed',
  send(window, random, _density, send) {
    for (const { way, name, port, vpc1, share } of circuitUsers) {
      const bytes = bytesAt(circuitRate(vpc1, window) * share, window) * random.around(0.1);
      send(stream(way, window, `${name}-circuit`, port, bytes, bytes / 9));
    }
  },
};

/** ECS2 says nothing more from here to midnight. */
export const silence = { from: at(23, 45), to: at(24) } as const;

const ecs1ToEcs4 = route(branchEcs1.primary, outside('vpn', onPremises.ecs4));
const ecs3ToEcs2 = route(outside('vpn', onPremises.ecs3), branchEcs2.primary);

/** Through the tunnel: ECS1 and ECS4 are the heaviest, ECS2 says nothing in the windows named. */
export function vpnTraffic(silent: (window: Window) => boolean): TrafficSource {
  return {
    name: 'vpn',
    amount: 'fixed',
    send(window, random, _density, send) {
      const rate = 350_000 + 500_000 * activity(window.start);
      send(stream(ecs1ToEcs4, window, 'ecs1-ecs4', 8443, bytesAt(rate, window) * random.around(0.1), bytesAt(rate * 0.7, window)));
      if (silent(window)) return;
      send(stream(ecs3ToEcs2, window, 'ecs3-ecs2', 5432, bytesAt(14_000, window) * random.around(0.3), bytesAt(40_000, window)));
    },
  };
}

/** ECS2 has been silent for the last quarter of an hour of the day. */
export const vpn = vpnTraffic(({ start }) => during(start, silence.from, silence.to));

export const scenes: readonly TrafficSource[] = [web, servers, peering, nat, circuit, vpn];
