import { RouterProvider } from '@tanstack/react-router';
import { act, useEffect } from 'react';
import { afterEach, expect, test } from 'vitest';
import { mount } from '../ui/testing/mount.tsx';
import { createEmbeddedEngine } from '../engine/embedded/engine.ts';
import { presetDomains } from '../model/domains.ts';
import type { Statement } from '../statement/statement.ts';
import { parse } from '../statement/parse.ts';
import { askOnce } from './answers.ts';
import { domainsAny } from './domains-any.ts';
import { domainsChanged } from './domain-sets.ts';
import { useDomainsGiven } from './domains-given.ts';
import { EngineProvider } from './engine.tsx';
import { idle } from './idle.ts';
import { routerAt } from './testing/router.ts';

const begin = 1_770_220_800;
const lines = ['10.0.0.1', '10.0.0.2', '10.9.0.1'].map((source, i) => `2 123456789012 eni-0a1b2c3d4e5f60718 ${source} 8.8.8.8 ${40_000 + i} 443 6 3 100 ${begin + i} ${begin + i + 60} ACCEPT OK`);

afterEach(() => {
  localStorage.removeItem('flowlog.domains');
  domainsAny(false);
});

function statement(text: string): Statement {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error('This is no statement.');
  return parsed.value;
}

test('what names domains is answered with those of the reader from the first time on', async () => {
  domainsChanged('browser', () => ({ version: 1, domains: [...presetDomains.domains, { id: 'app', name: 'app', blocks: ['10.0.0.0/24'], remark: '', rest: false }] }));
  const engine = createEmbeddedEngine();
  await engine.open([{ kind: 'blob', name: 'flow.log', blob: new Blob([lines.join('\n')]) }], { mode: 'replace' });
  const heard: (readonly unknown[])[] = [];
  // Slow as it can be: what does not name domains is answered before.
  let somethingAnswered = (): void => undefined;
  const answered = new Promise<void>((resolve) => (somethingAnswered = resolve));
  const atOnce = engine.setDomains.bind(engine);
  engine.setDomains = (set) => answered.then(() => atOnce(set));
  const asked = (text: string): void => {
    const question = { key: text, statement: statement(text), range: null, projectZone: 0, counts: 'records' } as const;
    void askOnce(engine, question, new AbortController().signal).then(({ result }) => {
      heard.push(result.ok ? result.value.columns.map(({ values }) => [...values]) : [result.problem]);
      somethingAnswered();
    });
  };
  function Screen(): null {
    useEffect(() => {
      asked('* | select srctype, count(*) as n group by srctype order by srctype');
      asked('* | select count(*) as n');
    }, []);
    useDomainsGiven();
    return null;
  }
  const router = routerAt('/?v=1', Screen);
  const page = mount();
  await page.render(<EngineProvider engine={engine}><RouterProvider router={router} /></EngineProvider>);
  await act(async () => idle());
  expect(heard).toEqual([[[3]], [['app', 'private network'], [2, 1]]]);
  await page.end();
  engine.close();
});

test('an engine that broke when it was told is told once more as soon as it says something', async () => {
  domainsChanged('browser', () => ({ version: 1, domains: [...presetDomains.domains, { id: 'lab', name: 'lab', blocks: ['10.0.0.0/24'], remark: '', rest: false }] }));
  const engine = createEmbeddedEngine();
  const atOnce = engine.setDomains.bind(engine);
  let told = 0;
  engine.setDomains = (set) => (++told === 1 ? Promise.reject(new Error('The worker could not be loaded')) : atOnce(set));
  function Screen(): null {
    useDomainsGiven();
    return null;
  }
  const page = mount();
  await page.render(<EngineProvider engine={engine}><RouterProvider router={routerAt('/?v=1', Screen)} /></EngineProvider>);
  await act(async () => idle());
  expect(told).toBe(1);
  await act(async () => {
    await engine.open([{ kind: 'blob', name: 'flow.log', blob: new Blob([lines.join('\n')]) }], { mode: 'replace' });
    await idle();
  });
  expect(told).toBe(2);
  await page.end();
  engine.close();
});
