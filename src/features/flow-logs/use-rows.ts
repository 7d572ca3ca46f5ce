import { useMemo } from 'react';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { cloudProblemOf } from '../../state/cloud-query.ts';
import { useFlowLogs } from '../../state/flow-logs.ts';
import { alibabaRow, type Row } from './row.ts';

export interface Rows {
  /** Null until the first answer. */
  readonly rows: readonly Row[] | null;
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
    problem: rows === null ? cloudProblemOf(error) : null,
    huaweiProblem: null,
    answeredAt: dataUpdatedAt === 0 ? null : dataUpdatedAt / 1000,
    again: () => void refetch(),
  };
}
