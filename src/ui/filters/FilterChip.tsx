import { Menu } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { fieldNamed } from '../../model/fields.ts';
import type { Filter } from '../../model/filter.ts';
import { Icon } from '../icons.tsx';
import { usePartWords, useReader } from '../reader.tsx';
import { deedOfKey, type ChipDeed } from './chips.ts';
import { filterText } from './filter-text.ts';
import { parseTyped, printTyped } from './typed.ts';
import { words } from './words.ts';

export interface FilterChipProps {
  readonly filter: Filter;
  readonly countryName: (code: string) => string;
  readonly onDeed: (deed: ChipDeed) => void;
  /** Arrow keys: to the chip before (-1) or after (1). */
  readonly onMove: (by: -1 | 1) => void;
}

/** One filter: a click opens what can be done with it, Enter edits it in place, `-` `D` `X` and Del are deeds of their own. */
export function FilterChip({ filter, countryName, onDeed, onMove }: FilterChipProps) {
  const w = usePartWords(words);
  const { language } = useReader();
  const [editing, setEditing] = useState(false);
  const [opened, setOpened] = useState(false);
  const text = filterText(filter, w, language, countryName);
  const name = [text.field, text.operator, text.value, text.rest].filter((part) => part !== '').join(' ');

  if (editing) {
    return (
      <li className="chip editing">
        <ChipEditor
          filter={filter}
          onDone={(edited) => {
            setEditing(false);
            if (edited !== null) onDeed({ kind: 'edited', filter: edited });
          }}
        />
      </li>
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
  const menuItem = (deed: ChipDeed['kind'] | 'edit', label: string, key: string) => (
    <Menu.Item rightSection={<kbd>{key}</kbd>} onClick={() => (deed === 'edit' || deed === 'edited' ? setEditing(true) : onDeed({ kind: deed }))}>
      {label}
    </Menu.Item>
  );
  const classes = ['chip', filter.negated ? 'not' : '', filter.disabled ? 'off' : ''].join(' ');
  return (
    <li className={classes}>
      <Menu opened={opened} onChange={setOpened}>
        <Menu.Target>
          <button type="button" className="chip-body" title={name} onKeyDown={onKeyDown} data-chip>
            <span className="chip-field">{text.field}</span> <span className="chip-operator">{text.operator}</span>{' '}
            <span className="chip-value">{text.value}</span>
            {text.rest !== '' && <span className="chip-operator"> {text.rest}</span>}
            {filter.disabled && <span className="unseen">{w.off}</span>}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {menuItem('edit', w.edit, '↵')}
          {menuItem('negated', filter.negated ? w.include : w.exclude, '-')}
          {menuItem('switched', filter.disabled ? w.switchOn : w.switchOff, 'D')}
          {fieldNamed(filter.field)?.mirror !== undefined && menuItem('swapped', w.swap, 'X')}
          {menuItem('removed', w.remove, 'Del')}
        </Menu.Dropdown>
      </Menu>
      <button type="button" className="chip-remove" aria-label={w.removeNamed(name)} onClick={() => onDeed({ kind: 'removed' })}>
        <Icon name="close" little />
      </button>
    </li>
  );
}

function ChipEditor({ filter, onDone }: { readonly filter: Filter; readonly onDone: (edited: Filter | null) => void }) {
  const w = usePartWords(words);
  const [text, setText] = useState(() => printTyped(filter));
  const edited = parseTyped(text, [filter.field]);
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Enter' && edited !== null) onDone(edited);
    if (event.key === 'Escape') onDone(null);
  };
  return (
    <input
      className="chip-input mono"
      aria-label={w.editing}
      aria-invalid={edited === null}
      title={edited === null ? w.notAFilter : undefined}
      value={text}
      size={Math.min(60, Math.max(14, text.length + 1))}
      // The reader asked for this input by a key or a click, so it takes the focus.
      ref={(element) => element?.focus()}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={() => onDone(edited)}
    />
  );
}
