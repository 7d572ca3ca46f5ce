import type { QueryClient } from '@tanstack/react-query';
import type { FlowLog } from '../../model/cloud/flow-log.ts';
import { flowLogsKey } from '../../state/flow-logs.ts';
import { alibabaRow, groupOf, type Row } from './row.ts';

/** The answers of the cache in which a row stands. */
export function keysOfRow(row: Row): readonly (readonly unknown[])[] {
  switch (row.kind) {
    case 'alibaba':
      return [['cloud', ...flowLogsKey(row.region)]];
    case 'huawei-vpc':
    case 'huawei-er':
      return [['cloud', 'huawei', row.kind]];
  }
}

/** Longer than any transition lasts; the documentation of the SDK gives half a minute. */
const patienceMs = 60_000;

/**
 * The flow log once its state has settled, as the watched list shows it.
 *
 * @returns null when it does not settle in time, or is no longer listed.
 */
export function settledLog(client: QueryClient, row: Row): Promise<Row | null> {
  if (row.kind !== 'alibaba') return Promise.resolve(row);
  const queryKey = ['cloud', ...flowLogsKey(row.region)];
  return new Promise((resolve) => {
    const cache = client.getQueryCache();
    let leave = (): void => undefined;
    const end = (result: Row | null): void => {
      clearTimeout(timer);
      leave();
      resolve(result);
    };
    const timer = setTimeout(() => end(null), patienceMs);
    const look = (): void => {
      const log = client.getQueryData<readonly FlowLog[]>(queryKey)?.find(({ id }) => id === row.id);
      if (log === undefined) return end(null);
      const now = alibabaRow(log);
      if (groupOf(now.state) !== 'moving') end(now);
    };
    leave = cache.subscribe(({ query, type }) => {
      if (type === 'updated' && query.queryKey[1] === queryKey[1] && query.queryKey[2] === row.region) look();
    });
    look();
  });
}
