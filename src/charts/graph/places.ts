import { oncePer } from '../../base/once-per.ts';
import type { ColourRegistry } from '../colours.ts';
import type { End } from '../ends/ends.ts';
import type { Size } from '../look.ts';

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Region {
  readonly group: string | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  readonly regions: readonly Region[];
  readonly spots: ReadonlyMap<string, Spot>;
}

const turn = Math.PI * (3 - Math.sqrt(5));
const air = 8;
const headRoom = 18;

/** Whoever was given a place keeps it as long as the source is open, whichever other ends come and go. One list per group. */
const keptOf = oncePer<ColourRegistry, Map<string, string[]>>(() => new Map());

/**
 * A place for each end: groups side by side in the order of their names, the members of one on a spiral, of which each point
 * is the same however many follow. Depends on names only, never on amounts, so a filter moves nothing.
 */
export function layoutOf(ends: readonly End[], size: Size, colours: ColourRegistry): Layout {
  const known = keptOf(colours);
  const groups = [...new Set(ends.map((end) => end.group))].sort((a, b) => ((a ?? '\uffff') < (b ?? '\uffff') ? -1 : 1));
  const across = Math.max(1, Math.min(groups.length, Math.round(Math.sqrt((groups.length * size.width) / Math.max(1, size.height)))));
  const down = Math.max(1, Math.ceil(groups.length / across));
  const lists = groups.map((group) => placed(known, group, ends));
  const weights = lists.map((members) => Math.sqrt(roomFor(members.length)));
  const spots = new Map<string, Spot>();
  const regions = groups.map((group, i): Region => {
    const row = Math.floor(i / across);
    const inRow = weights.slice(row * across, (row + 1) * across);
    const part = (size.width - 2 * air) / inRow.reduce((sum, one) => sum + one, 0);
    const before = inRow.slice(0, i % across).reduce((sum, one) => sum + one, 0);
    const [width, height] = [(weights[i] ?? 1) * part, (size.height - 2 * air) / down];
    const region = { group, x: air + before * part + air / 2, y: air + row * height + air / 2, width: width - air, height: height - air };
    const members = lists[i] ?? [];
    const room = roomFor(members.length);
    const top = groups.length > 1 || group !== null ? headRoom : 4;
    const [rx, ry] = [Math.max(1, region.width / 2 - 38), Math.max(1, (region.height - top) / 2 - 22)];
    for (const [at, key] of members.entries()) {
      const radius = members.length === 1 ? 0 : Math.sqrt((at + 0.35) / room);
      spots.set(key, { x: region.x + region.width / 2 + rx * radius * Math.cos(at * turn), y: region.y + top + (region.height - top) / 2 - 6 + ry * radius * Math.sin(at * turn) });
    }
    return region;
  });
  return { regions, spots };
}

/** In steps, so that one more member moves the others seldom. */
function roomFor(count: number): number {
  return [2, 4, 8, 12, 16, 24, 32].find((one) => one >= count) ?? count;
}

function placed(known: Map<string, string[]>, group: string | null, ends: readonly End[]): readonly string[] {
  const id = group ?? '';
  const list = known.get(id) ?? [];
  known.set(id, list);
  for (const key of ends.filter((end) => end.group === group).map((end) => end.key).sort()) if (!list.includes(key)) list.push(key);
  return list;
}
