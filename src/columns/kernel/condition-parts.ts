import type { Memory } from '../memory.ts';
import type { PhysicalName } from '../segment.ts';
import type { Condition } from './condition.ts';

/** True for a condition that these columns' stored values alone decide, one by one. */
export function isDecidedBy(condition: Condition, columns: ReadonlySet<PhysicalName>): boolean {
  switch (condition.kind) {
    case 'all':
    case 'none':
      return true;
    case 'and':
    case 'or':
      return condition.items.every((item) => isDecidedBy(item, columns));
    case 'not':
      return isDecidedBy(condition.item, columns);
    case 'codes':
    case 'valid':
    case 'between':
      return columns.has(condition.column);
    default:
      return false;
  }
}

/** By code of a column whether it meets a condition, 1 or 0; null where this column alone does not decide that by its codes. */
export function passingCodes(condition: Condition, column: PhysicalName, codes: number, memory: Memory): Uint8Array | null {
  switch (condition.kind) {
    case 'all':
      return new Uint8Array(codes).fill(1);
    case 'none':
      return new Uint8Array(codes);
    case 'codes':
      if (condition.column !== column) return null;
      return passingIn(memory.u8(condition.table.pointer, Math.min(codes, condition.domain.size + 1)), codes);
    case 'not':
      return passingCodes(condition.item, column, codes, memory)?.map((each) => 1 - each) ?? null;
    case 'and':
    case 'or': {
      const items = condition.items.map((item) => passingCodes(item, column, codes, memory));
      return items.reduce((one, other) => one && other && one.map((each, code) => (condition.kind === 'and' ? each & (other[code] ?? 0) : each | (other[code] ?? 0))));
    }
    default:
      return null;
  }
}

/** Of a table that a dictionary may have outgrown; 2 stands for null in it. */
function passingIn(table: Uint8Array, codes: number): Uint8Array {
  const passing = new Uint8Array(codes);
  for (let code = 0; code < table.length; code++) if (table[code] === 1) passing[code] = 1;
  return passing;
}
