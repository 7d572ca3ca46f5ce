import type { UseQueryResult } from '@tanstack/react-query';
import { listAllFlowLogs } from '../cloud/vpc/flow-log-list.ts';
import { transitional, type FlowLog } from '../model/cloud/flow-log.ts';
import { useCloudQuery } from './cloud-query.ts';

/** How often states that end by themselves are looked at. */
export const watchMs = 2000;

/** The key of a region's flow logs in the cache, without the word that all answers of the cloud begin with. */
export function flowLogsKey(region: string): readonly unknown[] {
  return ['flow-logs', region];
}

/**
 * All flow logs of a region of Alibaba Cloud, watched while one of them is in a state that ends by itself.
 * @param seldomMs how often they are asked for besides, also while nobody looks at the page; null for never
 */
export function useFlowLogs(region: string, enabled = true, seldomMs: number | null = null): UseQueryResult<readonly FlowLog[]> {
  return useCloudQuery({
    key: flowLogsKey(region),
    enabled,
    ask: (connection, signal) => listAllFlowLogs(connection, { region }, signal),
    again: (last) => (last?.some(({ status }) => transitional.has(status)) === true ? watchMs : (seldomMs ?? false)),
    inBackground: seldomMs !== null,
  });
}
