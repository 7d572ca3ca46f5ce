import { exprKey } from '../../model/expr-key.ts';
import type { Value } from '../../model/frame.ts';
import type { FieldAccess, TableView } from '../table-view.ts';
import type { PhysicalName } from '../segment.ts';
import { domainOf, largestCode, type CodeDomain } from './domain.ts';
import type { Inputs } from './encode/inputs.ts';
import type { Phys } from './encode/physical.ts';
import { packed } from './packed.ts';
import type { Snapshot } from './snapshot.ts';
import type { Domain, Tables } from './tables.ts';

/** Most combinations that are worked out beforehand, whether a record has them or not. */
const most = 2 ** 16;
/** So many always are; beyond them no more than there are records. */
const always = 2 ** 12;

/** One field of a combination: `card` cells of it, 0…card-1. */
interface Part {
  readonly card: number;
  readonly stamp: string;
  readonly phys: (inputs: Inputs) => Phys;
  readonly value: (cell: number) => Value;
}

/** A domain of combinations. */
export interface Combinations extends CodeDomain {
  /** Which cells of each field occur in these combinations. */
  readonly cellsOf: (codes: Iterable<number>) => ReadonlyMap<string, readonly number[]>;
}

/**
 * The domain of an expression over several columns of few values each (the domains of both ends, a verdict and a protocol): its codes
 * are the combinations of their values, packed. Null where a field has no cells, or where there are more combinations than are worth it.
 */
export function combinationsOf(table: TableView, snapshot: Snapshot, tables: Tables, fields: readonly string[]): Combinations | null {
  const allowed = Math.min(most, Math.max(always, snapshot.rows));
  const parts: Part[] = [];
  let count = 1;
  for (const field of fields) {
    const part = partOf(table, snapshot, tables, field);
    if (!part) return null;
    count *= Math.max(1, part.card);
    if (count > allowed) return null;
    parts.push(part);
  }
  // Groups of combinations that come before the next value of each part.
  const after = parts.map((_, i) => parts.slice(i + 1).reduce((product, { card }) => product * Math.max(1, card), 1));
  const cellAt = (code: number, i: number): number => Math.floor(code / (after[i] ?? 1)) % Math.max(1, parts[i]?.card ?? 1);
  return {
    size: count - 1,
    cellsOf: (codes) => {
      const found = fields.map(() => new Set<number>());
      for (const code of codes) found.forEach((cells, i) => cells.add(cellAt(code, i)));
      return new Map(fields.map((field, i) => [field, [...(found[i] ?? [])].sort((a, b) => a - b)]));
    },
    stamp: parts.map(({ stamp, card }) => `${stamp}/${card}`).join('&'),
    keyOf: exprKey,
    phys: (inputs) => {
      const key = packed(parts.map(({ card, phys }) => ({ card, phys: phys(inputs) })), inputs);
      return { op: 'cell', a: key, low: inputs.long(0), step: 1, nullable: false, type: 'i32' };
    },
    leaf: (code) => (leaf) => {
      const i = leaf.op === 'field' ? fields.indexOf(leaf.field) : -1;
      const part = parts[i];
      return part ? part.value(cellAt(code, i)) : null;
    },
  };
}

function partOf(table: TableView, snapshot: Snapshot, tables: Tables, field: string): Part | null {
  const access = table.access(field);
  if (access?.kind === 'label' || access?.kind === 'interface') {
    const { book } = access;
    const labels = labelCodes(access, table, snapshot, tables);
    return { card: book.size + 1, stamp: `${field}:${tables.stamp(book)}`, phys: labels.phys, value: (code) => book.text(code) };
  }
  const own = domainOf(table, snapshot, tables, [field], true);
  if (!own) return null;
  const leaf = { op: 'field', field, type: 'varchar' } as const;
  return { card: own.size + 1, stamp: `${field}:${own.stamp}`, phys: own.phys, value: (code) => own.leaf(code)(leaf) };
}

/** How a row gives the code of its label: through the codes of the column that the label is of. `stamp` changes with what they say. */
export function labelCodes(
  access: Extract<FieldAccess, { kind: 'label' | 'interface' }>, table: TableView, snapshot: Snapshot, tables: Tables,
): { readonly stamp: string; readonly phys: (inputs: Inputs) => Phys } {
  const { codes, book } = access;
  const column: PhysicalName = access.kind === 'interface' ? 'interface' : access.column;
  const size = largestCode(column, table, snapshot);
  const domain: Domain = { stamp: `${tables.stamp(codes)}@${table.revision}`, size };
  // Bytes stay in a cache that four times as many do not fit.
  const isNarrow = book.size < 256;
  const block = tables.copy(codes, domain, isNarrow ? 1 : 4);
  return {
    stamp: domain.stamp,
    phys: (inputs) => {
      const key = `codes|${domain.stamp}|${size}`;
      const wide = isNarrow ? { wide: () => tables.copy(codes, domain, 4).pointer } : {};
      const word = inputs.word({ kind: 'pointer', key, at: () => block.pointer, ...wide });
      return { op: 'lookup', word, index: { op: 'code', slot: inputs.column(column), type: 'i32' }, ...(isNarrow ? { bytes: true } : {}), type: 'i32' };
    },
  };
}
