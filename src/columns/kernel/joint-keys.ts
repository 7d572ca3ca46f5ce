import type { Value } from '../../model/frame.ts';
import type { Plan } from '../../model/plan.ts';
import type { Cell } from './cells.ts';
import { codeOf, labelled, type Labelled } from './determined.ts';
import { largestCode } from './domain.ts';
import { Inputs } from './encode/inputs.ts';
import type { Keys, KeySetting } from './keys.ts';

/**
 * Groups of several keys that are all labels of one column's codes, as sender and receiver are of the pair of ends: numbered from the
 * codes that there are, whatever records are selected. Of 800 instances each with each there is room for 640,000 groups, which
 * lie in no cache; the pairs that occur are a tenth. Null for other keys, and where nearly all occur.
 * @param room that the keys would have one by one
 */
export function jointKeys(plan: Plan, room: number, setting: KeySetting): Keys | null {
  const { table, snapshot, tables } = setting;
  const labels: Labelled[] = [];
  for (const key of plan.keys) {
    const label = key.op === 'field' ? labelled(table.access(key.field)) : null;
    if (!label || label.column !== (labels[0] ?? label).column) return null;
    labels.push(label);
  }
  const [first] = labels;
  if (!first || labels.length < 2 || room > Number.MAX_SAFE_INTEGER) return null;
  const { column } = first;
  const codes = largestCode(column, table, snapshot) + 1;
  if (codes > room) return null;
  const stamp = `${labels.map((label) => (label.codes ? tables.stamp(label.codes) : column)).join('&')}@${table.revision}|${codes}`;
  let made: Numbered | null = null;
  const numbered = (): Numbered => (made ??= numberedCodes(labels, codes));
  const numbers = tables.words('joint', stamp, () => numbered().numbers);
  const firsts = tables.words('joint, first', stamp, () => Uint32Array.from([numbered().firsts.length, ...numbered().firsts]));
  const groups = table.memory.u32(firsts.pointer, 1)[0] ?? 0;
  if (2 * groups > room) return null;
  const inputs = new Inputs();
  const word = inputs.word({ kind: 'pointer', key: `joint|${stamp}`, at: () => numbers.pointer });
  const cell: Cell = { phys: { op: 'lookup', word, index: { op: 'code', slot: inputs.column(column), type: 'i32' }, type: 'i32' }, card: groups, decode: () => null, key: `joint ${stamp}`, nullCell: -1 };
  return {
    inputs, cells: [cell], room: groups, lasting: true, isJoint: true, layout: cell.key, numbering: null, split: null,
    value: valuesOf(labels, () => table.memory.u32(firsts.pointer + 4, groups).slice()),
  };
}

/** The text of a key in a group, decoded once for each that is asked for. */
function valuesOf(labels: readonly Labelled[], firstCodes: () => Uint32Array): Keys['value'] {
  let firsts: Uint32Array | null = null;
  const known = labels.map((): Value[] => []);
  return (group, k) => {
    firsts ??= firstCodes();
    const [label, texts] = [labels[k], known[k]];
    if (!label || !texts) return null;
    const code = codeOf(label, firsts[group] ?? 0);
    return (texts[code] ??= label.book.text(code));
  };
}

interface Numbered {
  /** Group of each code. */
  readonly numbers: Uint32Array;
  /** The first code of each group. */
  readonly firsts: readonly number[];
}

function numberedCodes(labels: readonly Labelled[], codes: number): Numbered {
  const numbers = new Uint32Array(codes);
  const firsts: number[] = [];
  const known = new Map<number, number>();
  for (let code = 0; code < codes; code++) {
    let packed = 0;
    for (const label of labels) packed = packed * (label.book.size + 1) + codeOf(label, code);
    let group = known.get(packed);
    if (group === undefined) {
      group = firsts.push(code) - 1;
      known.set(packed, group);
    }
    numbers[code] = group;
  }
  return { numbers, firsts };
}
