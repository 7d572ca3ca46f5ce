import { countryName } from '../base/geo/names.ts';
import type { Language } from '../base/words.ts';
import { domainLabel } from '../model/domains.ts';
import { ambiguousEnd, fieldNamed } from '../model/fields.ts';
import { foldedPort, noPort, protocolName, serviceOf, tcpFlagNames, trafficPathName } from '../model/ports.ts';
import { isRejection, rejectionNames } from '../model/rejection.ts';
import type { Text } from '../model/panel.ts';
import { sourceListId } from '../model/threats.ts';
import type { Look } from './look.ts';
import { scanNames } from './scans/names.ts';
import { plainName } from './series.ts';

/** At which end of a flow an address stood, by the value that statements give it. */
const seenAs: Readonly<Record<string, Text>> = { source: { en: 'source', zh: '源' }, destination: { en: 'destination', zh: '目的' }, both: { en: 'both ends', zh: '两端' } };

/** A value of a field as people say it; the value itself where there is nothing better. */
export function valueLabel(field: string, value: string): Text {
  switch (field) {
    case 'srcport':
    case 'dstport':
      return value === String(foldedPort) ? { en: 'eph.', zh: '临时' } : value === '0' ? noPort : plainName(value);
    case 'rejection':
      return isRejection(value) ? rejectionNames[value] : plainName(value);
    case 'tcp-flags':
      return flagLabel(value);
    case 'srcthreat':
    case 'dstthreat':
      return listsLabel(value);
    case 'srctype':
    case 'dsttype':
      return domainLabel(value);
    case 'scan':
      return scanNames[value] ?? plainName(value);
    case 'seen_as':
      return seenAs[value] ?? plainName(value);
    case 'protocol':
      return plainName(protocolName(Number(value)) ?? value);
    case 'traffic_path':
      return { en: trafficPathName(value, 'en'), zh: trafficPathName(value, 'zh') };
    case 'srccountry':
    case 'dstcountry':
      return { en: countryName(value, 'en'), zh: countryName(value, 'zh') };
    default:
      return plainName(value);
  }
}

/** The same with the names that an inventory gives, and what stands for several instances said in words. */
export function entityLabel(field: string, value: string, look: Look): Text {
  const role = fieldNamed(field)?.role;
  if (value === ambiguousEnd && (role === 'end-instance' || role === 'end-vpc')) return { en: 'ambiguous', zh: '不明确' };
  const name = role === 'instance' || role === 'end-instance' ? look.names?.get(value) : undefined;
  return name === undefined ? valueLabel(field, value) : plainName(name);
}

/** Names of lists; that of the demo's own has one in either language. */
function listsLabel(value: string): Text {
  const named = (demo: string): string => value.split(', ').map((name) => (name === sourceListId ? demo : name)).join(', ');
  return { en: named('Demonstration'), zh: named('演示名单') };
}

function flagLabel(value: string): Text {
  const mask = Number(value);
  if (!Number.isInteger(mask) || mask < 0 || mask > 255) return plainName(value);
  return mask === 0 ? { en: 'none', zh: '无' } : plainName(tcpFlagNames(mask).join(' '));
}

/** A value where nothing stands beside it, in legends and shares: a port with its service, `443 https`. */
export function fullLabel(field: string, value: string): Text {
  const label = valueLabel(field, value);
  const note = field === 'tcp-flags' ? '' : valueNote(field, value);
  return note === '' ? label : { en: `${label.en} ${note}`, zh: `${label.zh} ${note}` };
}

export function labelIn(field: string, value: string, language: Language): string {
  return valueLabel(field, value)[language];
}

/** What stands in tertiary beside a value: the service of a port. Empty when there is nothing. */
export function valueNote(field: string, value: string): string {
  if (field === 'tcp-flags') return value;
  return field === 'srcport' || field === 'dstport' ? (serviceOf(Number(value)) ?? '') : '';
}

const monoRoles: ReadonlySet<string> = new Set(['address', 'end-instance', 'end-vpc']);

/** Addresses, ids and CIDRs stand in the monospaced font; ports, counts and words never do. */
export function isMono(field: string): boolean {
  return monoRoles.has(fieldNamed(field)?.role ?? '') || field.endsWith('-id');
}

/** What is written of a value is the address or id itself, so it stands in the monospaced font; a name that an inventory gives it is a name. */
export function isMonoName(field: string, value: string, said: string): boolean {
  return said === value && isMono(field);
}
