import { expect, test } from 'vitest';
import { suggestedRules } from '../catalog/suggested-rules.ts';
import { revisionOf } from '../model/labels.ts';
import { coursesOptions, historyOptions, type AskedRule } from './alerts.ts';
import { Scripted } from './testing/scripted-engine.ts';

const engine = new Scripted();
const data = { extent: { from: 0, to: 7200 }, present: ['srcaddr', 'action'], projectZone: 0 };

function anewOf(rule: AskedRule): { readonly labels: boolean; readonly records: boolean } {
  const keysAt = (records: number, labels: number) => {
    const around = { engine, data, revision: revisionOf(records, labels) };
    return [historyOptions(around, rule, 'now'), coursesOptions(around, rule, [['10.0.0.1']])].map(({ queryKey }) => JSON.stringify(queryKey));
  };
  const differ = (a: readonly string[], b: readonly string[]): boolean => {
    expect(new Set(a.map((key, i) => key === b[i])).size, 'history and courses alike').toBe(1);
    return a[0] !== b[0];
  };
  return { labels: differ(keysAt(7, 3), keysAt(7, 4)), records: differ(keysAt(7, 3), keysAt(8, 3)) };
}

test('other domains and threat lists ask those rules anew whose statements name labels, other records all of them', () => {
  const rules = suggestedRules.filter(({ measure }) => measure.kind === 'statement');
  expect(rules.filter((rule) => !anewOf(rule).records)).toEqual([]);
  expect(rules.filter((rule) => anewOf(rule).labels).map(({ suggestion }) => suggestion)).toEqual(['listed-accepted', 'listed-reached']);
});

test('a rule in the making that is no statement yet is asked by its records', () => {
  const measure = { kind: 'statement', statement: '* | select srctype, count(', value: 'n', counts: 'records' } as const;
  expect(anewOf({ measure, window: 300, condition: { is: 'over', figure: 1, against: 'fixed', least: null }, again: 1 })).toEqual({ labels: false, records: true });
});
