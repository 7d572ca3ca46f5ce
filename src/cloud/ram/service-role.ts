import { ok, type Result } from '../../base/result.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { unlessCode } from '../answer.ts';
import { attachPolicy, createPolicy, createRole, findRole, policiesOfRole, type CloudRole } from './roles.ts';

/** A role by which a service acts for the account, and its policy. */
export interface ServiceRole {
  readonly role: string;
  readonly policy: string;
  /** JSON: which service may take it on. */
  readonly trust: string;
  readonly roleDescription: string;
  /** JSON: what it may do. */
  readonly document: string;
  readonly policyDescription: string;
}

/** @returns the role when it has its policy; null when either is missing. */
export async function findServiceRole(
  connection: CloudConnection, { region, role, policy }: { readonly region: string } & Pick<ServiceRole, 'role' | 'policy'>, signal?: AbortSignal,
): Promise<Result<CloudRole | null, CloudProblem>> {
  const found = await findRole(connection, { region, name: role }, signal);
  if (!found.ok || found.value === null) return found;
  const policies = await policiesOfRole(connection, { region, name: role }, signal);
  if (!policies.ok) return policies;
  return ok(policies.value.some(({ name }) => name === policy) ? found.value : null);
}

/** Makes role and policy, and attaches one to the other. What is there already stays as it is, so that it can be done again after it broke off. */
export async function makeServiceRole(connection: CloudConnection, wish: { readonly region: string } & ServiceRole, signal?: AbortSignal): Promise<Result<null, CloudProblem>> {
  const { region, role, policy } = wish;
  const roleMade = unlessCode(await createRole(connection, { region, name: role, trust: wish.trust, description: wish.roleDescription }, signal), ['EntityAlreadyExist.Role'], null);
  if (!roleMade.ok) return roleMade;
  const policyMade = unlessCode(await createPolicy(connection, { region, name: policy, document: wish.document, description: wish.policyDescription }, signal), ['EntityAlreadyExist.Policy'], null);
  if (!policyMade.ok) return policyMade;
  return unlessCode(await attachPolicy(connection, { region, role, policy }, signal), ['EntityAlreadyExist.Role.Policy'], null);
}
