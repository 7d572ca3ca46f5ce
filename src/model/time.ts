/** Half-open `[from, to)` in Unix seconds. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** A point that is said relative to now (`now-1h`, `now/d`), or absolutely. Resolved once per "now". */
export type TimePoint =
  | { readonly kind: 'absolute'; readonly seconds: number }
  | { readonly kind: 'relative'; readonly offsetSeconds: number; readonly floor: 'none' | 'minute' | 'hour' | 'day' };

/** What the reader chose: the whole extent of the data, or two points. */
export type RangeChoice =
  | { readonly kind: 'extent' }
  | { readonly kind: 'between'; readonly from: TimePoint; readonly to: TimePoint };

/** A fixed offset from UTC in seconds: +28800 for +08:00. Statements use the project's, axes the reader's. */
export type ZoneOffsetSeconds = number;
