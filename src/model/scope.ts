import type { Condition } from './filter.ts';
import type { TimeRange, ZoneOffsetSeconds } from './time.ts';

/** Everything that a question takes from where it is asked rather than from itself. */
export interface Scope {
  /** Resolved range; null is all the data. */
  readonly range: TimeRange | null;
  /** All of them hold together; those that are off do not count. */
  readonly filters: readonly Condition[];
  /** Values of the placeholders `${{name|default}}` of statements, for example `interval` in seconds. */
  readonly variables: Readonly<Record<string, string>>;
  /** Zone in which statements turn times into text: the project's, +08:00 by default as in SLS. */
  readonly projectZone: ZoneOffsetSeconds;
}
