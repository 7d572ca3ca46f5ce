/** What may be chosen about the demo, apart from its making, so that the page can name it without loading it. */

import type { LogFormat } from './bytes/encoder.ts';

/** 2026-02-05 00:00 +08:00. */
export const firstDay = 1770220800;

export interface DemoChoice {
  readonly seed?: number;
  /** About how many records when everything is logged: 300,000 by default. The scenes alone make about 90 a minute. */
  readonly records?: number;
  /** Unix seconds. */
  readonly startSeconds?: number;
  readonly hours?: number;
  /** The capture interval: 60, 300 or 600. */
  readonly intervalSeconds?: number;
  readonly format?: LogFormat;
}

/** The choice with its gaps filled. */
export function chosen(choice: DemoChoice): Required<DemoChoice> {
  return { seed: 1, records: 300_000, startSeconds: firstDay, hours: 24, intervalSeconds: 60, format: 'csv', ...choice };
}

/** A file name that says what it is. */
export function demoName(choice: DemoChoice): string {
  const { startSeconds, format } = chosen(choice);
  return `demo-${new Date((startSeconds + 8 * 3600) * 1000).toISOString().slice(0, 10)}.${format}`;
}

/** Five minutes of an evening, about 2,000 records. */
export const smallDemo = { records: 2000, startSeconds: firstDay + 20 * 3600, hours: 5 / 60 } as const satisfies DemoChoice;
