import { useMemo } from 'react';
import { listAllEnis } from '../../cloud/ecs/interfaces.ts';
import { listAllVpcs } from '../../cloud/vpc/networks.ts';
import { listAllVpnGateways } from '../../cloud/vpc/vpn-gateways.ts';
import { ok } from '../../base/result.ts';
import { flowLogQuota } from '../../model/cloud/flow-log.ts';
import type { CloudEni, VpnGateway } from '../../model/cloud/network.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { cloudProblemOf, useCloudQuery } from '../../state/cloud-query.ts';
import { useFlowLogs, watchMs } from '../../state/flow-logs.ts';
import { coverOf, type GatewayCover } from './gateway-cover.ts';

export interface Gateway {
  readonly gateway: VpnGateway;
  /** Name of its VPC, or its id. */
  readonly vpcName: string;
  /** Null until its interfaces and the flow logs are known. */
  readonly cover: GatewayCover | null;
}

export interface Gateways {
  /** Null until the first answer. */
  readonly gateways: readonly Gateway[] | null;
  readonly problem: CloudProblem | null;
  /** Flow logs that can still be made in the region, by the usual quota; null until they are known. */
  readonly left: number | null;
  /** The interfaces alone could not be had. */
  readonly eniProblem: CloudProblem | null;
  /** Unix seconds of this computer at which the last answer came; null before. */
  readonly answeredAt: number | null;
  readonly again: () => void;
}

const settled: ReadonlySet<VpnGateway['status']> = new Set(['active', 'unknown']);

/** As many ids as one request for VPCs takes. */
const mostVpcs = 20;

/** The VPN gateways of a region with their interfaces, and which flow logs record these. */
export function useGateways(region: string): Gateways {
  const listed = useCloudQuery({
    key: ['vpn-gateways', region],
    ask: (connection, signal) => listAllVpnGateways(connection, { region }, signal),
    again: (last) => (last?.some(({ status }) => !settled.has(status)) === true ? watchMs : false),
  });
  const ids = useMemo(() => (listed.data ?? []).flatMap(({ enis }) => enis), [listed.data]);
  const vpcIds = useMemo(() => [...new Set((listed.data ?? []).map(({ vpc }) => vpc))].slice(0, mostVpcs), [listed.data]);
  const enis = useCloudQuery<readonly CloudEni[]>({
    key: ['enis', region, ids],
    ask: (connection, signal) => (ids.length === 0 ? Promise.resolve(ok([])) : listAllEnis(connection, { region, ids }, signal)),
    enabled: listed.data !== undefined,
  });
  const vpcs = useCloudQuery({ key: ['vpcs', region, vpcIds], ask: (connection, signal) => listAllVpcs(connection, { region, ids: vpcIds }, signal), enabled: vpcIds.length > 0 });
  const logs = useFlowLogs(region);
  const gateways = useMemo(() => {
    if (listed.data === undefined) return null;
    const names = new Map((vpcs.data ?? []).map(({ id, name }) => [id, name]));
    return listed.data.map((gateway): Gateway => ({
      gateway,
      vpcName: names.get(gateway.vpc) ?? gateway.vpc,
      cover: enis.data === undefined || logs.data === undefined ? null : coverOf(gateway, enis.data, logs.data),
    }));
  }, [listed.data, vpcs.data, enis.data, logs.data]);
  return {
    gateways,
    problem: gateways === null ? cloudProblemOf(listed.error) : null,
    left: logs.data === undefined ? null : Math.max(0, flowLogQuota - logs.data.length),
    eniProblem: enis.data === undefined ? cloudProblemOf(enis.error) : logs.data === undefined ? cloudProblemOf(logs.error) : null,
    answeredAt: listed.dataUpdatedAt === 0 ? null : listed.dataUpdatedAt / 1000,
    again: () => {
      for (const asked of [listed, enis, logs]) void asked.refetch();
    },
  };
}
