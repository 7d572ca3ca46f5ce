import type { UseQueryResult } from '@tanstack/react-query';
import { listAllEnis } from '../cloud/ecs/interfaces.ts';
import { listAllVpcs, listAllVSwitches } from '../cloud/vpc/networks.ts';
import type { CloudEni, CloudVpc, CloudVSwitch } from '../model/cloud/network.ts';
import { useCloudQuery } from './cloud-query.ts';

/** The networks of a region, whole: screens search and count in them. */

export function useVpcs(region: string): UseQueryResult<readonly CloudVpc[]> {
  return useCloudQuery({ key: ['vpcs', region], ask: (connection, signal) => listAllVpcs(connection, { region }, signal) });
}

export function useVSwitches(region: string): UseQueryResult<readonly CloudVSwitch[]> {
  return useCloudQuery({ key: ['vswitches', region], ask: (connection, signal) => listAllVSwitches(connection, { region }, signal) });
}

export function useEnis(region: string): UseQueryResult<readonly CloudEni[]> {
  return useCloudQuery({ key: ['enis', region], ask: (connection, signal) => listAllEnis(connection, { region }, signal) });
}
