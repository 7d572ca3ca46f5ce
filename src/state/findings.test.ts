import { expect, test } from 'vitest';
import type { Condition } from '../model/filter.ts';
import { filterIs } from '../model/filter.ts';
import { revisionOf } from '../model/labels.ts';
import { findingsOptions, searchText, underOptions, type FoundIn } from './findings.ts';
import { Scripted } from './testing/scripted-engine.ts';

const searched = { range: { from: 0, to: 7200 }, projectZone: 0 };
const found: FoundIn = { searched, capture: 60, milliseconds: 1, findings: [], verdicts: [], scanned: 1 };
const described = (records: number, labels: number) => ({ revision: revisionOf(records, labels), fields: ['srcaddr', 'dstport', 'srctype'], captureInterval: 60 });
const engine = new Scripted();

test('other domains and threat lists search nothing anew; other records do', () => {
  const keyAt = (records: number, labels: number) => JSON.stringify(findingsOptions(engine, searched, described(records, labels)).queryKey);
  expect(keyAt(7, 4)).toBe(keyAt(7, 3));
  expect(keyAt(8, 3)).not.toBe(keyAt(7, 3));
});

const group = { any: [filterIs('dstport', '22'), filterIs('dstthreat', 'a list')] };
test.each<{ readonly filters: readonly Condition[]; readonly anew: boolean }>([
  { filters: [], anew: false },
  { filters: [filterIs('dstport', '22')], anew: false },
  { filters: [filterIs('dstport', '22'), filterIs('srctype', 'internet')], anew: true },
  { filters: [group], anew: true },
])('they choose among the findings anew, and count in the rail anew, where a filter names them: $filters.length, $anew', ({ filters, anew }) => {
  const keyAt = (records: number, labels: number) => JSON.stringify(underOptions(engine, found, filters, described(records, labels)).queryKey);
  const textAt = (records: number, labels: number) => searchText(searched, filters, revisionOf(records, labels));
  for (const at of [keyAt, textAt]) {
    expect(at(7, 4) !== at(7, 3)).toBe(anew);
    expect(at(8, 3)).not.toBe(at(7, 3));
  }
});
