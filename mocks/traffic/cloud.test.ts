import { describe, expect, test } from 'vitest';
import { parseIpv4, parseIpv6 } from '../../src/base/ip.ts';
import { pathCodes } from '../../src/model/cloud/flow-log.ts';
import { expressConnectRouter, virtualAddress } from '../world/connections.ts';
import { dataServers, dataVpnEnis, edgeServers, fleetEnis, officeVpnEnis } from '../world/fleet.ts';
import { vpnGateway } from '../world/gateways.ts';
import { enis } from '../world/world.ts';
import { copies, restart, sendCloudWindow, silentSeconds } from './cloud.ts';
import type { Flow, Window } from './flows.ts';
import { code, type Sighting } from './routes.ts';
import { sendWindow } from './traffic.ts';

/** 2026-02-05 09:20 +08:00: neither a scene of the day. */
const epoch = 1770254400;
const at = (start: number): Window => ({ seed: 1, start, seconds: 60 });

function flowsOf(window: Window): Flow[] {
  const flows: Flow[] = [];
  sendCloudWindow(window, { density: 1, epoch }, (flow) => flows.push(flow));
  return flows;
}
function flowsAfter(minutes: number): Flow[] {
  return Array.from({ length: minutes }, (_, i) => flowsOf(at(epoch + i * 60))).flat();
}
const sightings = (flows: readonly Flow[]): Sighting[] => flows.flatMap(({ route, reply }) => [...route.forward, ...(reply === null ? [] : route.reply)]);

const anHour = flowsAfter(60);
const seen = sightings(anHour);
const fleet = new Set(fleetEnis);

describe('the traffic of the demo cloud', () => {
  test('is that of the day for the company, but for the scenes that stand elsewhere', () => {
    const day: Flow[] = [];
    const isWeb = ({ route, dstPort }: Flow): boolean => dstPort === 80 && route.forward[0]?.dst === '10.0.0.1';
    sendWindow(at(epoch - 86400), 1, (flow) => day.push(flow));
    const cloud = flowsOf(at(epoch - 86400)).filter(({ route }) => route.forward.every(({ eni }) => !fleet.has(eni)));
    expect(cloud.filter((flow) => !isWeb(flow))).toEqual(day.filter((flow) => !isWeb(flow)));
    expect(day.length).toBeGreaterThan(50);
  });

  test('reaches the fleet: the cluster, the edge, gateways, other regions; what is alone stays silent', () => {
    const busy = new Set(seen.map(({ eni }) => eni));
    const names = [...busy].filter((eni) => fleet.has(eni)).map(({ name }) => name);
    for (const name of ['node-001', 'edge-a', 'edge-b', 'edge-alb', 'data-lake', 'office-wiki', 'recovery-1', 'shop-us-2', 'permits-3']) expect(names).toContain(name);
    expect(names.length).toBeGreaterThan(140);
    expect(fleetEnis.filter((eni) => !busy.has(eni) && eni.name.startsWith('team-')).length).toBe(110);
    expect(enis.filter((eni) => busy.has(eni)).length).toBeGreaterThan(20);
  });

  test('passes what the company does not pass: interfaces of containers, a virtual address, an Express Connect router, a gateway load balancer', () => {
    const by = (path: number): Sighting[] => seen.filter((one) => one.path === path);
    expect(by(code.throughEni).length).toBeGreaterThan(100);
    expect(new Set(by(code.virtualAddress).flatMap(({ src, dst }) => [src, dst]))).toEqual(new Set([virtualAddress.address, edgeServers[1]?.eni.address]));
    expect(new Set(by(code.expressConnectRouter).map(({ eni }) => eni))).toEqual(new Set(dataServers.map(({ eni }) => eni)));
    expect(new Set(by(code.expressConnectRouter).map(({ eni }) => eni.vswitch.vpc))).toEqual(new Set([expressConnectRouter.vpc]));
    expect(new Set(by(code.gatewayLoadBalancer).map(({ eni }) => eni.name))).toEqual(new Set(['edge-a', 'edge-b']));
    expect(seen.some(({ family, eni }) => family === 'IPv6' && fleet.has(eni))).toBe(true);
  });

  test('passes every path that a flow log can be limited to', () => {
    const passed = new Set(seen.map(({ path }) => path));
    for (const codes of Object.values(pathCodes)) expect(codes.filter((one) => passed.has(one))).toEqual(codes);
  });

  test('has addresses that can be, at the interface that owns one of them', () => {
    const wrong = seen.filter(({ eni, src, dst, family, direction }) => {
      if (![src, dst].every((one) => (family === 'IPv6' ? parseIpv6(one) !== null : parseIpv4(one) !== null))) return true;
      const own = direction === 'in' ? dst : src;
      return fleet.has(eni) && eni.kind !== 'vpn' && own !== eni.address && own !== eni.ipv6 && own !== virtualAddress.address;
    });
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  test('uses one interface of each feature of a VPN gateway; in is from the VPC, out is to it', () => {
    const busy = new Set(seen.map(({ eni }) => eni).filter(({ kind }) => kind === 'vpn'));
    expect(busy).toEqual(new Set([vpnGateway.active, dataVpnEnis[0], dataVpnEnis[2], officeVpnEnis[0]]));
    for (const { eni, direction, src, dst } of seen.filter((one) => one.eni.kind === 'vpn')) {
      const inside = direction === 'in' ? src : dst;
      expect(inside.startsWith(eni.vswitch.vpc.cidr.split('.').slice(0, 2).join('.'))).toBe(true);
    }
  });
});

describe('scenes that a new flow log finds', () => {
  test('five sources ask for port 80 of 10.0.0.1 in every minute, one of them is let in', () => {
    for (const start of [epoch, epoch + 60, epoch - 5 * 3600]) {
      const asked = flowsOf(at(start)).filter(({ route, dstPort }) => dstPort === 80 && route.forward[0]?.dst === '10.0.0.1');
      const verdicts = new Set(asked.map(({ route, refused }) => `${route.forward[0]?.src.split('.').slice(0, 2).join('.')} ${refused}`));
      expect([...verdicts].sort()).toEqual(['120.26 false', '121.43 true', '154.212 true', '176.65 true', '198.235 true']);
    }
  });

  const ecs2 = (flows: readonly Flow[]): boolean => sightings(flows).some(({ src, dst }) => src === '10.20.0.12' || dst === '10.20.0.12');

  test('ECS2 is silent from a quarter of an hour before the world began on, and for ever', () => {
    expect(ecs2(flowsOf(at(epoch - silentSeconds - 60)))).toBe(true);
    expect(ecs2(flowsOf(at(epoch - silentSeconds)))).toBe(false);
    expect(ecs2(anHour)).toBe(false);
    expect(ecs2(flowsOf(at(epoch + 7 * 86400)))).toBe(false);
  });

  test('the copy over the peering connection runs at 6 Mbps for four minutes of every quarter of an hour, as soon as the world is there', () => {
    const rate = (start: number): number => {
      const copied = flowsOf(at(start)).find(({ route }) => route.forward[0]?.src === '10.0.0.1' && route.forward[0].dst === '172.16.0.1');
      return ((copied?.forward.bytes ?? 0) * 8) / 60;
    };
    const quarter = Math.ceil(epoch / restart.every) * restart.every;
    for (let minute = 0; minute < 30; minute++) {
      const start = quarter + minute * 60;
      const fast = copies(at(start), epoch);
      expect(fast).toBe(minute % 15 >= 8 && minute % 15 < 12);
      if (fast) expect(Math.abs(rate(start) / 6_000_000 - 1)).toBeLessThan(0.05);
      else expect(rate(start)).toBeLessThan(400_000);
    }
    expect(copies(at(quarter + restart.from), quarter + restart.from + 60)).toBe(false);
  });
});
