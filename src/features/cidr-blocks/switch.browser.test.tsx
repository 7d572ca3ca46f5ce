import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act, useMemo } from 'react';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { page as tester } from 'vitest/browser';
import type { EmbeddedEngine } from '../../engine/embedded/contract.ts';
import { createEmbeddedEngine } from '../../engine/embedded/engine.ts';
import { enrichmentScriptOf } from '../../model/cloud/enrichment.ts';
import type { TransformationJob } from '../../model/cloud/logstore.ts';
import { presetDomains } from '../../model/domains.ts';
import { useCloud } from '../../state/cloud.ts';
import { EngineProvider } from '../../state/engine.tsx';
import { idle } from '../../state/idle.ts';
import { useInstances } from '../../state/instances.ts';
import { useLanguage } from '../../state/language.ts';
import { createQueryClient } from '../../state/query-client.ts';
import { settingsChanged } from '../../state/settings.ts';
import { mount, type Mounted } from '../../ui/testing/mount.tsx';
import { ReaderProvider } from '../../ui/reader.tsx';
import { SwitchRow } from './SwitchRow.tsx';
import '../../ui/sheet.css';

/** What the account has, and how it answers what would change it. */
const account = { job: null as TransformationJob['state'] | null, role: true, target: true };
let trouble: ((path: string, method: string) => Response | 'lost' | 'lost answer' | null) | null;
let asked: string[];

const sls = (status: number, errorCode: string): Response => Response.json({ errorCode, errorMessage: 'as the service says it' }, { status, headers: { 'x-log-requestid': 'R-1' } });
const ram = (status: number, Code: string): Response => Response.json({ Code, Message: 'as the service says it', RequestId: 'R-1' }, { status });

function answered(method: string, url: URL): Response {
  const { pathname, searchParams } = url;
  const action = searchParams.get('Action');
  if (action === 'GetRole') return account.role ? Response.json({ Role: { RoleName: 'AliyunLogETLRole', Arn: 'acs:ram::1:role/aliyunlogetlrole', CreateDate: '2026-01-01T00:00:00Z' } }) : ram(404, 'EntityNotExist.Role');
  if (action === 'ListPoliciesForRole') return Response.json({ Policies: { Policy: [{ PolicyName: 'AliyunLogETLRolePolicy', PolicyType: 'Custom' }] } });
  if (action === 'CreateRole') account.role = true;
  if (action === 'CreateRole') return Response.json({ Role: { RoleName: 'AliyunLogETLRole', Arn: 'acs:ram::1:role/aliyunlogetlrole', CreateDate: '2026-01-01T00:00:00Z' } });
  if (action !== null) return Response.json({});
  if (pathname.endsWith('/etls') && method === 'POST') account.job = 'STARTING';
  else if (pathname.includes('/etls/') && method === 'GET') {
    if (account.job === null) return sls(404, 'JobNotExist');
    return Response.json({ name: 'flowlog-enriched-one', displayName: 'prod', status: account.job, createTime: 1, configuration: { script: enrichmentScriptOf(presetDomains), logstore: 'flow', sinks: [] } });
  } else if (pathname.includes('/etls/')) {
    if (account.job === null) return sls(404, 'JobNotExist');
    account.job = searchParams.get('action') === 'STOP' ? 'STOPPING' : 'STARTING';
  } else if (pathname.includes('/logstores/') && method === 'GET') {
    return account.target || pathname.endsWith('/flow') ? Response.json({ logstoreName: 'flow', ttl: 7, shardCount: 2, createTime: 1 }) : sls(404, 'LogStoreNotExist');
  }
  return Response.json({});
}

let engine: EmbeddedEngine;
let page: Mounted;

beforeAll(async () => {
  await tester.viewport(1280, 800);
  engine = createEmbeddedEngine();
  useInstances.setState({ instances: [{ id: 'one', name: 'prod', cloud: 'demo', region: 'cn-hangzhou', project: 'p', logstore: 'flow', interDomain: false, createdAt: 0 }] });
});
afterAll(() => {
  settingsChanged({ language: 'en' });
  engine.close();
});
beforeEach(() => {
  Object.assign(account, { job: null, role: true, target: true });
  trouble = null;
  asked = [];
  useCloud.setState({
    kind: 'on', demo: null,
    connection: {
      base: `${location.origin}/cloud`,
      fetch: async ({ method, url }) => {
        const to = new URL(url);
        asked.push(`${method} ${to.searchParams.get('Action') ?? to.pathname.split('/p').at(-1)}`);
        const wrong = trouble?.(`${to.pathname}${to.search}`, method) ?? null;
        if (wrong instanceof Response) return wrong;
        if (wrong === 'lost') throw new TypeError('Failed to fetch');
        const answer = answered(method, to);
        if (wrong === 'lost answer') throw new TypeError('Failed to fetch');
        return answer;
      },
    },
  }, true);
  page = mount();
});
afterEach(() => page.end());

/** The row in the language of the reader, as the app gives it to its parts. */
function Row() {
  const language = useLanguage();
  const reader = useMemo(() => ({ language, zone: 0, units: { rate: 'bits', step: 1000 } } as const), [language]);
  return <ReaderProvider reader={reader}><SwitchRow owner="one" set={presetDomains} /></ReaderProvider>;
}

async function show(language: 'en' | 'zh' = 'en'): Promise<void> {
  settingsChanged({ language });
  const row = <QueryClientProvider client={createQueryClient()}><EngineProvider engine={engine}><Row /></EngineProvider></QueryClientProvider>;
  const router = createRouter({ routeTree: createRootRoute({ component: () => row }), history: createMemoryHistory({ initialEntries: ['/'] }) });
  await page.render(<RouterProvider router={router} />);
  await expect.poll(text).toMatch(/Log Service writes|adds srctype|日志服务会写入|添加 srctype/);
}
const text = (): string => page.host.textContent;
const control = (): HTMLInputElement => {
  const found = page.host.querySelector<HTMLInputElement>('[role=switch]');
  if (found === null) throw new Error('There is no switch.');
  return found;
};
/** The state of the job, without its mark. */
const word = (): string | undefined => page.host.querySelector('.cidr-switch')?.lastElementChild?.textContent.replace(/^[^\p{L}]+/u, '');
const alert = (): string => page.host.querySelector('[role=alert]')?.textContent ?? '';
const settled = (): Promise<number> => act(async () => idle());
/** Switched, and where that is charged, confirmed. */
async function turn(): Promise<void> {
  await act(async () => control().click());
  const confirm = [...document.querySelectorAll('[role=dialog] button')].find((one) => /Turn on, charged|确认开启（收费）/.test(one.textContent));
  if (confirm instanceof HTMLButtonElement) await act(async () => confirm.click());
  await settled();
}

const states = {
  STARTING: [true, 'starting', '启动中'], RUNNING: [true, 'on', '已开启'], RESTARTING: [true, 'starting again', '重启中'], STOPPING: [false, 'stopping', '停止中'], STOPPED: [false, 'stopped', '已停止'],
  SUCCEEDED: [false, 'ended', '已结束'], FAILED: [false, 'failed', '失败'], UNKNOWN: [false, 'in a state this page does not know', '状态未知'],
} as const;
test.for(Object.entries(states))('a job that is %s has its word in both languages, and the switch stands by it', async ([state, [isOn, en, zh]]) => {
  account.job = state as TransformationJob['state']; // Keys of the table above.
  await show();
  await expect.poll(word).toBe(en);
  expect([control().checked, control().disabled]).toEqual([isOn, state === 'STOPPING']);
  if (state === 'FAILED') expect(alert()).toBe('The job failed. Turning it on starts it again.');
  await act(async () => settingsChanged({ language: 'zh' }));
  await expect.poll(word).toBe(zh);
  if (state === 'FAILED') {
    expect(alert()).toBe('任务失败，重新开启可再次启动。');
    await turn();
    await expect.poll(() => control().checked).toBe(true);
    expect(alert()).toBe('');
  }
});

const refusals = [
  ['CreateRole', ram(403, 'NoPermission'), 'The user that the proxy signs for may not do this.', '代理所用的 RAM 用户没有此权限。'],
  ['/logstores', sls(403, 'ProjectQuotaExceed'), 'A quota is used up', '已达配额'],
  ['/etls', sls(400, 'JobAlreadyExist'), 'The project has a transformation job of this name.', '该 Project 已有同名加工任务。'],
] as const;
test.for(refusals)('a refusal of %s says why in both languages, leaves the job as it was, and the next try goes on', async ([at, refusal, en, zh]) => {
  Object.assign(account, { role: false, target: false });
  await show();
  trouble = (path, method) => (method === 'POST' && (path.includes(`Action=${at}`) || path.endsWith(at)) ? refusal.clone() : null);
  await turn();
  expect(alert()).toContain('Inter-domain analysis is as it was.');
  expect(alert()).toContain(en);
  expect([control().checked, control().disabled, account.job]).toEqual([false, false, null]);
  await act(async () => settingsChanged({ language: 'zh' }));
  await expect.poll(alert).toContain('域间分析状态未更改。');
  expect(alert()).toContain(zh);
  trouble = null;
  await turn();
  await expect.poll(() => control().checked).toBe(true);
  expect(alert()).toBe('');
});

test('a log with labels of its own is told of, with where they stand; one without is not', async () => {
  const note = (): string | undefined => page.host.querySelector('.note.info')?.textContent;
  const line = { version: '1', 'eni-id': 'eni-1', srcaddr: '10.0.0.1', dstaddr: '8.8.8.8', srcport: '40000', dstport: '443', protocol: '6', packets: '3', bytes: '900', start: '1770220800', end: '1770220860', action: 'ACCEPT', 'log-status': 'OK' };
  const open = (record: object): Promise<unknown> => act(async () => engine.open([{ kind: 'blob', name: 'flow.log', blob: new Blob([`${JSON.stringify(record)}\n`]) }], { mode: 'replace' }));
  await show();
  await open(line);
  await settled();
  expect(engine.describe().records).toBe(1);
  expect(note()).toBeUndefined();
  await open({ ...line, srctype: 'Internet' });
  await expect.poll(note).toBe('The open records say srctype themselves. Here the labels of these domains count; what the records say stands beside, as x-srctype.');
  await open({ ...line, srctype: 'Internet', dsttype: 'VPC' });
  await expect.poll(note).toContain('srctype and dsttype themselves');
  await act(async () => settingsChanged({ language: 'zh' }));
  await expect.poll(note).toBe('已打开的记录自带 srctype 和 dsttype。此处以按这些网段计算的标签为准，记录中的原值保留为 x-srctype 和 x-dsttype。');
});

test('a Logstore that is there already is taken', async () => {
  await show();
  await turn();
  await expect.poll(() => control().checked).toBe(true);
  expect(asked.filter((one) => one === 'POST /logstores')).toEqual([]);
});

test('a connection that is lost in the middle is not taken for "nothing was done": the state is asked anew', async () => {
  await show();
  trouble = (path, method) => (method === 'POST' && path.endsWith('/etls') ? 'lost answer' : null);
  await turn();
  await expect.poll(() => control().checked).toBe(true);
  expect(alert()).toContain('Whether this was done is not known');
  expect(alert()).toContain('Nothing answered');
  trouble = null;
  await turn();
  await expect.poll(word).toBe('stopping');
  expect(alert()).toBe('');
});

test('a job that was deleted elsewhere is turned off, and can be turned on again', async () => {
  account.job = 'RUNNING';
  await show();
  await expect.poll(() => control().checked).toBe(true);
  account.job = null;
  await turn();
  await expect.poll(() => control().checked).toBe(false);
  expect(alert()).toBe('');
  await turn();
  await expect.poll(() => control().checked).toBe(true);
});

test('a state that cannot be had says so, and is asked again by hand', async () => {
  account.job = 'RUNNING';
  trouble = (path) => (path.includes('/etls/') ? sls(403, 'Unauthorized') : null);
  settingsChanged({ language: 'en' });
  await show().catch(() => undefined);
  await expect.poll(alert, { timeout: 10_000 }).toContain('The state of the job is not known.');
  expect(control().disabled).toBe(true);
  trouble = null;
  const again = page.host.querySelector<HTMLButtonElement>('[role=alert] button');
  await act(async () => again?.click());
  await expect.poll(() => control().checked).toBe(true);
});
