import { describe, expect, test } from 'vitest';
import { recorded } from '../cloud/testing/recorded.ts';
import { enrichmentScript, enrichmentScriptOf, etlPolicy } from '../model/cloud/enrichment.ts';
import type { FlowLogInstance } from '../model/cloud/logstore.ts';
import { presetDomains, type DomainSet } from '../model/domains.ts';
import { jobUpdated, turnedOff, turnedOn } from './inter-domain.ts';

const instance: FlowLogInstance = { id: 'a1b2c3d4e5', name: 'prod', cloud: 'demo', region: 'cn-hangzhou', project: 'p', logstore: 'l', interDomain: false, createdAt: 0 };
const role = { body: { Role: { RoleName: 'AliyunLogETLRole', Arn: 'acs:ram::1:role/aliyunlogetlrole', Description: '', AssumeRolePolicyDocument: '', CreateDate: '2026-01-01T00:00:00Z' } } };
const noRole = { status: 404, body: { Code: 'EntityNotExist.Role', Message: '' } };
const policies = (...names: string[]) => ({ body: { Policies: { Policy: names.map((PolicyName) => ({ PolicyName, PolicyType: 'Custom' })) } } });
const done = { body: {} };
const exists = (what: string) => ({ status: 409, body: { Code: `EntityAlreadyExist.${what}`, Message: '' } });
const none = (code: string) => ({ status: 404, body: { errorCode: code, errorMessage: '' } });
const logstore = (ttl: number) => ({ body: { logstoreName: 'l', ttl, shardCount: 2, mode: 'standard', createTime: 1_770_000_000 } });
const job = (status: string, script = enrichmentScript) => ({ body: { name: 'flowlog-enriched-a1b2c3d4e5', displayName: 'prod', status, createTime: 1, configuration: { script, logstore: 'l', sinks: [] } } });
const pathOf = ({ method, line }: { readonly method: string; readonly line: string }): string => `${method} ${line.replace(/[&?](Version|Format|RoleName|AssumeRolePolicyDocument|Description|PolicyName|PolicyDocument|PolicyType)=[^&]*/g, '')}`;

test('role, Logstore, index and job are made, the Logstore with the days of its source, the index with what the job adds', async () => {
  const cloud = recorded(noRole, role, done, done, role, logstore(30), none('LogStoreNotExist'), done, done, none('JobNotExist'), done);
  expect(await turnedOn(cloud, instance, presetDomains)).toEqual({ ok: true, value: null });
  expect(cloud.sent.map(pathOf)).toEqual([
    'GET /ram/cn-hangzhou/?Action=GetRole',
    'POST /ram/cn-hangzhou/?Action=CreateRole',
    'POST /ram/cn-hangzhou/?Action=CreatePolicy',
    'POST /ram/cn-hangzhou/?Action=AttachPolicyToRole',
    'GET /ram/cn-hangzhou/?Action=GetRole',
    'GET /sls/cn-hangzhou/p/logstores/l',
    'GET /sls/cn-hangzhou/p/logstores/flowlog-enriched-a1b2c3d4e5',
    'POST /sls/cn-hangzhou/p/logstores',
    'POST /sls/cn-hangzhou/p/logstores/flowlog-enriched-a1b2c3d4e5/index',
    'GET /sls/cn-hangzhou/p/etls/flowlog-enriched-a1b2c3d4e5',
    'POST /sls/cn-hangzhou/p/etls',
  ]);
});

test('what is there already stays, and a job that was stopped goes on', async () => {
  const indexed = { status: 400, body: { errorCode: 'IndexAlreadyExist', errorMessage: '' } };
  const before = [role, policies(etlPolicy), logstore(7), logstore(7), indexed];
  const stopped = recorded(...before, job('STOPPED'), done);
  expect(await turnedOn(stopped, instance, presetDomains)).toEqual({ ok: true, value: null });
  expect(stopped.sent.at(-1)).toMatchObject({ method: 'PUT', line: '/sls/cn-hangzhou/p/etls/flowlog-enriched-a1b2c3d4e5?action=START' });
  const runs = recorded(...before, job('RUNNING'));
  expect(await turnedOn(runs, instance, presetDomains)).toEqual({ ok: true, value: null });
});

test('without the Logstore nothing is made beside the role', async () => {
  const cloud = recorded(noRole, role, done, done, role, none('LogStoreNotExist'));
  expect(await turnedOn(cloud, instance, presetDomains)).toMatchObject({ ok: false, problem: { code: 'LogStoreNotExist' } });
});

test('a role that lacks its policy gets it, one that may not be looked at is made', async () => {
  const rest = [exists('Role'), done, done, role, logstore(7), none('LogStoreNotExist'), done, done, none('JobNotExist'), done];
  for (const first of [[role, policies('other')], [{ status: 403, body: { Code: 'NoPermission', Message: '' } }]]) expect(await turnedOn(recorded(...first, ...rest), instance, presetDomains)).toEqual({ ok: true, value: null });
  const refused = { status: 403, body: { Code: 'NoPermission', Message: '' } };
  expect(await turnedOn(recorded(noRole, refused), instance, presetDomains)).toMatchObject({ ok: false, problem: { code: 'NoPermission' } });
});

test('a job that was deleted elsewhere is as good as stopped', async () => {
  expect(await turnedOff(recorded(none('JobNotExist')), instance)).toEqual({ ok: true, value: null });
  expect(await turnedOff(recorded({ status: 500, body: { errorCode: 'InternalServerError', errorMessage: '' } }), instance)).toMatchObject({ ok: false, problem: { code: 'InternalServerError' } });
});

describe('the job writes the domains of the set', () => {
  const app = { id: 'a', name: "ops' app", blocks: ['10.0.0.0/18', 'fd00::/16'], remark: '', rest: false };
  const set: DomainSet = { version: 1, domains: [...presetDomains.domains.slice(0, 2), app] };

  test('the longest prefix is asked first; without a domain for all else there is none', () => {
    expect(enrichmentScriptOf(set)).toBe('* | extend srctype = '
      + `case when srcaddr = '-' then '-' when is_subnet_of('10.0.0.0/18', srcaddr) then 'ops'' app'`
      + ` when is_subnet_of('192.168.0.0/16', srcaddr) then 'private network' when is_subnet_of('fd00::/16', srcaddr) then 'ops'' app'`
      + ` when is_subnet_of('172.16.0.0/12', srcaddr) then 'private network' when is_subnet_of('100.64.0.0/10', srcaddr) then 'cloud services'`
      + ` when is_subnet_of('10.0.0.0/8', srcaddr) then 'private network' else '' end, dsttype = ${enrichmentScriptOf(set).split('dsttype = ')[1] ?? ''}`);
    expect(enrichmentScript).toContain("else 'internet' end");
  });

  test('a job with another script is changed before it goes on, and on its own wish', async () => {
    const indexed = { status: 400, body: { errorCode: 'IndexAlreadyExist', errorMessage: '' } };
    const before = [role, policies(etlPolicy), logstore(7), logstore(7), indexed];
    const stopped = recorded(...before, job('STOPPED'), done, done);
    expect(await turnedOn(stopped, instance, set)).toEqual({ ok: true, value: null });
    expect(stopped.sent.slice(-2).map(({ method, line }) => `${method} ${line}`)).toEqual(['PUT /sls/cn-hangzhou/p/etls/flowlog-enriched-a1b2c3d4e5', 'PUT /sls/cn-hangzhou/p/etls/flowlog-enriched-a1b2c3d4e5?action=START']);
    const cloud = recorded(role, done);
    expect(await jobUpdated(cloud, instance, set)).toEqual({ ok: true, value: null });
    expect(JSON.stringify(cloud.sent.at(-1))).toContain('10.0.0.0/18');
  });
});
