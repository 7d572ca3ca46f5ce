import { useMemo } from 'react';
import { ok, type Result } from '../../base/result.ts';
import { getHistogram, type HistogramPart } from '../../cloud/sls/search.ts';
import { listAllFlowLogs } from '../../cloud/vpc/flow-log-list.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import type { FlowLog } from '../../model/cloud/flow-log.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { cloudRegions } from '../../model/cloud/regions.ts';
import type { TimeRange } from '../../model/time.ts';
import { cloudSeconds } from '../../state/cloud.ts';
import { cloudProblemOf, useCloudQuery } from '../../state/cloud-query.ts';
import { useHuaweiVpcFlowLogs, useRouterFlowLogs } from '../../state/huawei-flow-logs.ts';
import { regionRows, storeKey, storesOf, type RegionRow, type Store, type StoreCount } from './account.ts';

export interface Account {
  /** Regions with flow logs; null until they are known. */
  readonly rows: readonly RegionRow[] | null;
  readonly logs: readonly FlowLog[];
  /** Flow logs of Huawei Cloud by region, which cost nothing. */
  readonly huawei: readonly { readonly region: string; readonly logs: number }[];
  /** Regions that could not be asked. */
  readonly unasked: readonly string[];
  readonly problem: CloudProblem | null;
  readonly again: () => void;
}

interface Everywhere {
  readonly logs: readonly FlowLog[];
  readonly unasked: readonly string[];
}

const day = 86_400;
/** The span moves on in steps, so that the same is not counted again at every look. */
const step = 600;
const recountMs = 3000;
/** Regions that are asked at once. */
const atOnce = 6;

/** What the flow logs of an account generate, region by region. */
export function useAccount(enabled: boolean): Account {
  const everywhere = useCloudQuery({ key: ['flow-logs-everywhere'], ask: flowLogsEverywhere, enabled, freshMs: 60_000 });
  const stores = useMemo(() => storesOf(everywhere.data?.logs ?? []), [everywhere.data]);
  // As of when the account answered: figures that change while they are read help nobody.
  const to = useMemo(() => (everywhere.data === undefined ? 0 : Math.ceil(cloudSeconds() / step) * step), [everywhere.data]);
  const counts = useCloudQuery({
    key: ['generated', stores.map(storeKey), to],
    ask: (connection, signal) => counted(connection, stores, { from: to - day, to }, signal),
    enabled: enabled && everywhere.data !== undefined,
    freshMs: step * 1000,
    again: (last) => (last !== undefined && [...last.values()].some((one) => one?.counting === true) ? recountMs : false),
  });
  const vpcLogs = useHuaweiVpcFlowLogs(enabled);
  const routerLogs = useRouterFlowLogs(enabled);
  const huawei = useMemo(() => {
    const regions = [...(vpcLogs.data?.logs ?? []), ...(routerLogs.data?.logs ?? [])].map(({ region }) => region);
    return [...new Set(regions)].toSorted().map((region) => ({ region, logs: regions.filter((one) => one === region).length }));
  }, [vpcLogs.data, routerLogs.data]);
  const rows = useMemo(() => (everywhere.data === undefined ? null : regionRows(everywhere.data.logs, counts.data ?? null)), [everywhere.data, counts.data]);
  return {
    rows,
    logs: everywhere.data?.logs ?? [],
    huawei,
    unasked: everywhere.data?.unasked ?? [],
    problem: rows === null ? cloudProblemOf(everywhere.error) : cloudProblemOf(counts.data === undefined ? counts.error : null),
    again: () => {
      void everywhere.refetch();
      void counts.refetch();
    },
  };
}

/** All flow logs of all regions. A region that refuses is told; that none answers is a problem. */
async function flowLogsEverywhere(connection: CloudConnection, signal: AbortSignal): Promise<Result<Everywhere, CloudProblem>> {
  const answers: { readonly region: string; readonly answer: Result<readonly FlowLog[], CloudProblem> }[] = [];
  for (let at = 0; at < cloudRegions.length; at += atOnce) {
    const some = cloudRegions.slice(at, at + atOnce).map(async ({ id }) => ({ region: id, answer: await listAllFlowLogs(connection, { region: id }, signal) }));
    // oxlint-disable-next-line no-await-in-loop -- thirty requests at once would be refused by the service's limit
    answers.push(...(await Promise.all(some)));
  }
  const [first] = answers;
  if (first !== undefined && !first.answer.ok && answers.every(({ answer }) => !answer.ok)) return first.answer;
  return ok({
    logs: answers.flatMap(({ answer }) => (answer.ok ? answer.value : [])),
    unasked: answers.flatMap(({ region, answer }) => (answer.ok ? [] : [region])),
  });
}

/** One Logstore after the other: counting is the service's work, and an estimate is no reason to hurry it. */
async function counted(connection: CloudConnection, stores: readonly Store[], { from, to }: TimeRange, signal: AbortSignal): Promise<Result<ReadonlyMap<string, StoreCount | null>, CloudProblem>> {
  const found = new Map<string, StoreCount | null>();
  for (const store of stores) {
    // oxlint-disable-next-line no-await-in-loop -- as said above
    const parts = await getHistogram(connection, { ...store, from, to, query: '' }, signal);
    found.set(storeKey(store), parts.ok ? { records: parts.value.reduce((sum, { count }) => sum + count, 0), counting: parts.value.some(({ complete }) => !complete) } : null);
  }
  return ok(found);
}

/** Records of a region's Logstores by time since the month began; null until they are known. */
export function useMonth(logs: readonly FlowLog[], region: string, range: TimeRange, enabled: boolean): readonly HistogramPart[] | null {
  const stores = useMemo(() => storesOf(logs.filter((log) => log.region === region)), [logs, region]);
  const to = Math.floor(range.to / step) * step;
  const { data } = useCloudQuery<readonly HistogramPart[]>({
    key: ['generated-this-month', stores.map(storeKey), range.from, to],
    ask: async (connection, signal) => {
      const parts: HistogramPart[] = [];
      for (const store of stores) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other, as above
        const found = await getHistogram(connection, { ...store, from: range.from, to, query: '' }, signal);
        if (found.ok) parts.push(...found.value);
      }
      return ok(parts);
    },
    enabled: enabled && stores.length > 0,
    freshMs: step * 1000,
    again: (last) => (last?.some(({ complete }) => !complete) === true ? recountMs : false),
  });
  return data ?? null;
}
