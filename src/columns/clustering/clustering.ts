import type { ClusterOptions, Clusters, Pattern, PatternAsked, PatternDetail } from '../../model/clusters.ts';
import type { Plan } from '../../model/plan.ts';
import type { TimeRange } from '../../model/time.ts';
import type { Natives } from '../kernel/natives.ts';
import type { Selection } from '../kernel/selection.ts';
import type { Snapshot } from '../kernel/snapshot.ts';
import type { TableView } from '../table-view.ts';
import { assign, holdsTight, shapeOf, type Assigned, type Tight } from './assign.ts';
import { choose, type Chosen } from './choose.ts';
import { detailOf } from './detail.ts';
import { measure } from './measure.ts';
import { shapeColumns, ShapeTable, type Dimensions, type Parts } from './shapes.ts';
import { sightings } from './sightings.ts';
import { Columns, walk, wideColumns } from './stretches.ts';

/**
 * Log clustering. Records are folded in four steps: which values are told apart at all (`measure`, from a sample), the shape of each
 * record in those values (one pass with a hash table, two bytes kept a record), which patterns to show (`choose`, over the shapes),
 * what each counts (`assign`) and when (a pass over the times). The first two are kept for the selection asked last, so that another
 * number of patterns costs the last two only. About 0.1 s a million records, as much for the period before where the data
 * has it, and up to 0.3 s for choosing, however many records there are.
 *
 * What it does not do: it does not look at volumes, directions or paths, which vary freely; it does not find ranges of ports, nor
 * blocks between the usual ones; and what fewer than a thousandth of the records have is not told from its neighbours.
 */

/** Shapes that are chosen from; of more, coarser ones are made. */
const mostShapes = 32_768;
/** Shapes of the period before; of more, nothing is said about it. */
const mostShapesBefore = 2 ** 20;
const mostPatterns = 200;
const trendBuckets = 40;

export interface ClusterTools {
  readonly table: TableView;
  readonly snapshot: Snapshot;
  readonly natives: Natives;
  readonly tick: () => Promise<void>;
  /** The records of a plan, held by the caller. */
  readonly select: (plan: Plan) => Promise<Selection>;
  /** Equal for equal selections of one revision. */
  readonly key: (plan: Plan) => string;
}

interface Before {
  readonly counts: Float64Array;
  readonly shapes: readonly Parts[];
}

/** What is kept of the selection asked last. */
interface Folded {
  readonly key: string;
  readonly revision: number;
  readonly dimensions: Dimensions;
  readonly shapes: readonly Parts[];
  readonly table: ShapeTable;
  readonly counts: Float64Array;
  /** Shape by record, in the order of the selection. */
  readonly numbers: Uint16Array;
  readonly chosen: readonly Chosen[];
  /** Shapes of the period before; null when the data does not have all of it, undefined until asked for. */
  before: Before | null | undefined;
  assigned: { readonly wanted: number; readonly made: Assigned } | null;
}

export class Clustering {
  private held: Folded | null = null;

  get bytes(): number {
    return this.held ? this.held.numbers.byteLength + this.held.table.bytes : 0;
  }

  begin(revision: number): void {
    if (this.held?.revision !== revision) this.held = null;
  }

  forget(): void {
    this.held = null;
  }

  /** @param leastSeconds of a bucket of the trend. @throws Refused, EvaluationError, MemoryExceeded */
  async clusters(plan: Plan, options: ClusterOptions, leastSeconds: number, tools: ClusterTools): Promise<Clusters> {
    const selection = await tools.select(plan);
    const folded = await this.folded(plan, selection, options, tools);
    const assigned = await assignedOf(folded, options, tools);
    const walkTools = { ...tools, memory: tools.table.memory };
    const range = plan.range ?? extentOf(selection, tools.snapshot);
    const trend = bucketsOf(range, leastSeconds);
    const seen = await sightings(selection, folded.numbers, assigned, trend, walkTools);
    const before = await this.before(plan, folded, assigned.patterns, tools);
    const { dimensions } = folded;
    const books = booksOf(tools.table);
    const patterns = assigned.patterns.map((tight, rank): Pattern => {
      const { first, last, trend: counts, ports } = seen[rank] ?? { first: 0, last: 0, trend: [], ports: null };
      return { shape: shapeOf(tight, ports, dimensions, books), rank, records: tight.records, before: before ? (before[rank] ?? 0) : null, first, last, trend: counts };
    });
    const counted = patterns.reduce((sum, { records }) => sum + records, 0);
    const shapes = folded.shapes.filter((_, shape) => (assigned.owners[shape] ?? -1) < 0).length;
    return {
      patterns: patterns.sort((a, b) => b.records - a.records || a.rank - b.rank),
      other: { records: selection.rows - counted, shapes },
      trend,
      coverage: { scanned: selection.scanned, matched: selection.rows, skipped: 0, partial: false, revision: tools.snapshot.revision },
    };
  }

  /**
   * The pattern of a rank, of the clusters that the same question and options give; null when there is none of that rank.
   * @throws Refused, EvaluationError, MemoryExceeded
   */
  async detail(plan: Plan, { options, rank, busiest }: PatternAsked, tools: ClusterTools): Promise<PatternDetail | null> {
    const selection = await tools.select(plan);
    const folded = await this.folded(plan, selection, options, tools);
    const { numbers } = folded;
    const { owners, patterns } = await assignedOf(folded, options, tools);
    if (!patterns[rank]) return null;
    return detailOf(selection, (place) => owners[numbers[place] ?? 0] === rank, busiest, tools.table, { ...tools, memory: tools.table.memory });
  }

  /** The fold of a selection, made or kept. */
  private async folded(plan: Plan, selection: Selection, { mayVary }: ClusterOptions, tools: ClusterTools): Promise<Folded> {
    const { revision } = tools.snapshot;
    const key = `${tools.key(plan)} ${JSON.stringify(mayVary)}`;
    if (this.held?.key === key && this.held.revision === revision) return this.held;
    this.held = null;
    const walkTools = { ...tools, memory: tools.table.memory };
    for (let coarser = 1; ; coarser *= 4) {
      const dimensions = await measure(selection, mayVary, coarser, tools.table, walkTools);
      const table = new ShapeTable(dimensions);
      const numbers = new Uint16Array(selection.rows);
      const columns = new Columns(shapeColumns, wideColumns);
      const whole = await walk(selection, columns, walkTools, ({ count, first }) => {
        table.read(columns, count, dimensions, numbers, first);
        return table.size <= mostShapes;
      });
      if (!whole) continue;
      const counts = await countsOf(numbers, table.size, tools.tick);
      const shapes = await partsOf(table, tools.tick);
      const chosen = await choose(shapes, counts, dimensions, mayVary, mostPatterns, tools.tick);
      this.held = { key, revision, dimensions, shapes, table, counts, numbers, chosen, before: undefined, assigned: null };
      return this.held;
    }
  }

  /** Records of the period of equal length before, by pattern; null when the data does not have all of it. */
  private async before(plan: Plan, folded: Folded, patterns: readonly Tight[], tools: ClusterTools): Promise<Float64Array | null> {
    const before = folded.before === undefined ? await shapesBefore(plan, folded.dimensions, tools) : folded.before;
    folded.before = before;
    const { dimensions } = folded;
    if (before === null) return null;
    const sums = new Float64Array(patterns.length);
    for (const [shape, parts] of before.shapes.entries()) {
      const rank = patterns.findIndex((tight) => holdsTight(tight, parts, dimensions));
      if (rank >= 0) sums[rank] = (sums[rank] ?? 0) + (before.counts[shape] ?? 0);
      if ((shape & 127) === 127) await tools.tick();
    }
    return sums;
  }
}

async function assignedOf(folded: Folded, { wanted }: ClusterOptions, { tick }: Pick<ClusterTools, 'tick'>): Promise<Assigned> {
  if (folded.assigned?.wanted === wanted) return folded.assigned.made;
  const { shapes, counts, chosen, dimensions } = folded;
  const made = await assign(shapes, counts, chosen, dimensions, Math.min(mostPatterns, wanted), tick);
  folded.assigned = { wanted, made };
  return made;
}

async function shapesBefore(plan: Plan, dimensions: Dimensions, tools: ClusterTools): Promise<Before | null> {
  const { range } = plan;
  if (!range) return null;
  const earlier = { from: range.from - (range.to - range.from), to: range.from };
  const held = tools.snapshot.bounds('time');
  if (!held.present || held.min > earlier.from) return null;
  const selection = await tools.select({ ...plan, range: earlier });
  const table = new ShapeTable(dimensions);
  const columns = new Columns(shapeColumns, wideColumns);
  const numbers = new Uint32Array(8192);
  let counts = new Float64Array(4096);
  const whole = await walk(selection, columns, { ...tools, memory: tools.table.memory }, ({ count }) => {
    table.read(columns, count, dimensions, numbers, 0);
    if (table.size > counts.length) {
      const longer = new Float64Array(table.size * 2);
      longer.set(counts);
      counts = longer;
    }
    for (let i = 0; i < count; i++) counts[numbers[i] ?? 0] = (counts[numbers[i] ?? 0] ?? 0) + 1;
    return table.size <= mostShapesBefore;
  });
  return whole ? { counts, shapes: await partsOf(table, tools.tick) } : null;
}

/** Every shape of a table, taken apart. */
async function partsOf(table: ShapeTable, tick: () => Promise<void>): Promise<Parts[]> {
  const shapes: Parts[] = [];
  for (let shape = 0; shape < table.size; shape++) {
    shapes.push(table.parts(shape));
    if ((shape & 1023) === 1023) await tick();
  }
  return shapes;
}

async function countsOf(numbers: Uint16Array, shapes: number, tick: () => Promise<void>): Promise<Float64Array> {
  const counts = new Float64Array(shapes);
  for (let begin = 0; begin < numbers.length; begin += 131_072) {
    const end = Math.min(numbers.length, begin + 131_072);
    for (let i = begin; i < end; i++) counts[numbers[i] ?? 0] = (counts[numbers[i] ?? 0] ?? 0) + 1;
    await tick();
  }
  return counts;
}

function extentOf(selection: Selection, snapshot: Snapshot): TimeRange {
  const held = selection.parts.flatMap((part, i) => (part.rows > 0 ? [snapshot.segment(i)] : []));
  if (held.length === 0) return { from: 0, to: 1 };
  return { from: Math.min(...held.map((segment) => segment.minTime)), to: Math.max(...held.map((segment) => segment.maxTime)) + 1 };
}

function bucketsOf({ from, to }: TimeRange, leastSeconds: number): Clusters['trend'] {
  const seconds = Math.max(1, leastSeconds, Math.ceil((to - from) / trendBuckets));
  return { from, seconds, buckets: Math.max(1, Math.ceil((to - from) / seconds)) };
}

function booksOf(table: TableView): Parameters<typeof shapeOf>[3] {
  const [action, own] = [table.access('action'), table.access('eni-id')];
  return { action: action?.kind === 'code' ? action.book : null, interface: own?.kind === 'interface' ? own.book : null };
}
