import type { Frame } from '../../model/frame.ts';
import type { Plan } from '../../model/plan.ts';
import { columnOf, decidedBy, familiesOf, folded, foldOf, isFoldable, planOfCodes, type Decided, type Family } from './by-code.ts';
import { prepare, type Condition } from './condition.ts';
import { rowsPerWanted } from './cubes.ts';
import { asGrouped } from './lowerable.ts';
import { selectionKey } from './plan-keys.ts';
import type { Session } from './session.ts';
import { makeWork, type Work } from './work.ts';

/** The codes of a family over what records, and what of its condition is left to the codes. */
interface Accumulated extends Decided {
  readonly codes: Work;
}

/** Answers the members of families (`by-code`) in a batch. */
export class Coded {
  readonly families: ReadonlyMap<Plan, Family>;
  private readonly session: Session;
  private readonly accumulated = new Map<Family, Accumulated | null>();
  private readonly works: Work[] = [];

  constructor(plans: readonly Plan[], session: Session) {
    this.session = session;
    this.families = familiesOf(plans, (fields) => columnOf(session.tools.table, fields), selectionKey);
  }

  /** Answers those of the plans that are members of families, where that goes. */
  async frames(given: readonly Plan[]): Promise<Map<Plan, Frame>> {
    const frames = new Map<Plan, Frame>();
    for (const family of new Set(given.flatMap((plan) => this.families.get(plan) ?? []))) {
      const plans = given.filter((plan) => this.families.get(plan) === family);
      const made = await this.outOfCodes(family, plans);
      plans.forEach((plan, i) => {
        const frame = made?.[i];
        if (frame) frames.set(plan, frame);
      });
    }
    return frames;
  }

  release(): void {
    for (const work of this.works.splice(0)) work.release();
  }

  /** Groups of equal keys and records, out of the codes of a family; null where that does not go. */
  private async outOfCodes(family: Family, plans: readonly Plan[]): Promise<Frame[] | null> {
    const { session } = this;
    const tools = { ...session.tools, memory: session.tools.table.memory };
    let base = this.accumulated.get(family);
    if (base === undefined) this.accumulated.set(family, (base = await this.accumulate(family)));
    if (!base?.codes.fluid) return null;
    const { codes, rest } = base;
    const { selection, shared } = await session.selectBy(rest, family.base);
    const setting = session.keySetting(family.base, shared);
    const asked = family.members.find(({ plan }) => plan === plans[0])?.extra;
    const extra: Condition = asked ? await prepare(asked, { ...setting, valuesOf: (inner) => session.valuesOf(inner, false) }) : { kind: 'all', key: 'all' };
    const work = await makeWork(plans, await session.conditionOf(family.base), selection.rows, setting);
    try {
      const fold = foldOf(work, codes, family, { ...base, extra }, `${tools.snapshot.revision}/${tools.tables.stamp(tools.lookup)}`, tools);
      if (!fold) return null;
      const { state, way, done } = await session.obtain(codes, family.base, rest, selection, shared);
      const made = fold === 'same' ? null : folded(work, codes, state, fold, tools);
      const coverage = { scanned: selection.scanned, matched: made ? made.rows : selection.rows, skipped: 0, partial: false, revision: tools.snapshot.revision };
      try {
        const [groups, its] = made ? [work, { base: made.base, counted: made.counted, selection, used: 0 }] : [{ ...codes, keys: work.keys }, state];
        return await session.framesOf(plans.map(asGrouped), groups, its, `${way} by code`, shared, coverage);
      } finally {
        made?.free();
        done();
      }
    } finally {
      work.release();
    }
  }

  /**
   * How a family's codes are accumulated; null where that is not worth it. What the codes themselves decide of its condition is taken out
   * of the groups of more records, where these are held or not many more than are wanted.
   */
  private async accumulate(family: Family): Promise<Accumulated | null> {
    const { session } = this;
    const { snapshot, leastFolded, states } = session.tools;
    const largest = snapshot.bounds(family.column).max;
    const { condition, selection } = await session.select(family.base, false);
    const decided = decidedBy(condition, family.column);
    const { rows } = decided.byCode.kind === 'all' ? selection : (await session.selectBy(decided.rest, family.base)).selection;
    if (decided.byCode.kind !== 'all' && isFoldable(largest, rows, leastFolded)) {
      const codes = await this.workOf(family, decided.rest);
      if (rows <= rowsPerWanted * selection.rows || states.holds(codes)) return { ...decided, codes };
    }
    if (!isFoldable(largest, selection.rows, leastFolded)) return null;
    return { byCode: { kind: 'all', key: 'all' }, rest: condition, codes: await this.workOf(family, condition) };
  }

  private async workOf(family: Family, rest: Condition): Promise<Work> {
    const { session } = this;
    const { selection, shared } = await session.selectBy(rest, family.base);
    const work = await makeWork([planOfCodes(family)], rest, selection.rows, { ...session.keySetting(family.base, shared), codes: family.column });
    this.works.push(work);
    return work;
  }
}
