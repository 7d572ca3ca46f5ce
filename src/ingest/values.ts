/**
 * Values as logs write them. Every format ends here, so that a value means the same wherever it stands. `NaN` says that
 * the value is no number, `Infinity` that it is one out of range; null, empty and `-` never come here.
 */
export type RawValue = string | number | bigint;

/** Largest time and other number that a batch can hold beside its null. */
export const mostNumber = 0xffff_fffe;

const digits = /^\d+(?:\.0*)?$/;
const decimal = /^\d+(?:\.\d*)?$/;
const negative = /^-\d+(?:\.\d+)?$/;
const rfc3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;

/** True for what stands for "nothing" in every log: empty and `-`. */
export function isNullText(text: string): boolean {
  return text === '' || text === '-';
}

/** A whole number from 0 to `most`. */
export function wholeNumber(value: RawValue, most: number): number {
  if (typeof value === 'bigint') return value >= 0n && value <= BigInt(most) ? Number(value) : Infinity;
  if (typeof value === 'number') {
    if (!Number.isFinite(value) || value < 0) return Infinity;
    return Number.isInteger(value) ? inRange(value, most) : NaN;
  }
  const text = value.trim();
  if (digits.test(text)) return inRange(Number(text), most);
  return negative.test(text) ? Infinity : NaN;
}

/**
 * Unix seconds from seconds, milliseconds (12 to 14 digits: no flow log is older than 1973 or younger than 5138) or an
 * RFC 3339 time; fractions are cut off.
 */
export function unixSeconds(value: RawValue): number {
  if (typeof value === 'string') {
    const text = value.trim();
    if (rfc3339.test(text)) return inRange(Math.floor(Date.parse(text.toUpperCase().replace(' ', 'T')) / 1000), mostNumber);
    if (decimal.test(text)) return fromEpoch(Number(text));
    return negative.test(text) ? Infinity : NaN;
  }
  return fromEpoch(Number(value));
}

function fromEpoch(value: number): number {
  if (!(value >= 0) || value >= 1e14) return Infinity;
  return inRange(Math.floor(value >= 1e11 ? value / 1000 : value), mostNumber);
}

function inRange(value: number, most: number): number {
  if (Number.isNaN(value)) return NaN;
  return value >= 0 && value <= most ? value : Infinity;
}
