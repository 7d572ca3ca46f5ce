/** What should worry someone: noise, a scan, a beacon, a theft, and a security group that was written wrongly. */

import { hashOf } from '../random.ts';
import { knockedPorts, knockers, villains } from '../world/internet.ts';
import { type Eni, instances } from '../world/instances.ts';
import { bytesAt, connection, icmp, refusal, stream, tcp, type TrafficSource, udp } from './flows.ts';
import { at, during, secondOfDay } from './rate.ts';
import { outside, type Place, type Route, route } from './routes.ts';

const { bastion, stagingWeb1, stagingWeb2, reports, shop4, backup, batch1, batch2, search } = instances;

/** What has a public address of its own is found within minutes. */
export const exposed: readonly Eni[] = [bastion.primary, stagingWeb1.primary, stagingWeb2.primary, reports.primary];
const knocks = knockers.map((address) => exposed.map((eni) => route(outside('internet', address), eni)));

export const noise: TrafficSource = {
  name: 'noise',
  amount: 'scaled',
  send(window, random, density, send) {
    for (let n = random.poisson(5 * density * (window.seconds / 60)); n > 0; n--) {
      const way = knocks[random.skewed(knocks.length)]?.[random.whole(0, exposed.length - 1)];
      const port = knockedPorts[random.skewed(knockedPorts.length)];
      if (way === undefined || port === undefined) continue;
      const kind = random.next();
      send(refusal(way, window, random, port, random.whole(1, 3), kind < 0.9 ? tcp : kind < 0.97 ? udp : icmp));
    }
  },
};

/** When something happens every day: seconds since midnight at the company, half open. */
export interface Daily {
  readonly from: number;
  readonly to: number;
}

export interface Scan extends Daily {
  readonly source: Place;
  readonly target: Eni;
  readonly firstPort: number;
  readonly perMinute: number;
}

/** One address tries the ports of one server in order; nothing but refusals. */
export function portScan({ source, target, from, to, firstPort, perMinute }: Scan): TrafficSource {
  const way = route(source, target);
  return {
    name: 'scan',
    amount: 'fixed',
    send(window, random, _density, send) {
      const second = secondOfDay(window.start);
      for (let minute = 0; minute < window.seconds / 60; minute++) {
        const since = second + minute * 60 - from;
        if (since < 0 || since >= to - from) continue;
        const first = firstPort + Math.floor(since / 60) * perMinute;
        for (let port = first; port < first + perMinute; port++) {
          send(refusal(way, window, random, port, 1));
        }
      }
    },
  };
}

export const scan = { source: outside('internet', villains.scanner), target: stagingWeb2.primary, from: at(3, 12), to: at(3, 42), firstPort: 1, perMinute: 40 } as const satisfies Scan;

export interface Beacon {
  readonly victim: Eni;
  readonly command: string;
  readonly port: number;
  readonly seconds: number;
  /** Payload bytes of a call and its answer. */
  readonly asks: number;
  readonly gets: number;
  /** Seconds after whole periods at which it calls, most seconds by which it is late, share of calls that are left out, share by which sizes differ. */
  readonly phase: number;
  readonly late: number;
  readonly missing: number;
  readonly around: number;
}

/** The infected server asks for orders, again and again, by day and by night. */
export function beaconTo({ victim, command, port, seconds, asks, gets, phase, late, missing, around }: Beacon): TrafficSource {
  const home = route(victim, outside('internet', command));
  return {
    name: 'beacon',
    amount: 'fixed',
    send(window, random, _density, send) {
      // What each call does follows from its number, as one that is late may fall into the next window.
      const first = Math.ceil((window.start - phase - late) / seconds);
      for (let call = first; call * seconds + phase < window.start + window.seconds; call++) {
        const start = call * seconds + phase + (late === 0 ? 0 : hashOf(window.seed, call, 1) % (late + 1));
        const isMissing = missing > 0 && hashOf(window.seed, call, 2) % 1000 < missing * 1000;
        if (isMissing || start < window.start || start >= window.start + window.seconds) continue;
        const size = around === 0 ? 1 : random.around(around);
        send({ ...connection(home, window, random, port, Math.round(asks * size), Math.round(gets * size)), start, end: start + 1 });
      }
    },
  };
}

/** Every five minutes, always the same small sizes. */
export const beaconSeconds = 300;
const beacon: Beacon = { victim: shop4.primary, command: villains.command, port: 443, seconds: beaconSeconds, asks: 312, gets: 148, phase: 0, late: 0, missing: 0, around: 0 };

export interface Theft extends Daily {
  readonly victim: Eni;
  readonly drop: string;
  readonly port: number;
  readonly bitsPerSecond: number;
}

/** A server sends its files to a host that it never spoke to before. */
export function exfiltration({ victim, drop, port, from, to, bitsPerSecond }: Theft): TrafficSource {
  const way = route(victim, outside('internet', drop));
  return {
    name: 'exfiltration',
    amount: 'fixed',
    send(window, random, _density, send) {
      if (!during(window.start, from, to)) return;
      const bytes = bytesAt(bitsPerSecond, window) * random.around(0.15);
      send(stream(way, window, 'theft', port, bytes, bytes / 300));
    },
  };
}

/** The theft: the backup server, through the NAT gateway. */
export const theft = { victim: backup.primary, drop: villains.drop, port: 443, from: at(2, 10), to: at(3, 5), bitsPerSecond: 24_000_000 } as const satisfies Theft;

export interface WrongRule extends Daily {
  readonly clients: readonly Eni[];
  readonly server: Eni;
  readonly port: number;
  /** Tries of each client. */
  readonly perMinute: number;
}

/** Clients that the server's security group forgot: every try is refused there. */
export function wrongRule({ clients, server, port, perMinute, from, to }: WrongRule): TrafficSource {
  const wrong: readonly Route[] = clients.map((each) => route(each, server));
  return {
    name: 'wrong rule',
    amount: 'fixed',
    send(window, random, _density, send) {
      if (!during(window.start, from, to)) return;
      for (const way of wrong) {
        for (let n = random.poisson(perMinute * (window.seconds / 60)); n > 0; n--) send(refusal(way, window, random, port, 3));
      }
    },
  };
}

/** The search service's security group names the app vSwitch and forgot the batch vSwitch. */
const forgotten: WrongRule = { clients: [batch1.primary, batch2.primary], server: search.primary, port: 9200, perMinute: 0.4, from: at(0), to: at(24) };

export const attackers: readonly TrafficSource[] = [noise, portScan(scan), beaconTo(beacon), exfiltration(theft), wrongRule(forgotten)];
