import { ok, type Result } from '../../base/result.ts';
import type { Chart } from '../../model/chart.ts';
import type { Frame } from '../../model/frame.ts';
import type { Text } from '../../model/panel.ts';
import { font } from '../../model/theme.ts';
import { baseOption, gridOf } from '../axes.ts';
import { drawn } from '../buckets.ts';
import { cellMarks } from '../cell-marks.ts';
import { amountOf } from '../chart/amount.ts';
import type { ChartBody } from '../chart/drawn.ts';
import type { Drawing } from '../context.ts';
import { monoEm, narrowName, stretchText } from '../figures.ts';
import { fullLabel, isMono } from '../labels.ts';
import { columnsFor, type Misfit } from '../needs.ts';
import type { Plot } from '../plot.ts';
import { amountScale } from '../scale.ts';
import { footAxis, slotMiddle } from '../xy/option.ts';
import { placing, slotCount, slotsOf } from '../xy/slots.ts';

interface GridRow {
  readonly key: string;
  readonly name: Text;
  readonly total: number;
  readonly values: readonly (number | null)[];
}

export interface GridDrawn {
  readonly body: Extract<ChartBody, { kind: 'slots' }>;
  readonly rows: readonly GridRow[];
  /** Rows that found no room, and what they hold together. */
  readonly folded: { readonly rows: number; readonly total: number };
  readonly total: number;
}

const longestName = 18;
const nameSize = font.size.small - 1;
/** Lower rows cannot be told apart, nor their names read. */
const leastHeight = 13;
const foot = 38;

/** A row per value of one column, a cell per time or value of another, in seven shades. Zero is bare sheet. */
export function gridDraw(frame: Frame, chart: Chart, drawing: Drawing): Result<GridDrawn, Misfit> {
  const columns = columnsFor(frame, { x: [chart.x ?? '', 'any'], y: [chart.series ?? '', 'any'], value: [chart.y[0] ?? '', 'number'] });
  if (!columns.ok) return columns;
  const { x, y, value } = columns.value;
  const { look, size } = drawing;
  const slots = slotsOf(x, drawing.buckets, chart.bin);
  const place = placing(slots, x, amountOf(chart, value).adds);
  const values = value.values.map(drawn);
  const byKey = new Map<string, number[]>();
  y.values.forEach((key, row) => {
    if (key === null) return;
    const rows = byKey.get(String(key));
    if (rows) rows.push(row);
    else byKey.set(String(key), [row]);
  });
  const field = y.field ?? y.name;
  const sorted = [...byKey]
    .map(([key, rows]) => ({ key, rows, total: rows.reduce((sum, row) => sum + (values[row] ?? 0), 0) }))
    .sort((a, b) => b.total - a.total || (a.key < b.key ? -1 : 1));
  const room = Math.max(1, Math.floor((size.height - foot - 4) / leastHeight));
  const shown = sorted.slice(0, Math.min(room, Math.max(chart.top, 40)));
  const rows = shown.map(({ key, rows: at, total }): GridRow => ({ key, total, name: fullLabel(field, key), values: place(values, at) }));
  const rest = sorted.slice(shown.length);
  const scale = amountScale(rows.flatMap((row) => row.values));

  const longest = rows.reduce((most, row) => Math.max(most, Math.min(longestName, row.name[look.language].length)), 4);
  const left = Math.min(Math.round(12 + longest * nameSize * monoEm + 8), Math.round(size.width / 2));
  const plot: Plot = { left, top: 4, width: Math.max(1, size.width - left - 12), height: Math.max(1, size.height - 4 - foot) };
  const cell = plot.width / Math.max(1, slotCount(slots));
  const rowHeight = plot.height / Math.max(1, rows.length);
  const option = {
    ...baseOption(look),
    grid: [gridOf(plot)],
    xAxis: [{ ...footAxis(slots, plot, look), axisLine: { show: false }, axisTick: { show: false } }],
    yAxis: [{
      type: 'value', min: 0, max: Math.max(1, rows.length), inverse: true, axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false },
      axisLabel: {
        customValues: rows.map((_, at) => at + 0.5), margin: plot.left - 12, align: 'left', hideOverlap: false,
        formatter: (at: number) => narrowName(rows[Math.floor(at)]?.name[look.language] ?? '', longestName),
        color: look.tokens.text.primary, fontSize: nameSize, fontFamily: isMono(field) ? font.mono : font.sans,
      },
    }],
    series: cellMarks(rows, scale, (slot) => slotMiddle(slots, slot), [cell, rowHeight], look.tokens),
  };
  const titleAt = (slot: number): Text => {
    if (slots.kind === 'category') return slots.names[slot] ?? { en: '', zh: '' };
    const from = slots.buckets.from + slot * slots.buckets.step;
    const text = stretchText({ from, to: from + slots.buckets.step }, look.zone);
    return { en: text, zh: text };
  };
  const shade = (one: number | null): string => look.tokens.sequential[scale?.shade(one) ?? -1] ?? look.tokens.surface.sheet;
  return ok({
    rows, folded: { rows: rest.length, total: rest.reduce((sum, one) => sum + one.total, 0) }, total: sorted.reduce((sum, one) => sum + one.total, 0),
    body: {
      kind: 'slots', option, plot, count: slotCount(slots), rows: rows.length, scale, titleAt, buckets: slots.kind === 'time' ? slots.buckets : null,
      shownAt: (slot, at) => {
        const row = rows[at];
        const one = row?.values[slot] ?? null;
        return row ? [{ key: row.key, name: row.name, colour: shade(one), mark: 'bar', value: one, share: row.total > 0 && one !== null ? one / row.total : null }] : [];
      },
      markedAt: (slot, at) => {
        const row = rows[at];
        if (!row) return null;
        const key = slots.kind === 'category' ? slots.keys[slot] : undefined;
        return { [y.name]: row.key, ...(key === undefined ? {} : { [x.name]: key }) };
      },
    },
  });
}
