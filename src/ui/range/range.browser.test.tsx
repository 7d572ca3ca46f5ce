import { act, useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { present } from '../../base/assert.ts';
import type { CompareWith } from '../../model/compare.ts';
import type { RangeChoice } from '../../model/time.ts';
import { mount, type Mounted } from '../testing/mount.tsx';
import { RangeControl } from './RangeControl.tsx';

let page: Mounted;
beforeEach(() => {
  page = mount();
});
afterEach(() => page.end());

const chosen = vi.fn<(compare: CompareWith | null) => void>();
const nothing = (): void => undefined;
const ranged = vi.fn<(choice: RangeChoice) => void>();
const hour = 3600;
/** Six hours of the second day, of which the records have both. */
const range = { from: 86_400 + 8 * hour, to: 86_400 + 14 * hour };

function Control({ from = 0, compares = true }: { readonly from?: number; readonly compares?: boolean }) {
  const [compare, setCompare] = useState<CompareWith | null>(null);
  const [opened, setOpened] = useState(false);
  const onCompare = (one: CompareWith | null): void => {
    chosen(one);
    setCompare(one);
  };
  return (
    <RangeControl
      range={range} extent={{ from, to: 2 * 86_400 }} displayZone="utc" opened={opened} onOpened={setOpened} onRange={nothing} onChoice={ranged} onDisplayZone={nothing}
      {...(compares ? { comparing: { compare, onCompare } } : {})}
    />
  );
}

const press = (key: string, init: KeyboardEventInit = {}): Promise<void> => act(async () => void dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init })));
const shown = (): string => (page.host.querySelector('.range-compared')?.textContent ?? '').replace(/\u2009|\u202f/g, ' ');
/** The form comes when it is first opened. */
const form = async (): Promise<HTMLElement> => {
  await expect.poll(() => document.querySelector('.range-form')).not.toBeNull();
  return present(document.querySelector<HTMLElement>('.range-form'), 'the form');
};
const radio = (name: string): HTMLLabelElement => present([...document.querySelectorAll<HTMLLabelElement>('.range-form label')].find((one) => one.textContent.replace(/\u2009|\u202f/g, ' ') === name), name);

test('a key compares with the period before and back again, and the control says what with', async () => {
  chosen.mockClear();
  await page.render(<Control />);
  expect(shown()).toBe('');
  await press('c');
  expect(shown()).toBe('vs 6 h before');
  await press('c');
  expect(shown()).toBe('');
  expect(chosen.mock.calls).toEqual([['previous'], [null]]);
  await press('c', { ctrlKey: true });
  const taken = new KeyboardEvent('keydown', { key: 'c', bubbles: true, cancelable: true });
  taken.preventDefault();
  await act(async () => void dispatchEvent(taken));
  expect(chosen).toHaveBeenCalledTimes(2);
});

test('the form offers an hour of another day, says which, and from when on there are records', async () => {
  await page.render(<Control from={6 * hour} />);
  await press('t');
  await form();
  await act(async () => radio('day before').click());
  expect(shown()).toBe('vs a day before');
  expect((await form()).textContent).toContain('With 01-01 08:00 – 14:00');
  expect((await form()).textContent).not.toContain('no records');
  await act(async () => radio('week before').click());
  expect((await form()).textContent).toContain('there are no records before 01-01 06:00');
  await act(async () => radio('none').click());
  expect(shown()).toBe('');
});

test('a screen that compares nothing offers nothing', async () => {
  chosen.mockClear();
  await page.render(<Control compares={false} />);
  await press('c');
  await press('t');
  expect((await form()).textContent).not.toContain('Compared');
  expect(chosen).not.toHaveBeenCalled();
});

test('a key that comes while the form fades opens it again', async () => {
  await page.render(<Control />);
  await press('t');
  const field = present((await form()).querySelector('input'), 'a field');
  await act(async () => void field.dispatchEvent(new KeyboardEvent('keydown', { key: 't', bubbles: true, cancelable: true })));
  expect(document.querySelector('.range-form')).not.toBeNull();
  const all = present([...document.querySelectorAll<HTMLElement>('.range-form button')].find((one) => one.textContent === 'All the data'), 'all the data');
  await act(async () => all.click());
  const button = present(page.host.querySelector('.range-value'), 'the button');
  expect(button.getAttribute('aria-expanded')).toBe('false');
  // It stands where it stood, and has the focus, until it has faded.
  const fading = present(document.querySelector('.range-form'), 'the fading form');
  await act(async () => void fading.dispatchEvent(new KeyboardEvent('keydown', { key: 't', bubbles: true, cancelable: true })));
  expect(button.getAttribute('aria-expanded')).toBe('true');
});

test('an hour typed into a field is one of the day on screen, and the form says so of what is no time', async () => {
  ranged.mockClear();
  await page.render(<Control />);
  await press('t');
  const field = present((await form()).querySelector('input'), 'the first field');
  const type = (text: string): Promise<void> => act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await type('9 o’clock');
  expect((await form()).textContent).toContain('Write 08:00 or 2026-02-05 08:00.');
  await type('09:00');
  await act(async () => present(field.form, 'its form').requestSubmit());
  const at = (hours: number) => ({ kind: 'absolute', seconds: 86_400 + hours * hour });
  expect(ranged.mock.calls).toEqual([[{ kind: 'between', from: at(9), to: at(14) }]]);
});
