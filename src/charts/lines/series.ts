import { ok, type Result } from '../../base/result.ts';
import type { Frame, FrameColumn } from '../../model/frame.ts';
import { drawn } from '../buckets.ts';
import type { Drawing } from '../context.ts';
import { fullLabel, isMono } from '../labels.ts';
import type { Misfit } from '../needs.ts';
import { plainName, timeSeries, unitOf, type TimeSeries } from '../series.ts';
import { linesNeeds, type LinesPicture } from './needs.ts';

/** Key of the series that holds all entities after the first `top`. */
export const otherKey = '\u0000other';

/** The first `top` entities by their sum, largest first, then all others as one grey series, counted. */
export function lineSeries(frame: Frame, picture: LinesPicture, drawing: Drawing): Result<readonly TimeSeries[], Misfit> {
  const columns = linesNeeds(frame, picture);
  if (!columns.ok) return columns;
  const { x, y, series } = columns.value;
  const mark = picture.area ? 'area' : 'line';
  const unit = unitOf(y, drawing);
  if (!series) {
    const values = timeSeries(drawing, x.values, y.values);
    return ok([{ key: y.name, name: plainName(y.name), colour: drawing.look.tokens.neutralBar, mark, unit, values }]);
  }
  const groups = [...groupsOf(series, y)].sort((a, b) => b[1].sum - a[1].sum || (a[0] < b[0] ? -1 : 1));
  const field = series.field ?? series.name;
  // Only what is shown takes a hue; the rest would use them up.
  drawing.colours.claim(field, groups.slice(0, picture.top).map(([key]) => key));
  const shown = groups.slice(0, picture.top).map(([key, { rows }]): TimeSeries => ({
    key,
    name: fullLabel(field, key),
    colour: groups.length === 1 && !picture.area ? drawing.look.tokens.neutralBar : drawing.colours.colour(field, key, drawing.look.tokens),
    mark,
    unit,
    values: timeSeries(drawing, x.values, y.values, rows),
    mono: isMono(field),
  }));
  const rest = groups.slice(picture.top);
  if (rest.length === 0) return ok(shown);
  const values = timeSeries(drawing, x.values, y.values, rest.flatMap(([, { rows }]) => rows));
  const name = { en: `other · ${rest.length}`, zh: `其他 ${rest.length} 个` };
  return ok([...shown, { key: otherKey, name, colour: drawing.look.tokens.categorical.other, mark, unit, values }]);
}

function groupsOf(series: FrameColumn, y: FrameColumn): Map<string, { rows: number[]; sum: number }> {
  const groups = new Map<string, { rows: number[]; sum: number }>();
  series.values.forEach((value, row) => {
    if (value === null) return;
    const key = String(value);
    const group = groups.get(key) ?? { rows: [], sum: 0 };
    group.rows.push(row);
    group.sum += drawn(y.values[row]) ?? 0;
    groups.set(key, group);
  });
  return groups;
}
