import { formatTime } from '../../../base/format/time.ts';
import { usePartWords, useReader } from '../../../ui/reader.tsx';
import type { ResourceNames } from '../resource-names.ts';
import { cellText, isPickable } from './cell-text.ts';
import type { LogRecord } from './log-record.ts';
import { numberOf } from './decoded.ts';
import { rawWords } from './words.ts';

interface RecordCellProps {
  readonly name: string;
  readonly record: LogRecord;
  /** The day is said before the time. */
  readonly withDate: boolean;
  readonly names: ResourceNames;
}

/** A value of a record, as people say it: what a click on it takes is marked by `data-pick`. */
export function RecordCell({ name, record, withDate, names }: RecordCellProps) {
  const { language, zone } = useReader();
  const words = usePartWords(rawWords);
  const { text, note, mono, mark } = cellText(name, record.values, { language, zone, words, names });
  const seconds = withDate ? numberOf(record.values[name]) : null;
  return (
    <>
      {seconds === null ? null : <span className="raw-date">{formatTime(seconds, zone, 'date')} </span>}
      {mark === null ? null : <i className={`raw-mark ${mark}`} aria-hidden="true" />}
      <span className={mono ? 'raw-value mono' : 'raw-value'} title={mono && note !== '' ? `${text} · ${note}` : undefined} data-pick={isPickable(name, record.values[name]) ? '' : undefined}>{text}</span>
      {note === '' ? null : <span className="raw-note" title={note}>{note}</span>}
    </>
  );
}
