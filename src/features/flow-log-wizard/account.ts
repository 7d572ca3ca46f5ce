import { useMemo } from 'react';
import type { FlowLog } from '../../model/cloud/flow-log.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import type { CloudEni, CloudVpc, CloudVSwitch } from '../../model/cloud/network.ts';
import { useEnis, useVpcs, useVSwitches } from '../../state/cloud-network.ts';
import { cloudProblemOf } from '../../state/cloud-query.ts';
import { useFlowLogs } from '../../state/flow-logs.ts';
import { useLogProjects, useLogstore, useLogstoreNames } from '../../state/logstores.ts';
import type { FlowLogDraft } from '../../state/wizard-draft.ts';
import type { Known } from './checks.ts';
import { targetOf } from './wish.ts';

/** What of the account the form needs, in the draft's region; undefined while it is awaited. */
export interface Account {
  readonly vpcs: readonly CloudVpc[] | undefined;
  readonly vswitches: readonly CloudVSwitch[] | undefined;
  readonly enis: readonly CloudEni[] | undefined;
  readonly logs: readonly FlowLog[];
  readonly projects: readonly string[] | undefined;
  readonly logstores: readonly string[] | undefined;
  /** Days that the Logstore which is chosen keeps its records; undefined for one that is made, and while it is awaited. */
  readonly keptDays: number | undefined;
  readonly known: Known;
  /** Why the networks, or the projects, could not be had. */
  readonly problem: CloudProblem | null;
  readonly again: () => void;
}

const none: readonly FlowLog[] = [];

export function useAccount(draft: FlowLogDraft): Account {
  const { region, resourceType, projectWay, project } = draft;
  const vpcs = useVpcs(region);
  const vswitches = useVSwitches(region);
  const enis = useEnis(region);
  const logs = useFlowLogs(region);
  const projects = useLogProjects(region);
  const logstores = useLogstoreNames(region, projectWay === 'choose' ? project : '');
  const target = targetOf(draft);
  const chosen = useLogstore({ region, ...target }, draft.sls && !target.newLogstore && target.logstore !== '');
  const projectNames = useMemo(() => projects.data?.map(({ name }) => name), [projects.data]);
  const known = useMemo<Known>(() => {
    const resources = { VPC: vpcs.data, VSwitch: vswitches.data, NetworkInterface: enis.data }[resourceType];
    return {
      resources: resources === undefined ? undefined : new Set(resources.map(({ id }) => id)),
      projects: projectNames === undefined ? undefined : new Set(projectNames),
      logstores: logstores.data === undefined ? undefined : new Set(logstores.data),
    };
  }, [resourceType, vpcs.data, vswitches.data, enis.data, projectNames, logstores.data]);
  const asked = [vpcs, vswitches, enis, projects];
  const failed = asked.find(({ data, error }) => data === undefined && error !== null);
  return {
    vpcs: vpcs.data, vswitches: vswitches.data, enis: enis.data, logs: logs.data ?? none, projects: projectNames, logstores: logstores.data, keptDays: chosen.data?.ttlDays, known,
    problem: failed === undefined ? null : cloudProblemOf(failed.error),
    again: () => asked.forEach(({ refetch }) => void refetch()),
  };
}
