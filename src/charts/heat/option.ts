import { ok, type Result } from '../../base/result.ts';
import type { Frame } from '../../model/frame.ts';
import { font } from '../../model/theme.ts';
import { baseOption, gridOf, timeAxis, type ChartOption } from '../axes.ts';
import { bucketStart } from '../buckets.ts';
import { cellMarks } from '../cell-marks.ts';
import type { Drawing } from '../context.ts';
import { narrowName } from '../figures.ts';
import { isMono } from '../labels.ts';
import type { Misfit } from '../needs.ts';
import { heatCells, heatNameLength, heatNameSize, heatPlot } from './cells.ts';
import type { HeatPicture } from './needs.ts';

/** A row per entity and a cell per bucket, in seven shades. Zero is bare sheet. */
export function heatOption(frame: Frame, picture: HeatPicture, drawing: Drawing): Result<ChartOption, Misfit> {
  const found = heatCells(frame, picture, drawing);
  if (!found.ok) return found;
  const { look, size, buckets } = drawing;
  const { rows, scale, field } = found.value;
  const plot = heatPlot(size, rows);
  const rowHeight = plot.height / Math.max(1, rows.length);
  const cellWidth = plot.width / buckets.count;
  return ok({
    ...baseOption(look),
    grid: [gridOf(plot)],
    xAxis: [{ ...timeAxis(buckets, plot, look), axisLine: { show: false }, axisTick: { show: false } }],
    yAxis: [
      {
        type: 'value', min: 0, max: Math.max(1, rows.length), inverse: true, axisLine: { show: false }, axisTick: { show: false },
        splitLine: { show: false },
        axisLabel: {
          customValues: rows.map((_, y) => y + 0.5), margin: plot.left - 12, align: 'left', hideOverlap: false,
          formatter: (value: number) => narrowName(rows[Math.floor(value)]?.key ?? '', heatNameLength),
          color: look.tokens.text.primary, fontSize: heatNameSize, fontFamily: isMono(field) ? font.mono : font.sans,
        },
      },
    ],
    series: cellMarks(rows, scale, (bucket) => bucketStart(buckets, bucket) + buckets.step / 2, [cellWidth, rowHeight], look.tokens),
  });
}
