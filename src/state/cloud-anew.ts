import type { QueryClient } from '@tanstack/react-query';

/**
 * Asks anew what has been asked of the cloud, as something of it was changed.
 *
 * @param key what the keys of the questions begin with, after the word that all of them begin with; everything without it.
 */
export async function cloudAskedAnew(client: QueryClient, key: readonly unknown[] = []): Promise<void> {
  const queryKey = ['cloud', ...key];
  // The library takes a first answer that is on its way for the new one, although it may tell of before, or be a refusal that holds no more.
  const first = client.getQueryCache().findAll({ queryKey, fetchStatus: 'fetching' }).filter(({ state }) => state.data === undefined);
  await Promise.all([
    client.invalidateQueries({ queryKey }),
    ...first.map(async (query) => {
      await query.promise?.catch(() => undefined);
      await client.invalidateQueries({ queryKey: query.queryKey, exact: true });
    }),
  ]);
}
