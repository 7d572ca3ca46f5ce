/** What stands for a value that is not there. */
export const absent = '–';
/** Narrow and never broken at the end of a line: "12 MB", "3.1 %". */
export const thinSpace = '\u202f';

/** A number in two parts, so that a screen can set the unit smaller. */
export interface Quantity {
  readonly value: string;
  readonly unit: string;
}

export function joined({ value, unit }: Quantity): string {
  return unit === '' ? value : `${value}${thinSpace}${unit}`;
}

/** Every third digit parted, exactly: integers of any size whole, other numbers to `decimals` places at most. */
export function formatExact(value: number | bigint | null | undefined, decimals = 3): string {
  if (value === null || value === undefined) return absent;
  if (typeof value === 'bigint') return grouped(value.toString());
  if (!Number.isFinite(value)) return absent;
  if (Number.isInteger(value)) return grouped(Math.abs(value) < 1e21 ? String(value) : BigInt(value).toString());
  const [whole = '0', fraction = ''] = value.toFixed(decimals).split('.');
  const kept = fraction.replace(/0+$/, '');
  return kept === '' ? grouped(whole) : `${grouped(whole)}.${kept}`;
}

function grouped(digits: string): string {
  return digits.replace('-', '−').replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** Three figures: 0, 0.012, 1.20, 12.3, 871. Numbers below 1,000 that are whole stay whole. */
export function threeFigures(value: number): string {
  const size = Math.abs(value);
  const sign = value < 0 ? '−' : '';
  if (size === 0) return '0';
  if (Number.isInteger(value) && size < 1000) return `${sign}${size}`;
  return sign + figures(size);
}

function figures(size: number): string {
  if (size >= 1000) return grouped(String(Math.round(size)));
  const decimals = Math.min(6, 2 - Math.floor(Math.log10(size)));
  const text = size.toFixed(Math.max(0, decimals));
  // 9.996 rounds to 10.00, which is a figure too many.
  return Number(text) >= 10 ** (3 - Math.max(0, decimals)) ? size.toFixed(Math.max(0, decimals - 1)) : text;
}

/** Divides by `step` until three figures are enough; the unit is the name of the last division. */
export function scaled(value: number, step: 1000 | 1024, names: readonly string[]): Quantity {
  let rest = value;
  let at = 0;
  // 999.5 would print as 1000 (1,023.5 as 1,024): the next unit says it shorter.
  while (Math.abs(rest) >= step - 0.5 && at < names.length - 1) {
    rest /= step;
    at++;
  }
  return { value: at === 0 ? threeFigures(rest) : scaledFigures(rest), unit: names[at] ?? '' };
}

function scaledFigures(value: number): string {
  const sign = value < 0 ? '−' : '';
  return sign + figures(Math.abs(value));
}

const counts = ['', 'k', 'M', 'G', 'T', 'P', 'E'] as const;

/** A count in three figures: 214, 98.1 M. */
export function countParts(value: number | bigint | null | undefined): Quantity {
  const number = finite(value);
  return number === null ? { value: absent, unit: '' } : scaled(number, 1000, counts);
}

export function formatCount(value: number | bigint | null | undefined): string {
  return joined(countParts(value));
}

/** The number, or null for what cannot be shown as one. */
export function finite(value: number | bigint | null | undefined): number | null {
  if (value === null || value === undefined) return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}
