import * as v from 'valibot';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { draftKept } from './draft.ts';

const schema = v.object({ name: v.fallback(v.string(), ''), days: v.fallback(v.number(), 7) });
const empty = { name: '', days: 7 };
let kept: Map<string, string>;

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, text: string) => kept.set(key, text) });
});
afterEach(() => vi.unstubAllGlobals());

test('what was typed is there after a reload, until it is forgotten', () => {
  const first = draftKept('form.1', schema, empty);
  first.changed({ name: 'prod' });
  const second = draftKept('form.1', schema, empty);
  expect(second.use.getState()).toEqual({ name: 'prod', days: 7 });
  second.forgotten();
  expect(draftKept('form.1', schema, empty).use.getState()).toEqual(empty);
});

test('another version is not read, and what does not fit falls back by itself', () => {
  draftKept('form.1', schema, empty).changed({ name: 'prod' });
  expect(draftKept('form.2', schema, empty).use.getState()).toEqual(empty);
  kept.set('flowlog.form.1', JSON.stringify({ name: 'prod', days: 'many' }));
  expect(draftKept('form.1', schema, empty).use.getState()).toEqual({ name: 'prod', days: 7 });
  kept.set('flowlog.form.1', '{');
  expect(draftKept('form.1', schema, empty).use.getState()).toEqual(empty);
});
