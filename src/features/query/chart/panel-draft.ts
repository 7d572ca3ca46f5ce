import type { ChartDrawn } from '../../../charts/chart/drawn.ts';
import type { Chart } from '../../../model/chart.ts';
import type { Consequence, Panel, Title } from '../../../model/panel.ts';
import { panelVersion } from '../../../model/panel.ts';

/** The panel that a chart becomes on a dashboard. On this page every record counts, and there too. */
export function panelDraft(statement: string, title: Title, chart: Chart, consequence: Consequence, drawn: Pick<ChartDrawn, 'unit'> | null): Omit<Panel, 'id'> {
  return {
    version: panelVersion, title, statement, counts: 'records', unit: drawn?.unit ?? { en: '', zh: '' },
    picture: { kind: 'chart', chart: { ...chart, bin: chart.bin } }, consequence, finding: { kind: 'chart' },
  };
}
