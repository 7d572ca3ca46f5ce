import type { Amount } from '../chart/amount.ts';
import type { XySeries } from './series.ts';

const share: Amount = { unit: 'share', suffix: '', adds: 'never' };

/** The series as parts of what they come to in each step, from 0 to 1. A step of nothing is a gap; what is below zero is no part of a whole. */
export function wholes(series: readonly XySeries[]): readonly XySeries[] {
  const parts = series.map(({ values }) => values.map((value) => (value === null ? null : Math.max(0, value))));
  const totals = (parts[0] ?? []).map((_, i) => parts.reduce((sum, values) => sum + (values[i] ?? 0), 0));
  return series.map((one, at) => ({
    ...one, amount: share, unit: 'share', second: false,
    values: (parts[at] ?? []).map((value, i) => ((totals[i] ?? 0) > 0 && value !== null ? value / (totals[i] ?? 1) : null)),
  }));
}
