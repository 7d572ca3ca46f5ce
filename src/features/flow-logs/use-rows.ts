import { useMemo } from 'react';
import { formatTime } from '../../base/format/time.ts';
import type { Words } from '../../base/words.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { cloudProblemOf } from '../../state/cloud-query.ts';
import { useFlowLogs } from '../../state/flow-logs.ts';
import { useHuaweiVpcFlowLogs, useLogStreams, useRouterFlowLogs, type RegionGap } from '../../state/huawei-flow-logs.ts';
import { alibabaRow, huaweiVpcRow, kinds, routerRow, type Kind, type Row, type Streams } from './row.ts';
import type { words } from './words.ts';

export interface Rows {
  /** Null until the first answer or refusal. */
  readonly rows: readonly Row[] | null;
  /** Whose flow logs are among the rows: of those that are awaited, or could not be had, there is no number. */
  readonly known: ReadonlySet<Kind>;
  /** Why its last question failed; the rows are then those of the answer before it. */
  readonly problem: CloudProblem | null;
  /** Huawei's part, or a region of it, could not be had. */
  readonly huaweiProblem: CloudProblem | null;
  /** The regions of Huawei Cloud that did not answer; empty where none did. */
  readonly huaweiMissing: readonly string[];
  /** Unix seconds of this computer at which the last answer came; null before. */
  readonly answeredAt: number | null;
  readonly again: () => void;
}

const noStreams: Streams = { groups: [], streams: [] };
const noGaps: readonly RegionGap[] = [];

/** The flow logs of an Alibaba Cloud region and of all of Huawei's, as rows; or those of one kind. */
export function useRows(region: string, only: Kind | null = null): Rows {
  const isAsked = (kind: Kind): boolean => only === null || only === kind;
  const alibaba = useFlowLogs(region, isAsked('alibaba'));
  const vpc = useHuaweiVpcFlowLogs(isAsked('huawei-vpc'));
  const routers = useRouterFlowLogs(isAsked('huawei-er'));
  const asked = [...(isAsked('alibaba') ? [alibaba] : []), ...(isAsked('huawei-vpc') ? [vpc] : []), ...(isAsked('huawei-er') ? [routers] : [])];
  // All at once, so that no row moves another.
  const isPending = asked.some((one) => one.isPending);
  const { error, dataUpdatedAt } = asked[0] ?? alibaba;
  const regions = useMemo(() => [...(vpc.data?.logs ?? []), ...(routers.data?.logs ?? [])].map((one) => one.region), [vpc.data, routers.data]);
  const { data: streams = noStreams } = useLogStreams(regions);
  const rows = useMemo(() => {
    if (isPending) return null;
    return [
      ...(alibaba.data ?? []).map(alibabaRow),
      ...(vpc.data?.logs ?? []).map((one) => huaweiVpcRow(one.region, one.log, streams)),
      ...(routers.data?.logs ?? []).map((one) => routerRow(one.region, one.log, streams, routers.data?.attachments ?? [], routers.data?.routers ?? [])),
    ];
  }, [isPending, alibaba.data, vpc.data, routers.data, streams]);
  const answers = { alibaba: alibaba.data, 'huawei-vpc': vpc.data, 'huawei-er': routers.data };
  const gaps = [...(vpc.data?.missing ?? noGaps), ...(routers.data?.missing ?? noGaps)];
  return {
    rows,
    known: new Set(isPending ? [] : kinds.filter((kind) => answers[kind] !== undefined)),
    problem: cloudProblemOf(error),
    huaweiProblem: cloudProblemOf(only === null ? (vpc.error ?? routers.error) : null) ?? gaps[0]?.problem ?? null,
    huaweiMissing: [...new Set(gaps.map((gap) => gap.region))],
    answeredAt: dataUpdatedAt === 0 ? null : dataUpdatedAt / 1000,
    again: () => {
      for (const { refetch } of asked) void refetch();
    },
  };
}

/** What a failed question means for what is shown: nothing at all, or an older answer. */
export function factOf({ rows, answeredAt }: Pick<Rows, 'rows' | 'answeredAt'>, w: Words<typeof words>, zone: number): string {
  return rows === null || answeredAt === null ? w.failed : w.stale(formatTime(answeredAt, zone, 'second'));
}
