import type { Value } from '../model/frame.ts';
import type { Memory } from './memory.ts';
import type { Chunk, PhysicalName, Segment } from './segment.ts';
import type { TableView } from './table-view.ts';

/** The value of a chunk in one row, null where it has none; exact to 2^53. */
export function chunkValue(memory: Memory, chunk: Chunk | undefined, row: number): number | null {
  if (!chunk) return null;
  if (chunk.validity > 0 && (((memory.u8(chunk.validity + (row >> 3), 1)[0] ?? 0) >> (row & 7)) & 1) === 0) return null;
  return chunk.base + stored(memory, chunk, row);
}

function stored(memory: Memory, { width, pointer }: Chunk, row: number): number {
  switch (width) {
    case 0:
      return 0;
    case 1:
      return memory.u8(pointer + row, 1)[0] ?? 0;
    case 2:
      return memory.u16(pointer + row * 2, 1)[0] ?? 0;
    case 4:
      return memory.u32(pointer + row * 4, 1)[0] ?? 0;
    case 8: {
      const [low = 0, high = 0] = memory.u32(pointer + row * 8, 2);
      return high * 2 ** 32 + low;
    }
  }
}

/** The value of one field in one row of a segment: text, number (times in Unix seconds) or null. */
export function readValue(table: TableView, segment: Segment, row: number, field: string): Value {
  const access = table.access(field);
  if (!access) return null;
  const at = (column: PhysicalName): number | null => chunkValue(table.memory, segment.chunks.get(column), row);
  switch (access.kind) {
    case 'number':
      return at(access.column);
    case 'start': {
      const lag = at('lag');
      return lag === null ? null : (at('time') ?? 0) + lag;
    }
    case 'end': {
      const duration = at('duration');
      return duration === null ? null : (at('time') ?? 0) + (at('lag') ?? 0) + duration;
    }
    case 'address':
    case 'code':
      return access.book.text(at(access.column) ?? 0);
    case 'interface':
      return access.book.text(access.codes[at('interface') ?? 0] ?? 0);
    case 'label':
      return access.book.text(access.codes[at(access.column) ?? 0] ?? 0);
  }
}

/** One record with the fields that have a value somewhere in the table (or those asked for), null where it has none. */
export function readRow(table: TableView, segment: Segment, row: number, names: readonly string[] = table.present): Record<string, Value> {
  return Object.fromEntries(names.map((name) => [name, readValue(table, segment, row, name)]));
}

/** All records, segment by segment; for tests and for showing records, not for computing. */
export function* rows(table: TableView, names: readonly string[] = table.present): Generator<Record<string, Value>> {
  for (const segment of table.segments) {
    for (let row = 0; row < segment.rows; row++) yield readRow(table, segment, row, names);
  }
}
