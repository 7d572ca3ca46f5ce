import { chartKinds, type ChartKind } from '../../model/chart.ts';
import type { Frame } from '../../model/frame.ts';
import type { Text } from '../../model/panel.ts';
import { rolesOf } from './columns.ts';

/** What a kind lacks in a result, by name; null when it can be drawn. Such kinds stay in view, disabled. */
export function missingFor(kind: ChartKind, frame: Frame): Text | null {
  const roles = [...rolesOf(frame).values()];
  const of = (...wanted: readonly string[]): number => roles.filter((role) => wanted.includes(role)).length;
  const numbers = frame.columns.filter((column) => column.type === 'bigint' || column.type === 'double').length;
  const needs = needsOf(kind);
  if (numbers < needs.numbers) return numbers === 0 ? needs.number : needs.second;
  if (kind === 'map' && of('country') === 0) return { en: 'Map needs a column of countries.', zh: '地图需要一列国家或地区。' };
  if (kind === 'sankey' && of('name', 'country', 'time-text') < 2) return { en: 'Sankey needs two columns of names.', zh: '桑基图需要两列名称。' };
  if (kind === 'matrix' && of('name', 'country', 'time-text') < 2) return { en: 'Matrix needs two columns of names.', zh: '矩阵需要两列名称。' };
  if (kind === 'graph' && of('name', 'country', 'time-text') < 2) return { en: 'Graph needs two columns of names.', zh: '关系图需要两列名称。' };
  if (kind === 'shares' && of('name', 'country', 'time-text') < 2) return { en: 'Shares need two columns of names.', zh: '占比图需要两列名称。' };
  if (kind === 'lanes' && of('time') === 0) return { en: 'Lanes need a column of times.', zh: '分道图需要一列时间。' };
  if (kind === 'lanes' && of('name', 'country') === 0) return { en: 'Lanes need a column of names.', zh: '分道图需要一列名称。' };
  if (kind === 'heat' && frame.columns.length < 3) return { en: 'Heat map needs two columns of names.', zh: '热力图需要两列名称。' };
  if ((kind === 'pie' || kind === 'bar') && frame.columns.length < 2) return { en: `${kind === 'pie' ? 'Pie' : 'Bar'} needs a column of names beside the amount.`, zh: `${kind === 'pie' ? '饼图' : '柱状图'}除数值外还需要一列名称。` };
  if ((kind === 'line' || kind === 'area' || kind === 'stacked' || kind === 'stacked100') && frame.columns.length < 2) return { en: 'It needs a column for the x axis beside the amount.', zh: '除数值外还需要一列作为 X 轴。' };
  return null;
}

function needsOf(kind: ChartKind): { readonly numbers: number; readonly number: Text; readonly second: Text } {
  const number = { en: 'Every chart needs a column of numbers.', zh: '图表需要一列数值。' };
  return { numbers: kind === 'scatter' ? 2 : 1, number, second: { en: 'Scatter needs two columns of numbers.', zh: '散点图需要两列数值。' } };
}

/** All that lack something, for the grid of kinds. */
export function lackingKinds(frame: Frame): ReadonlyMap<ChartKind, Text> {
  return new Map(chartKinds.flatMap((kind): [ChartKind, Text][] => {
    const lack = missingFor(kind, frame);
    return lack === null ? [] : [[kind, lack]];
  }));
}
