import type { AddressRange } from '../base/cidr.ts';
import type { ThreatEntry } from './threats.ts';

/** Entries of one list in columns, so that a hundred thousand of them are posted and kept at little cost. */
export interface PackedThreatEntries {
  /** 4 or 6 for each entry. */
  readonly families: Uint8Array<ArrayBuffer>;
  /** Eight words for each: first and last address, most significant first; of IPv4 only the first word of either. */
  readonly bounds: Uint32Array<ArrayBuffer>;
  readonly lines: Uint32Array<ArrayBuffer>;
  /** Of each entry, with a line feed between two; no text has one. */
  readonly texts: string;
  /** As `texts`; nothing where there is no note. */
  readonly notes: string;
}

/** Longest text kept of a line. */
export const longestText = 160;

export function packThreatEntries(entries: readonly ThreatEntry[]): PackedThreatEntries {
  const bounds = new Uint32Array(entries.length * 8);
  for (const [i, { range }] of entries.entries()) {
    if (range.family === 4) {
      // Most entries of most lists, without an array for each.
      bounds[8 * i] = range.first;
      bounds[8 * i + 4] = range.last;
    } else {
      bounds.set(range.first, 8 * i);
      bounds.set(range.last, 8 * i + 4);
    }
  }
  return {
    families: Uint8Array.from(entries, ({ range }) => range.family),
    bounds,
    lines: Uint32Array.from(entries, ({ line }) => line),
    texts: entries.map(({ text }) => oneLine(text)).join('\n'),
    notes: entries.map(({ note }) => oneLine(note ?? '')).join('\n'),
  };
}

export function unpackThreatEntries(packed: PackedThreatEntries): readonly ThreatEntry[] {
  const texts = packed.texts.split('\n');
  const notes = packed.notes.split('\n');
  return Array.from(packed.lines, (line, i) => ({ range: rangeAt(packed, i), line, text: texts[i] ?? '', note: notes[i] || null }));
}

/** The range of an entry. */
export function rangeAt({ families, bounds }: PackedThreatEntries, i: number): AddressRange {
  const word = (at: number): number => bounds[8 * i + at] ?? 0;
  return families[i] === 4
    ? { family: 4, first: word(0), last: word(4) }
    : { family: 6, first: [word(0), word(1), word(2), word(3)], last: [word(4), word(5), word(6), word(7)] };
}

function oneLine(text: string): string {
  return /[\r\n]/.test(text) ? text.replaceAll(/[\r\n]+/g, ' ').slice(0, longestText) : text.slice(0, longestText);
}
