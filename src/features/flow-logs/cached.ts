import type { QueryClient } from '@tanstack/react-query';
import type { FlowLog } from '../../model/cloud/flow-log.ts';
import { flowLogsKey } from '../../state/flow-logs.ts';
import { huaweiVpcKey, routersKey, type HuaweiVpcFlowLogs, type RouterFlowLogs } from '../../state/huawei-flow-logs.ts';
import { expectedLog, expectedHuaweiLog, expectedRouterLog, type Deed } from './deeds.ts';
import { alibabaRow, huaweiVpcRow, routerRow, type Row } from './row.ts';

/** Flow logs where the cache holds them: which answer a row is of, what it is there now, and how it is shown before a service has answered. */

export function keyOfRow(row: Row): readonly unknown[] {
  switch (row.kind) {
    case 'alibaba':
      return ['cloud', ...flowLogsKey(row.region)];
    case 'huawei-vpc':
      return ['cloud', ...huaweiVpcKey];
    case 'huawei-er':
      return ['cloud', ...routersKey];
  }
}

const noStreams = { groups: [], streams: [] };

/** The row as the last answer has it; null when it is not listed there. Names of what it delivers to are left out. */
export function rowNow(client: QueryClient, row: Row): Row | null {
  const queryKey = keyOfRow(row);
  switch (row.kind) {
    case 'alibaba': {
      const log = client.getQueryData<readonly FlowLog[]>(queryKey)?.find(({ id }) => id === row.id);
      return log === undefined ? null : alibabaRow(log);
    }
    case 'huawei-vpc': {
      const one = client.getQueryData<HuaweiVpcFlowLogs>(queryKey)?.logs.find(({ log }) => log.id === row.id);
      return one === undefined ? null : huaweiVpcRow(one.region, one.log, noStreams);
    }
    case 'huawei-er': {
      const one = client.getQueryData<RouterFlowLogs>(queryKey)?.logs.find(({ log }) => log.id === row.id);
      return one === undefined ? null : routerRow(one.region, one.log, noStreams, [], []);
    }
  }
}

/** Writes the expected state into the list. @returns what takes it back. */
export function shownAtOnce(client: QueryClient, deed: Deed): () => void {
  const { row } = deed;
  const queryKey = keyOfRow(row);
  const before = client.getQueryData(queryKey);
  switch (row.kind) {
    case 'alibaba':
      client.setQueryData<readonly FlowLog[]>(queryKey, (logs) => logs?.map((log) => (log.id === row.id ? expectedLog(log, deed) : log)));
      break;
    case 'huawei-vpc':
      client.setQueryData<HuaweiVpcFlowLogs>(queryKey, (found) => (found === undefined ? found : {
        ...found,
        logs: deed.kind === 'remove' ? found.logs.filter(({ log }) => log.id !== row.id) : found.logs.map((one) => (one.log.id === row.id ? { ...one, log: expectedHuaweiLog(one.log, deed) } : one)),
      }));
      break;
    case 'huawei-er':
      client.setQueryData<RouterFlowLogs>(queryKey, (found) => (found === undefined ? found : { ...found, logs: found.logs.map((one) => (one.log.id === row.id ? { ...one, log: expectedRouterLog(one.log, deed) } : one)) }));
      break;
  }
  return () => client.setQueryData(queryKey, before);
}
