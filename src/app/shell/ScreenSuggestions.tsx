import { useDeferredValue } from 'react';
import { useInstanceNames } from '../../state/instance-names.ts';
import { useView, useViewActions } from '../../state/view.ts';
import type { ListPlace } from '../../ui/filters/FilterInput.tsx';
import { FilterList } from '../../ui/filters/FilterList.tsx';
import { useFrame } from './frame-state.ts';
import { useSuggestions } from './use-suggestions.ts';

/** What the text in the filter box may mean. Loaded when somebody is about to type there. */
export function ScreenSuggestions({ place, nameOf }: { readonly place: ListPlace; readonly nameOf: (code: string) => string }) {
  const { filters } = useView();
  const inventory = useInstanceNames((known) => known.names);
  const { filtersReplaced } = useViewActions();
  const text = useFrame((state) => state.filterText);
  const deferred = useDeferredValue(text);
  const { suggestions, trouble } = useSuggestions(deferred);
  return (
    <FilterList
      place={place} isCurrent={deferred === text} suggestions={suggestions} trouble={trouble} countryName={nameOf} inventory={inventory}
      onPick={(suggestion) => {
        useFrame.setState({ filterText: suggestion.kind === 'field' ? suggestion.text : '' });
        if (suggestion.kind === 'conditions') filtersReplaced([...filters, ...suggestion.conditions]);
      }}
    />
  );
}
