import { expect, test } from 'vitest';
import { presetDomains, type DomainSet } from '../domains.ts';
import { setChanges } from './changes.ts';

test('what was added, deleted and changed, by name; an order is no change', () => {
  const [inside, cloud, all] = presetDomains.domains;
  if (inside === undefined || cloud === undefined || all === undefined) throw new Error('There are three presets.');
  const app = { id: 'a', name: 'app', blocks: ['10.1.0.0/16'], remark: '', rest: false };
  const after: DomainSet = { version: 1, domains: [app, { ...all, name: 'outside' }, { ...inside, blocks: inside.blocks.toReversed() }] };
  expect(setChanges(presetDomains, after)).toEqual({ added: ['app'], removed: ['cloud services'], changed: ['outside'] });
  expect(setChanges(after, presetDomains)).toEqual({ added: ['cloud services'], removed: ['app'], changed: ['internet'] });
  expect(setChanges(after, { ...after, domains: after.domains.toReversed() })).toEqual({ added: [], removed: [], changed: [] });
});
