import { formatExact } from '../../base/format/number.ts';
import type { Amount } from '../chart/amount.ts';
import { amountName, amountParts } from '../chart/amount.ts';
import type { Look } from '../look.ts';
import type { Text } from '../../model/panel.ts';

/** One unit for all cells, so that figures stand without it: `22.8` of GB. */
export interface CellFigures {
  readonly unit: Text;
  readonly text: (value: number) => string;
}

const plainCounts: ReadonlySet<string> = new Set(['none', 'records', 'packets', 'port', 'protocol', 'seconds', 'time']);

/**
 * Figures in the unit of the largest value. Nothing that is more than zero is printed as zero.
 * @param room characters that a cell has; counts that fit are exact
 */
export function cellFigures(largest: number, amount: Amount, look: Look, room = 0): CellFigures {
  const isBytes = amount.unit === 'bytes' || amount.unit === 'bytes-per-second';
  const step = isBytes ? look.units.step : 1000;
  const isShare = amount.unit === 'share';
  const isSmall = plainCounts.has(amount.unit) && formatExact(Math.ceil(largest)).length <= Math.max(3, room);
  const power = isShare || isSmall || largest < step ? 0 : Math.floor(Math.log(largest) / Math.log(step));
  const divisor = isShare ? 0.01 : step ** power;
  const { unit } = amountParts(isShare ? 1 : divisor, amount, look);
  const named = amountName(amount);
  const both = (text: string): Text => ({ en: text, zh: text });
  return { unit: unit === '' ? named : both(unit), text: (value) => figure(value / divisor) };
}

function figure(value: number): string {
  if (value <= 0) return '0';
  if (value >= 100 || Number.isInteger(value)) return formatExact(Math.round(value));
  if (value >= 0.95) return value.toFixed(1);
  return value < 0.005 ? '<.01' : value.toFixed(2).slice(1);
}
