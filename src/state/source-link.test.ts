import { expect, test } from 'vitest';
import { searchForSource, sourceOfInstance } from './source-link.ts';
import { readView } from './view-codec.ts';

const instance = { id: 's7d5s02ji9', name: 'prod', cloud: 'demo', region: 'cn-hangzhou', project: 'p-1', logstore: 'l_1', interDomain: false, createdAt: 0 } as const;

test('a link to an instance names its Logstore and itself, keeps filters and region, and leaves range and statement', () => {
  const search = searchForSource({ s: 'files-0123456789abcdef', n: ['a.log'], t: 'now-1h..now', f: ['action:in:REJECT'], r: 'cn-shanghai', q: '* | select 1', tab: 'table', open: '/a.log' }, sourceOfInstance(instance));
  expect(search).toEqual({ v: '1', s: 'logstore-cn-hangzhou/p-1/l_1/s7d5s02ji9', f: ['action:in:REJECT'], r: 'cn-shanghai' });
  expect(readView(search).view.source).toEqual({ kind: 'logstore', region: 'cn-hangzhou', project: 'p-1', logstore: 'l_1', instance: 's7d5s02ji9' });
});
