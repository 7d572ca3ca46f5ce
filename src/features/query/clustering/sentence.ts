import { formatExact } from '../../../base/format/number.ts';
import { formatTime } from '../../../base/format/time.ts';
import { joinedSentences, type Language, type Words } from '../../../base/words.ts';
import { labelIn } from '../../../charts/labels.ts';
import type { AddressPart, FieldSpread, Pattern, PatternDetail } from '../../../model/clusters.ts';
import { protocolName, serviceOf, tcpFlagNames } from '../../../model/ports.ts';
import { ratioText, verdictOf } from './shape-text.ts';
import type { sentenceWords } from './words.ts';

interface Setting {
  readonly s: Words<typeof sentenceWords>;
  readonly language: Language;
  readonly zone: number;
}

/** A pattern in words: who to whom and what, against the period before, from when to when. */
export function sentenceOf(pattern: Pattern, detail: PatternDetail | null, length: string, setting: Setting): string {
  const { s, language, zone } = setting;
  const { shape, records, before, first, last } = pattern;
  const end = (part: AddressPart, field: string): string => endText(part, detail?.fields.find((spread) => spread.field === field), s);
  const ratio = ratioText(records, before);
  const parts = [
    s.fromTo(end(shape.source, 'srcaddr'), end(shape.destination, 'dstaddr'), whatText(pattern, setting)),
    before === 0 ? s.none(length) : ratio === null ? '' : s.times(ratio, length),
    s.between(formatTime(first, zone, 'minute'), formatTime(last, zone, Math.floor((first + zone) / 86_400) === Math.floor((last + zone) / 86_400) ? 'clock' : 'minute')),
  ];
  return joinedSentences(parts, language);
}

function endText(part: AddressPart, spread: FieldSpread | undefined, s: Setting['s']): string {
  if (part.kind === 'none') return s.noAddress;
  if (part.kind === 'address') return s.one(part.text);
  if (!spread) return part.kind === 'block' ? part.text : '…';
  return s.addresses(formatExact(spread.distinct), spread.block ?? (part.kind === 'block' ? part.text : ''));
}

function whatText({ shape }: Pattern, { s, language }: Setting): string {
  const { service, protocol, flags } = shape;
  const port = service?.port;
  const one = (number: number | null): string => (number === null ? '' : `${s.port(String(number))}${serviceOf(number) === null ? '' : ` (${serviceOf(number)})`}`);
  const ports = port === undefined ? '' : port.kind === 'one' ? one(port.value) : port.kind === 'few' ? port.values.map(one).join(', ') : port.distinct === null ? '' : s.ports(formatExact(port.distinct));
  const verdict = verdictOf(shape);
  const flagText = flags.kind === 'one' && flags.value !== null ? ` ${tcpFlagNames(flags.value).join(' ')}` : '';
  const parts = [
    service?.side === 'source' && ports !== '' ? s.answers(ports) : ports,
    protocol === null ? '' : `${protocolName(protocol) ?? protocol}${flagText}`,
    verdict === null ? '' : labelIn('action', verdict, language),
  ];
  return parts.filter((part) => part !== '').join(language === 'en' ? ', ' : '，') || '–';
}
