import { expect, test } from 'vitest';
import type { Frame } from '../../model/frame.ts';
import { fields } from '../../model/fields.ts';
import { ask } from '../../statement/ask.ts';
import { markedByList, markedStatement } from './marked.ts';

const frame = (rows: readonly (readonly [string, string])[]): Frame => ({
  columns: (['address', 'lists'] as const).map((name, at) => ({ name, type: 'varchar', unit: 'none', values: rows.map((row) => row[at] ?? null) })),
  rows: rows.length, coverage: { scanned: 0, matched: 0, skipped: 0, partial: false, revision: 1 },
});

test('an address counts for every list that holds it, and once where it is met at both ends', () => {
  const sources = frame([['193.24.211.204', 'c2.txt, demo'], ['77.90.185.20', 'demo']]);
  const destinations = frame([['193.24.211.204', 'c2.txt, demo'], ['45.148.10.240', 'demo']]);
  expect([...markedByList([sources, destinations])]).toEqual([['c2.txt', 1], ['demo', 3]]);
  expect(markedByList([]).size).toBe(0);
});

test('both ends can be asked for', () => {
  const present = fields.map(({ name }) => name);
  for (const end of ['src', 'dst'] as const) expect(ask(markedStatement(end), { range: null, filters: [], variables: {}, projectZone: 28_800 }, { counts: 'records', present })).toMatchObject({ ok: true });
});
