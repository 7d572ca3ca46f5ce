import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { countryCodes, countryName } from '../../base/geo/names.ts';
import { useDescription, useReadProgress } from '../../state/engine.tsx';
import { useFilterCounts, useScopeCoverage } from '../../state/figures.ts';
import { useLanguage } from '../../state/language.ts';
import { useSettings } from '../../state/settings.ts';
import { useView, useViewActions } from '../../state/view.ts';
import { FilterBar } from '../../ui/filters/FilterBar.tsx';
import { FilterInput } from '../../ui/filters/FilterInput.tsx';
import { guessFilters } from '../../ui/filters/guess.ts';
import { CoverageLine } from '../../ui/frame/CoverageLine.tsx';
import { isTyping } from '../../ui/range/RangeControl.tsx';
import { useFrame } from './frame-state.ts';

/** The filters of the view, the input that makes more, and what all numbers rest on. */
export function ScreenFilters() {
  const language = useLanguage();
  const { filters } = useView();
  const { filtersReplaced } = useViewActions();
  const filtersOver = useFrame((state) => state.filtersOver);
  const nameOf = useMemo(() => (code: string) => countryName(code, language), [language]);
  return (
    <div className={filtersOver ? 'filters-opened' : 'filters-closed'}>
      <FilterBar filters={filters} countryName={nameOf} onFilters={filtersReplaced} coverage={<ScreenCoverage />}>
        <ScreenFilterInput nameOf={nameOf} />
      </FilterBar>
    </div>
  );
}

function ScreenFilterInput({ nameOf }: { readonly nameOf: (code: string) => string }) {
  const { filters } = useView();
  const { filtersReplaced } = useViewActions();
  const { fields } = useDescription();
  const [text, setText] = useState('');
  const deferred = useDeferredValue(text);
  const countries = useMemo(() => countryCodes().map((code) => ({ code, name: nameOf(code) })), [nameOf]);
  const guessed = useMemo(() => guessFilters(deferred, fields, countries), [deferred, fields, countries]);
  const counts = useFilterCounts(guessed);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      // Drawn at once, so that the next key is heard by the input already.
      flushSync(() => useFrame.setState({ filtersOver: true }));
      document.getElementById('filter-input')?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <FilterInput
      text={text}
      suggestions={guessed.map((filter, index) => ({ filter, records: counts[index] ?? null }))}
      countryName={nameOf}
      onText={setText}
      onPick={(filter) => {
        setText('');
        filtersReplaced([...filters, filter]);
      }}
    />
  );
}

function ScreenCoverage() {
  const { records, skipped, reading } = useDescription();
  const { files } = useReadProgress();
  const coverage = useScopeCoverage();
  const { range, filters } = useView();
  const isWhole = range.kind === 'extent' && filters.every((filter) => filter.disabled);
  const projectZone = useSettings((settings) => settings.projectZone);
  const navigate = useNavigate();
  const all = files.reduce((sum, file) => sum + file.bytes, 0);
  const read = files.reduce((sum, file) => sum + file.bytesRead, 0);
  return (
    <CoverageLine
      matched={isWhole ? null : (coverage?.matched ?? null)}
      // While reading, an answer can rest on more records than were told before.
      total={Math.max(records, coverage?.matched ?? 0)}
      skipped={skipped}
      filesNotRead={files.filter((file) => file.failure !== null && file.failure.kind !== 'already-read').length}
      reading={reading}
      readShare={all > 0 ? read / all : null}
      projectZone={projectZone}
      onReport={() => void navigate({ to: '/reading', search: true })}
    />
  );
}
