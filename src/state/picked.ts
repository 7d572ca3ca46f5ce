import { canonicalFilter, type Filter } from '../model/filter.ts';

/** How a value was picked: a click chooses it, Alt-click leaves it out, Shift-click adds it to those chosen. */
export type Gesture = 'include' | 'exclude' | 'add';

function sameKind(a: Filter, b: Filter): boolean {
  return a.field === b.field && a.side === b.side && a.test.kind === 'in' && b.test.kind === 'in';
}

function sameTest(a: Filter, b: Filter): boolean {
  const [x, y] = [canonicalFilter(a), canonicalFilter(b)];
  return x.field === y.field && x.side === y.side && JSON.stringify(x.test) === JSON.stringify(y.test);
}

/**
 * The filters after one more was picked. Picking the only chosen value again takes it back; picking another value of the
 * same field moves the choice; excluding or adding extends a filter of the same field. All else is appended.
 */
export function filtersAfterPick(filters: readonly Filter[], picked: Filter, gesture: Gesture): readonly Filter[] {
  const wanted: Filter = { ...picked, negated: gesture === 'exclude' ? !picked.negated : picked.negated, disabled: false };
  const same = filters.findIndex((one) => sameTest(one, wanted));
  const found = filters[same];
  if (found !== undefined) {
    if (found.disabled || found.negated !== wanted.negated) return filters.with(same, wanted);
    return gesture === 'include' ? filters.toSpliced(same, 1) : filters;
  }
  const at = filters.findIndex((one) => sameKind(one, wanted) && one.negated === wanted.negated && !one.disabled);
  const before = filters[at];
  if (before === undefined) return [...filters, wanted];
  if (gesture === 'include') return filters.with(at, wanted);
  if (before.test.kind !== 'in' || wanted.test.kind !== 'in') return [...filters, wanted];
  const values = [...new Set([...before.test.values, ...wanted.test.values])];
  return filters.with(at, { ...before, test: { kind: 'in', values } });
}
