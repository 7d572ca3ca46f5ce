import { use, useEffect, useState, type ComponentType } from 'react';
import type { ChartDrawer } from '../../charts/draw.ts';
import type { LateFinder } from '../../charts/finding/finding.ts';
import type { Chart } from '../../model/chart.ts';
import type { Frame } from '../../model/frame.ts';
import { DrawingContext } from '../drawing.ts';
import type { ChartPictureProps } from './ChartPicture.tsx';

/** What draws readers' own charts. */
export interface ChartKinds {
  readonly draw: ChartDrawer;
  /** What says the findings that come with them. */
  readonly finder: LateFinder;
  /** The chart has a time axis in this frame, so a stretch of time is a place in it. */
  readonly isOverTime: (chart: Chart, frame: Frame) => boolean;
  /** What shows the drawing. Not a lazy component: React waits 300 ms before it shows what was suspended, and the page would be quiet meanwhile. */
  readonly Picture: ComponentType<ChartPictureProps>;
}

let kinds: ChartKinds | null = null;
let loading: Promise<ChartKinds> | null = null;

function load(): Promise<ChartKinds> {
  loading ??= Promise.all([import('../../charts/chart/draw.ts'), import('../../charts/chart/columns.ts'), import('../../charts/finding/late.ts'), import('./ChartPicture.tsx')]).then(([{ drawChart }, { isTime }, { lateFinder }, { ChartPicture }]) => {
    kinds = {
      draw: drawChart,
      finder: lateFinder,
      isOverTime: (chart, frame) => {
        const x = frame.columns.find((column) => column.name === chart.x);
        return x !== undefined && isTime(x) && ['line', 'area', 'stacked', 'bar', 'heat', 'lanes'].includes(chart.kind);
      },
      Picture: ChartPicture,
    };
    return kinds;
  });
  return loading;
}

/** The drawing of readers' own charts, which comes in a chunk of its own; null until it is here, or while nothing wants it. */
export function useChartKinds(wanted: boolean): ChartKinds | null {
  const [found, setFound] = useState(kinds);
  const signal = use(DrawingContext);
  useEffect(() => {
    if (!wanted || found) return undefined;
    let alive = true;
    const ended = signal();
    void load().then((here) => {
      if (alive) setFound(here);
    }).finally(ended);
    return () => {
      alive = false;
    };
  }, [wanted, found, signal]);
  return wanted ? found : null;
}
