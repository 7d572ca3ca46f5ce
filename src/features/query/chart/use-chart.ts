import { useMemo } from 'react';
import type { Result } from '../../../base/result.ts';
import { bucketsOf, type Buckets } from '../../../charts/buckets.ts';
import { chartFor } from '../../../charts/chart/auto.ts';
import { colouredColumns } from '../../../charts/chart/coloured.ts';
import { chartDrawn } from '../../../charts/chart/draw.ts';
import type { ChartDrawn } from '../../../charts/chart/drawn.ts';
import type { Size } from '../../../charts/look.ts';
import type { Misfit } from '../../../charts/needs.ts';
import type { Unread } from '../../../charts/unread.ts';
import type { Chart } from '../../../model/chart.ts';
import type { Frame } from '../../../model/frame.ts';
import type { Scope } from '../../../model/scope.ts';
import { readChart, writeChart, type ChartLink, type ReadChart } from '../../../state/chart-codec.ts';
import { coloursOf, sourceId } from '../../../state/entity-colours.ts';
import { useEntityRanks } from '../../../state/entity-ranks.ts';
import { useUnread } from '../../../state/unread.ts';
import { useView } from '../../../state/view.ts';
import { useLook } from '../look.ts';
import type { TabProps } from '../tab.ts';

/** The chart of a result as the link has it, and how to change the link. */
export interface ChartState {
  readonly link: ReadChart;
  /** Every part filled. */
  readonly chart: Chart;
  readonly change: (settings: ChartLink['settings'], history?: 'push' | 'replace') => void;
  readonly clickChosen: (click: string | null | undefined) => void;
  readonly reset: () => void;
}

export function useChart(frame: Frame, text: string | null, onChart: TabProps['onChart']): ChartState {
  const link = useMemo(() => readChart(text), [text]);
  const chart = useMemo(() => chartFor(frame, link.settings), [frame, link]);
  return {
    link, chart,
    change: (settings, history) => onChart(writeChart({ ...link, settings: { ...link.settings, ...settings } }), history),
    clickChosen: (click) => onChart(writeChart({ settings: link.settings, ...(click === undefined ? {} : { click }) })),
    reset: () => onChart(null),
  };
}

/** The axis of the range with the steps that the page chose for it; a minute of nothing without records. */
function useAxis(scope: Scope): Buckets {
  const from = scope.range?.from ?? 0;
  const to = scope.range?.to ?? 60;
  const step = Number(scope.variables['interval'] ?? 60);
  return useMemo(() => bucketsOf({ from, to }, step), [from, to, step]);
}

/** A chart drawn at a size; drawn again only when something of it changes. Null without rows or before the first layout. */
export function useDrawnChart(chart: Chart, frame: Frame, scope: Scope, size: Size): { readonly drawn: Result<ChartDrawn, Misfit> | null; readonly buckets: Buckets; readonly unread: Unread } {
  const look = useLook();
  const { source } = useView();
  const buckets = useAxis(scope);
  const colours = useMemo(() => coloursOf(sourceId(source)), [source]);
  const unread = useUnread(buckets);
  const { readFrom, readUntil, gaps } = unread;
  const isColoured = useEntityRanks(sourceId(source), colouredColumns(chart).map((name) => frame.columns.find((column) => column.name === name)?.field ?? name), 'now');
  const drawn = useMemo(
    () => (frame.rows === 0 || size.width < 2 || !isColoured ? null : chartDrawn(chart, frame, { look, size, buckets, colours, units: {}, readFrom, readUntil, gaps })),
    [chart, frame, look, size, buckets, colours, readFrom, readUntil, gaps, isColoured],
  );
  return { drawn, buckets, unread };
}
