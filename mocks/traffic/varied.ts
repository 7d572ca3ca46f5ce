/**
 * The company by seed: everyday traffic with its routine, and, where it is attacked, a scan, a beacon, a theft and a wrong rule, a
 * sweep, an opened port, a client that nobody answers and a new peer, whose actors, times, ports, rates and sizes the seed chooses. For those who look for such things, so that they do not learn the demo by heart.
 */

import { hashOfText, Random } from '../random.ts';
import { type Eni, instances } from '../world/instances.ts';
import { onPremises } from '../world/internet.ts';
import { type Beacon, beaconTo, exfiltration, exposed, noise, portScan, type Scan, type Theft, wrongRule, type WrongRule } from './attackers.ts';
import type { TrafficSource } from './flows.ts';
import { type NewPeer, newPeer, type Opened, openedPort, type Sweep, sweepOf, type Unanswered, unanswered } from './intrusions.ts';
import { at } from './rate.ts';
import { routine } from './routine.ts';
import { outside, type Place } from './routes.ts';
import { scenes } from './scenes.ts';
import { shop } from './shop.ts';

/** What a world hides: the truth, for comparing with what is found. */
export interface Hidden {
  readonly scan: Scan;
  readonly beacon: Beacon;
  readonly theft: Theft;
  readonly wrongRule: WrongRule;
  readonly sweep: Sweep;
  readonly opened: Opened;
  readonly unanswered: Unanswered;
  readonly newPeer: NewPeer;
}

export interface VariedWorld {
  readonly sources: readonly TrafficSource[];
  /** Null in a quiet world. */
  readonly hidden: Hidden | null;
}

const { ecs1, ecs2, ecs3, shop1, shop2, shop3, shop4, bastion, mysql, redis, backup, search, batch1, batch2, reports, orders1, orders2, billing1, billing2, warehouse } = instances;
const calling: readonly [Eni, ...Eni[]] = [shop4.primary, shop1.primary, shop3.primary, ecs2.primary, ecs3.primary, batch1.primary, batch2.primary, reports.primary];
const stealing: readonly [Eni, ...Eni[]] = [backup.primary, ecs1.primary, ecs2.primary, batch1.primary, bastion.primary, reports.primary];
const inside: readonly [readonly [Eni, Eni], ...(readonly [Eni, Eni])[]] = [[batch1.primary, mysql.primary], [bastion.primary, redis.primary], [orders2.primary, orders1.primary]];
const rules: readonly [Omit<WrongRule, 'from' | 'to' | 'perMinute'>, ...Omit<WrongRule, 'from' | 'to' | 'perMinute'>[]] = [
  { clients: [batch1.primary, batch2.primary], server: search.primary, port: 9200 },
  { clients: [batch2.primary], server: mysql.primary, port: 3306 },
  { clients: [bastion.primary, ecs3.primary], server: mysql.primary, port: 3306 },
  { clients: [batch1.primary], server: redis.primary, port: 6379 },
  { clients: [orders2.primary], server: billing1.primary, port: 8443 },
];
/** Those that sweep have a way out that no gateway translates: its own records would tell of the same sweep once more. */
const sweeping: readonly [readonly [Eni, 'internet' | 'transit-router'], ...(readonly [Eni, 'internet' | 'transit-router'])[]] = [
  [bastion.primary, 'internet'], [reports.primary, 'internet'], [orders2.primary, 'transit-router'], [billing2.primary, 'transit-router'],
];
const silent: readonly [Pick<Unanswered, 'client' | 'server' | 'port'>, ...Pick<Unanswered, 'client' | 'server' | 'port'>[]] = [
  { client: shop2.primary, server: mysql.primary, port: 3310 },
  { client: batch1.primary, server: redis.primary, port: 6380 },
  { client: ecs3.primary, server: search.primary, port: 9300 },
  { client: orders1.primary, server: outside('transit-router', onPremises.files), port: 2049 },
  { client: reports.primary, server: warehouse.primary, port: 8123 },
];
const meeting: readonly [Eni, ...Eni[]] = [ecs1.primary, ecs2.primary, shop1.primary, shop3.primary, batch2.primary];
/** Blocks of hosting companies; none of them is on the demo's list of threats. */
const hosting: readonly [string, ...string[]] = ['45.83.64', '185.220.101', '139.59.12', '51.15.43', '107.172.8', '23.94.61', '194.165.16'];

function stranger(random: Random): string {
  return `${random.pick(hosting)}.${random.whole(2, 250)}`;
}

/** A stretch of so many minutes in the first hours of the day. */
function stretch(random: Random, hours: number, shortest: number, longest: number) {
  const minutes = random.whole(shortest, longest);
  const from = at(0, random.whole(20, hours * 60 - minutes - 20));
  return { from, to: from + minutes * 60 };
}

function hiddenBy(random: Random, hours: number): Pick<Hidden, 'scan' | 'beacon' | 'theft' | 'wrongRule'> {
  const [source, target] = random.next() < 0.3 ? random.pick(inside) : [outside('internet', stranger(random)), exposed[random.whole(0, exposed.length - 1)] ?? bastion.primary];
  const seconds = random.pick([120, 180, 300, 300, 600, 900, 1200]);
  const lasting = random.next() < 0.5 ? { from: at(0), to: at(24) } : { from: at(random.whole(Math.round(hours / 4), Math.round((hours * 5) / 6))), to: at(24) };
  return {
    scan: { source, target, ...stretch(random, hours, 12, 40), firstPort: random.pick([1, 20, 1000, 5000]), perMinute: random.whole(6, 50) },
    beacon: {
      victim: random.pick(calling), command: stranger(random), port: random.pick([443, 443, 8443, 80, 4444]), seconds, asks: random.whole(150, 900), gets: random.whole(80, 500),
      phase: random.whole(0, seconds - 1), late: Math.round(seconds * random.pick([0, 0.02, 0.05, 0.1])), missing: random.pick([0, 0.01, 0.04]), around: random.pick([0, 0.02, 0.1]),
    },
    theft: { victim: random.pick(stealing), drop: stranger(random), port: random.pick([443, 22, 8080, 21]), ...stretch(random, hours, 12, 70), bitsPerSecond: random.whole(5, 40) * 1_000_000 },
    wrongRule: { ...random.pick(rules), ...lasting, perMinute: 0.1 + random.next() },
  };
}

/** In the last quarter of the hours, with some of it to go on in. */
function lately(random: Random, hours: number): { readonly from: number; readonly to: number } {
  return { from: at(0, random.whole(Math.ceil(hours * 60 * 0.77), Math.floor(hours * 60 * 0.88))), to: at(24) };
}

/** From a stream of chances of its own, so that the first four stay what they were. */
function furtherBy(random: Random, hours: number): Pick<Hidden, 'sweep' | 'opened' | 'unanswered' | 'newPeer'> {
  const [source, path] = random.pick(sweeping);
  const net = path === 'internet' ? random.pick(hosting) : `10.200.${random.whole(1, 250)}`;
  const first = random.whole(1, 120);
  const targets: Place[] = Array.from({ length: random.whole(30, 120) }, (_, i) => outside(path, `${net}.${first + i}`));
  const perMinute = random.whole(2, 20);
  const begins = at(0, random.whole(20, hours * 60 - Math.ceil(targets.length / perMinute) - 20));
  const open = random.pick([8080, 8888, 3000, 5432, 6379, 9200]);
  return {
    sweep: { source, targets, port: random.pick([22, 23, 445, 3389, 8080]), perMinute, from: begins, to: begins + Math.ceil(targets.length / perMinute) * 60 },
    opened: {
      target: exposed[random.whole(0, exposed.length - 1)] ?? bastion.primary, port: open, sources: Array.from({ length: random.whole(1, 12) }, () => outside('internet', stranger(random))),
      perMinute: 0.15 + random.next(), ...lately(random, hours),
    },
    unanswered: { ...random.pick(silent), perMinute: 0.05 + random.next() * 0.6, from: at(0, random.whole(0, Math.round(hours * 30))), to: at(24) },
    newPeer: { client: random.pick(meeting), peer: outside('internet', stranger(random)), port: random.pick([443, 22, 8443, 993]), perMinute: 0.2 + random.next(), ...lately(random, hours) },
  };
}

/**
 * Another world for each seed; with the same seed the attacked and the quiet one are the same but for the eight, which happen within
 * the first `hours` of the day.
 */
export function variedWorld(seed: number, attacked: boolean, hours = 24): VariedWorld {
  const quiet = [...scenes, ...shop, noise, ...routine(new Random(seed, hashOfText('routine')), hours)];
  if (!attacked) return { sources: quiet, hidden: null };
  const hidden: Hidden = { ...hiddenBy(new Random(seed, hashOfText('hidden')), hours), ...furtherBy(new Random(seed, hashOfText('further')), hours) };
  return {
    sources: [
      ...quiet, portScan(hidden.scan), beaconTo(hidden.beacon), exfiltration(hidden.theft), wrongRule(hidden.wrongRule),
      sweepOf(hidden.sweep), openedPort(hidden.opened), unanswered(hidden.unanswered), newPeer(hidden.newPeer),
    ],
    hidden,
  };
}
