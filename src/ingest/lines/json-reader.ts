import type { SkipReason } from '../../model/source.ts';
import { FastParser, isPlainKey, mostColumns } from '../fast/fast-parser.ts';
import type { RecordReader } from '../formats/record-reader.ts';
import { FlatRecords } from '../formats/flat-records.ts';
import type { IngestModule } from '../module.ts';
import type { Output } from '../output.ts';
import type { LineReader } from './line-source.ts';
import type { TextBlock } from './text-block.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** One JSON value per line. Flat records go through the fast parser, which learns their keys from the exact one. */
export class JsonLinesReader implements LineReader {
  line = 1;
  private readonly records: RecordReader;
  private readonly output: Output;
  private readonly parser: FastParser | null;
  private keys = 0;
  private known = 0;

  constructor(records: RecordReader, output: Output, module: IngestModule | null) {
    this.records = records;
    this.output = output;
    this.parser = module && records instanceof FlatRecords ? new FastParser(module, output, { delimiter: 0, quoted: false }) : null;
  }

  read(block: TextBlock, from: number, to: number): number {
    if (!this.parser) return this.exact(block, from, to);
    this.learn();
    if (this.output.room === 0) this.output.flush();
    this.parser.line = this.line;
    const stop = this.parser.parse('json', from, to);
    this.line = this.parser.line;
    return stop === 'odd' ? this.exact(block, this.parser.pos, to) : this.parser.pos;
  }

  giveUp(block: TextBlock, from: number, to: number): number {
    return block.lineEnd(from, to); // Unreachable: a line is a whole record here.
  }

  release(): void {
    this.parser?.release();
  }

  private exact(block: TextBlock, from: number, to: number): number {
    const end = block.lineEnd(from, to);
    const text = decoder.decode(block.bytes(from, end)).trim();
    if (text !== '') readJson(text, this.line, this.records, this.output);
    this.line++;
    return end;
  }

  /** Keys that the exact parser met are given to the fast one, as long as it can hold them. */
  private learn(): void {
    if (!this.parser || !(this.records instanceof FlatRecords) || this.records.keys.size === this.known) return;
    const targets = [...this.records.targets];
    this.known = this.records.keys.size;
    this.parser.setColumns(targets.slice(0, mostColumns));
    let index = 0;
    for (const [key, column] of this.records.keys) {
      if (index++ < this.keys) continue;
      this.keys = index;
      if (column < mostColumns && isPlainKey(key)) this.parser.addKey(key, column);
    }
  }
}

/** Parses one JSON text and reads the record in it; what is wrong goes to the account. */
export function readJson(text: string, line: number, records: RecordReader, output: Output): void {
  let reason: SkipReason | null;
  try {
    reason = records.read(JSON.parse(text), line);
  } catch (error) {
    // Not JSON, or nested so deep that it cannot be printed again. Anything else is not about this text.
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
    reason = { kind: 'json', detail: error.message };
  }
  if (reason) output.account.skip(line, reason, text);
}
