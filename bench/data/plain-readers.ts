import { parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';

/**
 * The readers that one would write first: the browser's inflate, text split into lines and lines into words, `JSON.parse`
 * per line, objects per row of Parquet. They fill typed arrays and dictionaries, as the product does, and check nothing.
 */
class PlainColumns {
  rows = 0;
  private capacity = 1 << 16;
  private readonly numbers = new Map<string, Float64Array>();
  private readonly codes = new Map<string, { values: Uint32Array; dictionary: Map<string, number> }>();

  number(name: string, value: string | number | bigint | null | undefined): void {
    let column = this.numbers.get(name);
    if (!column) this.numbers.set(name, (column = new Float64Array(this.capacity)));
    column[this.rows] = value === '-' || value === null || value === undefined ? NaN : Number(value);
  }

  text(name: string, value: unknown): void {
    let column = this.codes.get(name);
    if (!column) this.codes.set(name, (column = { values: new Uint32Array(this.capacity), dictionary: new Map() }));
    const text = String(value);
    let code = column.dictionary.get(text);
    if (code === undefined) column.dictionary.set(text, (code = column.dictionary.size + 1));
    column.values[this.rows] = code;
  }

  next(): void {
    this.rows++;
    if (this.rows < this.capacity) return;
    this.capacity *= 2;
    for (const [name, column] of this.numbers) this.numbers.set(name, grown(column, new Float64Array(this.capacity)));
    for (const column of this.codes.values()) column.values = grown(column.values, new Uint32Array(this.capacity));
  }
}

function grown<T extends Float64Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

const numeric = new Set(['srcport', 'dstport', 'protocol', 'packets', 'bytes', 'start', 'end', 'tcp-flags', 'tcp_flags', '__time__']);

export async function readPlainly(blob: Blob, kind: 'space' | 'comma' | 'json', isGzip: boolean): Promise<number> {
  const columns = new PlainColumns();
  let names: string[] | null = null;
  let rest = '';
  const line = (text: string): void => {
    if (text === '') return;
    if (kind === 'json') {
      const record = JSON.parse(text) as Record<string, string | number>; // Unchecked on purpose: the plainest reader.
      for (const name in record) {
        if (numeric.has(name)) columns.number(name, record[name]);
        else columns.text(name, record[name]);
      }
      return columns.next();
    }
    const words = text.split(kind === 'space' ? ' ' : ',');
    if (!names) {
      names = words;
      return;
    }
    for (let i = 0; i < names.length; i++) {
      const name = names[i] ?? '';
      if (numeric.has(name)) columns.number(name, words[i]);
      else columns.text(name, words[i]);
    }
    columns.next();
  };
  const bytes: ReadableStream<Uint8Array<ArrayBuffer>> = isGzip ? blob.stream().pipeThrough(new DecompressionStream('gzip')) : blob.stream();
  const reader = bytes.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) line(text);
  }
  line(rest);
  return columns.rows;
}

export async function readParquetPlainly(blob: Blob): Promise<number> {
  const columns = new PlainColumns();
  const rows = await parquetReadObjects({ file: await blob.arrayBuffer(), compressors });
  for (const row of rows) {
    for (const name in row) {
      const value: unknown = row[name];
      if (numeric.has(name)) columns.number(name, typeof value === 'bigint' || typeof value === 'number' ? value : null);
      else columns.text(name, value);
    }
    columns.next();
  }
  return columns.rows;
}
