import { useMemo } from 'react';
import type { Result } from '../../base/result.ts';
import type { Buckets } from '../../charts/buckets.ts';
import type { Drawing } from '../../charts/context.ts';
import { draw, isLazy, type Drawn } from '../../charts/draw.ts';
import { findingOf, type Said } from '../../charts/finding/finding.ts';
import type { Size } from '../../charts/look.ts';
import type { Misfit } from '../../charts/needs.ts';
import type { Frame } from '../../model/frame.ts';
import type { Panel } from '../../model/panel.ts';
import { useUnread } from '../../state/unread.ts';
import type { ChartKinds } from '../../ui/chart/chart-drawer.ts';
import { useDashboard } from './dashboard-context.tsx';

/** No bucket without a record yet: a minute of nothing. */
export const noBuckets: Buckets = { from: 0, step: 60, count: 1 };

/** Everything a picture takes besides its frame; the same object until something of it changes. */
export function useDrawing(panel: Panel, buckets: Buckets | null, size: Size, beside: Pick<Drawing, 'companion' | 'order' | 'chosen'> = {}): Drawing {
  const { look, colours } = useDashboard();
  const shown = buckets ?? noBuckets;
  const { from, step, count } = shown;
  const { readFrom, readUntil, gaps } = useUnread(shown);
  const { units } = panel;
  const { companion = null, order = null, chosen } = beside;
  const [column, up] = [order?.column, order?.up ?? false];
  return useMemo(
    () => ({ look, size, buckets: { from, step, count }, colours, units: units ?? {}, readUntil, readFrom, gaps, companion, order: column === undefined ? null : { column, up }, ...(chosen === undefined ? {} : { chosen }) }),
    [look, size, from, step, count, colours, units, readUntil, readFrom, gaps, companion, column, up, chosen],
  );
}

/** A frame as its picture, with what was before where it is compared; drawn again only when frames or drawing change. */
export function useDrawn(panel: Panel, frame: Frame | null, drawing: Drawing, kinds: ChartKinds | null, before: Frame | null = null): Result<Drawn, Misfit> | null {
  const { drawn: against = null } = useDashboard().comparison ?? {};
  const isLoading = isLazy(panel.picture) && kinds === null;
  return useMemo(() => {
    if (frame === null || isLoading || drawing.size.width < 2) return null;
    return against !== null && before !== null ? against(panel, frame, before, drawing, kinds?.draw) : draw(panel, frame, drawing, kinds?.draw);
  }, [panel, frame, before, against, drawing, kinds, isLoading]);
}

export function useFinding(panel: Panel, frame: Frame | null, drawing: Drawing, kinds: ChartKinds | null): Said | null {
  const { look, buckets, units, companion, readFrom = null, readUntil, gaps } = drawing;
  return useMemo(
    () => (frame === null ? null : findingOf(panel, frame, { look, buckets, units, companion: companion?.frame ?? null, readFrom, readUntil, ...(gaps && { gaps }) }, kinds?.finder)),
    [panel, frame, look, buckets, units, companion, readFrom, readUntil, gaps, kinds],
  );
}
