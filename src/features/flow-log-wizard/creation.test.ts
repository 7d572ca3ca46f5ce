import { beforeEach, expect, test } from 'vitest';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import { emptyFlowLogDraft, flowLogDraftChanged, flowLogDraftForgotten, useFlowLogDraft, type FlowLogDraft } from '../../state/wizard-draft.ts';
import { breachesOf } from './checks.ts';
import { makePiece } from './creation.ts';
import { isSameWish, noCreation, runCreation, useCreationStore } from './creation-run.ts';

const typed: Partial<FlowLogDraft> = { name: 'prod', resourceType: 'NetworkInterface', resourceIds: ['eni-1', 'eni-2'], newProject: 'my-project', newLogstore: 'flow' };

interface Service extends CloudConnection {
  /** Everything that was made, each as often as it was. */
  readonly made: string[];
  readonly asked: () => number;
}

/** An account that has nothing; at the request with this number something is in the way. */
function service(trouble: { readonly at: number; readonly how: 'refused' | 'lost' | 'lost-answer' } | null = null, has: { readonly project?: 'mine' | 'theirs' } = {}): Service {
  const made: string[] = [];
  const things = new Set(has.project === 'mine' ? ['project'] : []);
  const flowLogs: { readonly id: string; readonly eni: string; readonly name: string }[] = [];
  let asked = 0;
  const refuse = (errorCode: string, status = 400): Response => Response.json({ errorCode, errorMessage: '' }, { status });
  const make = (thing: string, taken: string): Response => {
    if (things.has(thing)) return refuse(taken);
    things.add(thing);
    made.push(thing);
    return Response.json({});
  };
  const answer = async (request: Request): Promise<Response> => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname.startsWith('/cloud/vpc/')) {
      if (searchParams.get('Action') === 'DescribeFlowLogs') {
        const found = flowLogs.filter(({ eni }) => eni === searchParams.get('ResourceId'));
        return Response.json({ TotalCount: String(found.length), FlowLogs: { FlowLog: found.map(({ id, eni, name }) => ({
          FlowLogId: id, RegionId: 'cn-hangzhou', FlowLogName: name, CreationTime: '2026-01-01T00:00:00Z', ResourceType: 'NetworkInterface', ResourceId: eni, TrafficType: 'All', Status: 'Active',
        })) } });
      }
      const eni = searchParams.get('ResourceId') ?? '';
      made.push(`flow log ${eni}`);
      flowLogs.push({ id: `fl-${eni}`, eni, name: searchParams.get('FlowLogName') ?? '' });
      return Response.json({ FlowLogId: `fl-${eni}`, Success: 'true' });
    }
    if (pathname.endsWith('/index')) return make('index', 'IndexAlreadyExist');
    if (pathname.endsWith('/logstores')) return make('logstore', 'LogStoreAlreadyExist');
    if (pathname.endsWith('/dashboards') && request.method === 'GET') {
      const name = searchParams.get('dashboardName') ?? '';
      const found = things.has(name) ? [{ dashboardName: name, displayName: '' }] : [];
      return Response.json({ total: found.length, dashboards: found });
    }
    if (pathname.endsWith('/dashboards')) {
      const { dashboardName }: { readonly dashboardName: string } = await request.json();
      return make(dashboardName, 'ParameterInvalid');
    }
    if (request.method === 'POST') return has.project === 'theirs' ? refuse('ProjectAlreadyExist') : make('project', 'ProjectAlreadyExist');
    return things.has('project') ? Response.json({ projectName: 'my-project', createTime: 1 }) : refuse('ProjectNotExist', 404);
  };
  return {
    base: 'http://localhost/cloud',
    made,
    asked: () => asked,
    async fetch(request) {
      asked += 1;
      if (asked !== trouble?.at) return answer(request);
      if (trouble.how === 'refused') return request.url.includes('/cloud/vpc/') ? Response.json({ Code: 'SystemBusy', Message: '', RequestId: '1' }, { status: 400 }) : refuse('InternalServerError', 500);
      if (trouble.how === 'lost-answer') await answer(request);
      throw new Error('lost');
    },
  };
}

const run = (connection: CloudConnection): Promise<void> => runCreation((draft, piece) => makePiece({ connection, draft, language: 'en' }, piece));
const everything = ['project', 'logstore', 'index', 'flow-vpc_flow_log_overview', 'flow-vpc_flow_log_traffic', 'flow-vpc_flow_log_rejection', 'flow log eni-1', 'flow log eni-2'];

beforeEach(() => {
  useCreationStore.setState(noCreation, true);
  flowLogDraftForgotten();
  flowLogDraftChanged(typed);
});

test('everything is made, in order, and the draft is gone', async () => {
  const connection = service();
  await run(connection);
  expect(connection.made).toEqual(everything);
  const { phase, pieces } = useCreationStore.getState();
  expect([phase, pieces.map(({ state }) => state), pieces.at(-1)]).toMatchObject(['done', everything.map(() => 'made'), { id: 'fl-eni-2', piece: { name: 'prod-2' } }]);
  expect(useFlowLogDraft.getState()).toEqual(emptyFlowLogDraft);
});

test.for(['refused', 'lost', 'lost-answer'] as const)('%s at any request: going on makes the rest, and nothing twice', async (how) => {
  const clean = service();
  await run(clean);
  for (let at = 1; at <= clean.asked(); at += 1) {
    useCreationStore.setState(noCreation, true);
    flowLogDraftForgotten();
    flowLogDraftChanged(typed);
    const connection = service({ at, how });
    await run(connection);
    expect(useCreationStore.getState().phase).toBe('failed');
    // Every second time the page was left meanwhile.
    if (at % 2 === 0) useCreationStore.setState(noCreation, true);
    // The form has by then seen what is there, and holds nothing against a project or Logstore of its own making.
    const has = (thing: string, name: string): ReadonlySet<string> => new Set(connection.made.includes(thing) ? [name] : []);
    expect(breachesOf(useFlowLogDraft.getState(), { resources: undefined, projects: has('project', 'my-project'), logstores: has('logstore', 'flow') }), `at ${at}`).toEqual([]);
    await run(connection);
    expect(useCreationStore.getState()).toMatchObject({ phase: 'done', problem: null });
    expect(connection.made, `at ${at}`).toEqual(everything);
  }
});

test('a name that the account has is used, one that others have is refused', async () => {
  await run(service(null, { project: 'mine' }));
  expect(useCreationStore.getState().pieces[0]).toMatchObject({ state: 'found' });
  useCreationStore.setState(noCreation, true);
  flowLogDraftChanged(typed);
  await run(service(null, { project: 'theirs' }));
  expect(useCreationStore.getState()).toMatchObject({ phase: 'failed', problem: { code: 'ProjectAlreadyExist' } });
  expect(useFlowLogDraft.getState().unheard).toEqual([]);
});

test('without Log Service nothing of it is made', async () => {
  flowLogDraftChanged({ sls: false, nis: true, analyzer: 'nta-1' });
  const connection = service();
  await run(connection);
  expect(connection.made).toEqual(['flow log eni-1', 'flow log eni-2']);
});

test('a wish is the same however much of it is made', () => {
  const draft: FlowLogDraft = { ...emptyFlowLogDraft, ...typed };
  expect(isSameWish(draft, { ...draft, made: { 'eni-1': 'fl-1' }, projectWay: 'choose', project: 'my-project', logstoreWay: 'choose', logstore: 'flow' })).toBe(true);
  expect(isSameWish(draft, { ...draft, trafficType: 'Drop' })).toBe(false);
  expect(isSameWish(draft, { ...draft, report: false })).toBe(false);
});
