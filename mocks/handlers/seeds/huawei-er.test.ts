// "Flow Log Overview" of Huawei Cloud's Enterprise Router: a log group and a stream first, then a flow log for each kind of attachment.

import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { attachments } from '../../world/huawei-routers.ts';
import { groupAndStream, streamLines } from '../huawei-testing.ts';
import { consoleAt, highest, summed, today } from './console.ts';

const region = 'cn-north-4';
const base = `huawei-er/${region}/v3/-/enterprise-router`;
const found = v.object({ attachments: v.array(v.object({ id: v.string(), name: v.string(), resource_type: v.string() })) });

interface Line {
  readonly attachment: string;
  readonly pair: string;
  readonly port: string;
  readonly protocol: string;
  readonly bytes: number;
  readonly direct: string;
}
function read(line: string): Line {
  const [, , attachment = '', , src, dst, , port = '', protocol = '', , bytes, , , direct = ''] = line.split(' ');
  return { attachment, pair: `${src}->${dst}`, port, protocol, bytes: Number(bytes), direct };
}

describe.each([[4, 10], [20, 0]])('made at %i:%i', (hour, minute) => {
  test('each kind of attachment shows the traffic between it and the others', async () => {
    const now = today(hour, minute);
    const console = consoleAt(now);
    const target = await groupAndStream(console, region);
    const router = attachments.shop.router;
    const { attachments: list } = v.parse(found, (await console.ask('GET', `${base}/${router}/attachments`)).body);
    for (const { id, name } of list) {
      const answer = await console.ask('POST', `${base}/${router}/flow-logs`, {
        json: { flow_log: { name: `seed-${name}`, resource_type: 'attachment', resource_id: id, log_group_id: target.group, log_stream_id: target.stream, log_store_type: 'LTS' } },
      });
      expect(answer.status).toBe(202);
    }
    console.cloud.time += 10;
    expect(JSON.stringify((await console.ask('GET', `${base}/${router}/flow-logs`)).body).match(/"state":"available"/g)?.length).toBe(list.length);
    console.cloud.time += 1300;
    const lines = (await streamLines(console, region, target, now, console.cloud.time)).map(read);
    const of = (name: keyof typeof attachments, direct: string): Line[] => lines.filter((line) => line.attachment === attachments[name].id && line.direct === direct);
    const top = (name: keyof typeof attachments, direct: string): string | undefined => highest(summed(of(name, direct), ({ pair }) => pair, ({ bytes }) => bytes))[0];

    // To the data centre over the circuit, egress out of the router; into it at the VPC's attachment.
    expect(top('globalGateway', 'egress')).toBe('172.16.0.206->10.200.0.8');
    expect(top('data', 'ingress')).toBe('172.16.0.206->10.200.0.8');
    expect(top('virtualGateway', 'egress')).toBe('192.168.1.11->10.210.0.5');
    expect(top('vpn', 'egress')).toBe('192.168.1.12->10.220.0.40');
    expect(top('guangzhou', 'egress')).toBe('192.168.1.11->10.40.0.11');
    expect(of('data', 'egress').some(({ pair, port }) => pair === '192.168.1.11->172.16.0.206' && port === '5432')).toBe(true);
    // What enters leaves again: each byte once in and once out.
    const total = (direct: string): number => lines.filter((line) => line.direct === direct).reduce((sum, { bytes }) => sum + bytes, 0);
    expect(total('ingress')).toBe(total('egress'));
    // No traffic of the network itself.
    expect(lines.some(({ port, protocol }) => port === '179' || protocol === '89')).toBe(false);
    expect(lines.some(({ protocol, pair }) => protocol === '1' && pair === '192.168.3.227->172.16.0.206')).toBe(true);
  });
});

test('the running account has the circuit, the shop and the way to Guangzhou', async () => {
  const now = today(20);
  const console = consoleAt(now, 'running');
  const { huawei: { streams, routerFlowLogs } } = await console.state();
  const stream = streams.find(({ name }) => name === 'er-beijing');
  const lines = (await streamLines(console, region, { group: stream?.group ?? '', stream: stream?.id ?? '' }, now - 7200, now)).map(read);
  expect(new Set(lines.map(({ attachment }) => attachment))).toEqual(new Set(routerFlowLogs.map(({ attachment }) => attachment)));
  expect(highest(summed(lines, ({ pair }) => pair, ({ bytes }) => bytes))[0]).toBe('172.16.0.206->10.200.0.8');
});
