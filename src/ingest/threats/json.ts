import { isObject, ownText } from '../formats/record-reader.ts';
import { rangeOf, refanged } from './address-text.ts';
import type { Collected } from './collect.ts';
import { isoDay, type About } from './comments.ts';
import { Places, jsonPiece } from './places.ts';

/** Names beside an address that say what it is. */
const noteNames = ['name', 'description', 'comment', 'malware', 'threat', 'type', 'category', 'sblid'];
const dateName = /date|updat|generat|created|modified|timestamp/i;

/** Takes every text in JSON that is an address or a block, with what its object says beside. */
export function* takeJson(into: Collected, value: unknown, text: string): Generator<void, About> {
  const places = new Places(text);
  const waiting: { readonly value: unknown; readonly note: string | null }[] = [{ value, note: null }];
  const about: { title: string | null; date: string | null } = { title: null, date: null };
  for (let step = 0; waiting.length > 0; step++) {
    if (step % 1024 === 0) yield;
    const next = waiting.pop();
    if (typeof next?.value === 'string') takeText(into, next.value, next.note, places);
    else if (Array.isArray(next?.value)) for (const one of next.value.toReversed()) waiting.push({ value: one, note: next.note });
    else if (isObject(next?.value)) {
      const object = next.value;
      const note = noteNames.map((name) => ownText(object, name)).find((one) => one !== null) ?? null;
      if (step === 0) about.title = ownText(object, 'title') ?? ownText(object, 'name');
      for (const [key, inner] of Object.entries(object).toReversed()) {
        if (step === 0 && typeof inner === 'string' && dateName.test(key)) about.date ??= isoDay(inner);
        waiting.push({ value: inner, note });
      }
    }
  }
  return about;
}

function takeText(into: Collected, text: string, note: string | null, places: Places): void {
  if (text.length > 2048 || !/[\d:]/.test(text)) return;
  const range = rangeOf(refanged(text.trim()));
  // Most texts in JSON are no addresses and were not meant to be.
  if (typeof range !== 'string') into.add(range, places.lineOf(`"${jsonPiece(text)}"`), text, note === text ? null : note);
}
