import { describe, expect, test } from 'vitest';
import { beginAt, pass, reset } from './beginnings.ts';
import { memoryBackend } from './backends/memory.ts';
import { refused } from './operation.ts';
import { createProject, openSls } from './operations/sls/project.ts';
import { CloudStore, type StateBackend } from './store.ts';
import { doing, testCloud, testNow } from './testing.ts';

/** One storage, looked at by several tabs, in which everything takes some turns of the event loop, more for some than for others. */
function slowly(backend: StateBackend): StateBackend {
  let turn = 0;
  const later = async <T>(value: Promise<T>): Promise<T> => {
    const got = await value;
    for (let i = turn++ % 5; i > 0; i--) await new Promise((done) => setImmediate(done));
    return got;
  };
  return { ...backend, load: () => later(backend.load()), save: (state) => later(backend.save(state)) };
}

describe('two tabs', () => {
  test('lose no change of each other', async () => {
    const backend = slowly(memoryBackend());
    const [one, other] = [testCloud({ beginning: 'new' }, backend), testCloud({ beginning: 'new' }, backend)];
    await Promise.all(Array.from({ length: 40 }, (_, i) => doing(i % 2 === 0 ? one : other, createProject('cn-hangzhou', `project-${i}`, ''))));
    for (const tab of [one, other]) {
      const { state } = await tab.store.read();
      expect(state.projects.map(({ name }) => name).sort()).toEqual(Array.from({ length: 40 }, (_, i) => `project-${i}`).sort());
      expect(state.revision).toBe(40);
    }
  });

  test('begin one world, whoever comes first', async () => {
    const backend = slowly(memoryBackend());
    const tabs = Array.from({ length: 4 }, (_, i) => testCloud({ beginning: i % 2 === 0 ? 'running' : 'new' }, backend));
    const states = await Promise.all(tabs.map(async ({ store }) => (await store.read()).state));
    for (const state of states) expect(state).toEqual(states[0]);
  });

  test('hear of each other\'s changes, and of nothing when an operation is refused', async () => {
    const backend = memoryBackend();
    const [one, other] = [testCloud({ beginning: 'new' }, backend), testCloud({ beginning: 'new' }, backend)];
    await one.store.read();
    let heard = 0;
    const stop = other.store.watch(() => heard++);
    await doing(one, openSls);
    expect(heard).toBe(1);
    const before = await other.store.read();
    expect(await one.store.change(() => refused(400, 'No', ''))).toMatchObject({ ok: false, problem: { code: 'No' } });
    expect([heard, await other.store.read()]).toEqual([1, before]);
    stop();
    await doing(one, openSls);
    expect(heard).toBe(1);
  });
});

describe('the world', () => {
  test('survives its tabs, and begins anew where it cannot be read', async () => {
    const backend = memoryBackend();
    await doing(testCloud({ beginning: 'new' }, backend), createProject('cn-hangzhou', 'kept', ''));
    expect((await testCloud({ beginning: 'running' }, backend).store.read()).state.projects.map(({ name }) => name)).toEqual(['kept']);
    const broken: StateBackend = { ...memoryBackend(), load: () => Promise.resolve({ schema: 0 }) };
    const store = new CloudStore(broken, () => testNow, (now) => beginAt({ beginning: 'running' }, now));
    expect((await store.read()).state.flowLogs.length).toBe(12);
  });

  test('has a clock of its own, until it is reset', async () => {
    const cloud = testCloud({ beginning: 'new' });
    await doing(cloud, pass(3600));
    expect((await cloud.store.read()).now).toBe(testNow + 3600);
    cloud.time += 5;
    expect((await cloud.store.read()).now).toBe(testNow + 3605);
    await doing(cloud, reset('running'));
    const { state, now } = await cloud.store.read();
    expect([now, state.epoch, state.flowLogs.length]).toEqual([testNow + 5, testNow + 5, 12]);
  });
});
