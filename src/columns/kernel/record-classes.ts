import type { Value } from '../../model/frame.ts';
import type { Plan } from '../../model/plan.ts';
import { segmentKey, type PhysicalName } from '../segment.ts';
import { cellOf, type Cell } from './cells.ts';
import type { Condition } from './condition.ts';
import { Inputs } from './encode/inputs.ts';
import { roomOf, type Keys, type KeySetting } from './keys.ts';
import type { Setting } from './lower.ts';
import { packed } from './packed.ts';
import type { Snapshot } from './snapshot.ts';
import type { Tables } from './tables.ts';
import { workOver, type Accumulation } from './work.ts';

/**
 * The classes of records: those that agree in every column of few values (verdict, direction, protocol, traffic path, observation) are
 * one class. Ten million records have some dozens of them, and much of what panels and chips ask of a record, its class says.
 */
export interface RecordClasses {
  readonly count: number;
  /** True for fields that a record's class says. */
  readonly says: (field: string) => boolean;
  readonly columns: ReadonlySet<PhysicalName>;
  /** The value of such a field in a class. */
  readonly value: (field: string, of: number) => Value;
  /** The class of a record, for the inputs of a loop. */
  readonly cell: (inputs: Inputs, setting: Setting) => Promise<Cell>;
  /** By class whether its records meet all of these conditions, which read just these columns: 1 or 0. */
  readonly meeting: (conditions: readonly Condition[]) => Uint8Array;
}

const fields = ['action', 'direction', 'protocol', 'traffic_path', 'observation'] as const;

/** Combinations of all values that these columns might have, most of which no record has. */
const mostCombinations = 2 ** 16;

/** How the records of each combination are counted, in these segments by their index. */
type Counted = (work: Accumulation, plan: Plan, segments: ReadonlySet<number>) => Promise<{ readonly pointer: number; readonly done: () => void }>;

/** Combinations that were met, in which segments as they were then: those are not gone through again. New ones come last, so that the number of a class stays. */
interface Met {
  readonly layout: string;
  readonly segments: ReadonlySet<string>;
  readonly combinations: ReadonlySet<number>;
}

const met = new WeakMap<Tables, Met>();

const known = new WeakMap<Snapshot, RecordClasses | null>();

/** The classes that occur among all records, numbered; null where there are too many values. */
export async function recordClasses(any: Plan, setting: KeySetting, counted: Counted): Promise<RecordClasses | null> {
  const { snapshot } = setting;
  const before = known.get(snapshot);
  if (before !== undefined) return before;
  const made = await makeClasses({ ...any, predicate: { kind: 'all' }, range: null, keys: [] }, setting, counted);
  known.set(snapshot, made);
  return made;
}

interface Part {
  readonly field: string;
  readonly column: PhysicalName;
  readonly cell: Cell;
}

async function partsOf(inputs: Inputs, setting: Setting): Promise<readonly Part[]> {
  const parts: Part[] = [];
  for (const field of fields) {
    const access = setting.table.access(field);
    if (access?.kind !== 'code' && access?.kind !== 'number') continue;
    const cell = await cellOf({ op: 'field', field, type: access.kind === 'code' ? 'varchar' : 'bigint' }, inputs, setting, null);
    if (cell) parts.push({ field, column: access.column, cell });
  }
  return parts;
}

async function makeClasses(plan: Plan, setting: KeySetting, counted: Counted): Promise<RecordClasses | null> {
  const inputs = new Inputs();
  const parts = await partsOf(inputs, setting);
  const cells = parts.map(({ cell }) => cell);
  const room = roomOf(cells);
  if (parts.length === 0 || room > mostCombinations) return null;
  const keys: Keys = { inputs, cells, room, lasting: true, layout: `combinations ${cells.map(({ key }) => key).join('&')}`, numbering: null, split: null, value: () => null };
  const work = await workOver(keys, plan, [{ fn: 'count', arg: null, distinct: false, type: 'bigint' }], setting);
  const { layout } = keys;
  const current = setting.snapshot.segments.map(segmentKey);
  const known = met.get(setting.tables);
  const before = known?.layout === layout && current.some((one) => known.segments.has(one)) ? known : null;
  const combinations = new Set(before?.combinations);
  const unknown = new Set(current.flatMap((one, index) => (before?.segments.has(one) === true ? [] : [index])));
  if (unknown.size > 0) {
    const { pointer, done } = await counted(work, plan, unknown);
    try {
      const step = work.loop.stride / 4;
      const counts = setting.table.memory.u32(pointer, room * step);
      for (let each = 0; each < room; each++) if (counts[each * step] !== 0) combinations.add(each);
    } finally {
      done();
    }
  }
  met.set(setting.tables, { layout, segments: new Set(current), combinations });
  const made = new Classes(parts, [...combinations], setting);
  await made.write(layout, setting);
  return made;
}

class Classes implements RecordClasses {
  readonly count: number;
  readonly columns: ReadonlySet<PhysicalName>;
  private readonly parts: readonly Part[];
  /** For each part the cell of each class. */
  private readonly cells: readonly Uint32Array[];
  private readonly numbers: Uint32Array;
  /** Where the class of each record is written. */
  private column: PhysicalName | null = null;
  private readonly tables: Tables;
  private readonly stamp: string;
  private readonly memory: Setting['table']['memory'];

  constructor(parts: readonly Part[], combinations: readonly number[], { table, tables, snapshot }: Setting) {
    this.parts = parts;
    this.count = combinations.length;
    this.columns = new Set(parts.map(({ column }) => column));
    const after = parts.map((_, i) => roomOf(parts.slice(i + 1).map(({ cell }) => cell)));
    this.cells = parts.map(({ cell }, i) => Uint32Array.from(combinations, (each) => Math.floor(each / (after[i] ?? 1)) % Math.max(1, cell.card)));
    this.numbers = new Uint32Array(roomOf(parts.map(({ cell }) => cell)));
    combinations.forEach((each, number) => (this.numbers[each] = number));
    this.tables = tables;
    this.stamp = `${snapshot.revision}/${combinations.length}/${parts.map(({ cell }) => cell.key).join('&')}`;
    this.memory = table.memory;
  }

  says(field: string): boolean {
    return this.parts.some((part) => part.field === field);
  }

  value(field: string, of: number): Value {
    const i = this.parts.findIndex((part) => part.field === field);
    return this.parts[i]?.cell.decode(this.cells[i]?.[of] ?? 0) ?? null;
  }

  /** Makes a column of the classes, where there is room for it. */
  async write(layout: string, { snapshot, runner, ...setting }: KeySetting): Promise<void> {
    const inputs = new Inputs();
    const { phys } = await this.cell(inputs, { ...setting, snapshot });
    const out = inputs.word({ kind: 'free', key: 'out' });
    this.column = await snapshot.classes.of({ layout, count: this.count, loop: { inputs, phys, out } }, snapshot.segments, runner);
  }

  async cell(inputs: Inputs, setting: Setting): Promise<Cell> {
    const said = { card: this.count, decode: () => null, key: `classes ${this.stamp}`, nullCell: -1 };
    if (this.column !== null) return { ...said, phys: { op: 'code', slot: inputs.column(this.column), type: 'i32' } };
    const parts = await partsOf(inputs, setting);
    const index = packed(parts.map(({ cell }) => cell), inputs);
    const word = inputs.word({ kind: 'pointer', key: `classes|${this.stamp}`, at: () => this.tables.words('classes', this.stamp, () => this.numbers).pointer });
    return { ...said, phys: { op: 'lookup', word, index: { op: 'cell', a: index, low: inputs.long(0), step: 1, nullable: false, type: 'i32' }, type: 'i32' } };
  }

  meeting(conditions: readonly Condition[]): Uint8Array {
    return Uint8Array.from({ length: this.count }, (_, of) => (conditions.every((each) => this.passes(each, of)) ? 1 : 0));
  }

  private passes(condition: Condition, of: number): boolean {
    switch (condition.kind) {
      case 'all':
        return true;
      case 'none':
        return false;
      case 'and':
        return condition.items.every((item) => this.passes(item, of));
      case 'or':
        return condition.items.some((item) => this.passes(item, of));
      case 'not':
        return !this.passes(condition.item, of);
      case 'codes':
        return this.memory.u8(condition.table.pointer + this.cellIn(condition.column, of), 1)[0] === 1;
      case 'valid':
        return this.valueIn(condition.column, of) !== null;
      case 'between': {
        const value = this.valueIn(condition.column, of);
        return value !== null && Number(value) >= condition.min && Number(value) <= condition.max;
      }
      default:
        throw new RangeError('A class does not say whether its records meet this');
    }
  }

  private cellIn(column: PhysicalName, of: number): number {
    const i = this.parts.findIndex((part) => part.column === column);
    return this.cells[i]?.[of] ?? 0;
  }

  private valueIn(column: PhysicalName, of: number): Value {
    const part = this.parts.find((one) => one.column === column);
    return part ? part.cell.decode(this.cellIn(column, of)) : null;
  }
}
