import { clamp } from '../base/clamp.ts';
import { gridColumns, gridRow, type Dashboard, type Place } from './dashboard.ts';

/**
 * The layout of a saved dashboard: rectangles on twelve columns that never overlap and leave no room above them. All functions
 * are pure and give packed places, in the order of reading (from the top, then from the left).
 */
export const leastWidth = 2;
export const leastHeight = 2;
export const mostHeight = 24;

export type Direction = 'left' | 'right' | 'up' | 'down';

const bySight = (a: Place, b: Place): number => a.y - b.y || a.x - b.x;
const shareColumns = (a: Place, b: Place): boolean => a.x < b.x + b.w && b.x < a.x + a.w;

/** Held to the grid: whole numbers inside of twelve columns. */
function held(place: Place): Place {
  const w = clamp(Math.round(place.w), leastWidth, gridColumns);
  const h = clamp(Math.round(place.h), leastHeight, mostHeight);
  return { panel: place.panel, w, h, x: clamp(Math.round(place.x), 0, gridColumns - w), y: Math.max(0, Math.round(place.y)) };
}

/** In this order, each as high up as those before it leave room for. */
function dropped(ordered: readonly Place[]): readonly Place[] {
  const done: Place[] = [];
  for (const place of ordered) {
    const y = done.reduce((low, other) => (shareColumns(other, place) ? Math.max(low, other.y + other.h) : low), 0);
    done.push({ ...place, y });
  }
  return done.sort(bySight);
}

/** Packed, whatever was given: overlaps part, holes close, and a panel that is named twice keeps its first place. */
export function packed(places: readonly Place[]): readonly Place[] {
  const seen = new Set<string>();
  const once = places.filter(({ panel }) => !seen.has(panel) && seen.add(panel));
  return dropped(once.map(held).sort(bySight));
}

/** With one panel at another place: what it lies on gives way downwards. It passes a neighbour once it is past its middle. */
export function movedTo(places: readonly Place[], panel: string, to: { readonly x: number; readonly y: number }): readonly Place[] {
  const one = places.find((place) => place.panel === panel);
  if (!one) return packed(places);
  const moved = held({ ...one, ...to });
  const others = places.filter((place) => place.panel !== panel).map(held).sort(bySight);
  const at = others.findIndex((other) => shareColumns(other, moved) && other.y + other.h / 2 > moved.y);
  return dropped(at < 0 ? [...others, moved] : others.toSpliced(at, 0, moved));
}

/** One step with a key: a column aside, or past the next panel above or beneath. */
export function stepped(places: readonly Place[], panel: string, way: Direction): readonly Place[] {
  const one = places.find((place) => place.panel === panel);
  if (!one) return packed(places);
  if (way === 'left' || way === 'right') return movedTo(places, panel, { x: one.x + (way === 'left' ? -1 : 1), y: one.y });
  const beside = places.filter((place) => place.panel !== panel && shareColumns(place, one));
  if (way === 'up') {
    const above = beside.filter((place) => place.y < one.y).sort(bySight).at(-1);
    return above ? movedTo(places, panel, { x: one.x, y: above.y }) : packed(places);
  }
  const beneath = beside.filter((place) => place.y > one.y).sort(bySight)[0];
  return beneath ? movedTo(places, panel, { x: one.x, y: beneath.y + Math.ceil(beneath.h / 2) }) : packed(places);
}

/** With another size; what it grows over gives way downwards. */
export function resized(places: readonly Place[], panel: string, to: { readonly w: number; readonly h: number }): readonly Place[] {
  const one = places.find((place) => place.panel === panel);
  if (!one) return packed(places);
  // It grows to the right and downwards only, from where it stands.
  const grown = held({ ...one, w: Math.min(to.w, gridColumns - one.x), h: to.h });
  const others = places.filter((place) => place.panel !== panel).map(held);
  return dropped([...others, grown].sort((a, b) => a.y - b.y || (a.panel === panel ? -1 : b.panel === panel ? 1 : a.x - b.x)));
}

/** With one more panel, at the first place that has room for it. */
export function added(places: readonly Place[], panel: string, size: { readonly w: number; readonly h: number }): readonly Place[] {
  const before = packed(places);
  const { w, h } = held({ panel, x: 0, y: 0, ...size });
  const foot = before.reduce((low, place) => Math.max(low, place.y + place.h), 0);
  for (let y = 0; y <= foot; y++) {
    for (let x = 0; x + w <= gridColumns; x++) {
      const place = { panel, x, y, w, h };
      if (before.every((other) => !shareColumns(other, place) || other.y + other.h <= y || y + h <= other.y)) return dropped([...before, place].sort(bySight));
    }
  }
  return before;
}

export function without(places: readonly Place[], panel: string): readonly Place[] {
  return packed(places.filter((place) => place.panel !== panel));
}

/** The rows of a built-in dashboard as places: the strip of values four in a row, cells that hold several panels parted. */
export function placesOf({ rows }: Pick<Dashboard, 'rows'>): readonly Place[] {
  const places: Place[] = [];
  let y = 0;
  for (const row of rows) {
    const isStrip = row.cells.every((cell) => cell.panels.length === 1 && !Number.isInteger(cell.span));
    if (isStrip) {
      const ids = row.cells.flatMap((cell) => cell.panels);
      ids.forEach((panel, i) => places.push({ panel, x: (i % 4) * 3, y: y + Math.floor(i / 4) * leastHeight, w: 3, h: leastHeight }));
      y += Math.ceil(ids.length / 4) * leastHeight;
      continue;
    }
    const height = Math.max(leastHeight, Math.round(row.height / gridRow));
    let x = 0;
    let most = height;
    for (const cell of row.cells) {
      const span = Math.max(leastWidth, Math.round(cell.span));
      let top = y;
      const each = Math.max(3, Math.round(height / cell.panels.length));
      cell.panels.forEach((panel, i) => {
        const own = cell.heights?.[i];
        const isLast = i === cell.panels.length - 1;
        const h = cell.panels.length === 1 ? height : own !== undefined ? Math.max(leastHeight, Math.round(own / gridRow)) : isLast ? Math.max(3, y + height - top) : each;
        places.push({ panel, x, y: top, w: span, h });
        top += h;
      });
      most = Math.max(most, top - y);
      x += span;
    }
    y += most;
  }
  return packed(places);
}
