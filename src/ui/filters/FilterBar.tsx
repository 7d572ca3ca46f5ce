import { useRef, type ReactNode } from 'react';
import type { Filter } from '../../model/filter.ts';
import { usePartWords } from '../reader.tsx';
import { chipsAfter } from './chips.ts';
import { FilterChip } from './FilterChip.tsx';
import { words } from './words.ts';
import './filters.css';

export interface FilterBarProps {
  readonly filters: readonly Filter[];
  readonly countryName: (code: string) => string;
  readonly onFilters: (filters: readonly Filter[]) => void;
  /** The input. */
  readonly children: ReactNode;
  /** At the right: what the screen's numbers rest on. */
  readonly coverage: ReactNode;
}

/** Chips, then the input, then the coverage line. Three lines of chips at most, then they scroll. */
export function FilterBar({ filters, countryName, onFilters, children, coverage }: FilterBarProps) {
  const w = usePartWords(words);
  const list = useRef<HTMLUListElement>(null);
  const focusChip = (index: number): void => {
    const chips = list.current?.querySelectorAll<HTMLElement>('[data-chip]');
    chips?.[Math.max(0, Math.min(index, chips.length - 1))]?.focus();
  };
  return (
    <section className="filter-bar" aria-label={w.filters}>
      <div className="filter-chips">
        <ul ref={list}>
          {filters.map((filter, index) => (
            <FilterChip
              // Two equal filters can stand side by side; their place is what tells them apart.
              key={index}
              filter={filter}
              countryName={countryName}
              onDeed={(deed) => {
                onFilters(chipsAfter(filters, index, deed));
                // After the answer is drawn, so that keys go on working on the same place.
                requestAnimationFrame(() => focusChip(index));
              }}
              onMove={(by) => focusChip(index + by)}
            />
          ))}
          <li className="filter-entry">{children}</li>
          {filters.length > 1 && (
            <li>
              <button type="button" className="link small" onClick={() => onFilters([])}>
                {w.clear}
              </button>
            </li>
          )}
        </ul>
      </div>
      {coverage}
    </section>
  );
}
