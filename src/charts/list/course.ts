import type { Frame } from '../../model/frame.ts';
import type { Tokens } from '../../model/theme.ts';
import { overBuckets, type Buckets } from '../buckets.ts';
import { largest } from '../series.ts';
import type { SparkColumns } from './needs.ts';

/** An area in a cell, as an SVG path inside `courseWidth` × `courseHeight`. */
export interface CoursePart {
  readonly path: string;
  readonly colour: string;
}

export const courseWidth = 100;
export const courseHeight = 16;

/** Companion rows by the key of the entity that they are of. */
export function rowsByKey(companion: Frame, columns: SparkColumns): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (let row = 0; row < companion.rows; row++) {
    const key = columns.key.values[row] ?? null;
    if (key === null) continue;
    const name = String(key);
    const rows = found.get(name);
    if (rows) rows.push(row);
    else found.set(name, [row]);
  }
  return found;
}

/**
 * The course of one entity on its own scale: one area from the foot, or out above and in below a line between them. Steps
 * without records are zero.
 */
export function courseOf(rows: readonly number[], columns: SparkColumns, buckets: Buckets, tokens: Tokens): readonly CoursePart[] {
  const over = (some: readonly number[]): (number | null)[] => overBuckets(buckets, columns.x.values, columns.y.values, some);
  const { series } = columns;
  if (series === null) {
    const values = over(rows);
    const most = largest(values);
    return most === 0 ? [] : [{ path: area(values, most, courseHeight, -courseHeight), colour: tokens.neutralBar }];
  }
  const [out, inbound] = (['out', 'in'] as const).map((way) => over(rows.filter((row) => series.values[row] === way)));
  const [above, below] = [largest(out ?? []), largest(inbound ?? [])];
  if (above + below === 0) return [];
  // One scale for both ways: the line between them stands where the two largest steps just fit.
  const line = (courseHeight * above) / (above + below);
  return [
    ...(above > 0 ? [{ path: area(out ?? [], above, line, -line), colour: tokens.direction.out }] : []),
    ...(below > 0 ? [{ path: area(inbound ?? [], below, line, courseHeight - line), colour: tokens.direction.in }] : []),
  ];
}

/** Steps as an area from a base line; `reach` is how far the largest goes, upwards when negative. */
function area(values: readonly (number | null)[], most: number, base: number, reach: number): string {
  const step = courseWidth / Math.max(1, values.length);
  const at = (x: number): string => (Math.round(x * 10) / 10).toString();
  let path = `M0 ${at(base)}`;
  values.forEach((value, i) => {
    const y = at(base + ((value ?? 0) / most) * reach);
    path += `L${at(i * step)} ${y}L${at((i + 1) * step)} ${y}`;
  });
  return `${path}L${courseWidth} ${at(base)}Z`;
}
