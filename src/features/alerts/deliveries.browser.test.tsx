import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AlertRule } from '../../model/alert.ts';
import { cloudChosen, demoCloudGiven, useCloud } from '../../state/cloud.ts';
import { useDeliveries } from '../../state/failed-deliveries.ts';
import { createQueryClient } from '../../state/query-client.ts';
import { parseSearch, stringifySearch, validateSearch } from '../../state/search.ts';
import { settingsChanged } from '../../state/settings.ts';
import { mount, type Mounted } from '../../ui/testing/mount.tsx';
import { RuleList } from './RuleList.tsx';

const rule: AlertRule = { id: 'one', owner: null, name: 'Deliveries', measure: { kind: 'delivery' }, window: 300, condition: { is: 'over', figure: 0, against: 'fixed', least: null }, again: 1, paused: false, createdAt: 0 };

let page: Mounted;
let started: number;
let answer: () => Response;

beforeEach(() => {
  started = 0;
  page = mount();
  demoCloudGiven(async () => {
    started += 1;
    throw new Error('It was not to be.');
  });
});
afterEach(async () => {
  await page.end();
  await cloudChosen('none');
});

/** A screen that starts the demo cloud for it, as that of alerts does, or one that only looks, as the rail does. */
function Screen({ starts }: { readonly starts: boolean }) {
  const deliveries = useDeliveries(true, starts);
  return <RuleList asked={[{ rule, history: null }]} deliveries={deliveries} chosen={null} onChoose={() => undefined} notices={null} />;
}

async function show(starts: boolean): Promise<void> {
  const screen = <QueryClientProvider client={createQueryClient()}><Screen starts={starts} /></QueryClientProvider>;
  const router = createRouter({ routeTree: createRootRoute({ validateSearch, component: () => screen }), history: createMemoryHistory({ initialEntries: ['/alerts?v=1'] }), parseSearch, stringifySearch });
  await page.end();
  page = mount();
  await page.render(<RouterProvider router={router} />);
}

async function comes(state: string): Promise<void> {
  await act(async () => {
    await expect.poll(shown).toBe(state);
  });
}

/** The state of the rule, without its mark. */
const shown = (): string => page.host.querySelector('tbody td:last-child')?.textContent.replace(/^[^a-z]+/, '') ?? '';
const alert = (): string => page.host.querySelector('[role=alert]')?.textContent ?? '';

/** An account behind this host, which answers as the test says. */
function connected(): void {
  settingsChanged({ cloud: 'proxy' });
  useCloud.setState({ kind: 'on', demo: null, connection: { base: `${location.origin}/cloud`, fetch: async () => answer() } }, true);
}

test('without an account there is nobody to ask, which is said with where to get one', async () => {
  await show(true);
  await comes('not asked');
  expect(alert()).toMatch(/^Deliveries: Deliveries are known to an account, and none is connected\./);
  expect(page.host.querySelector('[role=alert] a')?.getAttribute('href')).toMatch(/^\/flow-logs/);
  expect(started).toBe(0);
});

test('the demo cloud is started where the rules are looked at, and not for a number in the rail', async () => {
  settingsChanged({ cloud: 'demo' });
  await show(false);
  await comes('asking');
  expect(started).toBe(0);
  await show(true);
  await comes('not asked');
  expect([alert(), started]).toEqual([expect.stringContaining('It was not to be.'), 1]);
});

test('an account that refuses is told in its own words, one that answers with what fails', async () => {
  answer = () => Response.json({ Code: 'Forbidden.RAM', Message: 'as the service says it', RequestId: 'R-1' }, { status: 403 });
  connected();
  await show(false);
  await comes('not asked');
  expect(alert()).toMatch(/^Deliveries: ./);
  answer = () => Response.json({ RequestId: 'R-2', FlowLogs: { FlowLog: [] }, TotalCount: '0', PageNumber: '1', PageSize: '50' });
  await show(false);
  await comes('quiet');
  expect(alert()).toBe('');
});
