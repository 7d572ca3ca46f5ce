import { lazy, Suspense, useState, type KeyboardEvent } from 'react';
import { verdictOf } from '../../charts/verdicts/mark.ts';
import type { Filter } from '../../model/filter.ts';
import { Icon } from '../icons.tsx';
import { LateMenu } from '../menu/LateMenu.tsx';
import { VerdictMark } from '../Swatch.tsx';
import { usePartWords, useReader } from '../reader.tsx';
import type { Neighbours } from './ChipDeeds.tsx';
import { deedOfKey, type ChipDeed } from './chips.ts';
import { filterText } from './filter-text.ts';
import { words } from './words.ts';

/** Few chips are ever edited, and few are opened. */
const ChipDeeds = lazy(async () => ({ default: (await import('./ChipDeeds.tsx')).ChipDeeds }));
const ChipEditor = lazy(async () => ({ default: (await import('./ChipEditor.tsx')).ChipEditor }));

export interface FilterChipProps {
  readonly filter: Filter;
  readonly neighbours: Neighbours;
  readonly countryName: (code: string) => string;
  readonly onDeed: (deed: ChipDeed) => void;
  /** The focus goes to the chip before (-1) or after (1), or back to this one. */
  readonly onMove: (by: -1 | 0 | 1) => void;
  readonly onDrag: (isDragged: boolean) => void;
}

/** One filter: a click opens what can be done with it, Enter edits it in place, each other deed has a key of its own. */
export function FilterChip({ filter, neighbours, countryName, onDeed, onMove, onDrag }: FilterChipProps) {
  const w = usePartWords(words);
  const { language } = useReader();
  const [editing, setEditing] = useState(false);
  const text = filterText(filter, w, language, countryName);
  const name = [text.field, text.operator, text.value, text.rest].filter((part) => part !== '').join(' ');

  if (editing) {
    return (
      <Suspense fallback={<span className="chip-field">{name}</span>}>
        <ChipEditor
          filter={filter}
          onDone={(edited) => {
            setEditing(false);
            if (edited !== null) onDeed({ kind: 'edited', filter: edited });
            // It was let be by a key: the chip stands there again for the next one.
            else requestAnimationFrame(() => document.activeElement === document.body && onMove(0));
          }}
        />
      </Suspense>
    );
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const deed = deedOfKey(event.key);
    if (deed !== null) onDeed(deed);
    else if (event.key === 'Enter') setEditing(true);
    else if (event.key === 'ArrowLeft') onMove(-1);
    else if (event.key === 'ArrowRight') onMove(1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <LateMenu
        target={(button) => (
          <button
            {...button} type="button" className="chip-body" title={name} onKeyDown={onKeyDown} data-chip
            draggable={neighbours.joins !== null || neighbours.inGroup}
            onDragStart={(event) => {
              // Some text is needed for a drag to begin; elsewhere it is the filter as it is typed.
              event.dataTransfer.setData('text/plain', name);
              event.dataTransfer.effectAllowed = 'copyLink';
              onDrag(true);
            }}
            onDragEnd={() => onDrag(false)}
          >
            <span className="chip-field">{text.field}</span> <span className="chip-operator">{text.operator}</span>{' '}
            <span className="chip-value">{verdictsOf(filter).map((verdict) => <VerdictMark key={verdict} verdict={verdict} />)}{text.value}</span>
            {text.rest !== '' && <span className="chip-operator"> {text.rest}</span>}
            {filter.disabled && <span className="unseen">{w.off}</span>}
          </button>
        )}
      >
        {() => <Suspense><ChipDeeds filter={filter} neighbours={neighbours} onEdit={() => setEditing(true)} onDeed={onDeed} /></Suspense>}
      </LateMenu>
      {!neighbours.inGroup && (
        <button type="button" className="chip-remove" aria-label={w.removeNamed(name)} onClick={() => onDeed({ kind: 'removed' })}>
          <Icon name="close" little />
        </button>
      )}
    </>
  );
}

/** The verdicts that a chip names, each once. */
function verdictsOf({ field, test }: Filter): readonly NonNullable<ReturnType<typeof verdictOf>>[] {
  return test.kind === 'in' ? [...new Set(test.values.flatMap((value) => verdictOf(field, value) ?? []))] : [];
}
