import { act, useState } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { present } from '../base/assert.ts';
import { mount, type Mounted } from './testing/mount.tsx';
import { UndoButton } from './UndoButton.tsx';

let page: Mounted;
beforeEach(() => {
  page = mount();
});
afterEach(() => page.end());

test('what was done is taken back once, and the focus is on what the note stood in when the note has gone', async () => {
  let undone = 0;
  function Note() {
    const [isSaid, setSaid] = useState(true);
    return <section tabIndex={-1}>{isSaid ? <p>Deleted. <UndoButton name="Undo" undo={() => void undone++} onDone={() => setSaid(false)} /></p> : null}</section>;
  }
  await page.render(<Note />);
  present(page.host.querySelector('button'), 'the button').focus();
  await act(() => userEvent.keyboard('{Enter}'));
  expect([undone, page.host.querySelector('button')]).toEqual([1, null]);
  expect(document.activeElement).toBe(page.host.querySelector('section'));
});
