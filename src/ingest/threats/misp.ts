import { isObject, own, ownText } from '../formats/record-reader.ts';
import { rangeOf } from './address-text.ts';
import type { Collected } from './collect.ts';
import { isoDay, type About } from './comments.ts';
import { Places, jsonPiece } from './places.ts';

const addressType = /^(?:ip-(?:src|dst)(?:\|port)?|domain\|ip|ip)$/;

/** True for an event of MISP, a list of them, or attributes as its feeds and searches give them. */
export function isMisp(value: unknown): boolean {
  const inside = Array.isArray(value) ? (value as readonly unknown[])[0] : value; // An array of JSON has values of JSON.
  return ['Event', 'response', 'Attribute'].some((key) => isObject(own(inside, key)) || Array.isArray(own(inside, key)));
}

/** Takes the attributes that are addresses, wherever in the events they stand. */
export function* takeMisp(into: Collected, value: unknown, text: string): Generator<void, About> {
  const places = new Places(text);
  const waiting: unknown[] = [value];
  const about: { title: string | null; date: string | null } = { title: null, date: null };
  for (let step = 0; waiting.length > 0; step++) {
    if (step % 1024 === 0) yield;
    const next = waiting.pop();
    if (Array.isArray(next)) for (const one of next.toReversed()) waiting.push(one);
    if (!isObject(next) || Array.isArray(next)) continue;
    about.title ??= ownText(next, 'info');
    if (own(next, 'info') !== undefined) about.date ??= isoDay(ownText(next, 'date') ?? '');
    const type = ownText(next, 'type');
    if (type !== null && addressType.test(type)) takeAttribute(into, next, type, places);
    else for (const inner of Object.values(next).toReversed()) if (typeof inner === 'object' && inner !== null) waiting.push(inner);
  }
  return about;
}

function takeAttribute(into: Collected, attribute: Readonly<Record<string, unknown>>, type: string, places: Places): void {
  const value = ownText(attribute, 'value') ?? '';
  const line = places.lineOf(jsonPiece(value));
  const [first = '', second = ''] = value.split('|');
  const note = [ownText(attribute, 'category'), ownText(attribute, 'comment')].filter((part) => part !== null && part !== '').join(' · ');
  if (own(attribute, 'deleted') === true) into.leaveOut(line, value, 'expired');
  else into.take(rangeOf(type === 'domain|ip' ? second : first), line, value, note);
}
