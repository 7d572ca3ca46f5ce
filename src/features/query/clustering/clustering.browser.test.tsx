import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act, useState } from 'react';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { page as tester } from 'vitest/browser';
import type { EmbeddedEngine } from '../../../engine/embedded/contract.ts';
import { createEmbeddedEngine } from '../../../engine/embedded/engine.ts';
import { EngineProvider } from '../../../state/engine.tsx';
import { idle } from '../../../state/idle.ts';
import { mount, type Mounted } from '../../../ui/testing/mount.tsx';
import type { TabProps } from '../tab.ts';
import { askedOf } from '../use-asked.ts';
import { ClusteringTab } from './ClusteringTab.tsx';
import '../../../ui/sheet.css';
import '../../../ui/panel/panel.css';
import '../query.css';

const begin = 1_770_220_800;
const hour = 3600;
/** Two hours: all the time clients of a block at one database and one page; in the second hour two neighbours try ssh at every host. */
const lines: string[] = [];
const put = (at: number, source: string, sourcePort: number, destination: string, port: number, action: string): void => {
  lines.push(`2 123456789012 eni-0a1b2c3d4e5f60718 ${source} ${destination} ${sourcePort} ${port} 6 3 180 ${begin + at} ${begin + at + 60} ${action} OK`);
};
for (let i = 0; i < 2 * hour; i += 10) {
  put(i, `10.0.1.${1 + ((i / 10) % 40)}`, 40_000 + i, '10.0.2.11', 3306, 'ACCEPT');
  if (i % 30 === 0) put(i, `10.0.1.${1 + ((i / 30) % 40)}`, 40_000 + i, '10.0.2.20', 443, 'ACCEPT');
}
for (let i = hour; i < 2 * hour; i += 12) put(i, i % 24 === 0 ? '45.134.26.18' : '45.134.26.22', 50_000 + (i % 1000), `10.0.9.${1 + ((i / 12) % 250)}`, 22, 'REJECT');

let engine: EmbeddedEngine;
let page: Mounted;
/** What of the tab is in the link. */
let linked: string | null = null;
const onSearch = vi.fn<(text: string) => void>();
const onStatement = vi.fn<(text: string, run: boolean) => void>();
const slots = { tools: document.createElement('div'), aside: document.createElement('div') };
const never = (): void => undefined;
const answer: TabProps['answer'] = { frame: null, problem: null, asking: null, milliseconds: 0, engine: null, stop: never, again: never };

beforeAll(async () => {
  await tester.viewport(1280, 800);
  engine = createEmbeddedEngine();
  await engine.open([{ kind: 'blob', name: 'flow.log', blob: new Blob([lines.join('\n')]) }], { mode: 'replace' });
});
afterAll(() => engine.close());

function Page({ text, from }: { readonly text: string; readonly from: number }) {
  const [scope] = useState<TabProps['scope']>(() => ({ range: { from: begin + from, to: begin + from + hour }, filters: [], variables: {}, projectZone: 0 }));
  const [patterns, setPatterns] = useState<string | null>(linked);
  const [asked] = useState(() => askedOf(text, scope, engine.describe().fields));
  return (
    <div style={{ position: 'relative', width: 1000, height: 600 }}>
      <ClusteringTab
        statement={asked.statement} search={asked.search} question={null} answer={answer} matched={null} scope={scope} chart={null} columns={null} table={null} patterns={patterns} slots={slots}
        onFilter={never} onChart={never} onColumns={never} onTable={never} onRange={never} onSearch={onSearch} onStatement={onStatement}
        onPatterns={(next) => {
          linked = next;
          setPatterns(next);
        }}
      />
    </div>
  );
}

const settled = (): Promise<number> => act(() => idle());

async function show(text = '*', from = hour): Promise<void> {
  const tab = <QueryClientProvider client={new QueryClient()}><EngineProvider engine={engine}><Page text={text} from={from} /></EngineProvider></QueryClientProvider>;
  const router = createRouter({ routeTree: createRootRoute({ component: () => tab }), history: createMemoryHistory({ initialEntries: ['/'] }) });
  await page.render(<RouterProvider router={router} />);
  await settled();
}

beforeEach(() => {
  onSearch.mockClear();
  onStatement.mockClear();
  linked = null;
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
const button = (name: string): HTMLElement => {
  const found = all('button').find((each) => each.textContent === name);
  if (!found) throw new Error(`no button ${name}`);
  return found;
};
const names = (): string[] => all('.pattern-name').map((row) => row.textContent);
const rowOf = (part: string): HTMLElement => {
  const row = all('.patterns > tbody > tr').find((each) => each.textContent.includes(part));
  if (!row) throw new Error(`no row of ${part}: ${names().join(' | ')}`);
  return row;
};
async function click(element: Element): Promise<void> {
  await act(async () => void element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })));
  await settled();
}
async function key(name: string): Promise<void> {
  await act(async () => void document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true })));
  await settled();
}
const nameIn = (row: HTMLElement): Element => {
  const found = row.querySelector('.pattern-name');
  if (!found) throw new Error('no name');
  return found;
};

describe('log clustering', () => {
  test('folds the records into patterns with count, share, comparison, times and trend; what varies is shaded', async () => {
    await show();
    const scan = rowOf(':22');
    const cells = [...scan.querySelectorAll('td')].map((cell) => cell.textContent);
    expect(cells[0]).toContain('45.134.26.');
    expect(cells[4]).toBe('new');
    expect(scan.querySelector('.pattern-mark.reject')).not.toBeNull();
    const database = rowOf('10.0.2.11:3306');
    expect(database.querySelector('.varies')?.textContent).toBe('10.0.1.*');
    const [, records, , share, before] = [...database.querySelectorAll('td')].map((cell) => cell.textContent);
    expect([records, before]).toEqual(['360', '1.0\u202f×']);
    expect(share).toBe('46.2\u202f%');
    expect(database.querySelector('svg .line')?.getAttribute('d')).toMatch(/^M0\.0 /);
    expect(slots.tools.textContent).toMatch(/^780 records in /);
    expect(one('.clustering-count').textContent).toContain('cover 100\u202f% of 780 records');
  });

  test('one opens with three of its records, what varies in it, what stays, and a search that finds it', async () => {
    await show();
    await click(nameIn(rowOf('10.0.2.11:3306')));
    expect(linked).toMatch(/^1;15;api;[0-9a-f]{8}$/);
    expect(all('.pattern-examples tr').length).toBe(3);
    expect(one('.pattern-examples tr').textContent).toContain('3306 mysql TCP');
    const aside = slots.aside.textContent;
    expect(aside).toContain('From 40 addresses of 10.0.1.0/24 to 10.0.2.11: port 3306 (mysql), TCP, ACCEPT.');
    expect(aside).toContain('1.0 times the 1\u202fh before.');
    expect(one('.pattern-varies').textContent).toContain('srcaddr 40 values in 10.0.1.0/24evenly: 9 records each');
    expect(one('.pattern-stays').textContent).toContain('dstport3306 mysql');
    expect(one('.pattern-search code').textContent).toBe('srcaddr:10.0.1.* and dstaddr:10.0.2.11 and dstport:3306 and protocol:6 and action:ACCEPT');
    await click(button('Show the 360 records'));
    expect(onSearch).toHaveBeenLastCalledWith('srcaddr:10.0.1.* and dstaddr:10.0.2.11 and dstport:3306 and protocol:6 and action:ACCEPT');
    await click(button('Leave out'));
    expect(onStatement).toHaveBeenLastCalledWith('not (srcaddr:10.0.1.* and dstaddr:10.0.2.11 and dstport:3306 and protocol:6 and action:ACCEPT)', true);
  });

  test('the keyboard moves from row to row, opens one, and closes it', async () => {
    await show();
    act(() => one('.pattern-name[tabindex="0"]').focus());
    await key('End');
    expect(document.activeElement?.textContent).toBe(names().at(-1));
    await key('Home');
    await key('ArrowDown');
    expect(document.activeElement?.textContent).toBe(names()[1]);
    await click(document.activeElement ?? document.body);
    expect(document.activeElement?.getAttribute('aria-expanded')).toBe('true');
    expect(all('.pattern-name[tabindex="0"]').length).toBe(1);
    await key('Escape');
    expect(slots.aside.textContent).toBe('');
    expect(all('.pattern-examples').length).toBe(0);
  });

  test('the slider asks for more patterns or fewer, and a part that may not vary is in all of them', async () => {
    await show();
    const input = one('.clustering-slider input');
    if (!(input instanceof HTMLInputElement)) throw new Error('no slider');
    const slide = async (to: string): Promise<number> => {
      await act(async () => {
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, to);
        input.dispatchEvent(new Event('input', { bubbles: true }));
      });
      await settled();
      return names().length;
    };
    expect(await slide('0')).toBe(4);
    expect(await slide('11')).toBeGreaterThan(40);
    expect(input.getAttribute('aria-valuetext')).toBe('up to 200 patterns');
    expect(linked).toBe('1;200;api');
    await click(one('.clustering-vary input'));
    expect(linked).toBe('1;200;pi');
    expect(all('.pattern-name .varies').filter((part) => /\*|any address/.test(part.textContent)).length).toBe(0);
  });

  test('a link opens it as it was: how many patterns, and the one that is open', async () => {
    await show();
    await click(nameIn(rowOf('10.0.2.11:3306')));
    const link = linked;
    await page.end();
    page = mount();
    linked = link;
    await show();
    expect(rowOf('10.0.2.11:3306').querySelector('[aria-expanded="true"]')).not.toBeNull();
    expect(slots.aside.textContent).toContain('From 40 addresses of 10.0.1.0/24');
  });

  test('says why there is no pattern', async () => {
    await show('dstport: 9999');
    expect(document.body.textContent).toContain('None of 780 records matches');
  });

  test('does not compare with a period that the data does not have', async () => {
    await show('*', 0);
    expect([...rowOf('10.0.2.11:3306').querySelectorAll('td')][4]?.textContent).toBe('–');
  });
});
