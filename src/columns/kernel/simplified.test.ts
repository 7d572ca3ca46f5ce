import { expect, test } from 'vitest';
import type { Predicate } from '../../model/plan.ts';
import { Memory } from '../memory.ts';
import { emptyTable, tableOf } from '../testing/build.ts';
import { simplified } from './simplified.ts';
import { countAll, groupPlan, text } from './testing/random-plans.ts';

const record = (i: number, eni: string): Record<string, string | number> => ({ __time__: 1000 + i, srcaddr: `10.0.0.${i % 9}`, 'eni-id': eni, action: 'ACCEPT' });
const table = tableOf(Array.from({ length: 40 }, (_, i) => record(i, `eni-${i % 4}`)), { table: emptyTable(new Memory({ reservedBytes: 1024 * 1024 })) });

const is = (field: string, ...values: string[]): Predicate => ({ kind: 'text', field, test: { kind: 'equals', values } });
const says = (field: string, word: string): Predicate => ({ kind: 'text', field, test: { kind: 'tokens', tokens: [{ text: word, wildcard: false }], phrase: false, ignoreCase: true } });
const not = (item: Predicate): Predicate => ({ kind: 'not', item });
const all = (...items: Predicate[]): Predicate => ({ kind: 'and', items });
const any = (...items: Predicate[]): Predicate => ({ kind: 'or', items });
const bounds: Predicate = { kind: 'number', field: 'dstport', min: 1, max: 9, openMin: false, openMax: false };
const of = (predicate: Predicate): Predicate => simplified(groupPlan([], [countAll], { predicate }), table).predicate;

test.each([
  ['a value that occurs', is('eni-id', 'eni-1'), is('eni-id', 'eni-1')],
  ['a value that does not', is('eni-id', 'eni-9'), { kind: 'none' }],
  ['one of which one occurs', is('eni-id', 'eni-9', 'eni-1'), is('eni-id', 'eni-9', 'eni-1')],
  ['a word that occurs', says('eni-id', 'ENI'), { kind: 'none' }],
  ['a word that is the value', says('eni-id', 'ENI-2'), says('eni-id', 'ENI-2')],
  ['what leaves out nothing', all(bounds, not(says('eni-id', 'ambiguous')), not(is('srcaddr', '10.9.9.9'))), bounds],
  ['what leaves out something', all(bounds, not(is('eni-id', 'eni-1'))), all(bounds, not(is('eni-id', 'eni-1')))],
  ['nothing but what leaves out nothing', all(not(is('eni-id', 'eni-9'))), { kind: 'all' }],
  ['what cannot all hold', all(bounds, is('eni-id', 'eni-9')), { kind: 'none' }],
  ['an alternative that none meets', any(is('eni-id', 'eni-9'), bounds), bounds],
  ['alternatives of which one always holds', any(bounds, not(is('eni-id', 'eni-9'))), { kind: 'all' }],
  ['a value where one of its values is asked for', all({ kind: 'exists', field: 'srcaddr' }, is('srcaddr', '10.0.0.1')), is('srcaddr', '10.0.0.1')],
  ['a value where what is made of it is asked for', all({ kind: 'exists', field: 'eni-id' }, { kind: 'row', expr: { op: 'in', a: { op: 'call', name: 'concat', args: [text('srcaddr'), text('eni-id')], type: 'varchar' }, items: [], type: 'boolean' } }), { kind: 'row', expr: { op: 'in', a: { op: 'call', name: 'concat', args: [text('srcaddr'), text('eni-id')], type: 'varchar' }, items: [], type: 'boolean' } }],
  ['a value where that of another field is asked for', all({ kind: 'exists', field: 'eni-id' }, is('srcaddr', '10.0.0.1')), all({ kind: 'exists', field: 'eni-id' }, is('srcaddr', '10.0.0.1'))],
  ['a value, or another thing', any({ kind: 'exists', field: 'srcaddr' }, is('srcaddr', '10.0.0.1')), any({ kind: 'exists', field: 'srcaddr' }, is('srcaddr', '10.0.0.1'))],
  ['a field that is not there', is('no-such', 'x'), is('no-such', 'x')],
] as const satisfies readonly (readonly [string, Predicate, Predicate])[])('%s', (_, given, made) => {
  expect(of(given)).toEqual(made);
});

test('plans whose results are asked for are simplified, too', () => {
  const inner = groupPlan([text('srcaddr')], [countAll], { predicate: not(is('eni-id', 'eni-9')) });
  expect(of({ kind: 'among', a: text('srcaddr'), plan: inner })).toMatchObject({ plan: { predicate: { kind: 'all' } } });
});

test('a value that comes later is met from then on', () => {
  const growing = tableOf([record(0, 'eni-1')], { table: emptyTable(new Memory({ reservedBytes: 1024 * 1024 })) });
  const asked = groupPlan([], [countAll], { predicate: says('eni-id', 'eni-7') });
  expect(simplified(asked, growing).predicate).toEqual({ kind: 'none' });
  tableOf([record(1, 'eni-7')], { table: growing });
  expect(simplified(asked, growing).predicate).toEqual(says('eni-id', 'eni-7'));
  tableOf([record(2, 'eni-8')], { table: growing });
  expect(simplified(asked, growing).predicate).toEqual(says('eni-id', 'eni-7'));
});
