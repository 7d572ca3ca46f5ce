import { filtersIn, type Condition } from '../../model/filter.ts';

/** What a typed text may mean. Counts are null while they are being counted. */
export type Suggestion =
  /** These conditions, with the records they would leave. */
  | { readonly kind: 'conditions'; readonly conditions: readonly Condition[]; readonly records: number | null }
  /** A field whose name is begun, with the number of its different values; `text` is what then stands in the input. */
  | { readonly kind: 'field'; readonly name: string; readonly values: number | null; readonly text: string };

/** Once all is counted, what would leave no record goes last; the order of the others is theirs. */
export function likelierFirst(counted: readonly Suggestion[]): readonly Suggestion[] {
  const leavesNone = (one: Suggestion): boolean => one.kind === 'conditions' && one.records === 0;
  const isCounted = counted.every((one) => one.kind === 'field' || one.records !== null);
  return isCounted ? [...counted.filter((one) => !leavesNone(one)), ...counted.filter(leavesNone)] : counted;
}

export function suggestionKey(suggestion: Suggestion): string {
  return suggestion.kind === 'field' ? suggestion.name : JSON.stringify(suggestion.conditions);
}

/** The same without what it means: none of what is joined by "or". What holds several conditions together, and a field, stay as they are. */
export function excluded(suggestion: Suggestion): Suggestion {
  if (suggestion.kind === 'field') return suggestion;
  const [only, ...more] = suggestion.conditions;
  if (only === undefined || more.length > 0) return suggestion;
  return { ...suggestion, conditions: filtersIn(only).map((filter) => ({ ...filter, negated: !filter.negated })) };
}
