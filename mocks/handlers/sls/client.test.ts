// The page's client of Simple Log Service and the demo cloud understand each other.

import { expect, test } from 'vitest';
import { openSls, slsActive } from '../../../src/cloud/sls/activation.ts';
import { createDashboard, deleteDashboard, findDashboard, listAllDashboards } from '../../../src/cloud/sls/dashboards.ts';
import { changeJob, createJob, deleteJob, findJob, listAllJobs, startJob, stopJob } from '../../../src/cloud/sls/etls.ts';
import { changeIndex, createIndex, deleteIndex, findIndex } from '../../../src/cloud/sls/index-config.ts';
import { changeRetention, createLogstore, deleteLogstore, findLogstore, listAllLogstores } from '../../../src/cloud/sls/logstores.ts';
import { cursorTime, findCursor, pullLogs } from '../../../src/cloud/sls/packets.ts';
import { createProject, deleteProject, findProject, listAllProjects } from '../../../src/cloud/sls/projects.ts';
import { getHistogram, getLogs } from '../../../src/cloud/sls/search.ts';
import { listShards, mergeShard, splitShard } from '../../../src/cloud/sls/shards.ts';
import type { CloudConnection } from '../../../src/model/cloud/connection.ts';
import { enrichmentScriptOf } from '../../../src/model/cloud/enrichment.ts';
import { domainIndex, matchDomain } from '../../../src/model/domain-match.ts';
import { type DomainSet, presetDomains } from '../../../src/model/domains.ts';
import { decoded, deliveringCloud, testCloud, testNow, testPlace } from '../../cloud/testing.ts';
import { vpcs } from '../../world/vpc.ts';
import { connectionTo, got } from '../client-testing.ts';
import { slsHandlers } from './sls.ts';

const region = 'cn-hangzhou';
const place = { region, project: 'flow-project' };
const store = { ...place, logstore: 'flow_store' };

async function opened(): Promise<CloudConnection> {
  const connection = connectionTo(slsHandlers(testCloud({ beginning: 'new' })));
  await got(openSls(connection, { region }));
  await got(createProject(connection, { ...place, description: 'for flow logs' }));
  await got(createLogstore(connection, { ...store, ttlDays: 7 }));
  return connection;
}

test('the service is activated before anything else', async () => {
  const connection = connectionTo(slsHandlers(testCloud({ beginning: 'new' })));
  expect(await got(slsActive(connection, { region }))).toBe(false);
  expect(await listAllProjects(connection, { region })).toMatchObject({ problem: { kind: 'refused', status: 401, code: 'InvalidAccessKeyId' } });
  await got(openSls(connection, { region }));
  expect(await got(slsActive(connection, { region }))).toBe(true);
  expect(await got(listAllProjects(connection, { region }))).toEqual([]);
});

test('projects and logstores', async () => {
  const connection = await opened();
  expect(await got(listAllProjects(connection, { region }))).toEqual([{ name: 'flow-project', region, description: 'for flow logs', createdAt: testNow }]);
  expect(await createProject(connection, { ...place, description: '' })).toMatchObject({ problem: { code: 'ProjectAlreadyExist' } });
  expect(await got(findProject(connection, { region, project: 'nothing' }))).toBeNull();
  expect(await got(listAllLogstores(connection, place))).toEqual([{ project: 'flow-project', name: 'flow_store', region, ttlDays: 7, shards: 2, mode: 'standard', createdAt: testNow }]);
  await got(changeRetention(connection, { ...store, ttlDays: 30 }));
  expect(await got(findLogstore(connection, store))).toMatchObject({ ttlDays: 30, shards: 2 });
  expect(await changeRetention(connection, { ...store, ttlDays: 0 })).toMatchObject({ problem: { code: 'LogStoreInfoInvalid' } });
  await got(deleteLogstore(connection, store));
  expect(await got(findLogstore(connection, store))).toBeNull();
  await got(deleteProject(connection, place));
  expect(await got(findLogstore(connection, store))).toBeNull();
});

test('an index', async () => {
  const connection = await opened();
  expect(await got(findIndex(connection, store))).toBeNull();
  const keys = { bytes: { type: 'long', analytics: true }, srcaddr: { type: 'text', analytics: true } } as const;
  await got(createIndex(connection, { ...store, keys, fullText: true }));
  expect(await got(findIndex(connection, store))).toEqual({ keys, fullText: true, ttlDays: 7 });
  expect(await createIndex(connection, { ...store, keys, fullText: true })).toMatchObject({ problem: { code: 'IndexAlreadyExist' } });
  await got(changeIndex(connection, { ...store, keys, fullText: false }));
  expect(await got(findIndex(connection, store))).toMatchObject({ fullText: false });
  await got(deleteIndex(connection, store));
  expect(await got(findIndex(connection, store))).toBeNull();
});

test('dashboards and jobs', async () => {
  const connection = await opened();
  const dashboard = { name: 'flow_store-report', displayName: 'Report', charts: [{ title: 'All', type: 'table', logstore: 'flow_store', query: '* | select count(*)' }] };
  await got(createDashboard(connection, { ...place, dashboard }));
  expect(await got(findDashboard(connection, { ...place, name: dashboard.name }))).toEqual(dashboard);
  expect(await got(listAllDashboards(connection, { ...place, name: 'flow_store' }))).toEqual([{ name: dashboard.name, displayName: 'Report' }]);
  await got(deleteDashboard(connection, { ...place, name: dashboard.name }));
  expect(await got(findDashboard(connection, { ...place, name: dashboard.name }))).toBeNull();

  const job = { ...place, name: 'flowlog-abc' };
  const wish = { ...job, displayName: 'Enrich', description: '', script: 'e_keep(true)', source: 'flow_store', target: 'flowlog-enriched-abc', roleArn: 'acs:ram::1:role/aliyunlogetlrole', from: 0 };
  await got(createJob(connection, wish));
  expect(await got(listAllJobs(connection, place))).toEqual([{ name: job.name, displayName: 'Enrich', state: 'STARTING', source: 'flow_store', target: 'flowlog-enriched-abc', script: 'e_keep(true)', createdAt: testNow }]);
  await got(changeJob(connection, { ...wish, script: 'e_keep(false)' }));
  expect(await got(findJob(connection, job))).toMatchObject({ state: 'STARTING', script: 'e_keep(false)' });
  await got(stopJob(connection, job));
  expect(await got(findJob(connection, job))).toMatchObject({ state: 'STOPPING' });
  await got(startJob(connection, job));
  await got(deleteJob(connection, job));
  expect(await got(findJob(connection, job))).toBeNull();
});

test('shards are split, merged, and read to their ends', async () => {
  const cloud = await deliveringCloud([{ id: 'fl-1', resourceType: 'VPC', resourceId: vpcs.production.id }]);
  const connection = connectionTo(slsHandlers(cloud));
  const { name: logstore, ...rest } = testPlace;
  const at = { ...rest, logstore };
  cloud.time += 1800;
  expect(await got(listShards(connection, at))).toHaveLength(2);
  const split = await got(splitShard(connection, { ...at, shard: 0 }));
  expect(split.map(({ status }) => status)).toEqual(['readonly', 'readwrite', 'readwrite']);
  await got(mergeShard(connection, { ...at, shard: split[1]?.id ?? 0 }));
  expect(await got(listShards(connection, at))).toHaveLength(5);

  const begin = await got(findCursor(connection, { ...at, shard: 0, from: 'begin' }));
  const end = await got(findCursor(connection, { ...at, shard: 0, from: 'end' }));
  expect(await got(cursorTime(connection, { ...at, shard: 0, cursor: begin }))).toBeGreaterThan(testNow);
  let records = 0;
  for (let cursor = begin; ;) {
    const packet = await got(pullLogs(connection, { ...at, shard: 0, cursor, endCursor: end, count: 50 }));
    if (packet.next === cursor) break;
    expect(packet.compression).toBe('deflate');
    expect(packet.bytes.byteLength).toBeLessThan(packet.rawBytes ?? 0);
    records += decoded(new Uint8Array(packet.bytes), packet.compression).length;
    cursor = packet.next;
  }
  expect(records).toBeGreaterThan(100);
  expect(await pullLogs(connection, { ...at, shard: 9, cursor: begin, endCursor: null, count: 1 })).toMatchObject({ problem: { code: 'ShardNotExist' } });
});

test('what was delivered is searched', async () => {
  const cloud = await deliveringCloud([{ id: 'fl-1', resourceType: 'VPC', resourceId: vpcs.production.id }]);
  const connection = connectionTo(slsHandlers(cloud));
  const { name: logstore, ...rest } = testPlace;
  const at = { ...rest, logstore };
  const range = { from: testNow, to: testNow + 1800 };
  expect(await getLogs(connection, { ...at, ...range, query: '' })).toMatchObject({ problem: { code: 'IndexConfigNotExist' } });
  await got(createIndex(connection, { ...at, fullText: true, keys: { action: { type: 'text', analytics: true }, bytes: { type: 'long', analytics: true } } }));
  cloud.time += 1800.5;
  const { rows, complete, hasSql } = await got(getLogs(connection, { ...at, ...range, query: 'action: REJECT', line: 5, reverse: true }));
  expect([rows.length, complete, hasSql]).toEqual([5, true, false]);
  expect(rows.every(({ action }) => action === 'REJECT')).toBe(true);
  const parts = await got(getHistogram(connection, { ...at, ...range, query: 'action: REJECT' }));
  const counted = await got(getLogs(connection, { ...at, ...range, query: 'action: REJECT | select count(*) as c' }));
  expect(counted).toMatchObject({ hasSql: true, keys: ['c'] });
  expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(Number(counted.rows[0]?.['c']));
  expect(await getHistogram(connection, { ...at, from: 60, to: 60, query: '' })).toMatchObject({ problem: { code: 'InvalidTimeRange' } });
});

test('what a job writes is labelled by its script of that time, in what is read and in what is searched', async () => {
  const cloud = await deliveringCloud([{ id: 'fl-1', resourceType: 'VPC', resourceId: vpcs.production.id }], { shards: 1 });
  const connection = connectionTo(slsHandlers(cloud));
  const { name: source, ...project } = testPlace;
  const enriched = { ...project, logstore: 'flowlog-enriched-abc' };
  const job = { ...project, name: enriched.logstore };
  const own: DomainSet = { version: 1, domains: [...presetDomains.domains, { id: 'web', name: '生产 “web” '.repeat(9).trim(), blocks: ['10.0.0.0/18'], remark: '', rest: false }] };
  const wish = (set: DomainSet) => ({ ...job, displayName: 'Enrich', description: '', script: enrichmentScriptOf(set), source, target: enriched.logstore, roleArn: 'acs:ram::1:role/aliyunlogetlrole', from: 0 });
  await got(createLogstore(connection, { ...enriched, ttlDays: 7 }));
  await got(createIndex(connection, { ...enriched, fullText: true, keys: { srctype: { type: 'text', analytics: true } } }));
  await got(createJob(connection, wish(presetDomains)));
  cloud.time += 900;
  const pulled = async () => {
    const records = [];
    for (const shard of [0, 1]) {
      const at = { ...enriched, shard };
      const end = await got(findCursor(connection, { ...at, from: 'end' }));
      let [cursor, last] = [await got(findCursor(connection, { ...at, from: 'begin' })), ''];
      while (cursor !== last) {
        const packet = await got(pullLogs(connection, { ...at, cursor, endCursor: end, count: 1000 }));
        records.push(...decoded(new Uint8Array(packet.bytes), packet.compression));
        [cursor, last] = [packet.next, cursor];
      }
    }
    return records;
  };
  const before = await pulled();
  const changedAt = Math.floor(cloud.time);
  await got(changeJob(connection, wish(own)));
  cloud.time += 900;
  const written = await pulled();
  const text = (one: unknown): string => JSON.stringify(one);
  const kept = new Set(written.map(text));
  expect(before.length).toBeGreaterThan(100);
  expect(before.filter((one) => !kept.has(text(one)))).toEqual([]);

  const names = { before: domainIndex(presetDomains), since: domainIndex(own) };
  const nameOf = (address: string | undefined, received: number): string =>
    address === undefined || address === '-' ? '-' : (matchDomain(received - 15 < changedAt ? names.before : names.since, address)?.domain.name ?? '');
  for (const { fields, received } of written) expect([fields['srctype'], fields['dsttype']]).toEqual([nameOf(fields['srcaddr'], received), nameOf(fields['dstaddr'], received)]);
  const since = written.filter(({ fields }) => fields['srctype'] === own.domains[3]?.name);
  expect(since.length).toBeGreaterThan(100);

  const found = await got(getLogs(connection, { ...enriched, from: testNow, to: testNow + 3600, query: '* | select srctype, count(*) as c group by srctype order by c desc limit 100' }));
  const counted: Record<string, number> = {};
  for (const { fields: { srctype = '' } } of written) counted[srctype] = (counted[srctype] ?? 0) + 1;
  expect(Object.fromEntries(found.rows.map(({ srctype, c }) => [srctype, Number(c)]))).toEqual(counted);
});
