import type { Tokens } from '../model/theme.ts';
import { dimensions } from './axes.ts';
import type { AmountScale } from './scale.ts';

/**
 * The cells of rows as marks: those of one shade are the marks of a line that is not drawn. A chart kind of its own for cells would
 * weigh seven kilobytes more, and a colour for each mark makes the library ask a dozen questions for each.
 * @param middleOf middle of a column on the axis below
 * @param size of a cell, in pixels: what lies between two is taken from it, where there is room for that
 */
export function cellMarks(rows: readonly { readonly values: readonly (number | null)[] }[], scale: AmountScale | null, middleOf: (column: number) => number, [width, height]: readonly [number, number], { sequential }: Pick<Tokens, 'sequential'>): object[] {
  const symbolSize = [Math.max(1, width > 6 ? width - 1 : width), Math.max(1, height - 1)];
  const middles = sequential.map((): number[] => []);
  rows.forEach(({ values }, row) => values.forEach((value, column) => {
    const shade = scale?.shade(value) ?? null;
    if (shade !== null) middles[shade]?.push(middleOf(column), row + 0.5);
  }));
  return middles.flatMap((data, shade) => (data.length === 0 ? [] : [{
    type: 'line', id: `cells-${shade}`, silent: true, dimensions, data: Float64Array.from(data), itemStyle: { color: sequential[shade] }, lineStyle: { width: 0 },
    showSymbol: true, showAllSymbol: true, symbol: 'rect', symbolSize,
  }]));
}
