/** For tests: what the generator itself sent past some interfaces in some minutes, in the plainest way, knowing nothing of lots or packets. */

import { sendCloudWindow } from '../../traffic/cloud.ts';
import type { Sighting } from '../../traffic/routes.ts';

export interface PlainSums {
  /** By interface and verdict: bytes, packets, and records when flows are merged by window and 5-tuple. */
  readonly [key: string]: { readonly bytes: number; readonly packets: number; readonly records: number };
}

export interface PlainChoice {
  readonly seed: number;
  readonly density: number;
  readonly epoch: number;
  /** Whole minutes, Unix seconds. */
  readonly minutes: readonly number[];
  /** Of the capture window that a minute belongs to, in minutes. */
  readonly interval?: (minute: number) => number;
  readonly passes: (sighting: Sighting, refused: boolean, minute: number) => boolean;
}

export function plainTruth({ seed, density, epoch, minutes, interval = () => 1, passes }: PlainChoice): PlainSums {
  const sums = new Map<string, { bytes: number; packets: number; tuples: Set<string> }>();
  for (const minute of minutes) {
    const length = interval(minute) * 60;
    const window = Math.floor(minute / length) * length;
    sendCloudWindow({ seed, start: minute, seconds: 60 }, { density, epoch }, (flow) => {
      const see = (sighting: Sighting, leg: { readonly bytes: number; readonly packets: number }, isReply: boolean, refused: boolean): void => {
        if (!passes(sighting, refused, minute)) return;
        const key = `${sighting.eni.id} ${refused ? 'REJECT' : 'ACCEPT'}`;
        const sum = sums.get(key) ?? { bytes: 0, packets: 0, tuples: new Set() };
        sum.bytes += leg.bytes;
        sum.packets += leg.packets;
        const ports = isReply ? [flow.dstPort, flow.srcPort] : [flow.srcPort, flow.dstPort];
        if (sighting.translated === 'src') ports[0] = flow.natPort;
        if (sighting.translated === 'dst') ports[1] = flow.natPort;
        sum.tuples.add([window, length, sighting.direction, sighting.src, sighting.dst, sighting.path, flow.protocol, ...ports].join(' '));
        sums.set(key, sum);
      };
      for (const [i, sighting] of flow.route.forward.entries()) see(sighting, flow.forward, false, flow.refused && i === flow.route.forward.length - 1);
      if (flow.reply !== null) for (const sighting of flow.route.reply) see(sighting, flow.reply, true, false);
    });
  }
  return Object.fromEntries([...sums].map(([key, { bytes, packets, tuples }]) => [key, { bytes, packets, records: tuples.size }]));
}

/** The same sums of records that were delivered. */
export function sumsOf(records: readonly { readonly fields: Readonly<Record<string, string>> }[]): PlainSums {
  const sums = new Map<string, { bytes: number; packets: number; records: number }>();
  for (const { fields } of records) {
    if (fields['log-status'] !== 'OK') continue;
    const key = `${fields['eni-id']} ${fields['action']}`;
    const sum = sums.get(key) ?? { bytes: 0, packets: 0, records: 0 };
    sum.bytes += Number(fields['bytes']);
    sum.packets += Number(fields['packets']);
    sum.records++;
    sums.set(key, sum);
  }
  return Object.fromEntries(sums);
}

/** The whole minutes that lie within [from, to). */
export function minutesWithin(from: number, to: number): number[] {
  const made: number[] = [];
  for (let minute = Math.ceil(from / 60) * 60; minute + 60 <= to; minute += 60) made.push(minute);
  return made;
}
