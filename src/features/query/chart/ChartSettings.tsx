import { lackingKinds } from '../../../charts/chart/needs.ts';
import type { ChartDrawn } from '../../../charts/chart/drawn.ts';
import type { Look } from '../../../charts/look.ts';
import type { Chart } from '../../../model/chart.ts';
import type { Frame } from '../../../model/frame.ts';
import type { ColumnFields, Consequence, Panel } from '../../../model/panel.ts';
import { Icon } from '../../../ui/icons.tsx';
import { usePartWords } from '../../../ui/reader.tsx';
import { AddToDashboardButton } from '../AddToDashboard.tsx';
import { ClickSettings } from './ClickSettings.tsx';
import { ColumnSettings } from './ColumnSettings.tsx';
import { HowSettings } from './HowSettings.tsx';
import { KindGrid } from './KindGrid.tsx';
import type { ChartState } from './use-chart.ts';
import { chartTabWords } from './words.ts';

export interface ChartSettingsProps {
  readonly state: ChartState;
  readonly chart: Chart;
  readonly frame: Frame;
  readonly drawn: ChartDrawn | null;
  readonly look: Look;
  readonly choices: readonly ColumnFields[];
  readonly consequence: Consequence;
  readonly panel: Omit<Panel, 'id'>;
  readonly onClose: () => void;
}

/** What the chart is made of: kind, columns and unit, then how, then what a click does. */
export function ChartSettings({ state, chart, frame, drawn, look, choices, consequence, panel, onClose }: ChartSettingsProps) {
  const words = usePartWords(chartTabWords);
  return (
    <section className="chart-settings" aria-label={words.settings}>
      <div className="chart-settings-head">
        <h2 className="part">{words.settings}</h2>
        <button type="button" className="link small" onClick={state.reset}>{words.reset}</button>
        <button type="button" className="glyph-button" aria-label={words.close} title={words.close} onClick={onClose}><Icon name="close" little /></button>
      </div>
      <div className="chart-settings-body">
        <KindGrid kind={chart.kind} lacking={lackingKinds(frame)} onKind={(kind) => state.change({ kind })} />
        <ColumnSettings chart={chart} frame={frame} drawn={drawn} look={look} change={state.change} />
        <HowSettings chart={chart} drawn={drawn} change={state.change} />
        <ClickSettings chart={chart} choices={choices} consequence={consequence} chosen={state.link.click} onChosen={state.clickChosen} />
      </div>
      <div className="chart-settings-foot">
        <AddToDashboardButton panel={panel} isReady={drawn !== null} />
        <p className="small tertiary">{words.travels}</p>
      </div>
    </section>
  );
}
