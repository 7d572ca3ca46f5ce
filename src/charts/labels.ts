import { countryName } from '../base/geo/names.ts';
import type { Language } from '../base/words.ts';
import { foldedPort, protocolName, serviceOf, trafficPathName } from '../model/ports.ts';
import type { Text } from '../model/panel.ts';
import { scanNames } from './scans/names.ts';
import { plainName } from './series.ts';

/** A value of a field as people say it; the value itself where there is nothing better. */
export function valueLabel(field: string, value: string): Text {
  switch (field) {
    case 'srcport':
    case 'dstport':
      return value === String(foldedPort) ? { en: 'eph.', zh: '临时' } : plainName(value);
    case 'scan':
      return scanNames[value] ?? plainName(value);
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

export function labelIn(field: string, value: string, language: Language): string {
  return valueLabel(field, value)[language];
}

/** What stands in tertiary beside a value: the service of a port. Empty when there is nothing. */
export function valueNote(field: string, value: string): string {
  return field === 'srcport' || field === 'dstport' ? (serviceOf(Number(value)) ?? '') : '';
}

/** Addresses, ids and CIDRs stand in the monospaced font; ports, counts and words never do. */
export function isMono(field: string): boolean {
  return field === 'srcaddr' || field === 'dstaddr' || field.endsWith('-id') || field === 'srcinstance' || field === 'dstinstance' || field === 'srcvpc' || field === 'dstvpc';
}
