import type { Value } from '../../model/frame.ts';
import type { Leaf } from '../functions/expr.ts';
import type { Memory } from '../memory.ts';
import type { Chunk, PhysicalName } from '../segment.ts';
import type { FieldAccess, TableView } from '../table-view.ts';
import type { Snapshot } from './snapshot.ts';

/** Stored value of a row with its base added; null where it has none. Slow: for few rows, and for what no loop can do. */
export function readColumn(memory: Memory, snapshot: Snapshot, segment: number, column: PhysicalName, row: number): number | null {
  return readChunk(memory, snapshot.chunk(segment, column), row);
}

/** The same of a column that is at hand. */
export function readChunk(memory: Memory, chunk: Chunk | undefined, row: number): number | null {
  if (!chunk) return null;
  if (chunk.validity && (((memory.u8(chunk.validity + (row >> 3), 1)[0] ?? 0) >> (row & 7)) & 1) === 0) return null;
  switch (chunk.width) {
    case 0: return chunk.base;
    case 1: return chunk.base + (memory.u8(chunk.pointer + row, 1)[0] ?? 0);
    case 2: return chunk.base + (memory.u16(chunk.pointer + 2 * row, 1)[0] ?? 0);
    case 4: return chunk.base + (memory.u32(chunk.pointer + 4 * row, 1)[0] ?? 0);
    case 8: return chunk.base + Number(memory.i64(chunk.pointer + 8 * row, 1)[0] ?? 0n);
  }
}

/** Value of a field in one row. */
export function readField(table: TableView, snapshot: Snapshot, field: string, segment: number, row: number): Value {
  const access = table.access(field);
  if (!access) return null;
  return readAccess(access, (column) => readColumn(table.memory, snapshot, segment, column, row));
}

/** Value of a field, given its physical columns. */
export function readAccess(access: FieldAccess, column: (name: PhysicalName) => number | null): Value {
  switch (access.kind) {
    case 'number':
      return column(access.column);
    case 'start':
    case 'end': {
      const time = column('time');
      const after = column(access.kind === 'start' ? 'lag' : 'duration');
      return time === null || after === null ? null : time + after;
    }
    case 'address':
    case 'code': {
      const code = column(access.column);
      return code === null || code === 0 ? null : access.book.text(code);
    }
    case 'interface':
      return access.book.text(access.codes[column('interface') ?? 0] ?? 0);
    case 'label':
      return access.book.text(access.codes[column(access.column) ?? 0] ?? 0);
  }
}

/** Physical columns that a field is read from. */
export function columnsOf(access: FieldAccess): readonly PhysicalName[] {
  switch (access.kind) {
    case 'number':
    case 'address':
    case 'code':
    case 'label':
      return [access.column];
    case 'start':
      return ['time', 'lag'];
    case 'end':
      return ['time', 'duration'];
    case 'interface':
      return ['interface'];
  }
}

/** A leaf reader for `evaluateExpr` over one row. */
export function rowLeaf(table: TableView, snapshot: Snapshot, segment: number, row: number): (leaf: Leaf) => Value {
  return (leaf) => {
    if (leaf.op !== 'field') throw new TypeError('A record has fields only');
    return readField(table, snapshot, leaf.field, segment, row);
  };
}
