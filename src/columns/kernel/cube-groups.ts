import type { Value } from '../../model/frame.ts';
import type { Aggregate, Expr, Plan } from '../../model/plan.ts';
import { evaluateExpr } from '../functions/expr.ts';
import type { IpLookup } from '../functions/ip-lookup.ts';
import { aggregateKey } from './aggregate-key.ts';
import type { Cell } from './cells.ts';
import { fieldsOf } from './expressions.ts';
import type { RecordClasses } from './record-classes.ts';
import { out, pairs, placesWith, rolledThrough, timePlaces, type Through } from './roll-up.ts';
import type { SessionTools } from './session.ts';
import type { State } from './states.ts';
import type { Block } from './tables.ts';
import { timeStep } from './window-needs.ts';
import type { Work } from './work.ts';

/** Groups by slot of time, by label and by class, in this order; the first two where there are such. */
export interface CubeAt {
  readonly classes: RecordClasses;
  /** Seconds of a slot. */
  readonly step: number | null;
  readonly label: string | null;
  readonly work: Work;
  readonly state: State;
}

/** What of a cube is wanted: by class, and by the code of the label (null: all), 1 or 0. */
interface Wanted {
  readonly classIn: Uint8Array;
  readonly labelIn: Uint32Array | null;
}

/** What each place of a dimension of the cube adds to the place of a group. */
type Places = readonly number[];

/** True for counts of what the class alone says: they are counted by class, and not by record. */
export function isSaidByClass({ fn, arg, distinct }: Aggregate, classes: RecordClasses): boolean {
  return fn === 'count' && !distinct && arg !== null && isOfClasses(arg, classes);
}

/**
 * Groups of plans that share their keys, added up out of those of a cube, into a block that the caller frees, with the records that they
 * hold; null where keys or numbers do not correspond. The sums stay within the bounds that were proved for all records together.
 */
export function cubeGroups(coarse: { readonly work: Work; readonly plans: readonly Plan[] }, cube: CubeAt, wanted: Wanted, tools: SessionTools): { readonly base: Block; readonly rows: number } | null {
  const { natives, table: { memory } } = tools;
  const { work, plans } = coarse;
  const masks = masksOf(coarse, cube, tools.lookup);
  const moves = pairs(work, cube.work, masks);
  const dimensions = moves && work.distinct.length === 0 && work.late.length === 0 ? dimensionsOf(work, plans[0], cube, tools.lookup) : null;
  if (!moves || !dimensions) return null;
  const { labelIn } = wanted;
  const labels = labelIn ? dimensions.labels.map((at, label) => (labelIn[label] === 1 ? at : out)) : dimensions.labels;
  const placesOf = (isIn: (of: number) => boolean): Uint32Array => placesWith([dimensions.times, labels, dimensions.classes.map((at, of) => (wanted.classIn[of] === 1 && isIn(of) ? at : out))]);
  // Where every record has a value, it is counted with the records, at 0.
  const counts = new Map([...masks.values()].flatMap(({ at, has }) => (at === 0 ? [] : [[at, has] as const])));
  return rolledThrough(memory, natives, work, cube, [
    { places: placesOf(() => true), ...moves },
    ...[...counts].map(([at, has]): Through => ({ places: placesOf((of) => has[of] === 1), words: [[at, 0]], longs: [] })),
  ]);
}

function isOfClasses(e: Expr, classes: RecordClasses): boolean {
  const fields = fieldsOf(e);
  return fields.length > 0 && fields.every((field) => classes.says(field));
}

/** For each count of what the class says: where it stands in the groups, and which classes have a value. */
function masksOf({ work, plans }: { readonly work: Work; readonly plans: readonly Plan[] }, { classes }: CubeAt, lookup: IpLookup): ReadonlyMap<string, { readonly at: number; readonly has: Uint8Array }> {
  const masks = new Map<string, { at: number; has: Uint8Array }>();
  for (const plan of plans) {
    for (const aggregate of plan.aggregates) {
      const key = aggregateKey(aggregate);
      const measure = work.measures.get(key);
      const { arg } = aggregate;
      if (measure?.kind !== 'count' || arg === null || !isSaidByClass(aggregate, classes)) continue;
      masks.set(key, { at: measure.at, has: Uint8Array.from({ length: classes.count }, (_, of) => (valueIn(arg, classes, of, plan, lookup) === null ? 0 : 1)) });
    }
  }
  return masks;
}

function valueIn(e: Expr, classes: RecordClasses, of: number, { zone }: Plan, lookup: IpLookup): Value {
  return evaluateExpr(e, (leaf) => (leaf.op === 'field' ? classes.value(leaf.field, of) : null), zone, lookup);
}

interface Dimensions {
  readonly times: Places;
  readonly labels: Places;
  readonly classes: Places;
}

function dimensionsOf(work: Work, plan: Plan | undefined, cube: CubeAt, lookup: IpLookup): Dimensions | null {
  const cells = [...cube.work.keys.cells];
  const time = cube.step === null ? null : (cells.shift() ?? null);
  const label = cube.label === null ? null : (cells.shift() ?? null);
  const own = work.keys.cells;
  if (!plan || !work.keys.lasting || work.keys.isJoint || own.length !== plan.keys.length) return null;
  const nothing = (cell: Cell | null): number[] => new Array<number>(Math.max(1, cell?.card ?? 1)).fill(0);
  const dimensions = { times: nothing(time), labels: nothing(label), classes: new Array<number>(cube.classes.count).fill(0) };
  let times = 1;
  for (let k = plan.keys.length - 1; k >= 0; k--) {
    const key = plan.keys[k];
    const cell = own[k];
    if (!key || !cell) return null;
    const [of, places] = placesOf(key, cell, { time, label }, cube, (of) => valueIn(key, cube.classes, of, plan, lookup));
    if (!places) return null;
    const into = dimensions[of];
    for (const [i, at] of places.entries()) into[i] = (into[i] ?? 0) + at * times;
    times *= Math.max(1, cell.card);
  }
  return dimensions;
}

/** Which dimension of the cube says a key, and the key's place for each of its; null where none does. */
function placesOf(key: Expr, cell: Cell, { time, label }: { readonly time: Cell | null; readonly label: Cell | null }, { step, label: field, classes }: CubeAt, valueOf: (of: number) => Value): readonly [keyof Dimensions, Places | null] {
  const seconds = timeStep(key);
  if (seconds !== null) {
    if (!time) return ['times', null];
    return ['times', seconds === step ? same(cell, time) : timePlaces(cell, seconds, time)];
  }
  if (key.op === 'field' && key.field === field) return ['labels', label && same(cell, label)];
  const known = new Map<Value, number>();
  for (let i = Math.max(1, cell.card) - 1; i >= 0; i--) known.set(cell.decode(i), i);
  const places: number[] = [];
  for (let of = 0; of < classes.count; of++) {
    const at = known.get(valueOf(of));
    if (at === undefined) return ['classes', null];
    places.push(at);
  }
  return ['classes', places];
}

function same(cell: Cell, other: Cell): Places | null {
  return cell.key === other.key ? Array.from({ length: Math.max(1, other.card) }, (_, place) => place) : null;
}
