import type { Buckets } from './buckets.ts';
import type { Drawn } from './draw.ts';
import { hatchesIn, holdsIn, type Hatch } from './hatch.ts';
import { heatPlot } from './heat/cells.ts';
import type { Size } from './look.ts';
import type { Unread } from './unread.ts';

/** What is hatched in a picture, wherever it has its axis of time; nothing in one that has none. `buckets` are the panel's. */
export function hatchesOf(drawn: Drawn, size: Size, buckets: Buckets, unread: Unread): readonly Hatch[] {
  if (drawn.kind === 'time') return hatchesIn(drawn.plots, buckets, unread);
  if (drawn.kind === 'heat') return hatchesIn([heatPlot(size, drawn.cells.rows)], buckets, unread);
  if (drawn.kind !== 'chart') return [];
  const { body } = drawn.chart;
  return (body.kind === 'time' || body.kind === 'slots') && body.buckets !== null ? hatchesIn([body.plot], body.buckets, unread, holdsIn(body)) : [];
}
