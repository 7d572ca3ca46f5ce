import { useEffect, useId, useImperativeHandle, useLayoutEffect, useRef, useState, useSyncExternalStore, type KeyboardEvent, type MouseEvent, type Ref } from 'react';
import { clamp } from '../../../base/clamp.ts';
import { formatExact } from '../../../base/format/number.ts';
import type { Value } from '../../../model/frame.ts';
import type { Gesture } from '../../../state/picked.ts';
import { gestureOf, gestureOfKey } from '../../../ui/chart/gesture.ts';
import { usePartWords, useReader } from '../../../ui/reader.tsx';
import { copyText, isPickable } from './cell-text.ts';
import { clampWidth } from './columns-codec.ts';
import { GridHeader, type GridColumn } from './GridHeader.tsx';
import type { ResourceNames } from '../resource-names.ts';
import { GridRow } from './GridRow.tsx';
import type { LogRecord } from './log-record.ts';
import { rowHeight, rowsIn, rowsSeen, scrollHeight } from './scroll.ts';
import { TableScroll } from './table-scroll.ts';
import { rawWords } from './words.ts';

export const headerHeight = 24;

export interface GridHandle {
  /** Brings a record to the top. */
  goTo(place: number): void;
  /** Moves no further than is needed to see it. */
  show(place: number): void;
  focus(): void;
}

interface RecordGridProps {
  readonly rows: number;
  /** When it changes, the table is another one: it begins at its top. */
  readonly table: number;
  readonly record: (place: number) => LogRecord | undefined;
  readonly columns: readonly GridColumn[];
  /** Names that stand beside ids. */
  readonly names: ResourceNames;
  readonly newestFirst: boolean;
  /** Days are told where they change. */
  readonly manyDays: boolean;
  /** Place of the record that the keys are at. */
  readonly row: number;
  /** Its aside is open, and goes with it. */
  readonly isOpen: boolean;
  readonly isOld: boolean;
  readonly onView: (view: { readonly first: number; readonly end: number }, seen: { readonly first: number; readonly end: number }) => void;
  readonly onRow: (place: number) => void;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onPick: (name: string, value: Value, gesture: Gesture) => void;
  readonly onTurn: () => void;
  readonly onWidth: (name: string, width: number) => void;
  readonly ref?: Ref<GridHandle>;
}

/**
 * All matching records as a table of which only the rows in view exist. One stop of Tab: arrows move the cell, Enter opens
 * the record. Rows that are not here yet keep their height.
 */
export function RecordGrid({ rows, table, record, columns, names, newestFirst, manyDays, row: wantedRow, isOpen, isOld, onView, onRow, onOpen, onPick, onTurn, onWidth, ref }: RecordGridProps) {
  const words = usePartWords(rawWords);
  const { zone } = useReader();
  const id = useId();
  const host = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const [scroll] = useState(() => new TableScroll(headerHeight));
  const { top, scroller } = useSyncExternalStore(scroll.watch, scroll.scrolled);
  const [wantedColumn, setColumn] = useState(0);
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>({});
  useLayoutEffect(() => (host.current ? scroll.attach(host.current) : undefined), [scroll]);
  // The space has the new height by now, so the bar can follow.
  useLayoutEffect(() => {
    scroll.rowsBecame(rows);
    scroll.settle();
  }, [scroll, rows]);

  const { first, end } = rowsIn(scroller, top);
  const seen = rowsSeen(scroller, top);
  useEffect(() => onView({ first, end }, { first: seen.first, end: seen.end }), [onView, first, end, seen.first, seen.end]);
  useImperativeHandle(ref, () => ({
    goTo: (place) => scroll.scrollTo(place * rowHeight),
    show: (place) => scroll.show(place),
    focus: () => grid.current?.focus({ preventScroll: true }),
  }), [scroll]);

  const before = useRef(table);
  useLayoutEffect(() => {
    if (before.current === table) return;
    before.current = table;
    scroll.scrollTo(0);
  }, [table, scroll]);

  const row = Math.min(wantedRow, Math.max(0, rows - 1));
  const column = Math.min(wantedColumn, Math.max(0, columns.length - 1));
  const shown = columns.map((one) => ({ ...one, width: widths[one.name] ?? one.width }));
  const name = columns[column]?.name ?? '';

  const moveTo = (to: number): void => {
    const next = clamp(to, 0, rows - 1);
    onRow(next);
    scroll.show(next);
  };
  const moveAcross = (to: number): void => {
    const next = clamp(to, 0, columns.length - 1);
    setColumn(next);
    host.current?.querySelector(`.raw-head [data-column="${next}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const resize = (by: number): void => {
    const width = shown[column]?.width;
    if (width !== undefined) onWidth(name, clampWidth(width + by));
  };
  const deed = (event: KeyboardEvent): (() => void) | null => {
    const { key, altKey, shiftKey } = event;
    const page = Math.max(1, Math.floor(scroller.viewport / rowHeight) - 1);
    const value = record(row)?.values[name];
    if (event.ctrlKey || event.metaKey) return null;
    const gesture = gestureOfKey(event);
    if (gesture !== null) return value === undefined || !isPickable(name, value) ? null : () => onPick(name, value, gesture);
    switch (key) {
      case 'ArrowDown': return altKey ? null : () => moveTo(row + 1);
      case 'ArrowUp': return altKey ? null : () => moveTo(row - 1);
      case 'ArrowLeft': return shiftKey ? () => resize(-8) : () => moveAcross(column - 1);
      case 'ArrowRight': return shiftKey ? () => resize(8) : () => moveAcross(column + 1);
      case 'PageDown': return () => moveTo(row + page);
      case 'PageUp': return () => moveTo(row - page);
      case 'Home': return () => moveTo(0);
      case 'End': return () => moveTo(rows - 1);
      case 'Enter': return () => onOpen(true);
      case 'Escape': return isOpen ? () => onOpen(false) : null;
      case 'c': case 'C': return value === undefined ? null : () => void navigator.clipboard.writeText(copyText(name, value, zone)).catch(() => undefined);
      default: return null;
    }
  };
  const keyed = (event: KeyboardEvent): void => {
    const done = deed(event);
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
    done();
  };
  const clicked = (event: MouseEvent<HTMLElement>): void => {
    const target = event.target instanceof Element ? event.target : null;
    const place = Number(target?.closest('[data-place]')?.getAttribute('data-place') ?? 'NaN');
    if (!Number.isInteger(place)) return;
    const across = Number(target?.closest('[data-column]')?.getAttribute('data-column') ?? column);
    setColumn(across);
    const field = columns[across]?.name ?? '';
    const value = record(place)?.values[field];
    // Text that was marked is to be copied.
    if ((getSelection()?.toString() ?? '') !== '') return;
    onRow(place);
    if (target?.closest('[data-pick]') && value !== undefined) onPick(field, value, gestureOf(event));
    else onOpen(true);
  };

  const width = shown.reduce((sum, one) => sum + one.width, 0);
  const places = Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i);
  const lefts = pinnedLefts(shown);
  return (
    <div ref={host} className={isOld ? 'raw-grid old' : 'raw-grid'}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table whose cells the arrows reach is a grid */}
      <table role="grid"
        ref={grid} className="raw-table" tabIndex={0} aria-label={words.records} aria-describedby={`${id}hint`} aria-rowcount={rows + 1} aria-colcount={columns.length}
        aria-activedescendant={row >= first && row < end ? `${id}${row}-${column}` : undefined} style={{ height: headerHeight + scrollHeight(scroller), minWidth: width }} onKeyDown={keyed} onClick={clicked}
      >
        <GridHeader
          columns={shown} lefts={lefts} width={width} newestFirst={newestFirst} active={column} onTurn={onTurn}
          onDrag={(of, to) => setWidths({ [of]: to })}
          onDragged={(of, to) => {
            setWidths({});
            onWidth(of, to);
          }}
        />
        <tbody className="raw-rows" style={{ minWidth: width }}>
          {places.map((place) => (
            <GridRow
              key={place} id={id} place={place} record={record(place)} above={place === first ? undefined : record(place - 1)} isFirst={place === first} columns={shown} lefts={lefts} y={place * rowHeight - top}
              names={names} active={place === row ? column : null} isOpened={isOpen && place === row} manyDays={manyDays}
            />
          ))}
        </tbody>
      </table>
      <span id={`${id}hint`} className="unseen">{`${formatExact(rows)} ${words.records}. ${words.gridHint}`}</span>
    </div>
  );
}

/** Where pinned columns stand when the table is moved sideways; null for the others. */
function pinnedLefts(columns: readonly GridColumn[]): readonly (number | null)[] {
  let left = 0;
  return columns.map((one) => {
    if (!one.pinned) return null;
    const at = left;
    left += one.width;
    return at;
  });
}
