import type { Panel, Title } from './panel.ts';

/** Rules that are asked of the records that are open: of their whole history at once, and of new ones as they come. */

/** What a figure of a window is held against. */
export type AlertBaseline =
  /** The figure that the rule names. */
  | 'fixed'
  /** That many times the figure of the window before, or the average of the windows of the hour or the day before. */
  | 'window-before' | 'hour-before' | 'day-before';

export interface AlertCondition {
  readonly is: 'over' | 'under';
  /** What the value is held against, or the number of times of the baseline. */
  readonly figure: number;
  readonly against: AlertBaseline;
  /** Beside a baseline: the value that is needed at least, so that three times next to nothing is no alarm. Null: none. */
  readonly least: number | null;
}

/** What a rule asks. */
export type AlertMeasure =
  /**
   * A statement without time, asked of each window. Each row is held against the condition by itself: the column `value` is the
   * figure, all other columns together say for whom it is.
   */
  | { readonly kind: 'statement'; readonly statement: string; readonly value: string; readonly counts: Panel['counts'] }
  /** Flow logs of the account that fail to deliver; asked of the account, which has no history. */
  | { readonly kind: 'delivery' };

export interface AlertRule {
  readonly id: string;
  /** The instance of Flow Log Center that it belongs to; null for files and the demo, whose rules belong to the browser. */
  readonly owner: string | null;
  /** Of the product in both languages while the reader has not changed it. */
  readonly name: Title;
  readonly measure: AlertMeasure;
  /** Length of a window in seconds; windows begin at its multiples (Unix time). */
  readonly window: number;
  readonly condition: AlertCondition;
  /** Windows that it must have been quiet for, before it is told once more. */
  readonly again: number;
  readonly paused: boolean;
  /** Unix seconds. */
  readonly createdAt: number;
}

/** Lengths of a window that are offered: a divisor of an hour each, so that hours and days are whole numbers of windows. */
export const alertWindows = [60, 300, 600, 900, 1800, 3600] as const;

/** Seconds over which a baseline is averaged; null for a fixed figure. */
export function baselineSeconds(against: AlertBaseline, window: number): number | null {
  switch (against) {
    case 'fixed':
      return null;
    case 'window-before':
      return window;
    case 'hour-before':
      return 3600;
    case 'day-before':
      return 86_400;
  }
}
