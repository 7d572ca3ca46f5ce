import * as v from 'valibot';
import type { Result } from '../../base/result.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { unlessCode } from '../answer.ts';
import type { QueryValues } from '../ask.ts';
import { callRpc, done } from '../rpc.ts';
import { wireText, wireTime } from '../wire.ts';

export interface CloudRole {
  readonly name: string;
  readonly arn: string;
  readonly description: string;
  /** JSON: who may take it on. */
  readonly trust: string;
  /** Unix seconds. */
  readonly createdAt: number;
}

export interface CloudPolicy {
  readonly name: string;
  readonly kind: 'Custom' | 'System';
  readonly description: string;
  /** Unix seconds; null where the answer leaves it out. */
  readonly createdAt: number | null;
}

/** With its text in JSON. */
export interface CloudPolicyText extends CloudPolicy {
  readonly document: string;
}

function call<T>(connection: CloudConnection, region: string, action: string, parameters: QueryValues, changes: boolean, schema: v.GenericSchema<unknown, T>, signal?: AbortSignal): Promise<Result<T, CloudProblem>> {
  return callRpc(connection, { service: 'ram', version: '2015-05-01', region, action, parameters, changes }, schema, signal);
}

const role = v.pipe(
  v.object({ Role: v.object({ RoleName: v.string(), Arn: wireText, Description: wireText, AssumeRolePolicyDocument: wireText, CreateDate: wireTime }) }),
  v.transform(({ Role }): CloudRole => ({ name: Role.RoleName, arn: Role.Arn, description: Role.Description, trust: Role.AssumeRolePolicyDocument, createdAt: Role.CreateDate })),
);

const policy = v.pipe(
  v.object({ PolicyName: v.string(), PolicyType: v.fallback(v.picklist(['Custom', 'System']), 'Custom'), Description: wireText, CreateDate: v.optional(wireTime) }),
  v.transform((one): CloudPolicy => ({ name: one.PolicyName, kind: one.PolicyType, description: one.Description, createdAt: one.CreateDate ?? null })),
);

const policyText = v.pipe(
  v.object({ Policy: policy, DefaultPolicyVersion: v.optional(v.object({ PolicyDocument: wireText })) }),
  v.transform(({ Policy, DefaultPolicyVersion }): CloudPolicyText => ({ ...Policy, document: DefaultPolicyVersion?.PolicyDocument ?? '' })),
);

const attached = v.pipe(v.object({ Policies: v.object({ Policy: v.array(policy) }) }), v.transform(({ Policies }) => Policies.Policy));

/** @returns null when there is none of that name. `GetRole`. */
export async function findRole(connection: CloudConnection, { region, name }: { readonly region: string; readonly name: string }, signal?: AbortSignal): Promise<Result<CloudRole | null, CloudProblem>> {
  return unlessCode(await call(connection, region, 'GetRole', { RoleName: name }, false, role, signal), ['EntityNotExist.Role'], null);
}

/** @param wish.trust JSON: who may take the role on. `CreateRole`. */
export function createRole(
  connection: CloudConnection, wish: { readonly region: string; readonly name: string; readonly trust: string; readonly description: string }, signal?: AbortSignal,
): Promise<Result<CloudRole, CloudProblem>> {
  return call(connection, wish.region, 'CreateRole', { RoleName: wish.name, AssumeRolePolicyDocument: wish.trust, Description: wish.description }, true, role, signal);
}

/** @returns null when there is none of that name. `GetPolicy`. */
export async function findPolicy(
  connection: CloudConnection, { region, name, kind = 'Custom' }: { readonly region: string; readonly name: string; readonly kind?: CloudPolicy['kind'] }, signal?: AbortSignal,
): Promise<Result<CloudPolicyText | null, CloudProblem>> {
  return unlessCode(await call(connection, region, 'GetPolicy', { PolicyName: name, PolicyType: kind }, false, policyText, signal), ['EntityNotExist.Policy'], null);
}

/** @param wish.document JSON, at most 6144 characters. `CreatePolicy`. */
export function createPolicy(
  connection: CloudConnection, wish: { readonly region: string; readonly name: string; readonly document: string; readonly description: string }, signal?: AbortSignal,
): Promise<Result<null, CloudProblem>> {
  return call(connection, wish.region, 'CreatePolicy', { PolicyName: wish.name, PolicyDocument: wish.document, Description: wish.description }, true, done, signal);
}

/** `AttachPolicyToRole`. */
export function attachPolicy(
  connection: CloudConnection, { region, role: to, policy: name, kind = 'Custom' }: { readonly region: string; readonly role: string; readonly policy: string; readonly kind?: CloudPolicy['kind'] }, signal?: AbortSignal,
): Promise<Result<null, CloudProblem>> {
  return call(connection, region, 'AttachPolicyToRole', { PolicyType: kind, PolicyName: name, RoleName: to }, true, done, signal);
}

/** `ListPoliciesForRole`. */
export function policiesOfRole(connection: CloudConnection, { region, name }: { readonly region: string; readonly name: string }, signal?: AbortSignal): Promise<Result<readonly CloudPolicy[], CloudProblem>> {
  return call(connection, region, 'ListPoliciesForRole', { RoleName: name }, false, attached, signal);
}
