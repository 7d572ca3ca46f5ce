/** What is new, one-sided or everywhere at once: a sweep, a port that was opened, a client that nobody answers, a peer of which nobody knew. */

import type { Eni } from '../world/instances.ts';
import type { Daily } from './attackers.ts';
import { connection, refusal, type TrafficSource } from './flows.ts';
import { during, secondOfDay } from './rate.ts';
import { type Place, route } from './routes.ts';

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

export interface Opened extends Daily {
  readonly target: Eni;
  readonly port: number;
  readonly sources: readonly Place[];
  readonly perMinute: number;
}

/** A port that was closed lets the internet in from then on. */
export function openedPort({ target, port, sources, perMinute, from, to }: Opened): TrafficSource {
  const ways = sources.map((source) => route(source, target));
  return {
    name: 'opened port',
    amount: 'fixed',
    send(window, random, _density, send) {
      if (!during(window.start, from, to)) return;
      for (let n = random.poisson(perMinute * (window.seconds / 60)); n > 0; n--) {
        const way = ways[random.whole(0, ways.length - 1)];
        if (way !== undefined) send(connection(way, window, random, port, random.size(400, 0.5), random.size(2_000, 0.7)));
      }
    },
  };
}

export interface Unanswered extends Daily {
  readonly client: Eni;
  readonly server: Place;
  readonly port: number;
  readonly perMinute: number;
}

/** A client asks a service at which nobody listens, again and again. */
export function unanswered({ client, server, port, perMinute, from, to }: Unanswered): TrafficSource {
  const way = route(client, server);
  return {
    name: 'unanswered',
    amount: 'fixed',
    send(window, random, _density, send) {
      if (!during(window.start, from, to)) return;
      for (let n = random.poisson(perMinute * (window.seconds / 60)); n > 0; n--) send({ ...refusal(way, window, random, port, 3), refused: false });
    },
  };
}

export interface NewPeer extends Daily {
  readonly client: Eni;
  readonly peer: Place;
  readonly port: number;
  readonly perMinute: number;
}

/** A server begins to speak to an address that it never spoke to, now and then, and goes on. */
export function newPeer({ client, peer, port, perMinute, from, to }: NewPeer): TrafficSource {
  const way = route(client, peer);
  return {
    name: 'new peer',
    amount: 'fixed',
    send(window, random, _density, send) {
      if (!during(window.start, from, to)) return;
      for (let n = random.poisson(perMinute * (window.seconds / 60)); n > 0; n--) send(connection(way, window, random, port, random.size(900, 0.8), random.size(4_000, 1)));
    },
  };
}
