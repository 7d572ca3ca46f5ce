import type { Language } from '../../base/words.ts';
import type { FieldRole } from '../../model/fields.ts';
import type { Value } from '../../model/frame.ts';
import { hasPorts, noPort, protocolName, serviceOf, trafficPathName } from '../../model/ports.ts';
import type { ResourceNames } from './resource-names.ts';

interface NoteSetting {
  readonly language: Language;
  /** Names by id, as an inventory has them. */
  readonly names: ResourceNames;
}

const ids: ReadonlySet<FieldRole> = new Set(['interface', 'instance', 'network', 'end-instance', 'end-vpc']);

/** Ids of the cloud stand in the monospaced font, with the name that an inventory has for them. */
export function isId(role: FieldRole | undefined): boolean {
  return role !== undefined && ids.has(role);
}

/** What stands in tertiary beside a value: the name by which people know a number or an id. Empty where the value says it all. */
export function valueNote(role: FieldRole | undefined, value: Value, { language, names }: NoteSetting): string {
  if (value === null) return '';
  const text = String(value);
  switch (role) {
    case 'port':
      return text === '0' ? noPort[language] : (serviceOf(Number(value)) ?? '');
    case 'protocol':
      return protocolName(Number(value)) ?? '';
    case 'path': {
      const path = trafficPathName(text, language);
      return path === text ? '' : path;
    }
    default:
      return isId(role) ? (names.get(text) ?? '') : '';
  }
}

/** Whether a port is one, by the protocol of its record or row; null or absent where that is not known. */
export function isPort(protocol: Value | undefined): boolean {
  return hasPorts(typeof protocol === 'number' || typeof protocol === 'bigint' ? Number(protocol) : null);
}
