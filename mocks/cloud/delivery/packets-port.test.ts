import { afterEach, expect, test, vi } from 'vitest';
import { testCloud, testHolding } from '../testing.ts';
import { DirectSource, packetSeconds } from './direct-source.ts';
import type { Holding, PullAsk } from './packet-source.ts';
import { type PacketReply, packetsOver, type RemotePackets } from './packets-port.ts';
import { servePackets } from './packets-server.ts';

const place = { region: 'cn-hangzhou', project: 'vpc-flow-prod', name: 'vpc-flowlog' };

afterEach(() => {
  vi.restoreAllMocks();
});

/** Both ends, and what lies between a page and its worker: everything is copied or handed over. */
function remote(): RemotePackets {
  const serve = servePackets((reply, transfer) => {
    // What a port gives back has no type of its own.
    const copy = structuredClone(reply, { transfer }) as PacketReply;
    queueMicrotask(() => packets.heard(copy));
  });
  const packets = packetsOver((message) => serve(structuredClone(message)), () => undefined);
  return packets;
}

async function asking(): Promise<{ readonly holding: Holding; readonly ask: PullAsk }> {
  const cloud = testCloud({ beginning: 'running', density: 0 });
  const holding = await testHolding(cloud, place);
  const at = Math.floor((cloud.time - 86400) / packetSeconds) * packetSeconds;
  return { holding, ask: { shard: 0, cursor: await cloud.packets.cursor(holding, 0, at), endCursor: null, count: 1000, compression: 'deflate' } };
}

test('what comes over the port is what is made at once, and the next packets are made before they are asked for', async () => {
  const { holding, ask } = await asking();
  const direct = new DirectSource();
  const expected = [await direct.pull(holding, ask)];
  for (let i = 0; i < 2; i++) expected.push(await direct.pull(holding, { ...ask, cursor: expected.at(-1)?.next ?? 0n }));

  const made = vi.spyOn(DirectSource.prototype, 'pull');
  const packets = remote();
  expect(await packets.pull(holding, ask)).toEqual(expected[0]);
  await vi.waitFor(() => expect(made.mock.calls.map(([, { cursor }]) => cursor)).toEqual([ask.cursor, expected[0]?.next, expected[1]?.next]));
  expect(await packets.pull(holding, { ...ask, cursor: expected[0]?.next ?? 0n })).toEqual(expected[1]);
  expect(await packets.cursor(holding, 0, 'end')).toBe(await direct.cursor(holding, 0, 'end'));
});

test('what goes wrong there is told here, and nothing waits for ever', async () => {
  const { holding, ask } = await asking();
  const packets = remote();
  await expect(packets.pull(holding, { ...ask, shard: 9 })).rejects.toThrow('There is no shard 9.');
  const waiting = packets.pull(holding, ask);
  packets.close();
  await expect(waiting).rejects.toThrow('The demo cloud was stopped.');
});
