import { Popover } from '@mantine/core';
import { useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { clamp } from '../../../base/clamp.ts';
import { formatExact } from '../../../base/format/number.ts';
import { computedTwin } from '../../../model/recorded-name.ts';
import { usePartWords } from '../../../ui/reader.tsx';
import type { ListPlace, ListRow } from '../list-keys.ts';
import { useOneStop, type StopProps } from '../use-one-stop.ts';
import type { RawColumns } from './columns-codec.ts';
import { moved, movedTo, pinned, toggled, withAll } from './columns.ts';
import { rawWords } from './words.ts';

interface ColumnListProps {
  readonly columns: RawColumns;
  /** Fields of the log, in its order. */
  readonly fields: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  readonly isOpen: boolean;
  readonly onColumns: (columns: RawColumns | null) => void;
  readonly topValues: (name: string) => ReactNode;
}

/** The columns of the raw logs: shown ones in their order, to be moved, pinned and taken away, then the rest. */
export function ColumnList({ columns, fields, counts, isOpen, onColumns, topValues }: ColumnListProps) {
  const words = usePartWords(rawWords);
  const [drag, setDrag] = useState<{ readonly name: string; readonly y: number; readonly height: number; readonly from: number; readonly to: number } | null>(null);
  const shown = columns.columns.map((one) => one.name);
  const rest = fields.filter((name) => !shown.includes(name));

  // The last column that is shown cannot be taken away, so its box takes no focus.
  const rows: readonly ListRow[] = [
    ...shown.map((name) => ({ name, parts: shown.length === 1 ? ['pin', 'name'] : ['pin', 'show', 'name'] })),
    { name: '', parts: ['all'] },
    ...rest.map((name) => ({ name, parts: ['show', 'name'] })),
  ];
  const { list, at, focus, placeOf, keyed } = useOneStop<HTMLDivElement>(rows);
  /** A column that goes to the other list, or elsewhere in its own, takes the focus of the keyboard along; under a pointer the list stays where it is. */
  const changed = (next: RawColumns | null, place: ListPlace): void => {
    const isByKey = list.current !== null && list.current.querySelector(':focus-visible') !== null;
    onColumns(next);
    if (isByKey) requestAnimationFrame(() => focus(place));
  };
  const pressed = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    const place = event.altKey && by !== 0 ? placeOf(event) : null;
    if (place === null || !shown.includes(place.name)) return keyed(event);
    event.preventDefault();
    changed(moved(columns, place.name, by), place);
  };
  const dragging = {
    begin: (event: PointerEvent, name: string, from: number): void => {
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      const height = event.currentTarget.parentElement?.offsetHeight ?? 1;
      setDrag({ name, y: event.clientY, height, from, to: from });
    },
    move: (event: PointerEvent): void => {
      if (!drag) return;
      const to = clamp(drag.from + Math.round((event.clientY - drag.y) / drag.height), 0, shown.length - 1);
      if (to !== drag.to) setDrag({ ...drag, to });
    },
    end: (): void => {
      if (drag && drag.to !== drag.from) onColumns(movedTo(columns, drag.name, drag.to));
      setDrag(null);
    },
  };
  const item = (name: string, place: number | null): ReactNode => {
    const isPinned = columns.columns.some((one) => one.name === name && one.pinned);
    const count = counts[name];
    const twin = computedTwin(name);
    const mark = drag === null || place !== drag.to || drag.to === drag.from ? '' : drag.to > drag.from ? ' after' : ' before';
    return (
      <li key={name} className={`raw-column${mark}${drag?.name === name ? ' dragged' : ''}`}>
        {place === null ? <span className="raw-pin" /> : (
          <button type="button" className={isPinned ? 'raw-pin on' : 'raw-pin'} {...at(name, 'pin')} aria-pressed={isPinned} aria-label={isPinned ? words.unpin(name) : words.pin(name)} title={isPinned ? words.unpin(name) : words.pin(name)} onClick={() => changed(pinned(columns, name), { name, part: 'pin' })}>
            <svg viewBox="0 0 12 12" className="icon little" aria-hidden="true"><path d="M4 1.5h4M4.5 1.5v3L3 6.5h6L7.5 4.5v-3M6 6.5v4" /></svg>
          </button>
        )}
        <input type="checkbox" {...at(name, 'show')} aria-label={words.show(name)} checked={place !== null} disabled={place !== null && shown.length === 1} onChange={() => changed(toggled(columns, name), { name, part: 'show' })} />
        <NameButton name={name} hint={[...(twin === null ? [] : [words.recorded(twin)]), words.topOf(name), ...(place === null ? [] : [words.topHint])].join('. ')} at={at(name, 'name')} topValues={topValues} />
        <span className="tertiary" title={count === undefined ? undefined : words.distinct(formatExact(count))}>{count === undefined ? '' : formatExact(count)}</span>
        {place === null ? null : (
          <span
            className="raw-handle" aria-hidden="true" onPointerDown={(event) => dragging.begin(event, name, place)} onPointerMove={dragging.move} onPointerUp={dragging.end} onPointerCancel={() => setDrag(null)}
          />
        )}
      </li>
    );
  };
  return (
    // Keys of its controls, which bubble up to here.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- as said above
    <div ref={list} className={isOpen ? 'raw-columns open' : 'raw-columns'} onKeyDown={pressed}>
      <div className="raw-columns-head"><span title={words.columnsHint}>{words.columnsInOrder}</span><span>{words.valuesShort}</span></div>
      <ul aria-label={words.columnsInOrder}>{shown.map((name, i) => item(name, i))}</ul>
      <div className="raw-columns-head ruled-above">
        <span>{words.notShown}</span>
        {rest.length > 0 ? <button type="button" className="link" {...at('', 'all')} onClick={() => changed(withAll(columns, fields), { name: '', part: 'all' })}>{words.all(fields.length)}</button> : (
          <button type="button" className="link" {...at('', 'all')} onClick={() => changed(null, { name: '', part: 'all' })}>{words.usual}</button>
        )}
      </div>
      <ul aria-label={words.notShown}>{rest.map((name) => item(name, null))}</ul>
    </div>
  );
}

interface NameButtonProps {
  readonly name: string;
  readonly hint: string;
  readonly at: StopProps;
  readonly topValues: (name: string) => ReactNode;
}

function NameButton({ name, hint, at, topValues }: NameButtonProps) {
  const words = usePartWords(rawWords);
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="right-start" width={300} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className="row-button mono cut grow" data-name={name} {...at} title={hint} aria-expanded={opened} onClick={() => setOpened(!opened)}>{name}</button>
      </Popover.Target>
      <Popover.Dropdown>
        {/* Has the focus until there is something to choose. */}
        <h2 className="raw-top-head small" tabIndex={-1} data-autofocus="">{words.topOf(name)}</h2>
        {opened ? topValues(name) : null}
      </Popover.Dropdown>
    </Popover>
  );
}
