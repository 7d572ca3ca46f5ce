import type { SkipReason } from '../../model/source.ts';
import { FastParser, mostColumns } from '../fast/fast-parser.ts';
import type { IngestModule } from '../module.ts';
import type { Output } from '../output.ts';
import type { RowWriter } from '../row-writer.ts';
import type { Target } from '../target.ts';
import type { LineReader } from './line-source.ts';
import type { TextBlock } from './text-block.ts';

/** The columns of lines, in order. One object per layout: it is the key of its fast parser. */
export interface Layout {
  readonly targets: readonly Target[];
}

/** How lines of one format are cut into values, and what a line is that the fast parser did not read. */
export interface Delimited {
  readonly delimiter: number;
  /** CSV: values may stand in quotes and be empty. Otherwise: words between blanks. */
  readonly quoted: boolean;
  /** The layout that most lines have now. */
  readonly layout: Layout;
  /** True while lines must not go to the fast parser, which knows only the layout. */
  readonly exactOnly?: boolean;
  /** What these values are: a record of a layout, a line without a record (a header, an empty one), or a fault. */
  judge(values: readonly string[]): { readonly layout: Layout } | 'no-record' | SkipReason;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const quote = 34;

export class DelimitedReader implements LineReader {
  line = 1;
  private readonly format: Delimited;
  private readonly output: Output;
  private readonly writer: RowWriter;
  private readonly module: IngestModule | null;
  private readonly parsers = new Map<Layout, FastParser | null>();

  /** Without a module every line is read by the exact parser: slow, for comparing. */
  constructor(format: Delimited, output: Output, writer: RowWriter, module: IngestModule | null) {
    this.format = format;
    this.output = output;
    this.writer = writer;
    this.module = module;
  }

  read(block: TextBlock, from: number, to: number): number {
    const parser = this.format.exactOnly ? null : this.parser(this.format.layout);
    if (!parser) return this.exact(block, from, to);
    if (this.output.room === 0) this.output.flush();
    parser.line = this.line;
    const stop = parser.parse('delimited', from, to);
    this.line = parser.line;
    return stop === 'odd' ? this.exact(block, parser.pos, to) : parser.pos;
  }

  giveUp(block: TextBlock, from: number, to: number): number {
    const end = block.lineEnd(from, to);
    this.skip({ kind: 'not-a-record', detail: 'a quote that is not closed' }, decoder.decode(block.bytes(from, end)));
    this.line++;
    return end;
  }

  /** One line (or record, in CSV) by its values as text. */
  text(values: readonly string[], text: string): void {
    const judged = this.format.judge(values);
    if (judged === 'no-record') return;
    if ('kind' in judged) return this.skip(judged, text);
    this.writer.start();
    for (const [i, target] of judged.layout.targets.entries()) {
      const reason = this.writer.put(target, values[i] ?? null);
      if (reason) return this.skip(reason, text);
    }
    const reason = this.writer.finish(this.line);
    if (reason) this.skip(reason, text);
  }

  release(): void {
    for (const parser of this.parsers.values()) parser?.release();
    this.parsers.clear();
  }

  private exact(block: TextBlock, from: number, to: number): number {
    let end = block.lineEnd(from, to);
    const bytes = block.bytes(from, end);
    if (!this.format.quoted) {
      const text = decoder.decode(bytes).trim();
      if (text !== '') this.text(text.split(/[ \t]+/), text);
    } else {
      let text = decoder.decode(bytes);
      if (bytes.includes(quote)) {
        let lines = 1;
        // A quote left open goes on in the next line.
        while (open(text, this.format.delimiter)) {
          if (end === to) return from;
          const next = block.lineEnd(end, to);
          text += decoder.decode(block.bytes(end, next));
          end = next;
          lines++;
        }
        this.record(text);
        this.line += lines - 1;
      } else this.record(text);
    }
    this.line++;
    return end;
  }

  private record(text: string): void {
    const line = text.replace(/\r?\n$/, '');
    if (line.trim() !== '') this.text(csvValues(line, String.fromCharCode(this.format.delimiter)), line);
  }

  private skip(reason: SkipReason, text: string): void {
    this.output.account.skip(this.line, reason, text);
  }

  private parser(layout: Layout): FastParser | null {
    let parser = this.parsers.get(layout);
    if (parser === undefined) {
      parser = null;
      if (this.module && layout.targets.length <= mostColumns) {
        parser = new FastParser(this.module, this.output, { delimiter: this.format.delimiter, quoted: this.format.quoted });
        parser.setColumns(layout.targets);
      }
      this.parsers.set(layout, parser);
    }
    return parser;
  }
}

/** True when the text ends inside quotes. A quote opens only at the beginning of a value. */
function open(text: string, delimiter: number): boolean {
  let inside = false;
  let begin = true;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (inside) {
      if (c === quote) {
        if (text.charCodeAt(i + 1) === quote) i++;
        else inside = false;
      }
    } else if (c === quote && begin) inside = true;
    else begin = c === delimiter || c === 10;
  }
  return inside;
}

/** The values of one CSV record (RFC 4180), without the blanks around them; `null` is nothing, as SLS exports it. */
export function csvValues(record: string, delimiter: string): string[] {
  const values: string[] = [];
  let i = 0;
  while (true) {
    let value = '';
    if (record[i] === '"') {
      i++;
      while (i < record.length) {
        const end = record.indexOf('"', i);
        const stop = end < 0 ? record.length : end;
        value += record.slice(i, stop);
        i = stop + 1;
        if (record[i] !== '"') break;
        value += '"';
        i++;
      }
      const next = record.indexOf(delimiter, i);
      const stop = next < 0 ? record.length : next;
      value += record.slice(i, stop);
      i = stop;
    } else {
      const next = record.indexOf(delimiter, i);
      const stop = next < 0 ? record.length : next;
      value = record.slice(i, stop);
      i = stop;
    }
    const trimmed = value.trim();
    values.push(trimmed === 'null' ? '' : trimmed);
    if (i >= record.length) return values;
    i += delimiter.length;
  }
}
