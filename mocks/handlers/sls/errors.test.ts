import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../../src/model/cloud/demo.ts';
import { flowLogIndex } from '../../cloud/operations/sls/flow-log-index.ts';
import { withLogstore } from '../../cloud/operations/sls/logstore.ts';
import { setScenarios } from '../../cloud/scenarios.ts';
import { deliveringCloud, doing, testCloud, type TestCloud, testPlace } from '../../cloud/testing.ts';
import { askSls } from './testing.ts';

type Sent = Parameters<ReturnType<typeof askSls>>[2];
type Case = readonly [method: string, path: string, sent: Sent, status: number, code: string, message: RegExp];

const store = '/flows/logstores/store';
const creation = { logstoreName: 'other', ttl: 30, shardCount: 2 };
const index = { keys: { bytes: { type: 'long', doc_value: true } } };
const script = { displayName: 'Enrich', configuration: { script: '*', logstore: 'store', sinks: [] } };
const cursor = `cursor=${btoa('1770292800000000000')}`;

const cases: readonly Case[] = [
  ['GET', '/none/', undefined, 404, 'ProjectNotExist', /The Project does not exist : none/],
  ['GET', '/none/logstores', undefined, 404, 'ProjectNotExist', /none/],
  ['DELETE', '/none/', undefined, 404, 'ProjectNotExist', /none/],
  ['POST', '/flows/', { json: { projectName: 'flows' } }, 400, 'ProjectAlreadyExist', /flows already exist/],
  ['POST', '/Flows/', { json: { projectName: 'Flows' } }, 400, 'ParameterInvalid', /project name is invalid/],
  ['POST', '/fl/', { json: { projectName: 'fl' } }, 400, 'ParameterInvalid', /project name is invalid/],
  ['POST', '/other-name/', { json: { projectName: 'another' } }, 400, 'ParameterInvalid', /not that of the host/],
  ['POST', '/other-name/', { text: '{' }, 400, 'PostBodyInvalid', /JSON/],
  ['GET', '/?size=501', undefined, 400, 'ParameterInvalid', /size/],
  ['GET', '/flows/logstores/none', undefined, 404, 'LogStoreNotExist', /logstore none does not exist/],
  ['DELETE', '/flows/logstores/none', undefined, 404, 'LogStoreNotExist', /none/],
  ['GET', '/flows/logstores/none/shards', undefined, 404, 'LogStoreNotExist', /none/],
  ['POST', '/flows/logstores/none/logs', { json: { from: 1, to: 2 } }, 404, 'LogStoreNotExist', /none/],
  ['POST', '/flows/logstores', { json: { ...creation, logstoreName: 'store' } }, 400, 'LogStoreAlreadyExist', /store already exists/],
  ['POST', '/flows/logstores', { json: { ...creation, logstoreName: 'Store' } }, 400, 'LogStoreInfoInvalid', /name Store is invalid/],
  ['POST', '/flows/logstores', { json: { ...creation, ttl: 0 } }, 400, 'LogStoreInfoInvalid', /ttl/],
  ['POST', '/flows/logstores', { json: { ...creation, ttl: 3651 } }, 400, 'LogStoreInfoInvalid', /ttl/],
  ['POST', '/flows/logstores', { json: { ...creation, shardCount: 0 } }, 400, 'LogStoreInfoInvalid', /shard count/],
  ['POST', '/flows/logstores', { json: { ...creation, maxSplitShard: 257 } }, 400, 'LogStoreInfoInvalid', /maxSplitShard/],
  ['POST', '/flows/logstores', { json: { logstoreName: 'other' } }, 400, 'LogStoreInfoInvalid', /ttl/],
  ['PUT', store, { json: { ttl: 0 } }, 400, 'LogStoreInfoInvalid', /ttl/],
  ['POST', `${store}/index`, { json: index }, 400, 'IndexAlreadyExist', /already created/],
  ['PUT', `${store}/index`, { json: {} }, 400, 'IndexInfoInvalid', /line or keys/],
  ['PUT', `${store}/index`, { json: { keys: { bytes: { type: 'number' } } } }, 400, 'IndexInfoInvalid', /bytes\.type/],
  ['PUT', `${store}/index`, { json: { ...index, max_text_len: 63 } }, 400, 'IndexInfoInvalid', /max_text_len/],
  ['GET', '/flows/logstores/bare/index', undefined, 404, 'IndexConfigNotExist', /doesn't exist/],
  ['DELETE', '/flows/logstores/bare/index', undefined, 404, 'IndexConfigNotExist', /doesn't exist/],
  ['POST', '/flows/logstores/bare/logs', { json: { from: 1, to: 2 } }, 400, 'IndexConfigNotExist', /without index config/],
  ['GET', `${store}/shards/7?type=cursor&from=begin`, undefined, 400, 'ShardNotExist', /shard 7 does not exist/],
  ['GET', `${store}/shards/0?type=cursor&from=yesterday`, undefined, 400, 'ParameterInvalid', /from/],
  ['GET', `${store}/shards/0?type=cursor_time&cursor=nonsense!`, undefined, 400, 'ParameterInvalid', /Invalid cursor nonsense!/],
  ['GET', `${store}/shards/0?type=logs&cursor=${btoa('twelve')}`, undefined, 400, 'ParameterInvalid', /Invalid cursor/],
  ['GET', `${store}/shards/0?type=logs&${cursor}&count=1001`, undefined, 400, 'ParameterInvalid', /ParameterCount should be in \[0-1000\]/],
  ['GET', `${store}/shards/0?type=logs&${cursor}`, { headers: { 'x-log-compresstype': 'lz4' } }, 400, 'InvalidCompressType', /deflate/],
  ['GET', `${store}/shards/0`, undefined, 400, 'ParameterInvalid', /type/],
  ['POST', `${store}/shards/9?action=split`, undefined, 400, 'ShardNotExist', /shard 9/],
  ['POST', `${store}/shards/0?action=split&key=${'f'.repeat(32)}`, undefined, 400, 'ParameterInvalid', /not in the shard/],
  ['POST', `${store}/shards/1?action=merge`, undefined, 400, 'ParameterInvalid', /no neighbour/],
  ['POST', `${store}/shards/0?action=grow`, undefined, 400, 'ParameterInvalid', /action/],
  ['GET', '/flows/dashboards/none', undefined, 404, 'DashboardNotExist', /none/],
  ['DELETE', '/flows/dashboards/none', undefined, 404, 'DashboardNotExist', /none/],
  ['PUT', '/flows/dashboards/none', { json: { dashboardName: 'none' } }, 404, 'DashboardNotExist', /none/],
  ['POST', '/flows/dashboards', { json: { dashboardName: 'Board!' } }, 400, 'ParameterInvalid', /dashboardName is invalid/],
  ['GET', '/flows/etls/none', undefined, 404, 'JobNotExist', /none/],
  ['PUT', '/flows/etls/none?action=STOP', undefined, 404, 'JobNotExist', /none/],
  ['POST', '/flows/etls', { json: { ...script, name: '-' } }, 400, 'ParameterInvalid', /job name/],
  ['POST', '/?Action=CloseSlsService', undefined, 400, 'ParameterInvalid', /no such action/],
];

async function ready(): Promise<TestCloud> {
  const cloud = await deliveringCloud([]);
  await doing(cloud, withLogstore(testPlace, (one, now) => ({ ...one, index: flowLogIndex(now) })));
  await askSls(cloud)('POST', '/flows/logstores', { json: { logstoreName: 'bare', ttl: 1, shardCount: 1 } });
  return cloud;
}

describe('wrong requests get the service\'s own error', () => {
  test.each(cases)('%s %s', async (method, path, sent, status, code, message) => {
    const answer = await askSls(await ready())(method, path, sent);
    expect([answer.status, answer.body]).toEqual([status, { errorCode: code, errorMessage: expect.stringMatching(message) }]);
    expect(answer.headers.get('x-log-requestid')).toMatch(/^[0-9A-F-]{36}$/);
  });

  test('before the service was opened, and beyond its quotas', async () => {
    expect(await askSls(testCloud({ beginning: 'new' }))('GET', '/')).toMatchObject({ status: 401, body: { errorCode: 'InvalidAccessKeyId', errorMessage: 'SLS service has not opened.' } });
    const ask = askSls(await ready());
    for (let i = 0; i < 49; i++) expect((await ask('POST', `/project-${i}/`, { json: { projectName: `project-${i}` } })).status).toBe(200);
    expect(await ask('POST', '/project-50/', { json: { projectName: 'project-50' } })).toMatchObject({ status: 403, body: { errorCode: 'ProjectQuotaExceed' } });
    expect(await ask('POST', '/flows/logstores', { json: { ...creation, shardCount: 100 } })).toMatchObject({ status: 200 });
    for (const name of ['b', 'c']) await ask('POST', '/flows/logstores', { json: { ...creation, logstoreName: `store-${name}`, shardCount: 100 } });
    expect(await ask('POST', '/flows/logstores', { json: { ...creation, logstoreName: 'store-d', shardCount: 100 } })).toMatchObject({ status: 403, body: { errorCode: 'ProjectQuotaExceed' } });
  });
});

describe('scenarios', () => {
  const read = `${store}/shards/0?type=logs&${cursor}`;
  async function under(scenario: Scenario): Promise<{ readonly cloud: TestCloud; readonly ask: ReturnType<typeof askSls> }> {
    const cloud = await ready();
    await doing(cloud, setScenarios([scenario]));
    return { cloud, ask: askSls(cloud) };
  }

  test.each<readonly [Scenario, number, string]>([['expired-token', 401, 'Unauthorized'], ['clock-skew', 400, 'RequestTimeTooSkewed']])('%s: everything is refused', async (scenario, status, code) => {
    const { ask } = await under(scenario);
    for (const path of ['/', '/flows/', store, read]) expect(await ask('GET', path)).toMatchObject({ status, body: { errorCode: code } });
  });

  test('read-quota: two reads of three are refused, and nothing else', async () => {
    const { ask } = await under('read-quota');
    const answers = [];
    for (let i = 0; i < 9; i++) answers.push(await ask('GET', read));
    expect(answers.map(({ status }) => status).filter((status) => status === 200).length).toBe(3);
    expect(answers.find(({ status }) => status !== 200)).toMatchObject({ status: 403, body: { errorCode: 'ReadQuotaExceed' } });
    for (let i = 0; i < 9; i++) expect((await ask('GET', store)).status).toBe(200);
  });

  test('slow: answers come after one to three seconds', async () => {
    const { cloud, ask } = await under('slow');
    for (let i = 1; i <= 5; i++) {
      expect((await ask('GET', store)).status).toBe(200);
      expect(cloud.waited).toBeGreaterThanOrEqual(1500 * i);
      expect(cloud.waited).toBeLessThan(3000 * i);
    }
  });

  test('flaky: some fail, most do not, and a lost answer was done all the same', async () => {
    const { ask } = await under('flaky');
    const outcomes = new Map<string, number>();
    for (let i = 0; i < 160; i++) {
      const what = await ask('GET', store).then(({ status }) => String(status), () => 'lost');
      outcomes.set(what, (outcomes.get(what) ?? 0) + 1);
    }
    expect(new Set(outcomes.keys())).toEqual(new Set(['200', '500', '503', 'lost']));
    expect(outcomes.get('200')).toBeGreaterThan(100);
    let surprises = 0;
    for (let i = 0; i < 60; i++) {
      const create = (): Promise<{ readonly status: number }> => ask('POST', '/flows/dashboards', { json: { dashboardName: `board-${i}` } });
      const first = await create().then(({ status }) => status, () => 0);
      if (first !== 0) continue;
      const second = await create().then(({ status }) => status, () => 0);
      if (second === 400) surprises++;
    }
    expect(surprises).toBeGreaterThan(0);
  });
});
