import type { ComponentType } from 'react';
import type { ChartDrawer } from '../../charts/draw.ts';
import type { LateFinder } from '../../charts/finding/finding.ts';
import type { Chart } from '../../model/chart.ts';
import type { Frame } from '../../model/frame.ts';
import { latePart } from '../late-part.ts';
import type { ChartPictureProps } from './ChartPicture.tsx';

/** What draws readers' own charts. */
export interface ChartKinds {
  readonly draw: ChartDrawer;
  /** What says the findings that come with them. */
  readonly finder: LateFinder;
  /** The chart has a time axis in this frame, so a stretch of time is a place in it. */
  readonly isOverTime: (chart: Chart, frame: Frame) => boolean;
  /** The answer as the table beside the picture has it: with the shares that the picture shows. */
  readonly table: (chart: Chart, frame: Frame) => Frame;
  /** What shows the drawing. Not a lazy component: React waits 300 ms before it shows what was suspended, and the page would be quiet meanwhile. */
  readonly Picture: ComponentType<ChartPictureProps>;
}

/** The drawing of readers' own charts, which comes in a chunk of its own; null until it is here, or while nothing wants it. */
export const useChartKinds = latePart(async (): Promise<ChartKinds> => {
  const [{ drawChart }, { isTime }, { lateFinder }, { withShares }, { ChartPicture }] = await Promise.all([import('../../charts/chart/draw.ts'), import('../../charts/chart/columns.ts'), import('../../charts/finding/late.ts'), import('../../charts/xy/table.ts'), import('./ChartPicture.tsx')]);
  return {
    draw: drawChart,
    finder: lateFinder,
    table: withShares,
    isOverTime: (chart, frame) => {
      const x = frame.columns.find((column) => column.name === chart.x);
      return x !== undefined && isTime(x) && ['line', 'area', 'stacked', 'stacked100', 'bar', 'heat', 'lanes'].includes(chart.kind);
    },
    Picture: ChartPicture,
  };
});
