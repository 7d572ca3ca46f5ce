/** Flows: what happens between two ends within one capture window, before anybody looks. */

import { hashOf, hashOfText, type Random } from '../random.ts';
import type { Route } from './routes.ts';

export const tcp = 6;
export const udp = 17;
export const icmp = 1;

/** TCP flags as the documentation counts them; ACK (16) is part of every answer. */
export const flag = { fin: 1, syn: 2, rst: 4, psh: 8, ack: 16 } as const;
const wholeConnection = flag.fin | flag.syn | flag.psh | flag.ack;
const midConnection = flag.psh | flag.ack;

export interface Window {
  readonly seed: number;
  /** Unix seconds, a multiple of `seconds`. */
  readonly start: number;
  readonly seconds: number;
}

/** One direction of a flow within a window. `flags` is the OR over its packets; 0 where the protocol has none. */
export interface Leg {
  readonly packets: number;
  readonly bytes: number;
  readonly flags: number;
}

export interface Flow {
  readonly route: Route;
  readonly protocol: number;
  readonly srcPort: number;
  readonly dstPort: number;
  /** The NAT gateway's own port, where the route passes one. */
  readonly natPort: number;
  /** Unix seconds within the window; `end` may be its end. */
  readonly start: number;
  readonly end: number;
  readonly forward: Leg;
  /** Null when nobody answers. */
  readonly reply: Leg | null;
  /** True when the last interface on the way refuses it: ACCEPT at the sender, REJECT there. */
  readonly refused: boolean;
}

export type Send = (flow: Flow) => void;

/**
 * A part of the traffic. `scaled` parts send `density` times their usual number of flows, so that the number of
 * records can be chosen; `fixed` ones are scenes whose figures are asserted.
 */
export interface TrafficSource {
  readonly name: string;
  readonly amount: 'fixed' | 'scaled';
  send(window: Window, random: Random, density: number, send: Send): void;
}

const segment = 1400;

/** A TCP leg that carries this payload one way: full segments, or what acknowledges `answered` bytes. */
function leg(payload: number, answered: number, extraPackets: number, flags: number): Leg {
  const packets = Math.max(1, Math.ceil(payload / segment), Math.ceil(answered / segment / 2)) + extraPackets;
  return { packets, bytes: Math.round(payload) + packets * 52, flags };
}

/** A port for clients, from 32768 up as Linux gives them. */
export function clientPort(random: Random): number {
  return random.whole(32768, 60999);
}

/** A connection that opens and closes within the window. Sizes are payload bytes. */
export function connection(route: Route, window: Window, random: Random, dstPort: number, request: number, answer: number): Flow {
  const start = window.start + random.whole(0, window.seconds - 1);
  const lasts = Math.min(window.start + window.seconds - start, random.whole(0, 8));
  return {
    route,
    protocol: tcp,
    srcPort: clientPort(random),
    dstPort,
    natPort: random.whole(1024, 65535),
    start,
    end: start + lasts,
    forward: leg(request, answer, 4, wholeConnection),
    reply: leg(answer, request, 3, wholeConnection),
    refused: false,
  };
}

/**
 * The share of a long connection that falls into the window: `bytes` sent forward (headers included, so that rates come
 * out as asked) and `answer` back. Its ports stay the same for six hours; `name` tells parallel connections apart.
 */
export function stream(route: Route, window: Window, name: string, dstPort: number, bytes: number, answer: number): Flow {
  const epoch = Math.floor(window.start / 21600);
  const identity = hashOf(window.seed, hashOfText(name), epoch);
  const packets = (own: number, other: number): number =>
    Math.max(1, Math.ceil(own / (segment + 52)), Math.ceil(other / (segment + 52) / 2));
  const carried = (own: number, other: number): Leg => {
    const count = packets(own, other);
    return { packets: count, bytes: Math.max(Math.round(own), count * 52), flags: midConnection };
  };
  return {
    route,
    protocol: tcp,
    srcPort: 32768 + (identity % 28232),
    dstPort,
    natPort: 1024 + ((identity >>> 3) % 64512),
    start: window.start + (hashOf(identity, window.start) % 3),
    end: window.start + window.seconds,
    forward: carried(bytes, answer),
    reply: carried(answer, bytes),
    refused: false,
  };
}

/** A question and an answer in single packets. */
export function exchange(route: Route, window: Window, random: Random, dstPort: number, request: number, answer: number): Flow {
  const start = window.start + random.whole(0, window.seconds - 1);
  return {
    route,
    protocol: udp,
    srcPort: clientPort(random),
    dstPort,
    natPort: random.whole(1024, 65535),
    start,
    end: start,
    forward: { packets: 1, bytes: request + 28, flags: 0 },
    reply: { packets: 1, bytes: answer + 28, flags: 0 },
    refused: false,
  };
}

/** Echo requests, one a second; ICMP has no ports. */
export function pings(route: Route, window: Window, count: number): Flow {
  const both: Leg = { packets: count, bytes: count * 84, flags: 0 };
  const start = window.start + 5;
  return {
    route, protocol: icmp, srcPort: 0, dstPort: 0, natPort: 0, start, end: start + Math.min(count, window.seconds - 5),
    forward: both, reply: both, refused: false,
  };
}

/** Knocks that the receiver's security group refuses: nothing answers, so TCP tries `tries` times. */
export function refusal(route: Route, window: Window, random: Random, dstPort: number, tries: number, protocol = tcp): Flow {
  const start = window.start + random.whole(0, Math.max(0, window.seconds - 8));
  const packet = protocol === tcp ? 60 : 120;
  return {
    route,
    protocol,
    srcPort: protocol === icmp ? 0 : clientPort(random),
    dstPort: protocol === icmp ? 0 : dstPort,
    natPort: 0,
    start,
    end: start + (tries > 1 ? 2 ** (tries - 1) - 1 : 0),
    forward: { packets: tries, bytes: tries * packet, flags: protocol === tcp ? flag.syn : 0 },
    reply: null,
    refused: true,
  };
}

/** Bytes that a window carries at this rate. */
export function bytesAt(bitsPerSecond: number, window: Window): number {
  return (bitsPerSecond * window.seconds) / 8;
}
