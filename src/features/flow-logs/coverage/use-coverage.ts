import { useMemo } from 'react';
import type { FlowLog } from '../../../model/cloud/flow-log.ts';
import type { CloudProblem } from '../../../model/cloud/problem.ts';
import { useEnis, useVpcs, useVSwitches } from '../../../state/cloud-network.ts';
import { cloudProblemOf } from '../../../state/cloud-query.ts';
import { useFlowLogs } from '../../../state/flow-logs.ts';
import { coverageTree, type CoverageNode } from './tree.ts';

export interface CoverageAnswer {
  /** Null until everything has been answered. */
  readonly tree: readonly CoverageNode[] | null;
  readonly logs: readonly FlowLog[];
  readonly vswitches: number;
  readonly problem: CloudProblem | null;
  /** Unix seconds of this computer at which the oldest part was answered; null before. */
  readonly answeredAt: number | null;
  readonly again: () => void;
}

/** Networks and flow logs of a region, laid over each other. */
export function useCoverage(region: string): CoverageAnswer {
  const vpcs = useVpcs(region);
  const vswitches = useVSwitches(region);
  const enis = useEnis(region);
  const logs = useFlowLogs(region);
  const asked = [vpcs, vswitches, enis, logs];
  const tree = useMemo(
    () => (vpcs.data === undefined || vswitches.data === undefined || enis.data === undefined || logs.data === undefined
      ? null
      : coverageTree({ vpcs: vpcs.data, vswitches: vswitches.data, enis: enis.data, logs: logs.data })),
    [vpcs.data, vswitches.data, enis.data, logs.data],
  );
  return {
    tree,
    logs: logs.data ?? [],
    vswitches: vswitches.data?.length ?? 0,
    problem: cloudProblemOf(asked.find(({ error }) => error !== null)?.error),
    answeredAt: tree === null ? null : Math.min(...asked.map(({ dataUpdatedAt }) => dataUpdatedAt)) / 1000,
    again: () => {
      for (const { refetch } of asked) void refetch();
    },
  };
}
