import { act, useState } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { present } from '../base/assert.ts';
import { Dialog } from './Dialog.tsx';
import { LateMenu } from './menu/LateMenu.tsx';
import { mount, type Mounted } from './testing/mount.tsx';

let page: Mounted;
beforeEach(() => {
  page = mount();
});
afterEach(() => page.end());

function Deeds() {
  const [asked, setAsked] = useState(false);
  return (
    <>
      <LateMenu target={(given) => <button {...given} type="button">Deeds</button>}>
        {({ Item }) => <Item onClick={() => setAsked(true)}>Delete</Item>}
      </LateMenu>
      {asked && <Dialog title="Delete it?" closeName="Cancel" onClose={() => setAsked(false)}><button type="button">Yes</button></Dialog>}
    </>
  );
}

const dialog = (): Element | null => document.querySelector('[role="dialog"]');
const item = (): HTMLElement | null => document.querySelector('[role="menuitem"]');

test('Escape closes a dialog before the focus has left the item of the menu that brought it up', async () => {
  await page.render(<Deeds />);
  await act(() => userEvent.click(present(page.host.querySelector('button'), 'the button')));
  await expect.poll(item).not.toBeNull();
  const chosen = present(item(), 'the item');
  chosen.focus();
  await act(async () => {
    chosen.click();
    while (dialog() === null) await new Promise(requestAnimationFrame);
    // As a key comes that is pressed before the dialog has taken the focus.
    chosen.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
  });
  await expect.poll(dialog).toBeNull();
});

test('a dialog has the focus, closes by Escape and gives the focus back', async () => {
  await page.render(<Deeds />);
  const button = present(page.host.querySelector('button'), 'the button');
  button.focus();
  await act(() => userEvent.keyboard('{Enter}'));
  await expect.poll(item).not.toBeNull();
  await act(() => userEvent.keyboard('{ArrowDown}{Enter}'));
  await expect.poll(() => dialog()?.contains(document.activeElement)).toBe(true);
  await act(() => userEvent.keyboard('{Escape}'));
  await expect.poll(dialog).toBeNull();
  await expect.poll(() => document.activeElement).toBe(button);
});
