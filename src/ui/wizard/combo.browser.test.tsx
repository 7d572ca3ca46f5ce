import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { mount, type Mounted } from '../testing/mount.tsx';
import { Combo, type ComboOption } from './Combo.tsx';

let page: Mounted;
const chosen = vi.fn<(id: string) => void>();
const left = vi.fn<() => void>();
beforeEach(() => {
  page = mount();
  chosen.mockClear();
  left.mockClear();
});
afterEach(() => page.end());

const options: readonly ComboOption[] = [{ id: 'one', label: 'vpc-flow-dev' }, { id: 'two', label: 'vpc-flow-prod' }, { id: 'old', label: 'legacy', disabled: 'too old' }];

/** The box with these options, and a button that is next after it. */
const show = (known: readonly ComboOption[] | undefined, value = ''): Promise<void> => page.render(
  <>
    <Combo id="box" label="Project" value={value} options={known} placeholder="Find" onChoose={chosen} onLeft={left} />
    <button type="button">Next</button>
  </>,
);
const box = (): HTMLInputElement => page.host.querySelector('input') ?? expect.fail('There is no box.');
async function type(keys: string): Promise<void> {
  await act(async () => box().focus());
  await act(async () => userEvent.keyboard(keys));
}
const said = (): string => page.host.querySelector('output')?.textContent ?? '';

test('Enter chooses the first that fits', async () => {
  await show(options);
  await type('prod{Enter}');
  expect(chosen.mock.calls).toEqual([['two']]);
});

test('Enter before the options are there chooses once they are, which is said', async () => {
  await show(undefined);
  await type('prod');
  expect(said()).toBe('Asking the service…');
  await type('{Enter}');
  expect(said()).toContain('The first that fits will be chosen.');
  expect(chosen).not.toHaveBeenCalled();
  await show(options);
  expect(chosen.mock.calls).toEqual([['two']]);
  await show(options.slice(), 'two');
  expect(chosen).toHaveBeenCalledTimes(1);
  expect(box().value).toBe('vpc-flow-prod');
});

test('also when the reader has gone on: what was typed stands there until then, and is found missing only if it is', async () => {
  await show(undefined);
  await type('prod{Enter}{Tab}');
  expect([document.activeElement?.textContent, box().value, left.mock.calls.length]).toEqual(['Next', 'prod', 0]);
  expect(page.host.querySelector('[role=listbox]')).toBeNull();
  await show(options);
  expect(chosen.mock.calls).toEqual([['two']]);

  for (const text of ['elsewhere', 'legacy']) {
    await show(undefined);
    left.mockClear();
    await type(`${text}{Enter}{Tab}`);
    await show(options);
    expect([chosen.mock.calls.length, left.mock.calls.length, box().value]).toEqual([1, 1, '']);
  }
});

test('typing on, Escape, and leaving without Enter take it back', async () => {
  for (const keys of ['prod{Enter}x', 'prod{Enter}{Escape}', 'prod{Tab}', '{ArrowDown}{Enter}']) {
    await show(undefined);
    await type(keys);
    await show(options);
    await type('{Escape}');
  }
  expect(chosen).not.toHaveBeenCalled();
});
