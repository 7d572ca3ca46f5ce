/**
 * JSON as SQL sees it: numbers stay as they are written, because a `number` would lose digits that a bigint has, and members
 * keep their order. Reads RFC 8259 and nothing looser.
 */
export type Json =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** As written: `1`, `1.50`, `1e3`. */
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'array'; readonly items: readonly Json[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [name: string, value: Json])[] };

/** Deeper values would end the stack; log fields have a handful of levels. */
const deepest = 500;

/** The value that a text is; null when it is no JSON, or nested more than 500 deep. */
export function parseJson(text: string): Json | null {
  const reader = new Reader(text);
  const value = reader.value(0);
  return value && reader.atEnd() ? value : null;
}

const blank = /[ \t\n\r]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const words: readonly (readonly [word: string, value: Json])[] = [
  ['true', { kind: 'boolean', value: true }],
  ['false', { kind: 'boolean', value: false }],
  ['null', { kind: 'null' }],
];

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  atEnd(): boolean {
    this.#skip();
    return this.#at === this.#text.length;
  }

  value(depth: number): Json | null {
    if (depth > deepest) return null;
    this.#skip();
    const first = this.#text[this.#at];
    if (first === '{') return this.#object(depth);
    if (first === '[') return this.#array(depth);
    if (first === '"') {
      const value = this.#string();
      return value === null ? null : { kind: 'string', value };
    }
    const word = words.find(([spelling]) => this.#text.startsWith(spelling, this.#at));
    if (word) {
      this.#at += word[0].length;
      return word[1];
    }
    const text = this.#match(number);
    return text === '' ? null : { kind: 'number', text };
  }

  #array(depth: number): Json | null {
    const items: Json[] = [];
    this.#at++;
    if (this.#takes(']')) return { kind: 'array', items };
    for (;;) {
      const item = this.value(depth + 1);
      if (!item) return null;
      items.push(item);
      if (this.#takes(']')) return { kind: 'array', items };
      if (!this.#takes(',')) return null;
    }
  }

  #object(depth: number): Json | null {
    const members: [string, Json][] = [];
    this.#at++;
    if (this.#takes('}')) return { kind: 'object', members };
    for (;;) {
      this.#skip();
      const name = this.#string();
      if (name === null || !this.#takes(':')) return null;
      const value = this.value(depth + 1);
      if (!value) return null;
      members.push([name, value]);
      if (this.#takes('}')) return { kind: 'object', members };
      if (!this.#takes(',')) return null;
    }
  }

  #string(): string | null {
    const from = this.#at;
    if (this.#text[from] !== '"') return null;
    let at = from + 1;
    while (at < this.#text.length && this.#text[at] !== '"') at += this.#text[at] === '\\' ? 2 : 1;
    if (at >= this.#text.length) return null;
    this.#at = at + 1;
    try {
      return String(JSON.parse(this.#text.slice(from, at + 1)));
    } catch {
      return null;
    }
  }

  #takes(what: string): boolean {
    this.#skip();
    if (this.#text[this.#at] !== what) return false;
    this.#at++;
    return true;
  }

  #skip(): void {
    this.#match(blank);
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }
}

/** Without blanks, members in their order. */
export function printJson(json: Json): string {
  switch (json.kind) {
    case 'null': return 'null';
    case 'boolean': return String(json.value);
    case 'number': return json.text;
    case 'string': return JSON.stringify(json.value);
    case 'array': return `[${json.items.map(printJson).join(',')}]`;
    case 'object': return `{${json.members.map(([name, value]) => `${JSON.stringify(name)}:${printJson(value)}`).join(',')}}`;
  }
}

/** The form in which two equal values are the same text: members sorted by name, the last of equal names, as Presto's `json_parse`. */
export function canonicalJson(json: Json): Json {
  if (json.kind === 'array') return { kind: 'array', items: json.items.map(canonicalJson) };
  if (json.kind !== 'object') return json;
  const members = new Map(json.members.map(([name, value]) => [name, canonicalJson(value)]));
  return { kind: 'object', members: [...members].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)) };
}
