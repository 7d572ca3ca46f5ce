import type { TextDictionary } from './batch.ts';
import type { CodeBook } from './table-view.ts';

/** The texts of one field in the order in which they came: code 1 is the first, 0 is null. May hold millions. */
export class TextBook implements TextDictionary, CodeBook {
  private readonly codes = new Map<string, number>();
  private readonly texts: (string | null)[] = [null];

  get size(): number {
    return this.texts.length - 1;
  }

  code(text: string): number {
    const known = this.codes.get(text);
    if (known !== undefined) return known;
    const code = this.texts.length;
    this.texts.push(text);
    this.codes.set(text, code);
    return code;
  }

  text(code: number): string | null {
    return this.texts[code] ?? null;
  }

  find(text: string): number {
    return this.codes.get(text) ?? 0;
  }
}
