import { canonicalFilter, conditionOf, filtersIn, isGroup, type Condition, type Filter } from '../model/filter.ts';

/** How a value was picked: a click chooses it, Alt-click leaves it out, Shift-click adds it to those chosen. */
export type Gesture = 'include' | 'exclude' | 'add';

function sameKind(a: Filter, b: Filter): boolean {
  return a.field === b.field && a.side === b.side && a.test.kind === 'in' && b.test.kind === 'in';
}

function sameTest(a: Filter, b: Filter): boolean {
  const [x, y] = [canonicalFilter(a), canonicalFilter(b)];
  return x.field === y.field && x.side === y.side && JSON.stringify(x.test) === JSON.stringify(y.test);
}

/** Both sets of values; null where one of them is none. */
function withValues(before: Filter, more: Filter): Filter | null {
  if (before.test.kind !== 'in' || more.test.kind !== 'in') return null;
  return { ...before, test: { kind: 'in', values: [...new Set([...before.test.values, ...more.test.values])] } };
}

/**
 * The conditions after one more was picked. Picking the only chosen value again takes it back; picking another value of the
 * same field moves the choice; excluding or adding extends a filter of the same field. All else is appended.
 *
 * A group was put together on purpose, so a click narrows it with a condition beside it; but a value that stands in it is taken
 * out of it by the same click, and one that is added joins the alternative of its field.
 */
export function filtersAfterPick(conditions: readonly Condition[], picked: Filter, gesture: Gesture): readonly Condition[] {
  const wanted: Filter = { ...picked, negated: gesture === 'exclude' ? !picked.negated : picked.negated, disabled: false };
  const alone = (at: number): Filter | undefined => {
    const condition = conditions[at];
    return condition === undefined || isGroup(condition) ? undefined : condition;
  };
  const same = conditions.findIndex((one) => !isGroup(one) && sameTest(one, wanted));
  const found = alone(same);
  if (found !== undefined) {
    if (found.disabled || found.negated !== wanted.negated) return conditions.with(same, wanted);
    return gesture === 'include' ? conditions.toSpliced(same, 1) : conditions;
  }
  const at = conditions.findIndex((one) => !isGroup(one) && sameKind(one, wanted) && one.negated === wanted.negated && !one.disabled);
  const before = alone(at);
  if (before === undefined) return pickedInGroup(conditions, wanted, gesture) ?? [...conditions, wanted];
  if (gesture === 'include') return conditions.with(at, wanted);
  const extended = withValues(before, wanted);
  return extended === null ? [...conditions, wanted] : conditions.with(at, extended);
}

/**
 * The conditions after a mark was picked that stands for several values at once: a 5-tuple, a pair. Leaving it out leaves out only
 * what has all of them, so it is one condition: at least one of the values is another.
 */
export function filtersAfterPicks(conditions: readonly Condition[], picked: readonly Filter[], gesture: Gesture): readonly Condition[] {
  if (gesture !== 'exclude' || picked.length < 2) return picked.reduce<readonly Condition[]>((filters, one) => filtersAfterPick(filters, one, gesture), conditions);
  const others = picked.map((one): Filter => ({ ...one, negated: !one.negated, disabled: false }));
  const rest = conditions.filter((one) => isGroup(one) ? !sameGroup(one.any, others) : !picked.some((each) => each.negated === one.negated && sameTest(one, each)));
  return [...rest, { any: others }];
}

/** The conditions after a step into what was picked: those that hold already stay, the others are added beside the coarser ones. */
export function filtersAfterDrill(conditions: readonly Condition[], picked: readonly Filter[]): readonly Condition[] {
  const holds = (one: Filter): boolean => conditions.some((each) => !isGroup(each) && !each.disabled && !each.negated && sameTest(each, one));
  return picked.filter((one) => !holds(one)).reduce<readonly Condition[]>((filters, one) => filtersAfterPick(filters, one, 'include'), conditions);
}

function sameGroup(a: readonly Filter[], b: readonly Filter[]): boolean {
  return a.length === b.length && a.every((one, i) => b[i] !== undefined && one.negated === b[i].negated && sameTest(one, b[i]));
}

/** The conditions where the pick is the business of a group; null where it is none's. */
function pickedInGroup(conditions: readonly Condition[], wanted: Filter, gesture: Gesture): readonly Condition[] | null {
  if (gesture === 'exclude') return null;
  const fits = gesture === 'include'
    ? (one: Filter): boolean => sameTest(one, wanted) && one.negated === wanted.negated && !one.disabled
    : (one: Filter): boolean => sameKind(one, wanted) && one.negated === wanted.negated && !one.disabled;
  const at = conditions.findIndex((one) => isGroup(one) && one.any.some(fits));
  const group = conditions[at];
  if (group === undefined) return null;
  const members = filtersIn(group);
  const rest = gesture === 'include' ? conditionOf(members.filter((one) => !fits(one))) : conditionOf(members.map((one) => (fits(one) ? (withValues(one, wanted) ?? one) : one)));
  return rest === undefined ? conditions.toSpliced(at, 1) : conditions.with(at, rest);
}
