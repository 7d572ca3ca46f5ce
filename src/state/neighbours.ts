import { appliedOf, filtersIn, switchedCondition } from '../model/filter.ts';
import type { Condition } from '../model/filter.ts';

/** More are not made ahead: with many chips no single click is likely. */
const most = 8;

/**
 * The filters that one click would make, as they apply, the likeliest first: each chip off or taken away, the last that was set before
 * the others; all of them taken away; each that is off on again; and those of `before`, the newest first, which a click or Back brings
 * again. Without what applies now; none twice.
 */
export function neighbouring(conditions: readonly Condition[], before: readonly (readonly Condition[])[]): readonly (readonly Condition[])[] {
  const without = conditions.map((_, i) => conditions.filter((_one, j) => j !== i)).toReversed();
  const withAgain = conditions.flatMap((one, i) => (filtersIn(one).some((filter) => filter.disabled) ? [conditions.with(i, switchedCondition(one, false))] : []));
  const seen = new Set([JSON.stringify(appliedOf(conditions))]);
  const made: (readonly Condition[])[] = [];
  for (const applied of [...without, [], ...withAgain, ...before].map(appliedOf)) {
    const key = JSON.stringify(applied);
    if (seen.has(key)) continue;
    seen.add(key);
    made.push(applied);
  }
  return made.slice(0, most);
}
