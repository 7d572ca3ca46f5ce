/**
 * Amounts as one of seven shades. The scale is logarithmic, and says so, where the largest value is more than ten times
 * the median: with seven linear steps more than half of the cells would then be the palest one (a day of traffic with one
 * backup in it showed two dark cells and nothing else). Zero and less have no shade.
 */
export interface AmountScale {
  readonly log: boolean;
  /** The smallest and the largest positive value, rounded outwards to 1, 2, 5 × a power of ten. */
  readonly low: number;
  readonly high: number;
  /** Shade 0…6 of a value, or null for nothing. */
  shade(value: number | null): number | null;
}

const shades = 7;
const steep = 10;

/** Null when no value is positive. */
export function amountScale(values: readonly (number | null)[]): AmountScale | null {
  const positive = values.filter((value): value is number => value !== null && value > 0).sort((a, b) => a - b);
  const largest = positive.at(-1);
  const smallest = positive[0];
  if (largest === undefined || smallest === undefined) return null;
  const median = positive[Math.floor((positive.length - 1) / 2)] ?? largest;
  const log = largest / median > steep;
  const high = roundOut(largest, 'up');
  // A handful of bytes would stretch a logarithmic scale over decades that nobody compares.
  const low = log ? roundOut(Math.max(smallest, largest / 1e6), 'down') : 0;
  const shade = (value: number | null): number | null => {
    if (value === null || value <= 0) return null;
    const part = log ? Math.log(value / low) / Math.log(high / low) : value / high;
    return Math.min(shades - 1, Math.max(0, Math.floor(part * shades)));
  };
  return { log, low, high, shade };
}

function roundOut(value: number, way: 'up' | 'down'): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const digits = [1, 2, 5, 10];
  const rest = value / power;
  const digit = way === 'up' ? digits.find((one) => one >= rest * (1 - 1e-9)) : digits.findLast((one) => one <= rest * (1 + 1e-9));
  return (digit ?? 1) * power;
}

/** The one of two colours that contrasts more with the background, by WCAG relative luminance. */
export function readableOn(background: string, dark: string, light: string): string {
  const base = luminance(background);
  return contrast(base, luminance(dark)) >= contrast(base, luminance(light)) ? dark : light;
}

function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(hex: string): number {
  const part = (at: number): number => {
    const s = parseInt(hex.slice(at, at + 2), 16) / 255;
    return s <= 0.040_45 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}
