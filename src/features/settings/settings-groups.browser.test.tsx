import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mount, type Mounted } from '../../ui/testing/mount.tsx';
import { SettingsGroups } from './SettingsGroups.tsx';

const groups = [{ id: 'first', title: 'First' }, { id: 'second', title: 'Second' }, { id: 'last', title: 'Last' }];

let page: Mounted;
beforeEach(async () => {
  page = mount();
  const screen = (
    <main id="sheet" style={{ height: 300, overflow: 'auto' }}>
      <SettingsGroups label="Groups" groups={groups} />
      {groups.map(({ id }) => <section key={id} id={id} style={{ height: 250 }}>{id}</section>)}
    </main>
  );
  const router = createRouter({ routeTree: createRootRoute({ component: () => screen }), history: createMemoryHistory({ initialEntries: ['/settings'] }) });
  await page.render(<RouterProvider router={router} />);
});
afterEach(() => page.end());

const marked = (): (string | null)[] => [...page.host.querySelectorAll('nav a[aria-current]')].map((one) => one.textContent);
const sheet = (): Element => page.host.querySelector('#sheet') ?? page.host;

/** Does what scrolls the sheet, until it has been heard. */
async function scrolls(deed: () => void): Promise<void> {
  await act(async () => {
    const heard = new Promise((done) => sheet().addEventListener('scroll', done, { once: true }));
    deed();
    await heard;
  });
}
const clicked = (id: string) => (): void => page.host.querySelector<HTMLElement>(`a[href="#${id}"]`)?.click();

test('the group at the top of the sheet is marked, and a click brings another there', async () => {
  expect(marked()).toEqual(['First']);
  await scrolls(clicked('second'));
  expect(marked()).toEqual(['Second']);
  expect(Math.abs((page.host.querySelector('#second')?.getBoundingClientRect().top ?? 0) - sheet().getBoundingClientRect().top)).toBeLessThan(2);
  await scrolls(() => {
    sheet().scrollTop = 0;
  });
  expect(marked()).toEqual(['First']);
});

test('one that the sheet is too short for to bring to the top is marked all the same', async () => {
  await scrolls(clicked('last'));
  expect(marked()).toEqual(['Last']);
  expect(page.host.querySelector('#last')?.getBoundingClientRect().top).toBeGreaterThan(sheet().getBoundingClientRect().top + 32);
});
