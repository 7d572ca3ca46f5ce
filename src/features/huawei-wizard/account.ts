import { useMemo } from 'react';
import type { Attachment, EnterpriseRouter, EnterpriseRouterFlowLog, HuaweiPort, HuaweiSubnet, HuaweiVpc, HuaweiVpcFlowLog, LogGroup, LogStream } from '../../model/cloud/huawei.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { cloudProblemOf } from '../../state/cloud-query.ts';
import type { HuaweiDraft, HuaweiKind } from '../../state/huawei-draft.ts';
import { useHuaweiVpcFlowLogs, useLogStreams, useRouterFlowLogs } from '../../state/huawei-flow-logs.ts';
import { useHuaweiPorts, useHuaweiSubnets, useHuaweiVpcs } from '../../state/huawei-networks.ts';

/** What of the account a form needs, in the draft's region; undefined while it is awaited, or not needed. */
export interface Account {
  readonly vpcs: readonly HuaweiVpc[] | undefined;
  readonly subnets: readonly HuaweiSubnet[] | undefined;
  readonly ports: readonly HuaweiPort[] | undefined;
  readonly routers: readonly EnterpriseRouter[] | undefined;
  /** Of the chosen router. */
  readonly attachments: readonly Attachment[] | undefined;
  readonly groups: readonly LogGroup[] | undefined;
  /** Of all groups of the region. */
  readonly streams: readonly LogStream[] | undefined;
  readonly vpcLogs: readonly HuaweiVpcFlowLog[];
  readonly routerLogs: readonly EnterpriseRouterFlowLog[];
  /** Why the networks, the routers or the log groups could not be had. */
  readonly problem: CloudProblem | null;
  readonly again: () => void;
}

export function useAccount(kind: HuaweiKind, { region, router }: Pick<HuaweiDraft, 'region' | 'router'>): Account {
  const isVpc = kind === 'huawei-vpc';
  const vpcs = useHuaweiVpcs(region, isVpc);
  const subnets = useHuaweiSubnets(region, isVpc);
  const ports = useHuaweiPorts(region, isVpc);
  const vpcLogs = useHuaweiVpcFlowLogs(isVpc);
  const ofRouters = useRouterFlowLogs(!isVpc);
  const targets = useLogStreams([region]);
  const asked = isVpc ? [vpcs, subnets, ports, targets] : [ofRouters, targets];
  const failed = asked.find(({ data, error }) => data === undefined && error !== null);
  const gap = ofRouters.data?.missing.find((one) => one.region === region);
  return useMemo(() => {
    const here = ofRouters.data?.routers.filter((one) => one.region === region);
    return {
      vpcs: vpcs.data, subnets: subnets.data, ports: ports.data, groups: targets.data?.groups, streams: targets.data?.streams,
      routers: here,
      attachments: ofRouters.data?.attachments.filter((one) => one.router === router),
      vpcLogs: (vpcLogs.data?.logs ?? []).filter((one) => one.region === region).map(({ log }) => log),
      routerLogs: (ofRouters.data?.logs ?? []).filter((one) => one.region === region).map(({ log }) => log),
      problem: failed === undefined ? (gap?.problem ?? null) : cloudProblemOf(failed.error),
      again: () => asked.forEach(({ refetch }) => void refetch()),
    };
    // oxlint-disable-next-line react/exhaustive-deps -- the questions are new objects each time, their answers are not
  }, [region, router, vpcs.data, subnets.data, ports.data, targets.data, vpcLogs.data, ofRouters.data, failed?.error, gap]);
}
