import { Menu } from '@mantine/core';
import { Fragment, useState, type KeyboardEvent } from 'react';
import type { Filter, Side } from '../../model/filter.ts';
import { Icon } from '../icons.tsx';
import { usePartWords, useReader } from '../reader.tsx';
import { ChipEditor } from './ChipEditor.tsx';
import { deedOfKey, hasMirror, type ChipDeed } from './chips.ts';
import { filterText } from './filter-text.ts';
import { words } from './words.ts';

export interface FilterChipProps {
  readonly filter: Filter;
  readonly neighbours: {
    /** Which condition it would be grouped with; null where it stands alone. */
    readonly joins: 'next' | 'before' | null;
    readonly inGroup: boolean;
  };
  readonly countryName: (code: string) => string;
  readonly onDeed: (deed: ChipDeed) => void;
  /** Arrow keys: to the chip before (-1) or after (1). */
  readonly onMove: (by: -1 | 1) => void;
  readonly onDrag: (isDragged: boolean) => void;
}

const sides = { own: 'onlyEnd', either: 'atEither', both: 'atBoth' } as const satisfies Readonly<Record<Side, string>>;
/** The side that the key `E` leads to from each. */
const sideAfter: Readonly<Record<Side, Side>> = { own: 'either', either: 'both', both: 'own' };

/** One filter: a click opens what can be done with it, Enter edits it in place, each other deed has a key of its own. */
export function FilterChip({ filter, neighbours, countryName, onDeed, onMove, onDrag }: FilterChipProps) {
  const w = usePartWords(words);
  const { language } = useReader();
  const [editing, setEditing] = useState(false);
  const [opened, setOpened] = useState(false);
  const text = filterText(filter, w, language, countryName);
  const name = [text.field, text.operator, text.value, text.rest].filter((part) => part !== '').join(' ');

  if (editing) {
    return (
      <ChipEditor
        filter={filter}
        onDone={(edited) => {
          setEditing(false);
          if (edited !== null) onDeed({ kind: 'edited', filter: edited });
        }}
      />
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
  const item = (label: string, key: string | null, act: () => void) => (
    <Menu.Item rightSection={key === null ? undefined : <kbd>{key}</kbd>} onClick={act}>
      {label}
    </Menu.Item>
  );
  return (
    <>
      <Menu opened={opened} onChange={setOpened}>
        <Menu.Target>
          <button
            type="button" className="chip-body" title={name} onKeyDown={onKeyDown} data-chip
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
            <span className="chip-value">{text.value}</span>
            {text.rest !== '' && <span className="chip-operator"> {text.rest}</span>}
            {filter.disabled && <span className="unseen">{w.off}</span>}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {item(w.edit, '↵', () => setEditing(true))}
          {item(filter.negated ? w.include : w.exclude, '-', () => onDeed({ kind: 'negated' }))}
          {item(filter.disabled ? w.switchOn : w.switchOff, 'D', () => onDeed({ kind: 'switched' }))}
          {hasMirror(filter) && (
            <>
              <Menu.Divider />
              {(['own', 'either', 'both'] as const).filter((side) => side !== filter.side).map((side) => (
                <Fragment key={side}>{item(w[sides[side]], sideAfter[filter.side] === side ? 'E' : null, () => onDeed({ kind: 'sided', side }))}</Fragment>
              ))}
              {item(w.swap, 'X', () => onDeed({ kind: 'swapped' }))}
            </>
          )}
          {(neighbours.joins !== null || neighbours.inGroup) && <Menu.Divider />}
          {neighbours.joins !== null && item(neighbours.joins === 'next' ? w.orNext : w.orBefore, 'O', () => onDeed({ kind: 'joined' }))}
          {neighbours.inGroup && item(w.part, 'A', () => onDeed({ kind: 'parted' }))}
          <Menu.Divider />
          {item(w.remove, 'Del', () => onDeed({ kind: 'removed' }))}
        </Menu.Dropdown>
      </Menu>
      {!neighbours.inGroup && (
        <button type="button" className="chip-remove" aria-label={w.removeNamed(name)} onClick={() => onDeed({ kind: 'removed' })}>
          <Icon name="close" little />
        </button>
      )}
    </>
  );
}
