import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Size } from '../../charts/look.ts';
import { mount, type Mounted } from '../testing/mount.tsx';
import { useSize } from './use-size.ts';

/** Sizes in the order in which they were rendered. */
let rendered: Size[];
let page: Mounted;
beforeEach(() => {
  rendered = [];
  page = mount();
});
afterEach(() => page.end());

function Box({ name, width }: { readonly name?: string; readonly width: number }) {
  const [ref, size] = useSize<HTMLDivElement>(name);
  rendered.push(size);
  return <div ref={ref} style={{ width, height: 40 }} />;
}

const last = (): Size | undefined => rendered.at(-1);
/** Until what is rendered last has this width. */
const becomes = (width: number): Promise<void> => vi.waitFor(async () => {
  await act(async () => undefined);
  expect(last()?.width).toBe(width);
});

test('an element is measured before anything is painted, and as it changes', async () => {
  await page.render(<Box width={100} />);
  expect(rendered).toEqual([{ width: 0, height: 0 }, { width: 100, height: 40 }]);
  await page.render(<Box width={120} />);
  await becomes(120);
});

test('what comes again under its name begins with the size that it had, and has the one that it has now', async () => {
  await page.render(<Box name="a panel" width={100} />);
  await page.render(null);
  rendered = [];
  await page.render(<Box name="a panel" width={100} />);
  expect(rendered).toEqual([{ width: 100, height: 40 }]);
  await page.render(null);
  rendered = [];
  await page.render(<Box name="a panel" width={140} />);
  expect(rendered[0]).toEqual({ width: 100, height: 40 });
  await becomes(140);
  await page.render(null);
  rendered = [];
  await page.render(<Box name="another" width={140} />);
  expect(rendered[0]).toEqual({ width: 0, height: 0 });
});
