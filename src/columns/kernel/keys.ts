import { exprKey } from '../../model/expr-key.ts';
import type { Value } from '../../model/frame.ts';
import type { Expr, Plan } from '../../model/plan.ts';
import { evaluateExpr } from '../functions/expr.ts';
import type { PhysicalName } from '../segment.ts';
import type { CodeBook } from '../table-view.ts';
import { cellOf, type Cell } from './cells.ts';
import { labelCodes } from './combinations.ts';
import type { Condition } from './condition.ts';
import { Inputs } from './encode/inputs.ts';
import type { Phys } from './encode/physical.ts';
import { fieldsOf } from './expressions.ts';
import { jointKeys } from './joint-keys.ts';
import type { Setting } from './lower.ts';
import { numberRows, packableCells, type Numbering } from './numbering.ts';
import type { RecordClasses } from './record-classes.ts';
import { splitCells, type SplitKey } from './split-key.ts';
import type { Pieces } from './selection.ts';
import type { Natives } from './natives.ts';
import type { Runner } from './runner.ts';
import type { Block } from './tables.ts';

/** What keys are made in: the selected rows as pieces, for those that must be numbered from what occurs. */
export interface KeySetting extends Setting {
  readonly natives: Natives;
  readonly runner: Runner;
  readonly pieces: () => Promise<Pieces>;
  /** Numberings and tables that end with the work. */
  readonly release: (() => void)[];
  /** Keys that would be numbered may be left as split ones instead. */
  readonly splits?: boolean;
  /** What nothing else depends on may be left until it is known which groups are put out. */
  readonly late?: boolean;
  /** Groups are the codes of this column, whatever the keys of the plan. */
  readonly codes?: PhysicalName;
  /** Groups are by class of record too, the last of all keys. */
  readonly classes?: RecordClasses;
}

/** Makes the cell of a key anew for the inputs of another loop. */
type CellMaker = (inputs: Inputs) => Promise<Cell>;

export interface Keys {
  readonly inputs: Inputs;
  /** Cells of which the group's index is made, the last one counting fastest. */
  readonly cells: readonly Cell[];
  /** Number of groups that the index has room for. */
  readonly room: number;
  /** Value of key `k` of a group. */
  readonly value: (group: number, k: number) => Value;
  /** False when groups were numbered from the selected rows: they mean nothing for others. */
  readonly lasting: boolean;
  /** There is one cell for all keys together. */
  readonly isJoint?: true;
  readonly layout: string;
  /** Set when groups were numbered. */
  readonly numbering: Numbering | null;
  /** Set when groups are neither a place nor numbered: then `room` is 0. */
  readonly split: SplitKey | null;
}

/** Groups beyond this are numbered from what occurs; below the first bound they never are. */
const smallRoom = 2 ** 18;
const largeRoom = 2 ** 22;
/** Groups beyond this are worth being those that occur alone; below it coarser groups are added up out of them, key by key. */
const leastJoint = 32_768;
/** Cells of more values than this are numbered before they are packed with others. */
const wide = 2 ** 31;

export async function makeKeys(plan: Plan, condition: Condition, rows: number, setting: KeySetting): Promise<Keys> {
  if (setting.codes) return keysOfCodes(setting.codes, setting);
  const makers: CellMaker[] = [];
  let lasting = true;
  let inputs = new Inputs();
  let cells: Cell[] = [];
  for (const key of plan.keys) {
    const cell = await cellOf(key, inputs, setting, plan.range);
    if (cell) {
      cells.push(cell);
      makers.push(async (into) => (await cellOf(key, into, setting, plan.range)) ?? cell);
    } else {
      lasting = false;
      const maker = await numberedCell(key, setting, plan);
      makers.push(maker);
      cells.push(await maker(inputs));
    }
  }
  const classes = await setting.classes?.cell(inputs, setting);
  if (classes) {
    const all = [...cells, classes];
    return { inputs, cells: all, room: roomOf(all), lasting, layout: all.map((cell) => cell.key).join('&'), numbering: null, split: null, value: () => null };
  }
  const joint = plan.keys.length > 1 && roomOf(cells) > leastJoint ? jointKeys(plan, roomOf(cells), setting) : null;
  if (joint) return joint;
  const allowed = Math.min(largeRoom, Math.max(smallRoom, 4 * rows));
  if (roomOf(cells) > allowed) {
    for (const [i, key] of plan.keys.entries()) {
      const narrow = key.op === 'field' ? narrowed(key.field, condition, setting) : null;
      if (narrow) makers[i] = narrow;
    }
    inputs = new Inputs();
    cells = [];
    for (const maker of makers) cells.push(await maker(inputs));
  }
  if (roomOf(cells) <= allowed) {
    const own = cells;
    const known = own.map((): Value[] => []);
    // Groups that come before the next place of each key.
    const after = own.map((_, k) => roomOf(own.slice(k + 1)));
    return {
      inputs, cells, room: roomOf(cells), lasting, layout: cells.map((cell) => cell.key).join('&'), numbering: null, split: null,
      value: (group, k) => {
        const cell = own[k];
        const values = known[k];
        if (!cell || !values) return null;
        const before = Math.floor(group / (after[k] ?? 1));
        const at = k === 0 ? before : before % Math.max(1, cell.card);
        return (values[at] ??= cell.decode(at));
      },
    };
  }
  const split = setting.splits ? splitCells(cells, inputs) : null;
  if (split) return { inputs, cells, room: 0, lasting: false, layout: '', numbering: null, split, value: () => null };
  return numberedKeys(makers, cells, inputs, setting);
}

/** A group per code of a dictionary column, the code 0 (null) included. */
function keysOfCodes(column: PhysicalName, { snapshot }: Setting): Keys {
  const inputs = new Inputs();
  const card = Math.max(0, snapshot.bounds(column).max) + 1;
  const cell: Cell = { phys: { op: 'code', slot: inputs.column(column), type: 'i32' }, card, decode: () => null, key: `codes of ${column}`, nullCell: 0 };
  return { inputs, cells: [cell], room: card, lasting: true, layout: `${cell.key}|${card}`, numbering: null, split: null, value: () => null };
}

/** Groups that cells have room for together. */
export function roomOf(cells: readonly Cell[]): number {
  return cells.reduce((product, cell) => product * Math.max(1, cell.card), 1);
}

/** The value of a key out of one of the cells that are numbered next. */
interface KeyReader {
  readonly cell: number;
  readonly decode: (cell: number) => Value;
}

/** Numbers the combinations of all keys that occur, some at a time when they do not fit into one packed key. */
async function numberedKeys(given: readonly CellMaker[], first: readonly Cell[], firstInputs: Inputs, setting: KeySetting): Promise<Keys> {
  let inputs = firstInputs;
  let cells = [...first];
  let makers = given;
  if (cells.length > 1 && cells.some((cell) => cell.card > wide)) {
    // Numbered alone, two of any kind fit into one key.
    const alone: CellMaker[] = [];
    for (const [i, maker] of given.entries()) alone.push((cells[i]?.card ?? 0) > wide ? await numberedAlone(maker, setting) : maker);
    makers = alone;
    inputs = new Inputs();
    cells = [];
    for (const maker of makers) cells.push(await maker(inputs));
  }
  let readers: KeyReader[] = cells.map(({ decode }, cell) => ({ cell, decode }));
  let rest = makers.map((_, i) => i);
  const pieces = await setting.pieces();
  for (;;) {
    const taken = packableCells(cells.map((cell) => cell.card));
    const numbering = await numberRows(cells.slice(0, taken), inputs, pieces, true, { ...setting, memory: setting.table.memory });
    setting.release.push(numbering.release);
    const cellsOf = remembered((group) => numbering.cells(group));
    const ofGroups = readers.filter(({ cell }) => cell < taken).map(({ cell, decode }) => (group: number): Value => decode(cellsOf(group)[cell] ?? 0));
    inputs = new Inputs();
    const numbered = positionCell(numbering, inputs, (group) => ofGroups[0]?.(group) ?? null);
    rest = rest.slice(cells.length === rest.length ? taken : taken - 1);
    if (taken >= cells.length) {
      return {
        inputs, cells: [numbered], room: numbering.groups, lasting: false, layout: '', numbering, split: null,
        value: (group, k) => ofGroups[k]?.(group) ?? null,
      };
    }
    cells = [numbered];
    readers = ofGroups.map((decode) => ({ cell: 0, decode }));
    for (const i of rest) {
      const cell = await makers[i]?.(inputs);
      if (!cell) continue;
      readers.push({ cell: cells.length, decode: cell.decode });
      cells.push(cell);
    }
  }
}

async function numberedAlone(maker: CellMaker, setting: KeySetting): Promise<CellMaker> {
  const inputs = new Inputs();
  const keys = await numberedKeys([maker], [await maker(inputs)], inputs, setting);
  const { numbering } = keys;
  if (!numbering) throw new RangeError('A key was not numbered');
  return async (into) => positionCell(numbering, into, (group) => keys.value(group, 0));
}

/** Decoding one group after another asks for the same group once per key. */
function remembered<T>(make: (group: number) => T): (group: number) => T {
  let last = -1;
  let made: T | undefined;
  return (group) => {
    if (group !== last || made === undefined) {
      made = make(group);
      last = group;
    }
    return made;
  };
}

let positionsMade = 0;

function positionCell(numbering: Numbering, inputs: Inputs, decode: (group: number) => Value): Cell {
  const word = inputs.word({ kind: 'positions', key: `positions ${++positionsMade}`, at: () => numbering.numbers.pointer });
  return { phys: { op: 'position', word, type: 'i32' }, card: numbering.groups, decode, key: `numbered ${positionsMade}`, nullCell: -1 };
}

/** Values of an expression by the combination of its fields, where nothing else can compute it. */
export interface Combined {
  readonly numbering: Numbering;
  /** Value of each combination. */
  readonly values: readonly Value[];
}

/** Evaluates an expression once for each combination of its fields that occurs in the selected rows. */
export async function combine(e: Expr, setting: KeySetting, plan: Plan): Promise<Combined> {
  const fields = fieldsOf(e);
  const makers: CellMaker[] = fields.map((field) => async (inputs) => {
    const cell = await cellOf({ op: 'field', field, type: 'varchar' }, inputs, setting, plan.range);
    if (!cell) throw new RangeError(`No cell for ${field}`);
    return cell;
  });
  const inputs = new Inputs();
  const cells: Cell[] = [];
  for (const maker of makers) cells.push(await maker(inputs));
  const keys = await numberedKeys(makers, cells, inputs, setting);
  const { numbering } = keys;
  if (!numbering) throw new RangeError('Combinations were not numbered');
  const values: Value[] = [];
  for (let group = 0; group < keys.room; group++) {
    values.push(evaluateExpr(e, (leaf) => (leaf.op === 'field' ? keys.value(group, fields.indexOf(leaf.field)) : null), setting.zone, setting.lookup));
    if ((group & 63) === 63) await setting.tick();
  }
  return { numbering, values };
}

/** A key that is numbered by its results. */
export async function numberedCell(e: Expr, setting: KeySetting, plan: Plan): Promise<CellMaker> {
  const { numbering, values } = await combine(e, setting, plan);
  const ids = new Map<Value, number>([[null, 0]]);
  const results: Value[] = [null];
  const { memory } = setting.table;
  const block: Block = { bytes: Math.max(4, 4 * values.length), pointer: memory.allocate(Math.max(4, 4 * values.length)) };
  setting.release.push(() => memory.release(block.pointer, block.bytes));
  const view = memory.u32(block.pointer, values.length);
  values.forEach((value, group) => {
    let id = ids.get(value);
    if (id === undefined) {
      id = results.push(value) - 1;
      ids.set(value, id);
    }
    view[group] = id;
  });
  return async (inputs) => {
    const position = positionCell(numbering, inputs, () => null);
    const word = inputs.word({ kind: 'pointer', key: `results of ${position.key}`, at: () => block.pointer });
    return {
      phys: { op: 'lookup', word, index: position.phys, type: 'i32' }, card: results.length,
      decode: (cell) => results[cell] ?? null, key: `${exprKey(e)} by ${position.key}`, nullCell: 0,
    };
  };
}

/**
 * The cell of a text field of which the predicate leaves a few values only. Records with others count as having the first one: none is
 * selected, and where all records are added up first, they are all taken away again.
 */
function narrowed(field: string, condition: Condition, { table, snapshot, tables }: Setting): CellMaker | null {
  const access = table.access(field);
  const made = (book: CodeBook, of: string, codes: readonly number[], index: (inputs: Inputs) => Phys, stamp = ''): CellMaker => {
    const key = `${of}|${codes.join(',')}`;
    const block = tables.places(key, { stamp: String(tables.stamp(book)), size: book.size }, codes);
    return (inputs) => {
      const word = inputs.word({ kind: 'pointer', key: `places|${key}`, at: () => block.pointer });
      const phys: Phys = { op: 'lookup', word, index: index(inputs), type: 'i32' };
      return Promise.resolve({ phys, card: Math.max(1, codes.length), decode: (cell) => book.text(codes[cell] ?? 0), key: `places ${key}${stamp}`, nullCell: -1 });
    };
  };
  if (access?.kind === 'label' || access?.kind === 'interface') {
    const codes = leavesOf(field, condition);
    const labels = labelCodes(access, table, snapshot, tables);
    return codes && made(access.book, field, codes, labels.phys, `#${labels.stamp}`);
  }
  if (access?.kind !== 'address' && access?.kind !== 'code') return null;
  const { book, column } = access;
  const members = membersOf(column, condition);
  if (!members || members.length > 4096) return null;
  return made(book, column, members, (inputs) => ({ op: 'code', slot: inputs.column(column), type: 'i32' }));
}

/** Codes of a label that the condition leaves. */
function leavesOf(field: string, condition: Condition): readonly number[] | null {
  if (condition.kind === 'loop') return condition.leaves?.get(field) ?? null;
  if (condition.kind !== 'and') return null;
  for (const item of condition.items) {
    const leaves = leavesOf(field, item);
    if (leaves) return leaves;
  }
  return null;
}

function membersOf(column: PhysicalName, condition: Condition): readonly number[] | null {
  if (condition.kind === 'codes' && condition.column === column) return condition.members ?? null;
  if (condition.kind !== 'and') return null;
  for (const item of condition.items) {
    const members = membersOf(column, item);
    if (members) return members;
  }
  return null;
}
