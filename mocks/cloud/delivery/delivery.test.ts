import { describe, expect, test } from 'vitest';
import { decoded, type DecodedRecord, testCloud, testNow } from '../testing.ts';
import { holdingOf } from './packet-source.ts';
import { densityFor } from '../../traffic/traffic.ts';

describe('tmp', () => {
  test('speed', async () => {
    console.log(densityFor(300_000, { seed: 1, startSeconds: 1770220800, hours: 24, intervalSeconds: 60 }));
    const cloud = testCloud({ beginning: 'running' });
    const { state, now } = await cloud.store.read();
    const holding = holdingOf(state, now, 'cn-hangzhou', 'vpc-flow-prod', 'vpc-flowlog');
    if (!holding) throw new Error('none');
    let t = performance.now();
    const begin = await cloud.packets.cursor(holding, 0, 'begin');
    const end = await cloud.packets.cursor(holding, 0, 'end');
    console.log('cursors', performance.now() - t, begin, end);
    t = performance.now();
    let cursor = await cloud.packets.cursor(holding, 0, testNow - 86400);
    let n = 0, raw = 0, sent = 0, calls = 0;
    for (;;) {
      const got = await cloud.packets.pull(holding, { shard: 0, cursor, endCursor: null, count: 1000, compression: 'none' });
      if (got.groups === 0) break;
      n += got.records; raw += got.rawSize; sent += got.body.length; calls++;
      cursor = got.next;
    }
    console.log('day one shard', performance.now() - t, n, raw, sent, calls, cursor === end);
    t = performance.now();
    cursor = await cloud.packets.cursor(holding, 0, testNow - 3600);
    const got = await cloud.packets.pull(holding, { shard: 0, cursor, endCursor: null, count: 1000, compression: 'deflate' });
    console.log(got.records, got.groups, got.rawSize, got.body.length, decoded(got.body, 'deflate').length, decoded(got.body, 'deflate')[3]);
  });
});
