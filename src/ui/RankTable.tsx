import { formatExact } from '../base/format/number.ts';
import { formatShare } from '../base/format/share.ts';
import { exactQuantity, narrowName, quantityText } from '../charts/figures.ts';
import { isMono, valueLabel, valueNote } from '../charts/labels.ts';
import type { Look } from '../charts/look.ts';
import type { Ranking } from '../charts/rank/rows.ts';
import { verdictOf } from '../charts/verdicts/mark.ts';
import type { FrameColumn, Unit } from '../model/frame.ts';
import type { Gesture } from './chart/gesture.ts';
import { useHold } from './chart/use-hold.tsx';
import { panelWords } from './panel/words.ts';
import { PickRow, RowName } from './PickRow.tsx';
import { usePartWords } from './reader.tsx';
import { VerdictMark } from './Swatch.tsx';

interface RankTableProps {
  readonly ranking: Ranking;
  readonly look: Look;
  readonly units: Readonly<Record<string, Unit>>;
  /** Name of the row of records without a name. */
  readonly absent?: string;
  /** Values that the panel's own filter chose; its other rows stay, dimmed. */
  readonly chosen: readonly string[];
  readonly onPick?: (key: string, gesture: Gesture) => void;
}

/** Ids are cut in the middle so that their ends can be told apart in a narrow column. */
const longestName = 15;

/** A ranking as a table: name, value, bar, share, further numbers; what is beyond the list is counted in the last row. */
export function RankTable({ ranking, look, units, absent, chosen, onPick }: RankTableProps) {
  const words = usePartWords(panelWords);
  const hold = useHold();
  const { name, value, further, rows, other, changes } = ranking;
  const field = name.field ?? name.name;
  const unitOf = (column: FrameColumn): Unit => units[column.name] ?? column.unit;
  // Fields keep the log's own spelling; what the statement counts is no field, and has a word.
  const head = (column: FrameColumn): string => (column.name === 'records' || column.name === 'rejected' ? words[column.name] : column.name);
  const shown = (key: string): string => (isMono(field) ? narrowName(valueLabel(field, key)[look.language], longestName) : valueLabel(field, key)[look.language]);
  return (
    <>
      <table {...hold.area} className="rank">
        <colgroup>
          <col />
          <col className="rank-value" />
          {changes && <col className="rank-change" />}
          <col className="rank-bar" />
          <col className="rank-share" />
          {further.map((column) => <col key={column.name} className="rank-further" />)}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{name.name}</th>
            <th scope="col" className="end sorted" aria-sort="descending">{head(value)} <span aria-hidden="true">↓</span></th>
            {changes && <th scope="col" className="end further">{changes.label}</th>}
            <th scope="col"><span className="unseen">{words.bar}</span></th>
            <th scope="col" className="end">{words.share}</th>
            {further.map((column) => <th key={column.name} scope="col" className="end further">{head(column)}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => {
            const isChosen = row.key !== null && chosen.includes(row.key);
            const note = row.key === null ? '' : valueNote(field, row.key);
            return (
              <PickRow key={row.key ?? `absent-${i}`} values={row.key === null ? [] : [row.key]} chosen={chosen.length === 0 ? null : isChosen} hold={hold} onPick={onPick && ((gesture) => onPick(row.key ?? '', gesture))}>
                <td className="cut" title={row.key ?? undefined}>
                  {row.key === null ? <span className="tertiary">{absent ?? words.notRecorded}</span> : (
                    <RowName className={isMono(field) ? 'mono' : ''}>
                      <VerdictMark verdict={verdictOf(field, row.key)} />{shown(row.key)}
                      {note === '' ? null : <span className="tertiary note-beside">{note}</span>}
                    </RowName>
                  )}
                </td>
                <td className="end" title={exactQuantity(row.value, unitOf(value), look.language)}>{quantityText(row.value, unitOf(value), look.units)}</td>
                {changes && <td className={`end further ${changes.of[i]?.tone}`} title={changes.of[i]?.exact}>{changes.of[i]?.text}</td>}
                <td className="bar-cell" aria-hidden="true"><span className="bar" style={{ width: `${Math.max(row.part * 100, row.part > 0 ? 1 : 0)}%` }} /></td>
                <td className="end secondary" title={exactQuantity(row.share, 'share', look.language)}>{formatShare(row.share)}</td>
                {further.map((column, at) => <td key={column.name} className="end secondary further" title={exactQuantity(row.further[at], unitOf(column), look.language)}>{quantityText(row.further[at], unitOf(column), look.units)}</td>)}
              </PickRow>
            );
          })}
          {other ? (
            <tr className="other">
              <td className="cut tertiary">{words.other(formatExact(other.groups))}</td>
              <td className="end tertiary" title={exactQuantity(other.value, unitOf(value), look.language)}>{quantityText(other.value, unitOf(value), look.units)}</td>
              {changes && <td className={`end further ${changes.other?.tone}`} title={changes.other?.exact}>{changes.other?.text ?? '–'}</td>}
              <td className="bar-cell" aria-hidden="true"><span className="bar rest" style={{ width: `${Math.min(100, otherPart(ranking) * 100)}%` }} /></td>
              <td className="end tertiary" title={exactQuantity(other.share, 'share', look.language)}>{formatShare(other.share)}</td>
              {further.map((column, at) => <td key={column.name} className="end tertiary further" title={exactQuantity(other.further[at], unitOf(column), look.language)}>{quantityText(other.further[at], unitOf(column), look.units)}</td>)}
            </tr>
          ) : null}
        </tbody>
      </table>
      {hold.menu}
    </>
  );
}

/** "Other" on the scale of the rows; it may be longer than all of them and then fills its cell. */
function otherPart({ other, rows }: Ranking): number {
  const largest = rows.reduce((most, row) => Math.max(most, row.share ?? 0), 0);
  return largest > 0 ? (other?.share ?? 0) / largest : 0;
}
