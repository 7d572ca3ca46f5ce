import { expect, test } from 'vitest';
import { retrying } from './retrying.ts';
import { getLogs } from './sls/search.ts';
import { findProject } from './sls/projects.ts';
import { recorded, type RecordedAnswer } from './testing/recorded.ts';
import { deleteFlowLog } from './vpc/flow-log-deeds.ts';
import { flowLogServiceEnabled } from './vpc/service.ts';

const how = { sleep: () => Promise.resolve(), random: () => 0.5, tries: 3 };
const region = 'cn-hangzhou';
const busy: RecordedAnswer = { status: 503, body: { Code: 'ServiceUnavailable', Message: 'm' } };
const yes: RecordedAnswer = { body: { Enabled: true } };

test('a look-up is asked again until it is answered', async () => {
  const cloud = recorded(busy, new TypeError('Failed to fetch'), yes);
  expect(await flowLogServiceEnabled(retrying(cloud, how), { region })).toEqual({ ok: true, value: true });
  expect(cloud.sent).toHaveLength(3);
});

test('the last answer is given, whatever it says', async () => {
  expect(await flowLogServiceEnabled(retrying(recorded(busy, busy, busy, yes), how), { region })).toMatchObject({ problem: { kind: 'refused', code: 'ServiceUnavailable', message: 'm' } });
  const lost = new TypeError('Failed to fetch');
  expect(await flowLogServiceEnabled(retrying(recorded(busy, lost, lost), how), { region })).toMatchObject({ problem: { kind: 'unreachable', detail: 'Failed to fetch' } });
});

test('what is refused for good is asked once', async () => {
  const cloud = recorded({ status: 404, body: { errorCode: 'ProjectNotExist', errorMessage: 'm' } });
  expect(await findProject(retrying(cloud, how), { region, project: 'p' })).toEqual({ ok: true, value: null });
  expect(cloud.sent).toHaveLength(1);
});

test('a search is a look-up, and keeps its body', async () => {
  const cloud = recorded({ status: 403, body: { errorCode: 'ReadQuotaExceed', errorMessage: 'm' } }, { body: { meta: { progress: 'Complete' }, data: [] } });
  expect(await getLogs(retrying(cloud, how), { region, project: 'p', logstore: 'l', from: 0, to: 60, query: '*' })).toMatchObject({ ok: true });
  expect(cloud.sent.map(({ body }) => body)).toEqual([{ from: 0, to: 60, query: '*' }, { from: 0, to: 60, query: '*' }]);
});

test('a change goes out once', async () => {
  const cloud = recorded(busy);
  expect(await deleteFlowLog(retrying(cloud, how), { region, id: 'fl-1' })).toMatchObject({ problem: { code: 'ServiceUnavailable' } });
  expect(cloud.sent).toHaveLength(1);
});

test('an abort ends it', async () => {
  const gone = new AbortController();
  const sleep = (): Promise<void> => {
    gone.abort();
    return Promise.resolve();
  };
  const cloud = recorded(busy, yes);
  expect(await flowLogServiceEnabled(retrying(cloud, { ...how, sleep }), { region }, gone.signal)).toEqual({ ok: false, problem: { kind: 'cancelled' } });
  expect(cloud.sent).toHaveLength(1);
});
