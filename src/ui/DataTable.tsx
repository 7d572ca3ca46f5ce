import { Fragment, useMemo } from 'react';
import { formatTime } from '../base/format/time.ts';
import { exactText } from '../charts/figures.ts';
import { fullLabel, isMono } from '../charts/labels.ts';
import type { Look } from '../charts/look.ts';
import { restIn, restRow } from '../charts/table/rest.ts';
import { verdictOf } from '../charts/verdicts/mark.ts';
import type { Frame, FrameColumn, Unit, Value } from '../model/frame.ts';
import type { Gesture } from './chart/gesture.ts';
import { useHold, type Hold } from './chart/use-hold.tsx';
import type { UnreadRow } from './chart/unread-text.ts';
import { dataWords } from './data-words.ts';
import { PickCell } from './PickCell.tsx';
import { usePartWords } from './reader.tsx';
import { VerdictMark } from './Swatch.tsx';

/** Rows drawn at once; a twin of more says so and leaves the rest to the file. */
const mostRows = 1000;

export interface DataTableProps {
  readonly frame: Frame;
  readonly look: Look;
  readonly units: Readonly<Record<string, Unit>>;
  readonly caption: string;
  /** What of its time nothing was read of; absent in a table without an axis of time. */
  readonly unread?: readonly UnreadRow[];
  /** A value of a field was picked; absent where a click means nothing. */
  readonly onPick?: (field: string, value: string, gesture: Gesture) => void;
}

/** The same numbers as a picture, exactly, as a table: words left, numbers right, names as the log spells them. A value of a field is picked by a click. */
export function DataTable({ frame, look, units, caption, unread = [], onPick }: DataTableProps) {
  const words = usePartWords(dataWords);
  const hold = useHold();
  const rows = Math.min(frame.rows, mostRows);
  const rest = frame.rows > rows ? null : restIn(frame);
  const unreadAt = useMemo(() => unreadPlaces(frame, rows, unread), [frame, rows, unread]);
  return (
    <>
      <div {...hold.area} className="data-table">
        <table className="rank">
          <caption className="unseen">{caption}</caption>
          <thead>
            <tr>{frame.columns.map((column) => <th key={column.name} scope="col" className={isNumber(column) ? 'end' : undefined}>{column.name}</th>)}</tr>
          </thead>
          <tbody>
            {Array.from({ length: rows }, (_, row) => (
              // Rows of an answer have no identity but their place.
              // oxlint-disable-next-line react/no-array-index-key -- an answer's rows never move
              <Fragment key={row}>
                {unreadAt.get(row)?.map(({ before, text }) => <NotReadRow key={before} text={text} columns={frame.columns.length} />)}
                <tr>
                  {frame.columns.map((column) => <td key={column.name} className={cellClass(column)}><Cell column={column} row={row} text={cellText(column, row, look, units)} hold={hold} onPick={onPick} /></td>)}
                </tr>
              </Fragment>
            ))}
            {unreadAt.get(rows)?.map(({ before, text }) => <NotReadRow key={before} text={text} columns={frame.columns.length} />)}
            {rest !== null && (
              <tr className="tertiary">
                {restRow(rest, words.other(rest.groups)).map((value, at) => <RestCell key={frame.columns[at]?.name} column={frame.columns[at]} value={value} units={units} />)}
              </tr>
            )}
          </tbody>
        </table>
        {frame.rows > rows ? <p className="small tertiary data-note">{words.firstRows(rows, frame.rows)}</p> : null}
      </div>
      {hold.menu}
    </>
  );
}

/** What the rows leave out: counted, and no value that a click could mean. */
function RestCell({ column, value, units }: { readonly column: FrameColumn | undefined; readonly value: Value; readonly units: DataTableProps['units'] }) {
  if (column === undefined || value === null || typeof value === 'string') return <td>{value}</td>;
  return <td className={isNumber(column) ? 'end' : undefined}>{exactText(value, units[column.name] ?? column.unit)}</td>;
}

function NotReadRow({ text, columns }: { readonly text: string; readonly columns: number }) {
  return <tr className="tertiary"><td colSpan={columns}>{text}</td></tr>;
}

/** Before which row each stretch stands; behind all of them where the rows are in no order of time. */
function unreadPlaces(frame: Frame, rows: number, unread: readonly UnreadRow[]): ReadonlyMap<number, readonly UnreadRow[]> {
  const places = new Map<number, UnreadRow[]>();
  if (unread.length === 0) return places;
  const times = frame.columns.find(isTime)?.values.slice(0, rows).map((value) => Number(value)) ?? [];
  const isOrdered = times.every((time, row) => row === 0 || time >= (times[row - 1] ?? 0));
  for (const one of unread) {
    const next = isOrdered ? times.findIndex((time) => time >= one.before) : -1;
    const at = next < 0 ? rows : next;
    places.set(at, [...(places.get(at) ?? []), one]);
  }
  return places;
}

interface CellProps {
  readonly column: FrameColumn;
  readonly row: number;
  readonly text: string;
  readonly hold: Hold;
  readonly onPick: DataTableProps['onPick'];
}

/** Only what is a field of the log as it stands, and recorded, can be filtered by; not a time, which is the range's business. */
function Cell({ column, row, text, hold, onPick }: CellProps) {
  const { field } = column;
  const value = column.values[row] ?? null;
  const mark = <VerdictMark verdict={verdictOf(field, value === null ? null : String(value))} />;
  if (onPick === undefined || field === undefined || value === null || isTime(column)) return <>{mark}{text}</>;
  return <PickCell value={String(value)} className={isMono(field) ? 'mono' : ''} hold={hold} onPick={(gesture) => onPick(field, String(value), gesture)}>{mark}{text}</PickCell>;
}

function isNumber(column: FrameColumn): boolean {
  return !isTime(column) && (column.type === 'bigint' || column.type === 'double') && column.field === undefined;
}

function isTime(column: FrameColumn): boolean {
  return column.type === 'timestamp' || column.unit === 'time' || (column.name === 'time' && column.type === 'bigint');
}

function cellClass(column: FrameColumn): string | undefined {
  if (isNumber(column)) return 'end';
  return column.field !== undefined && isMono(column.field) ? 'mono cut' : 'cut';
}

function cellText(column: FrameColumn, row: number, look: Look, units: Readonly<Record<string, Unit>>): string {
  const value = column.values[row] ?? null;
  if (isTime(column) && (typeof value === 'number' || typeof value === 'bigint')) {
    const seconds = Number(value);
    return formatTime(seconds, look.zone, (seconds + look.zone) % 60 === 0 ? 'minute' : 'moment');
  }
  if (value !== null && column.field !== undefined) return fullLabel(column.field, String(value))[look.language];
  return exactText(value, units[column.name] ?? column.unit);
}
