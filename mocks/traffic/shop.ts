/** Everyday traffic: visitors of the shop, its servers among themselves, what they need from outside. */

import type { Random } from '../random.ts';
import { loadBalancer } from '../world/gateways.ts';
import { cloudServices, onPremises, services, visitors, visitors6 } from '../world/internet.ts';
import { instances } from '../world/instances.ts';
import { bytesAt, connection, exchange, pings, type Send, stream, type TrafficSource, type Window } from './flows.ts';
import { activity } from './rate.ts';
import { outside, type Place, type Route, route } from './routes.ts';

const { ecs1, ecs2, ecs3, shop1, shop2, shop3, shop4, bastion, mysql, redis, backup, search, batch1, batch2 } = instances;
const { stagingWeb1, stagingWeb2, stagingDb, warehouse, reports, orders1, billing1 } = instances;
const shops = [shop1.primary, shop2.primary, shop3.primary, shop4.primary];

const routes = (from: readonly Place[], to: readonly Place[]): readonly [Route, ...Route[]] => {
  const all = from.flatMap((a) => to.map((b) => route(a, b)));
  const [first, ...rest] = all;
  if (!first) throw new Error('A part of the traffic has no route.');
  return [first, ...rest];
};
const internet = (addresses: readonly string[]): Place[] => addresses.map((address) => outside('internet', address));

/** Short TCP connections at a mean rate; sizes are medians of payload. */
interface Calls {
  readonly name: string;
  readonly routes: readonly [Route, ...Route[]];
  readonly port: number;
  readonly perMinute: number;
  readonly request: number;
  readonly answer: number;
  /** Whether it follows the people's day. */
  readonly daily: boolean;
  readonly kind?: 'tcp' | 'udp';
}

const calls: readonly Calls[] = [
  { name: 'visitors', routes: routes(internet(visitors), [loadBalancer.eni]), port: 443, perMinute: 22, request: 1400, answer: 26_000, daily: true },
  { name: 'visitors6', routes: routes(internet(visitors6), [loadBalancer.eni]), port: 443, perMinute: 2.2, request: 1400, answer: 26_000, daily: true },
  { name: 'load balancer', routes: routes([loadBalancer.eni], shops), port: 8080, perMinute: 9, request: 1100, answer: 21_000, daily: true },
  { name: 'search', routes: routes(shops, [search.primary]), port: 9200, perMinute: 2, request: 700, answer: 9000, daily: true },
  { name: 'payment', routes: routes(shops, internet([services.payment])), port: 443, perMinute: 1.6, request: 2400, answer: 3100, daily: true },
  { name: 'push', routes: routes([shop1.primary, ecs2.primary], internet([services.push])), port: 443, perMinute: 0.6, request: 3800, answer: 900, daily: true },
  { name: 'packages', routes: routes([batch1.primary, batch2.primary, ecs3.primary], internet([services.packages])), port: 443, perMinute: 0.25, request: 900, answer: 240_000, daily: false },
  { name: 'names', routes: routes([ecs1.primary, ecs2.primary, ...shops, batch1.primary, mysql.primary], [outside('cloud-service', cloudServices.dns)]), port: 53, perMinute: 7, request: 42, answer: 130, daily: true, kind: 'udp' },
  { name: 'clock', routes: routes([ecs1.primary, shop2.primary, batch1.primary], internet([services.time])), port: 123, perMinute: 0.1, request: 48, answer: 48, daily: false, kind: 'udp' },
  { name: 'pictures', routes: routes(shops, [outside('gateway-endpoint', cloudServices.objectStorage)]), port: 443, perMinute: 4, request: 1000, answer: 90_000, daily: true },
  { name: 'logging', routes: routes([...shops, batch2.primary], [outside('cloud-service', cloudServices.logging)]), port: 443, perMinute: 2.5, request: 14_000, answer: 700, daily: false },
  { name: 'ipv6 updates', routes: routes([ecs1.primary, ecs2.primary], internet([visitors6[0], visitors6[3] ?? visitors6[0]])), port: 443, perMinute: 0.3, request: 1200, answer: 20_000, daily: true },
  { name: 'administrators', routes: routes(internet([visitors[3] ?? visitors[0]]), [bastion.primary]), port: 22, perMinute: 0.15, request: 5200, answer: 9800, daily: true },
  { name: 'hops', routes: routes([bastion.primary], [ecs1.primary, shop1.primary, mysql.primary, batch1.primary]), port: 22, perMinute: 0.15, request: 4900, answer: 9100, daily: true },
  { name: 'staging visitors', routes: routes(internet([visitors[3] ?? visitors[0], visitors[11] ?? visitors[0]]), [stagingWeb1.primary, stagingWeb2.primary]), port: 443, perMinute: 0.8, request: 1300, answer: 30_000, daily: true },
  { name: 'staging database', routes: routes([stagingWeb1.primary, stagingWeb2.primary], [stagingDb.primary]), port: 3306, perMinute: 0.8, request: 900, answer: 4200, daily: true },
  { name: 'reports', routes: routes([reports.primary], [warehouse.primary]), port: 5432, perMinute: 0.8, request: 1900, answer: 64_000, daily: true },
  { name: 'ledger', routes: routes([warehouse.primary], [outside('border-router', onPremises.ledger)]), port: 1521, perMinute: 0.9, request: 7000, answer: 3000, daily: false },
  { name: 'invoices', routes: routes([orders1.primary], [billing1.primary]), port: 8443, perMinute: 0.9, request: 5200, answer: 1700, daily: true },
  { name: 'data centre', routes: routes([outside('transit-router', onPremises.files)], [orders1.primary]), port: 8443, perMinute: 0.4, request: 1900, answer: 2100, daily: false },
];

function call(each: Calls, window: Window, random: Random, density: number, send: Send): void {
  const mean = each.perMinute * density * (window.seconds / 60) * (each.daily ? activity(window.start) : 0.6);
  for (let n = random.poisson(mean); n > 0; n--) {
    const way = each.routes[random.skewed(each.routes.length)] ?? each.routes[0];
    if (each.kind === 'udp') {
      send(exchange(way, window, random, each.port, each.request, each.port === 123 ? each.answer : random.size(each.answer, 0.3)));
    } else {
      send(connection(way, window, random, each.port, random.size(each.request, 0.4), random.size(each.answer, 0.9)));
    }
  }
}

const everyday: TrafficSource = {
  name: 'shop',
  amount: 'scaled',
  send(window, random, density, send) {
    for (const each of calls) call(each, window, random, density, send);
  },
};

const pools = shops.map((eni, i) => ({
  toDatabase: route(eni, mysql.primary), toCache: route(eni, redis.primary), name: `shop${i + 1}`, cached: i < 2,
}));
const toBackup = route(mysql.primary, backup.primary);
const toBatch = route(batch1.primary, batch2.primary);

/** Connections that stay open: pools to the database and the cache, replication to the backup, a watch by ping. */
const pooled: TrafficSource = {
  name: 'pools',
  amount: 'fixed',
  send(window, random, _density, send) {
    const busy = activity(window.start);
    for (const { toDatabase, toCache, name, cached } of pools) {
      const rate = 160_000 * busy * random.around(0.3);
      send(stream(toDatabase, window, `${name}-mysql`, 3306, bytesAt(rate, window), bytesAt(rate * 6, window)));
      if (cached) send(stream(toCache, window, `${name}-redis`, 6379, bytesAt(rate / 2, window), bytesAt(rate * 2, window)));
    }
    if (window.start % 300 < window.seconds) {
      send(stream(toBackup, window, 'mysql-backup', 3307, bytesAt(240_000 * busy, window), bytesAt(4000, window)));
      send(pings(toBatch, window, Math.min(50, window.seconds - 6)));
    }
  },
};

export const shop: readonly TrafficSource[] = [everyday, pooled];
