import { unreachable } from '../../base/assert.ts';
import type { Buckets } from '../../charts/buckets.ts';
import type { Drawn } from '../../charts/draw.ts';
import { directionPicked } from '../../charts/mirror/pick.ts';
import { linePicked } from '../../charts/lines/pick.ts';
import type { Size } from '../../charts/look.ts';
import type { TimeSeries } from '../../charts/series.ts';
import { verdictPicked } from '../../charts/verdicts/pick.ts';
import { filterIs } from '../../model/filter.ts';
import type { Frame } from '../../model/frame.ts';
import type { Panel } from '../../model/panel.ts';
import type { ChartHandle } from '../../ui/ChartView.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { RankTable } from '../../ui/RankTable.tsx';
import { ShareBar } from '../../ui/ShareBar.tsx';
import { HeatChart } from '../../ui/chart/HeatChart.tsx';
import { MapChart } from '../../ui/chart/MapChart.tsx';
import { TimeChart, type Gesture } from '../../ui/chart/TimeChart.tsx';
import { NotRead } from './NotRead.tsx';
import { useDashboard } from './dashboard-context.tsx';

/** What a click on a series of a picture over time means as a value of the consequence's field. */
export function seriesValue(panel: Panel, series: TimeSeries): string | null {
  switch (panel.picture.kind) {
    case 'verdicts':
      return verdictPicked(series.key);
    case 'mirror':
      return directionPicked(series.key);
    case 'lines':
      return linePicked(series.key);
    default:
      return null;
  }
}

/** A click as the panel's consequence; undefined where a click means nothing. */
export function usePicked(panel: Panel): ((value: string | null, gesture: Gesture) => void) | undefined {
  const { picked } = useDashboard();
  const { consequence } = panel;
  if (consequence.kind === 'none') return undefined;
  return (value, gesture) => {
    if (value !== null) picked(filterIs(consequence.field, value), gesture);
  };
}

interface PanelPictureProps {
  readonly panel: Panel;
  readonly frame: Frame;
  readonly drawn: Drawn;
  readonly buckets: Buckets;
  readonly size: Size;
  readonly readUntil: number | null;
  readonly handle: React.Ref<ChartHandle>;
}

/** The picture of a panel, with what a click in it means. */
export function PanelPicture({ panel, frame, drawn, buckets, size, readUntil, handle }: PanelPictureProps) {
  const { look, brush, scope, rangeChosen, zoomedOut, recordsIn } = useDashboard();
  const onPick = usePicked(panel);
  const own = panel.ownFilter?.field;
  const chosen = scope.filters.flatMap((filter) => (filter.field === own && !filter.negated && filter.test.kind === 'in' ? filter.test.values : []));
  const units = panel.units ?? {};
  switch (drawn.kind) {
    case 'time':
      return (
        <TimeChart
          panel={panel.id} option={drawn.option} size={size} look={look} buckets={buckets} series={drawn.series} plots={drawn.plots} brush={brush}
          seriesAt={drawn.seriesAt} onPick={(series, gesture) => onPick?.(seriesValue(panel, series), gesture)} onRange={rangeChosen} onZoomOut={zoomedOut}
          recordsIn={recordsIn} handle={handle}
        >
          <NotRead plots={drawn.plots} buckets={buckets} readUntil={readUntil} />
        </TimeChart>
      );
    case 'heat':
      return <HeatChart option={drawn.option} cells={drawn.cells} size={size} look={look} buckets={buckets} brush={brush} onPick={onPick} handle={handle} />;
    case 'map':
      return <MapChart option={drawn.option} countries={drawn.countries} look={look} chosen={chosen} onPick={onPick} handle={handle} />;
    case 'rank':
      return <RankTable ranking={drawn.ranking} look={look} units={units} absent={panel.picture.kind === 'rank' ? panel.picture.absent?.[look.language] : undefined} chosen={chosen} onPick={onPick} />;
    case 'share':
      return <ShareBar shares={drawn.shares} look={look} unit={units[drawn.shares.value.name] ?? drawn.shares.value.unit} onPick={onPick} />;
    case 'table':
      return <DataTable frame={frame} look={look} units={units} caption={panel.title[look.language]} />;
    default:
      return unreachable(drawn);
  }
}
