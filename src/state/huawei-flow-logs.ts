import type { UseQueryResult } from '@tanstack/react-query';
import { failed, ok, type Result } from '../base/result.ts';
import { listRouterFlowLogs } from '../cloud/huawei-er/flow-logs.ts';
import { listAttachments, listRouters } from '../cloud/huawei-er/routers.ts';
import { listLogGroups, listLogStreams } from '../cloud/huawei-lts/groups.ts';
import { listHuaweiFlowLogs } from '../cloud/huawei-vpc/flow-logs.ts';
import type { CloudConnection } from '../model/cloud/connection.ts';
import { huaweiRegions, type Attachment, type EnterpriseRouter, type EnterpriseRouterFlowLog, type HuaweiVpcFlowLog, type LogGroup, type LogStream } from '../model/cloud/huawei.ts';
import type { CloudProblem } from '../model/cloud/problem.ts';
import { useCloudQuery } from './cloud-query.ts';
import { watchMs } from './flow-logs.ts';

/**
 * Flow logs of Huawei Cloud, of all its regions at once: an account has few, and whoever looks for one rarely knows where it is. A
 * region that does not answer is told, and hides none of the others.
 */

export interface InRegion<T> {
  readonly region: string;
  readonly log: T;
}

export interface RegionGap {
  readonly region: string;
  readonly problem: CloudProblem;
}

export interface HuaweiVpcFlowLogs {
  readonly logs: readonly InRegion<HuaweiVpcFlowLog>[];
  readonly missing: readonly RegionGap[];
}

export interface RouterFlowLogs {
  readonly logs: readonly InRegion<EnterpriseRouterFlowLog>[];
  readonly routers: readonly EnterpriseRouter[];
  readonly attachments: readonly Attachment[];
  readonly missing: readonly RegionGap[];
}

export const huaweiVpcKey = ['huawei', 'huawei-vpc'] as const;
export const routersKey = ['huawei', 'huawei-er'] as const;

interface OfRegions<T> {
  readonly found: readonly { readonly region: string; readonly value: T }[];
  readonly missing: readonly RegionGap[];
}

/** @returns a problem only where no region answered. */
async function everywhere<T>(askIn: (region: string) => Promise<Result<T, CloudProblem>>): Promise<Result<OfRegions<T>, CloudProblem>> {
  const answers = await Promise.all(huaweiRegions.map(async ({ id: region }) => ({ region, answer: await askIn(region) })));
  const found = answers.flatMap(({ region, answer }) => (answer.ok ? [{ region, value: answer.value }] : []));
  const missing = answers.flatMap(({ region, answer }) => (answer.ok ? [] : [{ region, problem: answer.problem }]));
  const [first] = missing;
  return found.length === 0 && first !== undefined ? failed(first.problem) : ok({ found, missing });
}

export function useHuaweiVpcFlowLogs(enabled = true): UseQueryResult<HuaweiVpcFlowLogs> {
  return useCloudQuery<HuaweiVpcFlowLogs>({
    key: huaweiVpcKey,
    enabled,
    ask: async (connection, signal) => {
      const answer = await everywhere((region) => listHuaweiFlowLogs(connection, { region }, signal));
      return answer.ok ? ok({ logs: answer.value.found.flatMap(({ region, value }) => value.map((log) => ({ region, log }))), missing: answer.value.missing }) : answer;
    },
  });
}

const moving: ReadonlySet<EnterpriseRouterFlowLog['state']> = new Set(['pending', 'modifying', 'deleting']);

/** Watched while one of them is in a state that ends by itself. */
export function useRouterFlowLogs(enabled = true): UseQueryResult<RouterFlowLogs> {
  return useCloudQuery<RouterFlowLogs>({
    key: routersKey,
    enabled,
    ask: async (connection, signal) => {
      const answer = await everywhere((region) => routersOf(connection, region, signal));
      if (!answer.ok) return answer;
      const { found, missing } = answer.value;
      return ok({
        logs: found.flatMap(({ region, value }) => value.logs.map((log) => ({ region, log }))),
        routers: found.flatMap(({ value }) => value.routers),
        attachments: found.flatMap(({ value }) => value.attachments),
        missing,
      });
    },
    again: (last) => (last?.logs.some(({ log }) => moving.has(log.state)) === true ? watchMs : false),
  });
}

interface RoutersOfRegion {
  readonly routers: readonly EnterpriseRouter[];
  readonly attachments: readonly Attachment[];
  readonly logs: readonly EnterpriseRouterFlowLog[];
}

async function routersOf(connection: CloudConnection, region: string, signal: AbortSignal): Promise<Result<RoutersOfRegion, CloudProblem>> {
  const routers = await listRouters(connection, { region }, signal);
  if (!routers.ok) return routers;
  const each = await Promise.all(routers.value.map(async ({ id: router }) => {
    const [attachments, logs] = await Promise.all([listAttachments(connection, { region, router }, signal), listRouterFlowLogs(connection, { region, router }, signal)]);
    if (!attachments.ok) return attachments;
    return logs.ok ? ok({ attachments: attachments.value, logs: logs.value }) : logs;
  }));
  const parts: { readonly attachments: readonly Attachment[]; readonly logs: readonly EnterpriseRouterFlowLog[] }[] = [];
  for (const part of each) {
    if (!part.ok) return part;
    parts.push(part.value);
  }
  return ok({ routers: routers.value, attachments: parts.flatMap(({ attachments }) => attachments), logs: parts.flatMap(({ logs }) => logs) });
}

/** What flow logs of Huawei Cloud deliver to. */
export interface LogStreams {
  readonly groups: readonly LogGroup[];
  readonly streams: readonly LogStream[];
}

/** The log groups of these regions and their streams, for their names; what cannot be asked about is left out. */
export function useLogStreams(regions: readonly string[]): UseQueryResult<LogStreams> {
  const sorted = [...new Set(regions)].toSorted();
  return useCloudQuery<LogStreams>({
    key: ['huawei', 'streams', ...sorted],
    enabled: sorted.length > 0,
    freshMs: 30_000,
    ask: async (connection, signal) => {
      const each = await Promise.all(sorted.map(async (region) => {
        const groups = await listLogGroups(connection, { region }, signal);
        if (!groups.ok) return { groups: [], streams: [] };
        const streams = await Promise.all(groups.value.map(({ id: group }) => listLogStreams(connection, { region, group }, signal)));
        return { groups: groups.value, streams: streams.flatMap((one) => (one.ok ? one.value : [])) };
      }));
      return ok({ groups: each.flatMap(({ groups }) => groups), streams: each.flatMap(({ streams }) => streams) });
    },
  });
}
