import { ok, type Result } from '../../base/result.ts';
import { fieldNamed } from '../../model/fields.ts';
import type { Frame, FrameColumn, Value } from '../../model/frame.ts';
import type { Picture } from '../../model/panel.ts';
import { drawn } from '../buckets.ts';
import type { Change } from '../compare/change.ts';
import { columnsFor, type Misfit } from '../needs.ts';

export type RankPicture = Extract<Picture, { kind: 'rank' }>;

export interface RankRow {
  /** The value that a click means; null for records that lack the field. */
  readonly key: string | null;
  readonly value: Value;
  /** 0…1 of the whole, null when there is none. */
  readonly share: number | null;
  /** 0…1 of the largest row, for the bar. */
  readonly part: number;
  readonly further: readonly Value[];
}

export interface Ranking {
  readonly name: FrameColumn;
  readonly value: FrameColumn;
  readonly further: readonly FrameColumn[];
  readonly rows: readonly RankRow[];
  /** Groups in all, and what the rows beyond the list hold together; null where the engine cannot know or all are listed. */
  readonly groups: number;
  readonly other: { readonly groups: number; readonly value: number | bigint; readonly share: number | null; readonly further: readonly Value[] } | null;
  readonly total: number | bigint | null;
  /** How each row, and what is not listed, differs from an earlier period, beside its value. */
  readonly changes?: { readonly label: string; readonly of: readonly Change[]; readonly other: Change | null };
}

/** Rows of a rank list as they come, with their share of all groups, and the rest counted as "other". */
export function rankingOf(frame: Frame, picture: RankPicture): Result<Ranking, Misfit> {
  const columns = columnsFor(frame, { name: [picture.name, 'any'], value: [picture.value, 'number'] });
  if (!columns.ok) return columns;
  const further: FrameColumn[] = [];
  for (const one of picture.further) {
    const column = columnsFor(frame, { column: [one, 'any'] });
    if (!column.ok) return column;
    further.push(column.value.column);
  }
  const { name, value } = columns.value;
  const total = wholeOf(frame, value);
  const all = total === null ? 0 : Number(total);
  const shareOf = (amount: number): number | null => (all > 0 ? amount / all : null);
  const largest = value.values.reduce<number>((most, one) => Math.max(most, drawn(one) ?? 0), 0);
  const rows = name.values.map((key, row): RankRow => {
    const amount = drawn(value.values[row]) ?? 0;
    return {
      key: key === null ? null : String(key),
      value: value.values[row] ?? null,
      share: shareOf(amount),
      part: largest > 0 ? amount / largest : 0,
      further: further.map((column) => column.values[row] ?? null),
    };
  });
  const groups = frame.whole?.groups ?? frame.rows;
  const rest = restOf(frame, value);
  const other = groups > frame.rows && rest !== null
    ? { groups: groups - frame.rows, value: rest, share: shareOf(Number(rest)), further: further.map((column) => restOf(frame, column)) }
    : null;
  return ok({ name, value, further, rows, groups, other, total });
}

/**
 * Rows of records that name none of what is ranked: no interface, no VPC. They are rows, and none of what is counted. Of other
 * fields a group without a value may stand for something, as ports of clients folded into one do.
 */
export function unnamedRows(name: FrameColumn): readonly number[] {
  const role = fieldNamed(name.field ?? name.name)?.role;
  if (role !== 'interface' && role !== 'network') return [];
  return name.values.flatMap((value, row) => (value === null ? [row] : []));
}

/** Total of a column over all groups: the engine's where LIMIT cut the answer, else the sum of the rows. Exact. */
export function wholeOf(frame: Frame, column: FrameColumn): number | bigint | null {
  if (!frame.whole) return sumOf(column.values);
  return frame.whole.totals[frame.columns.indexOf(column)] ?? null;
}

/** Total over the groups that are not listed; null where the engine cannot know it. Exact. */
export function restOf(frame: Frame, column: FrameColumn): number | bigint | null {
  const whole = wholeOf(frame, column);
  const listed = sumOf(column.values);
  if (whole === null || listed === null) return null;
  return typeof whole === 'bigint' || typeof listed === 'bigint' ? narrowed(BigInt(whole) - BigInt(listed)) : whole - listed;
}

/** Exact for integers of any size; null when a value is no number. */
export function sumOf(values: readonly Value[]): number | bigint | null {
  let exact = 0n;
  let rest = 0;
  for (const value of values) {
    if (value === null) continue;
    if (typeof value === 'bigint') exact += value;
    else if (typeof value === 'number') {
      if (Number.isSafeInteger(value)) exact += BigInt(value);
      else rest += value;
    } else return null;
  }
  return rest === 0 ? narrowed(exact) : Number(exact) + rest;
}

function narrowed(value: bigint): number | bigint {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}
