import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act } from 'react';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AlertRule } from '../../model/alert.ts';
import type { AlertEvent } from '../../model/firing.ts';
import { createEmbeddedEngine } from '../../engine/embedded/engine.ts';
import { EngineProvider } from '../../state/engine.tsx';
import { mount, type Mounted } from '../../ui/testing/mount.tsx';
import type { AskedRule } from './asked-rule.ts';
import { FiredList } from './FiredList.tsx';
import { RuleList } from './RuleList.tsx';

let page: Mounted;
const engine = createEmbeddedEngine();
afterAll(() => engine.close());
beforeEach(() => {
  page = mount();
});
afterEach(() => page.end());

const begin = 1_770_260_400;
const rule: AlertRule = {
  id: 'a', owner: null, name: 'Scans', paused: false, createdAt: 0, window: 600, again: 1,
  measure: { kind: 'statement', statement: 'action: REJECT | select srcaddr, count(*) as n from log where dstport < 1024 and dstport < srcport group by srcaddr', value: 'n', counts: 'records' },
  condition: { is: 'over', figure: 100, against: 'fixed', least: null },
};
/** It fires over three windows, most in the second. */
const event: AlertEvent = { key: ['10.0.0.1'], range: { from: begin, to: begin + 1800 }, windows: 3, worst: { window: begin + 600, key: ['10.0.0.1'], value: 400, limit: 100 }, open: false };
const asked: AskedRule = { rule, history: { ok: true, value: { windows: [begin, begin + 600, begin + 1200, begin + 1800], firings: [event.worst], events: [event], unit: 'records', keys: ['srcaddr'], courses: [] } } };

test('the list of rules says when a rule last began to fire, as the list of firings beneath it does', async () => {
  const lists = <EngineProvider engine={engine}><RuleList asked={[asked]} deliveries={{ is: 'asking' }} chosen={null} onChoose={() => undefined} notices={null} /><FiredList asked={[asked]} deliveries={{ is: 'asking' }} /></EngineProvider>;
  await page.render(<RouterProvider router={createRouter({ routeTree: createRootRoute({ component: () => lists }), history: createMemoryHistory({ initialEntries: ['/alerts'] }) })} />);
  await act(async () => vi.waitFor(() => expect(page.host.querySelectorAll('table')).toHaveLength(2)));
  const cells = (table: number): readonly string[] => [...page.host.querySelectorAll('table')[table]?.querySelectorAll('tbody tr:first-child td') ?? []].map(({ textContent }) => textContent);
  expect([cells(0)[5], cells(1)[0]]).toEqual(['02-05 03:00', '02-05 03:00']);
  // The way to what was counted says which condition cannot go along.
  const show = page.host.querySelector('td button[aria-label^="Show the records of Scans"]');
  expect([show?.textContent, show?.getAttribute('title')]).toEqual(['Show these and others', 'No search can say dstport < srcport: records that the rule does not count are among them.']);
});
