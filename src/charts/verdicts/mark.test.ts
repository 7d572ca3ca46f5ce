import { expect, test } from 'vitest';
import { verdictNamed, verdictOf } from './mark.ts';

test('a verdict has a mark of its own, one that a log does not tell included; other fields have none', () => {
  expect(['ACCEPT', 'REJECT', '-', null].map((value) => verdictOf('action', value))).toEqual(['accept', 'reject', 'unknown', 'unknown']);
  expect([verdictOf('direction', 'in'), verdictOf(undefined, 'ACCEPT'), verdictNamed('in'), verdictNamed('reject')]).toEqual([null, null, null, 'reject']);
});
