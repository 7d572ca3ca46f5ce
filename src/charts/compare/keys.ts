import type { Frame, FrameColumn, Value } from '../../model/frame.ts';
import type { ListPicture } from '../../model/list.ts';
import type { Consequence, Picture } from '../../model/panel.ts';
import type { Past } from './earlier.ts';

/** What makes two rows of two answers the same. */
export function keyOf(values: readonly Value[]): string {
  return JSON.stringify(values.map((value) => (value === null ? null : String(value))));
}

export function keyAt(frame: Frame, names: readonly string[], row: number): string {
  return keyOf(names.map((name) => frame.columns.find((column) => column.name === name)?.values[row] ?? null));
}

/** Rows by their key; null where several share one, so that none of them can be told. */
export function rowsByKey(frame: Frame, names: readonly string[]): ReadonlyMap<string, number | null> {
  const found = new Map<string, number | null>();
  for (let row = 0; row < frame.rows; row++) {
    const key = keyAt(frame, names, row);
    found.set(key, found.has(key) ? null : row);
  }
  return found;
}

/** Every group of the answer is one of its rows. */
export function isUncut({ coverage, whole, rows }: Frame): boolean {
  return coverage.cut === undefined && (whole?.groups ?? rows) <= rows;
}

/** What has no row in the earlier answer was nothing then: none was cut off, and the same were chosen. */
export function isWhole({ frame, choseItself }: Past): boolean {
  return !choseItself && isUncut(frame);
}

/** What a row of a list is: the columns that a click on it means; all that names it where there are none, or where they do not tell its rows apart. */
export function listKeys(picture: ListPicture, consequence: Consequence | undefined, frames: readonly Frame[]): readonly string[] {
  const picked = consequence === undefined || consequence.kind === 'none' ? [] : consequence.kind === 'filter' ? [consequence.column] : consequence.of.map(({ column }) => column);
  const tells = (names: readonly string[]): boolean => names.length > 0 && frames.every((frame) => rowsByKey(frame, names).size === frame.rows);
  return tells(picked) ? picked : [...new Set([...picked, ...pictureKeys(picture)])];
}

/** Columns of an answer that tell its rows apart, as the picture uses them. */
export function pictureKeys(picture: Picture): readonly string[] {
  switch (picture.kind) {
    case 'list':
      return picture.columns.flatMap((column) => {
        switch (column.role) {
          case 'ends':
            return [column.from, column.to];
          case 'name':
          case 'text':
          case 'direction':
          case 'verdict':
            return [column.column];
          default:
            return [];
        }
      });
    case 'verdicts':
    case 'verdict':
    case 'bins':
      return [picture.x];
    case 'mirror':
      return [picture.x, picture.series];
    case 'lines':
      return picture.series === undefined ? [picture.x] : [picture.x, picture.series];
    case 'heat':
      return [picture.x, picture.y];
    case 'rank':
    case 'share':
    case 'scans':
      return [picture.name];
    case 'map':
      return [picture.country];
    case 'chart':
      return [picture.chart.kind === 'scatter' ? null : picture.chart.x, picture.chart.series, picture.chart.target].filter((name) => name !== null);
    case 'value':
    case 'table':
      return [];
  }
}

/** Columns of a table that tell its rows apart: those of its picture and of fields; where there are none, all that hold words. */
export function tableKeys(picture: Picture, frame: Frame): readonly string[] {
  const named = new Set(pictureKeys(picture));
  const some = frame.columns.filter((column) => named.has(column.name) || (column.field !== undefined && !isTime(column)));
  return (some.length > 0 ? some : frame.columns.filter(({ type }) => type === 'varchar' || type === 'boolean')).map(({ name }) => name);
}

export function isTime(column: FrameColumn): boolean {
  return column.type === 'timestamp' || column.unit === 'time' || (column.name === 'time' && column.type === 'bigint');
}
