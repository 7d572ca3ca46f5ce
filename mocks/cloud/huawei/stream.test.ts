import { describe, expect, test } from 'vitest';
import { attachments } from '../../world/huawei-routers.ts';
import { huawei, mirrorPorts, ports, projectOf } from '../../world/huawei.ts';
import { vpcLines, routerLines } from './lines.ts';
import { capturedOf } from './stream.ts';
import { windowRows } from './window.ts';

/** 2026-02-05 20:00 +08:00. */
const from = 1_770_292_800;
const window = { seed: 1, from, to: from + 600 };
const words = (line: string): string[] => line.split(' ');
const project = projectOf('cn-north-4');

describe('lines of a VPC flow log', () => {
  const of = (resource: { readonly resourceType: 'port' | 'network' | 'vpc'; readonly resourceId: string }, trafficType: 'all' | 'accept' | 'reject' = 'all', most?: number): string[] =>
    vpcLines({ region: 'cn-north-4', trafficType, ...resource }, window, most);
  const port = (one: { readonly id: string }): { readonly resourceType: 'port'; readonly resourceId: string } => ({ resourceType: 'port', resourceId: one.id });
  const shop = { resourceType: 'vpc', resourceId: huawei.shop.id } as const;

  test('have the words of version 2 in their order, the window as their time', () => {
    const lines = of(port(ports.web1)).map(words);
    expect(new Set(lines.map(({ length }) => length))).toEqual(new Set([20]));
    for (const line of lines) {
      expect(line.slice(0, 3)).toEqual(['2', project, ports.web1.id]);
      expect(line.slice(10, 12)).toEqual([String(from), String(from + 600)]);
      expect(line.slice(16)).toEqual(['cn-north-4', 'cn-north-4a', huawei.shop.id, huawei.web.id]);
      expect([line[3], line[4]]).toContain(ports.web1.address);
    }
    expect(lines.map((line) => line.slice(3, 10).join(' ')).some((line) => /^192\.168\.0\.154 192\.168\.3\.25 \d+ 53 17 1 96$/.test(line))).toBe(true);
    expect(new Set(lines.map((line) => `${line[12]} ${line[14]}`))).toEqual(new Set(['ACCEPT ingress', 'ACCEPT egress', 'REJECT ingress']));
    expect(new Set(lines.filter((line) => line[7] === '6').map((line) => line[15]))).toEqual(new Set(['established', 'time-wait', 'syn_sent']));
  });

  test('are of version 1 elsewhere', () => {
    const rows = windowRows(1, from, from + 600).ports;
    const lines = vpcLines({ region: 'cn-south-1', resourceType: 'vpc', resourceId: attachments.mirror.resource, trafficType: 'all' }, window).map(words);
    expect(lines.length).toBe(mirrorPorts.reduce((sum, { id }) => sum + (rows.get(id)?.length ?? 0), 0));
    for (const line of lines) expect([line.length, line[0], line[1], line[13]]).toEqual([14, '1', projectOf('cn-south-1'), 'OK']);
  });

  test('are one per interface, 5-tuple and verdict, with all its packets', () => {
    const lines = of(shop).map(words).filter((line) => line[13] === 'OK');
    expect(new Set(lines.map((line) => [...line.slice(2, 8), line[12], line[14]].join(' '))).size).toBe(lines.length);
    const guessed = lines.filter((line) => line[2] === ports.bastion.id && line[6] === '22');
    expect(guessed.every((line) => line[12] === 'REJECT')).toBe(true);
    expect(guessed.length).toBeGreaterThan(30);
  });

  test('under accepted traffic, an interface with only rejected traffic has no data; one without traffic has none under any filter', () => {
    const closed = port(ports.closed);
    expect(new Set(of(closed).map((line) => words(line)[12]))).toEqual(new Set(['REJECT']));
    expect(of(closed, 'accept')).toEqual([
      `2 ${project} ${ports.closed.id} - - - - - - - ${from} ${from + 600} - NODATA - - cn-north-4 cn-north-4b ${huawei.shop.id} ${huawei.app.id}`,
    ]);
    expect(of(closed, 'reject')).toEqual(of(closed));
    const quiet = Object.fromEntries((['all', 'accept', 'reject'] as const).map((traffic) => [traffic, of(port(ports.names), traffic).filter((line) => line.includes('NODATA')).length]));
    expect(quiet).toEqual({ all: 0, accept: 0, reject: 1 });
    expect(new Set(of(shop, 'accept').map((line) => words(line)[12]))).toEqual(new Set(['ACCEPT', '-']));
  });

  test('leave out stopped servers, services\' interfaces and families that have none', () => {
    const logged = new Set(of(shop).map((line) => words(line)[2]));
    for (const one of [ports.stopped, ports.balancer, ports.model1, ports.oldApp]) expect(logged.has(one.id)).toBe(false);
    expect(logged.has(ports.closed.id)).toBe(true);
  });

  test('beyond the most of an interface are dropped, which a record says', () => {
    const lines = of(port(ports.bastion), 'all', 5);
    expect(lines.map((line) => words(line)[13])).toEqual(['OK', 'OK', 'OK', 'OK', 'OK', 'SKIPDATA']);
  });
});

describe('lines of a router', () => {
  const of = (attachment: { readonly id: string; readonly router: string; readonly region: string }): string[][] =>
    routerLines({ region: attachment.region, router: attachment.router, attachment: attachment.id }, window).map(words);

  test('have 14 words, attachment before router, and no verdict', () => {
    for (const line of of(attachments.globalGateway)) {
      expect(line.slice(0, 4)).toEqual(['1', project, attachments.globalGateway.id, attachments.globalGateway.router]);
      expect(line.length).toBe(14);
      expect(line.slice(11, 13)).toEqual([String(from), String(from + 600)]);
    }
  });

  test('egress is out of the router: to the data centre at its attachment, ingress at that of the VPC', () => {
    const circuit = of(attachments.globalGateway);
    const backup = circuit.filter((line) => line[5] === '10.200.0.8');
    expect(backup.map((line) => line[13])).toEqual(['egress']);
    expect(Math.abs((Number(backup[0]?.[10]) * 8) / 600 / 4_000_000 - 1)).toBeLessThan(0.1);
    expect(of(attachments.data).filter((line) => line[5] === '10.200.0.8').map((line) => line[13])).toEqual(['ingress']);
    const bytes = new Map<string, number>();
    for (const line of circuit) bytes.set(`${line[4]} ${line[5]}`, (bytes.get(`${line[4]} ${line[5]}`) ?? 0) + Number(line[10]));
    expect([...bytes].sort((a, b) => b[1] - a[1])[0]?.[0]).toBe('172.16.0.206 10.200.0.8');
  });

  test('echoes have ports 0: 279 packets, 27,342 bytes', () => {
    expect(of(attachments.shop).filter((line) => line[8] === '1').map((line) => [line[4], line[5], ...line.slice(6, 11), line[13]].join(' '))).toEqual([
      '192.168.3.227 172.16.0.206 0 0 1 279 27342 ingress', '172.16.0.206 192.168.3.227 0 0 1 279 27342 egress',
    ]);
  });

  test('of fragments, the first one alone: a sixth of the packets that the interface sent', () => {
    const sent = vpcLines({ region: 'cn-north-4', resourceType: 'port', resourceId: ports.warehouse2.id, trafficType: 'all' }, window).map(words).find((line) => line[6] === '2049');
    const [recorded] = of(attachments.globalGateway).filter((line) => line[7] === '2049');
    expect(Number(recorded?.[9]) * 6).toBe(Number(sent?.[8]));
    expect(Number(recorded?.[10])).toBe(Number(recorded?.[9]) * 1500);
  });
});

test('what was captured of a window: all, none, its end after the creation, its beginning before the end', () => {
  const whole = { seed: 1, from, to: from + 600 };
  const of = (...captures: { from: number; to: number | null }[]): object[] => capturedOf(1, captures, from + 600, 600);
  expect(of({ from: from - 900, to: null })).toEqual([whole]);
  expect(of({ from: from + 130, to: null })).toEqual([{ ...whole, from: from + 180 }]);
  expect(of({ from: from - 900, to: from + 130 })).toEqual([{ ...whole, to: from + 120 }]);
  expect(of({ from: from - 900, to: from }, { from: from + 600, to: null })).toEqual([]);
  expect(of({ from: from - 900, to: from + 60 }, { from: from + 300, to: null })).toEqual([{ ...whole, to: from + 60 }, { ...whole, from: from + 300 }]);
});
