import { useMutation, useQueryClient } from '@tanstack/react-query';
import { findServiceRole, makeServiceRole } from '../cloud/ram/service-role.ts';
import { openSls, slsActive } from '../cloud/sls/activation.ts';
import { flowLogServiceEnabled, openFlowLogService } from '../cloud/vpc/service.ts';
import type { Result } from '../base/result.ts';
import { archivePolicy, archivePolicyDescription, archivePolicyText, archiveRole, archiveRoleDescription, archiveTrust } from '../model/cloud/archive-role.ts';
import type { CloudConnection } from '../model/cloud/connection.ts';
import type { CloudProblem } from '../model/cloud/problem.ts';
import { cloudAskedAnew } from './cloud-anew.ts';
import { useCloud } from './cloud.ts';
import { cloudProblemOf, taken, useCloudQuery } from './cloud-query.ts';
import { begin } from './idle.ts';

/** What an account needs before its first flow log: the role by which VPC writes to Log Service, flow logs enabled, Log Service active. */
export type ActivationDeed = 'authorise' | 'enable' | 'sls';

export interface ActivationStep {
  /** Null where it is not known: not answered yet, or not to be asked by this user. */
  readonly done: boolean | null;
  /** Unix seconds at which it was done, where the service tells. */
  readonly at: number | null;
  readonly problem: CloudProblem | null;
}

export interface Activation {
  readonly role: ActivationStep;
  readonly service: ActivationStep;
  readonly sls: ActivationStep;
  /** Nothing has been answered yet. */
  readonly waiting: boolean;
  /** Nothing at all could be asked. */
  readonly refused: CloudProblem | null;
  readonly performing: ActivationDeed | null;
  /** Why the last deed was not done. */
  readonly problem: { readonly deed: ActivationDeed; readonly problem: CloudProblem } | null;
  readonly perform: (deed: ActivationDeed) => void;
  readonly again: () => void;
}

function doDeed(connection: CloudConnection, region: string, deed: ActivationDeed): Promise<Result<null, CloudProblem>> {
  switch (deed) {
    case 'authorise':
      return makeServiceRole(connection, {
        region, role: archiveRole, policy: archivePolicy, trust: archiveTrust, roleDescription: archiveRoleDescription, document: archivePolicyText, policyDescription: archivePolicyDescription,
      });
    case 'sls':
      return openSls(connection, { region });
    case 'enable':
      return openFlowLogService(connection, { region });
  }
}

/** Log Service is often activated elsewhere, so it is looked at again while it is not active. */
const lookMs = 5000;

/** How far the account is, and the deeds that bring it on. All of it is of the account; only Log Service has regions of its own. */
export function useActivation(region: string): Activation {
  const client = useQueryClient();
  const cloud = useCloud();
  const role = useCloudQuery({ key: ['activation', 'role'], ask: (connection, signal) => findServiceRole(connection, { region, role: archiveRole, policy: archivePolicy }, signal) });
  const service = useCloudQuery({ key: ['activation', 'service'], ask: (connection, signal) => flowLogServiceEnabled(connection, { region }, signal) });
  const sls = useCloudQuery({ key: ['activation', 'sls'], ask: (connection, signal) => slsActive(connection, { region }, signal), again: (active) => (active === false ? lookMs : false) });
  const asked = [role, service, sls];
  const { mutate, isPending, variables, error } = useMutation({
    mutationFn: async (deed: ActivationDeed) => {
      if (cloud.kind !== 'on') throw new Error('No cloud is connected.');
      const end = begin('activation');
      try {
        return taken(await doDeed(cloud.connection, region, deed));
      } finally {
        end();
      }
    },
    networkMode: 'always',
    onSettled: () => cloudAskedAnew(client),
  });
  const problem = cloudProblemOf(error);
  return {
    role: { done: role.data === undefined ? null : role.data !== null, at: role.data?.createdAt ?? null, problem: cloudProblemOf(role.error) },
    service: { done: service.data ?? null, at: null, problem: cloudProblemOf(service.error) },
    sls: { done: sls.data ?? null, at: null, problem: cloudProblemOf(sls.error) },
    waiting: asked.some(({ data, error: refusal }) => data === undefined && refusal === null),
    refused: asked.every(({ data }) => data === undefined) ? cloudProblemOf(service.error) : null,
    performing: isPending ? variables : null,
    problem: problem === null || variables === undefined ? null : { deed: variables, problem },
    perform: (deed) => mutate(deed),
    again: () => void cloudAskedAnew(client, ['activation']),
  };
}
