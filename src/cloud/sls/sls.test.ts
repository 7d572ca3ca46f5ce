import { expect, test } from 'vitest';
import { recorded, type Recorded, type RecordedAnswer } from '../testing/recorded.ts';
import { openSls, slsActive } from './activation.ts';
import { createDashboard, findDashboard, listAllDashboards } from './dashboards.ts';
import { createJob, findJob, listAllJobs, stopJob } from './etls.ts';
import { createIndex, findIndex } from './index-config.ts';
import { changeRetention, createLogstore, deleteLogstore, findLogstore, listAllLogstores } from './logstores.ts';
import { createProject, findProject, listAllProjects } from './projects.ts';

const region = 'cn-hangzhou';
const place = { region, project: 'flows' };
const store = { ...place, logstore: 'vpc_flow' };
const nothing: RecordedAnswer = { headers: { 'x-log-requestid': 'q' } };
const refused = (status: number, errorCode: string): RecordedAnswer => ({ status, headers: { 'x-log-requestid': 'Q1' }, body: { errorCode, errorMessage: 'm' } });
const lines = ({ sent }: Recorded): readonly string[] => sent.map(({ method, line }) => `${method} ${line}`);

test('the service is activated on the region’s endpoint', async () => {
  const cloud = recorded({ body: { Enabled: false } }, { body: { Success: true } });
  expect(await slsActive(cloud, { region })).toEqual({ ok: true, value: false });
  expect(await openSls(cloud, { region })).toEqual({ ok: true, value: null });
  expect(lines(cloud)).toEqual(['GET /sls/cn-hangzhou/?Action=GetSlsService&Version=2019-10-23', 'POST /sls/cn-hangzhou/?Action=OpenSlsService&Version=2019-10-23']);
  expect(cloud.sent[0]?.headers.get('x-log-apiversion')).toBe('0.6.0');
});

test('projects go on by offset', async () => {
  const of = (projectName: string, createTime: unknown): object => ({ projectName, description: 'd', region, status: 'Normal', createTime });
  const cloud = recorded({ body: { count: 1, total: 2, projects: [of('a', '2022-03-27 09:00:06')] } }, { body: { count: 1, total: 2, projects: [of('b', '1648371606')] } }, nothing);
  expect(await listAllProjects(cloud, { region, name: 'flow' })).toEqual({
    ok: true, value: [{ name: 'a', region, description: 'd', createdAt: 1648371606 }, { name: 'b', region, description: 'd', createdAt: 1648371606 }],
  });
  expect(await createProject(cloud, { ...place, description: '' })).toEqual({ ok: true, value: null });
  expect(lines(cloud)).toEqual([
    'GET /sls/cn-hangzhou/?offset=0&size=500&projectName=flow', 'GET /sls/cn-hangzhou/?offset=1&size=500&projectName=flow', 'POST /sls/cn-hangzhou/flows/',
  ]);
  expect(cloud.sent[2]?.body).toEqual({ projectName: 'flows', description: '' });
});

test('what is not there is none, in both spellings of the service', async () => {
  for (const code of ['ProjectNotExist', 'ProjectNotExists']) expect(await findProject(recorded(refused(404, code)), place)).toEqual({ ok: true, value: null });
  expect(await findLogstore(recorded(refused(404, 'LogStoreNotExist')), store)).toEqual({ ok: true, value: null });
  expect(await findIndex(recorded(refused(404, 'IndexConfigNotExist')), store)).toEqual({ ok: true, value: null });
  expect(await findProject(recorded(refused(403, 'ProjectForbidden')), place)).toEqual({
    ok: false, problem: { kind: 'refused', service: 'sls', status: 403, code: 'ProjectForbidden', message: 'm', requestId: 'Q1' },
  });
});

test('logstores are named, then shown one by one', async () => {
  const shown = (logstoreName: string): RecordedAnswer => ({ body: { logstoreName, ttl: 7, shardCount: 2, mode: 'standard', createTime: 1648371606 } });
  const cloud = recorded({ body: { count: 3, total: 3, logstores: ['a', 'b', 'c'] } }, shown('a'), refused(404, 'LogStoreNotExist'), shown('c'));
  expect(await listAllLogstores(cloud, place)).toMatchObject({ value: [{ name: 'a', project: 'flows', ttlDays: 7, shards: 2 }, { name: 'c' }] });
  expect(lines(cloud)).toEqual(['/logstores?offset=0&size=500', '/logstores/a', '/logstores/b', '/logstores/c'].map((end) => `GET /sls/cn-hangzhou/flows${end}`));
});

test('a logstore is made, kept longer, and deleted', async () => {
  const cloud = recorded(nothing, nothing, nothing);
  await createLogstore(cloud, { ...store, ttlDays: 300 });
  await changeRetention(cloud, { ...store, ttlDays: 3650 });
  await deleteLogstore(cloud, store);
  expect(lines(cloud)).toEqual(['POST /sls/cn-hangzhou/flows/logstores', 'PUT /sls/cn-hangzhou/flows/logstores/vpc_flow', 'DELETE /sls/cn-hangzhou/flows/logstores/vpc_flow']);
  expect(cloud.sent.map(({ body }) => body)).toEqual([
    { logstoreName: 'vpc_flow', ttl: 300, shardCount: 2, autoSplit: true, maxSplitShard: 64, mode: 'standard', appendMeta: true }, { logstoreName: 'vpc_flow', ttl: 3650 }, null,
  ]);
});

test('an index is written with the words’ ends of the service', async () => {
  const cloud = recorded(nothing, { body: { index_mode: 'v2', ttl: 7, line: { token: [','] }, keys: { bytes: { type: 'long', doc_value: true }, srcaddr: { type: 'text', token: [','] } } } });
  await createIndex(cloud, { ...store, fullText: true, keys: { bytes: { type: 'long', analytics: true }, srcaddr: { type: 'text', analytics: true } } });
  expect(cloud.sent[0]?.body).toMatchObject({ line: { caseSensitive: false }, keys: { bytes: { type: 'long', doc_value: true }, srcaddr: { type: 'text', doc_value: true, caseSensitive: false } } });
  expect(await findIndex(cloud, store)).toEqual({ ok: true, value: { fullText: true, ttlDays: 7, keys: { bytes: { type: 'long', analytics: true }, srcaddr: { type: 'text', analytics: false } } } });
});

test('dashboards', async () => {
  const cloud = recorded(
    nothing, { body: { dashboardName: 'd', displayName: 'D', charts: [{ title: 't', type: 'pie', search: { logstore: 'l', query: '*', topic: '' }, display: {} }] } },
    { body: { count: 1, total: 1, dashboards: [{ dashboardName: 'd', displayName: 'D' }] } },
  );
  const charts = ['a', 'b', 'c'].map((title) => ({ title, type: 'pie', logstore: 'l', query: '*' }));
  await createDashboard(cloud, { ...place, dashboard: { name: 'd', displayName: 'D', charts } });
  expect(cloud.sent[0]?.body).toMatchObject({ dashboardName: 'd', attribute: { type: 'grid' }, charts: [{ display: { xPos: 0, yPos: 0 } }, { display: { xPos: 5, yPos: 0 } }, { display: { xPos: 0, yPos: 5 } }] });
  expect(await findDashboard(cloud, { ...place, name: 'd' })).toEqual({ ok: true, value: { name: 'd', displayName: 'D', charts: [{ title: 't', type: 'pie', logstore: 'l', query: '*' }] } });
  expect(await listAllDashboards(cloud, { ...place, name: 'd' })).toEqual({ ok: true, value: [{ name: 'd', displayName: 'D' }] });
});

test('transformation jobs', async () => {
  const job = { name: 'j', displayName: 'J', status: 'DREAMING', createTime: 5, configuration: { logstore: 'a', script: 'e_keep(true)', sinks: [{ name: 'b', project: 'flows', logstore: 'b' }] } };
  const cloud = recorded(nothing, { body: { count: 1, total: 1, results: [job] } }, nothing, refused(404, 'JobNotExist'));
  await createJob(cloud, { ...place, name: 'j', displayName: 'J', description: '', script: 'e_keep(true)', source: 'a', target: 'b', roleArn: 'acs:ram::1:role/x', from: 0 });
  expect(cloud.sent[0]?.body).toMatchObject({ name: 'j', configuration: { logstore: 'a', fromTime: 0, sinks: [{ name: 'b', project: 'flows', logstore: 'b' }] } });
  expect(await listAllJobs(cloud, place)).toEqual({ ok: true, value: [{ name: 'j', displayName: 'J', state: 'UNKNOWN', source: 'a', target: 'b', script: 'e_keep(true)', createdAt: 5 }] });
  await stopJob(cloud, { ...place, name: 'j' });
  expect(lines(cloud)[2]).toBe('PUT /sls/cn-hangzhou/flows/etls/j?action=STOP');
  expect(await findJob(cloud, { ...place, name: 'j' })).toEqual({ ok: true, value: null });
});
