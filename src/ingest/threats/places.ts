/** Finds on which line of a text something stands, for things that are looked for in the order in which they stand. */
export class Places {
  readonly #text: string;
  #from = 0;
  #line = 1;
  #counted = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The line (from 1) of the next place of a piece of text; of the last one found where it is nowhere after it. */
  lineOf(piece: string): number {
    let at = this.#text.indexOf(piece, this.#from);
    // Some write a slash of JSON with a backslash before it, as PHP does and MISP with it.
    if (at < 0 && piece.includes('/')) at = this.#text.indexOf(piece.replaceAll('/', String.raw`\/`), this.#from);
    if (at < 0) return this.#line;
    for (let next = this.#text.indexOf('\n', this.#counted); next >= 0 && next < at; next = this.#text.indexOf('\n', next + 1)) {
      this.#line++;
      this.#counted = next + 1;
    }
    this.#from = at;
    return this.#line;
  }
}

/** A piece of text as it stands in JSON, without the quotes. */
export function jsonPiece(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
