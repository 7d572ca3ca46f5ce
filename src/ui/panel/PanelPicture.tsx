import { memo } from 'react';
import { unreachable } from '../../base/assert.ts';
import type { Buckets } from '../../charts/buckets.ts';
import type { Drawn } from '../../charts/draw.ts';
import { directionPicked } from '../../charts/mirror/pick.ts';
import { linePicked } from '../../charts/lines/pick.ts';
import type { Look, Size } from '../../charts/look.ts';
import type { TimeSeries } from '../../charts/series.ts';
import type { Unread } from '../../charts/unread.ts';
import { verdictPicked } from '../../charts/verdicts/pick.ts';
import type { Chosen } from '../../model/consequence.ts';
import type { Panel } from '../../model/panel.ts';
import type { TimeRange } from '../../model/time.ts';
import type { ChartHandle } from '../chart-handle.ts';
import { ChartView } from '../ChartView.tsx';
import { RankTable } from '../RankTable.tsx';
import { ShareBar } from '../ShareBar.tsx';
import type { Brush } from '../chart/brush.ts';
import { useChartKinds } from '../chart/chart-drawer.ts';
import type { ChartPictureProps } from '../chart/ChartPicture.tsx';
import { HeatChart } from '../chart/HeatChart.tsx';
import { MapChart } from '../chart/MapChart.tsx';
import { NotRead } from '../chart/NotRead.tsx';
import { TimeChart } from '../chart/TimeChart.tsx';
import type { Gesture } from '../chart/gesture.ts';

/** What a click on a series of a picture over time means as a value of the consequence's field. */
export function seriesValue(picture: Panel['picture'], series: TimeSeries): string | null {
  switch (picture.kind) {
    case 'verdict':
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

export interface PanelPictureProps {
  readonly panel: Panel;
  /** Plain rows and lists are tables: `DataTable`'s and `ListTable`'s. */
  readonly drawn: Exclude<Drawn, { readonly kind: 'table' | 'list' }>;
  readonly buckets: Buckets;
  readonly size: Size;
  readonly unread: Unread;
  readonly handle: React.Ref<ChartHandle>;
  readonly look: Look;
  readonly brush: Brush;
  /** Values that the panel's own filters chose, by result column; its other rows stay, dimmed. */
  readonly chosen: Chosen;
  /** A value of the consequence's column was picked; absent where a click means nothing. */
  readonly onPick?: (value: string | null, gesture: Gesture) => void;
  /** A mark of a reader's chart was picked: its values by column. */
  readonly onMarked: (marked: Readonly<Record<string, string>>, gesture: Gesture) => void;
  readonly onRange: (range: TimeRange | null) => void;
  readonly onZoomOut: () => void;
  readonly recordsIn: (range: TimeRange) => number | null;
}

/** The picture of a panel, with what a click in it means. Rendered again only for something else to show. */
export const PanelPicture = memo(Picture);

function Picture({ panel, drawn, buckets, size, unread, handle, look, brush, chosen, onPick, onMarked, onRange, onZoomOut, recordsIn }: PanelPictureProps) {
  const units = panel.units ?? {};
  const [values = []] = Object.values(chosen);
  switch (drawn.kind) {
    case 'time':
      return (
        <TimeChart
          panel={panel.id} option={drawn.option} size={size} look={look} buckets={buckets} series={drawn.series} plots={drawn.plots} brush={brush}
          seriesAt={drawn.seriesAt} onPick={(series, gesture) => onPick?.(seriesValue(panel.picture, series), gesture)} onRange={onRange} onZoomOut={onZoomOut}
          recordsIn={recordsIn} handle={handle}
        >
          <NotRead plots={drawn.plots} buckets={buckets} unread={unread} />
        </TimeChart>
      );
    case 'heat':
      return (
        <HeatChart
          panel={panel.id} cells={drawn.cells} size={size} look={look} buckets={buckets} brush={brush} unread={unread} onPick={onPick} onRange={onRange} recordsIn={recordsIn}
        >
          <ChartView option={drawn.option} size={size} ref={handle} />
        </HeatChart>
      );
    case 'map':
      return <MapChart panel={panel.id} countries={drawn.countries} look={look} chosen={values} onPick={onPick} handle={handle} />;
    case 'rank':
      return <RankTable ranking={drawn.ranking} look={look} units={units} absent={panel.picture.kind === 'rank' ? panel.picture.absent?.[look.language] : undefined} chosen={values} onPick={onPick} />;
    case 'share':
      return <ShareBar shares={drawn.shares} look={look} unit={units[drawn.shares.value.name] ?? drawn.shares.value.unit} onPick={onPick} />;
    case 'chart':
      return (
        <OwnChart
          panel={panel.id} chart={drawn.chart} size={size} look={look} brush={brush} unread={unread} handle={handle}
          onMarked={onMarked} onRange={onRange} onZoomOut={onZoomOut} recordsIn={recordsIn}
        />
      );
    default:
      return unreachable(drawn);
  }
}

/** What a reader put together. Its parts are here, as they have drawn it. */
function OwnChart(props: ChartPictureProps) {
  const kinds = useChartKinds(true);
  return kinds === null ? null : <kinds.Picture {...props} />;
}
