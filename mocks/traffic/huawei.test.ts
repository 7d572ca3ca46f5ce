import { describe, expect, test } from 'vitest';
import { attachments, beyond } from '../world/huawei-routers.ts';
import { ports } from '../world/huawei.ts';
import type { Flow } from './flows.ts';
import { guesser, type HuaweiWay, sendHuaweiMinute } from './huawei.ts';

/** 2026-02-05 20:00 +08:00. */
const start = 1770292800;

function seen(minutes: number): (readonly [HuaweiWay, Flow])[] {
  const all: (readonly [HuaweiWay, Flow])[] = [];
  for (let i = 0; i < minutes; i++) sendHuaweiMinute(1, start + i * 60, (way, flow) => all.push([way, flow]));
  return all;
}
const hour = seen(60);

describe('the traffic at Huawei Cloud', () => {
  test('is the same for the same minute, and stays within it', () => {
    expect(seen(3)).toEqual(seen(3));
    for (const [, flow] of seen(1)) expect(flow.start >= start && flow.end <= start + 60).toBe(true);
  });

  test('is seen at both ends: egress under the sender\'s own address, ingress under the receiver\'s', () => {
    for (const [{ forward, reply }] of hour) {
      for (const { port, direction, src, dst } of [...forward.ports, ...reply.ports]) expect(port.address).toBe(direction === 'egress' ? src : dst);
    }
  });

  test('passes a router in by one attachment and out by another, in both directions', () => {
    const routed = hour.filter(([{ forward }]) => forward.attachments.length > 0);
    expect(new Set(routed.flatMap(([{ forward }]) => forward.attachments.map(({ attachment }) => attachment.kind)))).toEqual(new Set(['vpc', 'vgw', 'vpn', 'peering', 'gdgw']));
    for (const [{ forward, reply }] of routed) {
      for (const [one, back] of [[forward.attachments, reply.attachments], [reply.attachments, forward.attachments]] as const) {
        expect(one.map(({ direction }) => direction)).toEqual(one.map((_, i) => (i % 2 === 0 ? 'ingress' : 'egress')));
        expect(one.map(({ attachment }) => attachment)).toEqual(back.map(({ attachment }) => attachment).toReversed());
        for (let i = 0; i < one.length; i += 2) expect(one[i]?.attachment.router).toBe(one[i + 1]?.attachment.router);
      }
    }
  });

  test('holds the records of the documentation: a question of 96 bytes for a name, 279 echoes of 27,342 bytes in ten minutes', () => {
    const question = hour.find(([{ forward }]) => forward.ports[0]?.port === ports.web1 && forward.ports[1]?.port === ports.names);
    expect(question?.[1]).toMatchObject({ protocol: 17, dstPort: 53, forward: { packets: 1, bytes: 96 } });
    const echoes = hour.slice().filter(([{ forward }, flow]) => forward.ports[0]?.port === ports.monitor && flow.start < start + 600);
    expect(echoes.map(([, flow]) => flow.forward).reduce((sum, { packets, bytes }) => [(sum[0] ?? 0) + packets, (sum[1] ?? 0) + bytes], [0, 0])).toEqual([279, 27_342]);
  });

  test('guesses at the bastion are refused; what comes to the closed server too, and it sends nothing', () => {
    const guesses = hour.filter(([{ forward }]) => forward.ports[0]?.src === guesser);
    expect(guesses.length).toBeGreaterThan(200);
    expect(guesses.every(([, flow]) => flow.refused && flow.dstPort === 22)).toBe(true);
    const closed = hour.filter(([{ forward, reply }, flow]) => forward.ports.some(({ port }) => port === ports.closed) || (flow.reply !== null && reply.ports.some(({ port }) => port === ports.closed)));
    expect(closed.length).toBeGreaterThan(10);
    expect(closed.every(([, flow]) => flow.refused)).toBe(true);
    expect(hour.some(([{ forward }]) => forward.ports.some(({ port }) => port.stopped))).toBe(false);
  });

  test('the circuit carries most of what passes the router', () => {
    const sums = new Map<string, number>();
    for (const [{ forward, reply }, flow] of hour) {
      for (const [leg, bytes] of [[forward, flow.forward.bytes], [reply, flow.reply?.bytes ?? 0]] as const) {
        for (const { attachment } of leg.attachments) sums.set(attachment.name, (sums.get(attachment.name) ?? 0) + bytes);
      }
    }
    const order = [...sums].filter(([name]) => !name.endsWith('-vpc')).sort((a, b) => b[1] - a[1]).map(([name]) => name);
    expect(order.filter((name) => name !== attachments.beijing.name)).toEqual(['datacentre-global', 'to-guangzhou', 'datacentre-virtual', 'partner-vpn']);
    expect(hour.some(([{ forward }]) => forward.ports[0]?.dst === beyond.globalGateway.backup)).toBe(true);
  });
});
