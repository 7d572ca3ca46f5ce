import { formatExact, thinSpace, threeFigures } from '../../base/format/number.ts';
import { gbPerTb } from '../../model/cloud/price.ts';

/** CNY with its two decimals: 1,017.50. */
export function formatCny(amount: number): string {
  const [whole = '0', cents = '00'] = amount.toFixed(2).split('.');
  return `${formatExact(Number(whole))}.${cents}`;
}

/** GB of the bill: 412, 50.3, 5.03, 0.07. */
export function formatGb(gb: number): string {
  return gb >= 100 ? formatExact(Math.round(gb)) : formatExact(Number(gb.toPrecision(3)), 2);
}

/** 96.1 GB, 4.12 TB: by 1,024, as the bill counts. */
export function formatGigabytes(gb: number): string {
  return gb >= gbPerTb ? `${threeFigures(gb / gbPerTb)}${thinSpace}TB` : `${threeFigures(Number(gb.toPrecision(3)))}${thinSpace}GB`;
}
