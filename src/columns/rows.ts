import type { Value } from '../model/frame.ts';
import type { Memory } from './memory.ts';
import type { Chunk, PhysicalName, Segment } from './segment.ts';
import type { TableView } from './table-view.ts';

/** The values of a chunk by row, null where it has none; exact to 2^53. Good until the memory grows. */
export function chunkReader(memory: Memory, chunk: Chunk | undefined, rows: number): (row: number) => number | null {
  if (!chunk) return () => null;
  const { base, validity } = chunk;
  const stored = storedReader(memory, chunk, rows);
  if (validity === 0) return (row) => base + stored(row);
  const bits = memory.u8(validity, Math.ceil(rows / 8));
  return (row) => (((bits[row >> 3] ?? 0) >> (row & 7)) & 1 ? base + stored(row) : null);
}

function storedReader(memory: Memory, { width, pointer }: Chunk, rows: number): (row: number) => number {
  switch (width) {
    case 0:
      return () => 0;
    case 1: {
      const values = memory.u8(pointer, rows);
      return (row) => values[row] ?? 0;
    }
    case 2: {
      const values = memory.u16(pointer, rows);
      return (row) => values[row] ?? 0;
    }
    case 4: {
      const values = memory.u32(pointer, rows);
      return (row) => values[row] ?? 0;
    }
    case 8: {
      const halves = memory.u32(pointer, rows * 2);
      return (row) => (halves[2 * row + 1] ?? 0) * 2 ** 32 + (halves[2 * row] ?? 0);
    }
  }
}

/** The value of one field in one row of a segment: text, number (times in Unix seconds) or null. */
export function readValue(table: TableView, segment: Segment, row: number, field: string): Value {
  return reader(table, segment, field)(row);
}

/** One record with the fields that have a value somewhere in the table (or those asked for), null where it has none. */
export function readRow(table: TableView, segment: Segment, row: number, names: readonly string[] = table.present): Record<string, Value> {
  return Object.fromEntries(names.map((name) => [name, readValue(table, segment, row, name)]));
}

/** All records, segment by segment; for tests and for showing records, not for computing. */
export function* rows(table: TableView, names: readonly string[] = table.present): Generator<Record<string, Value>> {
  for (const segment of table.segments) {
    let buffer: ArrayBufferLike | null = null;
    let readers: (readonly [string, (row: number) => Value])[] = [];
    for (let row = 0; row < segment.rows; row++) {
      if (buffer !== table.memory.memory.buffer) {
        buffer = table.memory.memory.buffer;
        readers = names.map((name) => [name, reader(table, segment, name)] as const);
      }
      const record: Record<string, Value> = {};
      for (const [name, read] of readers) record[name] = read(row);
      yield record;
    }
  }
}

/** Reads one field of a segment by row, until the memory grows. */
function reader(table: TableView, segment: Segment, field: string): (row: number) => Value {
  const access = table.access(field);
  if (!access) return () => null;
  const column = (name: PhysicalName): ((row: number) => number | null) => chunkReader(table.memory, segment.chunks.get(name), segment.rows);
  switch (access.kind) {
    case 'number':
      return column(access.column);
    case 'start':
    case 'end': {
      const [time, after] = [column('time'), column(access.kind === 'start' ? 'lag' : 'duration')];
      return (row) => {
        const seconds = after(row);
        return seconds === null ? null : (time(row) ?? 0) + seconds;
      };
    }
    case 'address':
    case 'code': {
      const code = column(access.column);
      return (row) => access.book.text(code(row) ?? 0);
    }
    case 'interface': {
      const tuple = column('interface');
      return (row) => access.book.text(access.codes[tuple(row) ?? 0] ?? 0);
    }
    case 'label': {
      const code = column(access.column);
      return (row) => access.book.text(access.codes[code(row) ?? 0] ?? 0);
    }
  }
}
