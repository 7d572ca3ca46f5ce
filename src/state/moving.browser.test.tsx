import { RouterProvider } from '@tanstack/react-router';
import { act } from 'react';
import { expect, test } from 'vitest';
import { createEmbeddedEngine } from '../engine/embedded/engine.ts';
import type { OpenLogstore } from '../engine/embedded/contract.ts';
import { mount } from '../ui/testing/mount.tsx';
import { refreshEvery } from './auto-refresh.ts';
import { EngineProvider } from './engine.tsx';
import { useIsMoving } from './moving.ts';
import { routerAt } from './testing/router.ts';

test('numbers move on by themselves of a logstore that is followed, and where a range that ends now is asked again', async () => {
  const engine = createEmbeddedEngine();
  let follows = false;
  let changed = (): void => undefined;
  engine.logstore = () => ({ reading: { follows } }) as OpenLogstore; // Nothing else of it is looked at.
  engine.watchLogstore = (listener) => {
    changed = listener;
    return () => undefined;
  };
  function Screen() {
    return <p>{useIsMoving() ? 'moving' : 'still'}</p>;
  }
  const router = routerAt('/?v=1&t=now-1h..now', Screen);
  const page = mount();
  await page.render(<EngineProvider engine={engine}><RouterProvider router={router} /></EngineProvider>);
  const after = async (deed: () => void): Promise<string | null> => {
    await act(async () => deed());
    return page.host.querySelector('p')?.textContent ?? null;
  };
  const followed = (to: boolean) => () => {
    follows = to;
    changed();
  };
  expect(page.host.querySelector('p')?.textContent).toBe('still');
  expect(await after(() => refreshEvery(10))).toBe('moving');
  expect(await after(() => router.history.push('/?v=1&t=2026-02-05T12:00Z..2026-02-05T13:00Z'))).toBe('still');
  expect(await after(followed(true))).toBe('moving');
  expect(await after(() => refreshEvery(null))).toBe('moving');
  expect(await after(followed(false))).toBe('still');
  await page.end();
  engine.close();
});
