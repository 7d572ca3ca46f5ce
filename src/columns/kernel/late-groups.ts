import { exprKey } from '../../model/expr-key.ts';
import type { Aggregate, Plan, Predicate } from '../../model/plan.ts';
import { aggregateKey } from './aggregate-key.ts';
import type { Cell } from './cells.ts';
import type { Condition } from './condition.ts';
import { distinctOf } from './distinct-values.ts';
import type { Inputs } from './encode/inputs.ts';
import type { Phys } from './encode/physical.ts';
import { makeKeys, type Keys } from './keys.ts';
import { conditionsOf } from './late-aggregates.ts';
import type { Lists } from './lists.ts';
import type { Setting } from './lower.ts';
import { MeasureReader, type DistinctResults } from './measures.ts';
import { packed } from './packed.ts';
import type { Pieces, Selection } from './selection.ts';
import type { States } from './states.ts';
import type { Block } from './tables.ts';
import { workOver, type Work } from './work.ts';

interface Tools {
  readonly states: States;
  readonly of: Parameters<States['once']>[3] & { readonly lists: Lists };
  readonly setting: Setting;
  readonly select: (plan: Plan) => Promise<{ readonly condition: Condition; readonly selection: Selection; readonly shared: () => Promise<Pieces> }>;
}

/** Works out the late aggregates of a plan for these groups alone, over those records alone that matter, and puts them into `results`. @throws MemoryExceeded, EvaluationError */
export async function countLate(plan: Plan, work: Work, groups: readonly number[], results: DistinctResults, { states, of, setting, select }: Tools): Promise<void> {
  const own = new Set(plan.aggregates.map(aggregateKey));
  const wanted = work.late.filter((aggregate) => own.has(aggregateKey(aggregate)));
  if (wanted.length === 0) return;
  const { memory } = of;
  const all = await select(plan);
  const asked = commonCondition(wanted);
  const { selection, shared } = asked ? await select({ ...plan, predicate: { kind: 'and', items: [plan.predicate, asked] } }) : all;
  const release: (() => void)[] = [];
  const its = { ...setting, natives: of.natives, runner: of.runner, pieces: shared, release };
  const bytes = 4 * Math.max(1, work.keys.room);
  const table: Block = { pointer: memory.allocate(bytes), bytes };
  try {
    memory.zero(table.pointer, bytes);
    groups.forEach((group, i) => memory.u32(table.pointer + 4 * group, 1).fill(i + 1));
    // By the condition of the work: they are the same groups, in inputs of their own.
    const keys = keysOfPlaces(await makeKeys(plan, all.condition, all.selection.rows, its), groups, table);
    const counting = await workOver(keys, plan, wanted, its);
    const { state, done } = await states.once(counting, selection, shared, of);
    try {
      const counted = await distinctOf(counting, state, shared, new Map(), of);
      counted.release();
      const reader = new MeasureReader(memory, counting, state, counted.results);
      for (const aggregate of wanted) {
        const key = aggregateKey(aggregate);
        const measure = counting.measures.get(key);
        results.late.set(key, new Map(groups.map((group, place) => [group, measure ? reader.value(measure, place + 1) : null])));
      }
    } finally {
      done();
    }
  } finally {
    for (const each of release) each();
    memory.release(table.pointer, table.bytes);
  }
}

/** What all arguments ask of a record before they have a value. */
function commonCondition(aggregates: readonly Aggregate[]): Predicate | null {
  const asked = aggregates.map(({ arg }) => conditionsOf(arg));
  const common = asked[0]?.filter((e) => asked.every((own) => own.some((other) => exprKey(other) === exprKey(e)))) ?? [];
  return common.length === 0 ? null : { kind: 'and', items: common.map((expr) => ({ kind: 'row', expr })) };
}

/** The keys of a work with a group for each of these, from 1 on in their order, and 0 for all others; `table` has 4 bytes per group of `keys`. */
function keysOfPlaces(keys: Keys, groups: readonly number[], table: Block): Keys {
  const { inputs } = keys;
  const word = inputs.word({ kind: 'pointer', key: 'places of groups', at: () => table.pointer });
  const phys: Phys = { op: 'lookup', word, index: groupOf(keys.cells, inputs), type: 'i32' };
  const room = groups.length + 1;
  const cell: Cell = { phys, card: room, decode: () => null, key: 'places of groups', nullCell: 0 };
  return { inputs, cells: [cell], room, lasting: true, layout: `${cell.key}|${room}`, numbering: null, split: null, value: () => null };
}

/** Number of a row's group. */
function groupOf(cells: readonly Cell[], inputs: Inputs): Phys {
  const [first, ...more] = cells.filter((cell) => cell.card > 1);
  if (!first) return { op: 'cell', a: { op: 'long', value: '0', type: 'i64' }, low: inputs.long(0), step: 1, nullable: false, type: 'i32' };
  if (more.length === 0 && first.phys.type === 'i32') return first.phys;
  return { op: 'cell', a: packed([first, ...more], inputs), low: inputs.long(0), step: 1, nullable: false, type: 'i32' };
}
