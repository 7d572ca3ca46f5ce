// What the walks in the page (e2e/seed-*.spec.ts) find has to be there whenever they are begun: at any hour, and at any second of a capture
// window. Each waits here as long as there, so that a wait which is too short for some seconds of a window is found here.

import { describe, expect, test } from 'vitest';
import { at, during } from '../../traffic/rate.ts';
import { instances } from '../../world/instances.ts';
import { vpcs, vswitches } from '../../world/vpc.ts';
import { attachments } from '../../world/huawei-routers.ts';
import { huawei, ports } from '../../world/huawei.ts';
import { groupAndStream, streamLines } from '../huawei-testing.ts';
import { consoleAt, createFlowLog, firstUse, highest, pair, pulled, rates, type SeenRecord, summed, today } from './console.ts';

const minutes = 60;
/** Seconds after the beginning of a ten-minute window: about its begin and end, and about those of the minutes in it. */
const phases = [0, 1, 17, 35, 58, 60, 299, 541, 580, 599] as const;
/** Every hour of a day, each at another of these seconds; the days are different ones. */
const hours: readonly number[] = Array.from({ length: 24 }, (_, hour) => today(hour + 24 * (hour % 5)) + (phases[hour % phases.length] ?? 0));
const everyPhase: readonly number[] = phases.map((second) => today(21, 20) + second);

function median(values: Iterable<number>): number {
  const sorted = [...values].toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
const usual = (records: readonly SeenRecord[], key: (one: SeenRecord) => string): Map<string, number> =>
  new Map([...rates(records, key)].map(([name, byMinute]) => [name, median(byMinute.values())]));
const near = (value: number | undefined, wanted: number): boolean => Math.abs((value ?? 0) / wanted - 1) < 0.1;

/** When a walk that is begun at each of these times does not find what it looks for. */
async function failing(times: readonly number[], finds: (now: number) => Promise<boolean>): Promise<string[]> {
  const failed: string[] = [];
  for (const now of times) if (!(await finds(now))) failed.push(new Date(now * 1000).toISOString());
  return failed;
}

/** What a new account has that makes these flow logs and waits so many seconds. */
async function collected(now: number, wait: number, ...made: readonly (readonly ['VPC' | 'VSwitch' | 'NetworkInterface', string])[]): Promise<SeenRecord[]> {
  const console = consoleAt(now);
  await firstUse(console);
  for (const [type, id] of made) await createFlowLog(console, type, id);
  console.cloud.time += wait;
  return pulled(console);
}

describe('Alibaba Cloud', () => {
  const { id: ecs1 } = instances.ecs1.primary;

  test('ten minutes later: who asks for port 80, and the rates inside the VPC', async () => {
    expect(await failing([...hours, ...everyPhase], async (now) => {
      const records = await collected(now, 10 * minutes, ['NetworkInterface', ecs1]);
      const asked = new Set(records.filter(({ dst, dstPort }) => dst === '10.0.0.1' && dstPort === 80).map(({ src, action }) => `${src.split('.').slice(0, 2).join('.')} ${action}`));
      const inside = usual(records.filter(({ src, dst }) => src.startsWith('10.0.0.') && dst.startsWith('10.0.0.')), pair);
      return [...asked].toSorted().join() === '120.26 ACCEPT,121.43 REJECT,154.212 REJECT,176.65 REJECT,198.235 REJECT'
        && highest(inside).slice(0, 2).join() === '10.0.0.1->10.0.0.2,10.0.0.1->10.0.0.3'
        && near(inside.get('10.0.0.1->10.0.0.2'), 1_400_000) && near(inside.get('10.0.0.1->10.0.0.3'), 700_000);
    })).toEqual([]);
  });

  test('two hours and ten minutes later: sixty records in an hour of the clock, of a connection that stays open', async () => {
    const times = [0, 61, 1799, 3541, 3599].map((second) => today(15) + second);
    expect(await failing(times, async (now) => {
      const records = (await collected(now, 130 * minutes, ['NetworkInterface', ecs1])).filter(({ src, dst, dstPort }) => src === '10.0.0.1' && dst === '10.0.0.2' && dstPort === 9000);
      return Math.max(...summed(records, ({ start }) => String(Math.floor(start / 3600)), () => 1).values()) === 60;
    })).toEqual([]);
  });

  test('twenty minutes later, outside the half hour that is all spike: a spike over the peering connection, and the rate through the NAT gateway', async () => {
    expect(await failing([...hours, ...everyPhase].filter((now) => !during(now, at(15, 45), at(16, 45))), async (now) => {
      const records = await collected(now, 20 * minutes, ['VPC', vpcs.production.id], ['VSwitch', vswitches.nat.id]);
      const over = records.filter(({ src, dst }) => (src.startsWith('10.0.') && dst.startsWith('172.16.')) || (src.startsWith('172.16.') && dst.startsWith('10.0.')));
      const peaks = new Map([...rates(over, pair)].map(([name, byMinute]) => [name, Math.max(...byMinute.values())]));
      const out = usual(records.filter(({ direction, src, dst }) => direction === 'in' && src.startsWith('10.0.0.') && dst.startsWith('120.26.')), ({ src }) => src);
      return highest(peaks)[0] === '10.0.0.1->172.16.0.1' && near(peaks.get('10.0.0.1->172.16.0.1'), 6_000_000) && (usual(over, pair).get('10.0.0.1->172.16.0.1') ?? Infinity) < 300_000
        && highest(out)[0] === '10.0.0.1' && near(out.get('10.0.0.1'), 12_000);
    })).toEqual([]);
  });
});

describe('Huawei Cloud', () => {
  const region = 'cn-north-4';

  /** Words of the lines that a stream has half an hour after a flow log is made that delivers to it. */
  async function half(now: number, path: string, flowLog: (target: { readonly group: string; readonly stream: string }) => object): Promise<string[][]> {
    const console = consoleAt(now);
    const target = await groupAndStream(console, region);
    const answer = await console.ask('POST', path, { json: { flow_log: flowLog(target) } });
    if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
    // The longest that a router's flow log takes until it records; the page waits for it.
    console.cloud.time += 9;
    await console.state();
    console.cloud.time += 30 * minutes;
    return (await streamLines(console, region, target, now, console.cloud.time)).map((line) => line.split(' '));
  }

  test('of an attachment there is a whole window half an hour later, with 279 echoes', async () => {
    const { data } = attachments;
    // Every few seconds of a window: in some of them twenty minutes are too short.
    const times = [...hours, ...Array.from({ length: 100 }, (_, i) => today(13, 20) + i * 6)];
    expect(await failing(times, async (now) => {
      const lines = await half(now, `huawei-er/${region}/v3/-/enterprise-router/${data.router}/flow-logs`, ({ group, stream }) => ({
        name: 'seed', resource_type: 'attachment', resource_id: data.id, log_group_id: group, log_stream_id: stream, log_store_type: 'LTS',
      }));
      return Math.max(...lines.filter(([, , , , src, dst]) => src === '192.168.3.227' && dst === '172.16.0.206').map((words) => Number(words[9]))) === 279;
    })).toEqual([]);
  });

  test('of a VPC: the attacked server, a question of 96 bytes; of a NIC that nobody may reach no data under the filter for accepted traffic', async () => {
    const of = (type: 'vpc' | 'port', resource: string, traffic: 'all' | 'accept') => (now: number): Promise<string[][]> =>
      half(now, `huawei-vpc/${region}/v1/-/fl/flow_logs`, ({ group, stream }) => ({
        name: 'seed', resource_type: type, resource_id: resource, traffic_type: traffic, log_group_id: group, log_topic_id: stream, index_enabled: true,
      }));
    const [vpc, closed] = [of('vpc', huawei.shop.id, 'all'), of('port', ports.closed.id, 'accept')];
    expect(await failing([...hours, ...everyPhase], async (now) => {
      const lines = await vpc(now);
      const questions = lines.filter(([, , , src, dst]) => src === '192.168.0.154' && dst === '192.168.3.25');
      // Two questions from one port within ten minutes are one record; there are others.
      return highest(summed(lines.filter((words) => words[12] === 'REJECT'), ([, , , , dst = '']) => dst, () => 1))[0] === ports.bastion.address
        && Math.min(...questions.map((words) => Number(words[8]))) === 1 && Math.min(...questions.map((words) => Number(words[9]))) === 96
        && new Set(questions.map((words) => `${words[6]} ${words[7]} ${words[12]}`)).size === 1
        && new Set((await closed(now)).map((words) => words[13])).size === 1 && (await closed(now))[0]?.[13] === 'NODATA';
    })).toEqual([]);
  });
});
