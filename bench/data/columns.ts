import type { Chunk, Segment } from '../../src/columns/segment.ts';
import type { AddressBook, TableView } from '../../src/columns/table-view.ts';

/** One field of one segment as plain numbers: dictionary codes (0 is null) or values (NaN is null). */
export interface PlainColumn {
  readonly name: string;
  readonly coded: boolean;
  readonly values: Float64Array<ArrayBuffer>;
}

/** Every field that is present, decoded from a segment's chunks with nothing of the kernel in it. */
export function plainColumns(table: TableView, segment: Segment): PlainColumn[] {
  const columns: PlainColumn[] = [];
  const raw = (name: Parameters<Segment['chunks']['get']>[0]): Float64Array<ArrayBuffer> => decode(table, segment.chunks.get(name), segment.rows);
  for (const name of table.present) {
    const access = table.access(name);
    if (!access) continue;
    const values = new Float64Array(segment.rows);
    const coded = access.kind === 'address' || access.kind === 'code' || access.kind === 'interface' || access.kind === 'label';
    if (access.kind === 'number') values.set(raw(access.column));
    else if (!('book' in access)) {
      const [time, after] = [raw('time'), raw(access.kind === 'start' ? 'lag' : 'duration')];
      for (let i = 0; i < values.length; i++) values[i] = (time[i] ?? NaN) + (after[i] ?? NaN);
    } else if (access.kind === 'interface') {
      const tuples = raw('interface');
      for (let i = 0; i < values.length; i++) values[i] = access.codes[tuples[i] ?? 0] ?? 0;
    } else {
      const codes = raw(access.column);
      for (let i = 0; i < values.length; i++) values[i] = access.kind === 'label' ? (access.codes[codes[i] ?? 0] ?? 0) : (codes[i] ?? 0);
    }
    columns.push({ name, coded, values });
    if (access.kind === 'address') columns.push({ name: `${name.slice(0, 3)}domain`, coded: true, values: values.map((code) => domainOf(access.book, code)) });
  }
  return columns;
}

export const domains = { intranet: 1, internet: 2 } as const;
const domainByBook = new WeakMap<AddressBook, Uint8Array>();

/** What `ip_to_domain` says of an address of the dictionary, as a code: worked out once per address. */
function domainOf(book: AddressBook, code: number): number {
  let known = domainByBook.get(book);
  if (!known || known.length <= book.size) {
    known = Uint8Array.from({ length: book.size + 1 }, (_, i) => (book.family(i) === 0 ? 0 : isPrivate(book, i) ? domains.intranet : domains.internet));
    domainByBook.set(book, known);
  }
  return known[code] ?? 0;
}

function isPrivate(book: AddressBook, code: number): boolean {
  const v4 = book.family(code) === 4 ? book.v4(code) : 0;
  return v4 >>> 24 === 10 || v4 >>> 20 === 0xac1 || v4 >>> 16 === 0xc0a8;
}

/** NaN where the row has no value; a column that is not there is NaN throughout. */
function decode(table: TableView, chunk: Chunk | undefined, rows: number): Float64Array<ArrayBuffer> {
  const values = new Float64Array(rows).fill(NaN);
  if (!chunk) return values;
  const memory = table.memory;
  const stored =
    chunk.width === 0 ? null
    : chunk.width === 1 ? memory.u8(chunk.pointer, rows)
    : chunk.width === 2 ? memory.u16(chunk.pointer, rows)
    : chunk.width === 4 ? memory.u32(chunk.pointer, rows)
    : memory.i64(chunk.pointer, rows);
  const valid = chunk.validity === 0 ? null : memory.u8(chunk.validity, (rows + 7) >>> 3);
  for (let i = 0; i < rows; i++) {
    if (valid && !(((valid[i >>> 3] ?? 0) >>> (i & 7)) & 1)) continue;
    values[i] = chunk.base + (stored ? Number(stored[i]) : 0);
  }
  return values;
}
