import { act, useState } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { present } from '../../base/assert.ts';
import { latePart } from '../late-part.ts';
import { mount, type Mounted } from '../testing/mount.tsx';
import { useLateFloat } from './late-float.tsx';
import { LateMenu, menusAhead } from './LateMenu.tsx';

let page: Mounted;
beforeEach(() => {
  page = mount();
});
afterEach(() => page.end());

const button = (): HTMLButtonElement => present(page.host.querySelector('button'), 'the button');
const press = (key: string): Promise<void> => act(() => userEvent.keyboard(key));
const shown = (): Element => present(document.querySelector('[role="menu"]'), 'the menu');
const items = (): (string | null)[] => [...document.querySelectorAll('[role="menuitem"]')].map((one) => one.textContent);

test('a menu is of the button that was there before it, takes the focus and gives it back', async () => {
  const done: string[] = [];
  await page.render(
    <LateMenu target={(given) => <button {...given} type="button">Deeds</button>}>
      {({ Item }) => ['one', 'two'].map((name) => <Item key={name} onClick={() => done.push(name)}>{name}</Item>)}
    </LateMenu>,
  );
  const before = button();
  expect([before.ariaHasPopup, before.ariaExpanded, items()]).toEqual(['menu', 'false', []]);
  before.focus();
  await press('{Enter}');
  await expect.poll(items).toEqual(['one', 'two']);
  const menu = shown();
  expect([before.ariaExpanded, before.getAttribute('aria-controls'), menu.getAttribute('aria-labelledby')]).toEqual(['true', menu.id, before.id]);
  await expect.poll(() => menu.contains(document.activeElement)).toBe(true);
  await press('{ArrowDown}');
  await expect.poll(() => document.activeElement?.textContent).toBe('one');
  await press('{Escape}');
  await expect.poll(() => document.activeElement).toBe(before);
  await expect.poll(items).toEqual([]);
  expect([button(), before.ariaExpanded, done]).toEqual([before, 'false', []]);
  await press('{Enter}');
  await expect.poll(items).toEqual(['one', 'two']);
  await expect.poll(() => shown().contains(document.activeElement)).toBe(true);
  await press('{ArrowDown}{Enter}');
  await expect.poll(() => done).toEqual(['one']);
  await expect.poll(items).toEqual([]);
});

test('Escape closes it before the focus is in it, and the focus stays where it was', async () => {
  await page.render(
    <LateMenu target={(given) => <button {...given} type="button">Deeds</button>}>
      {({ Item }) => <Item>one</Item>}
    </LateMenu>,
  );
  const before = button();
  before.focus();
  await act(async () => {
    await menusAhead();
    before.click();
  });
  await act(async () => {
    while (document.querySelector('[role="menu"]') === null) await new Promise(requestAnimationFrame);
    // As a key comes that is pressed before the menu has taken the focus.
    before.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
  });
  expect(before.ariaExpanded).toBe('false');
  await expect.poll(items).toEqual([]);
  await expect.poll(() => document.activeElement).toBe(before);
});

test('what cannot be loaded is said below its button, and the next click asks for it again', async () => {
  let asked = 0;
  const useMenu = latePart(async () => {
    asked += 1;
    if (asked === 1) throw new TypeError('Failed to fetch dynamically imported module');
    return import('./MenuBody.tsx');
  });
  function Deeds() {
    const [opened, setOpened] = useState(false);
    const { button: given, float, problem } = useLateFloat(useMenu, 'menu', opened, setOpened);
    return (
      <>
        <button {...given} type="button">Deeds</button>
        {problem}
        {float && <float.part.MenuBody {...float.props}>{({ Item }) => <Item>one</Item>}</float.part.MenuBody>}
      </>
    );
  }
  await page.render(<Deeds />);
  const said = (): string | undefined => page.host.querySelector('[role="alert"]')?.textContent;
  await act(() => userEvent.click(button()));
  await expect.poll(said).toBe('This part of the page could not be loaded. Click again to try once more.');
  const box = present(page.host.querySelector('[role="alert"]'), 'the sentence').getBoundingClientRect();
  expect(box.top).toBeGreaterThanOrEqual(button().getBoundingClientRect().bottom);
  expect(button().ariaExpanded).toBe('false');
  await act(() => userEvent.click(button()));
  await expect.poll(items).toEqual(['one']);
  expect([asked, said()]).toEqual([2, undefined]);
});
