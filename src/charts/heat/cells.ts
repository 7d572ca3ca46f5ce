import { ok, type Result } from '../../base/result.ts';
import type { Frame, Unit } from '../../model/frame.ts';
import type { Text } from '../../model/panel.ts';
import { font } from '../../model/theme.ts';
import { drawn } from '../buckets.ts';
import type { Drawing } from '../context.ts';
import { monoEm } from '../figures.ts';
import type { Misfit } from '../needs.ts';
import type { Plot } from '../plot.ts';
import { amountScale, type AmountScale } from '../scale.ts';
import { timeSeries, unitOf } from '../series.ts';
import type { Size } from '../look.ts';
import { heatNeeds, type HeatPicture } from './needs.ts';

export interface HeatRow {
  readonly key: string;
  readonly total: number;
  /** One value per bucket: zero is bare sheet, null has not been read. */
  readonly values: readonly (number | null)[];
  /** The same of an earlier period; absent where nothing is compared. */
  readonly before?: readonly (number | null)[];
}

export interface HeatCells {
  /** Field whose values the rows are. */
  readonly field: string;
  readonly unit: Unit;
  /** Largest first. */
  readonly rows: readonly HeatRow[];
  readonly scale: AmountScale | null;
  /** What the earlier period is called; absent where nothing is compared. */
  readonly earlier?: Text;
}

export function heatCells(frame: Frame, picture: HeatPicture, drawing: Drawing): Result<HeatCells, Misfit> {
  const columns = heatNeeds(frame, picture);
  if (!columns.ok) return columns;
  const { x, y, value } = columns.value;
  const byKey = new Map<string, number[]>();
  y.values.forEach((key, row) => {
    if (key === null) return;
    const rows = byKey.get(String(key));
    if (rows) rows.push(row);
    else byKey.set(String(key), [row]);
  });
  const rows = [...byKey]
    .map(([key, at]): HeatRow => ({
      key,
      total: at.reduce((sum, row) => sum + (drawn(value.values[row]) ?? 0), 0),
      values: timeSeries(drawing, x.values, value.values, at),
    }))
    .sort((a, b) => b.total - a.total || (a.key < b.key ? -1 : 1));
  const scale = amountScale(rows.flatMap((row) => row.values));
  return ok({ field: y.field ?? y.name, unit: unitOf(value, drawing), rows, scale });
}

const room = { right: 12, top: 4, bottom: 36 } as const;
/** Longer names are cut in the middle; addresses of IPv4 stay whole. */
export const heatNameLength = 15;
export const heatNameSize = font.size.small - 1;

/** Where the cells stand: names at the left, the time axis and the scale beneath. */
export function heatPlot(size: Size, rows: readonly HeatRow[]): Plot {
  const longest = rows.reduce((most, row) => Math.max(most, Math.min(heatNameLength, row.key.length)), 6);
  const left = Math.round(12 + longest * heatNameSize * monoEm + 8);
  return {
    left, top: room.top,
    width: Math.max(1, size.width - left - room.right), height: Math.max(1, size.height - room.top - room.bottom),
  };
}
