import { absent, thinSpace } from './number.ts';

/** A share of 1 in per cent with one decimal, from 100 % on with none. What is there but small is `<0.1 %`, what is nearly all `>99.9 %`. */
export function formatShare(share: number | null | undefined): string {
  return share === null || share === undefined || !Number.isFinite(share) ? absent : `${sharePercent(share)}${thinSpace}%`;
}

/** The same without its sign, for figures that set it smaller. */
export function sharePercent(share: number): string {
  if (share === 0) return '0';
  if (share === 1) return '100';
  if (Math.abs(share) < 0.001) return share < 0 ? '>−0.1' : '<0.1';
  if (share < 1 && share >= 0.9995) return '>99.9';
  return (100 * share).toFixed(Math.abs(share) < 1 ? 1 : 0).replace('-', '−');
}

/** `part` of `whole`; absent when there is no whole. */
export function shareOf(part: number | bigint, whole: number | bigint): number | null {
  const all = Number(whole);
  return all === 0 ? null : Number(part) / all;
}
