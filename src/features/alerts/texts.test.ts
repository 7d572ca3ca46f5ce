import { expect, test } from 'vitest';
import { wordsOf } from '../../base/words.ts';
import type { AlertCondition } from '../../model/alert.ts';
import { conditionText } from './texts.ts';
import { alertWords } from './words.ts';

const condition = (some: Partial<AlertCondition>): AlertCondition => ({ is: 'over', figure: 100_000_000, against: 'fixed', least: null, ...some });
const units = { step: 1000, rate: 'bits' } as const;
const said = (of: AlertCondition, unit: 'bytes' | 'records' | null): string => conditionText(of, wordsOf(alertWords, 'en'), unit && { unit, units }).replaceAll(/[\u2009\u00a0\u202f]/g, ' ');

test('a figure is told in the unit of what is counted, and plainly where that is not known or has none', () => {
  expect(said(condition({}), 'bytes')).toBe('over 100 MB');
  expect([said(condition({}), null), said(condition({}), 'records')]).toEqual(['over 100,000,000', 'over 100,000,000']);
});

test('how many times the hour before has no unit; the least figure has', () => {
  expect(said(condition({ figure: 3, against: 'hour-before', least: 2_000_000 }), 'bytes')).toBe('over 3 × the hour before, ≥ 2.00 MB');
});
