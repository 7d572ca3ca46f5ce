import type { EChartsCoreOption } from 'echarts/core';
import type { Unit } from '../model/frame.ts';
import { chartMeasures, font } from '../model/theme.ts';
import { rangeOf, type Buckets } from './buckets.ts';
import { axisFigure, clockLabel } from './figures.ts';
import type { Look } from './look.ts';
import type { Plot } from './plot.ts';
import { timeLabels, type ValueTicks } from './ticks.ts';

type Part = Readonly<Record<string, unknown>>;

/** Options are handed to ECharts as they are; one picture is a handful of these. */
export type ChartOption = EChartsCoreOption;

export function labelStyle(look: Look): Part {
  const size = look.language === 'zh' ? font.microChinese : font.size.micro;
  return { color: look.tokens.text.tertiary, fontSize: size, fontFamily: font.sans };
}

/** What all pictures share: no animation, no hover effects of the library's own, the sheet shows through. */
export function baseOption(look: Look): Part {
  return {
    animation: false,
    textStyle: { fontFamily: font.sans, color: look.tokens.text.secondary },
    stateAnimation: { duration: 0 },
  };
}

export function gridOf(plot: Plot): Part {
  return { left: plot.left, top: plot.top, width: plot.width, height: plot.height, outerBoundsMode: 'none' };
}

/** Time along the foot of a plot. Without labels it is only the line. */
export function timeAxis(buckets: Buckets, plot: Plot, look: Look, options: { gridIndex?: number; labels?: boolean } = {}): Part {
  const range = rangeOf(buckets);
  const times = timeLabels(range, look.zone, plot.width);
  const labels = options.labels ?? true;
  return {
    type: 'value',
    gridIndex: options.gridIndex ?? 0,
    min: range.from,
    max: range.to,
    // Bars would widen the axis by half of one at each end, and it would no longer match the plot above.
    containShape: false,
    axisLine: { show: labels, onZero: false, lineStyle: { color: look.tokens.line.strong, width: 1 } },
    axisTick: { show: labels, length: chartMeasures.tick, customValues: times, lineStyle: { color: look.tokens.line.strong } },
    axisLabel: {
      ...labelStyle(look),
      show: labels,
      customValues: times,
      margin: 7,
      hideOverlap: true,
      alignMinLabel: 'left',
      alignMaxLabel: 'right',
      formatter: (value: number) => clockLabel(value, look.zone, range),
    },
    splitLine: { show: false },

  };
}

/** Amounts up the left side: hairlines and labels, no line of its own. Negative values are labelled positive (mirrored). */
export function valueAxis(ticks: ValueTicks, unit: Unit, look: Look, options: { gridIndex?: number } = {}): Part {
  return {
    type: 'value',
    gridIndex: options.gridIndex ?? 0,
    min: ticks.min,
    max: ticks.max,
    axisLine: { show: false },
    axisTick: { show: false, customValues: ticks.values },
    axisLabel: { ...labelStyle(look), customValues: ticks.values, margin: 6, formatter: (value: number) => axisFigure(Math.abs(value), unit, look.units) },
    splitLine: { show: true, lineStyle: { color: look.tokens.line.hair, width: 1 } },
    splitNumber: ticks.values.length - 1,
    interval: ticks.values.length > 1 ? (ticks.values[1] ?? 1) - (ticks.values[0] ?? 0) : undefined,

  };
}

/** Names of the dimensions of a typed array of points, which has to say them. */
export const dimensions = ['x', 'y'];

/**
 * The data of a series: the middle of each bucket and its value, null staying a gap. As numbers side by side, which the charts'
 * library takes as they are, where it copies arrays of pairs twice.
 */
export function points(buckets: Buckets, values: readonly (number | null)[], sign = 1): { readonly dimensions: readonly string[]; readonly data: Float64Array } {
  const data = new Float64Array(2 * values.length);
  values.forEach((value, i) => {
    data[2 * i] = buckets.from + (i + 0.5) * buckets.step;
    data[2 * i + 1] = value === null ? Number.NaN : sign * value;
  });
  return { dimensions, data };
}
