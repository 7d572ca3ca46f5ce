/**
 * The company by seed: everyday traffic with its routine, and, where it is attacked, a scan, a beacon, a theft and a wrong rule whose
 * actors, times, ports, rates and sizes the seed chooses. For those who look for such things, so that they do not learn the demo by heart.
 */

import { hashOfText, Random } from '../random.ts';
import { type Eni, instances } from '../world/instances.ts';
import { type Beacon, beaconTo, exfiltration, exposed, noise, portScan, type Scan, type Theft, wrongRule, type WrongRule } from './attackers.ts';
import type { TrafficSource } from './flows.ts';
import { at } from './rate.ts';
import { routine } from './routine.ts';
import { outside } from './routes.ts';
import { scenes } from './scenes.ts';
import { shop } from './shop.ts';

/** What a world hides: the truth, for comparing with what is found. */
export interface Hidden {
  readonly scan: Scan;
  readonly beacon: Beacon;
  readonly theft: Theft;
  readonly wrongRule: WrongRule;
}

export interface VariedWorld {
  readonly sources: readonly TrafficSource[];
  /** Null in a quiet world. */
  readonly hidden: Hidden | null;
}

const { ecs1, ecs2, ecs3, shop1, shop3, shop4, bastion, mysql, redis, backup, search, batch1, batch2, reports, orders1, orders2, billing1 } = instances;
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

function hiddenBy(random: Random, hours: number): Hidden {
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

/**
 * Another world for each seed; with the same seed the attacked and the quiet one are the same but for the four, which happen within
 * the first `hours` of the day.
 */
export function variedWorld(seed: number, attacked: boolean, hours = 24): VariedWorld {
  const quiet = [...scenes, ...shop, noise, ...routine(new Random(seed, hashOfText('routine')), hours)];
  if (!attacked) return { sources: quiet, hidden: null };
  const hidden = hiddenBy(new Random(seed, hashOfText('hidden')), hours);
  return {
    sources: [...quiet, portScan(hidden.scan), beaconTo(hidden.beacon), exfiltration(hidden.theft), wrongRule(hidden.wrongRule)],
    hidden,
  };
}
