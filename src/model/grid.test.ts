import { describe, expect, test } from 'vitest';
import { overview } from '../catalog/overview.ts';
import type { Place } from './dashboard.ts';
import { added, leastHeight, leastWidth, movedTo, packed, placesOf, resized, stepped, without } from './grid.ts';

const place = (panel: string, x: number, y: number, w: number, h: number): Place => ({ panel, x, y, w, h });
const said = (places: readonly Place[]): string => places.map(({ panel, x, y, w, h }) => `${panel} ${x},${y} ${w}x${h}`).join(' | ');
const overlap = (a: Place, b: Place): boolean => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

/** The laws of the grid: whole, inside, no overlap, nothing that could rise. */
function holds(places: readonly Place[]): void {
  for (const [i, one] of places.entries()) {
    expect([one.x >= 0, one.y >= 0, one.x + one.w <= 12, one.w >= leastWidth, one.h >= leastHeight, Number.isInteger(one.x + one.y + one.w + one.h)]).toEqual([true, true, true, true, true, true]);
    for (const other of places.slice(i + 1)) expect(overlap(one, other) ? `${said([one])} over ${said([other])}` : null).toBeNull();
    const raised = { ...one, y: one.y - 1 };
    if (one.y > 0) expect([said([one]), places.some((other) => other.panel !== one.panel && overlap(raised, other))]).toEqual([said([one]), true]);
  }
}

const three = packed([place('a', 0, 0, 6, 4), place('b', 6, 0, 6, 4), place('c', 0, 4, 12, 5)]);

describe('the grid', () => {
  test('parts overlaps, closes holes, keeps a panel once', () => {
    expect(said(packed([place('a', 0, 9, 6, 4), place('b', 3, 9, 6, 4), place('a', 0, 0, 2, 2), place('c', 40, 50, 99, 1)]))).toBe('a 0,0 6x4 | b 3,4 6x4 | c 0,8 12x2');
  });

  test('a panel that is moved onto another takes its place, and that one gives way', () => {
    expect(said(movedTo(three, 'c', { x: 0, y: 0 }))).toBe('c 0,0 12x5 | a 0,5 6x4 | b 6,5 6x4');
    expect(said(movedTo(three, 'a', { x: 0, y: 7 }))).toBe('b 6,0 6x4 | c 0,4 12x5 | a 0,9 6x4');
  });

  test('keys step a column aside, and past the next panel above or beneath', () => {
    expect(said(stepped(three, 'a', 'right'))).toBe('a 1,0 6x4 | b 6,4 6x4 | c 0,8 12x5');
    expect(said(stepped(three, 'a', 'left'))).toBe(said(three));
    expect(said(stepped(three, 'a', 'down'))).toBe('b 6,0 6x4 | c 0,4 12x5 | a 0,9 6x4');
    expect(said(stepped(stepped(three, 'c', 'up'), 'c', 'up'))).toBe('c 0,0 12x5 | a 0,5 6x4 | b 6,5 6x4');
    expect(said(stepped(three, 'c', 'down'))).toBe(said(three));
    expect(said(stepped(three, 'nobody', 'up'))).toBe(said(three));
  });

  test('a size is held to the grid, and what is grown over gives way', () => {
    expect(said(resized(three, 'a', { w: 8, h: 4 }))).toBe('a 0,0 8x4 | b 6,4 6x4 | c 0,8 12x5');
    expect(said(resized(three, 'b', { w: 99, h: 1 }))).toBe('a 0,0 6x4 | b 6,0 6x2 | c 0,4 12x5');
  });

  test('one more goes to the first room; one less leaves no hole', () => {
    expect(said(added(packed([place('a', 0, 0, 6, 4)]), 'n', { w: 6, h: 4 }))).toBe('a 0,0 6x4 | n 6,0 6x4');
    expect(said(added(three, 'n', { w: 6, h: 4 }))).toBe('a 0,0 6x4 | b 6,0 6x4 | c 0,4 12x5 | n 0,9 6x4');
    expect(said(without(three, 'a'))).toBe('b 6,0 6x4 | c 0,4 12x5');
  });

  test('holds its laws through any number of moves', () => {
    let seed = 11;
    const next = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) % below;
    let places: readonly Place[] = [];
    for (let i = 0; i < 600; i++) {
      const panel = `p${next(9)}`;
      const deed = next(6);
      if (deed === 0 || places.length < 3) places = places.some((one) => one.panel === panel) ? places : added(places, panel, { w: next(14), h: next(9) });
      else if (deed === 1) places = movedTo(places, panel, { x: next(16) - 2, y: next(30) - 2 });
      else if (deed === 2) places = resized(places, panel, { w: next(16) - 1, h: next(12) - 1 });
      else if (deed === 3) places = without(places, panel);
      else places = stepped(places, panel, (['left', 'right', 'up', 'down'] as const)[next(4)] ?? 'up');
      holds(places);
    }
    expect(places.length).toBeGreaterThan(0);
  });

  test('the Overview keeps every panel', () => {
    const places = placesOf(overview);
    expect(places.map((one) => one.panel).sort()).toEqual(overview.panels.map((panel) => panel.id).sort());
    holds(places);
  });
});
