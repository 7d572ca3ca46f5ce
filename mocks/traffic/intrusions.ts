/** What is new, one-sided or everywhere at once: a sweep, a port that was opened, a client that nobody answers, a peer of which nobody knew. */

import type { Random } from '../random.ts';
import { type Eni, instances } from '../world/instances.ts';
import type { Daily } from './attackers.ts';
import { connection, refusal, type Flow, type TrafficSource, type Window } from './flows.ts';
import { at, during, secondOfDay } from './rate.ts';
import { outside, type Place, route } from './routes.ts';

export interface Sweep extends Daily {
  readonly source: Eni;
  /** In the order in which they are tried, each once. */
  readonly targets: readonly Place[];
  readonly port: number;
  readonly perMinute: number;
}

/** A server goes through addresses by one port; nothing answers, and nothing on the way refuses. */
export function sweepOf({ source, targets, port, perMinute, from, to }: Sweep): TrafficSource {
  const ways = targets.map((target) => route(source, target));
  return {
    name: 'sweep',
    amount: 'fixed',
    send(window, random, _density, send) {
      const since = secondOfDay(window.start) - from;
      if (since < 0 || since >= to - from) return;
      const first = Math.floor(since / 60) * perMinute;
      for (const way of ways.slice(first, first + (perMinute * window.seconds) / 60)) send({ ...refusal(way, window, random, port, 1), refused: false });
    },
  };
}

/** What one thing that happens each day sends, now and then between two times: `flow` makes one, or none. */
function nowAndThen(name: string, { from, to, perMinute }: Daily & { readonly perMinute: number }, flow: (window: Window, random: Random) => Flow | undefined): TrafficSource {
  return {
    name,
    amount: 'fixed',
    send(window, random, _density, send) {
      if (!during(window.start, from, to)) return;
      for (let n = random.poisson(perMinute * (window.seconds / 60)); n > 0; n--) {
        const one = flow(window, random);
        if (one !== undefined) send(one);
      }
    },
  };
}

export interface Opened extends Daily {
  readonly target: Eni;
  readonly port: number;
  readonly sources: readonly Place[];
  readonly perMinute: number;
}

/** A port that was closed lets the internet in from then on. */
export function openedPort({ target, port, sources, ...daily }: Opened): TrafficSource {
  const ways = sources.map((source) => route(source, target));
  return nowAndThen('opened port', daily, (window, random) => {
    const way = ways[random.whole(0, ways.length - 1)];
    return way && connection(way, window, random, port, random.size(400, 0.5), random.size(2_000, 0.7));
  });
}

export interface Unanswered extends Daily {
  readonly client: Eni;
  readonly server: Place;
  readonly port: number;
  readonly perMinute: number;
}

/** A client asks a service at which nobody listens, again and again. */
export function unanswered({ client, server, port, ...daily }: Unanswered): TrafficSource {
  const way = route(client, server);
  return nowAndThen('unanswered', daily, (window, random) => ({ ...refusal(way, window, random, port, 3), refused: false }));
}

export interface NewPeer extends Daily {
  readonly client: Eni;
  readonly peer: Place;
  readonly port: number;
  readonly perMinute: number;
}

/** A server begins to speak to an address that it never spoke to, now and then, and goes on. */
export function newPeer({ client, peer, port, ...daily }: NewPeer): TrafficSource {
  const way = route(client, peer);
  return nowAndThen('new peer', daily, (window, random) => connection(way, window, random, port, random.size(900, 0.8), random.size(4_000, 1)));
}

const { batch1, orders2, redis, reports, shop3 } = instances;
const stranger = (address: string): Place => outside('internet', address);

/** A server of the orders' VPC goes through a block of the data centre for shared files, before anybody is up. */
export const sweep = {
  source: orders2.primary, targets: Array.from({ length: 48 }, (_, i) => outside('transit-router', `10.200.17.${10 + i}`)), port: 445, perMinute: 12, from: at(4, 20), to: at(4, 24),
} as const satisfies Sweep;

/** The database of the reports, open to everyone since the evening. */
export const opened = {
  target: reports.primary, port: 5432, sources: ['139.59.12.41', '139.59.12.203', '51.15.43.18', '107.172.8.77', '23.94.61.130', '45.83.64.9'].map(stranger), perMinute: 0.5, from: at(20, 40), to: at(24),
} as const satisfies Opened;

/** A batch server was told to use the encrypted port of the cache, at which nobody listens. */
export const silent = { client: batch1.primary, server: redis.primary, port: 6380, perMinute: 0.2, from: at(8, 30), to: at(18) } as const satisfies Unanswered;

/** A shop server sends something somewhere by SSH since a release in the evening. */
export const met = { client: shop3.primary, peer: stranger('51.15.43.87'), port: 22, perMinute: 0.4, from: at(20, 20), to: at(24) } as const satisfies NewPeer;

/** Those of the demo's day. None of them is in the five minutes of the small demo. */
export const intrusions: readonly TrafficSource[] = [sweepOf(sweep), openedPort(opened), unanswered(silent), newPeer(met)];
