import type { Picture } from '../../model/panel.ts';
import type { ChartBody, Shown } from '../chart/drawn.ts';
import { ColourRegistry } from '../colours.ts';
import type { Drawing } from '../context.ts';
import { draw, type ChartDrawer, type Drawn, type DrawnPanel } from '../draw.ts';
import type { HeatCells } from '../heat/cells.ts';
import { bucketsApart, earlierName, type Past } from './earlier.ts';
import { isWhole } from './keys.ts';
import { dashedKey, shifted, withAll } from './overlay.ts';

type Slots = Extract<ChartBody, { kind: 'slots' }>;

/** Cells with what they were in the earlier period, for what is told of them; their shades are those of the present. */
export function cellsBefore(cells: HeatCells, panel: DrawnPanel, past: Past, drawing: Drawing): HeatCells {
  const before = drawnBefore(panel, past, drawing);
  if (before?.kind !== 'heat') return cells;
  const none = new Array<number | null>(past.buckets.count).fill(isWhole(past) ? 0 : null);
  const was = new Map(before.cells.rows.map(({ key, values }) => [key, values]));
  return {
    ...cells, earlier: earlierName(past.earlier),
    rows: cells.rows.map((row) => ({ ...row, before: shifted(was.get(row.key) ?? none, past.buckets, drawing.buckets, past.earlier.shift) })),
  };
}

/** The same for cells and bars of a reader's own, and for a distribution: behind each amount what it was, found by row and by place along the foot. */
export function slotsBefore(body: Slots, panel: DrawnPanel, past: Past, drawing: Drawing, drawChart?: ChartDrawer | null): Slots {
  const drawnPast = drawnBefore(panel, past, drawing, drawChart);
  const before = drawnPast?.kind === 'chart' ? drawnPast.chart.body : null;
  const { picture } = panel;
  if (before?.kind !== 'slots' || (picture.kind !== 'chart' && picture.kind !== 'bins')) return body;
  const rowOf = new Map(Array.from({ length: before.rows }, (_, row) => [before.shownAt(0, row)[0]?.key, row]));
  const slotOf = placesOf(body, before, picture, past);
  const none = isWhole(past) ? 0 : null;
  const name = earlierName(past.earlier);
  const was = (one: Shown, slot: number | null): Shown => {
    // In a picture of cells each row is one of the answer; bars of several amounts have them all in one.
    const row = body.scale === null ? 0 : rowOf.get(one.key);
    const found = slot === null || row === undefined ? undefined : before.shownAt(slot, row).find(({ key }) => key === one.key);
    return { ...one, key: dashedKey(one.key), name, mark: 'dashed', value: found === undefined ? none : (found.value ?? none), share: null };
  };
  return { ...body, shownAt: (slot, row) => body.shownAt(slot, row).flatMap((one) => (one.key.startsWith('\u0000') ? [one] : [one, was(one, slotOf(slot))])) };
}

/** The place in the earlier picture that a place of the present one stands beside; null where it had none. */
function placesOf(body: Slots, before: Slots, picture: Extract<Picture, { kind: 'chart' | 'bins' }>, { earlier }: Past): (slot: number) => number | null {
  if (body.buckets !== null && before.buckets !== null) {
    const apart = bucketsApart(before.buckets, body.buckets, earlier.shift);
    return (slot) => (slot - apart >= 0 && slot - apart < before.count ? slot - apart : null);
  }
  // Steps of an amount are the same ones in every period.
  if (picture.kind === 'bins') return (slot) => (slot < before.count ? slot : null);
  const keyAt = (of: Slots, slot: number): string | undefined => of.markedAt(slot, 0, 0)?.[picture.chart.x ?? ''];
  const places = new Map(Array.from({ length: before.count }, (_, slot) => [keyAt(before, slot), slot]));
  return (slot) => places.get(keyAt(body, slot)) ?? null;
}

/** Every row of the earlier period, whatever room the present has. */
export function drawnBefore(panel: DrawnPanel, { frame, earlier, buckets }: Past, drawing: Drawing, drawChart?: ChartDrawer | null): Drawn | null {
  const size = { ...drawing.size, height: 100_000 };
  const found = draw(withAll(panel), frame, { ...drawing, size, buckets, colours: new ColourRegistry(), readFrom: earlier.since, companion: null, chosen: {} }, drawChart);
  return found.ok ? found.value : null;
}
