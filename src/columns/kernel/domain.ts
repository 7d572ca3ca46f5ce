import { exprKey } from '../../model/expr-key.ts';
import type { Value } from '../../model/frame.ts';
import type { Leaf } from '../functions/expr.ts';
import type { PhysicalName } from '../segment.ts';
import type { FieldAccess, TableView } from '../table-view.ts';
import type { Inputs } from './encode/inputs.ts';
import type { Phys } from './encode/physical.ts';
import { columnsOf, readAccess } from './reader.ts';
import type { Snapshot } from './snapshot.ts';
import type { Domain, Tables } from './tables.ts';

/** Where expressions take their values from: every code there is, and how a row gives its code. */
export interface CodeDomain extends Domain {
  readonly phys: (inputs: Inputs) => Phys;
  readonly leaf: (code: number) => (leaf: Leaf) => Value;
  /** Key of an expression over this domain: fields that read the same dictionary in the same way share their tables. */
  readonly keyOf: (e: unknown) => string;
}

/** The codes of one physical column. */
export interface ColumnDomain extends CodeDomain {
  readonly column: PhysicalName;
}

/** Most values of a number column that are tabulated. */
const tabulated = 70_000;

const dictionaryKinds: ReadonlySet<FieldAccess['kind']> = new Set(['address', 'code', 'interface', 'label']);

/**
 * The domain of an expression that reads just these fields; null when they stand in several columns or in one with too many
 * values. `numbers` admits number columns of a small span.
 */
export function domainOf(table: TableView, snapshot: Snapshot, tables: Tables, fields: readonly string[], numbers: boolean): ColumnDomain | null {
  const accesses = new Map<string, FieldAccess>();
  for (const field of fields) {
    const access = table.access(field);
    if (!access) return null;
    accesses.set(field, access);
  }
  const columns = new Set([...accesses.values()].flatMap((access) => columnsOf(access)));
  const [column] = columns;
  const [first] = accesses.values();
  if (columns.size !== 1 || !column || !first) return null;
  const leafOf = (value: number | null) => (leaf: Leaf): Value => {
    const access = leaf.op === 'field' ? accesses.get(leaf.field) : undefined;
    return access ? readAccess(access, () => value) : null;
  };

  if (dictionaryKinds.has(first.kind)) {
    const size = dictionarySize(table, snapshot, column, accesses);
    const stamp = [...accesses].map(([name, access]) => {
      const labels = access.kind === 'label' ? `:${tables.stamp(access.codes)}@${table.revision}` : '';
      return `${access.kind === 'address' ? '' : name}:${'book' in access ? tables.stamp(access.book) : 0}${labels}`;
    });
    return {
      column, size, stamp: stamp.join(','),
      keyOf: (e) => exprKey(mappedField(e, first.kind === 'address' && accesses.size === 1)),
      phys: (inputs) => ({ op: 'code', slot: inputs.column(column), type: 'i32' }),
      leaf: leafOf,
      meanings: accesses.size === 1 && 'codes' in first ? first.codes : null,
    };
  }
  if (!numbers || first.kind !== 'number') return null;
  const bounds = snapshot.bounds(column);
  if (!bounds.present || bounds.max - bounds.min > tabulated) return null;
  const nullable = bounds.nullable;
  return {
    column, size: bounds.max - bounds.min + (nullable ? 1 : 0), stamp: `${column}>${bounds.min}${nullable ? '?' : ''}`,
    phys: (inputs) => bucket(inputs, column, bounds.min, 1, nullable),
    keyOf: exprKey,
    leaf: (code) => leafOf(nullable ? (code === 0 ? null : bounds.min + code - 1) : bounds.min + code),
  };
}

function dictionarySize(table: TableView, snapshot: Snapshot, column: PhysicalName, accesses: ReadonlyMap<string, FieldAccess>): number {
  for (const access of accesses.values()) if (access.kind === 'address' || access.kind === 'code') return access.book.size;
  return largestCode(column, table, snapshot);
}

/** The codes of a column that labels are of go as far as the largest one stored, those of interfaces as far as there are tuples. */
export function largestCode(column: PhysicalName, table: TableView, snapshot: Snapshot): number {
  return column === 'interface' ? table.interfaceTuples : Math.max(0, snapshot.bounds(column).max);
}

/** Steps of a number column from `low`, as a cell. */
export function bucket(inputs: Inputs, column: PhysicalName, low: number, step: number, nullable: boolean): Phys {
  const slot = inputs.column(column);
  return { op: 'bucket', slot, step, nullable, shift: inputs.word({ kind: 'shift', key: `${slot}:${low}`, slot, low }), type: 'i32' };
}

/** The name of the only field left out. */
function mappedField(e: unknown, nameless: boolean): unknown {
  if (!nameless) return e;
  return JSON.parse(exprKey(e), (key, value: unknown) => (key === 'field' ? '' : value));
}
