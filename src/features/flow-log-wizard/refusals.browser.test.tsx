import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act } from 'react';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { page as tester } from 'vitest/browser';
import type { EmbeddedEngine } from '../../engine/embedded/contract.ts';
import { createEmbeddedEngine } from '../../engine/embedded/engine.ts';
import { familyCodes, operationCodes } from '../../model/cloud/codes.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import { useCloud } from '../../state/cloud.ts';
import { EngineProvider } from '../../state/engine.tsx';
import { idle } from '../../state/idle.ts';
import { createQueryClient } from '../../state/query-client.ts';
import { parseSearch, stringifySearch, validateSearch } from '../../state/search.ts';
import { flowLogDraftChanged, flowLogDraftForgotten } from '../../state/wizard-draft.ts';
import { problemSentence } from '../../ui/cloud/problem-sentence.ts';
import { mount, type Mounted } from '../../ui/testing/mount.tsx';
import { noCreation, useCreationStore } from './creation-run.ts';
import { WizardScreen } from './WizardScreen.tsx';
import '../../ui/sheet.css';

/** The code by which the account of this test refuses the flow log. */
let code = '';
const network = { PageNumber: 1, PageSize: 50, TotalCount: 1 };
const answers: Readonly<Record<string, object>> = {
  DescribeVpcs: { ...network, Vpcs: { Vpc: [{ VpcId: 'vpc-1', VpcName: 'prod', RegionId: 'cn-hangzhou', CidrBlock: '10.0.0.0/16', CreationTime: '2026-01-01T00:00:00Z' }] } },
  DescribeVSwitches: { ...network, TotalCount: 0, VSwitches: { VSwitch: [] } },
  DescribeNetworkInterfaces: { NextToken: '', NetworkInterfaceSets: { NetworkInterfaceSet: [] } },
  DescribeFlowLogs: { TotalCount: '0' },
  GetFlowLogServiceStatus: { Enabled: true },
  GetSlsService: { Enabled: true },
  GetRole: { Role: { RoleName: 'AliyunVPCLogArchiveRole', CreateDate: '2026-01-01T00:00:00Z' } },
  ListPoliciesForRole: { Policies: { Policy: [{ PolicyName: 'AliyunVPCLogArchiveRolePolicy', PolicyType: 'Custom' }] } },
};

const connection: CloudConnection = {
  base: `${location.origin}/cloud`,
  fetch: async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    const action = searchParams.get('Action') ?? '';
    if (action === 'CreateFlowLog') return Response.json({ Code: code, Message: 'as the service says it', RequestId: 'R-1' }, { status: 400 });
    const known = answers[action];
    if (known !== undefined) return Response.json(known);
    if (pathname.endsWith('/logstores')) return Response.json({ total: 1, logstores: ['flow'] });
    if (pathname.endsWith('/logstores/flow')) return Response.json({ logstoreName: 'flow', ttl: 7, shardCount: 2, createTime: 1 });
    return Response.json({ total: 1, projects: [{ projectName: 'mine', region: 'cn-hangzhou', description: '', createTime: 1 }] });
  },
};

let engine: EmbeddedEngine;
let page: Mounted;

beforeAll(async () => {
  await tester.viewport(1280, 800);
  engine = createEmbeddedEngine();
  useCloud.setState({ kind: 'on', connection, demo: null }, true);
  flowLogDraftForgotten();
  flowLogDraftChanged({ name: 'prod', resourceIds: ['vpc-1'], projectWay: 'choose', project: 'mine', logstoreWay: 'choose', logstore: 'flow', report: false });
  const root = createRootRoute({ validateSearch });
  const paths = ['/flow-logs', '/flow-logs/create/alibaba/$step'] as const;
  const routes = paths.map((path) => createRoute({
    getParentRoute: () => root, path,
    component: () => <WizardScreen step={router.state.location.pathname.split('/').at(-1)} onMenu={() => undefined} />,
  }));
  const router = createRouter({
    routeTree: root.addChildren(routes), history: createMemoryHistory({ initialEntries: ['/flow-logs/create/alibaba/review?r=cn-hangzhou'] }), parseSearch, stringifySearch,
  });
  page = mount();
  await page.render(
    <QueryClientProvider client={createQueryClient()}>
      <EngineProvider engine={engine}>
        <RouterProvider router={router} />
      </EngineProvider>
    </QueryClientProvider>,
  );
  await settled();
});
afterAll(async () => {
  await page.end();
  engine.close();
});

const settled = (): Promise<number> => act(async () => idle());
const click = (name: RegExp | string): Promise<void> => act(async () => {
  const found = [...page.host.querySelectorAll('button')].find((one) => (typeof name === 'string' ? one.textContent === name : name.test(one.textContent)));
  if (found === undefined) throw new Error(`There is no button ${String(name)}.`);
  found.click();
});

test.for([...new Set([...operationCodes.vpc.CreateFlowLog, ...familyCodes.rpc])])('%s: its sentence stands on top, and the way on beside it', async (refused) => {
  code = refused;
  await act(async () => useCreationStore.setState(noCreation, true));
  await click(/^Create the flow log$/);
  await settled();
  await expect.poll(() => page.host.querySelector('[role=alert]')?.textContent ?? '').toContain(refused);
  const alert = page.host.querySelector('[role=alert]')?.textContent ?? '';
  const sentence = problemSentence({ kind: 'refused', service: 'vpc', operation: 'CreateFlowLog', status: 400, code: refused, message: 'as the service says it', requestId: 'R-1' }, 'en');
  expect(alert).toContain(sentence);
  // A sentence of ours, not the service's own.
  expect(sentence).not.toContain('as the service says it');
  expect(alert).toMatch(/Change “.+”|Back to the form/);
  expect(alert).toContain('R-1');
});
