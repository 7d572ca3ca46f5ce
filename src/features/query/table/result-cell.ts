import { absent } from '../../../base/format/number.ts';
import { formatTime } from '../../../base/format/time.ts';
import type { Language } from '../../../base/words.ts';
import { exactText } from '../../../charts/figures.ts';
import { fieldNamed } from '../../../model/fields.ts';
import type { FrameColumn, Value } from '../../../model/frame.ts';
import { protocolName, serviceOf, tcpFlagNames, trafficPathName } from '../../../model/ports.ts';
import type { ZoneOffsetSeconds } from '../../../model/time.ts';
import type { ResourceNames } from '../resource-names.ts';
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
}

/** Texts of a column are printed as they are; what a plain field's value means stands beside it. */
export function resultCell(column: FrameColumn, isAddresses: boolean, value: Value, { language, zone, countries, names }: Setting): ResultCell {
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
      return plain(String(value), serviceOf(Number(value)) ?? '');
    case 'protocol':
      return plain(String(value), protocolName(Number(value)) ?? '');
    case 'path': {
      const path = trafficPathName(String(value), language);
      return plain(String(value), path === String(value) ? '' : path);
    }
    case 'flags':
      return plain(String(value), tcpFlagNames(Number(value)).join(' '));
    case 'verdict':
      return { text, note: '', isMono: false, mark: value === 'ACCEPT' ? 'accept' : value === 'REJECT' ? 'reject' : null };
    case 'interface':
    case 'instance':
    case 'network':
    case 'end-instance':
    case 'end-vpc':
      return { text, note: names.get(text) ?? '', isMono: true, mark: null };
    default:
      return plain(text);
  }
}

/** What a copied cell is: the value itself, times as people read them. */
export function copiedCell(column: FrameColumn, value: Value, zone: ZoneOffsetSeconds): string {
  if (value === null) return '';
  return isTimeColumn(column) && typeof value !== 'string' && typeof value !== 'boolean' ? formatTime(Number(value), zone, 'full') : String(value);
}
