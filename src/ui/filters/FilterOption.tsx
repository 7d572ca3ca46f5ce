import { Fragment } from 'react';
import { formatExact } from '../../base/format/number.ts';
import { fieldNamed } from '../../model/fields.ts';
import { filtersIn, type Filter } from '../../model/filter.ts';
import { usePartWords, useReader } from '../reader.tsx';
import type { Inventory } from './completion.ts';
import { filterText } from './filter-text.ts';
import type { Suggestion } from './suggestion.ts';
import { listWords } from './list-words.ts';
import { words } from './words.ts';

/** One line of the suggestions: filters as their chips would say them, or a field to go on with; the count at the right. */
export function FilterOption({ suggestion, countryName, inventory }: { readonly suggestion: Suggestion; readonly countryName: (code: string) => string; readonly inventory?: Inventory }) {
  const w = usePartWords(words);
  const l = usePartWords(listWords);
  const { language } = useReader();
  if (suggestion.kind === 'field') {
    const label = fieldNamed(suggestion.name)?.label[language];
    return (
      <>
        <span className="mono">{suggestion.name}:</span> {label !== undefined && <span className="tertiary">{label}</span>}
        <span className="filter-count tertiary">{suggestion.values === null ? '' : l.values(formatExact(suggestion.values), suggestion.values)}</span>
      </>
    );
  }
  return (
    <>
      <span className="filter-meaning">
        {suggestion.conditions.map((condition, at) => (
          <Fragment key={JSON.stringify(condition)}>
            {at > 0 && <span className="tertiary"> · </span>}
            {filtersIn(condition).map((filter, member) => (
              <Fragment key={JSON.stringify(filter)}>
                {member > 0 && <span className="tertiary"> {w.or} </span>}
                <Meaning filter={filter} name={nameIn(inventory, filter)} said={filterText(filter, w, language, countryName)} />
              </Fragment>
            ))}
          </Fragment>
        ))}
      </span>
      <span className="filter-count tertiary">{suggestion.records === null ? '' : l.records(formatExact(suggestion.records), suggestion.records)}</span>
    </>
  );
}

/** What the inventory calls the one instance that a filter is about. */
function nameIn(inventory: Inventory | undefined, { test }: Filter): string {
  return (test.kind === 'in' && test.values.length === 1 ? inventory?.get(test.values[0] ?? '') : undefined) ?? '';
}

function Meaning({ filter, name, said }: { readonly filter: Filter; readonly name: string; readonly said: ReturnType<typeof filterText> }) {
  return (
    <>
      <span className="secondary">{said.field}</span> <span className={filter.negated ? 'reject' : 'tertiary'}>{said.operator}</span> <span className="mono">{said.value}</span>
      {name !== '' && <span className="tertiary"> {name}</span>}
      {said.rest !== '' && <span className="tertiary"> {said.rest}</span>}
    </>
  );
}
