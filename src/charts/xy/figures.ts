import type { SeriesFigures } from '../chart/drawn.ts';
import { isMono } from '../labels.ts';
import type { XySeries } from './series.ts';

/** Least, mean, 95th percentile (nearest rank), most and share of each series over the slots that it has a value in. */
export function figuresOf(series: readonly XySeries[]): readonly SeriesFigures[] {
  const sums = series.map((one) => one.values.reduce<number>((sum, value) => sum + (value ?? 0), 0));
  const total = sums.reduce((sum, one) => sum + Math.max(0, one), 0);
  return series.map((one, i) => {
    const known = one.values.filter((value): value is number => value !== null).sort((a, b) => a - b);
    const sum = sums[i] ?? 0;
    return {
      key: one.key, name: one.name, colour: one.colour, amount: one.amount, marked: one.marked,
      mono: one.entity !== null && isMono(one.entity.field ?? one.entity.name),
      min: known[0] ?? null,
      average: known.length === 0 ? null : sum / known.length,
      p95: known[Math.max(0, Math.ceil(known.length * 0.95) - 1)] ?? null,
      max: known.at(-1) ?? null,
      // A share is of things of one kind.
      share: series.length > 1 && total > 0 && one.amount.adds !== 'never' && series.every((other) => other.amount.unit === one.amount.unit && other.amount.suffix === one.amount.suffix) ? sum / total : null,
    };
  });
}
