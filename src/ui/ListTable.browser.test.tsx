import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { present } from '../base/assert.ts';
import { listOf, type List, type ListPanel } from '../charts/list/rows.ts';
import { column, drawing, frameOf } from '../charts/testing/frames.ts';
import type { ListOrder } from '../model/list.ts';
import { ListTable } from './ListTable.tsx';
import { mount, type Mounted } from './testing/mount.tsx';
import './sheet.css';
import './panel/panel.css';

let page: Mounted;
beforeEach(() => {
  page = mount();
});
afterEach(() => page.end());

const panel: ListPanel = {
  picture: {
    kind: 'list', rowHeight: 26, sorted: { column: 'bytes', up: false }, what: { en: 'ENIs', zh: 'ENI' },
    columns: [{ role: 'name', column: 'eni-id' }, { role: 'amount', column: 'bytes', strong: true }, { role: 'bar', of: 'bytes', scale: 'largest' }, { role: 'share', of: 'bytes' }],
  },
  consequence: { kind: 'filter', column: 'eni-id', field: 'eni-id' },
};
const frame = frameOf([column('eni-id', 'varchar', ['eni-a', 'eni-b', null], { field: 'eni-id' }), column('bytes', 'bigint', [1500, 500, 20], { unit: 'bytes' })]);

function list(over: Partial<Parameters<typeof frameOf>[1]> = {}, order: ListOrder | null = null): List {
  const made = listOf(panel, { ...frame, ...over }, drawing({ order }));
  if (!made.ok) throw new Error(made.problem.column);
  return made.value;
}

type Picked = (marked: Readonly<Record<string, string>>, gesture: string) => void;
const rowOf = (text: string): HTMLTableRowElement => present([...page.host.querySelectorAll<HTMLTableRowElement>('tbody tr')].find((row) => row.textContent.includes(text)), text);

test('a click anywhere in a row picks it, Alt leaves out, Shift adds; a row of nothing means nothing', async () => {
  const picked = vi.fn<Picked>();
  await page.render(<ListTable list={list()} caption="ENIs" chosen={{}} onMarked={picked} />);
  const click = (text: string, init: MouseEventInit = {}): void => void rowOf(text).lastElementChild?.dispatchEvent(new MouseEvent('click', { bubbles: true, ...init }));
  await act(async () => {
    click('eni-b');
    click('eni-b', { altKey: true });
    click('eni-a', { shiftKey: true });
    click('not recorded');
  });
  expect(picked.mock.calls).toEqual([[{ 'eni-id': 'eni-b' }, 'include'], [{ 'eni-id': 'eni-b' }, 'exclude'], [{ 'eni-id': 'eni-a' }, 'add']]);
});

test('by keys: Enter and F choose, C copies, once each', async () => {
  const picked = vi.fn<Picked>();
  const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue(undefined);
  await page.render(<ListTable list={list()} caption="ENIs" chosen={{}} onMarked={picked} />);
  present(rowOf('eni-a').querySelector('button'), 'its name').focus();
  await userEvent.keyboard('{Enter}f{Alt>}f{/Alt}c');
  expect(picked.mock.calls).toEqual([[{ 'eni-id': 'eni-a' }, 'include'], [{ 'eni-id': 'eni-a' }, 'include'], [{ 'eni-id': 'eni-a' }, 'exclude']]);
  expect(copied.mock.calls).toEqual([['eni-a']]);
  copied.mockRestore();
});

test('under its own filter the chosen row stands out, the others stay; what is not listed is counted', async () => {
  await page.render(<ListTable list={list({ whole: { groups: 207, totals: [null, 4040] } })} caption="ENIs" chosen={{ 'eni-id': ['eni-b'] }} onMarked={() => undefined} />);
  expect([...page.host.querySelectorAll('tbody tr')].map((row) => row.className)).toEqual(['dimmed pickable', 'chosen pickable', 'dimmed', 'other']);
  expect(rowOf('other').textContent.replaceAll('\u202f', ' ')).toBe('other · 204 ENIs2.02 kB50.0 %');
  expect(rowOf('eni-a').cells[1]?.title).toBe('1,500 bytes');
});

test('a head puts the rows in another order, and says which one holds', async () => {
  const asked = vi.fn<(order: ListOrder) => void>();
  await page.render(<ListTable list={list()} caption="ENIs" chosen={{}} onOrder={asked} />);
  const heads = (): (string | null)[] => [...page.host.querySelectorAll('th')].map((head) => head.getAttribute('aria-sort'));
  expect(heads()).toEqual([null, 'descending', null, null]);
  await act(async () => page.host.querySelectorAll<HTMLButtonElement>('th button').forEach((button) => button.click()));
  expect(asked.mock.calls).toEqual([[{ column: 'eni-id', up: true }], [{ column: 'bytes', up: true }]]);
  await page.render(<ListTable list={list({}, { column: 'bytes', up: true })} caption="ENIs" chosen={{}} onOrder={asked} />);
  expect([heads()[1], page.host.querySelector('tbody td')?.textContent]).toEqual(['ascending', 'not recorded']);
});

test('the head stays in sight, and rows have their height', async () => {
  page.host.style.cssText = 'position: relative; height: 80px; width: 500px';
  await page.render(<ListTable list={list()} caption="ENIs" chosen={{}} />);
  const scroll = present(page.host.querySelector('.list-scroll'), 'the list');
  scroll.scrollTop = 40;
  expect(rowOf('eni-a').offsetHeight).toBe(26);
  expect(page.host.querySelector('th')?.getBoundingClientRect().top).toBe(scroll.getBoundingClientRect().top);
});

test('text of a log is text, whatever it looks like', async () => {
  const hostile = '<img src=x onerror="window.pwned=1">';
  const made = listOf(panel, frameOf([column('eni-id', 'varchar', [hostile]), column('bytes', 'bigint', [1])]), drawing());
  if (!made.ok) throw new Error(made.problem.column);
  await page.render(<ListTable list={made.value} caption="ENIs" chosen={{}} onMarked={() => undefined} />);
  expect(page.host.querySelector('img')).toBeNull();
  expect(rowOf('<img').cells[0]?.title).toBe(hostile);
});
