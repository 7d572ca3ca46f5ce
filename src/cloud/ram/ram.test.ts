import { expect, test } from 'vitest';
import { recorded } from '../testing/recorded.ts';
import { findPolicy, findRole } from './roles.ts';
import { findServiceRole, makeServiceRole } from './service-role.ts';

const region = 'cn-hangzhou';
const role = { Role: { RoleName: 'R', Arn: 'acs:ram::1:role/r', Description: 'd', AssumeRolePolicyDocument: '{}', CreateDate: '2015-01-23T12:33:18Z' } };
const wish = { region, role: 'R', policy: 'P', trust: '{"Version":"1"}', roleDescription: 'a role', document: '{}', policyDescription: 'a policy' };
const refused = (status: number, code: string): { readonly status: number; readonly body: object } => ({ status, body: { RequestId: 'r', Code: code, Message: 'm' } });

test('a role that does not exist is none, another refusal is one', async () => {
  expect(await findRole(recorded({ body: role }), { region, name: 'R' })).toEqual({ ok: true, value: { name: 'R', arn: 'acs:ram::1:role/r', description: 'd', trust: '{}', createdAt: 1422016398 } });
  expect(await findRole(recorded(refused(404, 'EntityNotExist.Role')), { region, name: 'R' })).toEqual({ ok: true, value: null });
  expect(await findRole(recorded(refused(403, 'NoPermission')), { region, name: 'R' })).toMatchObject({ problem: { code: 'NoPermission' } });
});

test('a policy comes with its text', async () => {
  const body = { Policy: { PolicyName: 'P', PolicyType: 'Custom', Description: '', CreateDate: '2015-01-23T12:33:18Z' }, DefaultPolicyVersion: { VersionId: 'v1', PolicyDocument: '{"Version":"1"}' } };
  expect(await findPolicy(recorded({ body }), { region, name: 'P' })).toMatchObject({ value: { name: 'P', kind: 'Custom', document: '{"Version":"1"}' } });
});

test('a role without its policy is not yet one', async () => {
  const policies = (...names: string[]): { readonly body: object } => ({ body: { Policies: { Policy: names.map((PolicyName) => ({ PolicyName, PolicyType: 'Custom' })) } } });
  expect(await findServiceRole(recorded({ body: role }, policies('P')), wish)).toMatchObject({ value: { name: 'R' } });
  expect(await findServiceRole(recorded({ body: role }, policies('other')), wish)).toEqual({ ok: true, value: null });
  expect(await findServiceRole(recorded(refused(404, 'EntityNotExist.Role')), wish)).toEqual({ ok: true, value: null });
});

test('an authorisation that broke off is brought to its end', async () => {
  const cloud = recorded(refused(409, 'EntityAlreadyExist.Role'), { body: { Policy: {} } }, { body: {} });
  expect(await makeServiceRole(cloud, wish)).toEqual({ ok: true, value: null });
  expect(cloud.sent.map(({ method, line }) => `${method} ${line}`)).toEqual([
    'POST /ram/cn-hangzhou/?Action=CreateRole&Version=2015-05-01&Format=JSON&RoleName=R&AssumeRolePolicyDocument=%7B%22Version%22%3A%221%22%7D&Description=a%20role',
    'POST /ram/cn-hangzhou/?Action=CreatePolicy&Version=2015-05-01&Format=JSON&PolicyName=P&PolicyDocument=%7B%7D&Description=a%20policy',
    'POST /ram/cn-hangzhou/?Action=AttachPolicyToRole&Version=2015-05-01&Format=JSON&PolicyType=Custom&PolicyName=P&RoleName=R',
  ]);
  expect(await makeServiceRole(recorded(refused(403, 'NoPermission')), wish)).toMatchObject({ problem: { code: 'NoPermission' } });
});
