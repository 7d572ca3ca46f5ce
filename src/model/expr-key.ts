import { oncePer } from '../base/once-per.ts';

/** A text that is equal for equal expressions (or lists of them); plain data only, which is not changed afterwards. */
export function exprKey(e: unknown): string {
  return typeof e !== 'object' || e === null ? print(e) : printOnce(e);
}

const printOnce = oncePer(print);

function print(e: unknown): string {
  try {
    return JSON.stringify(e);
  } catch {
    // Whole numbers beyond 2^53, which are rare.
    return JSON.stringify(e, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
  }
}
