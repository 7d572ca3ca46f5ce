import { act, useRef } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Urgency } from '../../state/post.ts';
import { mount, type Mounted } from '../../ui/testing/mount.tsx';
import { useSight } from './sight.ts';

/** What each rendering saw. */
let seen: (Urgency | null)[];
let page: Mounted;
beforeEach(() => {
  seen = [];
  page = mount();
});
afterEach(() => page.end());

function Panel({ name, top }: { readonly name: string; readonly top: number }) {
  const ref = useRef<HTMLDivElement>(null);
  seen.push(useSight(ref, name));
  return <div ref={ref} style={{ position: 'absolute', top, width: 100, height: 40 }} />;
}

const becomes = (sight: Urgency | null): Promise<void> => vi.waitFor(async () => {
  await act(async () => undefined);
  expect(seen.at(-1)).toBe(sight);
});
/** Until the observers have told. */
const told = (): Promise<void> => act(() => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done, 50))));

async function comes(name: string, top: number): Promise<void> {
  await page.render(null);
  seen = [];
  await page.render(<Panel name={name} top={top} />);
}

test('what is on the screen is asked for at once, what is far below not at all', async () => {
  await comes('above', 10);
  expect(seen).toEqual([null, 'now']);
  await told();
  await comes('far below', 9000);
  await told();
  expect(seen.every((sight) => sight === null)).toBe(true);
});

test('what comes again begins with what it was, and soon has what it is', async () => {
  await comes('again', 10);
  await told();
  await comes('again', 10);
  expect(seen).toEqual(['now']);
  await told();
  await comes('again', 9000);
  expect(seen[0]).toBe('now');
  await becomes('later');
  await comes('again', 10);
  expect(seen[0]).toBe(null);
  await becomes('now');
  await comes('again', 10);
  expect(seen).toEqual(['now']);
});
