import { expect, test } from 'vitest';
import { vpcs } from '../../world/vpc.ts';
import { Coverages } from '../delivery/coverage.ts';
import { flowLogIndex } from '../operations/sls/flow-log-index.ts';
import { withLogstore } from '../operations/sls/logstore.ts';
import { deliveringCloud, doing, everything, testHolding, testPlace } from '../testing.ts';
import { Search } from './search.ts';

test('a long range is looked through in parts, and a histogram comes nearer with every question', async () => {
  const cloud = await deliveringCloud([{ id: 'fl-production', resourceType: 'VPC', resourceId: vpcs.production.id }], { density: 0 });
  await doing(cloud, withLogstore(testPlace, (one, now) => ({ ...one, index: flowLogIndex(now) })));
  const from = cloud.time;
  cloud.time += 3600;
  const holding = await testHolding(cloud);
  const coverages = new Coverages(holding.flowLogs, testPlace);
  const records = await everything(cloud);
  const search = new Search(1000, 1000);
  const ask = { from, to: cloud.time, line: 100, offset: 0, reverse: false };

  const sql = await search.find(holding, coverages, { ...ask, kind: 'logs', query: '* | select count(*) as c' });
  expect(sql).toMatchObject({ kind: 'logs', complete: false });

  let [counted, questions] = [0, 0];
  for (let isComplete = false; !isComplete; questions++) {
    const found = await search.find(holding, coverages, { ...ask, kind: 'histogram', query: '*' });
    if (found.kind !== 'histogram') throw new Error('It found something else.');
    const sum = found.parts.reduce((total, { count }) => total + count, 0);
    isComplete = found.parts.every(({ complete }) => complete);
    // The last stretch may hold none: then it is complete without being more.
    expect(sum).toBeGreaterThan(isComplete ? counted - 1 : counted);
    counted = sum;
    for (const { from: begin, to: end, count, complete } of found.parts) {
      const expected = records.filter(({ time }) => time >= begin && time < end).length;
      if (complete) expect(count).toBe(expected);
      else expect(count).toBeLessThanOrEqual(expected);
    }
  }
  expect(questions).toBeGreaterThan(2);
  expect(counted).toBe(records.length);
});
