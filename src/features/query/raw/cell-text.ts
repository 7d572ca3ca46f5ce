import { formatExact } from '../../../base/format/number.ts';
import { formatTime } from '../../../base/format/time.ts';
import { fieldNamed } from '../../../model/fields.ts';
import { countryName } from '../../../base/geo/names.ts';
import type { Language } from '../../../base/words.ts';
import type { Value } from '../../../model/frame.ts';
import type { ZoneOffsetSeconds } from '../../../model/time.ts';
import type { ResourceNames } from '../resource-names.ts';
import { isId, isPort, valueNote } from '../value-note.ts';
import { flagsText, numberOf } from './decoded.ts';

/** How a value stands in a cell of the raw logs. Pure. */
export interface CellText {
  readonly text: string;
  /** In tertiary behind it. */
  readonly note: string;
  readonly mono: boolean;
  readonly mark: 'accept' | 'reject' | 'other' | null;
}

const verdicts: Readonly<Record<string, 'accept' | 'reject'>> = { ACCEPT: 'accept', REJECT: 'reject' };

export function cellText(
  name: string, values: Readonly<Record<string, Value>>, setting: { readonly language: Language; readonly zone: ZoneOffsetSeconds; readonly words: { readonly accept: string; readonly reject: string }; readonly names: ResourceNames },
): CellText {
  const value = values[name] ?? null;
  const plain = (text: string, note = ''): CellText => ({ text, note, mono: false, mark: null });
  if (value === null) return plain('–');
  const number = numberOf(value);
  const text = String(value);
  const field = fieldNamed(name);
  switch (field?.role) {
    case 'time':
      return plain(number === null ? text : formatTime(number, setting.zone, 'second'));
    case 'address': {
      const country = values[name === 'srcaddr' ? 'srccountry' : 'dstcountry'] ?? null;
      return { text, note: country === null ? '' : String(country), mono: true, mark: null };
    }
    case 'port':
      // A message of ICMP has no port; what logs write in its place is 0, or the type in some of them.
      return isPort(values['protocol']) ? plain(text, valueNote(field.role, value, setting)) : plain('–');
    case 'protocol':
    case 'path':
      return plain(text, valueNote(field.role, value, setting));
    case 'verdict': {
      const verdict = verdicts[text];
      return { text: verdict ? setting.words[verdict] : text, note: '', mono: false, mark: verdict ?? 'other' };
    }
    case 'flags':
      return plain(number === null ? text : flagsText(number));
    case 'country':
      return plain(countryName(text, setting.language), text);
    case 'measure':
      return plain(formatExact(number));
    default:
      return { text, note: valueNote(field?.role, value, setting), mono: isId(field?.role) || name.endsWith('-id'), mark: null };
  }
}

/** What is copied: the value itself, times as people read them. */
export function copyText(name: string, value: Value, zone: ZoneOffsetSeconds): string {
  const number = numberOf(value);
  if (value === null) return '';
  return fieldNamed(name)?.role === 'time' && number !== null ? formatTime(number, zone, 'full') : String(value);
}

/** True when a click on the value can become a filter: times cannot, a range of time stands beside the filters. */
export function isPickable(name: string, value: Value | undefined): boolean {
  return value !== null && value !== undefined && fieldNamed(name)?.role !== 'time';
}
