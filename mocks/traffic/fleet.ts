/** What the fleet sends: only the demo cloud knows it, the day of the demo does not. Small, and passing what the company's traffic does not. */

import { dataServers, dataVpnEnis, edgeBalancer, edgeServers, type FleetInstance, fleetInstances, nodes, officeServers, officeVpnEnis } from '../world/fleet.ts';
import { expressConnectRouter, virtualAddress } from '../world/connections.ts';
import { knockers, services, visitors, visitors6 } from '../world/internet.ts';
import { bytesAt, connection, pings, refusal, stream, type TrafficSource } from './flows.ts';
import { activity } from './rate.ts';
import { code, direct, outside, type Route, route, throughTunnel, under } from './routes.ts';

function taken<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error('The fleet is smaller than its traffic needs.');
  return found;
}
const reversed = ({ forward, reply }: Route): Route => ({ forward: reply, reply: forward });

// Every node asks the first three, which watch over the cluster; containers talk by interfaces of their own.
const watchers = nodes.slice(0, 3);
const toWatchers = nodes.slice(3).map((node, i) => route(node.eni, taken(watchers, i % 3).eni));
const betweenNodes = nodes.slice(3, 63).map((node, i) => under(node.eni, taken(nodes, 63 + (i % 57)).eni, taken(nodes, 63 + (i % 57)).eni.address, code.throughEni));

const cluster: TrafficSource = {
  name: 'cluster',
  amount: 'fixed',
  send(window, random, _density, send) {
    const minutes = window.seconds / 60;
    for (let n = random.poisson(20 * minutes); n > 0; n--) send(connection(taken(toWatchers, random.whole(0, toWatchers.length - 1)), window, random, 6443, random.size(900, 0.3), random.size(2400, 0.5)));
    for (let n = random.poisson(24 * activity(window.start) * minutes); n > 0; n--) {
      send(connection(taken(betweenNodes, random.skewed(betweenNodes.length)), window, random, 8080, random.size(1200, 0.4), random.size(9000, 0.8)));
    }
  },
};

const visits = [...visitors.slice(0, 40), ...visitors6].map((address) => route(outside('internet', address), edgeBalancer));
const balanced = edgeServers.map(({ eni }) => route(edgeBalancer, eni));
const [edgeA, edgeB] = [taken(edgeServers, 0).eni, taken(edgeServers, 1).eni];
/** The second server asks for the address that the first holds just now. */
const toVirtual = under(edgeB, edgeA, virtualAddress.address, code.virtualAddress);
const inspected = edgeServers.map(({ eni }) => direct(eni, services.packages, code.gatewayLoadBalancer));
const knocked = knockers.slice(0, 12).map((address) => route(outside('internet', address), edgeA));

const atTheEdge: TrafficSource = {
  name: 'edge',
  amount: 'fixed',
  send(window, random, _density, send) {
    const minutes = window.seconds / 60;
    for (let n = random.poisson(8 * activity(window.start) * minutes); n > 0; n--) {
      send(connection(taken(visits, random.whole(0, visits.length - 1)), window, random, 443, random.size(1300, 0.4), random.size(22_000, 0.8)));
      send(connection(taken(balanced, random.whole(0, 1)), window, random, 8080, random.size(1000, 0.4), random.size(20_000, 0.8)));
    }
    send(stream(toVirtual, window, 'edge-virtual', 6379, bytesAt(9000, window), bytesAt(22_000, window)));
    for (let n = random.poisson(0.5 * minutes); n > 0; n--) send(connection(taken(inspected, random.whole(0, 1)), window, random, 443, 900, random.size(60_000, 0.6)));
    for (let n = random.poisson(1.5 * minutes); n > 0; n--) send(refusal(taken(knocked, random.whole(0, knocked.length - 1)), window, random, 23, random.whole(1, 3)));
  },
};

/** Long connections by way and rate in bit/s, there and back. */
interface Long {
  readonly way: Route;
  readonly name: string;
  readonly port: number;
  readonly there: number;
  readonly back: number;
}

const [ipsec, , ssl] = dataVpnEnis;
if (ipsec === undefined || ssl === undefined || expressConnectRouter.vpc !== taken(dataServers, 0).eni.vswitch.vpc) throw new Error('The data network is not as its traffic needs it.');
const officeSsl = taken(officeVpnEnis, 0);
const longs: readonly Long[] = [
  ...dataServers.map(({ eni, name }, i): Long => ({ way: direct(eni, `10.2.8.${20 + i}`, code.expressConnectRouter), name, port: 1521, there: 240_000 / (i + 1), back: 60_000 })),
  { way: throughTunnel(taken(dataServers, 0).eni, ipsec, '192.168.40.12'), name: 'lake-partner', port: 8443, there: 180_000, back: 90_000 },
  { way: throughTunnel(taken(dataServers, 2).eni, ipsec, '192.168.40.17'), name: 'report-partner', port: 8443, there: 12_000, back: 70_000 },
  // Those who work from home dial in; they ask, the servers answer.
  { way: reversed(throughTunnel(taken(dataServers, 1).eni, ssl, '10.250.1.6')), name: 'stream-home', port: 443, there: 3000, back: 44_000 },
  ...officeServers.map(({ eni, name }, i): Long => ({ way: reversed(throughTunnel(eni, officeSsl, `10.250.0.${10 + i}`)), name: `${name}-home`, port: 445, there: 5000, back: 60_000 })),
];

const gateways: TrafficSource = {
  name: 'fleet gateways',
  amount: 'fixed',
  send(window, random, _density, send) {
    const busy = activity(window.start);
    for (const { way, name, port, there, back } of longs) send(stream(way, window, name, port, bytesAt(there * busy, window) * random.around(0.2), bytesAt(back * busy, window)));
  },
};

const inOtherRegions = ['recovery', 'crawl', 'line', 'shop-sg', 'shop-us', 'shop-eu', 'payments', 'permits'].map((name) => {
  const of = (number: number): FleetInstance => taken(fleetInstances.filter((one) => one.name === `${name}-${number}`), 0);
  const front = of(1).eni;
  return {
    name,
    visits: visitors.slice(60, 80).map((address) => route(outside('internet', address), front)),
    knock: route(outside('internet', taken(knockers, name.length)), front),
    inside: route(front, of(2).eni),
    watch: route(of(3).eni, of(2).eni),
  };
});

const elsewhere: TrafficSource = {
  name: 'other regions',
  amount: 'fixed',
  send(window, random, _density, send) {
    const minutes = window.seconds / 60;
    for (const { name, visits: ways, knock, inside, watch } of inOtherRegions) {
      for (let n = random.poisson(2 * activity(window.start) * minutes); n > 0; n--) {
        send(connection(taken(ways, random.whole(0, ways.length - 1)), window, random, 443, random.size(1200, 0.4), random.size(18_000, 0.8)));
      }
      for (let n = random.poisson(0.6 * minutes); n > 0; n--) send(refusal(knock, window, random, 22, random.whole(1, 3)));
      send(stream(inside, window, name, 3306, bytesAt(40_000, window), bytesAt(200_000, window)));
      if (window.start % 600 < window.seconds) send(pings(watch, window, 10));
    }
  },
};

export const fleetTraffic: readonly TrafficSource[] = [cluster, atTheEdge, gateways, elsewhere];
