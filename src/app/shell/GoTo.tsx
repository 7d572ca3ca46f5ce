import { useLocation, useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useId, useState, type KeyboardEvent } from 'react';
import { countryName } from '../../base/geo/names.ts';
import { useViewOpening } from '../../features/dashboards/ViewLink.tsx';
import { useDescription } from '../../state/engine.tsx';
import { useLanguage, useWords } from '../../state/language.ts';
import { useSavedDashboards } from '../../state/saved-dashboards.ts';
import { useSavedViews } from '../../state/saved-views.ts';
import { searchAsking, withoutQuery } from '../../state/search.ts';
import { useView, useViewActions } from '../../state/view.ts';
import { FilterOption } from '../../ui/filters/FilterOption.tsx';
import { suggestionKey } from '../../ui/filters/suggestion.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/icons.tsx';
import { filterBoxFocused, useFrame } from './frame-state.ts';
import { goWords } from './go-words.ts';
import { isOverRecords, placesNamed, type Place } from './places.ts';
import { useSuggestions } from './use-suggestions.ts';
import './go-to.css';

const headings = { screen: 'screens', view: 'views', dashboard: 'dashboards', filter: 'filters', field: 'fields' } as const;

/** `Ctrl K`: one input that leads to every screen, to what was saved, and to whatever the data holds, as a filter. */
export function GoTo({ onClose }: { readonly onClose: () => void }) {
  const w = useWords(goWords);
  const language = useLanguage();
  const id = useId();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const deferred = useDeferredValue(text);
  const { records } = useDescription();
  const views = useSavedViews((state) => state.views);
  const dashboards = useSavedDashboards((state) => state.dashboards);
  const { suggestions } = useSuggestions(records > 0 ? deferred : '');
  // What is still of the text before would lead somewhere else than what is typed.
  const places = placesNamed(text, { hasRecords: records > 0, views, dashboards, suggestions: deferred === text ? suggestions : [] }, language);
  const go = useGoing(onClose);
  const [awaited, setAwaited] = useState<string | null>(null);
  const first = places[0];
  // Enter came before anything was found: the first that is found is what was meant.
  useEffect(() => {
    if (first !== undefined && awaited === text) go(first);
  });
  const at = Math.min(chosen, Math.max(0, places.length - 1));
  const onKeyDown = (event: KeyboardEvent): void => {
    const place = places[at];
    if (event.key === 'Enter' && place !== undefined) go(place);
    else if (event.key === 'Enter') setAwaited(text);
    else if (event.key === 'ArrowDown') setChosen(Math.min(at + 1, places.length - 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(at - 1, 0));
    else return;
    event.preventDefault();
    document.getElementById(`${id}-${event.key === 'ArrowUp' ? Math.max(at - 1, 0) : at + 1}`)?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <Dialog title={w.title} size={560} centered={false} yOffset="12vh" className="go-to" transitionProps={{ duration: 0 }} closeName={w.close} onClose={onClose}>
      <div className="go-input">
        <Icon name="search" little />
        <input
          // At once: the keys that follow Ctrl K are meant for it.
          ref={(element) => element?.focus()}
          data-autofocus role="combobox" aria-label={w.title} aria-expanded aria-controls={id} aria-autocomplete="list" aria-activedescendant={places.length > 0 ? `${id}-${at}` : undefined}
          autoComplete="off" spellCheck={false} placeholder={w.placeholder} value={text} onKeyDown={onKeyDown}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setChosen(0);
            setAwaited(null);
          }}
        />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the popup of an editable combobox; a select takes no free text */}
      <div id={id} role="listbox" aria-label={w.list} className="go-list">
        {places.map((place, index) => (
          <div key={keyOf(place)} className={places[index - 1]?.kind === place.kind ? undefined : 'go-first'} role="presentation">
            {places[index - 1]?.kind === place.kind ? null : <div className="micro tertiary go-heading" aria-hidden="true">{w[headings[place.kind]]}</div>}
            {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option of the listbox above */}
            <div role="option" tabIndex={-1} id={`${id}-${index}`} aria-selected={index === at} onMouseDown={(event) => event.preventDefault()} onClick={() => go(place)} onKeyDown={onKeyDown}>
              {'suggestion' in place ? <FilterOption suggestion={place.suggestion} countryName={(code) => countryName(code, language)} /> : <span className="cut">{place.name}</span>}
            </div>
          </div>
        ))}
      </div>
      {places.length === 0 && deferred === text && <output className="go-nothing small tertiary">{w.nothing(text)}</output>}
    </Dialog>
  );
}

function keyOf(place: Place): string {
  switch (place.kind) {
    case 'screen':
      return `${place.to} ${place.asks ?? ''}`;
    case 'view':
      return `view ${place.view.id}`;
    case 'dashboard':
      return `dashboard ${place.id}`;
    case 'filter':
    case 'field':
      return `${place.kind} ${suggestionKey(place.suggestion)}`;
  }
}

/** Goes there. A filter is set where records are shown; from elsewhere it leads to the Overview. */
function useGoing(onClose: () => void): (place: Place) => void {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { filters } = useView();
  const { filtersReplaced, overviewOpened } = useViewActions();
  const openView = useViewOpening();
  return (place) => {
    onClose();
    switch (place.kind) {
      case 'screen':
        return void navigate({ to: place.to, search: searchAsking(place.asks) });
      case 'view':
        return openView(place.view);
      case 'dashboard':
        return void navigate({ to: '/dashboards/$id', params: { id: place.id }, search: withoutQuery });
      case 'filter':
      case 'field': {
        const { suggestion } = place;
        const isHere = isOverRecords(pathname);
        if (suggestion.kind === 'conditions') return (isHere ? filtersReplaced : overviewOpened)([...filters, ...suggestion.conditions]);
        useFrame.setState({ filterText: suggestion.text });
        if (!isHere) overviewOpened(filters);
        // After the dialog has given the focus back.
        return void setTimeout(() => filterBoxFocused());
      }
    }
  };
}
