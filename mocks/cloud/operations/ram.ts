/** Roles and policies of the account, as far as the authorisation of flow logs needs them. */

import { changed, type Operation, refused } from '../operation.ts';
import type { CloudState } from '../state.ts';

export type RoleState = CloudState['account']['roles'][number];
export type PolicyState = CloudState['account']['policies'][number];

function withAccount(state: CloudState, change: Partial<CloudState['account']>): CloudState {
  return { ...state, account: { ...state.account, ...change } };
}

export function createRole({ name, description, service }: Pick<RoleState, 'name' | 'description' | 'service'>): Operation<RoleState> {
  return (state, now) => {
    const { roles } = state.account;
    if (roles.some((one) => one.name === name)) return refused(409, 'EntityAlreadyExist.Role', 'The role already exists.');
    const role: RoleState = { name, description, service, createdAt: now, policies: [] };
    return changed(withAccount(state, { roles: [...roles, role] }), role);
  };
}

export function createPolicy({ name, description, document }: Pick<PolicyState, 'name' | 'description' | 'document'>): Operation<PolicyState> {
  return (state, now) => {
    const { policies } = state.account;
    if (policies.some((one) => one.name === name)) return refused(409, 'EntityAlreadyExist.Policy', 'The policy already exists.');
    const policy: PolicyState = { name, description, document, createdAt: now };
    return changed(withAccount(state, { policies: [...policies, policy] }), policy);
  };
}

export function attachPolicyToRole({ role, policy }: { readonly role: string; readonly policy: string }): Operation<null> {
  return (state) => {
    const { roles, policies } = state.account;
    const found = roles.find((one) => one.name === role);
    if (found === undefined) return refused(404, 'EntityNotExist.Role', 'The role does not exist.');
    if (!policies.some((one) => one.name === policy)) return refused(404, 'EntityNotExist.Policy', 'The policy does not exist.');
    if (found.policies.includes(policy)) return refused(409, 'EntityAlreadyExist.Role.Policy', 'The policy is already attached to the role.');
    return changed(withAccount(state, { roles: roles.map((one) => (one === found ? { ...one, policies: [...one.policies, policy] } : one)) }), null);
  };
}
