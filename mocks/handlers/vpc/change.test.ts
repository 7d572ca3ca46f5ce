// Flow logs through their states by a simulated clock: what each operation allows, refuses and leaves behind.

import { beforeEach, describe, expect, test } from 'vitest';
import { graceSeconds, toppedUp } from '../../cloud/arrears.ts';
import type { FlowLogState } from '../../cloud/state.ts';
import { teamCount } from '../../world/fleet.ts';
import { vpcEntries } from '../../world/inventory.ts';
import { type Asking, asking } from '../testing.ts';
import { vpcHandlers } from './handlers.ts';

let cloud: Asking;
beforeEach(() => {
  cloud = asking({ beginning: 'running' }, vpcHandlers);
});

const named = async (name: string): Promise<FlowLogState> => {
  const found = (await cloud.state()).flowLogs.find((one) => one.name === name);
  if (found === undefined) throw new Error(`No flow log ${name}.`);
  return found;
};
const deed = (action: string, { id, region }: { readonly id: string; readonly region: string }, more: Readonly<Record<string, string>> = {}): ReturnType<Asking['rpc']> =>
  cloud.rpc('vpc', action, { RegionId: region, FlowLogId: id, ...more }, region);

interface Listed {
  readonly TotalCount: string;
  readonly PageNumber: string;
  readonly PageSize: string;
  readonly FlowLogs: { readonly FlowLog: readonly Readonly<Record<string, unknown>>[] };
}
const list = async (parameters: Readonly<Record<string, string>> = {}, region = 'cn-hangzhou'): Promise<Listed> =>
  (await cloud.rpc('vpc', 'DescribeFlowLogs', { RegionId: region, ...parameters }, region)).body as Listed; // the shape that the tests below look at

const usual = 'prod-all-traffic';

describe('states', () => {
  test('stopped, started, changed and deleted: each on its way for some seconds, then there', async () => {
    const one = await named(usual);
    const steps = [
      ['DeactiveFlowLog', {}, 'Deactivating', 'Inactive'], ['ActiveFlowLog', {}, 'Activating', 'Active'],
      ['ModifyFlowLogAttribute', { FlowLogName: 'renamed', AggregationInterval: '5' }, 'Modifying', 'Active'],
      ['DeactiveFlowLog', {}, 'Deactivating', 'Inactive'], ['ModifyFlowLogAttribute', { Description: 'stopped' }, 'Modifying', 'Inactive'],
    ] as const;
    for (const [action, more, during, after] of steps) {
      expect((await deed(action, one, more)).body).toMatchObject({ Success: 'true' });
      const status = async (): Promise<unknown> => (await list({ FlowLogId: one.id })).FlowLogs.FlowLog[0]?.['Status'];
      expect(await status()).toBe(during);
      cloud.cloud.time += 1;
      expect(await status()).toBe(during);
      cloud.cloud.time += 10;
      expect(await status()).toBe(after);
    }
    expect((await list({ FlowLogId: one.id })).FlowLogs.FlowLog[0]).toMatchObject({ FlowLogName: 'renamed', Description: 'stopped', AggregationInterval: 5 });
    await deed('DeleteFlowLog', one);
    expect((await list({ FlowLogId: one.id })).FlowLogs.FlowLog[0]).toMatchObject({ Status: 'Deleting' });
    cloud.cloud.time += 6;
    expect(await list({ FlowLogId: one.id })).toMatchObject({ TotalCount: '0', FlowLogs: { FlowLog: [] } });
    // What it captured is still known, as it was delivered.
    expect((await cloud.state()).flowLogs.find(({ id }) => id === one.id)?.captures.map(({ interval, to }) => [interval, to === null])).toEqual([[1, false], [1, false], [5, false]]);
  });

  test('nothing else while it is on its way', async () => {
    const one = await named(usual);
    await deed('DeactiveFlowLog', one);
    for (const action of ['ActiveFlowLog', 'DeactiveFlowLog', 'ModifyFlowLogAttribute', 'DeleteFlowLog']) {
      expect(await deed(action, one)).toMatchObject({ status: 400, body: { Code: 'IncorrectStatus.flowlog' } });
    }
  });

  test('what is active cannot be started, what is stopped cannot be stopped', async () => {
    expect((await deed('ActiveFlowLog', await named(usual))).body).toMatchObject({ Code: 'InvalidStatus' });
    expect((await deed('DeactiveFlowLog', await named('staging-test'))).body).toMatchObject({ Code: 'InvalidStatus' });
  });

  test('what SLS made for itself is refused', async () => {
    const one = await named('sls-managed-01');
    expect((await list({ FlowLogId: one.id })).FlowLogs.FlowLog[0]).toMatchObject({ ServiceType: 'sls' });
    for (const action of ['ActiveFlowLog', 'DeactiveFlowLog', 'ModifyFlowLogAttribute', 'DeleteFlowLog']) {
      expect((await deed(action, one)).body).toMatchObject({ Code: 'Forbidden.OperateManagedFlowLog' });
    }
  });

  test('what there is not, and what is no id', async () => {
    expect((await deed('DeleteFlowLog', { region: 'cn-hangzhou', id: 'fl-bp1nothere' })).body).toMatchObject({ Code: 'InvalidInstanceId.NotFound' });
    expect((await deed('DeleteFlowLog', { region: 'cn-hangzhou', id: 'vpc-1' })).body).toMatchObject({ Code: 'InvalidInstanceId' });
    expect((await deed('DeleteFlowLog', { region: 'cn-beijing', id: (await named(usual)).id })).body).toMatchObject({ Code: 'InvalidInstanceId.NotFound' });
    expect((await cloud.rpc('vpc', 'DeleteFlowLog', { RegionId: 'cn-hangzhou' })).body).toMatchObject({ Code: 'MissingParameter' });
  });
});

describe('changes', () => {
  test.each([
    ['InvalidName.Malformed', { FlowLogName: 'https://x' }], ['InvalidName.Malformed', { Description: 'x'.repeat(257) }],
    ['IllegalParam.AggregationInterval', { AggregationInterval: '60' }], ['OperationUnsupported.action', { IpVersion: 'IPv6' }],
  ])('%s', async (code, more) => {
    expect(await deed('ModifyFlowLogAttribute', await named(usual), more)).toMatchObject({ status: 400, body: { Code: code } });
  });

  test('without the role nothing is changed, and delivery fails', async () => {
    const one = await named(usual);
    await cloud.change((state) => ({ ...state, account: { ...state.account, roles: [] } }));
    expect((await deed('ModifyFlowLogAttribute', one, { FlowLogName: 'x' })).body).toMatchObject({ Code: 'Unauthorized' });
    expect((await list({ FlowLogId: one.id })).FlowLogs.FlowLog[0]).toMatchObject({ FlowLogDeliverStatus: 'FAILED' });
  });
});

describe('delivery', () => {
  test('fails when the logstore is gone, and it is not started again then', async () => {
    const one = await named('staging-test');
    expect((await list({ FlowLogId: one.id })).FlowLogs.FlowLog[0]).toMatchObject({ FlowLogDeliverStatus: 'SUCCESS', FlowLogDeliverErrorMessage: '' });
    await cloud.change((state) => ({ ...state, logstores: state.logstores.filter(({ project }) => project !== one.project) }));
    expect((await list({ FlowLogId: one.id })).FlowLogs.FlowLog[0]).toMatchObject({ FlowLogDeliverStatus: 'FAILED', FlowLogDeliverErrorMessage: 'UnavaliableTarget' });
    expect((await deed('ActiveFlowLog', one)).body).toMatchObject({ Code: 'OperationDenied.FlowLogDeliverFailed' });
    expect((await deed('ModifyFlowLogAttribute', one, { AggregationInterval: '1' })).body).toMatchObject({ Code: 'ProjectOrLogstoreNotExist' });
    expect((await deed('ModifyFlowLogAttribute', one, { FlowLogName: 'gone' })).body).toMatchObject({ Success: 'true' });
  });

  test('fails otherwise when the whole project is', async () => {
    const one = await named(usual);
    await cloud.change((state) => ({ ...state, logstores: [], projects: [] }));
    expect((await list({ FlowLogId: one.id })).FlowLogs.FlowLog[0]).toMatchObject({ FlowLogDeliverStatus: 'FAILED', FlowLogDeliverErrorMessage: 'ProjectNotExist' });
    expect((await deed('ModifyFlowLogAttribute', one, { AggregationInterval: '5' })).body).toMatchObject({ Code: 'SourceProjectNotExist' });
  });
});

test('in arrears beyond the grace limit it is locked and untouchable; paid, it runs again', async () => {
  const one = await named(usual);
  const begun = cloud.cloud.time;
  await cloud.change((state) => ({ ...state, account: { ...state.account, overdueSince: begun } }));
  cloud.cloud.time = begun + graceSeconds - 1;
  expect((await list({ FlowLogId: one.id })).FlowLogs.FlowLog[0]).toMatchObject({ BusinessStatus: 'Normal', Status: 'Active' });
  cloud.cloud.time = begun + graceSeconds;
  expect((await list({ FlowLogId: one.id })).FlowLogs.FlowLog[0]).toMatchObject({ BusinessStatus: 'FinancialLocked', Status: 'Inactive' });
  for (const [action, code] of [
    ['ActiveFlowLog', 'IncorrectBusinessStatus.FlowLog'], ['ModifyFlowLogAttribute', 'IncorrectBusinessStatus.FlowLog'], ['DeactiveFlowLog', 'IncorrectBusinessStatus.FlowLog'],
    ['DeleteFlowLog', 'InvalidHdMonitorStatus'],
  ] as const) expect((await deed(action, one)).body).toMatchObject({ Code: code });
  await cloud.change((state) => toppedUp(state, cloud.cloud.time));
  cloud.cloud.time += 10;
  expect((await list({ FlowLogId: one.id })).FlowLogs.FlowLog[0]).toMatchObject({ BusinessStatus: 'Normal', Status: 'Active' });
});

describe('the list', () => {
  test('writes numbers of pages as text, and truth too', async () => {
    const { body } = await cloud.rpc('vpc', 'DescribeFlowLogs', { RegionId: 'cn-hangzhou' });
    expect(body).toMatchObject({ Success: 'true', PageNumber: '1', PageSize: '20', TotalCount: expect.stringMatching(/^\d+$/) });
    const [first] = (body as Listed).FlowLogs.FlowLog; // as in `list`
    expect(first).toMatchObject({ CreationTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/), TrafficPath: { TrafficPathList: ['all'] }, AggregationInterval: expect.any(Number) });
  });

  test('filters by each of its parameters', async () => {
    const one = await named(usual);
    const matching: readonly Readonly<Record<string, string>>[] = [
      { FlowLogName: usual }, { FlowLogId: one.id }, { ResourceType: 'VPC', ResourceId: one.resourceId }, { VpcId: one.resourceId, LogStoreName: one.logstore },
      { ProjectName: one.project, LogStoreName: one.logstore, FlowLogName: usual }, { TrafficType: 'All', FlowLogName: usual }, { Status: 'Active', FlowLogName: usual },
    ];
    for (const parameters of matching) {
      const found = await list(parameters);
      expect(found.FlowLogs.FlowLog.map((each) => each['FlowLogId'])).toEqual([one.id]);
    }
    const others: readonly Readonly<Record<string, string>>[] = [{ FlowLogName: 'prod' }, { Status: 'Inactive', FlowLogName: usual }, { TrafficType: 'Drop', FlowLogName: usual }, { 'Tags.1.Key': 'team' }];
    for (const parameters of others) {
      expect((await list(parameters)).TotalCount).toBe('0');
    }
    expect((await list({}, 'cn-shanghai')).TotalCount).toBe('1');
  });

  test('goes over hundreds, page after page, each once', async () => {
    const model = await named(usual);
    const teams = vpcEntries.filter(({ name }) => name.startsWith('team-'));
    await cloud.change((state) => ({
      ...state,
      flowLogs: teams.flatMap(({ id }, i) => ['a', 'b', 'c'].map((letter) => ({ ...model, id: `fl-bp1${letter}${i}`, name: `${letter}${i}`, resourceId: id, tags: [{ key: 'letter', value: letter }] }))),
    }));
    const seen: unknown[] = [];
    for (let page = 1; ; page++) {
      const found = await list({ PageNumber: String(page), PageSize: '50' });
      expect(found).toMatchObject({ TotalCount: String(teamCount * 3), PageNumber: String(page), PageSize: '50' });
      if (found.FlowLogs.FlowLog.length === 0) break;
      seen.push(...found.FlowLogs.FlowLog.map((one) => one['FlowLogId']));
    }
    expect(seen.length).toBe(teamCount * 3);
    expect(new Set(seen).size).toBe(teamCount * 3);
    expect((await list({ 'Tags.1.Key': 'letter', 'Tags.1.Value': 'b' })).TotalCount).toBe(String(teamCount));
    expect((await list({ 'Tags.1.Key': 'letter' })).TotalCount).toBe(String(teamCount * 3));
  });

  test('refuses pages that there cannot be', async () => {
    for (const wrong of [{ PageSize: '51' }, { PageSize: '0' }, { PageNumber: '0' }, { PageNumber: 'x' }]) {
      expect((await cloud.rpc('vpc', 'DescribeFlowLogs', { RegionId: 'cn-hangzhou', ...wrong })).body).toMatchObject({ Code: 'ParameterInvalid' });
    }
  });
});
