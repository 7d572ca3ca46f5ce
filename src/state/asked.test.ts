import { expect, test } from 'vitest';
import { ask } from '../statement/ask.ts';
import { askedMessages, wasAsked } from './asked.ts';

test('what was asked is remembered in order, and the oldest is forgotten', () => {
  const question = ask('* | select count(*)', { range: null, filters: [], variables: {}, projectZone: 0 }, { counts: 'records', present: [] });
  if (!question.ok) throw new Error('a question');
  for (let i = 0; i < 250; i++) wasAsked([question.value]);
  const messages = askedMessages();
  expect(messages).toHaveLength(200);
  // Other tests of the same thread may have asked before.
  expect((messages.at(-1)?.number ?? 0) - (messages[0]?.number ?? 0)).toBe(199);
  expect(messages[0]?.questions).toEqual([question.value]);
});
