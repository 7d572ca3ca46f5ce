import type { QueryClient } from '@tanstack/react-query';
import { keyOfRow, rowNow } from './cached.ts';
import { groupOf, type Row } from './row.ts';

/** Longer than any transition lasts; the documentation of the SDK gives half a minute. */
const patienceMs = 60_000;

/**
 * The flow log once its state has settled, as the watched list shows it.
 *
 * @returns null when it does not settle in time, or is no longer listed.
 */
export function settledRow(client: QueryClient, row: Row): Promise<Row | null> {
  const wanted = JSON.stringify(keyOfRow(row));
  return new Promise((resolve) => {
    let leave = (): void => undefined;
    const end = (result: Row | null): void => {
      clearTimeout(timer);
      leave();
      resolve(result);
    };
    const timer = setTimeout(() => end(null), patienceMs);
    const look = (): void => {
      const now = rowNow(client, row);
      if (now === null || groupOf(now.state) !== 'moving') end(now);
    };
    leave = client.getQueryCache().subscribe(({ query, type }) => {
      if (type === 'updated' && JSON.stringify(query.queryKey) === wanted) look();
    });
    look();
  });
}
