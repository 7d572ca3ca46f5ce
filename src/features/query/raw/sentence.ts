import { formatExact } from '../../../base/format/number.ts';
import { formatBytes } from '../../../base/format/volume.ts';
import type { Units } from '../../../base/format/units.ts';
import { countryName } from '../../../base/geo/names.ts';
import { plural, type Language } from '../../../base/words.ts';
import type { Value } from '../../../model/frame.ts';
import { ephemeralFrom, protocolName, serviceOf } from '../../../model/ports.ts';
import { numberOf } from './decoded.ts';

/**
 * A record in one sentence: who sent what to whom, and what came of it. It says only what the record holds; what one record
 * cannot know (whether something came back) is not told.
 */
export function sentenceOf(values: Readonly<Record<string, Value>>, language: Language, units: Units): string {
  const told = facts(values, language, units);
  return language === 'zh' ? chinese(told) : english(told);
}

type Kind = 'nothing' | 'lost' | 'nameless' | 'tried' | 'answered' | 'sent';

interface Facts {
  readonly kind: Kind;
  readonly source: string;
  readonly sourceCountry: { readonly code: string; readonly name: string } | null;
  readonly target: string;
  readonly targetCountry: { readonly code: string; readonly name: string } | null;
  /** Service or number of the port at the end that serves; null where there is none. */
  readonly port: { readonly service: string | null; readonly number: number } | null;
  readonly protocol: string | null;
  readonly packets: number | null;
  readonly bytes: string | null;
  readonly verdict: 'ACCEPT' | 'REJECT' | null;
  readonly interface: string | null;
}

function facts(values: Readonly<Record<string, Value>>, language: Language, units: Units): Facts {
  const text = (name: string): string | null => (values[name] === null || values[name] === undefined ? null : String(values[name]));
  const country = (name: string): Facts['sourceCountry'] => {
    const code = text(name);
    return code === null ? null : { code, name: countryName(code, language) };
  };
  const [source, target, status] = [text('srcaddr'), text('dstaddr'), text('log-status')];
  const [from, to] = [numberOf(values['srcport']), numberOf(values['dstport'])];
  const action = text('action');
  const verdict = action === 'ACCEPT' || action === 'REJECT' ? action : null;
  const serves = (port: number | null): boolean => port !== null && port !== 0 && (serviceOf(port) !== null || port < ephemeralFrom);
  const answers = serves(from) && !serves(to) && verdict !== 'REJECT';
  const port = answers ? from : to;
  const protocol = numberOf(values['protocol']);
  const bytes = numberOf(values['bytes']);
  const kind = (): Kind => {
    if (status === 'NODATA') return 'nothing';
    if (status === 'SKIPDATA') return 'lost';
    if (source === null || target === null) return 'nameless';
    if (answers) return 'answered';
    return verdict === 'REJECT' && protocol === 6 && serves(to) ? 'tried' : 'sent';
  };
  return {
    kind: kind(), source: source ?? '', target: target ?? '', sourceCountry: country('srccountry'), targetCountry: country('dstcountry'),
    port: port === null || !serves(port) ? null : { service: serviceOf(port), number: port },
    protocol: protocol === null ? null : (protocolName(protocol) ?? String(protocol)), packets: numberOf(values['packets']),
    bytes: bytes === null ? null : formatBytes(bytes, units), verdict, interface: text('eni-id'),
  };
}

/** Countries whose English name needs its article. */
const articles = new Set(['AE', 'BS', 'CD', 'CF', 'CG', 'CZ', 'DO', 'GB', 'GM', 'IM', 'KM', 'KY', 'MH', 'MV', 'NL', 'PH', 'SB', 'SC', 'TC', 'US', 'VG', 'VI']);

function english(told: Facts): string {
  const inCountry = (country: Facts['sourceCountry']): string => (country ? ` in ${articles.has(country.code) ? `the ${country.name.replace(/^the /i, '')}` : country.name}` : '');
  const source = `${told.source}${inCountry(told.sourceCountry)}`;
  const target = `${told.target}${inCountry(told.targetCountry)}`;
  const port = told.port && (told.port.service ?? `port ${told.port.number}`);
  const packets = told.packets === null ? null : `${formatExact(told.packets)}${told.protocol === null ? '' : ` ${told.protocol}`} ${plural(told.packets, 'packet', 'packets')}`;
  const amount = [told.bytes, packets].filter((part) => part !== null).join(' in ') || 'something';
  const outcome = told.verdict === 'REJECT' ? ', and was rejected' : '';
  const at = told.interface === null ? '' : ` at ${told.interface}`;
  switch (told.kind) {
    case 'nothing':
      return `No traffic was seen${at} in this window.`;
    case 'lost':
      return `Records were lost${at} in this window.`;
    case 'nameless':
      return 'This record names no two addresses.';
    case 'tried':
      return `${source} tried ${port ?? 'a port'} at ${target}${told.packets === null ? '' : ` ${times(told.packets)}`} and was rejected.`;
    case 'answered':
      return `${source} answered ${target}${port === null ? '' : ` from ${port}`} with ${amount}.`;
    case 'sent':
      return `${source} sent ${amount} to ${port === null ? target : `${port} at ${target}`}${outcome}.`;
  }
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : count === 3 ? 'three times' : `${formatExact(count)} times`;
}

function chinese(told: Facts): string {
  const of = (country: Facts['sourceCountry'], address: string): string => (country ? `${country.name}的 ${address}` : address);
  const source = of(told.sourceCountry, told.source);
  const target = of(told.targetCountry, told.target);
  const port = told.port && (told.port.service ?? `${told.port.number} 端口`);
  const packets = told.packets === null ? null : `${formatExact(told.packets)} 个${told.protocol === null ? '' : ` ${told.protocol} `}数据包`;
  const amount = [packets, told.bytes === null ? null : `共 ${told.bytes}`].filter((part) => part !== null).join('，') || '流量';
  const at = told.interface === null ? '' : ` ${told.interface} `;
  switch (told.kind) {
    case 'nothing':
      return `此窗口内${at}没有流量。`;
    case 'lost':
      return `此窗口内${at}有记录丢失。`;
    case 'nameless':
      return '此记录没有两端地址。';
    case 'tried':
      return `${source} 尝试访问 ${target} 的 ${port ?? '端口'}${told.packets === null ? '' : ` ${formatExact(told.packets)} 次`}，被拒绝。`;
    case 'answered':
      return `${source} ${port === null ? '' : `从 ${port} `}向 ${target} 回应了 ${amount}。`;
    case 'sent':
      return `${source} 向 ${target}${port === null ? '' : ` 的 ${port}`} 发送了 ${amount}${told.verdict === 'REJECT' ? '，被拒绝' : ''}。`;
  }
}
