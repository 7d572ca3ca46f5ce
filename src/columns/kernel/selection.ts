import type { TimeRange } from '../../model/time.ts';
import type { Memory } from '../memory.ts';
import type { Chunk, PhysicalName, Segment } from '../segment.ts';
import { bitmapBytes, type Bitmap } from './bitmaps.ts';
import type { BitLoops } from './calls.ts';
import { isPlain, type Condition } from './condition.ts';
import type { Filler } from './filler.ts';
import { Gathered } from './gathered.ts';
import type { Natives } from './natives.ts';
import { readColumn } from './reader.ts';
import type { Runner } from './runner.ts';
import type { Snapshot } from './snapshot.ts';
import { firstAt } from './time-runs.ts';

/** Rows of one segment: those of `bits` (null: all) within [from, to). */
export interface Part {
  readonly from: number;
  readonly to: number;
  readonly bits: Bitmap | null;
  readonly rows: number;
}

/** What a predicate and a range keep, segment by segment. */
export interface Selection {
  /** Equal for equal selections of one revision. */
  readonly key: string;
  readonly condition: string;
  readonly parts: readonly Part[];
  readonly rows: number;
  /** Rows in the range, before the predicate. */
  readonly scanned: number;
  /** True when the range leaves nothing out. */
  readonly complete: boolean;
}

/** Rows to run over: [from, to) of the segment itself, or places [from, to) of a list. */
export interface Piece {
  readonly segment: number;
  readonly list: number;
  readonly from: number;
  readonly to: number;
  /** How many rows come before this piece in its list of pieces. */
  readonly position: number;
  /** Where its rows were gathered: their columns, side by side; [from, to) are places in these then, and there is no list. */
  readonly columns?: ReadonlyMap<PhysicalName, Chunk>;
}

/** Pieces, and the memory of their lists. */
export interface Pieces {
  readonly pieces: readonly Piece[];
  readonly rows: number;
  readonly pointer: number;
  readonly bytes: number;
  /** Gathers what a loop reads; null where reading through the lists is no slower. */
  readonly gathered: Gathered | null;
}

/** For works that say how groups lie, and add nothing up. */
export const noPieces = (): Promise<Pieces> => Promise.resolve({ pieces: [], rows: 0, pointer: 0, bytes: 0, gathered: null });

/** Rows [from, to) of a segment whose time lies in the range; for an unsorted one all rows, unless none can lie there. */
function run(memory: Memory, snapshot: Snapshot, index: number, segment: Segment, range: TimeRange | null): readonly [number, number] {
  if (!range || (range.from <= segment.minTime && segment.maxTime < range.to)) return [0, segment.rows];
  if (segment.maxTime < range.from || segment.minTime >= range.to) return [0, 0];
  if (!segment.sorted) return [0, segment.rows];
  const first = (time: number): number => firstAt((row) => readColumn(memory, snapshot, index, 'time', row) ?? 0, time, 0, segment.rows);
  return [first(range.from), first(range.to)];
}

/** Keeps what `condition` and `range` let through. Bitmaps are held until `releaseSelection`. */
export async function select(
  condition: Condition, range: TimeRange | null, setting: { memory: Memory; snapshot: Snapshot; natives: Natives; runner: Runner; tick: () => Promise<void> }, fillerOf: (loops: BitLoops) => Filler,
): Promise<Selection> {
  const { memory, snapshot, natives, runner, tick } = setting;
  const runs = snapshot.segments.map((segment, i) => run(memory, snapshot, i, segment, range));
  const calls = runner.asks(runs.reduce((sum, [from, to]) => sum + to - from, 0));
  const filler = fillerOf(isPlain(condition) ? calls.loops : natives);
  const found: { readonly part: Omit<Part, 'rows'>; readonly inRange: number; readonly scannedAt: number | null; readonly keptAt: number | null }[] = [];
  const rangeKey = range ? `${range.from}-${range.to}` : '';
  let results: ArrayLike<number>;
  try {
    await filler.ahead(condition, runs);
    for (const [i, [from, to]] of runs.entries()) {
      const segment = snapshot.segment(i);
      const scattered = range !== null && !segment.sorted && from < to && !(range.from <= segment.minTime && segment.maxTime < range.to);
      const timed: Condition | null = scattered && range ? { kind: 'between', column: 'time', min: range.from, max: range.to - 1, key: `time in [${rangeKey})` } : null;
      calls.bundle();
      let scannedAt: number | null = null;
      if (timed) {
        const bits = await filler.bits(i, timed, 0, segment.rows);
        filler.later(bits);
        scannedAt = calls.count(bits.pointer, 0, segment.rows);
      }
      const none = condition.kind === 'none' || from === to;
      const wanted = timed ? filler.both(timed, condition) : condition;
      const bits = none || wanted.kind === 'all' ? null : await filler.bits(i, wanted, from, to);
      found.push({ part: { from, to: none ? from : to, bits }, inRange: to - from, scannedAt, keptAt: bits ? calls.count(bits.pointer, from, to) : null });
      if (from < to) await tick();
    }
    results = await runner.calls(calls);
  } catch (error) {
    for (const { part } of found) if (part.bits) part.bits.holders--;
    filler.undo();
    throw error;
  }
  filler.settle();
  const resultAt = (at: number | null): number | null => (at === null ? null : (results[at] ?? 0));
  const parts = found.map(({ part, keptAt }): Part => ({ ...part, rows: resultAt(keptAt) ?? part.to - part.from }));
  const scanned = found.reduce((sum, { inRange, scannedAt }) => sum + (resultAt(scannedAt) ?? inRange), 0);
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  return { key: `${condition.key}|${rangeKey}`, condition: condition.key, parts, rows, scanned, complete: scanned === snapshot.rows };
}

export function holdSelection(selection: Selection): void {
  for (const part of selection.parts) if (part.bits) part.bits.holders++;
}

export function releaseSelection(selection: Selection): void {
  for (const part of selection.parts) if (part.bits) part.bits.holders--;
}

/** The runs of [from, to) that are not in [otherFrom, otherTo). */
function runsWithout(from: number, to: number, otherFrom: number, otherTo: number): readonly (readonly [number, number])[] {
  if (otherFrom >= otherTo || otherTo <= from || otherFrom >= to) return from < to ? [[from, to]] : [];
  const runs: (readonly [number, number])[] = [];
  if (from < otherFrom) runs.push([from, otherFrom]);
  if (otherTo < to) runs.push([otherTo, to]);
  return runs;
}

/** Segments that are looked at where two selections have the same range: more would say the same. */
const lookedAt = 16;

/**
 * How many rows are in one of two selections and not in the other: about, from some of the segments, where there are many and neither
 * range cuts them. It decides only from which state an answer is made.
 */
export function countApart(a: Selection, b: Selection, snapshot: Snapshot, natives: Natives): number {
  const isSameRange = a.parts.every((part, i) => part.from === b.parts[i]?.from && part.to === b.parts[i].to);
  const every = isSameRange ? Math.ceil(a.parts.length / lookedAt) : 1;
  let without = 0;
  let looked = 0;
  for (let i = 0; i < a.parts.length; i += every) {
    const [part, other] = [a.parts[i], b.parts[i]];
    if (!part || !other) continue;
    looked += part.rows;
    without += rowsWithout(part, other, snapshot.segment(i).rows, natives);
  }
  if (every > 1) without = looked === 0 ? a.rows : Math.round((without / looked) * a.rows);
  // Those of `b` alone are what `b` has more, and what `a` has alone.
  return Math.max(Math.abs(a.rows - b.rows), b.rows - a.rows + 2 * without);
}

/** How many rows of a part are not in that of another selection of the same segment. */
function rowsWithout(part: Part, other: Part, rows: number, natives: Natives): number {
  if (part.rows === 0) return 0;
  if (part.bits !== other.bits) return natives.difference(part.bits?.pointer ?? 0, part.from, part.to, other.bits?.pointer ?? 0, other.from, other.to, rows, 0);
  return runsWithout(part.from, part.to, other.from, other.to).reduce((sum, [from, to]) => sum + (part.bits ? natives.count(part.bits.pointer, from, to) : to - from), 0);
}

/** Bits [from, to) of a bitmap that become a list. */
interface Listed {
  readonly segment: number;
  readonly bits: number;
  readonly from: number;
  readonly to: number;
  /** How many they are, or where the answer is found. */
  readonly rows: { readonly known: number } | { readonly at: number };
}

/** The rows of `a` that are not in `b` (null: all of `a`) as pieces. Free them with `releasePieces`. */
export async function piecesWithout(a: Selection, b: Selection | null, setting: { memory: Memory; snapshot: Snapshot; runner: Runner; tick: () => Promise<void> }): Promise<Pieces> {
  const { memory, snapshot, runner, tick } = setting;
  const parts = a.parts.map((part, segment) => ({ part, segment, other: b?.parts[segment] ?? null })).filter(({ part }) => part.rows > 0);
  const apart = parts.filter(({ part, other }) => other && other.bits !== part.bits);
  const bytesOf = (segment: number): number => bitmapBytes(snapshot.segment(segment).rows);
  const scratchBytes = apart.reduce((bytes, { segment }) => bytes + bytesOf(segment), 0);
  const scratch = scratchBytes > 0 ? memory.allocate(scratchBytes) : 0;
  try {
    const counting = runner.asks(apart.reduce((rows, { part }) => rows + part.to - part.from, 0));
    const planned: (Listed | Omit<Piece, 'position'>)[] = [];
    let free = scratch;
    for (const { part, segment, other } of parts) {
      counting.bundle();
      if (other && other.bits !== part.bits) {
        const { rows } = snapshot.segment(segment);
        const at = counting.difference(part.bits?.pointer ?? 0, part.from, part.to, other.bits?.pointer ?? 0, other.from, other.to, rows, free);
        planned.push({ segment, bits: free, from: 0, to: rows, rows: { at } });
        free += bytesOf(segment);
        await tick();
        continue;
      }
      for (const [from, to] of other ? runsWithout(part.from, part.to, other.from, other.to) : [[part.from, part.to] as const]) {
        if (!part.bits) planned.push({ segment, list: 0, from, to });
        else planned.push({ segment, bits: part.bits.pointer, from, to, rows: other ? { at: counting.count(part.bits.pointer, from, to) } : { known: part.rows } });
      }
    }
    const counts = await runner.calls(counting);
    return await listed(planned, counts, setting);
  } finally {
    if (scratch) memory.release(scratch, scratchBytes);
  }
}

/** Makes the lists, one behind the other. */
async function listed(planned: readonly (Listed | Omit<Piece, 'position'>)[], counts: ArrayLike<number>, setting: { memory: Memory; snapshot: Snapshot; runner: Runner; tick: () => Promise<void> }): Promise<Pieces> {
  const { memory, runner, tick } = setting;
  const sized = planned.map((one) => ({ one, rows: 'list' in one ? one.to - one.from : 'known' in one.rows ? one.rows.known : (counts[one.rows.at] ?? 0) }));
  const bytes = 4 * sized.reduce((sum, { one, rows }) => sum + ('list' in one ? 0 : rows), 0);
  const pointer = bytes > 0 ? memory.allocate(bytes) : 0;
  const listing = runner.asks(bytes / 4);
  const pieces: Piece[] = [];
  let end = pointer;
  let position = 0;
  try {
    for (const { one, rows } of sized) {
      if (rows === 0) continue;
      if ('list' in one) pieces.push({ ...one, position });
      else {
        listing.bundle();
        listing.list(one.bits, one.from, one.to, end, end + 4 * rows);
        pieces.push({ segment: one.segment, list: end, from: 0, to: rows, position });
        end += 4 * rows;
        await tick();
      }
      position += rows;
    }
    await runner.calls(listing);
  } catch (error) {
    if (pointer) memory.release(pointer, bytes);
    throw error;
  }
  const gathered = Gathered.of(pieces, setting);
  return { pieces, rows: position, pointer, bytes, gathered };
}

export function releasePieces(pieces: Pieces, memory: Memory): void {
  pieces.gathered?.release();
  if (pieces.pointer) memory.release(pieces.pointer, pieces.bytes);
}
