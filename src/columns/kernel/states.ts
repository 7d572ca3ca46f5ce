import type { EvaluationFact } from '../functions/evaluation-error.ts';
import { EvaluationError } from '../functions/evaluation-error.ts';
import type { Memory } from '../memory.ts';
import type { Bitmaps } from './bitmaps.ts';
import type { Natives } from './natives.ts';
import { numberRows, type Numbering } from './numbering.ts';
import type { GroupOptions, Runner } from './runner.ts';
import type { Lists } from './lists.ts';
import { countApart, holdSelection, releaseSelection, type Pieces, type Selection } from './selection.ts';
import type { Snapshot } from './snapshot.ts';
import type { Block } from './tables.ts';
import type { Accumulation, Work } from './work.ts';

/** Accumulators that hold exactly the rows of a selection. */
export interface State {
  readonly base: Block;
  /** Counted cells, one block per counted distinct of the work, in its order (an empty one for the others). */
  readonly counted: readonly Block[];
  selection: Selection;
  used: number;
}

interface Tools {
  readonly memory: Memory;
  readonly snapshot: Snapshot;
  readonly natives: Natives;
  readonly bitmaps: Bitmaps;
  readonly runner: Runner;
  readonly lists: Lists;
  readonly tick: () => Promise<void>;
}

/** How a state was reached: for `explain` and tests. */
export type Way = 'stored' | 'delta' | 'direct' | 'complement';

const statesPerWork = 4;
const zeroAtOnce = 4 * 1024 * 1024;
/** A run without a list goes faster than a list; what it costs beside it, per row. */
const runCost = 0.7;
const knownPairs = 1000;

/**
 * The live states by work. An answer is made from the nearest one: rows that entered are added, rows that left are taken
 * away, exactly; from nothing when that touches fewer rows.
 */
export class States {
  private readonly kept = new Map<string, State[]>();
  private readonly memory: Memory;
  private readonly limit: number;
  private revision = -1;
  private clock = 0;
  /** About how many rows are in one of two selections only: the same for all works. */
  private readonly apart = new Map<string, number>();
  bytes = 0;

  constructor(memory: Memory, limit: number) {
    this.memory = memory;
    this.limit = limit;
  }

  /** States of an older revision say nothing about this one. */
  begin(revision: number): void {
    if (revision !== this.revision) this.clear();
    this.revision = revision;
  }

  clear(): void {
    for (const states of this.kept.values()) for (const state of states) this.free(state);
    this.kept.clear();
    this.apart.clear();
  }

  /**
   * The state of a work over a selection; `everything` is the selection of all rows of the same range. What is given stays
   * valid until the next call of `begin`, `obtain` or `clear`; a state that is not kept is freed by `done`.
   */
  async obtain(
    work: Work, selection: Selection, everything: Selection | null, shared: () => Promise<Pieces>, tools: Tools,
  ): Promise<{ state: State; way: Way; done: () => void }> {
    if (!work.fluid) return { ...(await this.once(work, selection, shared, tools)), way: 'direct' };
    const states = this.kept.get(work.key) ?? [];
    const equal = states.find((state) => state.selection.key === selection.key);
    if (equal) {
      equal.used = ++this.clock;
      return { state: equal, way: 'stored', done: () => undefined };
    }
    const direct = selection.rows * (listed(selection) ? 1 : runCost);
    const rest = everything ? everything.rows - selection.rows : Infinity;
    const around = everything && listed(selection) ? everything.rows * runCost + rest : Infinity;
    const near = this.nearest(states, selection, Math.min(direct, around), tools);
    // What others start from is of use as well as what is asked for.
    if (near) near.state.used = ++this.clock;
    let made: { state: State; way: Way };
    if (near) made = await this.move(near.state, work, selection, 'delta', tools);
    else if (everything && around < direct) {
      const whole = await this.obtain(work, everything, null, () => tools.lists.all(everything), tools);
      made = await this.move(whole.state, work, selection, 'complement', tools);
      whole.done();
    } else {
      const { state } = await this.once(work, selection, shared, tools);
      made = { state, way: 'direct' };
    }
    return { ...made, done: this.keep(work, made.state) };
  }

  /** True where a state of this work is held, over whatever records. */
  holds({ key }: Work): boolean {
    return this.kept.has(key);
  }

  /** A state that nobody will start from; freed by `done`. */
  async once(work: Accumulation, selection: Selection, shared: () => Promise<Pieces>, tools: Tools): Promise<{ state: State; done: () => void }> {
    const state = await this.fresh(work, selection, tools);
    try {
      await this.add(state, work, await shared(), 1, tools);
    } catch (error) {
      this.free(state);
      throw error;
    }
    return { state, done: () => this.free(state) };
  }

  /** The state from which fewest rows must be moved, where that costs no more than `most`. */
  private nearest(states: readonly State[], selection: Selection, most: number, tools: Tools): { state: State } | null {
    let best: State | null = null;
    let least = most;
    for (const state of states) {
      const copied = bytesOf(state) / 256;
      // So many rows must be moved at least; mostly that is too many already.
      if (Math.abs(selection.rows - state.selection.rows) + copied > least) continue;
      const cost = this.rowsApart(selection, state.selection, tools) + copied;
      if (cost > least || (cost === least && best)) continue;
      best = state;
      least = cost;
    }
    return best && { state: best };
  }

  private rowsApart(a: Selection, b: Selection, tools: Tools): number {
    const key = `${a.key} and ${b.key}`;
    let rows = this.apart.get(key);
    if (rows === undefined) {
      rows = countApart(a, b, tools.snapshot, tools.natives);
      if (this.apart.size >= knownPairs) this.apart.clear();
      this.apart.set(key, rows);
    }
    return rows;
  }

  /** Moves a state to a selection: in place while a window is drawn, in a copy where the old state is worth keeping. */
  private async move(from: State, work: Work, selection: Selection, way: Way, tools: Tools): Promise<{ state: State; way: Way }> {
    const sameFilter = from.selection.condition === selection.condition;
    // What holds the whole time is near to every later window.
    const state = sameFilter && !from.selection.complete && way === 'delta' ? this.take(work, from) : await this.copy(from, tools);
    const before = state.selection;
    try {
      await tools.lists.using(selection, before, (entering) => this.add(state, work, entering, 1, tools));
      await tools.lists.using(before, selection, (leaving) => this.add(state, work, leaving, -1, tools));
    } catch (error) {
      this.free(state);
      throw error;
    }
    holdSelection(selection);
    releaseSelection(before);
    state.selection = selection;
    return { state, way };
  }

  private take(work: Work, state: State): State {
    const states = this.kept.get(work.key);
    states?.splice(states.indexOf(state), 1);
    this.bytes -= bytesOf(state);
    return state;
  }

  /** Keeps a state; the oldest go when there are too many. Gives what to do when the answer is read. */
  private keep(work: Work, state: State): () => void {
    const states = this.kept.get(work.key) ?? [];
    this.kept.set(work.key, states);
    states.push(state);
    state.used = ++this.clock;
    this.bytes += bytesOf(state);
    return () => this.shrink(this.limit);
  }

  /** Frees states until at most `limit` bytes are held: too many of one work first, then the least recently used. */
  shrink(limit: number): void {
    for (const [key, states] of this.kept) {
      while (states.length > statesPerWork) {
        const byAge = [...states].sort((a, b) => a.used - b.used);
        const widest = widestLike(states, byAge.at(-1));
        this.remove(key, byAge.find((state) => state !== widest && !isTotal(state)) ?? byAge[0]);
      }
    }
    if (this.bytes <= limit) return;
    const oldest = [...this.kept].flatMap(([key, states]) => states.map((state) => ({ key, state }))).sort((a, b) => a.state.used - b.state.used);
    for (const { key, state } of oldest) {
      if (this.bytes <= limit) return;
      this.remove(key, state);
    }
  }

  private remove(key: string, state: State | undefined): void {
    const states = this.kept.get(key);
    if (!state || !states) return;
    states.splice(states.indexOf(state), 1);
    if (states.length === 0) this.kept.delete(key);
    this.bytes -= bytesOf(state);
    this.free(state, false);
  }

  private free(state: State, counted = true): void {
    if (counted && [...this.kept.values()].some((states) => states.includes(state))) this.bytes -= bytesOf(state);
    releaseSelection(state.selection);
    for (const block of blocksOf(state)) if (block.bytes > 0) this.memory.release(block.pointer, block.bytes);
  }

  private async fresh(work: Accumulation, selection: Selection, tools: Tools): Promise<State> {
    const sizes = sizesOf(work);
    const blocks = this.room(sizes);
    const state = stateOf(blocks, selection, ++this.clock);
    holdSelection(selection);
    try {
      await this.zero(blocks, tools);
    } catch (error) {
      this.free(state);
      throw error;
    }
    return state;
  }

  private async copy(from: State, tools: Tools): Promise<State> {
    const sources = blocksOf(from);
    const blocks = this.room(sources.map((block) => block.bytes));
    const state = stateOf(blocks, from.selection, ++this.clock);
    holdSelection(from.selection);
    try {
      for (const [i, source] of sources.entries()) {
        const target = blocks[i]?.pointer ?? 0;
        for (let at = 0; at < source.bytes; at += zeroAtOnce) {
          const end = Math.min(source.bytes, at + zeroAtOnce);
          this.memory.u8(0, this.memory.totalBytes).copyWithin(target + at, source.pointer + at, source.pointer + end);
          await tools.tick();
        }
      }
    } catch (error) {
      this.free(state);
      throw error;
    }
    return state;
  }

  private room(sizes: readonly number[]): Block[] {
    const blocks: Block[] = [];
    try {
      for (const bytes of sizes) blocks.push({ pointer: bytes > 0 ? this.memory.allocate(bytes) : 0, bytes });
    } catch (error) {
      for (const block of blocks) if (block.bytes > 0) this.memory.release(block.pointer, block.bytes);
      throw error;
    }
    return blocks;
  }

  private async add(state: State, work: Accumulation, pieces: Pieces, sign: 1 | -1, tools: Tools): Promise<void> {
    const laneBytes = work.keys.room * work.loop.stride;
    const into = (blocks: readonly Block[]) => (key: string): number => {
      if (key === 'base') return blocks[0]?.pointer ?? 0;
      if (key === 'lane') return laneBytes;
      return blocks[1 + Number(key.slice('distinct'.length))]?.pointer ?? 0;
    };
    const options = { sign, lanes: work.lanes, free: into(blocksOf(state)) };
    const cut = pieces.gathered ? { ...pieces, pieces: await pieces.gathered.with(work.inputs.columns) } : pieces;
    const inPair = work.fluid && (await this.addInPair(state, work, cut, options, into, tools));
    if (!inPair && (await tools.runner.group(work.inputs, work.loop, work.shape, cut.pieces, options))) {
      const fact: EvaluationFact = { kind: 'division-by-zero' };
      throw new EvaluationError(fact);
    }
    if (work.lanes > 1) {
      tools.natives.foldLanes(state.base.pointer, laneBytes, work.lanes, work.keys.room, work.loop.stride, work.counts, work.sumsAt, work.sums, work.floats);
    }
  }

  /** With a helper that adds its part up beside, where there is one and it pays; false when nothing was done. */
  private async addInPair(
    state: State, work: Accumulation, pieces: Pieces, options: GroupOptions, into: (blocks: readonly Block[]) => (key: string) => number, tools: Tools,
  ): Promise<boolean> {
    const { runner, natives } = tools;
    if (!runner.pair?.isWorthwhile(pieces.rows, bytesOf(state))) return false;
    const beside = this.room(blocksOf(state).map((block) => block.bytes));
    try {
      await this.zero(beside, tools);
      if (!(await runner.groupInPair(runner.pair, work.inputs, work.loop, work.shape, pieces.pieces, options, into(beside)))) return false;
      const { keys: { room }, loop: { stride }, counts, sumsAt, sums, floats, lanes } = work;
      const [base, ...counted] = beside;
      if (base) {
        if (lanes > 1) natives.foldLanes(base.pointer, room * stride, lanes, room, stride, counts, sumsAt, sums, floats);
        natives.addGroups(state.base.pointer, base.pointer, room, stride, counts, sumsAt, sums, floats);
      }
      counted.forEach((block, i) => natives.addGroups(state.counted[i]?.pointer ?? 0, block.pointer, block.bytes / 4, 4, 1, 4, 0, 0));
      return true;
    } finally {
      // A helper that failed may not know it, and go on.
      if (!runner.pair.failed) for (const block of beside) if (block.bytes > 0) this.memory.release(block.pointer, block.bytes);
    }
  }

  private async zero(blocks: readonly Block[], tools: Tools): Promise<void> {
    for (const block of blocks) {
      for (let at = 0; at < block.bytes; at += zeroAtOnce) {
        this.memory.zero(block.pointer + at, Math.min(zeroAtOnce, block.bytes - at));
        await tools.tick();
      }
    }
  }
}

function blocksOf(state: State): Block[] {
  return [state.base, ...state.counted];
}

function stateOf(blocks: readonly Block[], selection: Selection, used: number): State {
  const [base = { pointer: 0, bytes: 0 }, ...counted] = blocks;
  return { base, counted, selection, used };
}

function sizesOf(work: Accumulation): number[] {
  const base = Math.max(8, work.keys.room * work.loop.stride * work.lanes);
  return [base, ...work.distinct.map((each) => (each.counted ? 4 * (each.through ? 1 : work.keys.room) * each.cell.card : 0))];
}

function bytesOf(state: State): number {
  return state.counted.reduce((bytes, block) => bytes + block.bytes, state.base.bytes);
}

/**
 * Of the states of one work that have the same range as this one, the one that holds most: what a panel shows before any filter, and so
 * what filters start from, one that keeps most of it above all.
 */
function widestLike(states: readonly State[], one: State | undefined): State | undefined {
  return one && states.filter((state) => rangeOf(state) === rangeOf(one)).reduce((widest, state) => (state.selection.rows > widest.selection.rows ? state : widest), one);
}

function rangeOf({ selection: { key, condition } }: State): string {
  return key.slice(condition.length);
}

function isTotal(state: State): boolean {
  return state.selection.complete && state.selection.condition === 'all';
}

function listed(selection: Selection): boolean {
  return selection.parts.some((part) => part.bits !== null && part.rows > 0);
}

/** Distinct counts that are not counted in cells: numbers (group, value) and counts or adds up by group. */
export async function distinctNumbering(work: Accumulation, index: number, pieces: Pieces, tools: Omit<Tools, 'lists'>): Promise<Numbering> {
  const distinct = work.distinct[index];
  if (!distinct) throw new RangeError('No such distinct count');
  const cells = [...work.keys.cells.filter((cell) => cell.card > 1), distinct.cell];
  return numberRows(cells, work.inputs, pieces, false, tools);
}
