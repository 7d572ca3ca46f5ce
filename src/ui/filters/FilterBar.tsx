import { useRef, useState, type DragEvent, type ReactNode } from 'react';
import { clamp } from '../../base/clamp.ts';
import { filtersIn, isGroup, type Condition } from '../../model/filter.ts';
import { Icon } from '../icons.tsx';
import { usePartWords, useReader } from '../reader.tsx';
import { chipsAfter, chipsDropped, type ChipPlace } from './chips.ts';
import { FilterChip } from './FilterChip.tsx';
import { conditionName } from './filter-text.ts';
import { words } from './words.ts';
import './filters.css';

export interface FilterBarProps {
  readonly filters: readonly Condition[];
  readonly countryName: (code: string) => string;
  readonly onFilters: (filters: readonly Condition[]) => void;
  /** The input. */
  readonly children: ReactNode;
  /** At the right: what the screen's numbers rest on. */
  readonly coverage: ReactNode;
}

/**
 * Chips, then the input, then the coverage line. Three lines of chips at most, then they scroll. Filters of which one is enough
 * share a chip: one is dropped on another for that, or joined by its menu and its key; dropped beside them, it stands alone again.
 */
export function FilterBar({ filters, countryName, onFilters, children, coverage }: FilterBarProps) {
  const w = usePartWords(words);
  const { language } = useReader();
  const list = useRef<HTMLUListElement>(null);
  const [dragged, setDragged] = useState<ChipPlace | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const focusChip = (place: number): void => {
    const chips = list.current?.querySelectorAll<HTMLElement>('[data-chip]');
    // Of none that is left the input is next; under a finger it would bring a keyboard up.
    if (chips?.length === 0 && matchMedia('(pointer: fine)').matches) document.getElementById('filter-input')?.focus();
    else chips?.[clamp(place, 0, chips.length - 1)]?.focus();
  };
  /** Place of a chip among all, in the order of the row. */
  const inRow = ({ at, member }: ChipPlace): number => filters.slice(0, at).flatMap(filtersIn).length + member;
  const chip = (condition: Condition, at: number) => filtersIn(condition).map((filter, member) => (
    <FilterChip
      // Two equal filters can stand side by side; their place is what tells them apart.
      // oxlint-disable-next-line react/no-array-index-key -- as said above
      key={member}
      filter={filter}
      neighbours={{ joins: filters.length < 2 ? null : at + 1 < filters.length ? 'next' : 'before', inGroup: isGroup(condition) }}
      countryName={countryName}
      onDeed={(deed) => {
        onFilters(chipsAfter(filters, { at, member }, deed));
        // After the answer is drawn, so that keys go on working on the same place.
        requestAnimationFrame(() => focusChip(inRow({ at, member })));
      }}
      onMove={(by) => focusChip(inRow({ at, member }) + by)}
      onDrag={(isDragged) => {
        setDragged(isDragged ? { at, member } : null);
        setOver(null);
      }}
    />
  ));
  const dropping = (at: number) => ({
    onDragOver: (event: DragEvent): void => {
      if (dragged === null || dragged.at === at) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'link';
      setOver(at);
    },
    onDragLeave: (): void => setOver(null),
    onDrop: (event: DragEvent): void => {
      if (dragged === null || dragged.at === at) return;
      event.preventDefault();
      event.stopPropagation();
      onFilters(chipsDropped(filters, dragged, at));
      setDragged(null);
      setOver(null);
    },
  });
  /** Beside all chips, a chip of a group is let go of. */
  const parts = (event: DragEvent): ChipPlace | null => {
    const condition = dragged === null ? undefined : filters[dragged.at];
    const isBeside = !(event.target instanceof Element && event.target.closest('.chip, .chip-group') !== null);
    return isBeside && condition !== undefined && isGroup(condition) ? dragged : null;
  };
  const beside = {
    onDragOver: (event: DragEvent): void => {
      if (parts(event) === null) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'link';
    },
    onDrop: (event: DragEvent): void => {
      const place = parts(event);
      if (place === null) return;
      event.preventDefault();
      event.stopPropagation();
      onFilters(chipsAfter(filters, place, { kind: 'parted' }));
      setDragged(null);
    },
  };
  return (
    <section className="filter-bar" aria-label={w.filters}>
      <div className="filter-chips" {...beside}>
        <ul ref={list}>
          {filters.map((condition, at) => {
            const target = over === at ? ' over' : '';
            if (!isGroup(condition)) {
              const classes = ['chip', condition.negated ? 'not' : '', condition.disabled ? 'off' : ''].join(' ');
              // oxlint-disable-next-line react/no-array-index-key -- two equal filters can stand side by side
              return <li key={at} className={`${classes}${target}`} title={target === '' ? undefined : w.dropHelp} {...dropping(at)}>{chip(condition, at)}</li>;
            }
            const name = conditionName(condition, w, language, countryName);
            return (
              // oxlint-disable-next-line react/no-array-index-key -- two equal filters can stand side by side
              <li key={at} className={`chip-group${target}`} {...dropping(at)}>
                <ul aria-label={w.groupOf(name)}>
                  {chip(condition, at).map((one, member) => (
                    // oxlint-disable-next-line react/no-array-index-key -- two equal filters can stand side by side
                    <li key={member} className={['chip', condition.any[member]?.negated === true ? 'not' : '', condition.any[member]?.disabled === true ? 'off' : ''].join(' ')}>
                      {member > 0 && <span className="chip-or">{w.or}</span>}
                      {one}
                    </li>
                  ))}
                </ul>
                <button type="button" className="chip-remove" aria-label={w.removeGroup(name)} onClick={() => onFilters(filters.toSpliced(at, 1))}>
                  <Icon name="close" little />
                </button>
              </li>
            );
          })}
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
