import { useMemo } from 'react';
import { formatTime } from '../../base/format/time.ts';
import type { Words } from '../../base/words.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { cloudProblemOf } from '../../state/cloud-query.ts';
import { useFlowLogs } from '../../state/flow-logs.ts';
import { alibabaRow, type Row } from './row.ts';
import type { words } from './words.ts';

export interface Rows {
  /** Null until the first answer. */
  readonly rows: readonly Row[] | null;
  /** Why the last question failed; the rows are then those of the answer before it. */
  readonly problem: CloudProblem | null;
  /** Huawei's part alone could not be had. */
  readonly huaweiProblem: CloudProblem | null;
  /** Unix seconds of this computer at which the last answer came; null before. */
  readonly answeredAt: number | null;
  readonly again: () => void;
}

/** The flow logs of an Alibaba Cloud region and of all of Huawei's, as rows. */
export function useRows(region: string): Rows {
  const { data, error, dataUpdatedAt, refetch } = useFlowLogs(region);
  const rows = useMemo(() => data?.map(alibabaRow) ?? null, [data]);
  return {
    rows,
    problem: cloudProblemOf(error),
    huaweiProblem: null,
    answeredAt: dataUpdatedAt === 0 ? null : dataUpdatedAt / 1000,
    again: () => void refetch(),
  };
}

/** What a failed question means for what is shown: nothing at all, or an older answer. */
export function factOf({ rows, answeredAt }: Rows, w: Words<typeof words>, zone: number): string {
  return rows === null || answeredAt === null ? w.failed : w.stale(formatTime(answeredAt, zone, 'second'));
}
