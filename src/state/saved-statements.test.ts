import { beforeEach, expect, test } from 'vitest';
import { savedForgotten, savedFrom, statementRemoved, statementRenamed, statementSaved, useSavedStatements, type SavedStatement } from './saved-statements.ts';

const one: SavedStatement = { id: 'a', name: 'Ports', text: '* | select dstport', chart: null, savedAt: 1_770_220_800 };
const names = (): string[] => useSavedStatements.getState().statements.map(({ name }) => name);

beforeEach(savedForgotten);

test('what is kept is read, the whole ones of it', () => {
  expect(savedFrom({ version: 1, statements: [one, { ...one, text: 5 }, 'x', { ...one, id: 'b' }] })).toEqual([one, { ...one, id: 'b' }]);
});

test('the first version was a plain list', () => {
  expect(savedFrom([one])).toEqual([one]);
});

test.each([null, 7, 'x', {}, { version: 1 }, { version: 1, statements: {} }, { version: 99, statements: [one] }, { version: '1', statements: [one] }])('nothing comes of %j', (kept) => {
  expect(savedFrom(kept)).toEqual([]);
});

test('saving over an id replaces, deleting can be undone in its place', () => {
  statementSaved(one);
  statementSaved({ ...one, id: 'b', name: 'Hosts' });
  statementSaved({ ...one, id: 'c', name: 'Scans' });
  statementSaved({ ...one, name: 'Ports again' });
  expect(names()).toEqual(['Ports again', 'Scans', 'Hosts']);
  statementRenamed('c', 'Sweeps');
  const undo = statementRemoved('c');
  expect(names()).toEqual(['Ports again', 'Hosts']);
  undo();
  undo();
  expect(names()).toEqual(['Ports again', 'Sweeps', 'Hosts']);
});
