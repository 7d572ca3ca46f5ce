/** What should worry someone: noise, a scan, a beacon, a theft, and a security group that was written wrongly. */

import { knockedPorts, knockers, villains } from '../world/internet.ts';
import { instances } from '../world/instances.ts';
import { bytesAt, connection, icmp, refusal, stream, tcp, type TrafficSource, udp } from './flows.ts';
import { at, during, secondOfDay } from './rate.ts';
import { outside, route } from './routes.ts';

const { bastion, stagingWeb1, stagingWeb2, reports, shop4, backup, batch1, batch2, search } = instances;

/** What has a public address of its own is found within minutes. */
const exposed = [bastion.primary, stagingWeb1.primary, stagingWeb2.primary, reports.primary];
const knocks = knockers.map((address) => exposed.map((eni) => route(outside('internet', address), eni)));

const noise: TrafficSource = {
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

/** One address tries the ports of one staging server in order; nothing but refusals. */
export const scan = { from: at(3, 12), to: at(3, 42), firstPort: 1, perMinute: 40 } as const;
const scanned = route(outside('internet', villains.scanner), stagingWeb2.primary);

const portScan: TrafficSource = {
  name: 'scan',
  amount: 'fixed',
  send(window, random, _density, send) {
    const second = secondOfDay(window.start);
    for (let minute = 0; minute < window.seconds / 60; minute++) {
      const since = second + minute * 60 - scan.from;
      if (since < 0 || since >= scan.to - scan.from) continue;
      const first = scan.firstPort + Math.floor(since / 60) * scan.perMinute;
      for (let port = first; port < first + scan.perMinute; port++) {
        send(refusal(scanned, window, random, port, 1));
      }
    }
  },
};

/** Every five minutes the infected server asks for orders: always the same small sizes, day and night. */
export const beaconSeconds = 300;
const home = route(shop4.primary, outside('internet', villains.command));

const beacon: TrafficSource = {
  name: 'beacon',
  amount: 'fixed',
  send(window, random, _density, send) {
    // The first whole period within the window, and those after it.
    const first = Math.ceil(window.start / beaconSeconds) * beaconSeconds;
    for (let due = first; due < window.start + window.seconds; due += beaconSeconds) {
      const flow = connection(home, window, random, 443, 312, 148);
      send({ ...flow, start: due, end: due + 1 });
    }
  },
};

/** The theft: the backup server sends its files to a host that it never spoke to before, through the NAT gateway. */
export const theft = { from: at(2, 10), to: at(3, 5), bitsPerSecond: 24_000_000 } as const;
const drop = route(backup.primary, outside('internet', villains.drop));

const exfiltration: TrafficSource = {
  name: 'exfiltration',
  amount: 'fixed',
  send(window, random, _density, send) {
    if (!during(window.start, theft.from, theft.to)) return;
    const bytes = bytesAt(theft.bitsPerSecond, window) * random.around(0.15);
    send(stream(drop, window, 'theft', 443, bytes, bytes / 300));
  },
};

/** The search service's security group names the app vSwitch and forgot the batch vSwitch: every try is refused there. */
const wrong = [batch1, batch2].map((each) => route(each.primary, search.primary));

const wrongRule: TrafficSource = {
  name: 'wrong rule',
  amount: 'fixed',
  send(window, random, _density, send) {
    for (const way of wrong) {
      for (let n = random.poisson(0.4 * (window.seconds / 60)); n > 0; n--) send(refusal(way, window, random, 9200, 3));
    }
  },
};

export const attackers: readonly TrafficSource[] = [noise, portScan, beacon, exfiltration, wrongRule];
