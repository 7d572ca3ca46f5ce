import type { Account } from '../account.ts';
import type { ByteSource } from '../bytes/byte-source.ts';
import { chunkOf, type Chunk } from '../bytes/chunk.ts';
import { JsonElements, type ElementRules } from './elements.ts';

const stepBytes = 64 * 1024;
const lineFeed = 10;
const carriageReturn = 13;
const blank = 32;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The records of a JSON list as lines of one record each, so that flat ones go through the fast parser. A line end inside a
 * record can only stand between its values, and becomes a blank.
 */
export class ElementLines implements ByteSource {
  readonly cut = false; // An element that does not end is told here, by `finish`.
  private readonly source: ByteSource;
  private readonly elements: JsonElements;
  private readonly account: Account;
  private pending: Uint8Array = new Uint8Array(0);
  private count = 0;
  private ended = false;

  constructor(source: ByteSource, rules: ElementRules, account: Account) {
    this.source = source;
    this.elements = new JsonElements(rules);
    this.account = account;
  }

  async next(): Promise<Chunk | null> {
    while (!this.ended) {
      if (this.pending.length === 0) {
        const chunk = await this.source.next();
        if (!chunk) {
          this.finish();
          break;
        }
        this.pending = chunk().slice(); // It is cut up over several turns.
      }
      const step = this.pending.subarray(0, stepBytes);
      this.pending = this.pending.subarray(stepBytes);
      const lines = this.linesOf(step);
      if (lines.length > 0) return chunkOf(lines);
    }
    return null;
  }

  close(): Promise<void> {
    return this.source.close();
  }

  private linesOf(step: Uint8Array): Uint8Array {
    let out = new Uint8Array(stepBytes * 2);
    let length = 0;
    for (const { bytes, tooLong } of this.elements.push(step)) {
      this.count++;
      if (tooLong > 0) {
        this.account.skip(this.count, { kind: 'too-long', bytes: tooLong }, decoder.decode(bytes));
        continue;
      }
      if (length + bytes.length + 1 > out.length) {
        const wider = new Uint8Array(2 * (length + bytes.length + 1));
        wider.set(out.subarray(0, length));
        out = wider;
      }
      out.set(bytes, length);
      if (bytes.includes(lineFeed) || bytes.includes(carriageReturn)) {
        for (let i = length; i < length + bytes.length; i++) if (out[i] === lineFeed || out[i] === carriageReturn) out[i] = blank;
      }
      length += bytes.length;
      out[length++] = lineFeed;
    }
    return out.subarray(0, length);
  }

  private finish(): void {
    this.ended = true;
    const rest = this.elements.rest();
    if (rest !== null) this.account.skip(this.count + 1, { kind: 'not-a-record', detail: 'cut off' }, rest);
  }
}
