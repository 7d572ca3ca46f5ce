import { expect, test } from 'vitest';
import { failed, ok, type Result } from '../base/result.ts';
import type { CloudProblem } from '../model/cloud/problem.ts';
import { againAfter, mostTries, withRetry, type Retrying } from './retry.ts';

function refused(code: string, status = 400, retryAfter?: number): CloudProblem {
  return { kind: 'refused', service: 'vpc', status, code, message: '', requestId: null, ...(retryAfter === undefined ? {} : { retryAfter }) };
}
const lost: CloudProblem = { kind: 'unreachable', service: 'vpc', detail: 'Failed to fetch' };

async function run(answers: readonly Result<number, CloudProblem>[], how: Partial<Retrying> = {}): Promise<{ readonly answer: Result<number, CloudProblem>; readonly waits: readonly number[] }> {
  const waits: number[] = [];
  let asked = 0;
  const last = answers.at(-1) ?? ok(0);
  const answer = await withRetry(() => Promise.resolve(answers[asked++] ?? last), {
    sleep: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    random: () => 1,
    ...how,
  });
  return { answer, waits };
}

test('waits double until it answers', async () => {
  const busy = failed(refused('ServerBusy', 503));
  expect(await run([busy, failed(lost), busy, ok(7)])).toEqual({ answer: { ok: true, value: 7 }, waits: [1000, 2000, 4000] });
  expect((await run([busy, ok(7)], { random: () => 0 })).waits).toEqual([500]);
});

test('it is given up after a number of tries, with the last problem', async () => {
  const { answer, waits } = await run([failed(refused('Throttling.User'))]);
  expect(answer).toMatchObject({ problem: { code: 'Throttling.User' } });
  expect(waits).toHaveLength(mostTries - 1);
});

test('the service’s own wait is kept, however long', async () => {
  expect((await run([failed(refused('ReadQuotaExceed', 403, 90)), ok(1)])).waits).toEqual([90_000]);
});

test('what is refused for good is refused at once', async () => {
  for (const code of ['QuotaExceeded.FlowlogCount', 'Unauthorized', 'ProjectQuotaExceed', 'InvalidResourceId.NotFound']) expect((await run([failed(refused(code))])).waits).toEqual([]);
});

test('what changes something is not asked for twice when it may have been done', async () => {
  for (const problem of [lost, refused('InternalError', 500), refused('UnknownError')]) expect(await run([failed(problem), ok(1)], { changes: true })).toMatchObject({ answer: { ok: false }, waits: [] });
  for (const code of ['TaskConflict', 'IncorrectStatus.flowlog', 'SystemBusy']) expect((await run([failed(refused(code)), ok(1)], { changes: true })).waits).toHaveLength(1);
});

test('an abort ends the wait', async () => {
  const gone = new AbortController();
  const sleep = (): Promise<void> => {
    gone.abort();
    return Promise.resolve();
  };
  expect((await run([failed(lost), ok(1)], { signal: gone.signal, sleep })).answer).toEqual({ ok: false, problem: { kind: 'cancelled' } });
});

test('a proxy that is alone for a while is asked again, its login page is not', () => {
  expect(againAfter({ kind: 'unexpected', service: 'sls', status: 502, detail: '' })).toBe('unsure');
  expect(againAfter({ kind: 'unexpected', service: 'sls', status: 429, detail: '' })).toBe('now');
  expect(againAfter({ kind: 'unexpected', service: 'sls', status: 200, detail: '' })).toBe('no');
});
