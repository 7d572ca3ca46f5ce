import { useMutation, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { failed, ok, type Result } from '../base/result.ts';
import { unlessCode } from '../cloud/answer.ts';
import { findRole, type CloudRole } from '../cloud/ram/roles.ts';
import { findServiceRole, makeServiceRole } from '../cloud/ram/service-role.ts';
import { changeJob, createJob, findJob, startJob, stopJob, type TransformationWish } from '../cloud/sls/etls.ts';
import { createIndex } from '../cloud/sls/index-config.ts';
import { createLogstore, findLogstore } from '../cloud/sls/logstores.ts';
import type { CloudConnection } from '../model/cloud/connection.ts';
import { enrichmentScriptOf, etlPolicy, etlPolicyDescription, etlPolicyText, etlRole, etlRoleDescription, etlTrust } from '../model/cloud/enrichment.ts';
import { enrichedIndex } from '../model/cloud/log-index.ts';
import { enrichedLogstore, type FlowLogInstance, type TransformationJob } from '../model/cloud/logstore.ts';
import type { CloudProblem } from '../model/cloud/problem.ts';
import type { DomainSet } from '../model/domains.ts';
import { cloudProblemOf, taken, useCloudQuery } from './cloud-query.ts';
import { cloudAskedAnew } from './cloud-anew.ts';
import { useCloud } from './cloud.ts';
import { domainsOf, useDomainSets } from './domain-sets.ts';
import { begin } from './idle.ts';
import { interDomainSwitched } from './instances.ts';

/** Inter-domain analysis of an instance: a transformation job of the account, of which the instance only remembers that it was made. */

const watchMs = 2000;
/** One that stays as it is can still fail, or be stopped or deleted elsewhere. */
const seldomMs = 30_000;
const moving: ReadonlySet<TransformationJob['state']> = new Set(['STARTING', 'STOPPING', 'RESTARTING']);

function jobPlace({ region, project, id }: FlowLogInstance): { readonly region: string; readonly project: string; readonly name: string } {
  return { region, project, name: enrichedLogstore(id) };
}

/** Null where there is none. Watched, more often while it starts or stops. */
export function useJob(instance: FlowLogInstance): UseQueryResult<TransformationJob | null> {
  return useCloudQuery({
    key: ['job', instance.region, instance.project, instance.id],
    ask: (connection, signal) => findJob(connection, jobPlace(instance), signal),
    again: (last) => (last === undefined || last === null ? false : moving.has(last.state) ? watchMs : seldomMs),
  });
}

function jobWish(instance: FlowLogInstance, set: DomainSet, roleArn: string): TransformationWish {
  return {
    ...jobPlace(instance), displayName: instance.name, description: '', script: enrichmentScriptOf(set), source: instance.logstore, target: enrichedLogstore(instance.id), roleArn, from: 0,
  };
}

/** The role of the job. It is made only where it is not known to be there: a RAM user who may not make roles can use one that the account has. */
async function etlRoleThere(connection: CloudConnection, region: string): Promise<Result<CloudRole | null, CloudProblem>> {
  const found = await findServiceRole(connection, { region, role: etlRole, policy: etlPolicy });
  if (found.ok ? found.value !== null : found.problem.kind !== 'refused') return found;
  const made = await makeServiceRole(connection, {
    region, role: etlRole, policy: etlPolicy, trust: etlTrust, roleDescription: etlRoleDescription, document: etlPolicyText, policyDescription: etlPolicyDescription,
  });
  return made.ok ? findRole(connection, { region, name: etlRole }) : made;
}

/** Role, Logstore with its index, and job, each unless it is there already; a job that was stopped goes on. What it writes are the domains of the set. */
export async function turnedOn(connection: CloudConnection, instance: FlowLogInstance, set: DomainSet): Promise<Result<null, CloudProblem>> {
  const { region, project, logstore, id } = instance;
  const role = await etlRoleThere(connection, region);
  if (!role.ok) return role;
  const source = await findLogstore(connection, { region, project, logstore });
  if (!source.ok) return source;
  if (source.value === null) return failed({ kind: 'refused', service: 'sls', status: 404, code: 'LogStoreNotExist', message: `logstore ${logstore} does not exist.`, requestId: null });
  const target = enrichedLogstore(id);
  const enriched = await findLogstore(connection, { region, project, logstore: target });
  if (!enriched.ok) return enriched;
  if (enriched.value === null) {
    const created = await createLogstore(connection, { region, project, logstore: target, ttlDays: source.value.ttlDays });
    if (!created.ok) return created;
  }
  const indexed = await createIndex(connection, { region, project, logstore: target, ...enrichedIndex });
  if (!indexed.ok && !(indexed.problem.kind === 'refused' && indexed.problem.code === 'IndexAlreadyExist')) return indexed;
  const job = await findJob(connection, jobPlace(instance));
  if (!job.ok) return job;
  const wish = jobWish(instance, set, role.value?.arn ?? '');
  if (job.value === null) return createJob(connection, wish);
  if (job.value.script !== wish.script) {
    const changed = await changeJob(connection, wish);
    if (!changed.ok) return changed;
  }
  return job.value.state === 'RUNNING' || job.value.state === 'STARTING' ? ok(null) : startJob(connection, jobPlace(instance));
}

/** The job is stopped; one that was deleted elsewhere has been. */
export async function turnedOff(connection: CloudConnection, instance: FlowLogInstance): Promise<Result<null, CloudProblem>> {
  return unlessCode(await stopJob(connection, jobPlace(instance)), ['JobNotExist'], null);
}

/** The job writes the domains of the set from now on. */
export async function jobUpdated(connection: CloudConnection, instance: FlowLogInstance, set: DomainSet): Promise<Result<null, CloudProblem>> {
  const role = await findRole(connection, { region: instance.region, name: etlRole });
  return role.ok ? changeJob(connection, jobWish(instance, set, role.value?.arn ?? '')) : role;
}

/** Whether a job writes other domains than those of a set. */
export function jobDiffers({ script }: TransformationJob, set: DomainSet): boolean {
  return script !== enrichmentScriptOf(set);
}

export interface InterDomainSwitch {
  readonly turn: (on: boolean) => void;
  /** The job is made to write the domains as they are now. */
  readonly update: () => void;
  readonly working: boolean;
  readonly problem: CloudProblem | null;
  /** The problem left the job as it was; else only the answer may have been lost. */
  readonly isAsBefore: boolean;
}

export function useInterDomainSwitch(instance: FlowLogInstance): InterDomainSwitch {
  const client = useQueryClient();
  const cloud = useCloud();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (deed: 'on' | 'off' | 'update') => {
      if (cloud.kind !== 'on') throw new Error('No cloud is connected.');
      const end = begin('inter-domain');
      try {
        const { set } = domainsOf(useDomainSets.getState(), instance.id);
        if (deed === 'update') taken(await jobUpdated(cloud.connection, instance, set));
        else {
          taken(await (deed === 'on' ? turnedOn(cloud.connection, instance, set) : turnedOff(cloud.connection, instance)));
          interDomainSwitched(instance.id, deed === 'on');
        }
      } finally {
        // Also what failed may have changed it, or failed because it had changed elsewhere.
        await cloudAskedAnew(client, ['job', instance.region, instance.project, instance.id]).finally(end);
      }
    },
    networkMode: 'always',
  });
  const problem = cloudProblemOf(error);
  return { turn: (on) => mutate(on ? 'on' : 'off'), update: () => mutate('update'), working: isPending, problem, isAsBefore: problem?.kind === 'refused' && problem.status < 500 };
}
