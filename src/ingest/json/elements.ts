/**
 * Finds the records in a JSON text of any size without holding it: elements of a list at the top, of lists under given keys
 * of an object at the top, or objects one after another. Only one element is held at a time.
 */
export interface ElementRules {
  /** Keys of the object at the top whose lists hold the records; null when such an object is itself a record. */
  readonly envelope: ReadonlySet<string> | null;
}

/** Elements longer than this are given up. */
const longestElement = 64 * 1024 * 1024;
const mostScalar = 100_000;

const quote = 34;
const backslash = 92;
const openBrace = 123;
const closeBrace = 125;
const openBracket = 91;
const closeBracket = 93;
const comma = 44;
const colon = 58;

/** The bytes hold until the next step. `tooLong`: how many were given up; the bytes are then their beginning. */
export interface Element {
  readonly bytes: Uint8Array;
  readonly tooLong: number;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

type Place = 'top' | 'list' | 'object';

export class JsonElements {
  /** Keys of objects at the top that were met so far. */
  readonly keysSeen = new Set<string>();
  private readonly rules: ElementRules;
  /** Where we are outside elements. */
  private readonly places: Place[] = ['top'];
  private key = '';
  private expectValue = false;
  /** Inside an element, or inside something passed over. */
  private mode: 'between' | 'element' | 'scalar' | 'passed' | 'key' = 'between';
  private depth = 0;
  private inText = false;
  private escaped = false;
  private held: Uint8Array[] = [];
  private heldBytes = 0;

  constructor(rules: ElementRules) {
    this.rules = rules;
  }

  /** Elements that end in this chunk. */
  *push(chunk: Uint8Array): Generator<Element> {
    let from = 0; // Start of what is to be held, in `element`, `scalar` and `key`.
    for (let i = 0; i < chunk.length; i++) {
      const c = chunk[i] ?? 0;
      if (this.mode === 'element' || this.mode === 'passed') {
        i = this.nestedEnd(chunk, i);
        if (i === chunk.length) break;
        if (this.mode === 'element') yield this.take(chunk.subarray(from, i + 1));
        this.mode = 'between';
        continue;
      }
      if (this.mode === 'key') {
        if (this.escaped) this.escaped = false;
        else if (c === backslash) this.escaped = true;
        else if (c === quote) {
          this.key = unescaped(decoder.decode(this.take(chunk.subarray(from, i)).bytes));
          if (this.keysSeen.size < 1000) this.keysSeen.add(this.key);
          this.mode = 'between';
        }
        continue;
      }
      if (this.mode === 'scalar') {
        if (this.inText) {
          if (this.escaped) this.escaped = false;
          else if (c === backslash) this.escaped = true;
          else if (c === quote) this.inText = false;
          continue;
        }
        if (c === quote) this.inText = true;
        if (c !== comma && c !== closeBracket && c !== closeBrace && c !== 10) continue;
        const element = this.take(chunk.subarray(from, i));
        this.mode = 'between';
        if (this.place !== 'object') yield element;
      }
      if (this.between(c)) from = this.isKey() ? i + 1 : i;
    }
    if (this.mode === 'element' || this.mode === 'scalar' || this.mode === 'key') {
      this.held.push(chunk.slice(from));
      this.heldBytes += chunk.length - from;
      if (this.heldBytes > (this.mode === 'element' ? longestElement : mostScalar)) {
        const tooLong = this.heldBytes;
        const bytes = (this.held[0] ?? chunk).subarray(0, 320);
        this.held = [];
        this.heldBytes = 0;
        this.mode = this.mode === 'element' ? 'passed' : 'between';
        yield { bytes, tooLong };
      }
    }
  }

  /** What was begun and did not end, if anything. */
  rest(): string | null {
    if (this.heldBytes > 0 && this.mode !== 'key') return decoder.decode(this.take(new Uint8Array(0)).bytes).trim() || null;
    return this.places.length > 1 ? '' : null;
  }

  private get place(): Place {
    return this.places.at(-1) ?? 'top';
  }

  private isKey(): boolean {
    return this.mode === 'key';
  }

  /** One byte outside elements. True when something begins with it that is to be held. */
  private between(c: number): boolean {
    if (c <= 32 || c === comma) {
      if (c === comma) this.expectValue = false;
      return false;
    }
    if (c === closeBracket || c === closeBrace) {
      if (this.places.length > 1) this.places.pop();
      this.expectValue = false;
      return false;
    }
    if (this.place === 'object') {
      if (!this.expectValue) {
        if (c === quote) {
          this.mode = 'key';
          this.escaped = false;
          return true;
        }
        if (c === colon) this.expectValue = true;
        return false;
      }
      if (c === openBracket && this.rules.envelope?.has(this.key)) {
        this.places.push('list');
        return false;
      }
      if (c === openBrace || c === openBracket) this.enter('passed');
      else this.enterScalar(c);
      return this.mode === 'scalar';
    }
    if (this.place === 'top') {
      if (c === openBracket) {
        this.places.push('list');
        return false;
      }
      if (c === openBrace && this.rules.envelope) {
        this.places.push('object');
        this.expectValue = false;
        return false;
      }
    }
    if (c === openBrace || c === openBracket) this.enter('element');
    else this.enterScalar(c);
    return true;
  }

  private enter(mode: 'element' | 'passed'): void {
    this.mode = mode;
    this.depth = 1;
    this.inText = false;
    this.escaped = false;
  }

  private enterScalar(c: number): void {
    this.mode = 'scalar';
    this.inText = c === quote;
    this.escaped = false;
  }

  /** Goes on inside something nested: the place of the byte that ends it, or the length of the chunk. */
  private nestedEnd(chunk: Uint8Array, from: number): number {
    // Locals: this is the loop that sees every byte.
    let { depth, inText, escaped } = this;
    let i = from;
    for (; i < chunk.length; i++) {
      const c = chunk[i];
      if (inText) {
        if (escaped) escaped = false;
        else if (c === quote) inText = false;
        else if (c === backslash) escaped = true;
      } else if (c === quote) inText = true;
      else if (c === openBrace || c === openBracket) depth++;
      else if ((c === closeBrace || c === closeBracket) && --depth === 0) break;
    }
    this.depth = depth;
    this.inText = inText;
    this.escaped = escaped;
    return i;
  }

  private take(last: Uint8Array): Element {
    if (this.heldBytes === 0) return { bytes: last, tooLong: 0 };
    const bytes = new Uint8Array(this.heldBytes + last.length);
    let at = 0;
    for (const part of [...this.held, last]) {
      bytes.set(part, at);
      at += part.length;
    }
    this.held = [];
    this.heldBytes = 0;
    return { bytes, tooLong: 0 };
  }
}

function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  try {
    const value: unknown = JSON.parse(`"${text}"`);
    return typeof value === 'string' ? value : text;
  } catch {
    return text;
  }
}
