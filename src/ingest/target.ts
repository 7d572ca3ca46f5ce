import type { BatchAddress, BatchCounter, BatchNumber, BatchText } from '../columns/batch.ts';
import { fieldNamed, fieldSpelled, type Field } from '../model/fields.ts';
import { recordedColumn } from '../model/recorded-name.ts';

/** Where the values of one column of a log go, and how they are read on the way. */
export type Target =
  | { readonly kind: 'number'; readonly field: BatchNumber; readonly most: number }
  | { readonly kind: 'time'; readonly field: BatchNumber }
  | { readonly kind: 'counter'; readonly field: BatchCounter }
  | { readonly kind: 'address'; readonly field: BatchAddress }
  | { readonly kind: 'text'; readonly field: BatchText; readonly wording: Wording }
  | { readonly kind: 'extra'; readonly name: string }
  | { readonly kind: 'none' };

/** How the text of a field is brought to the table's spelling. */
export type Wording = 'as-is' | 'direction' | 'upper' | 'path';

/** Whose names the columns bear. */
export type Dialect = 'alibaba' | 'aws' | 'huawei' | 'huawei-er' | 'huawei-er-swapped';

const limits: Readonly<Record<string, number>> = { srcport: 65_535, dstport: 65_535, protocol: 255, 'tcp-flags': 65_535 };
const wordings: Readonly<Record<string, Wording>> = { direction: 'direction', action: 'upper', 'log-status': 'upper', traffic_path: 'path' };

const nowhere: Target = { kind: 'none' };

/** The target of a field of the table; null for computed fields, which no log can set. */
export function targetOfField(field: Field): Target | null {
  // The casts follow the table of fields: each storage class holds just the names of one list in columns/batch.
  switch (field.storage) {
    case 'time':
    case 'start':
    case 'end':
      return { kind: 'time', field: field.name as BatchNumber }; // See above.
    case 'number':
      return { kind: 'number', field: field.name as BatchNumber, most: limits[field.name] ?? 65_535 }; // See above.
    case 'counter':
      return { kind: 'counter', field: field.name as BatchCounter }; // See above.
    case 'address':
      return { kind: 'address', field: field.name as BatchAddress }; // See above.
    case 'interface':
    case 'code':
      return { kind: 'text', field: field.name as BatchText, wording: wordings[field.name] ?? 'as-is' }; // See above.
    case 'computed':
      return null;
  }
}

/** A text column outside the table. A name that the table uses itself gets `x-` before it. */
export function extraTarget(name: string): Target {
  const bare = name === '' ? 'unnamed' : name;
  return { kind: 'extra', name: fieldNamed(bare) ? recordedColumn(bare) : bare };
}

/** The target of a field by its exact name. */
export function targetNamed(name: string): Target {
  const field = fieldNamed(name);
  return (field && targetOfField(field)) ?? extraTarget(name);
}

/** The target of a column by the name that a cloud gives it; `_` and `-` are equal, other clouds' own meanings are kept apart. */
export function targetOf(column: string, dialect: Dialect): Target {
  const name = column.trim();
  const folded = name.toLowerCase().replaceAll('_', '-');
  switch (dialect) {
    case 'aws':
      // AWS numbers its paths otherwise than Alibaba Cloud does.
      if (folded === 'traffic-path') return extraTarget('aws-traffic-path');
      break;
    case 'huawei':
    case 'huawei-er':
    case 'huawei-er-swapped':
      if (folded === 'content') return nowhere; // The line itself, beside its own fields.
      if (folded === 'tcp-flag' || folded === 'tcp-flags') return extraTarget('tcp-state');
      if (dialect !== 'huawei') {
        if (folded === 'instance-id') return extraTarget(dialect === 'huawei-er' ? 'er-id' : 'attachment-id');
        if (folded === 'resource-id') return extraTarget(dialect === 'huawei-er' ? 'attachment-id' : 'er-id');
      }
      break;
    case 'alibaba':
  }
  const field = fieldSpelled(folded);
  const target = field && targetOfField(field);
  if (target) return target;
  return extraTarget(dialect === 'alibaba' ? name : folded);
}

/** Targets for the columns of one header. Of two columns that mean one field, the second keeps its own name. */
export function targetsOf(columns: readonly string[], dialect: Dialect): Target[] {
  const taken = new Set<string>();
  return columns.map((column) => {
    const target = targetOf(column, dialect);
    if (!claim(taken, target)) {
      let name = `x-${column.trim()}`;
      while (taken.has(`extra ${name}`)) name = `${name}-2`;
      taken.add(`extra ${name}`);
      return { kind: 'extra', name };
    }
    return target;
  });
}

function claim(taken: Set<string>, target: Target): boolean {
  if (target.kind === 'none') return true;
  const key = target.kind === 'extra' ? `extra ${target.name}` : `field ${target.field}`;
  if (taken.has(key)) return false;
  taken.add(key);
  return true;
}
