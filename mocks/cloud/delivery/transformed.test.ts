import { expect, test } from 'vitest';
import { enrichmentScript } from '../../../src/model/cloud/enrichment.ts';
import { vpcs } from '../../world/vpc.ts';
import { createEtl, deleteEtl, startEtl, stopEtl, updateEtl } from '../operations/sls/etl.ts';
import { flowLogIndex } from '../operations/sls/flow-log-index.ts';
import { createLogstore, deleteLogstore, withLogstore } from '../operations/sls/logstore.ts';
import { Search } from '../search/search.ts';
import { Coverages } from './coverage.ts';
import { type DecodedRecord, deliveringCloud, doing, everything, testHolding, testPlace } from '../testing.ts';

const target = { ...testPlace, name: 'flowlog-enriched-1' };
const job = { region: testPlace.region, project: testPlace.project, name: 'flowlog-enriched-1' };
const writes = { displayName: 'one', document: '{}', script: enrichmentScript, source: testPlace.name, sinks: [{ project: target.project, logstore: target.name }] };

const plain = ({ time, fields }: DecodedRecord, received: number): string => {
  const { srctype: _src, dsttype: _dst, ...rest } = fields;
  return JSON.stringify([time, received, rest]);
};

test('what a logstore receives while a job runs, the job writes to another one, with the blocks of both ends', async () => {
  const cloud = await deliveringCloud([{ id: 'fl-production', resourceType: 'VPC', resourceId: vpcs.production.id }]);
  await doing(cloud, createLogstore(target, { ttl: 300, shardCount: 1, mode: 'standard', autoSplit: false, maxSplitShard: 64 }));
  await doing(cloud, withLogstore(target, (one, now) => ({ ...one, index: flowLogIndex(now) })));
  cloud.time += 600;
  expect(await everything(cloud, target)).toEqual([]);
  await doing(cloud, createEtl(job, writes));
  cloud.time += 300;
  await doing(cloud, stopEtl(job));
  cloud.time += 120;
  await doing(cloud, startEtl(job));
  cloud.time += 300;
  await doing(cloud, deleteEtl(job));
  cloud.time += 300;
  const runs = (await testHolding(cloud, target)).transformed?.runs ?? [];
  expect(runs.map(({ from, to }) => [from, to].every((at) => at !== null))).toEqual([true, true]);

  const written = await everything(cloud, target);
  const expected = (await everything(cloud)).filter(({ received }) => runs.some(({ from, to }) => from <= received && received < (to ?? 0)));
  expect(written.length).toBeGreaterThan(500);
  expect(written.map((one) => plain(one, one.received)).sort()).toEqual(expected.map((one) => plain(one, one.received + 15)).sort());
  const blocks = new Map(written.flatMap(({ fields }) => [[fields['srcaddr'] ?? '', fields['srctype']], [fields['dstaddr'] ?? '', fields['dsttype']]] as const));
  expect(blocks.get('10.0.0.1')).toBe('private network');
  expect(blocks.get('172.16.0.1')).toBe('private network');
  expect([...blocks].filter(([address]) => address.startsWith('100.1')).every(([, block]) => block === 'cloud services')).toBe(true);
  expect([...blocks].filter(([address]) => address.includes(':')).every(([, block]) => block === 'internet')).toBe(true);
  expect(new Set(blocks.values())).toEqual(new Set(['private network', 'cloud services', 'internet', '-']));

  const holding = await testHolding(cloud, target);
  const counted = await new Search().find(holding, new Coverages(holding.flowLogs, testPlace), { kind: 'logs', from: 0, to: cloud.time, query: '* | select count(*) as c', line: 0, offset: 0, reverse: false });
  expect(counted).toMatchObject({ rows: [{ c: String(written.length) }] });
});

test('a job fails when what it reads is deleted, and what it wrote stays', async () => {
  const cloud = await deliveringCloud([{ id: 'fl-production', resourceType: 'VPC', resourceId: vpcs.production.id }], { density: 0 });
  await doing(cloud, createLogstore(target, { ttl: 300, shardCount: 1, mode: 'standard', autoSplit: false, maxSplitShard: 64 }));
  await doing(cloud, createEtl(job, writes));
  cloud.time += 600;
  await doing(cloud, deleteLogstore(testPlace));
  cloud.time += 60;
  const before = await everything(cloud, target);
  expect(before.length).toBeGreaterThan(50);
  cloud.time += 600;
  expect(await everything(cloud, target)).toEqual(before);
  expect((await cloud.store.read()).state.etls[0]?.status).toBe('FAILED');
});

test('a script that is not understood fails the job when it runs, or when it is given to one that does', async () => {
  const cloud = await deliveringCloud([{ id: 'fl-production', resourceType: 'VPC', resourceId: vpcs.production.id }], { density: 0 });
  const stateOf = async () => (await cloud.store.read()).state.etls[0]?.status;
  await doing(cloud, createEtl(job, { ...writes, script: "e_set('srctype', 'x')" }));
  cloud.time += 60;
  expect(await stateOf()).toBe('FAILED');
  await doing(cloud, updateEtl(job, writes));
  await doing(cloud, startEtl(job));
  cloud.time += 60;
  expect(await stateOf()).toBe('RUNNING');
  await doing(cloud, updateEtl(job, { ...writes, script: '* | extend srctype = geo(srcaddr)' }));
  expect(await stateOf()).toBe('FAILED');
});
