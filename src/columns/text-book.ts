import type { TextDictionary } from './batch.ts';
import type { CodeBook } from './table-view.ts';

/** A Map holds 2^24 entries at most; a new one is begun well before. */
const mapEntries = 2 ** 23;

/** The texts of one field in the order in which they came: code 1 is the first, 0 is null. May hold millions. */
export class TextBook implements TextDictionary, CodeBook {
  private codes = new Map<string, number>();
  private readonly fullMaps: Map<string, number>[] = [];
  private readonly texts: (string | null)[] = [null];

  get size(): number {
    return this.texts.length - 1;
  }

  code(text: string): number {
    const known = this.find(text);
    if (known > 0) return known;
    if (this.codes.size >= mapEntries) {
      this.fullMaps.push(this.codes);
      this.codes = new Map();
    }
    const code = this.texts.length;
    this.texts.push(text);
    this.codes.set(text, code);
    return code;
  }

  text(code: number): string | null {
    return this.texts[code] ?? null;
  }

  find(text: string): number {
    const known = this.codes.get(text);
    if (known !== undefined) return known;
    for (const map of this.fullMaps) {
      const older = map.get(text);
      if (older !== undefined) return older;
    }
    return 0;
  }
}
