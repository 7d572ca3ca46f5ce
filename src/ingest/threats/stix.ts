import { isObject, own, ownText } from '../formats/record-reader.ts';
import { rangeOf } from './address-text.ts';
import type { Collected } from './collect.ts';
import { isoDay, type About } from './comments.ts';
import { Places, jsonPiece } from './places.ts';

/** What of a pattern names addresses: `ipv4-addr:value = '…'`, `IN (…)`, `ISSUBSET '…'`, the ends of network traffic. */
const comparison = /(?:ipv[46]-addr:value|(?:src|dst)_ref\.value)\s*(NOT\s+)?(=|!=|IN|ISSUBSET)\s*('(?:[^'\\]|\\.)*'|\([^)]*\))/gi;
const quoted = /'((?:[^'\\]|\\.)*)'/g;

/** The objects of a bundle or a TAXII envelope; null when a value is neither. */
export function stixObjects(value: unknown): readonly unknown[] | null {
  const objects = own(value, 'objects');
  if (!Array.isArray(objects)) return null;
  const list: readonly unknown[] = objects;
  const isBundle = ownText(value, 'type') === 'bundle' || list.some((one) => ownText(one, 'type') === 'indicator' && ownText(one, 'pattern') !== null);
  return isBundle ? list : null;
}

/** Takes the indicators that are valid at a time (Unix seconds). `text` is where they stand. */
export function* takeStix(into: Collected, objects: readonly unknown[], text: string, now: number): Generator<void, About> {
  const places = new Places(text);
  let title: string | null = null;
  let date: string | null = null;
  for (const [i, object] of objects.entries()) {
    if (i % 256 === 0) yield;
    if (!isObject(object)) continue;
    const type = ownText(object, 'type');
    if (type === 'report' || type === 'grouping') title ??= ownText(object, 'name');
    if (type !== 'indicator') continue;
    const day = isoDay(ownText(object, 'modified') ?? ownText(object, 'created') ?? '');
    if (day !== null && (date === null || day > date)) date = day;
    takeIndicator(into, object, places, now);
  }
  return { title, date };
}

function takeIndicator(into: Collected, object: Readonly<Record<string, unknown>>, places: Places, now: number): void {
  const pattern = ownText(object, 'pattern') ?? '';
  const line = places.lineOf(jsonPiece(pattern));
  const name = ownText(object, 'name') ?? ownText(object, 'description');
  const until = Date.parse(ownText(object, 'valid_until') ?? '');
  if (own(object, 'revoked') === true || until <= 1000 * now) return into.leaveOut(line, pattern, 'expired');
  const from = Date.parse(ownText(object, 'valid_from') ?? '');
  if (from > 1000 * now) return into.leaveOut(line, pattern, 'not-yet');
  const ranges = (ownText(object, 'pattern_type') ?? 'stix') === 'stix' ? addressesOf(pattern) : [];
  if (ranges.length === 0) return into.leaveOut(line, pattern, 'pattern');
  for (const address of ranges) into.take(rangeOf(address), line, pattern, name);
}

/** The addresses and blocks that a pattern asks for. */
export function addressesOf(pattern: string): readonly string[] {
  return [...pattern.matchAll(comparison)].flatMap(([, not, operator = '', value = '']) => {
    if (not !== undefined || operator === '!=') return [];
    return [...value.matchAll(quoted)].map(([, one = '']) => one.replaceAll(/\\(.)/g, '$1'));
  });
}
