import { absent } from '../../../base/format/number.ts';
import { formatTime } from '../../../base/format/time.ts';
import type { Language } from '../../../base/words.ts';
import { exactText } from '../../../charts/figures.ts';
import { fieldNamed } from '../../../model/fields.ts';
import type { Frame, FrameColumn, Value } from '../../../model/frame.ts';
import { tcpFlagNames } from '../../../model/ports.ts';
import type { ZoneOffsetSeconds } from '../../../model/time.ts';
import type { ResourceNames } from '../resource-names.ts';
import { isId, isPort, valueNote } from '../value-note.ts';
import { isTimeColumn } from './columns.ts';

/** A value of an answer as it stands in the table, with what is said beside it in tertiary. */
export interface ResultCell {
  readonly text: string;
  readonly note: string;
  readonly isMono: boolean;
  readonly mark: 'accept' | 'reject' | null;
}

interface Setting {
  readonly language: Language;
  readonly zone: ZoneOffsetSeconds;
  readonly countries: ReadonlyMap<string, string>;
  /** Names by id, as an inventory has them. */
  readonly names: ResourceNames;
  /** Of the row, where the answer has it: a message of ICMP has no port. */
  readonly protocol?: Value;
}

/** Texts of a column are printed as they are; what a plain field's value means stands beside it. */
export function resultCell(column: FrameColumn, isAddresses: boolean, value: Value, { language, zone, countries, names, protocol }: Setting): ResultCell {
  const plain = (text: string, note = ''): ResultCell => ({ text, note, isMono: false, mark: null });
  if (value === null) return plain(absent);
  if (isTimeColumn(column) && typeof value !== 'string' && typeof value !== 'boolean') {
    const seconds = Number(value);
    return plain(formatTime(seconds, zone, (seconds + zone) % 60 === 0 ? 'minute' : 'moment'));
  }
  const text = exactText(value, column.unit);
  if (isAddresses) return { text, note: countries.get(text) ?? '', isMono: true, mark: null };
  const role = column.field === undefined ? undefined : fieldNamed(column.field)?.role;
  switch (role) {
    case 'port':
      if (!isPort(protocol)) return plain(absent);
      return plain(String(value), valueNote(role, value, { language, names }));
    case 'protocol':
    case 'path':
      return plain(String(value), valueNote(role, value, { language, names }));
    case 'flags':
      return plain(String(value), tcpFlagNames(Number(value)).join(' '));
    case 'verdict':
      return { text, note: '', isMono: false, mark: value === 'ACCEPT' ? 'accept' : value === 'REJECT' ? 'reject' : null };
    default:
      return { text, note: valueNote(role, value, { language, names }), isMono: isId(role), mark: null };
  }
}

/** What a copied cell is: the value itself, times as people read them. */
export function copiedCell(column: FrameColumn, value: Value, zone: ZoneOffsetSeconds): string {
  if (value === null) return '';
  return isTimeColumn(column) && typeof value !== 'string' && typeof value !== 'boolean' ? formatTime(Number(value), zone, 'full') : String(value);
}

/** The protocol of each row, of an answer that has the field. */
export function protocolsOf({ columns }: Pick<Frame, 'columns'>): readonly Value[] {
  return columns.find(({ field }) => field === 'protocol')?.values ?? [];
}
