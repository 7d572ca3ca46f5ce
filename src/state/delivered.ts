import { skipToken, useQueries, type UseQueryOptions } from '@tanstack/react-query';
import { ok } from '../base/result.ts';
import type { LogstorePlace } from '../cloud/sls/call.ts';
import { getHistogram, getLogs } from '../cloud/sls/search.ts';
import { cloudSeconds } from './cloud.ts';
import { useCloudQuery } from './cloud-query.ts';
import { logstoreKey } from './logstores.ts';

/** What arrived in a Logstore within the last 24 hours, of what a search finds. */
export interface Delivered {
  readonly records: number;
  /** The same by time, in parts as the service has them. */
  readonly bars: readonly number[];
  /** Unix seconds of the newest of these records; null without one. */
  readonly last: number | null;
  /** False while the service still counts. */
  readonly whole: boolean;
}

const day = 86_400;
/** How often it is counted again: while the service has not done, while the first records are awaited, and else. */
const recountMs = 3000;
const awaitedMs = 15_000;
const freshMs = 300_000;

let turn: Promise<unknown> = Promise.resolve();

/** One count after the other: a list of twenty flow logs is no reason to hurry the service. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work);
  turn = mine.catch(() => undefined);
  return mine;
}

function keyOf(place: LogstorePlace, search: string): readonly unknown[] {
  return [...logstoreKey(place), 'delivered', search];
}

interface DeliveredAsked {
  readonly place: LogstorePlace;
  /** The search half alone. */
  readonly search: string;
  readonly enabled: boolean;
  /** It was made just now, and its first records are awaited. */
  readonly isNew: boolean;
}

/** Undefined while it is awaited; null where the Logstore is missing or has no index. */
export function useDeliveredOf({ place, search, enabled, isNew }: DeliveredAsked): Delivered | null | undefined {
  const { data, error } = useCloudQuery<Delivered>({
    key: keyOf(place, search),
    enabled,
    freshMs: isNew ? awaitedMs : freshMs,
    ask: (connection, signal) => inTurn(async () => {
      // To the minute, as far as a record may have come.
      const to = Math.ceil(cloudSeconds() / 60) * 60;
      const parts = await getHistogram(connection, { ...place, from: to - day, to, query: search }, signal);
      if (!parts.ok) return parts;
      const records = parts.value.reduce((sum, { count }) => sum + count, 0);
      const newest = parts.value.findLast(({ count }) => count > 0);
      const counted = { records, bars: parts.value.map(({ count }) => count), whole: parts.value.every(({ complete }) => complete) };
      if (newest === undefined) return ok({ ...counted, last: null });
      const last = await getLogs(connection, { ...place, from: newest.from, to: newest.to, query: search, line: 1, reverse: true }, signal);
      if (!last.ok) return last;
      const at = Number(last.value.rows[0]?.['__time__'] ?? newest.from);
      return ok({ ...counted, last: Number.isFinite(at) ? at : newest.from });
    }),
    again: (found) => (found?.whole === false ? recountMs : isNew && found?.last === null ? awaitedMs : freshMs),
  });
  return data ?? (error === null ? undefined : null);
}

/** The newest record of several, of what is known of them already; nothing is asked for it. Unix seconds; null where there is none. */
export function useLastKnown(asked: readonly Pick<DeliveredAsked, 'place' | 'search'>[]): number | null {
  return useQueries({
    queries: asked.map(({ place, search }): UseQueryOptions<Delivered> => ({ queryKey: ['cloud', ...keyOf(place, search)], queryFn: skipToken })),
    combine: (answers) => answers.reduce<number | null>((newest, { data }) => {
      const last = data?.last ?? null;
      return last !== null && (newest === null || last > newest) ? last : newest;
    }, null),
  });
}
