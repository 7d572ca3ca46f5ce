import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { ok, type Result } from '../base/result.ts';
import type { LogstorePlace } from '../cloud/sls/call.ts';
import { listAllDashboards, type DashboardName } from '../cloud/sls/dashboards.ts';
import { findIndex } from '../cloud/sls/index-config.ts';
import { findLogstore, listLogstoreNames } from '../cloud/sls/logstores.ts';
import { listAllProjects } from '../cloud/sls/projects.ts';
import { getHistogram, getLogs } from '../cloud/sls/search.ts';
import { listShards } from '../cloud/sls/shards.ts';
import type { CloudConnection } from '../model/cloud/connection.ts';
import type { LogIndex, LogProject, Logstore, Shard } from '../model/cloud/logstore.ts';
import type { CloudProblem } from '../model/cloud/problem.ts';
import type { TimeRange } from '../model/time.ts';
import { cloudAskedAnew } from './cloud-anew.ts';
import { useCloudQuery } from './cloud-query.ts';
import { flowLogsKey } from './flow-logs.ts';

/** Everything that is asked of one Logstore has a key that begins so. */
export function logstoreKey({ region, project, logstore }: LogstorePlace): readonly unknown[] {
  return ['logstore', region, project, logstore];
}

/** Asks anew all that is known of a Logstore, and of which Logstores there are. */
export function useLogstoreAgain(place: LogstorePlace): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all([
      cloudAskedAnew(client, logstoreKey(place)),
      cloudAskedAnew(client, ['logstores', place.region]),
      // Whether they can deliver depends on it.
      cloudAskedAnew(client, flowLogsKey(place.region)),
    ]);
  };
}

export function useLogProjects(region: string): UseQueryResult<readonly LogProject[]> {
  return useCloudQuery({ key: ['log-projects', region], ask: (connection, signal) => listAllProjects(connection, { region }, signal) });
}

/** Names of a project's Logstores; not asked without a project. */
export function useLogstoreNames(region: string, project: string): UseQueryResult<readonly string[]> {
  return useCloudQuery({ key: ['logstores', region, project], enabled: project !== '', ask: (connection, signal) => listLogstoreNames(connection, { region, project }, signal) });
}

/** Null where there is none of that name. */
export function useLogstore(place: LogstorePlace, enabled = true): UseQueryResult<Logstore | null> {
  return useCloudQuery({ key: [...logstoreKey(place), 'config'], enabled, ask: (connection, signal) => findLogstore(connection, place, signal) });
}

/** Null where it has none. */
export function useLogIndex(place: LogstorePlace, enabled = true): UseQueryResult<LogIndex | null> {
  return useCloudQuery({ key: [...logstoreKey(place), 'index'], enabled, ask: (connection, signal) => findIndex(connection, place, signal) });
}

/** Dashboards of Log Service over a Logstore: those that the log analysis report made have names that begin with the Logstore's. */
export function useReportDashboards(place: LogstorePlace): UseQueryResult<readonly DashboardName[]> {
  const { region, project, logstore } = place;
  return useCloudQuery({ key: [...logstoreKey(place), 'dashboards'], ask: (connection, signal) => listAllDashboards(connection, { region, project, name: `${logstore}-` }, signal) });
}

export function useShards(place: LogstorePlace, enabled = true): UseQueryResult<readonly Shard[]> {
  return useCloudQuery({ key: [...logstoreKey(place), 'shards'], enabled, ask: (connection, signal) => listShards(connection, place, signal) });
}

/** Records of a span of time; `whole` is false while the service still counts. */
export interface Counted {
  readonly records: number;
  readonly whole: boolean;
}

/** The service counts so much at a time; asked as often as this, it has got far. */
const mostCounts = 12;

async function countedRange(connection: CloudConnection, place: LogstorePlace, { from, to }: TimeRange, signal: AbortSignal): Promise<Result<Counted, CloudProblem>> {
  for (let asked = 1; ; asked++) {
    const parts = await getHistogram(connection, { ...place, from, to, query: '' }, signal);
    if (!parts.ok) return parts;
    const whole = parts.value.every(({ complete }) => complete);
    if (whole || asked === mostCounts) return ok({ records: parts.value.reduce((sum, { count }) => sum + count, 0), whole });
  }
}

/** Records of each of some ranges; null for those that are not counted yet. */
export type CountedRanges = readonly (Counted | null)[];

/** One range after the other, the last first: counting is the service's work, and a page is no reason to hurry it. */
async function countedRanges(
  connection: CloudConnection, place: LogstorePlace, ranges: readonly TimeRange[], signal: AbortSignal, onPart: (found: CountedRanges) => void,
): Promise<Result<CountedRanges, CloudProblem>> {
  const found: (Counted | null)[] = ranges.map(() => null);
  for (const [at, range] of [...ranges.entries()].reverse()) {
    const count = await countedRange(connection, place, range, signal);
    if (!count.ok) return count;
    found[at] = count.value;
    onPart([...found]);
  }
  return ok(found);
}

const stillCounting = 3000;

/** Records of each range, told as they are counted; asked again while the service still counts. Not asked while the ranges are null. */
export function useVolume(place: LogstorePlace, ranges: readonly TimeRange[] | null): { readonly asked: UseQueryResult<CountedRanges>; readonly counted: CountedRanges | undefined } {
  const client = useQueryClient();
  const key = [...logstoreKey(place), 'volume', ranges?.[0]?.from ?? null, ranges?.at(-1)?.to ?? null, ranges?.length ?? 0];
  const partKey = ['cloud-parts', ...key];
  const asked = useCloudQuery({
    key,
    enabled: ranges !== null,
    ask: (connection, signal) => countedRanges(connection, place, ranges ?? [], signal, (found) => client.setQueryData(partKey, found)),
    again: (last) => (last?.some((one) => one?.whole === false) === true ? stillCounting : false),
  });
  const part = useQuery<CountedRanges>({ queryKey: partKey, queryFn: () => [], enabled: false });
  return { asked, counted: asked.data ?? part.data };
}

/** Time of the newest record within a range in Unix seconds; -1 where there is none. Needs an index. */
export function useLastRecord(place: LogstorePlace, range: TimeRange, enabled = true): UseQueryResult<number> {
  return useCloudQuery({
    key: [...logstoreKey(place), 'last', range.from],
    enabled,
    ask: async (connection, signal) => {
      const newest = await getLogs(connection, { ...place, ...range, query: '', line: 1, reverse: true }, signal);
      if (!newest.ok) return newest;
      const at = Number(newest.value.rows[0]?.['__time__'] ?? -1);
      return ok(Number.isFinite(at) ? at : -1);
    },
  });
}
