import { largeAmount } from '../../charts/chart/amount.ts';
import type { ChartDrawn } from '../../charts/chart/drawn.ts';
import { holdsIn } from '../../charts/hatch.ts';
import { exactText } from '../../charts/figures.ts';
import type { Look, Size } from '../../charts/look.ts';
import type { Unread } from '../../charts/unread.ts';
import type { TimeRange } from '../../model/time.ts';
import type { ChartHandle } from '../chart-handle.ts';
import type { Brush } from './brush.ts';
import { MapChart } from './MapChart.tsx';
import { MarkChart } from './MarkChart.tsx';
import { NotRead } from './NotRead.tsx';
import { ShapeChart } from './ShapeChart.tsx';
import { SlotChart } from './SlotChart.tsx';
import { TimeChart } from './TimeChart.tsx';
import type { Gesture } from './gesture.ts';
import './chart-picture.css';

export interface ChartPictureProps {
  readonly panel: string;
  readonly chart: ChartDrawn;
  readonly size: Size;
  readonly look: Look;
  readonly brush: Brush;
  readonly unread: Unread;
  /** The values that a mark stands for, by column; what they mean is the panel's consequence. */
  readonly onMarked: (marked: Readonly<Record<string, string>>, gesture: Gesture) => void;
  readonly onRange: (range: TimeRange) => void;
  readonly onZoomOut: () => void;
  readonly recordsIn: (range: TimeRange) => number | null;
  readonly handle?: React.Ref<ChartHandle>;
}

/** A chart that a reader put together, of whichever kind. */
export function ChartPicture({ panel, chart, size, look, brush, unread, onMarked, onRange, onZoomOut, recordsIn, handle }: ChartPictureProps) {
  const { body } = chart;
  switch (body.kind) {
    case 'time':
      return (
        <TimeChart
          panel={panel} option={body.option} size={size} look={look} buckets={body.buckets} series={body.series} plots={[body.plot]} brush={brush} seriesAt={body.seriesAt}
          onPick={(series, gesture) => onMarked(chart.series.find((one) => one.key === series.key)?.marked ?? {}, gesture)}
          onRange={onRange} onZoomOut={onZoomOut} recordsIn={recordsIn} handle={handle}
        >
          <NotRead plots={[body.plot]} buckets={body.buckets} unread={unread} holds={holdsIn(body)} />
        </TimeChart>
      );
    case 'slots':
      return <SlotChart panel={panel} body={body} chart={chart} size={size} look={look} brush={brush} unread={unread} onMarked={onMarked} onRange={onRange} recordsIn={recordsIn} handle={handle} />;
    case 'marks':
      return <MarkChart body={body} chart={chart} size={size} look={look} onMarked={onMarked} handle={handle} />;
    case 'shapes':
      return <ShapeChart body={body} chart={chart} look={look} onMarked={onMarked} handle={handle} />;
    case 'map':
      return <MapChart panel={panel} countries={body.countries} look={look} chosen={[]} onPick={(code, gesture) => onMarked({ [body.column]: body.valueOf(code) }, gesture)} handle={handle} />;
    case 'figures':
      return (
        <dl className="chart-figures">
          {body.figures.map(({ name, value, change }) => {
            const parts = largeAmount(value, chart.amount, look);
            return (
              <div key={name}>
                <dt className="small secondary">{name}</dt>
                <dd title={exactText(value, chart.amount.unit)}>{parts.value}<small>{parts.unit}</small>{change && <small className={change.tone} title={change.exact}> {change.text}</small>}</dd>
              </div>
            );
          })}
        </dl>
      );
  }
}
