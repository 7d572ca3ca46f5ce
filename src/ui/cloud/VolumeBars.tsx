import { formatCount, formatExact } from '../../base/format/number.ts';
import { formatTime } from '../../base/format/time.ts';
import { usePartWords, useReader } from '../reader.tsx';
import { volumeWords } from './volume-words.ts';
import './holding.css';

/** Records of one day, Unix seconds, half open. */
export interface DayVolume {
  readonly from: number;
  readonly to: number;
  /** Null for one that is not counted yet. */
  readonly count: number | null;
}

interface VolumeBarsProps {
  readonly days: readonly DayVolume[];
  /** Of the cloud's clock: the day it falls into is not over. */
  readonly now: number;
  /** False where the service has not counted to the end. */
  readonly whole: boolean;
}

/** Pixels: few days are no reason for broad bars. */
const widestBar = 48;

/** Volume by day: one bar each, what it comes to in a sentence, and the figures as a table. */
export function VolumeBars({ days, now, whole }: VolumeBarsProps) {
  const w = usePartWords(volumeWords);
  const { zone } = useReader();
  const counted = days.flatMap(({ from, count }) => (count === null ? [] : [{ from, count }]));
  const most = counted.reduce((highest, day) => (day.count > highest.count ? day : highest), { from: 0, count: 0 });
  const total = counted.reduce((sum, { count }) => sum + count, 0);
  const isAll = counted.length === days.length;
  if (isAll && total === 0) return <p className="small secondary">{w.none}</p>;
  const [first] = days;
  const last = days.at(-1);
  const summary = isAll ? w.summary(formatCount(total), days.length, formatCount(most.count), formatTime(most.from, zone, 'date')) : w.countingDays(counted.length, days.length);
  return (
    <div className="volume-bars">
      <div className="volume-box" style={{ maxWidth: days.length * widestBar }}>
        <svg viewBox={`0 0 ${days.length} 1`} preserveAspectRatio="none" aria-hidden="true">
          {days.map(({ from, to, count }, at) => {
            const height = count === null ? 1 : count / Math.max(1, most.count);
            return <rect key={from} className={count === null ? 'waits' : to > now ? 'open' : undefined} x={at + 0.08} width={0.84} y={1 - height} height={height} />;
          })}
        </svg>
        <div className="volume-ticks micro tertiary" aria-hidden="true">
          <span>{formatTime(first?.from, zone, 'date')}</span>
          <span>{formatTime(last?.from, zone, 'date')}</span>
        </div>
      </div>
      <output className="small secondary volume-said">{summary}</output>
      {!whole && <p className="small warn">{w.counting}</p>}
      <details className="small">
        <summary>{w.table}</summary>
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{w.day}</th>
              <th scope="col" className="end">{w.records}</th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ from, to, count }) => {
              const day = formatTime(from, zone, 'day');
              return (
                <tr key={from}>
                  <td>{to > now ? w.soFar(day) : day}</td>
                  <td className="end">{count === null ? w.notYet : formatExact(count)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </details>
    </div>
  );
}
