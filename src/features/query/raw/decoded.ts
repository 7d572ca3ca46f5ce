import { formatExact } from '../../../base/format/number.ts';
import { formatDuration, formatTime } from '../../../base/format/time.ts';
import { formatBytes } from '../../../base/format/volume.ts';
import { countryName } from '../../../base/geo/names.ts';
import type { Language, Words } from '../../../base/words.ts';
import { domainLabel } from '../../../model/domains.ts';
import { fieldNamed } from '../../../model/fields.ts';
import type { Value } from '../../../model/frame.ts';
import { computedTwin, recordedColumn } from '../../../model/recorded-name.ts';
import { ephemeralFrom, noPort, serviceOf, tcpFlagNames } from '../../../model/ports.ts';
import type { ZoneOffsetSeconds } from '../../../model/time.ts';
import type { ResourceNames } from '../resource-names.ts';
import { isPort, valueNote } from '../value-note.ts';
import type { recordWords } from './words.ts';

/** What a value of a record says, in two parts: as it stands there, and what it means. Pure. */

type RecordWords = Words<typeof recordWords>;
type Values = Readonly<Record<string, Value>>;

export interface Decoded {
  readonly text: string;
  /** In tertiary beside it; empty when the value says it all. */
  readonly meaning: string;
}

export function numberOf(value: Value | undefined): number | null {
  return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : null;
}

/** The service of a port, or that it is a client's; empty for a port in between. */
export function portMeaning(port: number, ephemeral: string): string {
  return serviceOf(port) ?? (port >= ephemeralFrom ? ephemeral : '');
}

/** `SYN ACK` of 18; `–` of 0, as no flag was seen. */
export function flagsText(mask: number): string {
  const names = tcpFlagNames(mask);
  return names.length === 0 ? '–' : names.join(' ');
}

function flagsMeaning(mask: number, words: RecordWords): string {
  const has = new Set(tcpFlagNames(mask));
  if (has.has('RST')) return words.reset;
  if (has.has('FIN')) return words.closed;
  if (has.has('SYN') && has.size === 1) return words.synOnly;
  if (has.has('SYN') && has.has('ACK') && has.size === 2) return words.synAck;
  return has.has('PSH') ? words.established : '';
}

export interface DecodeSetting {
  readonly words: RecordWords;
  readonly language: Language;
  readonly zone: ZoneOffsetSeconds;
  /** Names by id, as an inventory has them. */
  readonly names: ResourceNames;
}

/** The value of a field in its record. A null is `–`, and is told to be absent; of what is computed, what the log itself says of it is told. */
export function decoded(name: string, values: Values, setting: DecodeSetting): Decoded {
  const said = meant(name, values, setting);
  const recorded = fieldNamed(name)?.origin === 'computed' ? (values[recordedColumn(name)] ?? null) : null;
  if (recorded === null) return said;
  return { text: said.text, meaning: recorded === values[name] ? setting.words.recordToo : setting.words.recordSays(String(recorded)) };
}

function meant(name: string, values: Values, { words, language, zone, names }: DecodeSetting): Decoded {
  const value = values[name] ?? null;
  const field = fieldNamed(name);
  if (value === null && field?.role === 'rejection' && values['action'] === 'ACCEPT') return { text: '–', meaning: words.notRejected };
  if (value === null) return { text: '–', meaning: field?.role === 'threat' ? words.onNoList : field?.origin === 'computed' ? words.notKnown : words.notInRecord };
  const text = String(value);
  const number = numberOf(value);
  switch (field?.role) {
    case 'time':
      return number === null ? { text, meaning: '' } : { text: formatTime(number, zone, 'full'), meaning: '' };
    case 'port':
      if (!isPort(values['protocol'])) return { text: number === 0 ? '–' : text, meaning: words.noPort };
      if (number === 0) return { text, meaning: noPort[language] };
      return { text, meaning: number === null ? '' : portMeaning(number, words.ephemeral) };
    case 'address': {
      const country = values[name === 'srcaddr' ? 'srccountry' : 'dstcountry'] ?? null;
      return { text, meaning: country === null ? '' : countryName(String(country), language) };
    }
    case 'verdict':
      return { text, meaning: text === 'REJECT' ? words.rejectedBy : text === 'ACCEPT' ? words.allowed : '' };
    case 'direction':
      return { text, meaning: text === 'in' ? words.intoEni : text === 'out' ? words.outOfEni : '' };
    case 'flags':
      return number === null ? { text, meaning: '' } : { text: `${text} ${tcpFlagNames(number).join(' ')}`.trim(), meaning: flagsMeaning(number, words) };
    case 'country':
      return { text: countryName(text, language), meaning: text };
    case 'domain': {
      const label = domainLabel(text)[language];
      return { text: label, meaning: label === text ? '' : text };
    }
    case 'observation':
      return { text, meaning: { first: words.first, repeat: words.repeat, 'repeat-cross-vpc': words.repeatCross, transit: words.transit }[text] ?? '' };
    case 'protocol':
    case 'path':
    case 'interface':
    case 'instance':
    case 'network':
    case 'end-instance':
    case 'end-vpc':
      return { text, meaning: valueNote(field.role, value, { language, names }) };
    case 'status':
      return { text, meaning: text === 'NODATA' ? words.nodata : text === 'SKIPDATA' ? words.skipdata : '' };
    case 'measure':
      return { text: name === 'bytes' ? `${formatExact(number)} B` : formatExact(number), meaning: name === 'bytes' ? packetMeaning(values, words) : '' };
    default:
      return { text: typeof value === 'string' ? text : formatExact(number), meaning: '' };
  }
}

function packetMeaning(values: Values, words: RecordWords): string {
  const [bytes, packets] = [numberOf(values['bytes']), numberOf(values['packets'])];
  return bytes === null || packets === null || packets === 0 ? '' : words.perPacket(formatBytes(Math.round(bytes / packets)));
}

/** `10:16:06 – 10:17:04`, with its day where there are several, and how much of the capture interval that is. Null when the record has no window. */
export function windowOf(values: Values, captureInterval: number, withDay: boolean, { words, language, zone }: DecodeSetting): Decoded | null {
  const [start, end] = [numberOf(values['start']), numberOf(values['end'])];
  if (start === null || end === null) return null;
  const sameDay = formatTime(start, zone, 'day') === formatTime(end, zone, 'day');
  const text = `${formatTime(start, zone, withDay || !sameDay ? 'moment' : 'second')} – ${formatTime(end, zone, sameDay ? 'second' : 'moment')}`;
  const length = formatDuration(end - start, language);
  return { text, meaning: captureInterval > 0 ? words.ofInterval(length, formatDuration(captureInterval, language)) : length };
}

const seenIn = new Set(['eni-id', 'vm-id', 'vswitch-id', 'vpc-id', 'region', 'account-id', '__source__', '__topic__']);
const opening = ['srcaddr', 'srcport', 'dstaddr', 'dstport', 'protocol', 'action', 'direction', 'packets', 'bytes', 'tcp-flags', 'traffic_path', 'log-status'];

export interface Sections {
  /** What passed. */
  readonly record: readonly string[];
  readonly seen: readonly string[];
  readonly computed: readonly string[];
}

/** The fields of a log by what they tell; start and end are told together, above, and what the log says of a computed field beside that. */
export function sectionsOf(fields: readonly string[]): Sections {
  const computed = fields.filter((name) => fieldNamed(name)?.origin === 'computed');
  const seen = [...seenIn].filter((name) => fields.includes(name));
  const told = new Set([...computed, ...seen, ...opening, 'start', 'end', '__time__']);
  const bothEnds = fields.includes('start') && fields.includes('end');
  const times = bothEnds ? [] : fields.filter((name) => name === 'start' || name === 'end');
  const received = fields.includes('start') ? [] : fields.filter((name) => name === '__time__');
  return { record: [...received, ...times, ...opening.filter((name) => fields.includes(name)), ...fields.filter((name) => !told.has(name) && !computed.includes(computedTwin(name) ?? ''))], seen, computed };
}
