import { failed, ok, type Result } from '../../base/result.ts';
import type { Chart } from '../../model/chart.ts';
import type { Frame, FrameColumn } from '../../model/frame.ts';
import type { Text } from '../../model/panel.ts';
import { bucketStart, drawn } from '../buckets.ts';
import { amountOf, type Amount } from '../chart/amount.ts';
import { plotColours } from '../chart/plot-colours.ts';
import type { Marked } from '../chart/drawn.ts';
import type { Drawing } from '../context.ts';
import { fullLabel } from '../labels.ts';
import { columnsFor, type Misfit } from '../needs.ts';
import { plainName, type TimeSeries } from '../series.ts';
import { isRead } from '../unread.ts';
import { placing, slotsOf, type Slots } from './slots.ts';

/** One series over the slots of a chart. */
export interface XySeries extends TimeSeries {
  readonly amount: Amount;
  /** It has the axis at the right. */
  readonly second: boolean;
  /** Written in the monospaced font. */
  readonly entity: FrameColumn | null;
  readonly marked: Marked;
}

export interface Xy {
  readonly x: FrameColumn;
  readonly slots: Slots;
  readonly series: readonly XySeries[];
  /** Series that are drawn together as "other". */
  readonly folded: number;
}

interface Group {
  readonly key: string;
  readonly rows: number[];
  sum: number;
}

/** Columns of a line, area, stacked or bar chart: anything along the foot, amounts, and whose amounts they are. */
export function xyNeeds(frame: Frame, chart: Chart): Result<{ readonly x: FrameColumn; readonly y: readonly FrameColumn[]; readonly series: FrameColumn | null }, Misfit> {
  const x = columnsFor(frame, { x: [chart.x ?? '', 'any'] });
  if (!x.ok) return x;
  const y: FrameColumn[] = [];
  for (const name of chart.y) {
    const column = columnsFor(frame, { column: [name, 'number'] });
    if (!column.ok) return column;
    y.push(column.value.column);
  }
  if (y.length === 0) return failed({ column: '', need: 'number', found: null });
  if (chart.series === null) return ok({ x: x.value.x, y, series: null });
  const series = columnsFor(frame, { series: [chart.series, 'any'] });
  return series.ok ? ok({ x: x.value.x, y, series: series.value.series }) : series;
}

/** Key of the series that holds all entities after the first `top`. */
export const otherSeries = '\u0000other';

/** A series per entity, largest first, or per amount; the entities after the first `top` are one grey series, counted. */
export function xySeries(frame: Frame, chart: Chart, drawing: Drawing): Result<Xy, Misfit> {
  const columns = xyNeeds(frame, chart);
  if (!columns.ok) return columns;
  const { x, y, series: entity } = columns.value;
  const slots = slotsOf(x, drawing.buckets, chart.bin);
  const { tokens } = drawing.look;
  const mark = chart.kind === 'bar' ? 'bar' : chart.kind === 'line' ? 'line' : 'area';
  const made: XySeries[] = [];
  const groups = entity === null ? [] : groupsOf(entity, y[0], frame.rows);
  const shown = groups.slice(0, chart.top);
  const rest = groups.slice(chart.top);
  const several = y.length > 1;
  const names = entity === null ? y.map((column) => column.name) : several ? y.flatMap((column) => shown.map((group) => `${group.key} ${column.name}`)) : shown.map((group) => group.key);
  const isLone = names.length + (rest.length > 0 ? 1 : 0) === 1;
  const colours = plotColours(drawing, several || entity === null ? {} : entity, names);
  const colourOf = (name: string): string => (isLone ? tokens.neutralBar : (colours.get(name) ?? tokens.categorical.other));
  for (const column of y) {
    const amount = amountOf(chart, column);
    const values = column.values.map(drawn);
    const place = placing(slots, x, amount.adds);
    const second = chart.second.includes(column.name);
    const add = (key: string, name: Text, colour: string, rows: readonly number[] | undefined, marked: Marked): void => {
      const placed = filled(place(values, rows), chart, slots, drawing);
      made.push({ key, name, colour, mark, unit: amount.unit, values: placed, amount, second, entity, marked });
    };
    if (entity === null) {
      add(column.name, plainName(column.name), colourOf(column.name), undefined, {});
      continue;
    }
    for (const group of shown) {
      const key = several ? `${group.key} ${column.name}` : group.key;
      const label = fullLabel(entity.field ?? entity.name, group.key);
      add(key, several ? { en: `${label.en} · ${column.name}`, zh: `${label.zh} · ${column.name}` } : label, colourOf(key), group.rows, { [entity.name]: group.key });
    }
    if (rest.length > 0) {
      const of = several ? ` ${column.name}` : '';
      add(otherSeries + of, { en: `other · ${rest.length}${of}`, zh: `其他 ${rest.length} 个${of}` }, tokens.categorical.other, rest.flatMap((group) => group.rows), {});
    }
  }
  return ok({ x, slots, series: made, folded: rest.length });
}

function groupsOf(entity: FrameColumn, y: FrameColumn | undefined, rows: number): Group[] {
  const groups = new Map<string, Group>();
  for (let row = 0; row < rows; row++) {
    const value = entity.values[row] ?? null;
    if (value === null) continue;
    const key = String(value);
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { key, rows: [], sum: 0 }));
    group.rows.push(row);
    group.sum += Math.abs(drawn(y?.values[row]) ?? 0);
  }
  return [...groups.values()].sort((a, b) => b.sum - a.sum || (a.key < b.key ? -1 : 1));
}

/** Gaps as the reader wants them. Where nothing was read there is one all the same; a value there has been moved there by its statement. */
function filled(values: (number | null)[], chart: Chart, slots: Slots, drawing: Drawing): (number | null)[] {
  if (chart.missing !== 'zero') return values;
  return values.map((value, i) => value ?? (slots.kind !== 'time' || isRead(drawing, bucketStart(slots.buckets, i), slots.buckets.step) ? 0 : null));
}
