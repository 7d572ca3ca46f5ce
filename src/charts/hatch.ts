import { rangeOf, type Buckets } from './buckets.ts';
import type { ChartBody } from './chart/drawn.ts';
import { pixelAtTime, type Plot } from './plot.ts';
import { unreadStretches, type Unread, type UnreadStretch } from './unread.ts';

/** A part of a picture over time that nothing was read of, in pixels from its corner. */
export interface Hatch {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly stretch: UnreadStretch;
}

/**
 * What is hatched in plots that stand above one another.
 * @param holds what is drawn there all the same ends it
 */
export function hatchesIn(plots: readonly Plot[], buckets: Buckets, unread: Unread, holds?: (bucket: number) => boolean): readonly Hatch[] {
  const first = plots[0];
  const last = plots.at(-1);
  if (!first || !last) return [];
  const range = rangeOf(buckets);
  const height = last.top + last.height - first.top;
  return unreadStretches(buckets, unread, holds).map((stretch) => {
    const left = pixelAtTime(first, range, stretch.from);
    return { left, top: first.top, width: pixelAtTime(first, range, stretch.to) - left, height, stretch };
  });
}

/** Whether a reader's own chart has something of the present in a bucket. */
export function holdsIn(body: Extract<ChartBody, { kind: 'time' | 'slots' }>): (bucket: number) => boolean {
  if (body.kind === 'time') return (bucket) => body.series.some(({ mark, values }) => mark !== 'dashed' && (values[bucket] ?? null) !== null);
  return (bucket) => Array.from({ length: body.rows }, (_, row) => body.shownAt(bucket, row)).some((shown) => shown.some(({ mark, value }) => mark !== 'dashed' && value !== null));
}
