/**
 * The traffic of the company at Huawei Cloud, minute by minute: what its interfaces see, and what passes the attachments of its enterprise
 * routers. At an attachment `ingress` is into the router. Nothing here is traffic of the network itself, which routers do not record.
 */

import { hashOfText, Random } from '../random.ts';
import { attachments, type AttachmentEntry, beyond } from '../world/huawei-routers.ts';
import { mirrorPorts, type PortEntry, ports } from '../world/huawei.ts';
import { knockers, services, visitors } from '../world/internet.ts';
import { bytesAt, connection, exchange, type Flow, icmp, refusal, stream, udp, type Window } from './flows.ts';
import { activity } from './rate.ts';
import type { Route } from './routes.ts';

interface Sight {
  readonly direction: 'ingress' | 'egress';
  readonly src: string;
  readonly dst: string;
}
export interface PortSight extends Sight {
  readonly port: PortEntry;
}
export interface AttachmentSight extends Sight {
  readonly attachment: AttachmentEntry;
}
/** One direction of a flow, by all who see it. */
export interface HuaweiLeg {
  readonly ports: readonly PortSight[];
  readonly attachments: readonly AttachmentSight[];
}
export interface HuaweiWay {
  readonly forward: HuaweiLeg;
  readonly reply: HuaweiLeg;
  /** Packets that one datagram is cut into: routers record only the first, which alone has ports. */
  readonly fragments: number;
}

/** Somebody who is no interface, and the attachment that leads there; null for the internet. */
interface Outside {
  readonly address: string;
  readonly by: AttachmentEntry | null;
}
const internet = (address: string): Outside => ({ address, by: null });

/** The attachments that a packet from an interface passes in its own region and in the other's, in order. */
function passed(from: readonly AttachmentEntry[], src: string, dst: string): AttachmentSight[] {
  return from.map((attachment, i) => ({ attachment, direction: i % 2 === 0 ? 'ingress' : 'egress', src, dst }));
}

function way(a: PortEntry, b: PortEntry, between: readonly AttachmentEntry[] = [], fragments = 1): HuaweiWay {
  const leg = (one: PortEntry, other: PortEntry, order: readonly AttachmentEntry[]): HuaweiLeg => ({
    ports: [
      { port: one, direction: 'egress', src: one.address, dst: other.address },
      { port: other, direction: 'ingress', src: one.address, dst: other.address },
    ],
    attachments: passed(order, one.address, other.address),
  });
  return { forward: leg(a, b, between), reply: leg(b, a, between.toReversed()), fragments };
}

/** To somebody outside, through the router's attachment of the VPC and that of the outside. */
function out(a: PortEntry, vpc: AttachmentEntry, { address, by }: Outside, fragments = 1): HuaweiWay {
  const order = by === null ? [] : [vpc, by];
  return {
    forward: { ports: [{ port: a, direction: 'egress', src: a.address, dst: address }], attachments: passed(order, a.address, address) },
    reply: { ports: [{ port: a, direction: 'ingress', src: address, dst: a.address }], attachments: passed(order.toReversed(), address, a.address) },
    fragments,
  };
}
const into = (outside: Outside, a: PortEntry, vpc: AttachmentEntry): HuaweiWay => {
  const { forward, reply, fragments } = out(a, vpc, outside);
  return { forward: reply, reply: forward, fragments };
};

const { web1, web2, bastion, app1, app2, closed, names, monitor, warehouse1, warehouse2, oldApp } = ports;
const { shop, data, globalGateway, virtualGateway, vpn, guangzhou, beijing, mirror } = attachments;

/** Who guesses passwords at the bastion. */
export const guesser = knockers[0];
const guesses = into(internet(guesser), bastion, shop);
const visits = visitors.slice(100, 140).map((address, i) => into(internet(address), i % 2 === 0 ? web1 : web2, shop));
const knocks = knockers.slice(1, 10).flatMap((address) => [web1, web2].map((one) => into(internet(address), one, shop)));
const toApp = [way(web1, app1), way(web1, app2), way(web2, app1), way(web2, app2)];
const lookUps = [way(web1, names), way(web2, names), way(app1, names)];
const packages = out(app1, shop, internet(services.packages));
/** A rule was forgotten: what the old application sends to this one is refused. */
const toClosed = way(oldApp, closed);
const toWarehouse = [way(app1, warehouse1, [shop, data]), way(app2, warehouse2, [shop, data])] as const;
const watch = way(monitor, warehouse1, [shop, data]);
const backup = out(warehouse1, data, { address: beyond.globalGateway.backup, by: globalGateway });
/** Files by NFS over UDP: datagrams of 8 KiB, each in six packets. */
const files = out(warehouse2, data, { address: beyond.globalGateway.files, by: globalGateway }, 6);
const desk = into({ address: beyond.globalGateway.desk, by: globalGateway }, web1, shop);
const erp = out(app1, shop, { address: beyond.virtualGateway.erp, by: virtualGateway });
const partner = out(app2, shop, { address: beyond.vpn.partner, by: vpn });
const copy = way(app1, mirrorPorts[0], [shop, guangzhou, beijing, mirror]);
const mirrored = way(mirrorPorts[0], mirrorPorts[1]);

/** Constructors of flows ask for a route of the other cloud. */
const nowhere: Route = { forward: [], reply: [] };

/** One packet of 98 bytes every two seconds or so: 279 in ten minutes, as in the documentation's record. */
function watching(window: Window): Flow {
  const packets = (window.start / 60) % 10 === 0 ? 27 : 28;
  const both = { packets, bytes: packets * 98, flags: 0 };
  return { route: nowhere, protocol: icmp, srcPort: 0, dstPort: 0, natPort: 0, start: window.start, end: window.start + 60, forward: both, reply: both, refused: false };
}

function datagrams(window: Window, count: number): Flow {
  const forward = { packets: count * 6, bytes: count * (8192 + 6 * 28), flags: 0 };
  return {
    route: nowhere, protocol: udp, srcPort: 871, dstPort: 2049, natPort: 0, start: window.start, end: window.start + 60,
    forward, reply: { packets: count, bytes: count * 160, flags: 0 }, refused: false,
  };
}

export type SeeHuawei = (way: HuaweiWay, flow: Flow) => void;

function pick(random: Random, ways: readonly HuaweiWay[]): HuaweiWay {
  const found = ways[random.whole(0, ways.length - 1)];
  if (!found) throw new Error('There is no way to choose.');
  return found;
}

/** What passes no router. */
function atHome(window: Window, random: Random, see: SeeHuawei): void {
  const busy = activity(window.start);
  for (let n = random.poisson(6 * busy); n > 0; n--) see(pick(random, visits), connection(nowhere, window, random, 443, random.size(1200, 0.4), random.size(24_000, 0.8)));
  for (let n = random.poisson(7 * busy); n > 0; n--) see(pick(random, toApp), connection(nowhere, window, random, 8080, random.size(900, 0.4), random.size(11_000, 0.8)));
  // 96 bytes, as in the documentation's record.
  for (let n = 1 + random.poisson(4 * busy); n > 0; n--) see(pick(random, lookUps), exchange(nowhere, window, random, 53, 68, random.size(120, 0.3)));
  for (let n = random.poisson(1.5); n > 0; n--) see(pick(random, knocks), refusal(nowhere, window, random, random.whole(0, 1) === 0 ? 3389 : 23, random.whole(1, 3)));
  for (let n = 3 + random.poisson(3); n > 0; n--) see(guesses, refusal(nowhere, window, random, 22, 1));
  if (random.whole(0, 2) > 0) see(toClosed, refusal(nowhere, window, random, 9200, 3));
  if (random.whole(0, 4) === 0) see(packages, connection(nowhere, window, random, 443, 900, random.size(180_000, 0.7)));
}

/** What passes the routers: the circuit carries most, then the other region, the warehouse, the old circuit, the partner. */
function throughRouters(window: Window, random: Random, see: SeeHuawei): void {
  const busy = activity(window.start);
  const long = (one: HuaweiWay, name: string, port: number, rate: number, back: number): void =>
    see(one, stream(nowhere, window, name, port, bytesAt(rate, window) * random.around(0.1), bytesAt(back, window) * random.around(0.1)));
  long(backup, 'huawei-backup', 10_080, 4_000_000, 90_000);
  see(files, datagrams(window, 1200 + random.whole(0, 60)));
  long(copy, 'huawei-copy', 443, 1_500_000, 40_000);
  long(toWarehouse[0], 'huawei-warehouse-1', 5432, 120_000 * busy, 900_000 * busy);
  long(toWarehouse[1], 'huawei-warehouse-2', 5432, 60_000 * busy, 400_000 * busy);
  long(erp, 'huawei-erp', 1521, 260_000, 120_000);
  long(partner, 'huawei-partner', 8443, 90_000 * busy, 30_000 * busy);
  long(desk, 'huawei-desk', 443, 8000, 70_000 * busy);
  see(watch, watching(window));
  long(mirrored, 'huawei-mirrored', 873, 300_000, 9000);
}

/** Shows every flow of a minute. The same minute is the same for ever. @param minute Unix seconds, a multiple of 60. */
export function sendHuaweiMinute(seed: number, minute: number, see: SeeHuawei): void {
  const window: Window = { seed, start: minute, seconds: 60 };
  atHome(window, new Random(seed, hashOfText('huawei home'), minute), see);
  throughRouters(window, new Random(seed, hashOfText('huawei routers'), minute), see);
}
