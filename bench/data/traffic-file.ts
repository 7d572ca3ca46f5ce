import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { createGzip } from 'node:zlib';
import { batchAddresses, batchCapacity, batchCounters, batchNumbers, batchTexts, noCounter, noNumber, type Batch, type RecordSink, type TextDictionary } from '../../src/columns/batch.ts';
import { fillTraffic } from './traffic.ts';

const names = [
  '__time__', 'version', 'account-id', 'eni-id', 'vm-id', 'vswitch-id', 'vpc-id', 'type', 'protocol', 'srcaddr', 'srcport', 'dstaddr', 'dstport', 'direction', 'action', 'packets',
  'bytes', 'start', 'end', 'tcp-flags', 'log-status', 'traffic_path',
] as const;

/** Writes the records of `traffic.ts` as one gzip file of comma-separated values, as SLS gives them out. Node only. */
export async function writeTraffic(path: string, rows: number): Promise<void> {
  const gzip = createGzip({ level: 1 });
  const file = createWriteStream(path);
  gzip.pipe(file);
  gzip.write(`${names.join(',')}\n`);
  const printing = new PrintingSink((text) => void gzip.write(text));
  for (const _ of fillTraffic(printing, { rows })) if (gzip.writableNeedDrain) await once(gzip, 'drain');
  gzip.end();
  await once(file, 'close');
}

/** Takes batches as the table does, and prints them. */
class PrintingSink implements RecordSink {
  private readonly dictionaries = new Map<string, Texts>();
  readonly batch: Batch = {
    rows: 0,
    numbers: columns(batchNumbers, () => new Uint32Array(batchCapacity).fill(noNumber)),
    counters: columns(batchCounters, () => new Float64Array(batchCapacity).fill(noCounter)),
    addresses: columns(batchAddresses, () => ({ family: new Uint8Array(batchCapacity), v4: new Uint32Array(batchCapacity), v6: new Uint32Array(4 * batchCapacity) })),
    texts: columns(batchTexts, () => new Uint32Array(batchCapacity)),
    extras: new Map(),
  };

  constructor(private readonly print: (text: string) => void) {}

  dictionary(field: string): TextDictionary {
    const known = this.dictionaries.get(field) ?? new Texts();
    this.dictionaries.set(field, known);
    return known;
  }

  extra(): never {
    throw new Error('These records have no other columns.');
  }

  flush(): void {
    const columnsOfNames = names.map((name) => this.texts(name));
    let text = '';
    for (let row = 0; row < this.batch.rows; row++) text += `${columnsOfNames.map((column) => column(row)).join(',')}\n`;
    this.batch.rows = 0;
    this.print(text);
  }

  /** How a row of a column is written; a dash where it has no value. */
  private texts(name: (typeof names)[number]): (row: number) => string | number {
    switch (name) {
      case 'srcaddr':
      case 'dstaddr': {
        const { family, v4 } = this.batch.addresses[name];
        return (row) => {
          const address = v4[row] ?? 0;
          return family[row] === 4 ? `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}` : '-';
        };
      }
      case 'packets':
      case 'bytes': {
        const values = this.batch.counters[name];
        return (row) => (values[row] === noCounter ? '-' : (values[row] ?? '-'));
      }
      case '__time__':
      case 'start':
      case 'end':
      case 'srcport':
      case 'dstport':
      case 'protocol':
      case 'tcp-flags': {
        const values = this.batch.numbers[name];
        return (row) => (values[row] === noNumber ? '-' : (values[row] ?? '-'));
      }
      default: {
        const values = this.batch.texts[name];
        const dictionary = this.dictionary(name);
        return (row) => dictionary.text(values[row] ?? 0) ?? '-';
      }
    }
  }
}

class Texts implements TextDictionary {
  private readonly codes = new Map<string, number>();
  private readonly known: string[] = [];

  get size(): number {
    return this.known.length;
  }

  code(text: string): number {
    const code = this.codes.get(text) ?? this.known.push(text);
    this.codes.set(text, code);
    return code;
  }

  text(code: number): string | null {
    return this.known[code - 1] ?? null;
  }
}

function columns<Name extends string, Column>(of: readonly Name[], make: () => Column): Record<Name, Column> {
  return Object.fromEntries(of.map((name) => [name, make()])) as Record<Name, Column>; // Every name got its column.
}
