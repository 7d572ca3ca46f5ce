import { courseHeight, courseWidth } from '../charts/list/course.ts';
import type { ListCell } from '../charts/list/cells.ts';
import { turnedOrder } from '../charts/list/order.ts';
import { narrowed, nameWish } from '../charts/list/names.ts';
import type { List, ListHead, ListRow } from '../charts/list/rows.ts';
import { listWidth, listWidths } from '../charts/list/widths.ts';
import { isChosen, type Chosen } from '../model/consequence.ts';
import type { ListColumn, ListOrder } from '../model/list.ts';
import type { Gesture } from './chart/gesture.ts';
import { useHold, type Hold } from './chart/use-hold.tsx';
import { useSize } from './chart/use-size.ts';
import { panelWords } from './panel/words.ts';
import { PickRow, RowName } from './PickRow.tsx';
import { usePartWords } from './reader.tsx';
import { PairSwatch } from './Swatch.tsx';
import './list-table.css';

interface ListTableProps {
  readonly list: List;
  readonly caption: string;
  /** Values that the panel's own filters chose, by result column; the other rows stay, dimmed. */
  readonly chosen: Chosen;
  /** Absent where a click means nothing. */
  readonly onMarked?: (marked: Readonly<Record<string, string>>, gesture: Gesture) => void;
  readonly onOrder?: (order: ListOrder) => void;
}

/** Bars take a fifth of what there is, as far as that leaves names theirs. */
const barShare = 0.2;
/** A narrower bar has no room for the name of its column. */
const namedBar = 40;
/** As in the style sheet, which hides what is marked `further` then. */
const narrow = '(max-width: 639px)';
const headHeight = 24;
const flexible = new Set<ListColumn['role']>(['name', 'ends']);

/**
 * A table of rows that can be picked: a click anywhere in a row or Enter on it chooses, Alt leaves out, Shift adds; `f` chooses and
 * `c` copies the row's name. A finger that holds a row has a menu. The head stays in sight and puts the rows in another order where that can be done rightly.
 */
export function ListTable({ list, caption, chosen, onMarked, onOrder }: ListTableProps) {
  const words = usePartWords(panelWords);
  const hold = useHold();
  const { heads, other, rowHeight } = list;
  const [ref, size] = useSize<HTMLDivElement>();
  const isNarrow = matchMedia(narrow).matches;
  const least = heads.reduce((sum, { column }) => sum + (isNarrow && column.further === true ? 0 : listWidth(column)), 0);
  const barWidth = Math.max(listWidths.bar, Math.min(size.width * barShare, listWidths.bar + size.width - least - nameWish(list)));
  const rows = narrowed(list, size.width === 0 ? Infinity : size.width - heads.reduce((sum, { column }) => sum + (isNarrow && column.further === true ? 0 : (colWidth(column, barWidth)?.width ?? 0)), 0));
  const high = headHeight + (rows.length + (other === null ? 0 : 1)) * rowHeight;
  const scrolls = size.height > 0 && (high > size.height + 1 || least > size.width + 1);
  return (
    <>
      {/* What scrolls can be reached and scrolled by key; where all is in sight, the panel itself is the only stop of Tab. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as said above */}
      <div ref={ref} {...hold.area} className="list-scroll" tabIndex={scrolls ? 0 : undefined}>
        <table className={rowHeight > 23 ? 'rank list-table tall' : 'rank list-table'} style={{ minWidth: `min(${least}px, var(--list-least, 9999px))` }}>
          <caption className="unseen">{caption}</caption>
          <colgroup>
            {heads.map(({ column }, i) => (
              // Columns of a picture never move.
              // oxlint-disable-next-line react/no-array-index-key -- as said above
              <col key={i} className={narrowClass(column)} style={colWidth(column, barWidth)} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {heads.map((head, i) => (
                // oxlint-disable-next-line react/no-array-index-key -- as said above
                <th key={i} scope="col" className={headClass(head)} aria-sort={head.sorted === null ? undefined : head.sorted === 'up' ? 'ascending' : 'descending'} title={head.label}>
                  <HeadLabel head={head.column.role === 'bar' && barWidth < namedBar ? { ...head, label: '' } : head} order={list.order} empty={words.bar} said={head.sortable ? words.orderBy(head.label) : ''} onOrder={onOrder} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => <Row key={row.key} row={row} heads={heads} chosen={chosen} hold={hold} onMarked={onMarked} />)}
            {other === null ? null : <tr className="other">{other.map((cell, i) => <Cell key={i} cell={cell} column={heads[i]?.column} />)}</tr>}{/* oxlint-disable-line react/no-array-index-key -- as said above */}
          </tbody>
        </table>
      </div>
      {hold.menu}
    </>
  );
}

function colWidth({ role, width, grows }: ListColumn, barWidth: number): { readonly width: number } | undefined {
  if (grows === true) return undefined;
  if (width !== undefined) return { width };
  return flexible.has(role) ? undefined : { width: role === 'bar' ? barWidth : listWidths[role] };
}

function HeadLabel({ head, order, said, empty, onOrder }: { readonly head: ListHead; readonly order: ListOrder; readonly said: string; /** What a column without a name is called where it is not seen. */ readonly empty: string; readonly onOrder?: (order: ListOrder) => void }) {
  const { column, label, sortable, sorted } = head;
  const arrow = sorted === null ? null : <span aria-hidden="true"> {sorted === 'up' ? '↑' : '↓'}</span>;
  if (label === '') return <span className="unseen">{empty}</span>;
  const next = sortable && onOrder ? turnedOrder(column, order) : null;
  if (next === null) return <>{label}{arrow}</>;
  return <button type="button" className="row-button" tabIndex={-1} data-inside="" title={said} onClick={() => onOrder?.(next)}>{label}{arrow}</button>;
}

interface RowProps {
  readonly row: ListRow;
  readonly heads: readonly ListHead[];
  readonly chosen: Chosen;
  readonly hold: Hold;
  readonly onMarked?: (marked: Readonly<Record<string, string>>, gesture: Gesture) => void;
}

function Row({ row, heads, chosen, hold, onMarked }: RowProps) {
  const values = Object.values(row.marked);
  const canPick = onMarked !== undefined && values.length > 0;
  const named = row.cells.findIndex((cell) => cell.kind === 'words' || cell.kind === 'ends');
  return (
    <PickRow values={values} chosen={isChosen(chosen, row.marked)} hold={hold} onPick={onMarked && ((gesture) => onMarked(row.marked, gesture))}>
      {/* oxlint-disable-next-line react/no-array-index-key -- the cells of a row are its picture's columns, which never move */}
      {row.cells.map((cell, i) => <Cell key={i} cell={cell} column={heads[i]?.column} isButton={i === named && canPick} />)}
    </PickRow>
  );
}

function narrowClass(column: ListColumn | undefined): string | undefined {
  return column?.further === true ? 'further' : undefined;
}

function headClass({ column, end, sorted }: ListHead): string | undefined {
  return [end ? 'end' : '', sorted === null ? '' : 'sorted', narrowClass(column) ?? ''].filter((one) => one !== '').join(' ') || undefined;
}

function Cell({ cell, column, isButton = false }: { readonly cell: ListCell; readonly column: ListColumn | undefined; readonly isButton?: boolean }) {
  const further = column?.further === true ? ' further' : '';
  switch (cell.kind) {
    case 'words': {
      const inside = <>{cell.arrow === true ? <span className="tertiary list-arrow" aria-label="→">→ </span> : null}{cell.absent ? <span className="tertiary">{cell.text}</span> : cell.text}{cell.beside === '' ? null : <span className="tertiary note-beside">{cell.beside}</span>}</>;
      return <td className={`cut${cell.mono && !isButton ? ' mono' : ''}${column?.role === 'text' ? ' secondary' : ''}${further}`} title={cell.exact}><Name isButton={isButton} mono={cell.mono}>{inside}</Name></td>;
    }
    case 'ends':
      return (
        <td className={`cut${cell.mono ? '' : ' ends'}${cell.mono && !isButton ? ' mono' : ''}${further}`} title={cell.exact}>
          <Name isButton={isButton} mono={cell.mono}>
            {cell.hues === null ? null : <PairSwatch hues={cell.hues} />}
            {cell.from}{cell.fromNote === '' ? null : <span className="tertiary note-beside">{cell.fromNote}</span>}
            <span className="tertiary list-arrow" aria-label="→"> → </span>
            {cell.to}{cell.toNote === '' ? null : <span className="tertiary note-beside">{cell.toNote}</span>}
          </Name>
        </td>
      );
    case 'number':
      return <td className={`end ${numberTone[cell.tone]}${further}`} title={cell.exact}>{cell.text}{cell.beneath && <small className={`list-beneath ${cell.beneath.tone}`} title={cell.beneath.exact}>{cell.beneath.text}</small>}</td>;
    case 'mark':
      return <td className={`cut${further}`}><span className={`list-mark ${cell.tone}`}>{cell.text.slice(0, 1)}</span>{cell.text.slice(1)}</td>;
    case 'bar':
      return <td className={`bar-cell${further}`} aria-hidden="true"><span className="bar" style={{ width: `${Math.max(cell.part * 100, cell.part > 0 ? 1 : 0)}%`, background: cell.colour }} /></td>;
    case 'course':
      return (
        <td className={`course-cell${further}`} aria-hidden="true">
          <svg viewBox={`0 0 ${courseWidth} ${courseHeight}`} preserveAspectRatio="none">{cell.parts.map((part) => <path key={part.colour} d={part.path} fill={part.colour} />)}</svg>
        </td>
      );
    case 'empty':
      return <td className={further.trim()}>{''}</td>;
  }
}

const numberTone = { plain: '', strong: 'strong', further: 'secondary', reject: 'reject', more: 'more', less: 'less' } as const;

function Name({ isButton, mono, children }: { readonly isButton: boolean; readonly mono: boolean; readonly children: React.ReactNode }) {
  return isButton ? <RowName className={mono ? 'mono' : ''}>{children}</RowName> : <>{children}</>;
}
