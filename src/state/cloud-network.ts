import type { QueryClient, UseQueryResult } from '@tanstack/react-query';
import type { Result } from '../base/result.ts';
import { listAllInstances } from '../cloud/ecs/instances.ts';
import { listAllEnis } from '../cloud/ecs/interfaces.ts';
import { listAllVpcs, listAllVSwitches } from '../cloud/vpc/networks.ts';
import type { CloudConnection } from '../model/cloud/connection.ts';
import type { CloudEni, CloudInstance, CloudVpc, CloudVSwitch } from '../model/cloud/network.ts';
import type { CloudProblem } from '../model/cloud/problem.ts';
import { sharedPart, useCloudQuery, type CloudAsking } from './cloud-query.ts';

/** What a region has, whole: screens search and count in it. Whoever asks for the same shares the answer. */

type Asking<T> = Pick<CloudAsking<readonly T[]>, 'key' | 'ask'>;

export const vpcsOf = (region: string): Asking<CloudVpc> => ({ key: ['vpcs', region], ask: (connection, signal) => listAllVpcs(connection, { region }, signal) });
export const vswitchesOf = (region: string): Asking<CloudVSwitch> => ({ key: ['vswitches', region], ask: (connection, signal) => listAllVSwitches(connection, { region }, signal) });
export const enisOf = (region: string): Asking<CloudEni> => ({ key: ['enis', region], ask: (connection, signal) => listAllEnis(connection, { region }, signal) });
export const instancesOf = (region: string): Asking<CloudInstance> => ({ key: ['instances', region], ask: (connection, signal) => listAllInstances(connection, { region }, signal) });

export function useVpcs(region: string): UseQueryResult<readonly CloudVpc[]> {
  return useCloudQuery(vpcsOf(region));
}

export function useVSwitches(region: string): UseQueryResult<readonly CloudVSwitch[]> {
  return useCloudQuery(vswitchesOf(region));
}

export function useEnis(region: string): UseQueryResult<readonly CloudEni[]> {
  return useCloudQuery(enisOf(region));
}

/** Names and zones change seldom: so long an answer is good enough for what is only said beside ids, in milliseconds. */
export const namesFreshMs = 60_000;

/** One of these lists, for what is only said beside ids. */
export function listedForNames<T>(client: QueryClient, connection: CloudConnection, asking: Asking<T>): Promise<Result<readonly T[], CloudProblem>> {
  return sharedPart(client, connection, { ...asking, freshMs: namesFreshMs });
}
