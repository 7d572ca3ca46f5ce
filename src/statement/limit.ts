import { syntaxError } from './refusal.ts';
import type { LimitValue, Select } from './statement.ts';

/** Bounds of LIMIT. (SLS, LIMIT clause: LIMIT x to 1,000,000; LIMIT y, x with x to 10,000 and both together to 1,000,000.) */
export const mostRows = 1_000_000;
const mostRowsAfterOffset = 10_000;

/** Rows to give (null: not said) and rows to leave out first. @throws Refusal */
export function limitOf(limit: Select['limit'], inner: boolean): { readonly count: number | null; readonly offset: number } {
  if (!limit) return { count: null, offset: 0 };
  const count = numberOf(limit.count);
  if (!limit.offset) {
    if (count > mostRows) throw syntaxError(`LIMIT is at most ${mostRows}`, limit.count.at);
    return { count, offset: 0 };
  }
  const offset = numberOf(limit.offset);
  if (inner) throw syntaxError('LIMIT y, x stands at the end of a statement only', limit.offset.at);
  if (count > mostRowsAfterOffset) throw syntaxError(`LIMIT y, x gives at most ${mostRowsAfterOffset} rows`, limit.count.at);
  if (offset + count > mostRows) throw syntaxError(`LIMIT y, x reaches at most row ${mostRows}`, limit.offset.at);
  return { count, offset };
}

function numberOf(value: LimitValue): number {
  if (value.kind === 'placeholder') throw syntaxError(`The placeholder \${{${value.name}}} has no value`, value.at);
  return Number(value.text);
}
