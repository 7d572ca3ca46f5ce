import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react';
import { clamp } from '../../../base/clamp.ts';
import { formatExact } from '../../../base/format/number.ts';
import type { Frame, Value } from '../../../model/frame.ts';
import type { Scope } from '../../../model/scope.ts';
import { gestureOf, gestureOfKey, type Gesture } from '../../../ui/chart/gesture.ts';
import { usePartWords, useReader } from '../../../ui/reader.tsx';
import { useResourceNames } from '../resource-names.ts';
import { rowHeight, rowsIn, scrollHeight } from '../raw/scroll.ts';
import { TableScroll } from '../raw/table-scroll.ts';
import { clampColumn, isAddressColumn, resultColumns, type ResultColumn } from './columns.ts';
import type { Sorting } from './order.ts';
import { nextSorting } from './sorting.ts';
import { idsOf } from './ids.ts';
import { copiedCell, protocolsOf, resultCell } from './result-cell.ts';
import { useCountries } from './use-countries.ts';
import { tableWords } from './words.ts';

const headerHeight = 24;
const nothing: ReadonlyMap<string, string> = new Map();

interface ResultGridProps {
  readonly frame: Frame;
  /** Places of the frame's rows as they are shown; null for its own order. */
  readonly order: Uint32Array | null;
  readonly sorting: Sorting | null;
  /** Of the columns whose width was set, by name. */
  readonly widths: Readonly<Record<string, number>>;
  readonly scope: Scope;
  readonly opened: number | null;
  readonly onSort: (sorting: Sorting | null) => void;
  readonly onWidth: (column: string, width: number) => void;
  readonly onOpen: (place: number | null) => void;
  readonly onPick: (field: string, value: Value, gesture: Gesture) => void;
}

/**
 * Rows of an answer, of which only those in view exist. One stop of Tab: arrows move the cell, Enter opens the row, C copies, F
 * filters, Shift with arrows makes the column wider.
 */
export function ResultGrid({ frame, order, sorting, widths, scope, opened, onSort, onWidth, onOpen, onPick }: ResultGridProps) {
  const w = usePartWords(tableWords);
  const { language, zone } = useReader();
  const id = useId();
  const host = useRef<HTMLDivElement>(null);
  const [scroll] = useState(() => new TableScroll(headerHeight));
  const { top, scroller } = useSyncExternalStore(scroll.watch, scroll.scrolled);
  useLayoutEffect(() => (host.current ? scroll.attach(host.current) : undefined), [scroll]);
  // The space beneath has the new height by now, so the bar can follow.
  useLayoutEffect(() => {
    scroll.rowsBecame(frame.rows);
    scroll.settle();
  }, [scroll, frame.rows]);
  const [cell, setCell] = useState({ row: 0, column: 0 });
  // Of a column whose edge is held: the link hears of it when it is let go.
  const [dragged, setDragged] = useState<Readonly<Record<string, number>>>({});
  const addresses = useMemo(() => frame.columns.map(isAddressColumn), [frame]);
  const names = useResourceNames(useMemo(() => idsOf(frame), [frame]));
  const columns = useMemo(() => resultColumns(frame, (column, value) => {
    const { text, note } = resultCell(column, false, value, { language, zone, countries: nothing, names });
    return text.length + (note === '' ? 0 : note.length + 1) + (isAddressColumn(column) ? 3 : 0);
  }), [frame, language, zone, names]);
  const protocols = useMemo(() => protocolsOf(frame), [frame]);
  const shown = columns.map((one) => ({ ...one, width: dragged[one.column.name] ?? widths[one.column.name] ?? one.width }));
  const { first, end } = rowsIn(scroller, top);
  const places = Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i);
  const rowOf = (place: number): number => order?.[place] ?? place;
  const inView = places.flatMap((place) => shown.flatMap(({ column, index }) => {
    const value = addresses[index] === true ? column.values[rowOf(place)] : null;
    return typeof value === 'string' ? [value] : [];
  }));
  const countries = useCountries(inView, scope);

  const before = useRef(order);
  useLayoutEffect(() => {
    if (before.current === order) return;
    before.current = order;
    scroll.scrollTo(0);
  }, [order, scroll]);
  useEffect(() => {
    if (opened !== null) scroll.show(opened);
  }, [opened, scroll]);

  const row = Math.min(cell.row, Math.max(0, frame.rows - 1));
  const at = Math.min(cell.column, shown.length - 1);
  const current = shown[at];
  const valueAt = (place: number, one: ResultColumn | undefined): Value => one?.column.values[rowOf(place)] ?? null;
  const moveTo = (to: number, across = at): void => {
    const next = clamp(to, 0, frame.rows - 1);
    const column = clamp(across, 0, shown.length - 1);
    setCell({ row: next, column });
    scroll.show(next);
    if (opened !== null) onOpen(next);
    if (across !== at) host.current?.querySelector(`th[data-column="${column}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const resize = (one: ResultColumn | undefined, width: number): void => {
    if (one !== undefined) onWidth(one.column.name, clampColumn(width));
  };
  const pick = (place: number, one: ResultColumn | undefined, gesture: Gesture): void => {
    const field = one?.column.field;
    const value = valueAt(place, one);
    if (field !== undefined && value !== null && one?.isTime === false) onPick(field, value, gesture);
  };
  const page = Math.max(1, Math.floor(scroller.viewport / rowHeight) - 1);
  const deeds: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
    ArrowDown: () => moveTo(row + 1),
    ArrowUp: () => moveTo(row - 1),
    ArrowLeft: ({ shiftKey }) => (shiftKey ? resize(current, (current?.width ?? 0) - 8) : moveTo(row, at - 1)),
    ArrowRight: ({ shiftKey }) => (shiftKey ? resize(current, (current?.width ?? 0) + 8) : moveTo(row, at + 1)),
    PageDown: () => moveTo(row + page),
    PageUp: () => moveTo(row - page),
    Home: () => moveTo(0),
    End: () => moveTo(frame.rows - 1),
    Enter: () => onOpen(row),
    Escape: () => onOpen(null),
    c: () => void (current && navigator.clipboard.writeText(copiedCell(current.column, valueAt(row, current), zone)).catch(() => undefined)),
    s: () => onSort(nextSorting(sorting, at)),
  };
  const keyed = (event: KeyboardEvent): void => {
    const gesture = gestureOfKey(event);
    const deed = gesture !== null ? () => pick(row, current, gesture) : event.ctrlKey || event.metaKey ? undefined : deeds[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (deed === undefined || (event.key === 'Escape' && opened === null)) return;
    event.preventDefault();
    event.stopPropagation();
    deed(event);
  };
  const clicked = (event: MouseEvent<HTMLElement>): void => {
    const target = event.target instanceof Element ? event.target : null;
    const place = Number(target?.closest('[data-place]')?.getAttribute('data-place') ?? 'NaN');
    if (!Number.isInteger(place)) return;
    const column = Number(target?.closest('[data-column]')?.getAttribute('data-column') ?? at);
    setCell({ row: place, column });
    if ((getSelection()?.toString() ?? '') !== '') return;
    if (target?.closest('[data-pick]')) pick(place, shown[column], gestureOf(event));
    else onOpen(place);
  };
  const width = shown.reduce((sum, one) => sum + one.width, 0);
  return (
    <div ref={host} className="result-grid">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- a grid takes keys and clicks for its cells, as said above */}
      <table
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- cells are moved over, opened and picked: a grid
        role="grid" tabIndex={0} className="result-table" aria-label={w.rows} aria-describedby={`${id}hint`} aria-rowcount={frame.rows + 1} aria-colcount={shown.length}
        aria-activedescendant={row >= first && row < end ? `${id}${row}-${at}` : undefined} onKeyDown={keyed} onClick={clicked}
      >
        <thead className="result-head">
          <tr className="result-row" style={{ minWidth: width }} aria-rowindex={1}>
            {shown.map((one, i) => <HeaderCell key={one.column.name} one={one} place={i} sorting={sorting} onSort={() => onSort(nextSorting(sorting, i))} onDrag={(to) => setDragged({ [one.column.name]: clampColumn(to) })} onDragged={(to) => {
              setDragged({});
              resize(one, to);
            }} />)}
          </tr>
        </thead>
        <tbody className="result-rows" style={{ minWidth: width }}>
          {places.map((place) => (
            <tr key={place} className={`result-row${place === opened ? ' opened' : ''}`} aria-rowindex={place + 2} aria-selected={place === opened} data-place={place} style={{ transform: `translateY(${place * rowHeight - top}px)` }}>
              {shown.map((one, i) => {
                const value = valueAt(place, one);
                const { text, note, isMono, mark } = resultCell(one.column, addresses[one.index] === true, value, { language, zone, countries, names, protocol: protocols[rowOf(place)] });
                const isPicked = one.column.field !== undefined && value !== null && !one.isTime;
                return (
                  <td key={one.column.name} id={`${id}${place}-${i}`} aria-colindex={i + 1} data-column={i} className={`result-cell${one.align === 'end' ? ' end' : ''}${place === row && i === at ? ' active' : ''}`} style={{ width: one.width }}>
                    {mark === null ? null : <i className={`raw-mark ${mark}`} aria-hidden="true" />}
                    <span className={isMono ? 'result-value mono' : 'result-value'} data-pick={isPicked ? '' : undefined}>{text}</span>
                    {note === '' ? null : <span className="result-note" title={note}>{note}</span>}
                    {one.barMax === null ? null : <span className="result-bar" aria-hidden="true">{Number(value ?? 0) > 0 ? <i style={{ width: `${Math.min(100, (100 * Number(value)) / one.barMax)}%` }} /> : null}</span>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <div aria-hidden="true" style={{ height: scrollHeight(scroller), width }} />
      <span id={`${id}hint`} className="unseen">{`${formatExact(frame.rows)}. ${w.hint}`}</span>
    </div>
  );
}

interface HeaderCellProps {
  readonly one: ResultColumn;
  readonly place: number;
  readonly sorting: Sorting | null;
  readonly onSort: () => void;
  readonly onDrag: (width: number) => void;
  readonly onDragged: (width: number) => void;
}

function HeaderCell({ one, place, sorting, onSort, onDrag, onDragged }: HeaderCellProps) {
  const w = usePartWords(tableWords);
  const isSorted = sorting?.column === place;
  const drag = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const down = (event: PointerEvent<HTMLElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, width: one.width };
  };
  const at = (event: PointerEvent): number => (drag.current === null ? one.width : drag.current.width + event.clientX - drag.current.x);
  const move = (event: PointerEvent): void => {
    if (drag.current !== null) onDrag(at(event));
  };
  const up = (event: PointerEvent): void => {
    const to = at(event);
    const isHeld = drag.current !== null;
    drag.current = null;
    if (isHeld) onDragged(to);
  };
  return (
    <th scope="col" data-column={place} aria-colindex={place + 1} aria-sort={isSorted ? (sorting.descending ? 'descending' : 'ascending') : 'none'} className={`result-cell${one.align === 'end' ? ' end' : ''}`} style={{ width: one.width }}>
      <button type="button" tabIndex={-1} className={isSorted ? 'result-sort sorted' : 'result-sort'} title={w.sortBy(one.column.name)} onClick={onSort}>
        {one.column.name}
        {isSorted ? <span aria-hidden="true">{sorting.descending ? ' ↓' : ' ↑'}</span> : null}
      </button>
      {one.barMax === null ? null : <span className="result-bar" aria-hidden="true" />}
      <span className="result-edge" aria-hidden="true" onPointerDown={down} onPointerMove={move} onPointerUp={up} onPointerCancel={up} />
    </th>
  );
}
