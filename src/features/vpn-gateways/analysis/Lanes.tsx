import { useMemo, useState } from 'react';
import { formatShare } from '../../../base/format/share.ts';
import { formatTime } from '../../../base/format/time.ts';
import { formatBytes } from '../../../base/format/volume.ts';
import { cutMiddle } from '../../../base/format/cut.ts';
import { joinedSentences } from '../../../base/words.ts';
import { bucketsOf, type Buckets } from '../../../charts/buckets.ts';
import type { Drawing } from '../../../charts/context.ts';
import { rangeOf } from '../../../charts/buckets.ts';
import { quantityText } from '../../../charts/figures.ts';
import { mirrorOptionOf } from '../../../charts/mirror/option.ts';
import { pixelAtTime, type Plot } from '../../../charts/plot.ts';
import { frameInRates } from '../../../charts/rates.ts';
import type { Unread } from '../../../charts/unread.ts';
import type { ValueTicks } from '../../../charts/ticks.ts';
import type { Frame } from '../../../model/frame.ts';
import { chartMeasures } from '../../../model/theme.ts';
import { useDescription } from '../../../state/engine.tsx';
import { coloursOf, sourceId } from '../../../state/entity-colours.ts';
import { bucketSeconds } from '../../../state/interval.ts';
import { useTokens } from '../../../state/theme.ts';
import { useUnread } from '../../../state/unread.ts';
import { useChosenRange, useView, useViewActions } from '../../../state/view.ts';
import { Brush } from '../../../ui/chart/brush.ts';
import { NotRead } from '../../../ui/chart/NotRead.tsx';
import { TimeChart } from '../../../ui/chart/TimeChart.tsx';
import { useSize } from '../../../ui/chart/use-size.ts';
import { gapsText, unreadRows } from '../../../ui/chart/unread-text.ts';
import { DataTable } from '../../../ui/DataTable.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { usePartWords, useReader } from '../../../ui/reader.tsx';
import type { GatewayCover, GatewayEni } from '../gateway-cover.ts';
import { words as gatewayWords } from '../words.ts';
import { lanesOf, peakOf, ratesAsked, shownRates, ticksOf, type Lane } from './lanes.ts';
import { unloggedOf } from './unlogged.ts';
import type { EniTotal, Totals } from './totals.ts';
import { words } from './words.ts';
import '../../../ui/panel/panel.css';

interface LanesProps {
  readonly cover: GatewayCover;
  /** Null until the first answer. */
  readonly frame: Frame | null;
  readonly again: boolean;
  readonly totals: Totals | null;
  /** What of it the filters of the view leave; null until it is known. */
  readonly sums: ReadonlyMap<string, EniTotal> | null;
}

/** Pixels of all lanes together, without the heads and the times at the foot. */
const lanesHeight = 360;
const footHeight = chartMeasures.bottom;
const noSum = { inBytes: 0, outBytes: 0 };
const noBuckets: Buckets = { from: 0, step: 60, count: 1 };

/** Each interface of a gateway over time on one scale, so that the split over the tunnels is seen. */
export function Lanes({ cover, frame: asked, again, totals, sums }: LanesProps) {
  const w = usePartWords(words);
  const reader = useReader();
  const frame = useMemo(() => frameInRates(asked, ratesAsked, reader.units), [asked, reader.units]);
  const tokens = useTokens();
  const { extent, captureInterval } = useDescription();
  const { source } = useView();
  const range = useChosenRange();
  const { rangeChosen } = useViewActions();
  const [brush] = useState(() => new Brush());
  const [ref, { width }] = useSize<HTMLDivElement>();
  const [isTable, setTable] = useState(false);
  const whole = range ?? extent;
  const step = bucketSeconds(whole, captureInterval);
  const from = whole?.from ?? null;
  const to = whole?.to ?? null;
  const enis = cover.enis;
  const height = Math.floor(lanesHeight / Math.max(1, enis.length));
  const look = useMemo(() => ({ tokens, language: reader.language, zone: reader.zone, units: reader.units }), [tokens, reader]);
  const buckets = useMemo(() => (from === null || to === null ? noBuckets : bucketsOf({ from, to }, step)), [from, to, step]);
  const unread = useUnread(buckets);
  const drawing = useMemo(
    (): Drawing => ({ look, size: { width, height }, buckets, colours: coloursOf(sourceId(source)), units: shownRates(reader.units), readFrom: unread.readFrom, readUntil: unread.readUntil, gaps: unread.gaps }),
    [look, width, height, buckets, source, unread, reader.units],
  );
  const lanes = useMemo(() => (frame === null ? [] : lanesOf(frame, enis.map(({ eni }) => eni.id), drawing)), [frame, enis, drawing]);
  const ticks = useMemo(() => ticksOf(lanes, enis.length > 2 ? 2 : 4), [lanes, enis.length]);
  const said = joinedSentences([useFinding(lanes, drawing.buckets, cover, sums), gapsText(drawing.buckets, unread, reader)], reader.language);
  return (
    <section className="panel vpn-lanes" aria-labelledby="vpn-lanes">
      <div className="panel-head">
        <h3 id="vpn-lanes">{w.rates}</h3>
        <span className="panel-unit">{reader.units.rate === 'bits' ? w.ratesUnit : w.ratesUnitBytes}</span>
        <span className="legend">
          <span><i className="swatch" style={{ background: tokens.direction.out }} />{w.out}</span>
          <span><i className="swatch" style={{ background: tokens.direction.in }} />{w.in}</span>
        </span>
        <button type="button" className="glyph-button vpn-turn" aria-label={isTable ? w.asPicture : w.asTable} title={isTable ? w.asPicture : w.asTable} aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          <Icon name="table" />
        </button>
      </div>
      <div className="panel-finding" title={said}>{said === '' ? '\u00a0' : said}</div>
      <div ref={ref} className={again ? 'vpn-lane-list again' : 'vpn-lane-list'}>
        {isTable && frame !== null && <div className="vpn-lane-table"><DataTable frame={frame} look={look} units={drawing.units} caption={w.rates} unread={unreadRows(buckets, unread, look)} /></div>}
        {!isTable && enis.map((one, i) => (
          <LaneRow
            key={one.eni.id} one={one} lane={lanes.find(({ eni }) => eni === one.eni.id) ?? null} total={totals?.byEni.get(one.eni.id) ?? null} sum={sums?.get(one.eni.id) ?? noSum} ticks={ticks} drawing={drawing} unread={unread}
            isLast={i === enis.length - 1} brush={brush} onRange={rangeChosen}
          />
        ))}
      </div>
    </section>
  );
}

function useFinding(lanes: readonly Lane[], buckets: Buckets, cover: GatewayCover, totals: LanesProps['sums']): string {
  const w = usePartWords(words);
  const { zone, units } = useReader();
  const peak = useMemo(() => peakOf(lanes, buckets), [lanes, buckets]);
  if (peak === null || totals === null) return '';
  const sums = cover.enis.map(({ eni }) => ({ name: eni.name === '' ? eni.id : eni.name, bytes: totals.get(eni.id)?.bytes ?? 0 })).toSorted((a, b) => b.bytes - a.bytes);
  const all = sums.reduce((sum, { bytes }) => sum + bytes, 0);
  const [first, second] = sums;
  if (first === undefined || all === 0) return '';
  const share = second === undefined || second.bytes === 0 ? w.onlyOne(first.name) : w.mostly(first.name, formatShare(first.bytes / all));
  return w.peak(peak.way === 'in' ? w.inPeak : w.outPeak, quantityText(peak.rate, shownRates(units).rate, units), formatTime(peak.at, zone, 'clock'), share);
}

interface LaneRowProps {
  readonly one: GatewayEni;
  readonly lane: Lane | null;
  readonly total: EniTotal | null;
  readonly sum: Pick<EniTotal, 'inBytes' | 'outBytes'>;
  readonly ticks: ValueTicks;
  readonly drawing: Drawing;
  readonly unread: Unread;
  readonly isLast: boolean;
  readonly brush: Brush;
  readonly onRange: (range: { readonly from: number; readonly to: number } | null) => void;
}

function LaneRow({ one, lane, total, sum, ticks, drawing, unread, isLast, brush, onRange }: LaneRowProps) {
  const w = usePartWords(words);
  const g = usePartWords(gatewayWords);
  const { units } = useReader();
  const { eni, place } = one;
  const size = useMemo(() => ({ width: drawing.size.width, height: drawing.size.height + (isLast ? footHeight : 0) }), [drawing.size, isLast]);
  const plot = useMemo((): Plot => ({ left: chartMeasures.left, top: 8, width: Math.max(1, size.width - chartMeasures.left - chartMeasures.right), height: Math.max(1, drawing.size.height - 16) }), [size.width, drawing.size.height]);
  const option = useMemo(() => mirrorOptionOf(lane?.series ?? [], ticks, plot, drawing, isLast), [lane, ticks, plot, drawing, isLast]);
  const name = [place.feature === null ? null : place.feature === 'ipsec' ? g.ipsecShort : g.sslShort, place.tunnel === null ? null : g.tunnel(place.tunnel)].filter((part) => part !== null).join(' ');
  return (
    <div className="vpn-lane">
      <div className="vpn-lane-head">
        <b>{name === '' ? eni.name : name}</b> <span className="mono secondary" title={eni.id}>{cutMiddle(eni.id)}</span>
        {lane !== null && <span className="secondary vpn-lane-sum">{w.both(formatBytes(sum.outBytes, units), formatBytes(sum.inBytes, units))}</span>}
      </div>
      <div className="vpn-lane-chart" style={{ height: size.height }}>
        {lane !== null && size.width > 2 && (
          <TimeChart
            panel={`vpn-${eni.id}`} option={option} size={size} look={drawing.look} buckets={drawing.buckets} series={lane.series} plots={[plot]} brush={brush}
            seriesAt={() => null} onRange={onRange} onZoomOut={() => onRange(null)} recordsIn={() => null}
          >
            <Unlogged one={one} total={total} plot={plot} buckets={drawing.buckets} unread={unread} />
          </TimeChart>
        )}
      </div>
    </div>
  );
}

interface UnloggedProps {
  readonly one: GatewayEni;
  readonly total: EniTotal | null;
  readonly plot: Plot;
  readonly buckets: Buckets;
  readonly unread: Unread;
}

/** Time without a flow log is hatched and says so, as is time past the records; zero is a line at zero. */
function Unlogged({ one, total, plot, buckets, unread }: UnloggedProps) {
  const w = usePartWords(words);
  const { zone } = useReader();
  const { captureInterval, reading } = useDescription();
  const range = rangeOf(buckets);
  const parts = reading ? [] : unloggedOf(one.coverage, total, range, captureInterval);
  // The cause says more than that nothing was read.
  if (parts.length === 0) return <NotRead plots={[plot]} buckets={buckets} unread={unread} />;
  return parts.map(({ kind, from, to }) => {
    const left = pixelAtTime(plot, range, from);
    const width = pixelAtTime(plot, range, to) - left;
    const text = kind === 'since' ? w.notSince(formatTime(from, zone, 'clock')) : kind === 'before' ? w.notBefore(formatTime(to, zone, 'clock')) : w.notAtAll;
    return <div key={kind} className="not-read hatch" title={text} style={{ left, width, top: plot.top, height: plot.height }}>{width < 120 ? '' : <span className="vpn-hatch-text">{text}</span>}</div>;
  });
}
