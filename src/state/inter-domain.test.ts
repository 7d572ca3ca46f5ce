import { expect, test } from 'vitest';
import { recorded } from '../cloud/testing/recorded.ts';
import type { FlowLogInstance } from '../model/cloud/logstore.ts';
import { turnedOn } from './inter-domain.ts';

const instance: FlowLogInstance = { id: 'a1b2c3d4e5', name: 'prod', cloud: 'demo', region: 'cn-hangzhou', project: 'p', logstore: 'l', interDomain: false, createdAt: 0 };
const role = { body: { Role: { RoleName: 'AliyunLogETLRole', Arn: 'acs:ram::1:role/aliyunlogetlrole', Description: '', AssumeRolePolicyDocument: '', CreateDate: '2026-01-01T00:00:00Z' } } };
const done = { body: {} };
const exists = (what: string) => ({ status: 409, body: { Code: `EntityAlreadyExist.${what}`, Message: '' } });
const none = (code: string) => ({ status: 404, body: { errorCode: code, errorMessage: '' } });
const logstore = (ttl: number) => ({ body: { logstoreName: 'l', ttl, shardCount: 2, mode: 'standard', createTime: 1_770_000_000 } });
const job = (status: string) => ({ body: { name: 'flowlog-enriched-a1b2c3d4e5', displayName: 'prod', status, createTime: 1, configuration: { logstore: 'l', sinks: [] } } });
const pathOf = ({ method, line }: { readonly method: string; readonly line: string }): string => `${method} ${line.replace(/[&?](Version|Format|RoleName|AssumeRolePolicyDocument|Description|PolicyName|PolicyDocument|PolicyType)=[^&]*/g, '')}`;

test('role, Logstore and job are made, the Logstore with the days of its source', async () => {
  const cloud = recorded(role, done, done, role, logstore(30), none('LogStoreNotExist'), done, none('JobNotExist'), done);
  expect(await turnedOn(cloud, instance)).toEqual({ ok: true, value: null });
  expect(cloud.sent.map(pathOf)).toEqual([
    'POST /ram/cn-hangzhou/?Action=CreateRole',
    'POST /ram/cn-hangzhou/?Action=CreatePolicy',
    'POST /ram/cn-hangzhou/?Action=AttachPolicyToRole',
    'GET /ram/cn-hangzhou/?Action=GetRole',
    'GET /sls/cn-hangzhou/p/logstores/l',
    'GET /sls/cn-hangzhou/p/logstores/flowlog-enriched-a1b2c3d4e5',
    'POST /sls/cn-hangzhou/p/logstores',
    'GET /sls/cn-hangzhou/p/etls/flowlog-enriched-a1b2c3d4e5',
    'POST /sls/cn-hangzhou/p/etls',
  ]);
});

test('what is there already stays, and a job that was stopped goes on', async () => {
  const before = [exists('Role'), exists('Policy'), exists('Role.Policy'), role, logstore(7), logstore(7)];
  const stopped = recorded(...before, job('STOPPED'), done);
  expect(await turnedOn(stopped, instance)).toEqual({ ok: true, value: null });
  expect(stopped.sent.at(-1)).toMatchObject({ method: 'PUT', line: '/sls/cn-hangzhou/p/etls/flowlog-enriched-a1b2c3d4e5?action=START' });
  const runs = recorded(...before, job('RUNNING'));
  expect(await turnedOn(runs, instance)).toEqual({ ok: true, value: null });
});

test('without the Logstore nothing is made beside the role', async () => {
  const cloud = recorded(role, done, done, role, none('LogStoreNotExist'));
  expect(await turnedOn(cloud, instance)).toMatchObject({ ok: false, problem: { code: 'LogStoreNotExist' } });
});
