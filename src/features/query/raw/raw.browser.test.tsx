import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act, useEffect, useMemo, useState } from 'react';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { page as tester, userEvent } from 'vitest/browser';
import { createEmbeddedEngine } from '../../../engine/embedded/engine.ts';
import type { EmbeddedEngine } from '../../../engine/embedded/contract.ts';
import type { Filter } from '../../../model/filter.ts';
import { EngineProvider } from '../../../state/engine.tsx';
import { idle } from '../../../state/idle.ts';
import type { Gesture } from '../../../state/picked.ts';
import { mount, type Mounted } from '../../../ui/testing/mount.tsx';
import type { TabProps } from '../tab.ts';
import { askedOf } from '../use-asked.ts';
import { parseColumns } from './columns-codec.ts';
import { RawLogsTab } from './RawLogsTab.tsx';
import '../../../ui/sheet.css';
import '../../../ui/panel/panel.css';
import '../query.css';

const begin = 1_770_220_800;
const count = 3000;
/** A record each second; every tenth is rejected, every hundredth goes to another port. */
const lines = Array.from({ length: count }, (_, i) => {
  const start = begin + i;
  return `2 123456789012 eni-0a1b2c3d4e5f60718 10.0.0.${1 + (i % 50)} 10.0.1.9 ${40_000 + (i % 1000)} ${i % 100 === 0 ? 22 : 443} 6 ${1 + (i % 9)} ${100 + i} ${start} ${start + 60} ${i % 10 === 0 ? 'REJECT' : 'ACCEPT'} OK`;
});

let engine: EmbeddedEngine;
let page: Mounted;
let columns: string | null;
const onFilter = vi.fn<(filter: Filter, gesture: Gesture) => void>();
const slots = { tools: document.createElement('div'), aside: document.createElement('div') };

beforeAll(async () => {
  await tester.viewport(1280, 800);
  engine = createEmbeddedEngine();
  await engine.open([{ kind: 'blob', name: 'flow.log', blob: new Blob([lines.join('\n')]) }], { mode: 'replace' });
});
afterAll(() => engine.close());

const scope: TabProps['scope'] = { range: { from: begin, to: begin + count }, filters: [], variables: {}, projectZone: 0 };
const never = (): void => undefined;
const answer: TabProps['answer'] = { frame: null, problem: null, asking: null, milliseconds: 0, engine: null, stop: never, again: never };

/** Asks another question, as the reader's next filter or search does. */
let askNext: (text: string) => void;

/** A page that keeps what a tab writes into the link. */
function Page({ text }: { readonly text: string }) {
  const [linked, setLinked] = useState(columns);
  const [next, setNext] = useState(text);
  useEffect(() => {
    askNext = setNext;
  }, []);
  const asked = useMemo(() => askedOf(next, scope, engine.describe().fields), [next]);
  return (
    <div style={{ position: 'relative', width: 1000, height: 500 }}>
      <RawLogsTab
        statement={asked.statement} search={asked.search} question={null} answer={answer} matched={null} scope={scope} chart={null} columns={linked} table={null} patterns={null} slots={slots} onFilter={onFilter} onChart={never}
        onTable={never} onPatterns={never} onSearch={never} onStatement={never} onRange={never}
        onColumns={(next) => {
          columns = next;
          setLinked(next);
        }}
      />
    </div>
  );
}

async function show(text = '*'): Promise<void> {
  const tab = <QueryClientProvider client={new QueryClient()}><EngineProvider engine={engine}><Page text={text} /></EngineProvider></QueryClientProvider>;
  const router = createRouter({ routeTree: createRootRoute({ component: () => tab }), history: createMemoryHistory({ initialEntries: ['/'] }) });
  await page.render(<RouterProvider router={router} />);
  await settled();
}

async function settled(): Promise<void> {
  await act(() => idle());
}

beforeEach(() => {
  columns = null;
  onFilter.mockClear();
  document.body.append(slots.tools, slots.aside);
  page = mount();
});
afterEach(() => page.end());

const all = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)];
const one = (selector: string): HTMLElement => {
  const [found] = all(selector);
  if (!found) throw new Error(`nothing is ${selector}`);
  return found;
};
const rowTexts = (): string[] => all('.raw-rows tr').map((row) => row.textContent);
const seen = (): string => one('[data-testid=raw-seen]').textContent;

async function key(name: string, init: KeyboardEventInit = {}): Promise<void> {
  await act(async () => void one('.raw-table').dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...init })));
  await settled();
}
async function click(element: Element, init: MouseEventInit = {}): Promise<void> {
  await act(async () => void element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...init })));
  await settled();
}

describe('raw logs', () => {
  test('only rows in view exist, in order of time, and the last one can be reached', async () => {
    await show();
    expect(rowTexts().length).toBeLessThan(25);
    expect(rowTexts()[0]).toContain('16:00:00');
    expect(seen()).toMatch(/^rows 1 to \d+ of 3,000$/);
    await key('End');
    expect(rowTexts().at(-1)).toContain('16:49:59');
    expect(seen()).toMatch(/to 3,000 of 3,000$/);
    await key('Home');
    await key('PageDown');
    await key('ArrowDown');
    expect(one('.raw-table').getAttribute('aria-activedescendant')).toMatch(/1[5-9]-0$/);
  });

  test('a scroll shows rows elsewhere, placeholders first, each of the same height', async () => {
    await show();
    const host = one('.raw-grid');
    act(() => {
      host.scrollTop = 2000 * 26;
      host.dispatchEvent(new Event('scroll'));
    });
    expect(all('.raw-wait').length).toBeGreaterThan(0);
    expect(one('.raw-rows tr').offsetHeight).toBe(26);
    await settled();
    expect(all('.raw-wait').length).toBe(0);
    expect(rowTexts()[0]).toContain('16:33:20');
  });

  test('a click on a value includes it, Alt-click excludes it, F does so from the keyboard', async () => {
    await show();
    const value = all('.raw-rows tr')[3]?.querySelector('[data-column="1"] [data-pick]');
    if (!value) throw new Error('no value');
    await click(value);
    await click(value, { altKey: true });
    await key('ArrowRight');
    await key('f');
    await key('Enter');
    // In the record, as in the row.
    const inRecord = [...slots.aside.querySelectorAll<HTMLElement>('.raw-field')].find((row) => row.querySelector('dt')?.textContent === 'dstport');
    await act(async () => void inRecord?.querySelector('.row-button')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', altKey: true, bubbles: true })));
    expect(onFilter.mock.calls.map(([filter, gesture]) => [filter.field, filter.test, gesture])).toEqual([
      ['srcaddr', { kind: 'in', values: ['10.0.0.4'] }, 'include'], ['srcaddr', { kind: 'in', values: ['10.0.0.4'] }, 'exclude'], ['srcport', { kind: 'in', values: ['40003'] }, 'include'],
      ['dstport', { kind: 'in', values: ['443'] }, 'exclude'],
    ]);
  });

  test('Enter opens the record, arrows go to the next, Escape closes it', async () => {
    await show('dstport: 22');
    expect(seen()).toContain('of 30');
    await key('Enter');
    const aside = (): string => slots.aside.textContent;
    expect(aside()).toContain('Record 1of 30');
    expect(aside()).toContain('10.0.0.1 tried ssh at 10.0.1.9 once and was rejected.');
    expect(one('.raw-json').textContent.replaceAll('\u200b', '')).toContain('"srcaddr":"10.0.0.1"');
    await key('ArrowDown');
    expect(aside()).toContain('Record 2of 30');
    const minus = one('.raw-field .raw-deeds button:nth-child(2)');
    await click(minus);
    expect(onFilter.mock.calls.at(-1)?.[1]).toBe('exclude');
    await key('Escape');
    expect(aside()).toBe('');
  });

  test('a record that is open stays open under another question that it matches, wherever it stands then, and closes under one that it does not', async () => {
    await show();
    const aside = (): string => slots.aside.textContent;
    const ask = async (text: string): Promise<void> => {
      await act(async () => askNext(text));
      await settled();
    };
    const opened = (): string | undefined => all('.raw-rows tr.opened')[0]?.dataset['place'];
    await key('End');
    await key('ArrowUp');
    await key('Enter');
    expect(aside()).toContain('Record 2,999of 3,000');
    // Far from what is in view, so it has to be sought; then among the first page; both ways round.
    for (const [text, place, of] of [['bytes > 1000', 2097, '2,099'], ['bytes > 3000', 97, '99'], ['*', 2998, '3,000']] as const) {
      await ask(text);
      expect(aside()).toContain(`Record ${(place + 1).toLocaleString('en-GB')}of ${of}`);
      expect(one('.raw-json').textContent.replaceAll('\u200b', '')).toMatch(/"bytes":"?3098\b/);
      expect(opened()).toBe(String(place));
    }
    await click(one('.raw-turn'));
    expect(opened()).toBe('1');
    await ask('bytes < 200');
    expect(aside()).toBe('');
    expect(seen()).toMatch(/^rows 1 to/);
  });

  test('a record that is open stays, and says so, where its place under another question could not be looked up, until it is looked for again', async () => {
    await show();
    await key('End');
    await key('ArrowUp');
    await key('Enter');
    const read = engine.records.bind(engine);
    const broken = vi.spyOn(engine, 'records').mockImplementation((question, asked, signal) => (asked.count === 1 ? Promise.reject(new Error('the worker is gone')) : read(question, asked, signal)));
    await act(async () => askNext('bytes > 1000'));
    await settled();
    expect(slots.aside.textContent).toContain('could not be looked up');
    expect(one('.raw-json').textContent.replaceAll('\u200b', '')).toMatch(/"bytes":"?3098\b/);
    broken.mockRestore();
    await click(one('.raw-lost button'));
    expect(slots.aside.textContent).toContain('Record 2,098of 2,099');
    expect(slots.aside.textContent).not.toContain('could not be looked up');
  });

  test('columns are taken away, moved by keys, pinned, resized, and all of it is in the link', async () => {
    await show();
    const names = (): string[] => all('.raw-head th').map((th) => th.textContent.replace(/ [↑↓]$/, ''));
    const before = names();
    expect(before.slice(0, 3)).toEqual(['start', 'srcaddr', 'srcport']);
    await click(one('input[aria-label="Show srcport"]'));
    expect(names()).not.toContain('srcport');
    const name = one('.raw-columns [data-name="dstaddr"]');
    await act(async () => void name.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', altKey: true, bubbles: true, cancelable: true })));
    await settled();
    expect(names().slice(0, 3)).toEqual(['start', 'dstaddr', 'srcaddr']);
    await click(one('button[aria-label="Pin srcaddr to the left"]'));
    expect(names().slice(0, 3)).toEqual(['start', 'srcaddr', 'dstaddr']);
    await key('ArrowRight', { shiftKey: true });
    await click(one('.raw-turn'));
    expect(rowTexts()[0]).toContain('16:49:59');
    const read = parseColumns(columns ?? '');
    expect(read.ok && read.value.newestFirst).toBe(true);
    expect(read.ok && read.value.columns.slice(0, 3)).toEqual([{ name: 'start', width: 88, pinned: true }, { name: 'srcaddr', width: null, pinned: true }, { name: 'dstaddr', width: null, pinned: false }]);
  });

  test('the columns are one stop of Tab: arrows and letters go through them, and the focus goes with a column', async () => {
    await show();
    const press = async (keys: string): Promise<void> => {
      await act(async () => userEvent.keyboard(keys));
      await settled();
    };
    const focused = (): readonly (string | undefined)[] => {
      const at = document.activeElement;
      return at instanceof HTMLElement ? [at.dataset['row'], at.dataset['part']] : [];
    };
    const stops = (): number => all('.raw-columns button, .raw-columns input').filter((element) => element.tabIndex === 0).length;
    expect(stops()).toBe(1);
    act(() => one('.raw-columns [data-name="start"]').focus());
    await press('{ArrowDown}');
    expect(focused()).toEqual(['srcaddr', 'name']);
    await press('{ArrowDown}{ArrowLeft}');
    expect(focused()).toEqual(['srcport', 'show']);
    // Taken away it is among those not shown, and the focus is still on its box.
    await press('[Space]');
    expect(parseColumns(columns ?? '')).toMatchObject({ ok: true });
    expect(columns).not.toContain('srcport');
    await vi.waitFor(() => expect(focused()).toEqual(['srcport', 'show']));
    await press('[Space]');
    await vi.waitFor(() => expect(focused()).toEqual(['srcport', 'show']));
    expect(all('.raw-head th').at(-1)?.textContent).toBe('srcport');
    await press('dsta');
    expect(focused()).toEqual(['dstaddr', 'name']);
    await press('{Alt>}{ArrowUp}{/Alt}');
    await vi.waitFor(() => expect(focused()).toEqual(['dstaddr', 'name']));
    expect(all('.raw-head th').map((th) => th.textContent).slice(0, 3)).toEqual(['start ↑', 'dstaddr', 'srcaddr']);
    expect(stops()).toBe(1);
    // Letters in what a name opens are not the list's.
    await press('{Enter}');
    await press('p');
    expect(all('.raw-top-row').length).toBeGreaterThan(0);
    await press('{Escape}');
    expect(focused()).toEqual(['dstaddr', 'name']);
    await press('{Tab}');
    expect(one('.raw-body').contains(document.activeElement)).toBe(true);
    await press('{Shift>}{Tab}{/Shift}');
    expect(focused()).toEqual(['dstaddr', 'name']);
  });

  test('a column is dragged to another place, and its edge to another width', async () => {
    await show();
    const drag = async (element: Element, by: { readonly x?: number; readonly y?: number }): Promise<void> => {
      const at = (type: string, x: number, y: number): PointerEvent => new PointerEvent(type, { bubbles: true, cancelable: true, button: 0, pointerId: 1, clientX: x, clientY: y });
      Object.assign(element, { setPointerCapture: never });
      for (const event of [at('pointerdown', 500, 200), at('pointermove', 500 + (by.x ?? 0), 200 + (by.y ?? 0)), at('pointerup', 500 + (by.x ?? 0), 200 + (by.y ?? 0))]) {
        await act(async () => void element.dispatchEvent(event));
      }
      await settled();
    };
    const [, handle] = all('.raw-handle');
    const [, , edge] = all('.raw-edge');
    if (!handle || !edge) throw new Error('nothing to drag');
    await drag(edge, { x: 24 });
    await drag(handle, { y: 45 });
    const read = parseColumns(columns ?? '');
    expect(read.ok && read.value.columns.slice(0, 4)).toEqual([
      { name: 'start', width: null, pinned: true }, { name: 'srcport', width: 96 + 24, pinned: false }, { name: 'dstaddr', width: null, pinned: false }, { name: 'srcaddr', width: null, pinned: false },
    ]);
  });

  test('fields have their counts, and a name opens its top values', async () => {
    await show();
    const count = (name: string): string | undefined => one(`.raw-columns [data-name="${name}"]`).parentElement?.querySelector('.tertiary')?.textContent;
    expect([count('srcaddr'), count('dstport'), count('action')]).toEqual(['50', '2', '2']);
    await click(one('.raw-columns [data-name="dstport"]'));
    expect(all('.raw-top-row').map((row) => row.textContent)).toEqual(['443https2,970 · 99.0\u202f%−', '22ssh30 · 1.0\u202f%−']);
  });

  test('nothing that matches says which half leaves none; broken columns in the link are told', async () => {
    columns = '9;what';
    await show('dstport: 23');
    expect(page.host.textContent).toContain('None of 3,000 records matches');
    expect(page.host.textContent).toContain('The search half of the statement leaves none.');
    expect(page.host.textContent).toContain('The columns in the link could not be read');
  });
});
