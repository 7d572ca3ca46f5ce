import { useMemo } from 'react';
import type { Condition } from '../../model/filter.ts';
import { useDescription } from '../../state/engine.tsx';
import { useConditionCounts } from '../../state/figures.ts';
import { useInstanceNames } from '../../state/instance-names.ts';
import { useDistinctCounts, useSeenValues } from '../../state/seen-values.ts';
import { completedBy, completionsOf, fieldsBegun } from '../../ui/filters/completion.ts';
import { readingsOf } from '../../ui/filters/guess.ts';
import { likelierFirst, type Suggestion } from '../../ui/filters/suggestion.ts';
import { troubleOf, typedTerms, withReading, type Trouble } from '../../ui/filters/terms.ts';
import { partsOf, withoutNot } from '../../ui/filters/typed.ts';

const mostChoices = 9;
const mostFields = 3;

interface Suggested {
  readonly suggestions: readonly Suggestion[];
  readonly trouble: Trouble | null;
}

/**
 * What a text in the filter box may mean: what can be told from the text alone, then values that the data holds, each with the
 * records it would leave, then fields whose name is begun. All that is counted is asked in one message.
 */
export function useSuggestions(text: string): Suggested {
  const { fields } = useDescription();
  const inventory = useInstanceNames((known) => known.names);
  const typed = useMemo(() => typedTerms(text, fields), [text, fields]);
  const { last, before, isOr } = typed;
  const guessed = useMemo(() => (last === '' ? [] : readingsOf(last, fields).filter((one) => !isOr || one.length === 1)), [last, isOr, fields]);
  const completions = useMemo(() => (last === '' ? [] : completionsOf(last, fields, inventory)), [last, fields, inventory]);
  const names = useMemo(() => fieldsBegun(last, fields, mostFields), [last, fields]);
  const seen = useSeenValues(completions.map(({ field, asked }) => ({ field, start: asked })), before);
  const distinct = useDistinctCounts(names);
  const choices = useMemo((): readonly (readonly Condition[])[] => {
    if (typed.trouble !== null) return [];
    if (last === '') return before.length === 0 ? [] : [before];
    const completed = completions.flatMap((one, at) => completedBy(one, (seen[at] ?? []).map(({ value }) => value), mostChoices, inventory));
    return eachOnce([...guessed, ...completed.map((filter) => [filter])]).slice(0, mostChoices).map((reading) => withReading(before, reading, isOr));
  }, [typed, last, before, isOr, guessed, completions, seen, inventory]);
  const counts = useConditionCounts(choices);
  return useMemo(() => {
    const found = likelierFirst(choices.map((conditions, at): Suggestion => ({ kind: 'conditions', conditions, records: counts[at] ?? null })));
    const begun = typed.trouble !== null ? [] : names.map((name, at): Suggestion => ({ kind: 'field', name, values: distinct[at] ?? null, text: `${typed.beforeText}${withoutNot(last).negated ? '-' : ''}${name}:` }));
    return { suggestions: [...found, ...begun], trouble: typed.trouble ?? (found.length + begun.length > 0 || isOpen(last) ? null : isOr && readingsOf(last, fields).length > 0 ? { kind: 'together', text: last } : troubleOf(last, fields)) };
  }, [choices, counts, names, distinct, typed, last, isOr, fields]);
}

/** A term of which the value is still to come. */
function isOpen(term: string): boolean {
  return term === '' || /^(?:[<>≥≤]=?)?$/.test(partsOf(withoutNot(term).rest)?.value ?? '-');
}

function eachOnce(readings: readonly (readonly Condition[])[]): (readonly Condition[])[] {
  return [...new Map(readings.map((one) => [JSON.stringify(one), one])).values()];
}
