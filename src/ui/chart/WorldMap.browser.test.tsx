import { act, createRef } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { look } from '../../charts/testing/frames.ts';
import type { ChartHandle } from '../chart-handle.ts';
import { mount, type Mounted } from '../testing/mount.tsx';
import type { Gesture } from './gesture.ts';
import { WorldMap } from './WorldMap.tsx';
import '../panel/panel.css';

const picked = vi.fn<(code: string, gesture: Gesture) => void>();
const hovered = vi.fn<(code: string | null) => void>();
const handle = createRef<ChartHandle>();
let page: Mounted;

function shown(shades: ReadonlyMap<string, string>): Promise<void> {
  return page.render(
    <div style={{ position: 'relative', width: 400, height: 200 }}>
      <WorldMap shades={shades} look={look} onPick={picked} onHover={hovered} handle={handle} />
    </div>,
  );
}
function area(code: string): SVGElement {
  const found = page.host.querySelector<SVGElement>(`[data-code="${code}"]`);
  if (!found) throw new Error(`no outline of ${code}`);
  return found;
}

beforeEach(async () => {
  picked.mockClear();
  hovered.mockClear();
  page = mount();
  await shown(new Map([['CN', '#112233'], ['SG', '#445566']]));
  // The outlines arrive by an import.
  await vi.waitFor(async () => {
    await act(async () => undefined);
    area('CN');
  }, { timeout: 10_000 });
});
afterEach(() => page.end());

test('countries are named by their code, the small ones too; Antarctica is left out', () => {
  for (const code of ['HK', 'MO', 'SG', 'XK']) expect(area(code).getAttribute('d')).toMatch(/^M\d/);
  expect(page.host.querySelector('[data-code="AQ"]')).toBeNull();
  const china = area('CN').getBoundingClientRect();
  const brazil = area('BR').getBoundingClientRect();
  expect(china.left).toBeGreaterThan(brazil.right);
  expect(china.bottom).toBeLessThan(brazil.bottom);
});

test('another answer changes colours and nothing else', async () => {
  const china = area('CN');
  expect(china.getAttribute('fill')).toBe('#112233');
  await shown(new Map([['DE', '#778899']]));
  expect(area('CN')).toBe(china);
  expect([china.getAttribute('fill'), area('DE').getAttribute('fill')]).toEqual([null, '#778899']);
});

test('a click picks a country with its gesture, the pointer tells which it is on, the sea is none', async () => {
  await act(async () => {
    area('CN').dispatchEvent(new MouseEvent('click', { bubbles: true, altKey: true }));
    area('DE').dispatchEvent(new PointerEvent('pointermove', { bubbles: true }));
    page.host.querySelector('svg')?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    page.host.querySelector('svg')?.dispatchEvent(new PointerEvent('pointermove', { bubbles: true }));
  });
  expect(picked.mock.calls).toEqual([['CN', 'exclude']]);
  expect(hovered.mock.calls).toEqual([['DE'], [null]]);
});

test('it is saved as it is shown', () => {
  expect(handle.current?.png('#ffffff')?.startsWith('data:image/png;base64,')).toBe(true);
  const text = handle.current?.svg?.('#abcdef') ?? '';
  const saved = new DOMParser().parseFromString(text, 'image/svg+xml');
  expect(saved.querySelector('parsererror')).toBeNull();
  expect(saved.querySelector('rect')?.getAttribute('fill')).toBe('#abcdef');
  expect(saved.getElementById('CN')?.getAttribute('fill')).toBe('#112233');
  expect(saved.getElementById('DE')?.getAttribute('fill')).toBe(look.tokens.map.land);
});
