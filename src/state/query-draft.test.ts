import { expect, test } from 'vitest';
import { draftForgotten, drafted, draftOver, useQueryDraft } from './query-draft.ts';

test('a draft stands over the statement that it was made from, and over no other', () => {
  drafted('* | select 1', '* | select 12');
  const { draft } = useQueryDraft.getState();
  expect(draftOver(draft, '* | select 1')).toBe('* | select 12');
  expect(draftOver(draft, '* | select 2')).toBe('* | select 2');
  drafted('* | select 1', '* | select 1');
  expect(useQueryDraft.getState().draft).toBeNull();
  draftForgotten();
});
