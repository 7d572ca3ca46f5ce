import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { filterIs, type Condition, type Filter } from '../../model/filter.ts';
import { mount, type Mounted } from '../testing/mount.tsx';
import { ChipEditor } from './ChipEditor.tsx';
import { FilterInput } from './FilterInput.tsx';
import { FilterList } from './FilterList.tsx';
import { excluded, type Suggestion } from './suggestion.ts';

let page: Mounted;
beforeEach(() => {
  page = mount();
});
afterEach(() => page.end());

const port = (value: string): Suggestion => ({ kind: 'conditions', conditions: [filterIs('dstport', value)], records: 3 });

function box(suggestions: readonly Suggestion[], isCurrent: boolean, picked: (one: Suggestion) => void) {
  return (
    <FilterInput
      text="44" onText={() => undefined} onReady={() => undefined}
      list={(place) => <FilterList place={place} suggestions={suggestions} trouble={null} isCurrent={isCurrent} countryName={(code) => code} onPick={picked} />}
    />
  );
}

test('Enter takes what is chosen, Tab only completes a name', async () => {
  const picked = vi.fn<(one: Suggestion) => void>();
  const field: Suggestion = { kind: 'field', name: 'dstport', values: 9, text: 'dstport:' };
  await page.render(box([port('44'), field], true, picked));
  await act(async () => page.host.querySelector('input')?.focus());
  await act(async () => userEvent.keyboard('{ArrowDown}'));
  expect(page.host.querySelector('[aria-selected=true]')?.textContent).toContain('dstport:');
  expect(page.host.querySelector('[role=option]')?.textContent).toContain('3 records');
  await act(async () => userEvent.keyboard('{Tab}'));
  expect(picked.mock.calls).toEqual([[field]]);
  await act(async () => userEvent.keyboard('{ArrowUp}{Enter}'));
  expect(picked.mock.calls.at(-1)).toEqual([port('44')]);
});

test('a text that a chip cannot become says why beneath it, and Enter lets it stand', async () => {
  const done = vi.fn<(edited: Filter | null) => void>();
  await page.render(<ChipEditor filter={filterIs('dstport', '443')} onDone={done} />);
  const type = async (text: string): Promise<void> => {
    await act(async () => userEvent.fill(page.host.querySelector('input') ?? page.host, text));
    await act(async () => userEvent.keyboard('{Enter}'));
  };
  const said = (): readonly unknown[] => [page.host.querySelector('input')?.ariaInvalid, page.host.querySelector('output')?.textContent];
  await type('qwxyz');
  expect(said()).toEqual(['true', 'dstport holds nothing like “qwxyz”. It is written 443, https, 8000..9000.']);
  expect(page.host.querySelector('input')?.getAttribute('aria-describedby')).toBe(page.host.querySelector('output')?.id);
  await type('');
  expect(said()).toEqual(['true', 'Write a value, or field:value. Escape leaves the filter as it was.']);
  expect(done).not.toHaveBeenCalled();
  await type('8443');
  expect([said(), done.mock.calls]).toEqual([['false', ''], [[filterIs('dstport', '8443')]]]);
});

test('what is taken before the list has caught up with the text is taken of the list that has', async () => {
  const picked = vi.fn<(one: Suggestion) => void>();
  await page.render(box([port('4')], false, picked));
  await act(async () => page.host.querySelector('input')?.focus());
  await act(async () => userEvent.keyboard('{Enter}'));
  expect(picked).not.toHaveBeenCalled();
  await page.render(box([port('44')], true, picked));
  expect(picked.mock.calls).toEqual([[port('44')]]);
  await page.render(box([port('44')], true, picked));
  expect(picked).toHaveBeenCalledTimes(1);
});

test('with Alt, what it means is left out: by Enter, by a click, and of a list that has yet to catch up; a name is completed all the same', async () => {
  const picked = vi.fn<(one: Suggestion) => void>();
  const without: Suggestion = { kind: 'conditions', conditions: [{ ...filterIs('dstport', '44'), negated: true }], records: 3 };
  const field: Suggestion = { kind: 'field', name: 'dstport', values: 9, text: 'dstport:' };
  await page.render(box([port('44'), field], false, picked));
  await act(async () => page.host.querySelector('input')?.focus());
  await act(async () => userEvent.keyboard('{Alt>}{Enter}{/Alt}'));
  await page.render(box([port('44'), field], true, picked));
  expect(picked.mock.calls).toEqual([[without]]);
  await act(async () => userEvent.keyboard('{Alt>}{Enter}{/Alt}'));
  const options = page.host.querySelectorAll('[role=option]');
  await act(async () => {
    for (const option of options) option.dispatchEvent(new MouseEvent('click', { bubbles: true, altKey: true }));
  });
  expect(picked.mock.calls.slice(1)).toEqual([[without], [without], [field]]);
});

test('what is joined by or is left out one by one; what holds together stays', () => {
  const [a, b] = [filterIs('srcaddr', '10.0.0.1'), filterIs('dstaddr', '10.0.0.1')];
  const of = (...conditions: readonly Condition[]): Suggestion => ({ kind: 'conditions', conditions, records: null });
  expect(excluded(of({ any: [a, b] }))).toEqual(of({ ...a, negated: true }, { ...b, negated: true }));
  expect(excluded(of(a, b))).toEqual(of(a, b));
});
