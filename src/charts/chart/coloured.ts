import type { Chart } from '../../model/chart.ts';

/** The columns of a chart whose values are told apart by hue. */
export function colouredColumns({ kind, x, series }: Pick<Chart, 'kind' | 'x' | 'series'>): readonly string[] {
  switch (kind) {
    case 'sankey':
    case 'graph':
    case 'pie':
      return [x, series].filter((name) => name !== null);
    case 'heat':
    case 'matrix':
    case 'map':
    case 'number':
      return [];
    default:
      return series === null ? [] : [series];
  }
}
