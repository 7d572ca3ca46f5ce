import type { UseQueryResult } from '@tanstack/react-query';
import { readLines, type StreamLine } from '../cloud/huawei-lts/lines.ts';
import { listHuaweiPorts, listHuaweiSubnets, listHuaweiVpcs } from '../cloud/huawei-vpc/networks.ts';
import { ok } from '../base/result.ts';
import type { HuaweiPort, HuaweiSubnet, HuaweiVpc } from '../model/cloud/huawei.ts';
import { cloudSeconds } from './cloud.ts';
import { useCloudQuery } from './cloud-query.ts';

/** The networks of a region of Huawei Cloud, whole: forms search in them. */

export function useHuaweiVpcs(region: string, enabled = true): UseQueryResult<readonly HuaweiVpc[]> {
  return useCloudQuery({ key: ['huawei', 'vpcs', region], enabled, ask: (connection, signal) => listHuaweiVpcs(connection, { region }, signal) });
}

export function useHuaweiSubnets(region: string, enabled = true): UseQueryResult<readonly HuaweiSubnet[]> {
  return useCloudQuery({ key: ['huawei', 'subnets', region], enabled, ask: (connection, signal) => listHuaweiSubnets(connection, { region }, signal) });
}

export function useHuaweiPorts(region: string, enabled = true): UseQueryResult<readonly HuaweiPort[]> {
  return useCloudQuery({ key: ['huawei', 'ports', region], enabled, ask: (connection, signal) => listHuaweiPorts(connection, { region }, signal) });
}

export interface WatchedStream {
  readonly region: string;
  readonly group: string;
  readonly stream: string;
  /** Unix seconds: what came before does not count. */
  readonly since: number;
}

const lookMs = 5000;

/** The newest line that a log stream received since then, looked for until there is one; null while there is none. */
export function useNewestLine({ region, group, stream, since }: WatchedStream, enabled = true): UseQueryResult<StreamLine | null> {
  return useCloudQuery<StreamLine | null>({
    key: ['huawei', 'newest', region, group, stream, since],
    enabled,
    ask: async (connection, signal) => {
      const answer = await readLines(connection, { region, group, stream, from: since, to: Math.max(since + 1, cloudSeconds()), newestFirst: true, limit: 1 }, signal);
      return answer.ok ? ok(answer.value.lines[0] ?? null) : answer;
    },
    again: (last) => (last === null ? lookMs : false),
  });
}
