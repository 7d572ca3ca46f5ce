import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act } from 'react';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { EmbeddedEngine } from '../../engine/embedded/contract.ts';
import { createEmbeddedEngine } from '../../engine/embedded/engine.ts';
import { EngineProvider } from '../../state/engine.tsx';
import { createQueryClient } from '../../state/query-client.ts';
import { parseSearch, stringifySearch, validateSearch } from '../../state/search.ts';
import { mount, type Mounted } from '../../ui/testing/mount.tsx';
import { figureColumn, statementOf, type Measure } from './builder.ts';
import { RuleForm, type RuleWish } from './RuleForm.tsx';

let engine: EmbeddedEngine;
let page: Mounted;
beforeAll(() => {
  engine = createEmbeddedEngine();
});
afterAll(() => engine.close());
beforeEach(() => {
  page = mount();
});
afterEach(() => page.end());

async function show(measure: Measure, figure: number): Promise<void> {
  const wish: RuleWish = { name: 'Much', measure: { kind: 'statement', statement: statementOf({ measure, where: '', key: null }), value: figureColumn, counts: 'records' }, window: 300, condition: { is: 'over', figure, against: 'fixed', least: null }, again: 1 };
  const form = <RuleForm wish={wish} isNew from={null} isPaused={false} onPause={null} onRemove={null} onSave={() => undefined} onClose={() => undefined} />;
  const router = createRouter({ routeTree: createRootRoute({ validateSearch, component: () => <QueryClientProvider client={createQueryClient()}><EngineProvider engine={engine}>{form}</EngineProvider></QueryClientProvider> }), history: createMemoryHistory({ initialEntries: ['/alerts?v=1'] }), parseSearch, stringifySearch });
  await page.end();
  page = mount();
  await page.render(<RouterProvider router={router} />);
  await act(async () => vi.waitFor(() => expect(page.host.querySelector('.alert-figure')).not.toBeNull()));
}

/** What stands in and beneath the fields of figures. */
const beside = (): readonly string[] => [...page.host.querySelectorAll('.alert-figure')].map(({ textContent }) => textContent.replaceAll('\u202f', ' '));

test('a limit says what it is counted in, and how much a long one is; a factor is counted in nothing', async () => {
  await show('bytes', 1_500_000_000);
  expect(beside()).toEqual(['bytes1.50 GB']);
  const against = page.host.querySelector<HTMLSelectElement>('select[aria-label="a fixed figure"]');
  await act(async () => {
    if (against === null) return;
    against.value = 'hour-before';
    against.dispatchEvent(new Event('change', { bubbles: true }));
  });
  expect(beside()).toEqual(['', 'bytes']);
  await show('bits', 8_000_000);
  expect(beside()).toEqual(['bits/s8.00 Mbps']);
  await show('ports', 20);
  expect(beside()).toEqual(['']);
});
