import type { Chosen } from '../model/consequence.ts';
import type { Frame, Unit } from '../model/frame.ts';
import type { ListOrder } from '../model/list.ts';
import type { TimeRange } from '../model/time.ts';
import type { Buckets } from './buckets.ts';
import type { ColourRegistry } from './colours.ts';
import type { Look, Size } from './look.ts';

/** Everything that a picture takes besides its frame. */
export interface Drawing {
  readonly look: Look;
  readonly size: Size;
  /** The time axis of the dashboard; every time panel has the same. */
  readonly buckets: Buckets;
  readonly colours: ColourRegistry;
  /** What a column's numbers count, where the panel knows it better than the statement's types tell. */
  readonly units: Readonly<Record<string, Unit>>;
  /** Nothing was read from this time on, so it is a gap and not zero. Null when records reach to the end of the axis. */
  readonly readUntil: number | null;
  /** Nothing was read before this time. Absent or null when records reach to the begin of the axis. */
  readonly readFrom?: number | null;
  /** Between files, wherever the axis lies, what none of them covers: gaps as well. Absent for none. */
  readonly gaps?: readonly TimeRange[];
  /** The answer of the panel's second statement with the steps that it was asked for; null while it is not here. */
  readonly companion?: { readonly frame: Frame; readonly buckets: Buckets } | null;
  /** Values by key of a series that its scale has room for, besides its own. */
  readonly beside?: Readonly<Record<string, readonly (number | null)[]>>;
  /** What the panel's own filters chose; absent or empty for nothing. */
  readonly chosen?: Chosen;
  /** Order of a list that the reader chose; null or absent for the statement's own. */
  readonly order?: ListOrder | null;
}
