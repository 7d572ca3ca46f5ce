import { act, useState } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filterIs, type Condition } from '../../model/filter.ts';
import { mount, type Mounted } from '../testing/mount.tsx';
import { FilterBar } from './FilterBar.tsx';
import '../sheet.css';

let page: Mounted;
/** What its filters are, as of the last change. */
const bar: { now: readonly Condition[] } = { now: [] };
beforeEach(() => {
  page = mount();
});
afterEach(() => page.end());

const [https, ssh, dns] = [filterIs('dstport', '443'), filterIs('dstport', '22'), filterIs('dstport', '53')];

function Bar({ filters }: { readonly filters: readonly Condition[] }) {
  const [held, hold] = useState(filters);
  const changed = (next: readonly Condition[]): void => {
    hold(next);
    bar.now = next;
  };
  return <FilterBar filters={held} countryName={(code) => code} onFilters={changed} coverage={null}><input aria-label="box" /></FilterBar>;
}

/** A chip, by its place in the row, is dragged and let go of over something. @returns whether it could be dropped there */
async function dragged(chip: number, onto: string): Promise<boolean> {
  const data = new DataTransfer();
  const event = (type: string): DragEvent => new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data });
  const from = page.host.querySelectorAll('[data-chip]')[chip];
  const to = page.host.querySelector(onto);
  if (!from || !to) throw new Error(`There is no chip ${chip}, or nothing is ${onto}.`);
  await act(async () => void from.dispatchEvent(event('dragstart')));
  let taken = false;
  await act(async () => void (taken = !to.dispatchEvent(event('dragover'))));
  if (taken) await act(async () => void to.dispatchEvent(event('drop')));
  await act(async () => void from.dispatchEvent(event('dragend')));
  return taken;
}

test('a chip is dragged into a group, and out of it again to stand alone', async () => {
  await page.render(<Bar filters={[https, ssh, dns]} />);
  expect([await dragged(1, 'li.chip'), bar.now]).toEqual([true, [{ any: [https, ssh] }, dns]]);
  expect([await dragged(0, '.chip-group'), bar.now]).toEqual([false, [{ any: [https, ssh] }, dns]]);
  expect([await dragged(0, '.filter-entry input'), bar.now]).toEqual([true, [ssh, https, dns]]);
  expect([await dragged(0, '.filter-entry input'), bar.now]).toEqual([false, [ssh, https, dns]]);
});
