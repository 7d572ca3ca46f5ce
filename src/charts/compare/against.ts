import { ok, type Result } from '../../base/result.ts';
import type { Frame } from '../../model/frame.ts';
import type { Drawing } from '../context.ts';
import type { ChartDrawer, Drawn, DrawnPanel } from '../draw.ts';
import type { Misfit } from '../needs.ts';
import { figureChanges, listChanges, rankingChanges, shareChanges } from './changes.ts';
import type { Earlier, Past } from './earlier.ts';
import { overlaid } from './overlay.ts';

/**
 * A panel's picture with what it was in the earlier period: a dashed line over time, a change beside an amount. Amounts are compared
 * only where all of the earlier period was recorded and both are read whole: a part of a period is less than all of it.
 */
export function drawnAgainst(panel: DrawnPanel, frame: Frame, past: Past, drawing: Drawing, drawChart?: ChartDrawer | null): Result<Drawn, Misfit> {
  const found = overlaid(panel, frame, past, drawing, drawChart);
  if (!found.ok || !isComparable(frame, past.frame, past.earlier)) return found;
  const { picture } = panel;
  const shown = found.value;
  if (shown.kind === 'rank' && picture.kind === 'rank') return ok({ ...shown, ranking: rankingChanges(shown.ranking, past, picture, drawing) });
  if (shown.kind === 'list' && picture.kind === 'list') return ok({ ...shown, list: listChanges(shown.list, frame, past, picture, panel.consequence, drawing) });
  if (shown.kind === 'share' && picture.kind === 'share') return ok({ ...shown, shares: shareChanges(shown.shares, past, picture, drawing) });
  if (shown.kind === 'chart' && shown.chart.body.kind === 'figures') return ok({ ...shown, chart: { ...shown.chart, body: figureChanges(shown.chart.body, past.frame, shown.chart.amount.unit, drawing) } });
  return found;
}

/** All of both periods is known. */
export function isComparable(frame: Frame, before: Frame, { since }: Earlier): boolean {
  return since === null && !frame.coverage.partial && !before.coverage.partial;
}
