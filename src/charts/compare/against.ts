import { ok, type Result } from '../../base/result.ts';
import type { Frame } from '../../model/frame.ts';
import type { ChartBody, ChartDrawn } from '../chart/drawn.ts';
import { ColourRegistry } from '../colours.ts';
import type { Drawing } from '../context.ts';
import { draw, type ChartDrawer, type Drawn, type DrawnPanel } from '../draw.ts';
import type { Countries } from '../map/countries.ts';
import type { Misfit } from '../needs.ts';
import { cellsBefore, drawnBefore, slotsBefore } from './cells.ts';
import { countryChanges, figureChanges, listChanges, rankingChanges, shareChanges } from './changes.ts';
import type { Earlier, Past } from './earlier.ts';
import { markChanges, pointsBefore } from './marks.ts';
import { overlaid } from './overlay.ts';

/**
 * A panel's picture with what it was in the earlier period: a dashed line over time, a change beside an amount, both amounts in what is
 * told of a mark or a cell. Amounts are compared
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
  if (shown.kind === 'map') {
    const before = countriesBefore(panel, past, drawing, drawChart);
    return before === null ? found : ok({ ...shown, countries: countryChanges(shown.countries, before, past, drawing) });
  }
  if (shown.kind === 'heat') return ok({ ...shown, cells: cellsBefore(shown.cells, panel, past, drawing) });
  if (shown.kind !== 'chart') return found;
  const body = changedBody(panel, shown.chart, frame, past, drawing, drawChart);
  return body === null ? found : ok({ ...shown, chart: { ...shown.chart, body } });
}

function changedBody(panel: DrawnPanel, { body, amount }: ChartDrawn, frame: Frame, past: Past, drawing: Drawing, drawChart?: ChartDrawer | null): ChartBody | null {
  switch (body.kind) {
    case 'figures':
      return figureChanges(body, past.frame, amount.unit, drawing);
    case 'map': {
      const before = countriesBefore(panel, past, drawing, drawChart);
      return before === null ? null : { ...body, countries: countryChanges(body.countries, before, past, drawing) };
    }
    case 'marks':
    case 'shapes':
      if (body.kind === 'marks' && panel.picture.kind === 'scans') {
        const before = drawnBefore(panel, past, drawing, drawChart);
        return pointsBefore(body, before?.kind === 'chart' ? before.chart.body : null, past);
      }
      return panel.picture.kind === 'chart' ? markChanges(body, frame, past, panel.picture.chart, amount, drawing) : null;
    case 'slots':
      return slotsBefore(body, panel, past, drawing, drawChart);
    default:
      return null;
  }
}

/** The countries of the earlier period, as what draws the present finds them. */
function countriesBefore(panel: DrawnPanel, { frame }: Past, drawing: Drawing, drawChart?: ChartDrawer | null): Countries | null {
  const before = draw(panel, frame, { ...drawing, colours: new ColourRegistry() }, drawChart);
  if (!before.ok) return null;
  if (before.value.kind === 'map') return before.value.countries;
  return before.value.kind === 'chart' && before.value.chart.body.kind === 'map' ? before.value.chart.body.countries : null;
}

/** All of both periods is known. */
export function isComparable(frame: Frame, before: Frame, { since, until }: Earlier): boolean {
  return since === null && until === null && !frame.coverage.partial && !before.coverage.partial;
}
