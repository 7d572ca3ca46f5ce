import type { Row } from './row.ts';

/** What arrived in the Logstore of a flow log, of its resource. */
export interface Delivered {
  /** Of the last 24 hours. */
  readonly records: number;
  /** The same by time, in equal parts. */
  readonly bars: readonly number[];
  /** Unix seconds of the newest record of that time; null without one. */
  readonly last: number | null;
}

export function useDelivered(_row: Row): Delivered | null {
  return null;
}
