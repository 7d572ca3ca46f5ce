/** The traffic of a capture window at Huawei Cloud, as each interface and each attachment counts it: one row per 5-tuple, direction and verdict. */

import type { Flow, Leg } from '../../traffic/flows.ts';
import { sendHuaweiMinute } from '../../traffic/huawei.ts';
import { BoundedCache } from '../delivery/bounded-cache.ts';

export interface HuaweiRow {
  readonly src: string;
  readonly dst: string;
  readonly srcPort: number;
  readonly dstPort: number;
  readonly protocol: number;
  readonly direction: 'ingress' | 'egress';
  /** Attachments know no refusal. */
  readonly refused: boolean;
  packets: number;
  bytes: number;
  /** OR of the TCP flags. */
  flags: number;
}

export interface WindowRows {
  /** By interface. */
  readonly ports: ReadonlyMap<string, readonly HuaweiRow[]>;
  readonly attachments: ReadonlyMap<string, readonly HuaweiRow[]>;
}

/** The first fragment of a datagram is as long as a packet can be. */
const fragmentBytes = 1500;

class Rows {
  readonly byOwner = new Map<string, HuaweiRow[]>();
  private readonly known = new Map<string, HuaweiRow>();

  add(owner: string, row: HuaweiRow): void {
    const key = [owner, row.src, row.srcPort, row.dst, row.dstPort, row.protocol, row.direction, row.refused].join(' ');
    const before = this.known.get(key);
    if (before) {
      before.packets += row.packets;
      before.bytes += row.bytes;
      before.flags |= row.flags;
      return;
    }
    this.known.set(key, row);
    const rows = this.byOwner.get(owner);
    if (rows) rows.push(row);
    else this.byOwner.set(owner, [row]);
  }
}

interface Ends {
  readonly src: string;
  readonly dst: string;
  readonly direction: 'ingress' | 'egress';
}

function rowOf({ src, dst, direction }: Ends, flow: Flow, { packets, bytes, flags }: Leg, isReply: boolean, refused: boolean): HuaweiRow {
  const [srcPort, dstPort] = isReply ? [flow.dstPort, flow.srcPort] : [flow.srcPort, flow.dstPort];
  return { src, dst, srcPort, dstPort, protocol: flow.protocol, direction, refused, packets, bytes, flags };
}

const kept = new BoundedCache<WindowRows>(40_000);

/** @param from, to whole minutes, half open, Unix seconds. */
export function windowRows(seed: number, from: number, to: number): WindowRows {
  const key = `${seed}/${from}/${to}`;
  const known = kept.get(key);
  if (known) return known;
  const ports = new Rows();
  const attachments = new Rows();
  for (let minute = from; minute < to; minute += 60) {
    sendHuaweiMinute(seed, minute, ({ forward, reply, fragments }, flow) => {
      const last = forward.ports.length - 1;
      for (const [i, sight] of forward.ports.entries()) ports.add(sight.port.id, rowOf(sight, flow, flow.forward, false, flow.refused && i === last));
      const whole = fragments === 1 ? flow.forward : { ...flow.forward, packets: flow.forward.packets / fragments, bytes: (flow.forward.packets / fragments) * fragmentBytes };
      for (const sight of forward.attachments) attachments.add(sight.attachment.id, rowOf(sight, flow, whole, false, false));
      if (flow.reply === null) return;
      for (const sight of reply.ports) ports.add(sight.port.id, rowOf(sight, flow, flow.reply, true, false));
      for (const sight of reply.attachments) attachments.add(sight.attachment.id, rowOf(sight, flow, flow.reply, true, false));
    });
  }
  const made = { ports: ports.byOwner, attachments: attachments.byOwner };
  kept.set(key, made, [...ports.byOwner.values(), ...attachments.byOwner.values()].reduce((sum, rows) => sum + rows.length, 0));
  return made;
}
