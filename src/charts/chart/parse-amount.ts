import type { Amount } from './amount.ts';

const decimal: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15 };
const binary: Readonly<Record<string, number>> = { Ki: 1024, Mi: 1024 ** 2, Gi: 1024 ** 3, Ti: 1024 ** 4 };

/** A level as a reader types it (`2 Mbps`, `1.5G`, `12,000`, `5 %`) in the unit of an amount; null for what is no number. */
export function parseAmount(text: string, { unit }: Pick<Amount, 'unit'>): number | null {
  const found = /^\s*([-−]?)\s*(\d[\d,_\s]*(?:\.\d+)?|\.\d+)\s*([kKMGTP]i?(?![a-z]*in\b))?\s*([^\d]*)$/u.exec(text);
  if (!found) return null;
  const [, sign = '', digits = '', prefix = '', rest = ''] = found;
  const number = Number(digits.replaceAll(/[,_\s]/g, ''));
  if (!Number.isFinite(number)) return null;
  const scale = prefix === '' ? 1 : (binary[prefix] ?? decimal[prefix.slice(0, 1)] ?? 1);
  const isPercent = rest.trim() === '%' && unit === 'share';
  return (sign === '' ? 1 : -1) * number * scale * (isPercent ? 0.01 : 1);
}
