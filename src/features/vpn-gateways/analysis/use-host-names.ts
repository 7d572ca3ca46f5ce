import { useMemo } from 'react';
import { listAllInstances } from '../../../cloud/ecs/instances.ts';
import type { VpnGateway } from '../../../model/cloud/network.ts';
import { useCloudQuery } from '../../../state/cloud-query.ts';

/** Names of the instances of the gateway's VPC by private address; none until they are known. */
export function useHostNames({ region, vpc }: VpnGateway): ReadonlyMap<string, string> {
  const { data } = useCloudQuery({ key: ['instances', region, vpc], ask: (connection, signal) => listAllInstances(connection, { region, vpc }, signal) });
  return useMemo(() => new Map((data ?? []).flatMap(({ address, name }) => (address === '' || name === '' ? [] : [[address, name] as const]))), [data]);
}
