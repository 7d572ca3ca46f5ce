import { ok, type Result } from '../../base/result.ts';
import type { Frame } from '../../model/frame.ts';
import { font } from '../../model/theme.ts';
import type { ChartOption } from '../axes.ts';
import { drawn, rangeOf } from '../buckets.ts';
import type { Drawing } from '../context.ts';
import type { Drawn } from '../draw.ts';
import { quantityText, textWidth } from '../figures.ts';
import { columnsFor, type Misfit } from '../needs.ts';
import { timePlot, type Plot } from '../plot.ts';
import { largest, type TimeSeries } from '../series.ts';
import type { LevelledMirror } from './needs.ts';
import { mirrorOptionOf, mirrorSeries, mirrorSeriesAt, mirrorTicks } from './option.ts';
import { mirrorSides } from './sides.ts';

/** Pixels between a level and its name: one close to zero is not read as part of that line. */
const levelGap = 6;

/** A level of one direction, as a positive amount, and what stands on its line. */
interface MirrorLevel {
  readonly key: 'in' | 'out';
  readonly value: number;
  readonly name: string;
}

/** In and out with their levels. */
export function levelledMirrorDrawn(picture: LevelledMirror, frame: Frame, drawing: Drawing): Result<Drawn, Misfit> {
  const found = mirrorSeries(frame, picture, drawing);
  const levels = levelsOf(picture, drawing);
  if (!found.ok) return found;
  if (!levels.ok) return levels;
  const series = found.value;
  const plot = timePlot(drawing.size);
  const ticks = mirrorTicks(series, drawing, levels.value);
  const option = withLevels(mirrorOptionOf(series, ticks, plot, drawing), levels.value, series, plot, drawing);
  return ok({ kind: 'time', option, series, plots: [plot], legend: true, seriesAt: (_, y) => mirrorSeriesAt(series, plot, ticks, y) });
}

/** The levels of both directions from the companion; none while it is not here, and none for a direction without a row. */
function levelsOf({ levels }: LevelledMirror, { companion = null, look }: Drawing): Result<readonly MirrorLevel[], Misfit> {
  if (companion === null || companion.frame.rows === 0) return ok([]);
  const columns = columnsFor(companion.frame, { y: [levels.y, 'number'], series: [levels.series, 'any'] });
  if (!columns.ok) return columns;
  const { y, series } = columns.value;
  return ok(mirrorSides.flatMap(({ key, name }): MirrorLevel[] => {
    const value = drawn(y.values[series.values.indexOf(key)]);
    return value === null || value <= 0 ? [] : [{ key, value, name: `${levels.label[look.language]} ${look.language === 'zh' ? name.zh : name.en.toLowerCase()}` }];
  }));
}

/** The same picture with a dotted line per level, named with its amount at an end of the line: outside of the areas, where there is room. */
function withLevels(option: ChartOption, levels: readonly MirrorLevel[], series: readonly TimeSeries[], plot: Plot, { look, buckets }: Drawing): ChartOption {
  if (levels.length === 0) return option;
  const range = rangeOf(buckets);
  const own: unknown = option['series'];
  const size = look.language === 'zh' ? font.microChinese : font.size.micro;
  const lines = levels.map(({ key, value, name }) => {
    const y = key === 'in' ? -value : value;
    const text = `${name} ${quantityText(value, series[0]?.unit ?? 'bits-per-second', look.units)}`;
    const steps = Math.ceil(((textWidth(text, size) + levelGap) / plot.width) * buckets.count);
    const isLast = isFreeAtEnd(series.find((one) => one.key === key)?.values ?? [], value, steps);
    const ends = [[range.from, y], [range.to, y]];
    return {
      type: 'line', id: `level-${key}`, silent: true, showSymbol: false, z: 4, data: isLast ? ends : ends.toReversed(),
      lineStyle: { width: 1, type: 'dotted', color: look.tokens.text.primary },
      endLabel: {
        show: true, formatter: () => text, align: isLast ? 'right' : 'left', verticalAlign: key === 'in' ? 'top' : 'bottom', distance: 0,
        offset: [isLast ? -2 : 2, key === 'in' ? levelGap : -levelGap], color: look.tokens.text.secondary, fontSize: size, fontFamily: font.sans,
        textBorderColor: look.tokens.surface.sheet, textBorderWidth: 3,
      },
    };
  });
  return { ...option, series: [...(Array.isArray(own) ? (own as readonly unknown[]) : []), ...lines] }; // What an option's series are is the library's business.
}

/** Whether a level's name stands better at the end: it does unless the course rises higher over the level there than at the beginning. */
function isFreeAtEnd(values: TimeSeries['values'], level: number, steps: number): boolean {
  const peak = (some: TimeSeries['values']): number => Math.max(level, largest(some));
  return peak(values.slice(-steps)) <= peak(values.slice(0, steps));
}
