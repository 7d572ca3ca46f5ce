import { ok, type Result } from '../../base/result.ts';
import type { Frame } from '../../model/frame.ts';
import type { Picture } from '../../model/panel.ts';
import { chartMeasures } from '../../model/theme.ts';
import { baseOption, gridOf, labelStyle, valueAxis } from '../axes.ts';
import { amountOf } from '../chart/amount.ts';
import type { ChartDrawn } from '../chart/drawn.ts';
import type { Drawing } from '../context.ts';
import { quantityText } from '../figures.ts';
import type { Misfit } from '../needs.ts';
import { timePlot } from '../plot.ts';
import { plainName } from '../series.ts';
import { valueTicks } from '../ticks.ts';
import { binsOf } from './bins.ts';

/** A distribution: equal steps of a number along the foot, those without a row as nothing, and how much is in each. */
export function binsDrawn(picture: Extract<Picture, { kind: 'bins' }>, frame: Frame, drawing: Drawing): Result<ChartDrawn, Misfit> {
  const found = binsOf(frame, picture);
  if (!found.ok) return found;
  const { values, x, y } = found.value;
  const { look, size, units } = drawing;
  const plot = timePlot(size);
  const unit = units[y.name] ?? y.unit;
  const foot = units[x.name] ?? x.unit;
  const { step } = picture;
  const ticks = valueTicks(0, values.reduce((most, value) => Math.max(most, value), 0), plot.height < 90 ? 2 : 3);
  const total = values.reduce((sum, value) => sum + value, 0);
  const edge = (slot: number): string => quantityText(slot * step, foot, look.units);
  const labels = edgesOf(values.length, step, plot.width);
  const amount = amountOf({ unit: 'auto' }, { unit });
  return ok({
    amount, unit: plainName(''), series: [], finding: plainName(''), note: null,
    body: {
      kind: 'slots', plot, count: values.length, rows: 1, scale: null, buckets: null, markedAt: () => null,
      titleAt: (slot) => plainName(`${edge(slot)} – ${edge(slot + 1)}`),
      shownAt: (slot) => [{ key: y.name, name: plainName(y.name), colour: look.tokens.neutralBar, mark: 'bar', value: values[slot] ?? 0, share: total > 0 ? (values[slot] ?? 0) / total : null }],
      option: {
        ...baseOption(look),
        grid: [gridOf(plot)],
        xAxis: [{
          type: 'value', min: 0, max: values.length, containShape: false,
          axisLine: { show: true, onZero: false, lineStyle: { color: look.tokens.line.strong, width: 1 } },
          axisTick: { show: true, length: chartMeasures.tick, customValues: labels, lineStyle: { color: look.tokens.line.strong } },
          axisLabel: { ...labelStyle(look), customValues: labels, margin: 7, hideOverlap: true, alignMinLabel: 'left', alignMaxLabel: 'right', formatter: (slot: number) => edge(slot) },
          splitLine: { show: false },
        }],
        yAxis: [valueAxis(ticks, unit, look)],
        series: [{
          type: 'bar', id: 'bins', silent: true, barWidth: Math.max(1, (plot.width / Math.max(1, values.length)) * (1 - chartMeasures.barGap)), itemStyle: { color: look.tokens.neutralBar },
          data: values.map((value, slot) => [slot + 0.5, value]),
        }],
      },
    },
  });
}

/** Edges that are labelled: round numbers of steps, not nearer than a label is wide. */
function edgesOf(count: number, step: number, width: number): readonly number[] {
  const every = [1, 2, 5, 10, 20, 50, 100, 200].find((n) => (n * width) / Math.max(1, count) >= 64 && (n * step) % 50 === 0) ?? count;
  return Array.from({ length: Math.floor(count / every) + 1 }, (_, i) => i * every);
}
