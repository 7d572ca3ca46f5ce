import { useEffect, useMemo, useState } from 'react';
import { formatExact } from '../../../base/format/number.ts';
import { formatDuration, formatTime } from '../../../base/format/time.ts';
import { bucketsOf, type Buckets } from '../../../charts/buckets.ts';
import { histogramOption, histogramSeriesAt } from '../../../charts/histogram/option.ts';
import { histogramPeak, histogramSeries } from '../../../charts/histogram/series.ts';
import { timePlot } from '../../../charts/plot.ts';
import type { TimeSeries } from '../../../charts/series.ts';
import type { Frame } from '../../../model/frame.ts';
import type { Scope } from '../../../model/scope.ts';
import type { TimeRange } from '../../../model/time.ts';
import { useDescription } from '../../../state/engine.tsx';
import { useUnread } from '../../../state/unread.ts';
import { Brush } from '../../../ui/chart/brush.ts';
import { NotRead } from '../../../ui/chart/NotRead.tsx';
import { TimeChart } from '../../../ui/chart/TimeChart.tsx';
import type { Gesture } from '../../../ui/chart/gesture.ts';
import { gapsText } from '../../../ui/chart/unread-text.ts';
import { useSize } from '../../../ui/chart/use-size.ts';
import { Legend } from '../../../ui/panel/Legend.tsx';
import { usePartWords } from '../../../ui/reader.tsx';
import { useLook } from '../look.ts';
import { words } from './words.ts';

interface HistogramProps {
  readonly frame: Frame | null;
  readonly scope: Scope;
  /** An older answer stands there. */
  readonly isOld: boolean;
  readonly onRange: (range: TimeRange | null) => void;
  readonly onVerdict: (verdict: string, gesture: Gesture) => void;
}

const verdicts: Readonly<Record<string, string>> = { accept: 'ACCEPT', reject: 'REJECT' };

/** Records that the search half and the filters keep, over the range; a brush in it zooms. */
export function Histogram({ frame, scope, isOld, onRange, onVerdict }: HistogramProps) {
  const w = usePartWords(words);
  const look = useLook();
  const description = useDescription();
  const [ref, size] = useSize<HTMLDivElement>();
  const [brush] = useState(() => new Brush());
  const { range } = scope;
  const step = Number(scope.variables['interval'] ?? 60);
  const buckets = useMemo<Buckets>(() => (range === null ? { from: 0, step: 60, count: 1 } : bucketsOf(range, step)), [range, step]);
  const unread = useUnread(buckets);
  const gaps = gapsText(buckets, unread, look);
  const plot = useMemo(() => timePlot(size), [size]);
  const series = useMemo(() => (frame === null ? [] : histogramSeries(frame, buckets, look, unread)), [frame, buckets, look, unread]);
  const option = useMemo(() => histogramOption(series, buckets, plot, look), [series, buckets, plot, look]);
  // Another range: what was drawn inside the old axis means nothing any more.
  useEffect(() => brush.set(null), [brush, buckets]);
  const picked = (one: TimeSeries, gesture: Gesture): void => {
    const verdict = verdicts[one.key];
    if (verdict !== undefined) onVerdict(verdict, gesture);
  };
  const unit = step === 60 ? w.perMinute : w.perBin(formatDuration(step, look.language));
  return (
    <section className="query-histogram" aria-label={w.title}>
      <div className="query-histogram-head small">
        <h2 className="part">{w.title}</h2>
        <span className="tertiary cut">{`${unit}${w.beside}`}</span>
        {/* Without a record there is nothing that a hue would tell apart. */}
        <Legend series={series.some(({ values }) => values.some((value) => (value ?? 0) > 0)) ? series : []} look={look} onPick={picked} />
        <span className="query-histogram-sum secondary cut">{frame === null ? '' : <Sum series={series} buckets={buckets} />}{gaps === null ? '' : <span className="warn"> {gaps}</span>}</span>
      </div>
      <div ref={ref} className={isOld ? 'query-histogram-plot again' : 'query-histogram-plot'}>
        <TimeChart
          panel="matching" option={option} size={size} look={look} buckets={buckets} series={series} plots={[plot]} brush={brush}
          seriesAt={(bucket, y) => histogramSeriesAt(series, buckets, plot, bucket, y)} onPick={picked} onRange={onRange} onZoomOut={() => onRange(widened(range, description.extent))} recordsIn={(within) => recordsIn(series, buckets, within)}
        >
          <NotRead plots={[plot]} buckets={buckets} unread={unread} />
        </TimeChart>
      </div>
    </section>
  );
}

function Sum({ series, buckets }: { readonly series: readonly TimeSeries[]; readonly buckets: Buckets }) {
  const w = usePartWords(words);
  const { language, zone } = useLook();
  const { total, peak, least } = histogramPeak(series, buckets);
  const length = formatDuration(buckets.count * buckets.step, language);
  if (peak === null) return w.none(length);
  const at = buckets.from + peak.bucket * buckets.step;
  const isLevel = buckets.count > 2 && least > 0 && peak.records <= least * 1.25;
  const shape = isLevel ? w.level(formatExact(least), formatExact(peak.records)) : w.peak(formatExact(peak.records), formatTime(at, zone, buckets.count * buckets.step > 86_400 ? 'minute' : 'clock'));
  return w.sum(formatExact(total), length, shape);
}

/** Twice as long around the same middle; everything, once it would reach beyond both ends. */
function widened(range: TimeRange | null, extent: TimeRange | null): TimeRange | null {
  if (range === null) return null;
  const half = (range.to - range.from) / 2;
  const wide = { from: Math.floor(range.from - half), to: Math.ceil(range.to + half) };
  return extent !== null && wide.from <= extent.from && wide.to >= extent.to ? null : wide;
}

function recordsIn(series: readonly TimeSeries[], buckets: Buckets, range: TimeRange): number {
  let sum = 0;
  for (let i = 0; i < buckets.count; i++) {
    const from = buckets.from + i * buckets.step;
    if (from >= range.from && from < range.to) for (const one of series) sum += one.values[i] ?? 0;
  }
  return sum;
}
