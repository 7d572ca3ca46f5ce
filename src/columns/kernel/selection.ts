import type { TimeRange } from '../../model/time.ts';
import type { Memory } from '../memory.ts';
import type { Segment } from '../segment.ts';
import type { Bitmap, Bitmaps } from './bitmaps.ts';
import type { Condition } from './condition.ts';
import type { Filler } from './filler.ts';
import type { Natives } from './natives.ts';
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
}

/** Pieces, and the memory of their lists. */
export interface Pieces {
  readonly pieces: readonly Piece[];
  readonly rows: number;
  readonly pointer: number;
  readonly bytes: number;
}

/** Rows [from, to) of a segment whose time lies in the range; for an unsorted one all rows, unless none can lie there. */
function run(memory: Memory, snapshot: Snapshot, index: number, segment: Segment, range: TimeRange | null): readonly [number, number] {
  if (!range || (range.from <= segment.minTime && segment.maxTime < range.to)) return [0, segment.rows];
  if (segment.maxTime < range.from || segment.minTime >= range.to) return [0, 0];
  if (!segment.sorted) return [0, segment.rows];
  const first = (time: number): number => firstAt(memory, snapshot, index, time, 0, segment.rows);
  return [first(range.from), first(range.to)];
}

/** Keeps what `condition` and `range` let through. Bitmaps are held until `releaseSelection`. */
export async function select(
  condition: Condition, range: TimeRange | null, setting: { memory: Memory; snapshot: Snapshot; natives: Natives; filler: Filler; tick: () => Promise<void> },
): Promise<Selection> {
  const { memory, snapshot, natives, filler, tick } = setting;
  const parts: Part[] = [];
  let rows = 0;
  let scanned = 0;
  const rangeKey = range ? `${range.from}-${range.to}` : '';
  try {
    for (let i = 0; i < snapshot.segments.length; i++) {
      const segment = snapshot.segment(i);
      const [from, to] = run(memory, snapshot, i, segment, range);
      const scattered = range !== null && !segment.sorted && from < to && !(range.from <= segment.minTime && segment.maxTime < range.to);
      const timed: Condition | null = scattered && range ? { kind: 'between', column: 'time', min: range.from, max: range.to - 1, key: `time in [${rangeKey})` } : null;
      let inRange = to - from;
      if (timed) {
        const bits = await filler.bits(i, timed, 0, segment.rows);
        inRange = natives.count(bits.pointer, 0, segment.rows);
        bits.holders--;
      }
      scanned += inRange;
      let bits: Bitmap | null = null;
      if (inRange > 0 && condition.kind !== 'none') {
        const wanted = timed ? filler.both(timed, condition) : condition;
        if (wanted.kind !== 'all') bits = await filler.bits(i, wanted, from, to);
      }
      const none = condition.kind === 'none' || inRange === 0;
      const kept = none ? 0 : bits ? natives.count(bits.pointer, from, to) : to - from;
      parts.push({ from, to: none ? from : to, bits, rows: kept });
      rows += kept;
      if (inRange > 0) await tick();
    }
  } catch (error) {
    for (const part of parts) if (part.bits) part.bits.holders--;
    throw error;
  }
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

/** How many rows of `a` are not in `b`. */
export function countWithout(a: Selection, b: Selection | null, snapshot: Snapshot, natives: Natives): number {
  if (!b) return a.rows;
  let rows = 0;
  a.parts.forEach((part, i) => {
    const other = b.parts[i];
    if (!other || part.rows === 0) return;
    if (part.bits === other.bits) {
      for (const [from, to] of runsWithout(part.from, part.to, other.from, other.to)) rows += part.bits ? natives.count(part.bits.pointer, from, to) : to - from;
    } else rows += natives.difference(part.bits?.pointer ?? 0, part.from, part.to, other.bits?.pointer ?? 0, other.from, other.to, snapshot.segment(i).rows, 0);
  });
  return rows;
}

/** The rows of `a` that are not in `b` (null: all of `a`) as pieces. Free them with `releasePieces`. */
export async function piecesWithout(
  a: Selection, b: Selection | null, setting: { memory: Memory; snapshot: Snapshot; natives: Natives; bitmaps: Bitmaps; tick: () => Promise<void> },
): Promise<Pieces> {
  const { memory, snapshot, natives, tick } = setting;
  const listed = listedRows(a, b, snapshot, natives);
  const bytes = 4 * listed;
  const pointer = listed > 0 ? memory.allocate(bytes) : 0;
  const scratchBytes = 8 * 2048 * 8;
  let scratch = 0;
  let end = pointer;
  let position = 0;
  const pieces: Piece[] = [];
  try {
    for (let i = 0; i < a.parts.length; i++) {
      const part = a.parts[i];
      if (!part || part.rows === 0) continue;
      const other = b?.parts[i] ?? null;
      const addList = (bits: number, from: number, to: number): void => {
        const n = natives.list(bits, from, to, end);
        if (n > 0) pieces.push({ segment: i, list: end, from: 0, to: n, position });
        end += 4 * n;
        position += n;
      };
      if (!other || other.bits === part.bits) {
        const runs = other ? runsWithout(part.from, part.to, other.from, other.to) : [[part.from, part.to] as const];
        for (const [from, to] of runs) {
          if (part.bits) addList(part.bits.pointer, from, to);
          else {
            pieces.push({ segment: i, list: 0, from, to, position });
            position += to - from;
          }
        }
      } else {
        if (scratch === 0) scratch = memory.allocate(scratchBytes);
        const { rows } = snapshot.segment(i);
        const n = natives.difference(part.bits?.pointer ?? 0, part.from, part.to, other.bits?.pointer ?? 0, other.from, other.to, rows, scratch);
        if (n > 0) addList(scratch, 0, rows);
      }
      await tick();
    }
  } catch (error) {
    if (pointer) memory.release(pointer, bytes);
    throw error;
  } finally {
    if (scratch) memory.release(scratch, scratchBytes);
  }
  return { pieces, rows: position, pointer, bytes };
}

/** Rows of the difference that need a list: all but whole runs. */
function listedRows(a: Selection, b: Selection | null, snapshot: Snapshot, natives: Natives): number {
  let rows = 0;
  a.parts.forEach((part, i) => {
    const other = b?.parts[i] ?? null;
    if (part.rows === 0) return;
    if (!other) rows += part.bits ? part.rows : 0;
    else if (other.bits !== part.bits) {
      rows += natives.difference(part.bits?.pointer ?? 0, part.from, part.to, other.bits?.pointer ?? 0, other.from, other.to, snapshot.segment(i).rows, 0);
    } else if (part.bits) {
      for (const [from, to] of runsWithout(part.from, part.to, other.from, other.to)) rows += natives.count(part.bits.pointer, from, to);
    }
  });
  return rows;
}

export function releasePieces(pieces: Pieces, memory: Memory): void {
  if (pieces.pointer) memory.release(pieces.pointer, pieces.bytes);
}
