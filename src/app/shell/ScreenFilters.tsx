import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { countryName } from '../../base/geo/names.ts';
import { appliedOf } from '../../model/filter.ts';
import { useDescription, useReadProgress } from '../../state/engine.tsx';
import { useScopeCoverage } from '../../state/figures.ts';
import { useLanguage } from '../../state/language.ts';
import { lazyPart } from '../../state/lazy-part.tsx';
import { useSettings } from '../../state/settings.ts';
import { useView, useViewActions } from '../../state/view.ts';
import { FilterBar } from '../../ui/filters/FilterBar.tsx';
import { FilterInput } from '../../ui/filters/FilterInput.tsx';
import { CoverageLine } from '../../ui/frame/CoverageLine.tsx';
import { isTyping } from '../../ui/range/RangeControl.tsx';
import { filterBoxFocused, useFrame } from './frame-state.ts';

const loadSuggestions = async () => (await import('./ScreenSuggestions.tsx')).ScreenSuggestions;
const ScreenSuggestions = lazyPart(loadSuggestions);

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
  const text = useFrame((state) => state.filterText);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      filterBoxFocused();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <FilterInput
      text={text} onText={(filterText) => useFrame.setState({ filterText })} onReady={() => void loadSuggestions()}
      list={(place) => <ScreenSuggestions place={place} nameOf={nameOf} />}
    />
  );
}

function ScreenCoverage() {
  const { records, skipped, reading } = useDescription();
  const { files } = useReadProgress();
  const coverage = useScopeCoverage();
  const { range, filters } = useView();
  const isWhole = range.kind === 'extent' && appliedOf(filters).length === 0;
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
