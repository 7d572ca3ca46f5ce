import { exprKey } from '../../model/expr-key.ts';
import type { Plan, Predicate } from '../../model/plan.ts';
import type { Memory } from '../memory.ts';
import type { PhysicalName } from '../segment.ts';
import type { TableView } from '../table-view.ts';
import { allOf, partsOf, type Condition } from './condition.ts';
import { isDecidedBy, passingCodes } from './condition-parts.ts';
import { conjunction } from './deciding.ts';
import type { Inputs } from './encode/inputs.ts';
import type { Phys } from './encode/physical.ts';
import { fieldsOf } from './expressions.ts';
import type { Natives } from './natives.ts';
import { addsUp } from './late-aggregates.ts';
import { out, pairs } from './roll-up.ts';
import type { State } from './states.ts';
import type { Block, Tables } from './tables.ts';
import type { Work } from './work.ts';

/**
 * Plans whose keys and distinct values are all said by one dictionary column are answered from one pass over its codes: how many
 * interfaces, how much each of them, what status its records have; the countries of addresses from the addresses.
 */
export interface Family {
  readonly column: PhysicalName;
  /** Whose records all members are about. */
  readonly base: Plan;
  readonly members: Member[];
}

export interface Member {
  readonly plan: Plan;
  /** What is asked of the codes besides; null: nothing. */
  readonly extra: Predicate | null;
}

/** The column that alone says what these fields are; null where there is none. */
type ColumnOf = (fields: readonly string[]) => PhysicalName | null;

/** The dictionary column that alone says what these fields are; null where there is none. */
export function columnOf(table: TableView, fields: readonly string[]): PhysicalName | null {
  let found: PhysicalName | null = null;
  for (const field of fields) {
    const access = table.access(field);
    if (access?.kind !== 'code' && access?.kind !== 'address' && access?.kind !== 'label' && access?.kind !== 'interface') return null;
    const column = access.kind === 'interface' ? 'interface' : access.column;
    if (found !== null && found !== column) return null;
    found = column;
  }
  return found;
}

/** Families of two groups at least among the plans of a batch, by member. `recordsOf` is equal for plans that keep the same records. */
export function familiesOf(plans: readonly Plan[], columnOf: ColumnOf, recordsOf: (plan: Plan) => string): ReadonlyMap<Plan, Family> {
  const families = new Map<string, Family>();
  const narrower: { readonly plan: Plan; readonly column: PhysicalName }[] = [];
  for (const plan of new Set(plans)) {
    const column = columnSaying(plan, columnOf);
    if (!column) continue;
    const key = `${column}|${recordsOf(plan)}`;
    const family = families.get(key);
    if (family) family.members.push({ plan, extra: null });
    else families.set(key, { column, base: plan, members: [{ plan, extra: null }] });
    narrower.push({ plan, column });
  }
  for (const { plan, column } of narrower) {
    const split = splitPredicate(plan.predicate, (fields) => columnOf(fields) === column);
    const family = split && families.get(`${column}|${recordsOf({ ...plan, predicate: split.rest })}`);
    if (!family || family.base === plan) continue;
    families.get(`${column}|${recordsOf(plan)}`)?.members.splice(0);
    family.members.push({ plan, extra: split.extra });
  }
  const byPlan = new Map<Plan, Family>();
  for (const family of families.values()) {
    if (new Set(family.members.map(({ plan, extra }) => exprKey([plan.keys, extra]))).size < 2) continue;
    for (const { plan } of family.members) byPlan.set(plan, family);
  }
  return byPlan;
}

function columnSaying(plan: Plan, columnOf: ColumnOf): PhysicalName | null {
  if (plan.rowwise || plan.keys.length > 1) return null;
  const fields = plan.keys.flatMap((key) => fieldsOf(key));
  if (plan.keys.length > 0 && fields.length === 0) return null;
  for (const aggregate of plan.aggregates) {
    if (addsUp(aggregate)) continue;
    if (aggregate.fn !== 'count' || !aggregate.distinct || !aggregate.arg) return null;
    const counted = fieldsOf(aggregate.arg);
    if (counted.length === 0) return null;
    fields.push(...counted);
  }
  return fields.length === 0 ? null : columnOf(fields);
}

/** What a panel itself asks of the column's values, and the rest; null where it asks nothing of them. */
function splitPredicate(predicate: Predicate, isOfColumn: (fields: readonly string[]) => boolean): { readonly extra: Predicate; readonly rest: Predicate } | null {
  const items = predicate.kind === 'and' ? predicate.items : [predicate];
  const extra: Predicate[] = [];
  const rest: Predicate[] = [];
  for (const item of items) (item.kind === 'row' && isOfColumn(fieldsOf(item.expr)) ? extra : rest).push(item);
  if (extra.length === 0) return null;
  return { extra: conjunction(extra), rest: conjunction(rest) };
}

/** Rows below which one more pass is over before codes are folded, as in most frames of a brush. */
export const leastFolded = 262_144;
/** Codes that are gone through in no time, and rows per code from which on going through more of them is less than another pass. */
const fewCodes = 32_768;
const rowsPerCode = 8;

/** True where it is worth while to accumulate codes. */
export function isFoldable(largestCode: number, rows: number, least: number): boolean {
  return rows >= least && (largestCode < fewCodes || rowsPerCode * largestCode < rows);
}

/** The plan by which a family's codes are accumulated: all that its members add up. */
export function planOfCodes({ base, members }: Family): Plan {
  return { ...base, keys: [], aggregates: members.flatMap(({ plan }) => plan.aggregates.filter(addsUp)) };
}

interface Tools {
  readonly memory: Memory;
  readonly natives: Natives;
  readonly tables: Tables;
}

/** How codes become the groups of a work: one table for its groups, one for each of its distinct counts. */
export interface Fold {
  readonly groups: Block;
  readonly distinct: readonly Block[];
  readonly words: readonly (readonly [number, number])[];
  readonly longs: readonly (readonly [number, number])[];
}

/** What of a family's condition its codes decide, and what is left for the selection of records. */
export interface Decided {
  readonly byCode: Condition;
  readonly rest: Condition;
}

export function decidedBy(condition: Condition, column: PhysicalName): Decided {
  const own = new Set([column]);
  const items = partsOf(condition, 'and');
  return { byCode: allOf(items.filter((item) => isDecidedBy(item, own))), rest: allOf(items.filter((item) => !isDecidedBy(item, own))) };
}

/** How the groups of `work` come from those of `codes`; `same` where they are those; null where they do not. Codes count that meet both conditions: that of a member alone, and what the whole family asks of them. */
export function foldOf(work: Work, codes: Work, { column }: Family, { extra, byCode }: { readonly extra: Condition; readonly byCode: Condition }, stamp: string, { memory, tables }: Tools): Fold | 'same' | null {
  const moves = pairs(work, codes);
  const [cell] = work.keys.cells;
  if (!moves || !work.keys.lasting || work.keys.cells.length > 1 || work.distinct.some((each) => !each.counted)) return null;
  const { room } = codes.keys;
  const kept = allOf([extra, byCode]);
  if (passingCodes(kept, column, 0, memory) === null) return null;
  const placeOf = (phys: Phys): ((code: number) => number) | null => {
    const at = tableOf(phys, work.inputs, column);
    if (at === null || at === 'code') return at && ((code) => code);
    const table = memory.u32(at(), room);
    return (code) => table[code] ?? 0;
  };
  const single = !cell || cell.card <= 1;
  if (!single && tableOf(cell.phys, work.inputs, column) === null) return null;
  if (work.distinct.some((each) => tableOf(each.cell.phys, work.inputs, column) === null)) return null;
  if (!single && cell.phys.op === 'code' && kept.kind === 'all' && work.distinct.length === 0 && work.keys.room === room) return 'same';
  const made = (name: string, index: () => (code: number) => number): Block => tables.words(`fold|${column}|${name}|${kept.key}`, `${stamp}|${room}`, () => {
    const passes = passingCodes(kept, column, room, memory);
    const place = index();
    return Uint32Array.from({ length: room }, (_, code) => (passes?.[code] === 1 ? place(code) : out));
  });
  const group = (): ((code: number) => number) => (single ? () => 0 : (placeOf(cell.phys) ?? (() => 0)));
  return {
    ...moves,
    groups: made(work.keys.layout, group),
    distinct: work.distinct.map((each) => made(`${work.keys.layout}|${each.through ? 'through' : 'by'} ${each.cell.key} ${each.cell.card}`, () => {
      const [of, value] = [group(), placeOf(each.cell.phys) ?? ((): number => 0)];
      return each.through ? value : (code) => of(code) * each.cell.card + value(code);
    })),
  };
}

/** Where the place of each code stands; `code` where it is the code itself, null where it is something else. */
function tableOf(phys: Phys, inputs: Inputs, column: PhysicalName): (() => number) | 'code' | null {
  if (phys.op === 'code') return inputs.columns[phys.slot] === column ? 'code' : null;
  if (phys.op !== 'lookup' || phys.index.op !== 'code' || inputs.columns[phys.index.slot] !== column) return null;
  const word = inputs.words[phys.word];
  return word?.kind === 'pointer' ? (word.wide ?? word.at) : null;
}

/** The groups of `work` out of those of `codes`, in blocks that the caller frees, and how many rows they hold. @throws MemoryExceeded */
export function folded(work: Work, codes: Work, state: State, fold: Fold, { memory, natives }: Tools): { readonly base: Block; readonly counted: readonly Block[]; readonly rows: number; readonly free: () => void } {
  const blocks: Block[] = [];
  const zeroed = (bytes: number): Block => {
    const block = { bytes: Math.max(8, bytes), pointer: memory.allocate(Math.max(8, bytes)) };
    blocks.push(block);
    memory.zero(block.pointer, block.bytes);
    return block;
  };
  const free = (): void => blocks.splice(0).forEach(({ pointer, bytes }) => memory.release(pointer, bytes));
  try {
    const said = [...fold.words.flat(), ...fold.longs.flat()];
    const moves = zeroed(4 * said.length + 8);
    const base = zeroed(work.keys.room * work.loop.stride);
    const counted = work.distinct.map((each) => zeroed(4 * (each.through ? 1 : work.keys.room) * each.cell.card));
    memory.u32(moves.pointer, said.length + 2).set([...said, 0, 0]);
    const from = [state.base.pointer, codes.loop.stride, codes.keys.room] as const;
    const rows = natives.rollThrough(...from, fold.groups.pointer, base.pointer, work.loop.stride, moves.pointer, fold.words.length, fold.longs.length);
    counted.forEach((block, i) => natives.rollThrough(...from, fold.distinct[i]?.pointer ?? 0, block.pointer, 4, moves.pointer + 4 * said.length, 1, 0));
    return { base, counted, rows: rows >>> 0, free };
  } catch (error) {
    free();
    throw error;
  }
}
