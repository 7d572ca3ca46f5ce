import { beforeEach, expect, test } from 'vitest';
import { archivePolicy, archiveRole } from '../../cloud/beginnings.ts';
import { isAuthorised } from '../../cloud/operations/vpc-facts.ts';
import { type Asking, asking } from '../testing.ts';
import { ramHandlers } from './handlers.ts';

let cloud: Asking;
beforeEach(() => {
  cloud = asking({ beginning: 'new' }, ramHandlers);
});

const trust = JSON.stringify({ Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: ['vpc.aliyuncs.com'] } }], Version: '1' });
const document = JSON.stringify({ Version: '1', Statement: [{ Action: ['log:PostLogStoreLogs'], Resource: '*', Effect: 'Allow' }] });

test('the authorisation, step by step: only with the policy attached may VPC write', async () => {
  expect(await cloud.rpc('ram', 'GetRole', { RoleName: archiveRole })).toMatchObject({ status: 404, body: { Code: 'EntityNotExist.Role' } });
  expect(await cloud.rpc('ram', 'CreateRole', { RoleName: archiveRole, AssumeRolePolicyDocument: trust, Description: 'x' })).toMatchObject({ status: 200, body: { Role: { RoleName: archiveRole } } });
  expect(await cloud.rpc('ram', 'CreatePolicy', { PolicyName: archivePolicy, PolicyDocument: document })).toMatchObject({ status: 200, body: { Policy: { PolicyName: archivePolicy, DefaultVersion: 'v1' } } });
  expect(isAuthorised(await cloud.state())).toBe(false);
  expect((await cloud.rpc('ram', 'ListPoliciesForRole', { RoleName: archiveRole })).body).toMatchObject({ Policies: { Policy: [] } });
  expect((await cloud.rpc('ram', 'AttachPolicyToRole', { RoleName: archiveRole, PolicyName: archivePolicy, PolicyType: 'Custom' })).status).toBe(200);
  expect(isAuthorised(await cloud.state())).toBe(true);
  expect((await cloud.rpc('ram', 'ListPoliciesForRole', { RoleName: archiveRole })).body).toMatchObject({ Policies: { Policy: [{ PolicyName: archivePolicy }] } });
  const { body } = await cloud.rpc('ram', 'GetRole', { RoleName: archiveRole });
  expect(body).toMatchObject({ Role: { Description: 'x', AssumeRolePolicyDocument: expect.stringContaining('vpc.aliyuncs.com') } });
  expect((await cloud.rpc('ram', 'GetPolicy', { PolicyName: archivePolicy, PolicyType: 'Custom' })).body).toMatchObject({ DefaultPolicyVersion: { PolicyDocument: document } });
});

test('nothing is made twice, nothing attached that is not there', async () => {
  const codes: unknown[] = [];
  const note = async (action: string, parameters: Readonly<Record<string, string>>): Promise<void> => {
    const { status, body } = await cloud.rpc('ram', action, parameters);
    codes.push([status, (body as { Code?: string }).Code]); // a refusal, or undefined
  };
  await note('AttachPolicyToRole', { RoleName: 'r', PolicyName: 'p', PolicyType: 'Custom' });
  await note('CreateRole', { RoleName: 'r', AssumeRolePolicyDocument: trust });
  await note('CreateRole', { RoleName: 'r', AssumeRolePolicyDocument: trust });
  await note('AttachPolicyToRole', { RoleName: 'r', PolicyName: 'p', PolicyType: 'Custom' });
  await note('CreatePolicy', { PolicyName: 'p', PolicyDocument: document });
  await note('CreatePolicy', { PolicyName: 'p', PolicyDocument: document });
  await note('AttachPolicyToRole', { RoleName: 'r', PolicyName: 'p', PolicyType: 'Custom' });
  await note('AttachPolicyToRole', { RoleName: 'r', PolicyName: 'p', PolicyType: 'Custom' });
  await note('GetPolicy', { PolicyName: 'q' });
  await note('CreateRole', { RoleName: 'bad name', AssumeRolePolicyDocument: trust });
  await note('CreateRole', { RoleName: 'other', AssumeRolePolicyDocument: 'no document' });
  await note('CreateRole', { RoleName: 'other' });
  expect(codes).toEqual([
    [404, 'EntityNotExist.Role'], [200, undefined], [409, 'EntityAlreadyExist.Role'], [404, 'EntityNotExist.Policy'], [200, undefined], [409, 'EntityAlreadyExist.Policy'],
    [200, undefined], [409, 'EntityAlreadyExist.Role.Policy'], [404, 'EntityNotExist.Policy'], [400, 'InvalidParameter'], [400, 'InvalidParameter'], [400, 'MissingParameter'],
  ]);
});
