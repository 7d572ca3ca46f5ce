import { formatShare } from '../../base/format/share.ts';
import type { TimeSeries } from '../../charts/series.ts';
import type { Value } from '../../model/frame.ts';
import { chartWords } from './words.ts';
import { usePartWords } from '../reader.tsx';
import { Swatch } from '../Swatch.tsx';

export interface TipRow {
  readonly key: string;
  readonly name: string;
  readonly colour: string;
  readonly mark: TimeSeries['mark'];
  readonly value: Value;
  readonly text: string;
  readonly share: number | null;
}

/** As many as a panel has room for; of a few lines with what was before of each, all. */
const mostRows = 12;

interface TipProps {
  readonly title: string;
  readonly rows: readonly TipRow[];
  /** The key of the row that keys chose, which is shown however many there are. */
  readonly chosen?: string;
  readonly left: number;
  readonly top: number;
}

/** What stands at a place: time or name, then mark, name, exact value, share. Text of logs goes in as text. */
export function Tip({ title, rows, chosen, left, top }: TipProps) {
  const words = usePartWords(chartWords);
  return (
    <div className="tip" style={{ left, top }}>
      <div className="tertiary">{title}</div>
      <table>
        <tbody>
          {rows.filter(({ key }, at) => at < mostRows || key === chosen).map((row) => (
            <tr key={row.key} className={chosen !== undefined && row.key === chosen ? 'chosen' : undefined}>
              <td>
                <Swatch colour={row.colour} mark={row.mark} name={row.key} />
                {row.name}
              </td>
              <td className="end">{row.text}</td>
              {row.share === null ? null : <td className="end tertiary">{formatShare(row.share)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > mostRows ? <div className="tertiary">{words.andMore(rows.length - mostRows)}</div> : null}
    </div>
  );
}

/** Beside the pointer, on the side that has more room. */
export function tipPlace(x: number, width: number, tipWidth = 190): number {
  return x > width / 2 ? Math.max(0, x - tipWidth - 12) : Math.min(x + 12, Math.max(0, width - tipWidth));
}
