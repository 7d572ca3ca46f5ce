import { formatExact } from '../../base/format/number.ts';
import { styleWithin } from '../../base/format/time.ts';
import { wordsOf } from '../../base/words.ts';
import { ok, type Result } from '../../base/result.ts';
import type { Frame, FrameColumn } from '../../model/frame.ts';
import type { ListColumn, ListOrder, ListPicture } from '../../model/list.ts';
import type { Consequence, Panel } from '../../model/panel.ts';
import { rangeOf } from '../buckets.ts';
import type { Drawing } from '../context.ts';
import { crossesZone } from '../ends/crossing.ts';
import type { Look } from '../look.ts';
import type { Misfit } from '../needs.ts';
import { unnamedRows } from '../rank/rows.ts';
import { cellOf, otherCell, type ListCell, type ListContext } from './cells.ts';
import { courseOf, rowsByKey, type CoursePart } from './course.ts';
import { listNeeds, sparkNeeds } from './needs.ts';
import { ordered, orderColumn } from './order.ts';
import { listWords } from './words.ts';

export interface ListHead {
  readonly column: ListColumn;
  readonly label: string;
  /** Numbers stand right, and so do their heads. */
  readonly end: boolean;
  /** The rows can be put in this column's order. */
  readonly sortable: boolean;
  readonly sorted: 'up' | 'down' | null;
}

export interface ListRow {
  readonly key: string;
  /** What a click on the row means, by result column. Empty where the row stands for records without a name. */
  readonly marked: Readonly<Record<string, string>>;
  readonly cells: readonly ListCell[];
}

export interface List {
  readonly heads: readonly ListHead[];
  readonly rows: readonly ListRow[];
  /** What the rows beyond the list hold together. */
  readonly other: readonly ListCell[] | null;
  readonly order: ListOrder;
  /** All groups are rows here. */
  readonly isWhole: boolean;
  /** `10 of 214`, or how many there are. */
  readonly count: string;
  readonly rowHeight: number;
}

/** What of a panel makes a list: its picture, and what a click on a row means. */
export type ListPanel = { readonly picture: ListPicture } & Partial<Pick<Panel, 'consequence'>>;

const numbers = new Set<ListColumn['role']>(['amount', 'ratio', 'share', 'time']);

/** A result as a table: every cell as it is printed, the rest counted, the courses beside. A misfit names the column that is wrong. */
export function listOf(panel: ListPanel, frame: Frame, drawing: Drawing): Result<List, Misfit> {
  const columns = listNeeds(frame, panel.picture);
  if (!columns.ok) return columns;
  const found = columns.value;
  const picture = { ...panel.picture, columns: panel.picture.columns.filter((column) => isKnown(column, found, drawing.look)) };
  const words = wordsOf(listWords, drawing.look.language);
  const groups = frame.whole?.groups ?? frame.rows;
  const isWhole = groups <= frame.rows;
  // A choice of a column that this answer lacks is of another panel, or of an older one.
  const order = drawing.order && found.has(drawing.order.column) ? drawing.order : picture.sorted;
  const range = rangeOf(drawing.buckets);
  const context: ListContext = { frame, columns: found, look: drawing.look, colours: drawing.colours, units: drawing.units, words, timeStyle: styleWithin(range, drawing.look.zone) };
  const courses = coursesOf(picture, drawing);
  if (!courses.ok) return courses;
  const marks = markedColumns(panel.consequence);
  const places = isWhole ? ordered(found.get(order.column), frame.rows, order.up) : Array.from({ length: frame.rows }, (_, row) => row);
  const rows = places.map((row): ListRow => {
    const cells = picture.columns.map((column) => {
      if (column.role !== 'spark') return cellOf(column, row, context);
      const key = found.get(column.of)?.values[row] ?? null;
      return { kind: 'course', parts: (key === null ? undefined : courses.value.get(column)?.(String(key))) ?? [] } as const;
    });
    return { key: String(row), marked: markedOf(frame, marks, row), cells };
  });
  const heads = picture.columns.map((column): ListHead => {
    const name = orderColumn(column);
    const isSorted = name !== null && name === order.column && column.role !== 'share';
    // Where the answer was cut, only the statement knows the order of all rows, and it gives the largest first.
    const sortable = name !== null && column.role !== 'share' && (isWhole ? frame.rows > 1 : picture.orderedBy !== undefined && numbers.has(column.role));
    return { column, label: labelOf(column, drawing), end: numbers.has(column.role), sortable, sorted: isSorted ? (order.up ? 'up' : 'down') : null };
  });
  const other = isWhole ? null : picture.columns.map((column, i) => otherCell(column, i === 0, groups - frame.rows, picture, context));
  // Records that name none are a row, and none of what is counted.
  const name = picture.columns.find((column) => column.role === 'name');
  const named = name === undefined ? undefined : found.get(name.column);
  const unnamed = named === undefined ? 0 : unnamedRows(named).length;
  const shown = formatExact(frame.rows - unnamed);
  return ok({ heads, rows, other, order, isWhole, count: isWhole ? words.rows(shown) : words.rowsOf(shown, formatExact(groups - unnamed)), rowHeight: picture.rowHeight });
}

function isKnown(column: ListColumn, found: ReadonlyMap<string, FrameColumn>, look: Look): boolean {
  if (column.whereKnown !== true) return true;
  if (column.role !== 'zones') return !('column' in column) || found.get(column.column)?.values.some((value) => value !== null && value !== '') === true;
  const to = found.get(column.to)?.values ?? [];
  return found.get(column.from)?.values.some((from, row) => crossesZone(String(from), String(to[row]), look) !== null) === true;
}

type CourseOf = (key: string) => readonly CoursePart[];

/** The courses of each column of them; none while the companion is not answered yet. */
function coursesOf(picture: ListPicture, drawing: Drawing): Result<ReadonlyMap<ListColumn, CourseOf>, Misfit> {
  const found = new Map<ListColumn, CourseOf>();
  const companion = drawing.companion ?? null;
  if (companion === null || companion.frame.rows === 0) return ok(found);
  for (const column of picture.columns) {
    if (column.role !== 'spark') continue;
    const columns = sparkNeeds(companion.frame, column);
    if (!columns.ok) return columns;
    const byKey = rowsByKey(companion.frame, columns.value);
    found.set(column, (key) => courseOf(byKey.get(key) ?? [], columns.value, companion.buckets, drawing.look.tokens));
  }
  return ok(found);
}

function markedColumns(consequence: Consequence | undefined): readonly string[] {
  if (consequence === undefined || consequence.kind === 'none') return [];
  return consequence.kind === 'filter' ? [consequence.column] : consequence.of.map((one) => one.column);
}

function markedOf(frame: Frame, names: readonly string[], row: number): Readonly<Record<string, string>> {
  const marked: Record<string, string> = {};
  for (const name of names) {
    const value = textAt(frame.columns.find((one) => one.name === name), row);
    if (value !== null) marked[name] = value;
  }
  return marked;
}

function textAt(column: FrameColumn | undefined, row: number): string | null {
  const value = column?.values[row] ?? null;
  return value === null ? null : String(value);
}

function labelOf(column: ListColumn, { look }: Drawing): string {
  if (column.label !== undefined) return column.label[look.language];
  switch (column.role) {
    case 'ends':
      return `${column.from} → ${column.to}`;
    case 'zones':
    case 'bar':
    case 'spark':
      return '';
    case 'share':
      return '%';
    default:
      return column.column;
  }
}
