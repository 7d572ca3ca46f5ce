import { fieldNamed } from '../../../model/fields.ts';
import { formatTime } from '../../../base/format/time.ts';
import { usePartWords, useReader } from '../../../ui/reader.tsx';
import type { ResourceNames } from '../resource-names.ts';
import { isNumeric } from './columns.ts';
import { numberOf } from './decoded.ts';
import type { GridColumn } from './GridHeader.tsx';
import { RecordCell } from './RecordCell.tsx';
import type { LogRecord } from './log-record.ts';
import { rawWords } from './words.ts';

interface GridRowProps {
  readonly names: ResourceNames;
  readonly id: string;
  readonly place: number;
  /** Undefined while it is not here: the row keeps its height. */
  readonly record: LogRecord | undefined;
  readonly above: LogRecord | undefined;
  /** The first row in view says its day. */
  readonly isFirst: boolean;
  readonly columns: readonly GridColumn[];
  readonly lefts: readonly (number | null)[];
  readonly y: number;
  /** The cell that the keys are at. */
  readonly active: number | null;
  readonly isOpened: boolean;
  readonly manyDays: boolean;
}

export function GridRow({ names, id, place, record, above, isFirst, columns, lefts, y, active, isOpened, manyDays }: GridRowProps) {
  const words = usePartWords(rawWords);
  const { zone } = useReader();
  const day = (of: LogRecord | undefined): string | null => {
    const seconds = numberOf(of?.values['__time__']);
    return seconds === null ? null : formatTime(seconds, zone, 'day');
  };
  const isNewDay = manyDays && record !== undefined && above !== undefined && day(record) !== day(above);
  const withDate = manyDays && (isFirst || isNewDay);
  const kind = `raw-row${isOpened ? ' opened' : ''}${isNewDay ? ' new-day' : ''}${active === null ? '' : ' active'}`;
  return (
    <tr className={kind} aria-rowindex={place + 2} aria-selected={isOpened} data-place={place} style={{ transform: `translateY(${y}px)` }}>
      {columns.map((column, i) => {
        const left = lefts[i] ?? null;
        return (
          <td
            key={column.name} id={`${id}${place}-${i}`} aria-colindex={i + 1} data-column={i}
            className={`raw-cell${isNumeric(column.name) ? ' end' : ''}${left === null ? '' : ' pinned'}${active === i ? ' active' : ''}`}
            style={{ width: column.width, ...(left === null ? {} : { left }) }}
          >
            {record === undefined ? <span className="raw-wait"><span className="unseen">{words.loading}</span></span> : (
              <RecordCell name={column.name} record={record} withDate={withDate && fieldNamed(column.name)?.role === 'time'} names={names} />
            )}
          </td>
        );
      })}
    </tr>
  );
}
