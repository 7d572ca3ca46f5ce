import type { Value } from '../../model/frame.ts';
import type { Expr, Plan } from '../../model/plan.ts';
import type { PhysicalName } from '../segment.ts';
import type { CodeBook, FieldAccess } from '../table-view.ts';
import { largestCode } from './domain.ts';
import type { Keys, KeySetting } from './keys.ts';

/** No value of a dictionary: a key under which there are several. */
export const several = 0xffff_ffff;
/** A key that no code has. */
const unmet = 0xffff_fffe;

/** A text field as a label of the codes of one column; `codes` null where it is the column's own dictionary. */
export interface Labelled {
  readonly column: PhysicalName;
  readonly codes: Uint16Array | Uint32Array | null;
  readonly book: CodeBook;
}

/**
 * The text of a field in each group, where one of the keys says it whatever the records are: the VPC of an instance, the instance of an
 * interface, the country of an address. Both are labels of one column's codes then, and no two codes of equal key differ in the other.
 * A greatest or least of it needs no accumulator, nor does it keep the sums beside it from being taken back or added up by two threads.
 * Null where no key says it.
 */
export function determinedBy(arg: Expr, plan: Plan, keys: Keys, setting: KeySetting): ((group: number) => Value) | null {
  if (arg.op !== 'field' || keys.split) return null;
  const of = labelled(setting.table.access(arg.field));
  if (!of) return null;
  for (const [k, key] of plan.keys.entries()) {
    const by = key.op === 'field' ? labelled(setting.table.access(key.field)) : null;
    if (!by || by.column !== of.column) continue;
    const textOf = byKey(of, by, setting);
    if (textOf) return (group) => textOf(keys.value(group, k));
  }
  return null;
}

export function labelled(access: FieldAccess | null): Labelled | null {
  switch (access?.kind) {
    case 'address':
    case 'code':
      return { column: access.column, codes: null, book: access.book };
    case 'label':
      return { column: access.column, codes: access.codes, book: access.book };
    case 'interface':
      return { column: 'interface', codes: access.codes, book: access.book };
    default:
      return null;
  }
}

/** The code of the text that goes with a code of the column. */
export function codeOf({ codes }: Labelled, code: number): number {
  return codes === null ? code : (codes[code] ?? 0);
}

/** The text by that of the key; null where equal keys have several. */
function byKey(of: Labelled, by: Labelled, setting: KeySetting): ((key: Value) => Value) | null {
  const placeOf = (key: Value): number => (key === null ? 0 : by.book.find(String(key)));
  if (by.codes === null) return of.codes === null ? (key) => key : (key) => of.book.text(codeOf(of, placeOf(key)));
  const words = wordsOf(of, by.codes, by.book.size, setting);
  return words && ((key) => of.book.text(words[placeOf(key)] ?? 0));
}

/** Codes of the text by codes of the key, 0 where no record can have it; null where one has several. */
function wordsOf(of: Labelled, byCodes: Uint16Array | Uint32Array, keys: number, { table, snapshot, tables }: KeySetting): Uint32Array | null {
  const size = largestCode(of.column, table, snapshot);
  const stamp = `${tables.stamp(byCodes)}/${of.codes === null ? '' : tables.stamp(of.codes)}@${table.revision}|${size}`;
  const block = tables.words('determined', stamp, () => valuesByKey(byCodes, keys, size, (code) => codeOf(of, code)));
  const words = table.memory.u32(block.pointer, keys + 1).slice();
  return words.includes(several) ? null : words;
}

/** What is the same for all codes 0…size of a column that have the same key, by key; 0 for a key that none has, `several` where it is not the same. */
export function valuesByKey(byCodes: Uint16Array | Uint32Array, keys: number, size: number, valueOf: (code: number) => number): Uint32Array {
  const words = new Uint32Array(keys + 1).fill(unmet);
  for (let code = 0; code <= size; code++) {
    const key = byCodes[code] ?? 0;
    const own = valueOf(code);
    words[key] = words[key] === unmet || words[key] === own ? own : several;
  }
  return words.map((word) => (word === unmet ? 0 : word));
}
