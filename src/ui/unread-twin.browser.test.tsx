import { afterEach, beforeEach, expect, test } from 'vitest';
import { column, frameOf, look, plain } from '../charts/testing/frames.ts';
import { DataTable } from './DataTable.tsx';
import { mount, type Mounted } from './testing/mount.tsx';
import './panel/panel.css';

let page: Mounted;
beforeEach(() => {
  page = mount();
});
afterEach(() => page.end());

const unread = [{ before: 600, text: 'before' }, { before: 1200, text: 'after' }, { before: 900, text: 'between' }];

async function rowsOf(times: readonly number[]): Promise<readonly string[]> {
  await page.render(<DataTable frame={frameOf([column('time', 'bigint', times), column('n', 'bigint', times)])} look={look} units={{}} caption="twin" unread={unread} />);
  return [...page.host.querySelectorAll('tbody tr')].map((row) => plain([...row.children].map(({ textContent }) => textContent).join(' ')));
}

test('what was not read has a row in its place among those of a table over time', async () => {
  expect(await rowsOf([600, 660, 900])).toEqual(['before', '01-01 00:10 600', '01-01 00:11 660', 'between', '01-01 00:15 900', 'after']);
  expect(page.host.querySelector<HTMLTableCellElement>('tbody td')?.colSpan).toBe(2);
});

test('and stands beneath rows that are in no order of time', async () => {
  expect(await rowsOf([900, 600])).toEqual(['01-01 00:15 900', '01-01 00:10 600', 'before', 'after', 'between']);
});
