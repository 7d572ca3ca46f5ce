import { exprKey } from '../../model/expr-key.ts';
import type { Frame } from '../../model/frame.ts';
import type { Aggregate, Expr, Plan } from '../../model/plan.ts';
import { EvaluationError } from '../functions/evaluation-error.ts';
import { aggregateKey } from './aggregate-key.ts';
import { allOf, partsOf, type Condition } from './condition.ts';
import { isDecidedBy, passingCodes } from './condition-parts.ts';
import { cubeGroups, isSaidByClass, type CubeAt } from './cube-groups.ts';
import { decider, leaveOut, splitDeciding, type Deciding } from './deciding.ts';
import { several, valuesByKey } from './determined.ts';
import { fieldsOf } from './expressions.ts';
import { addsUp } from './late-aggregates.ts';
import { asGrouped } from './lowerable.ts';
import { groupKey } from './plan-keys.ts';
import { Refused } from './refused.ts';
import type { RecordClasses } from './record-classes.ts';
import type { Pieces, Selection } from './selection.ts';
import type { Session } from './session.ts';
import type { Snapshot } from './snapshot.ts';
import { slotOf, timeStep } from './window-needs.ts';
import { makeWork, type Work } from './work.ts';

/** Cells of a cube, per so many of which there has to be one record. */
const rowsPerCell = 16;
/** So many cells always are few. */
const fewCells = 4096;
/** Cells that lie in memory at most: 16 MB and more. */
const mostCells = 2 ** 19;
/** Records that may be added up for one that is wanted, where none are yet. */
export const rowsPerWanted = 3;

/** What a plan wants of records, as far as a cube can say it. */
interface Candidate {
  readonly plan: Plan;
  /** Of all plans that share its groups. */
  readonly aggregates: Aggregate[];
  /** As its records are selected: without what its groups decide. */
  readonly selecting: Plan;
  readonly deciding: Deciding | null;
  readonly step: number | null;
  /** A label of interfaces among its keys. */
  readonly label: string | null;
  readonly condition: Condition;
}

/** A candidate with what the cube decides of its condition. */
interface Member extends Candidate {
  readonly cube: Cube;
  readonly classIn: Uint8Array;
  /** By the code of the label; null: all. */
  readonly labelIn: Uint32Array | null;
}

interface Cube {
  /** What its cells do not say: the condition of the records that it holds. */
  readonly rest: Condition;
  readonly shape: Shape;
  readonly classes: RecordClasses;
  readonly members: Member[];
  /** Made when the first of its members is answered; null where it is not worth it. */
  made?: Made | null;
}

type Made = Omit<CubeAt, 'state'> & { readonly selection: Selection; readonly shared: () => Promise<Pieces>; readonly plan: Plan };

/** What the cubes of one state of the records are made of: the same for all that can do with it, so that one is moved to another. */
interface Shape {
  readonly step: number | null;
  readonly label: string | null;
  readonly aggregates: ReadonlyMap<string, Aggregate>;
}

const shapes = new WeakMap<Snapshot, Shape>();

/**
 * Groups by slot of time, by a label of interfaces (the VPC) and by class of record (`record-classes`) are accumulated once, and what
 * several panels of a batch want is added up out of them: each panel's own verdict, direction or way of counting a flow once is then no
 * selection of its own, and a chip on any of these, or on the VPC, is answered out of the groups of all records, without a look at one.
 */
export class Cubes {
  private readonly plans: readonly Plan[];
  private readonly session: Session;
  private found: ReadonlyMap<string, Member> | null = null;
  private readonly works: Work[] = [];

  constructor(plans: readonly Plan[], session: Session) {
    this.plans = plans;
    this.session = session;
  }

  /** Answers plans of one group; null where that does not go. */
  async frames(given: readonly Plan[]): Promise<Frame[] | null> {
    const [first] = given;
    this.found ??= await this.find();
    const member = first && this.found.get(groupKey(first));
    if (!member) return null;
    const { cube } = member;
    if (cube.made === undefined) cube.made = await this.make(cube);
    return cube.made && this.answer(given, member, cube.made);
  }

  release(): void {
    for (const work of this.works.splice(0)) work.release();
  }

  private async find(): Promise<ReadonlyMap<string, Member>> {
    const members = new Map<string, Member>();
    const { snapshot, leastFolded } = this.session.tools;
    if (snapshot.rows < leastFolded) return members;
    const candidates = await this.candidates();
    const [first] = candidates;
    const classes = first && candidates.length > 1 ? await this.session.classes(first.plan) : null;
    if (!classes) return members;
    const shape = this.shape(candidates, classes);
    const { step, label } = shape;
    const cubes = new Map<string, Cube>();
    for (const candidate of candidates) {
      if (!areKeysSaid(candidate, classes) || (candidate.label !== null && candidate.label !== label)) continue;
      if (candidate.step !== null && (step === null || candidate.step % step !== 0)) continue;
      const split = this.split(candidate.condition, label, classes);
      const key = `${split.rest.key}|${exprKey(candidate.plan.range)}|${candidate.plan.zone}`;
      const cube: Cube = cubes.get(key) ?? { rest: split.rest, shape, classes, members: [] };
      cubes.set(key, cube);
      cube.members.push({ ...candidate, cube, classIn: split.classIn, labelIn: split.labelIn });
    }
    for (const cube of cubes.values()) {
      if (cube.members.length > 1) for (const member of cube.members) members.set(groupKey(member.plan), member);
    }
    return members;
  }

  /** A candidate for each group of plans whose keys and conditions a cube may say. */
  private async candidates(): Promise<readonly Candidate[]> {
    const found = new Map<string, Candidate>();
    for (const plan of this.plans) {
      if (plan.rowwise || !plan.aggregates.every((aggregate) => addsUp(aggregate))) continue;
      const known = found.get(groupKey(plan));
      if (known) {
        known.aggregates.push(...plan.aggregates);
        continue;
      }
      const keyed = this.keysOf(plan);
      const split = keyed && splitDeciding(plan);
      if (!split) continue;
      const selecting = split.deciding ? { ...plan, predicate: split.rest } : plan;
      try {
        this.session.demand(plan);
        found.set(groupKey(plan), { plan, aggregates: [...plan.aggregates], selecting, deciding: split.deciding, ...keyed, condition: await this.session.conditionOf(selecting) });
      } catch (error) {
        // Whoever answers it says what is wrong.
        if (!(error instanceof EvaluationError) && !(error instanceof Refused)) throw error;
      }
    }
    return [...found.values()];
  }

  private keysOf(plan: Plan): Pick<Candidate, 'step' | 'label'> | null {
    let step: number | null = null;
    let label: string | null = null;
    for (const key of plan.keys) {
      const seconds = timeStep(key);
      const isLabel = key.op === 'field' && this.session.tools.table.access(key.field)?.kind === 'interface';
      if ((seconds !== null && step !== null) || (isLabel && label !== null)) return null;
      if (seconds !== null) step = seconds;
      else if (isLabel) label = key.field;
    }
    return { step, label };
  }

  /** The shortest step, the label of fewest values, and all that is added up, with what earlier batches wanted. */
  private shape(candidates: readonly Candidate[], classes: RecordClasses): Shape {
    const { snapshot } = this.session.tools;
    const before = shapes.get(snapshot);
    const steps = candidates.flatMap((one) => one.step ?? []);
    const step = steps.length > 0 ? Math.min(...steps) : (before?.step ?? null);
    const { min, max } = snapshot.bounds('time');
    const cells = classes.count * (step === null ? 1 : Math.ceil((max - min) / step) + 1);
    const labels = [before?.label ?? null, ...candidates.map((one) => one.label)].filter((one) => one !== null);
    const [fewest = null] = labels.toSorted((a, b) => this.sizeOf(a) - this.sizeOf(b));
    const label = fewest !== null && isRoom(cells * this.sizeOf(fewest), snapshot.rows) ? fewest : null;
    const aggregates = new Map(before?.aggregates);
    for (const one of candidates) for (const each of one.aggregates) if (!isSaidByClass(each, classes)) aggregates.set(aggregateKey(each), each);
    const made = { step, label, aggregates };
    shapes.set(snapshot, made);
    return made;
  }

  private sizeOf(label: string): number {
    const access = this.session.tools.table.access(label);
    return access?.kind === 'interface' ? access.book.size + 1 : Infinity;
  }

  /** What the class decides of a condition, what the label does, and what neither. */
  private split(condition: Condition, label: string | null, classes: RecordClasses): Pick<Member, 'classIn' | 'labelIn'> & { readonly rest: Condition } {
    const byClass: Condition[] = [];
    const rest: Condition[] = [];
    let labelIn: Uint32Array | null = null;
    for (const item of partsOf(condition, 'and')) {
      const labels = label === null ? null : this.labelsMeeting(item, label);
      if (isDecidedBy(item, classes.columns)) byClass.push(item);
      else if (labels) labelIn = labelIn ? labelIn.map((each, i) => each & (labels[i] ?? 0)) : labels;
      else rest.push(item);
    }
    return { classIn: classes.meeting(byClass), labelIn, rest: allOf(rest) };
  }

  /** By the code of a label whether its interfaces meet a condition; null where some do and some do not, or it is about something else. */
  private labelsMeeting(item: Condition, label: string): Uint32Array | null {
    const { table } = this.session.tools;
    const access = table.access(label);
    const passing = access?.kind === 'interface' ? passingCodes(item, 'interface', table.interfaceTuples + 1, table.memory) : null;
    if (access?.kind !== 'interface' || !passing) return null;
    const labels = valuesByKey(access.codes, access.book.size, table.interfaceTuples, (code) => passing[code] ?? 0);
    return labels.includes(several) ? null : labels;
  }

  private async make({ rest, shape, classes, members }: Cube): Promise<Made | null> {
    const { session } = this;
    const [first] = members;
    if (!first) return null;
    const { selection, shared } = await session.selectBy(rest, first.plan);
    if (selection.rows < session.tools.leastFolded) return null;
    const { step, label } = shape;
    const keys: Expr[] = [...(step === null ? [] : [slotOf(step)]), ...(label === null ? [] : [{ op: 'field', field: label, type: 'varchar' } as const])];
    const plan: Plan = { ...first.plan, keys, aggregates: [...shape.aggregates.values()], outputs: [], having: null, order: [] };
    const work = await makeWork([plan], rest, selection.rows, { ...session.keySetting(plan, shared), classes });
    this.works.push(work);
    if (!work.fluid || !work.keys.lasting || !isRoom(work.keys.room, selection.rows)) return null;
    if (!session.tools.states.holds(work) && !(await this.isWanted(selection, members))) return null;
    return { classes, step, label, work, selection, shared, plan };
  }

  /** Whether the members want enough of these records, so that adding up all of them is no more work. */
  private async isWanted({ rows }: Selection, members: readonly Member[]): Promise<boolean> {
    for (const { selecting } of members) if (rows <= rowsPerWanted * (await this.session.select(selecting, false)).selection.rows) return true;
    return false;
  }

  private async answer(given: readonly Plan[], member: Member, made: Made): Promise<Frame[] | null> {
    const { session } = this;
    const { tools } = session;
    const { memory } = tools.table;
    const { deciding, cube } = member;
    const [first] = given;
    const isAmong = deciding && (await session.valuesOf(deciding.plan, false));
    const { selection, shared } = made;
    const work = await makeWork(given, member.condition, selection.rows, session.keySetting(member.plan, shared));
    try {
      if (!first || !work.fluid) return null;
      const { state, done } = await session.obtain(made.work, made.plan, cube.rest, selection, shared);
      let groups: ReturnType<typeof cubeGroups>;
      try {
        groups = cubeGroups({ work, plans: given }, { ...made, state }, member, tools);
      } finally {
        done();
      }
      if (!groups) return null;
      try {
        const left = deciding && isAmong ? leaveOut(work, groups.base.pointer, decider(deciding, work.keys, isAmong, first.zone, tools.lookup), memory) : 0;
        const coverage = { scanned: selection.scanned, matched: groups.rows - left, skipped: 0, partial: false, revision: tools.snapshot.revision };
        return await session.framesOf(given.map(asGrouped), work, { base: groups.base, counted: [], selection, used: 0 }, 'out of a cube', shared, coverage);
      } finally {
        memory.release(groups.base.pointer, groups.base.bytes);
      }
    } finally {
      work.release();
    }
  }
}

/** Whether so many cells are worth it for so many records. */
function isRoom(cells: number, rows: number): boolean {
  return cells <= mostCells && cells <= Math.max(fewCells, rows / rowsPerCell);
}

/** Whether all keys are the slot of time, the label, or said by the class. */
function areKeysSaid({ plan: { keys }, label }: Candidate, classes: RecordClasses): boolean {
  return keys.every((key) => {
    if (timeStep(key) !== null || (key.op === 'field' && key.field === label)) return true;
    const fields = fieldsOf(key);
    return fields.length > 0 && fields.every((field) => classes.says(field));
  });
}
