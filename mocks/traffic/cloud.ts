/**
 * The traffic of the demo cloud: that of the day's demo and the fleet's, without end. The documentation's scenes stand where a reader who
 * creates a flow log now finds them: relative to the time at which the cloud's world began, again and again, or in every minute.
 */

import { hashOfText, Random } from '../random.ts';
import { fleetTraffic } from './fleet.ts';
import type { Send, TrafficSource, Window } from './flows.ts';
import { during } from './rate.ts';
import { peering, peeringTraffic, spike, vpn, vpnTraffic, web, webTraffic } from './scenes.ts';
import { trafficSources } from './traffic.ts';

/** ECS2 behind the VPN gateway says nothing more from this long before the world's beginning on, so that it is silent whenever one looks. */
export const silentSeconds = 900;

/** From the world's beginning on the copy that went wrong also starts anew in every quarter of an hour: seconds in it, half open. */
export const restart = { every: 900, from: 480, to: 720 } as const;

export interface CloudTraffic {
  readonly density: number;
  /** Unix seconds at which the cloud's world began. */
  readonly epoch: number;
}

/** Whether the copy over the peering connection runs at full speed. */
export function copies({ start }: Window, epoch: number): boolean {
  if (during(start, spike.from, spike.to)) return true;
  const second = start % restart.every;
  return start >= epoch && second >= restart.from && second < restart.to;
}

/** Sends every flow of a window. The same window is the same for ever. */
export function sendCloudWindow(window: Window, { density, epoch }: CloudTraffic, send: Send): void {
  const instead = new Map<TrafficSource, TrafficSource>([
    [vpn, vpnTraffic(({ start, seconds }) => start + seconds > epoch - silentSeconds)],
    [peering, peeringTraffic((one) => copies(one, epoch))],
    // All five are there in the first minute that is collected.
    [web, webTraffic(1)],
  ]);
  for (const source of [...trafficSources, ...fleetTraffic]) {
    (instead.get(source) ?? source).send(window, new Random(window.seed, hashOfText(source.name), window.start), density, send);
  }
}
