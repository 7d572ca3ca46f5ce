import { fieldNamed, fields } from '../model/fields.ts';
import { nearestField } from './search.ts';

/** Spellings that SLS and its documents use for one and the same field. */
const sameField: Readonly<Record<string, string>> = { trafficpath: 'traffic_path', rafficpath: 'traffic_path' };

/**
 * The field that a name in a statement means: exactly, then without regard to case, then by the spellings that SLS itself mixes.
 * `extras` are the reader's own columns. Null when there is no such field.
 */
export function resolveField(name: string, extras: readonly string[]): string | null {
  if (fieldNamed(name) || extras.includes(name)) return name;
  const lower = name.toLowerCase();
  const known = fields.find((f) => f.name.toLowerCase() === lower)?.name ?? extras.find((e) => e.toLowerCase() === lower);
  if (known !== undefined) return known;
  // `source` is SLS's own short name; a field of the reader's called so is written `Source`.
  return name === 'source' ? '__source__' : (sameField[lower] ?? null);
}

/** What an unknown name most likely means. */
export function meantField(name: string, extras: readonly string[]): string | undefined {
  return nearestField(name, extras);
}
