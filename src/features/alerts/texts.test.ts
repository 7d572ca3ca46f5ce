import { expect, test } from 'vitest';
import { wordsOf } from '../../base/words.ts';
import { suggestedRules } from '../../catalog/suggested-rules.ts';
import type { AlertCondition } from '../../model/alert.ts';
import { formWords } from './form-words.ts';
import { conditionText, measureText, triedText, unitOf } from './texts.ts';
import { alertWords } from './words.ts';

const condition = (some: Partial<AlertCondition>): AlertCondition => ({ is: 'over', figure: 100_000_000, against: 'fixed', least: null, ...some });
const units = { step: 1000, rate: 'bits' } as const;
const said = (of: AlertCondition, unit: 'bytes' | 'records' | null, language: 'en' | 'zh' = 'en'): string => conditionText(of, wordsOf(alertWords, language), { unit: unit ?? 'none', units }).replaceAll(/[\u2009\u00a0\u202f]/g, ' ');

test('a figure is told in the unit of what is counted, and plainly where that is not known or has none', () => {
  expect(said(condition({}), 'bytes')).toBe('over 100 MB');
  expect([said(condition({}), null), said(condition({}), 'records')]).toEqual(['over 100,000,000', 'over 100,000,000']);
});

test('what a rule counts has its unit before it is asked, in the figures with which it is tried too', () => {
  const unit = (suggestion: string) => unitOf(suggestedRules.find((rule) => rule.suggestion === suggestion) ?? expect.fail(suggestion));
  expect(['bulk-out', 'eni-bandwidth', 'reject-surge', 'port-scan', 'delivery-failed'].map(unit)).toEqual(['bytes', 'bits-per-second', 'records', 'none', 'none']);
  expect(unitOf({ measure: { kind: 'statement', statement: '* | select srcaddr, sum(bytes) as figure group by srcaddr', value: 'figure', counts: 'flows' } })).toBe('bytes');
  const tried = (figure: number, against: AlertCondition['against']) => triedText(figure, { against }, 'bits-per-second', units).replaceAll(/[\u2009\u00a0\u202f]/g, ' ');
  expect([tried(200_000_000, 'fixed'), tried(1.5, 'hour-before')]).toEqual(['200 Mbps', '1.5 ×']);
});

test('how many times the hour before has no unit; the least figure has', () => {
  expect(said(condition({ figure: 3, against: 'hour-before', least: 2_000_000 }), 'bytes')).toBe('over 3 × the hour before, ≥ 2.00 MB');
  expect(said(condition({ figure: 3, against: 'hour-before', least: 2_000_000 }), 'bytes', 'zh')).toBe('超过前一小时的 3 倍，且 ≥ 2.00 MB');
  expect(said(condition({ is: 'under' }), 'bytes', 'zh')).toBe('低于 100 MB');
});

test('a figure and how often it would have fired are told apart', () => {
  const { sensitivity } = wordsOf(formWords, 'en');
  expect([sensitivity('200', 1, '50', 69), sensitivity('200', 0, '50', 2)]).toEqual(['At 200 it would have fired once, at 50, 69 times.', 'At 200 it would never have fired, at 50, 2 times.']);
});

test('times are grouped as all numbers are, and a missing figure is told with those that are there', () => {
  const en = wordsOf(formWords, 'en');
  expect([en.wouldHave(2540), en.sensitivity('20', 1200, '5', 4000)]).toEqual(['Would have fired 2,540 times', 'At 20 it would have fired 1,200 times, at 5, 4,000 times.']);
  const noFigure = (language: 'en' | 'zh', ...numbers: readonly string[]) => wordsOf(alertWords, language).noFigure('m', numbers);
  expect([noFigure('en', 'b', 'n'), noFigure('en'), noFigure('zh', 'b', 'n')]).toEqual(['The answer has no column m of numbers; it has b, n.', 'The answer has no column m of numbers.', '结果中没有名为 m 的数值列，数值列有 b、n。']);
});

test('what a suggested rule counts is said in words, never by the name of its column', () => {
  const saidIn = (language: 'en' | 'zh') => suggestedRules.map((rule) => measureText(rule, wordsOf(alertWords, language), wordsOf(formWords, language), language));
  const [english, chinese] = [saidIn('en'), saidIn('zh')];
  const columns = suggestedRules.flatMap(({ measure }) => (measure.kind === 'statement' ? [measure.value] : []));
  expect([...english, ...chinese].filter((one) => columns.includes(one))).toEqual([]);
  expect(chinese.filter((one) => !/\p{Script=Han}/u.test(one))).toEqual([]);
  expect(english.filter((one) => /\p{Script=Han}/u.test(one))).toEqual([]);
  // A statement of the reader's own has its column's name, which is the reader's as well.
  const own = { measure: { kind: 'statement', statement: '* | select max(bytes) as largest', value: 'largest', counts: 'records' } } as const;
  expect(measureText(own, wordsOf(alertWords, 'zh'), wordsOf(formWords, 'zh'), 'zh')).toBe('largest');
});
