import type { LogstorePlace } from '../cloud/sls/call.ts';
import { getHistogram, getLogs } from '../cloud/sls/search.ts';
import { ok } from '../base/result.ts';
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
/** The span moves on in steps, so that the same is not counted again at every look. */
const step = 300;
const recountMs = 3000;

let turn: Promise<unknown> = Promise.resolve();

/** One count after the other: a list of twenty flow logs is no reason to hurry the service. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work);
  turn = mine.catch(() => undefined);
  return mine;
}

/** @param search the search half alone. Null while it is not known, where the Logstore is missing, or where it has no index. */
export function useDeliveredOf(place: LogstorePlace, search: string, enabled: boolean): Delivered | null {
  const to = Math.ceil(cloudSeconds() / step) * step;
  const { data } = useCloudQuery<Delivered>({
    key: [...logstoreKey(place), 'delivered', search, to],
    enabled,
    freshMs: step * 1000,
    ask: (connection, signal) => inTurn(async () => {
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
    again: (found) => (found?.whole === false ? recountMs : false),
  });
  return data ?? null;
}
