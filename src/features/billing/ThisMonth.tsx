import { useEffect, useRef, useState, type RefObject } from 'react';
import { formatTime } from '../../base/format/time.ts';
import { formatExact } from '../../base/format/number.ts';
import { monthlyCost } from '../../model/cloud/price.ts';
import { regionOf } from '../../model/cloud/regions.ts';
import { useSize } from '../../ui/chart/use-size.ts';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { courseOf, monthOf } from './account.ts';
import { formatGb, formatMoney } from './money.ts';
import { billedUntil } from './late.ts';
import { stepFor } from './scale.ts';
import { useMonth, type Account } from './use-account.ts';
import { words } from './words.ts';

interface ThisMonthProps {
  readonly account: Account;
  readonly region: string;
  /** GB a day, as the last 24 hours had it; null while it is not known. */
  readonly dayGb: number | null;
  /** Unix seconds of the cloud's clock. */
  readonly now: number;
}

const height = 168;
const left = 44;
const endRoom = 150;
/** Below this width the label of the end stands above it. */
const narrow = 560;
const top = 12;
const bottom = 22;
/** Bills are made by China's clock. */
const billZone = 8 * 3600;

/** What a region has generated since the month began, and where it ends at this rate. */
export function ThisMonth({ account, region, dayGb, now }: ThisMonthProps) {
  const w = usePartWords(words);
  const { zone, language } = useReader();
  const [ref, { width }] = useSize<HTMLDivElement>();
  const [section, seen] = useSeen();
  const month = monthOf(now, billZone);
  const parts = useMonth(account.logs, region, { from: month.from, to: now }, dayGb !== null && seen);
  const course = parts === null ? null : courseOf(parts, month.from);
  const sofar = course?.at(-1) ?? null;
  const end = sofar === null || dayGb === null ? null : sofar.gb + (dayGb * (month.to - sofar.at)) / 86_400;
  const billed = billedUntil(now);
  const name = regionOf(region)?.name[language] ?? region;
  const most = Math.max(end ?? 0, sofar?.gb ?? 0, 0.001);
  const step = stepFor(most, 3);
  const isNarrow = width < narrow;
  const right = isNarrow ? 12 : endRoom;
  const x = (at: number): number => left + ((Math.max(60, width) - left - right) * (at - month.from)) / (month.to - month.from);
  const y = (gb: number): number => height - bottom - ((height - top - bottom) * gb) / (Math.ceil(most / step) * step);
  const days = Array.from({ length: Math.round((month.to - month.from) / 86_400) + 1 }, (_, i) => month.from + i * 86_400);
  const marks = days.filter((_, i) => i % (isNarrow ? 10 : 4) === 0 && i < days.length - 3).concat(days.at(-1) ?? month.to);
  const point = ({ at, gb }: { readonly at: number; readonly gb: number }): string => `${x(at).toFixed(1)},${y(gb).toFixed(1)}`;
  return (
    <section ref={section} className="billing-part billing-month" aria-labelledby="billing-month">
      <h2 className="part" id="billing-month">
        {w.thisMonth(name)} <span className="tertiary small">{w.since(formatTime(month.from, billZone, 'date'))}</span>
        <span className="billing-key small secondary"><i className="solid" />{w.generated}<i className="dashed" />{w.atThisRate}</span>
      </h2>
      <p className="small secondary">
        {sofar === null || end === null ? <output>{w.counting}</output> : w.monthFinding(formatGb(sofar.gb), formatTime(now, zone, 'minute'), formatGb(end), formatMoney(monthlyCost(end).total))}
      </p>
      <div ref={ref} className="month-curve">
        {course !== null && sofar !== null && end !== null && width > 120 && (
          <svg width={width} height={height} aria-hidden="true">
            {Array.from({ length: Math.ceil(most / step) + 1 }, (_, i) => i * step).map((gb) => (
              <g key={gb}>
                <line x1={left} x2={width - right} y1={y(gb)} y2={y(gb)} className={gb === 0 ? 'curve-axis' : 'curve-grid'} />
                <text x={left - 6} y={y(gb) + 4} textAnchor="end">{formatExact(gb, 3)}</text>
              </g>
            ))}
            {marks.map((at) => <text key={at} x={x(at)} y={height - 6} textAnchor={at === month.from ? 'start' : at === month.to ? 'end' : 'middle'}>{formatTime(at, billZone, 'date')}</text>)}
            <polygon points={`${x(month.from)},${y(0)} ${course.map(point).join(' ')} ${x(sofar.at)},${y(0)}`} className="curve-fill" />
            <polyline points={course.map(point).join(' ')} className="curve-line" />
            <line x1={x(sofar.at)} y1={y(sofar.gb)} x2={x(month.to)} y2={y(end)} className="curve-rate" />
            {billed > month.from && (
              <>
                <line x1={x(billed)} x2={x(billed)} y1={top} y2={height - bottom} className="curve-billed" />
                <text x={x(billed) + (x(billed) > width / 2 ? -6 : 6)} y={isNarrow ? top + 40 : top + 10} textAnchor={x(billed) > width / 2 ? 'end' : 'start'}>{w.billedUntil(formatTime(billed, zone, 'minute'))}</text>
              </>
            )}
            <text x={x(month.to) + (isNarrow ? 0 : 6)} y={isNarrow ? Math.max(top, y(end) - 8) : y(end) + 4} textAnchor={isNarrow ? 'end' : 'start'} className="curve-label">{w.endsAt(formatGb(end), formatMoney(monthlyCost(end).total))}</text>
          </svg>
        )}
      </div>
    </section>
  );
}

/** True once it has come into view: a month of Logstores is much to count for nobody. */
function useSeen(): readonly [ref: RefObject<HTMLElement | null>, seen: boolean] {
  const ref = useRef<HTMLElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (seen || element === null) return undefined;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [seen]);
  return [ref, seen];
}
