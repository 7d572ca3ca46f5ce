/** The RAM API, version 2015-05-01, as far as the authorisation of flow logs needs it. It knows no regions. */

import type { HttpHandler } from 'msw';
import * as v from 'valibot';
import { failed, ok } from '../../../src/base/result.ts';
import { attachPolicyToRole, createPolicy, createRole, type PolicyState, type RoleState } from '../../cloud/operations/ram.ts';
import { accountId } from '../../world/ids.ts';
import type { CloudContext } from '../context.ts';
import { isoTime, needed, optional, rpcAction, type RpcActions, rpcHandlers } from '../rpc.ts';

const name = v.pipe(v.string(), v.regex(/^[\w.-]{1,64}$/));
const policyName = v.pipe(v.string(), v.regex(/^[\w-]{1,128}$/));
/** Both kinds are taken: the documentation does not say of which kind the policy of flow logs is. */
const policyType = v.optional(v.picklist(['System', 'Custom']), 'Custom');

/** A JSON document; of a role's it is read who may take it on. */
const document = v.pipe(v.string(), v.maxLength(6144), v.parseJson());
const trust = v.object({
  Statement: v.array(v.object({ Principal: v.optional(v.object({ Service: v.optional(v.union([v.string(), v.array(v.string())])) })) })),
});

function trusted(parsed: v.InferOutput<typeof trust>): string {
  return parsed.Statement.flatMap(({ Principal }) => Principal?.Service ?? []).join(',');
}

function writtenRole({ name: role, description, service, createdAt }: RoleState): object {
  return {
    RoleId: '', RoleName: role, Arn: `acs:ram::${accountId}:role/${role.toLowerCase()}`, Description: description, CreateDate: isoTime(createdAt), MaxSessionDuration: 3600,
    AssumeRolePolicyDocument: JSON.stringify({ Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: service.split(',') } }], Version: '1' }),
  };
}

function writtenPolicy({ name: policy, description, createdAt }: PolicyState): object {
  return { PolicyName: policy, PolicyType: 'Custom', Description: description, DefaultVersion: 'v1', CreateDate: isoTime(createdAt), AttachmentCount: 0 };
}

const noRole = failed({ status: 404, code: 'EntityNotExist.Role', message: 'The role does not exist.' });

const actions: RpcActions = {
  GetRole: rpcAction(v.object({ RoleName: needed }), ({ RoleName }, { state }) => {
    const role = state.account.roles.find((one) => one.name === RoleName);
    return role === undefined ? noRole : ok({ Role: writtenRole(role) });
  }),
  CreateRole: rpcAction(v.object({ RoleName: name, AssumeRolePolicyDocument: v.pipe(document, trust), Description: optional }), async (one, _, { store }) => {
    const made = await store.change(createRole({ name: one.RoleName, description: one.Description ?? '', service: trusted(one.AssumeRolePolicyDocument) }));
    return made.ok ? ok({ Role: writtenRole(made.value) }) : made;
  }),
  GetPolicy: rpcAction(v.object({ PolicyName: needed, PolicyType: policyType }), ({ PolicyName }, { state }) => {
    const policy = state.account.policies.find((one) => one.name === PolicyName);
    if (policy === undefined) return failed({ status: 404, code: 'EntityNotExist.Policy', message: 'The policy does not exist.' });
    return ok({ Policy: writtenPolicy(policy), DefaultPolicyVersion: { VersionId: 'v1', IsDefaultVersion: true, PolicyDocument: policy.document } });
  }),
  CreatePolicy: rpcAction(v.object({ PolicyName: policyName, PolicyDocument: document, Description: optional }), async (one, _, { store }, raw) => {
    const made = await store.change(createPolicy({ name: one.PolicyName, description: one.Description ?? '', document: raw['PolicyDocument'] ?? '' }));
    return made.ok ? ok({ Policy: writtenPolicy(made.value) }) : made;
  }),
  AttachPolicyToRole: rpcAction(v.object({ PolicyType: policyType, PolicyName: needed, RoleName: needed }), async (one, _, { store }) => {
    const done = await store.change(attachPolicyToRole({ role: one.RoleName, policy: one.PolicyName }));
    return done.ok ? ok({}) : done;
  }),
  ListPoliciesForRole: rpcAction(v.object({ RoleName: needed }), ({ RoleName }, { state: { account } }) => {
    const role = account.roles.find((one) => one.name === RoleName);
    if (role === undefined) return noRole;
    const attached = account.policies.filter((one) => role.policies.includes(one.name));
    return ok({ Policies: { Policy: attached.map((one) => ({ ...writtenPolicy(one), AttachDate: isoTime(one.createdAt) })) } });
  }),
};

export function ramHandlers(context: CloudContext): HttpHandler[] {
  return rpcHandlers(context, { name: 'ram', version: '2015-05-01', invalid: 'InvalidParameter', actions });
}
