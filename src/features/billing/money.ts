import { formatExact } from '../../base/format/number.ts';

/** CNY with two decimals, every third digit parted. */
export function formatMoney(cny: number): string {
  const [whole = '0', cents = '00'] = cny.toFixed(2).split('.');
  return `${formatExact(Number(whole))}.${cents}`;
}

/** GB as the tiers table prints them: whole from ten up, two decimals at most below. */
export function formatGb(gb: number): string {
  return formatExact(gb >= 10 ? Math.round(gb) : gb, 2);
}
