import { expect, test } from 'vitest';
import { parseRange } from '../model/time-text.ts';
import type { RangeChoice } from '../model/time.ts';
import { emptyView, type View } from '../model/view.ts';
import { viewKeptWithin } from './kept-view.ts';

const now = 100_000;
const over = (text: string): View => ({ ...emptyView, range: parseRange(text, 0) ?? emptyView.range });
const kept = (view: View): RangeChoice['kind'] => viewKeptWithin(view, { from: 10_000, to: 20_000 }, now).range.kind;

test('a range that meets the new source stays, one that does not gives way to all of it', () => {
  expect(kept(over('1970-01-01 03:00 .. 1970-01-01 04:00'))).toBe('between');
  expect(kept(over('1970-01-01 23:00 .. 1970-01-02 01:00'))).toBe('extent');
  expect(kept(over('now-1h'))).toBe('extent');
  expect(kept(over('now-1d'))).toBe('between');
  expect(kept(emptyView)).toBe('extent');
  expect(viewKeptWithin(over('now-1h'), null, now)).toEqual(over('now-1h'));
});
