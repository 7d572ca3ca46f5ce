import { ok, type Result } from '../../base/result.ts';
import type { Frame, FrameColumn } from '../../model/frame.ts';
import type { ListColumn, ListPicture } from '../../model/list.ts';
import { columnsFor, type Misfit, type Need } from '../needs.ts';

/** What of the panel's own statement each role needs: the name of a column and its type. */
function needsOf(column: ListColumn): readonly (readonly [name: string, need: Need])[] {
  switch (column.role) {
    case 'name':
      return [[column.column, 'any'], ...(column.beside === undefined ? [] : [[column.beside, 'any'] as const])];
    case 'text':
    case 'direction':
    case 'verdict':
      return [[column.column, 'any']];
    case 'ends':
    case 'zones':
      return [[column.from, 'any'], [column.to, 'any']];
    case 'time':
      return [[column.column, 'time']];
    case 'amount':
    case 'ratio':
      return [[column.column, 'number']];
    case 'share':
    case 'bar':
      return [
        [column.of, 'number'], ...(column.total === undefined ? [] : [[column.total, 'number'] as const]),
        ...(column.role === 'bar' && column.by !== undefined ? [[column.by, 'any'] as const] : []),
      ];
    case 'spark':
      return [[column.of, 'any']];
  }
}

/** Names of all columns of the panel's own statement that a list needs. */
export function listColumnNames(picture: ListPicture): readonly string[] {
  return [...picture.columns.flatMap(needsOf).map(([name]) => name), picture.sorted.column];
}

/** Every column that the list names, by its name; or the first that is missing or of another type. */
export function listNeeds(frame: Frame, picture: ListPicture): Result<ReadonlyMap<string, FrameColumn>, Misfit> {
  const found = new Map<string, FrameColumn>();
  for (const [name, need] of [...picture.columns.flatMap(needsOf), [picture.sorted.column, 'any'] as const]) {
    const column = columnsFor(frame, { column: [name, need] });
    if (!column.ok) return column;
    found.set(name, column.value.column);
  }
  return ok(found);
}

export interface SparkColumns {
  readonly key: FrameColumn;
  readonly x: FrameColumn;
  readonly y: FrameColumn;
  readonly series: FrameColumn | null;
}

/** What a course needs of the companion's answer. */
export function sparkNeeds(companion: Frame, spark: Extract<ListColumn, { role: 'spark' }>): Result<SparkColumns, Misfit> {
  const columns = columnsFor(companion, { key: [spark.key, 'any'], x: [spark.x, 'time'], y: [spark.y, 'number'] });
  if (!columns.ok || spark.series === undefined) return columns.ok ? ok({ ...columns.value, series: null }) : columns;
  const series = columnsFor(companion, { series: [spark.series, 'any'] });
  return series.ok ? ok({ ...columns.value, ...series.value }) : series;
}
