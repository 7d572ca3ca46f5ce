import { afterEach, expect, test } from 'vitest';
import { demoCloudDatabase } from '../../../src/model/cloud/demo.ts';
import { beginAt } from '../beginnings.ts';
import { createProject } from '../operations/sls/project.ts';
import { CloudStore } from '../store.ts';
import { browserBackend } from './browser.ts';

const closing: (() => void)[] = [];

async function tab(): Promise<CloudStore> {
  const backend = await browserBackend();
  const store = new CloudStore(backend, () => Date.now() / 1000, (now) => beginAt({ beginning: 'new' }, now));
  closing.push(() => {
    store.close();
    backend.close();
  });
  return store;
}

afterEach(async () => {
  for (const close of closing.splice(0)) close();
  await new Promise((done) => {
    for (const event of ['success', 'error', 'blocked']) indexedDB.deleteDatabase(demoCloudDatabase).addEventListener(event, done);
  });
});

test('several tabs share one world, lose no change, and hear of each other', async () => {
  const [one, other, third] = await Promise.all([tab(), tab(), tab()]);
  let heard = 0;
  const heardAll = new Promise<void>((done) => {
    third.watch(() => {
      if (++heard >= 20) done();
    });
  });
  await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? one : other).change(createProject('cn-hangzhou', `project-${i}`, ''))));
  await heardAll;
  for (const store of [one, other, third]) expect((await store.read()).state.projects.length).toBe(20);
  for (const close of closing.splice(0)) close();
  expect((await (await tab()).read()).state.projects.length).toBe(20);
});
