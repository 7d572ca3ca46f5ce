import { useState } from 'react';
import { formatShare } from '../../base/format/share.ts';
import { amountText } from '../../charts/chart/amount.ts';
import type { SeriesFigures } from '../../charts/chart/drawn.ts';
import type { Look } from '../../charts/look.ts';
import { usePartWords } from '../reader.tsx';
import { Swatch } from '../Swatch.tsx';
import { PickRow, RowName } from '../PickRow.tsx';
import type { Gesture } from './gesture.ts';
import { figureWords } from './figure-words.ts';
import { useHold } from './use-hold.tsx';
import { chartWords } from './words.ts';

const columns = ['min', 'average', 'p95', 'max', 'share'] as const;
type Column = (typeof columns)[number];

interface SeriesTableProps {
  /** Heading of the names: the column that they are values of. */
  readonly name: string;
  readonly series: readonly SeriesFigures[];
  readonly look: Look;
  readonly onPick: (marked: Readonly<Record<string, string>>, gesture: Gesture) => void;
}

/** The legend of a chart as a table: least, average, 95th percentile, most and share of each series; a click on a head sorts. */
export function SeriesTable({ name, series, look, onPick }: SeriesTableProps) {
  const words = usePartWords(chartWords);
  const heads = usePartWords(figureWords);
  const hold = useHold();
  const [sort, setSort] = useState<{ readonly by: Column; readonly down: boolean }>({ by: 'average', down: true });
  const valueOf = (one: SeriesFigures): number => one[sort.by] ?? -Infinity;
  // "Other" stays last: it is no entity.
  const isOther = (one: SeriesFigures): boolean => one.key.startsWith('\u0000');
  const rows = series.toSorted((a, b) => Number(isOther(a)) - Number(isOther(b)) || (sort.down ? valueOf(b) - valueOf(a) : valueOf(a) - valueOf(b)));
  const hasShare = series.some((one) => one.share !== null);
  const shown = columns.filter((column) => column !== 'share' || hasShare);
  return (
    <>
      <table {...hold.area} className="rank series-table">
        <thead>
          <tr>
            <th scope="col">{name}</th>
            {shown.map((column) => (
              <th key={column} scope="col" className={sort.by === column ? 'end sorted' : 'end'} aria-sort={sort.by === column ? (sort.down ? 'descending' : 'ascending') : undefined}>
                <button type="button" className="row-button" tabIndex={-1} data-inside="" onClick={() => setSort({ by: column, down: sort.by === column ? !sort.down : true })}>
                  {heads[column]}
                  {sort.by === column ? <span aria-hidden="true"> {sort.down ? '↓' : '↑'}</span> : null}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <PickRow key={one.key} values={Object.values(one.marked)} name={one.name[look.language]} chosen={null} hold={hold} onPick={(gesture) => onPick(one.marked, gesture)}>
              <td className="cut" title={one.name[look.language]}>
                <Swatch colour={one.colour} name={Object.values(one.marked)[0] ?? one.key} />
                {Object.keys(one.marked).length === 0 ? <span className={isOther(one) ? 'tertiary' : undefined}>{one.name[look.language]}</span> : (
                  <RowName className={one.mono ? 'mono' : ''} title={words.keep}>{one.name[look.language]}</RowName>
                )}
              </td>
              {shown.map((column) => (
                <td key={column} className={column === sort.by ? 'end' : 'end secondary'}>{column === 'share' ? formatShare(one.share) : amountText(one[column], one.amount, look)}</td>
              ))}
            </PickRow>
          ))}
        </tbody>
      </table>
      {hold.menu}
    </>
  );
}
