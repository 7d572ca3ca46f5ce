import { expect, test } from 'vitest';
import { presetDomains, type Domain, type DomainSet } from '../domains.ts';
import { changeTakenBack } from './taken-back.ts';

const made = (id: string, ...blocks: readonly string[]): Domain => ({ id, name: id, blocks, remark: '', rest: false });
const set = (...domains: readonly Domain[]): DomainSet => ({ version: 1, domains });
const plus = (one: DomainSet, ...more: readonly Domain[]): DomainSet => set(...one.domains, ...more);
const ids = (one: DomainSet | null): readonly string[] | undefined => one?.domains.map(({ id }) => id);
const mine = made('mine', '10.1.0.0/16');
const theirs = made('theirs', '10.2.0.0/16');

test('what was added goes, what was said since stays', () => {
  expect(changeTakenBack(plus(presetDomains, mine, theirs), presetDomains, plus(presetDomains, mine))).toEqual(plus(presetDomains, theirs));
});

test('what was deleted comes back where it stood', () => {
  const after = set(...presetDomains.domains.slice(1));
  expect(ids(changeTakenBack(plus(after, theirs), presetDomains, after))).toEqual([...(ids(presetDomains) ?? []), 'theirs']);
  const middle = set(...presetDomains.domains.toSpliced(1, 1));
  expect(ids(changeTakenBack(plus(middle, theirs), presetDomains, middle))).toEqual([...(ids(presetDomains) ?? []), 'theirs']);
});

test('what was changed is as it was, unless it was changed since', () => {
  const before = plus(presetDomains, mine);
  const after = plus(presetDomains, { ...mine, name: 'renamed' });
  expect(changeTakenBack(plus(after, theirs), before, after)).toEqual(plus(before, theirs));
  const since = plus(presetDomains, { ...mine, name: 'otherwise' });
  expect(changeTakenBack(since, before, after)).toEqual(since);
});

test('what would break the rules is not taken back', () => {
  const before = plus(presetDomains, mine);
  expect(changeTakenBack(plus(presetDomains, made('theirs', ...mine.blocks)), before, presetDomains)).toBeNull();
});
