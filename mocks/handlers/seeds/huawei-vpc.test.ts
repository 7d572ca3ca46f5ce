// "VPC Flow Log" at Huawei Cloud: a log group and a stream, flow logs of an interface, a subnet and a VPC, and what their records tell.

import { describe, expect, test } from 'vitest';
import { guesser } from '../../traffic/huawei.ts';
import { huawei, ports } from '../../world/huawei.ts';
import { groupAndStream, streamLines } from '../huawei-testing.ts';
import type { Asking } from '../testing.ts';
import { consoleAt, highest, summed, today } from './console.ts';

const region = 'cn-north-4';

type Target = Awaited<ReturnType<typeof groupAndStream>>;

async function create(console: Asking, { group, stream }: Target, type: 'port' | 'network' | 'vpc', resource: string, traffic: 'all' | 'accept' | 'reject' = 'all'): Promise<void> {
  const answer = await console.ask('POST', `huawei-vpc/${region}/v1/-/fl/flow_logs`, {
    json: { flow_log: { name: `seed-${type}-${traffic}`, resource_type: type, resource_id: resource, traffic_type: traffic, log_group_id: group, log_topic_id: stream, index_enabled: true } },
  });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
}

/** The words of the documentation's table by name. */
function named(line: string): Readonly<Record<string, string>> {
  const names = 'version project interface src dst srcPort dstPort protocol packets bytes start end action status direction tcp region zone vpc network'.split(' ');
  const words = line.split(' ');
  return Object.fromEntries(names.map((name, i) => [name, words[i] ?? '']));
}

async function lines(console: Asking, target: Target, from: number): Promise<Readonly<Record<string, string>>[]> {
  return (await streamLines(console, region, target, from, console.cloud.time)).map(named);
}

describe.each([[4, 10], [10, 35], [20, 0]])('made at %i:%i', (hour, minute) => {
  const now = today(hour, minute);

  test('records of a VPC are there about ten minutes later: verdicts of its security groups, directions, who is attacked', async () => {
    const console = consoleAt(now);
    const target = await groupAndStream(console, region);
    await create(console, target, 'vpc', huawei.shop.id);
    console.cloud.time += 720;
    const records = await lines(console, target, now);
    expect(new Set(records.map(({ version, region: at, vpc }) => [version, at, vpc].join(' ')))).toEqual(new Set([`2 ${region} ${huawei.shop.id}`]));
    // Each interface is monitored that can be.
    const interfaces = new Set(records.map((one) => one['interface']));
    for (const one of [ports.web1, ports.web2, ports.bastion, ports.app1, ports.closed, ports.names, ports.monitor]) expect(interfaces.has(one.id)).toBe(true);
    const guessed = records.filter(({ src, dstPort, action }) => src === guesser && dstPort === '22' && action === 'REJECT');
    expect(highest(summed(records.filter(({ action }) => action === 'REJECT'), ({ dst = '' }) => dst, () => 1))[0]).toBe(ports.bastion.address);
    expect(guessed.length).toBeGreaterThan(5);
    expect(new Set(guessed.map(({ direction }) => direction))).toEqual(new Set(['ingress']));
    const questions = records.filter(({ src, dst, dstPort }) => src === '192.168.0.154' && dst === '192.168.3.25' && dstPort === '53');
    expect(questions.length).toBeGreaterThan(0);
    for (const { protocol, packets, bytes, action } of questions) expect([protocol, packets, bytes, action]).toEqual(['17', '1', '96', 'ACCEPT']);
  });

  test('under accepted traffic a window with only rejected traffic has no data, under all and rejected it has', async () => {
    const console = consoleAt(now);
    const found: Record<string, string[]> = {};
    for (const traffic of ['all', 'accept', 'reject'] as const) {
      const target = await groupAndStream(console, region, traffic);
      await create(console, target, 'port', ports.closed.id, traffic);
      console.cloud.time = now + 1300;
      found[traffic] = [...new Set((await lines(console, target, now)).map(({ action, status }) => `${action} ${status}`))];
      console.cloud.time = now;
    }
    expect(found).toEqual({ all: ['REJECT OK'], accept: ['- NODATA'], reject: ['REJECT OK'] });
  });
});

test('switched off, no window after the present one is collected; deleted, what was delivered stays', async () => {
  const now = today(10, 3);
  const console = consoleAt(now);
  const target = await groupAndStream(console, region);
  await create(console, target, 'network', huawei.web.id);
  const { huawei: { flowLogs } } = await console.state();
  const one = `huawei-vpc/${region}/v1/-/fl/flow_logs/${flowLogs[0]?.id}`;
  console.cloud.time = today(10, 34);
  await console.ask('PUT', one, { json: { flow_log: { admin_state: false } } });
  console.cloud.time = today(11, 30);
  const windows = async (): Promise<string[]> => [...new Set((await lines(console, target, now)).map(({ start, end }) => `${(Number(start) - today(10)) / 60}-${(Number(end) - today(10)) / 60}`))];
  expect(await windows()).toEqual(['3-10', '10-20', '20-30', '30-40']);
  expect((await console.ask('DELETE', one)).status).toBe(204);
  console.cloud.time = today(12);
  expect(await windows()).toEqual(['3-10', '10-20', '20-30', '30-40']);
});

test('the running account has collected for a week: the rejected traffic of the bastion, the accepted of the warehouse', async () => {
  const now = today(20);
  const console = consoleAt(now, 'running');
  const { huawei: { streams } } = await console.state();
  const of = async (name: string): Promise<Readonly<Record<string, string>>[]> => {
    const stream = streams.find((one) => one.name === name);
    return lines(console, { group: stream?.group ?? '', stream: stream?.id ?? '' }, now - 7200);
  };
  expect(new Set((await of('bastion')).map(({ action, dst }) => `${action} ${dst}`))).toEqual(new Set(['REJECT 192.168.0.10']));
  expect(new Set((await of('data')).map(({ action }) => action))).toEqual(new Set(['ACCEPT']));
  expect((await of('shop')).length).toBeGreaterThan(1000);
  expect(await streamLines(console, region, { group: streams[0]?.group ?? '', stream: streams[0]?.id ?? '' }, now - 3 * 86400, now - 3 * 86400 + 1200)).not.toEqual([]);
});
