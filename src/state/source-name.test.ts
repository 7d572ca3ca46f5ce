import { expect, test } from 'vitest';
import { commonName, sourceName } from './source-name.ts';

test('several files are called by what their names share', () => {
  expect(commonName(['flow-2026-02-05-00.csv', 'flow-2026-02-05-06.csv'])).toBe('flow-2026-02-05-0…');
  expect(commonName(['a.log', 'b.log'])).toBe('a.log…');
});

test('a source says its name and its kind in both languages', () => {
  const key = { kind: 'files', hash: '0123456789abcdef', names: ['a.log'] } as const;
  expect(sourceName(key, 'en', { files: 1, bytes: 1000 })).toEqual({ name: 'a.log', kind: '1 file · 1.00\u202fkB' });
  expect(sourceName({ ...key, names: [] }, 'zh', { files: 3, bytes: 0 })).toEqual({ name: '文件', kind: '3 个文件' });
  expect(sourceName({ kind: 'demo', size: 'day' }, 'en').name).toBe('Demo: one day');
  const logstore = { kind: 'logstore', region: 'cn-hangzhou', project: 'net-logs', logstore: 'flowlog-vpc', instance: null } as const;
  expect(sourceName(logstore, 'zh')).toEqual({ name: 'flowlog-vpc', kind: 'Logstore · net-logs · cn-hangzhou' });
});
