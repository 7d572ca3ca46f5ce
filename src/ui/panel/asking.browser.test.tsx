import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mount, type Mounted } from '../testing/mount.tsx';
import { Asking } from './PanelState.tsx';

let page: Mounted;
beforeEach(() => {
  page = mount();
});
afterEach(async () => {
  vi.useRealTimers();
  await page.end();
});

const asking = (isSeen: boolean) => <Asking language="en" isSeen={isSeen} onStop={() => undefined} />;
const passes = (milliseconds: number): Promise<void> => act(async () => void vi.advanceTimersByTime(milliseconds));
const has = (part: string): boolean => page.host.querySelector(part) !== null;

test('a bar comes after 300 ms of being seen, words after a second, and they count', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  await page.render(asking(false));
  await passes(5000);
  expect([has('.asking-lines'), has('.asking-bar'), has('.asking-words')]).toEqual([true, false, false]);
  await page.render(asking(true));
  await passes(299);
  expect(has('.asking-bar')).toBe(false);
  await passes(1);
  expect([has('.asking-bar'), has('.asking-words')]).toEqual([true, false]);
  await passes(700);
  expect(page.host.querySelector('.asking-words')?.textContent).toMatch(/\b1\ss\b/);
  await passes(500);
  expect(page.host.querySelector('.asking-words')?.textContent).toMatch(/\b1\.5\ss\b/);
});
