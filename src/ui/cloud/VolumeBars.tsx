import { formatCount, formatExact } from '../../base/format/number.ts';
import { formatTime } from '../../base/format/time.ts';
import { usePartWords, useReader } from '../reader.tsx';
import { volumeWords } from './volume-words.ts';
import './holding.css';

/** Records of one day, Unix seconds, half open. */
export interface DayVolume {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

interface VolumeBarsProps {
  readonly days: readonly DayVolume[];
  /** Of the cloud's clock: the day it falls into is not over. */
  readonly now: number;
  /** False while the service still counts. */
  readonly whole: boolean;
}

/** Pixels: few days are no reason for broad bars. */
const widestBar = 48;

/** Volume by day: one bar each, what it comes to in a sentence, and the figures as a table. */
export function VolumeBars({ days, now, whole }: VolumeBarsProps) {
  const w = usePartWords(volumeWords);
  const { zone } = useReader();
  const most = days.reduce((highest, day) => (day.count > highest.count ? day : highest), { from: 0, to: 0, count: 0 });
  const total = days.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return <p className="small secondary">{w.none}</p>;
  const [first] = days;
  const last = days.at(-1);
  const summary = w.summary(formatCount(total), days.length, formatCount(most.count), formatTime(most.from, zone, 'date'));
  return (
    <div className="volume-bars">
      <div className="volume-box" style={{ maxWidth: days.length * widestBar }}>
        <svg viewBox={`0 0 ${days.length} 1`} preserveAspectRatio="none" aria-hidden="true">
          {days.map(({ from, to, count }, at) => <rect key={from} className={to > now ? 'open' : undefined} x={at + 0.08} width={0.84} y={1 - count / most.count} height={count / most.count} />)}
        </svg>
        <div className="volume-ticks micro tertiary" aria-hidden="true">
          <span>{formatTime(first?.from, zone, 'date')}</span>
          <span>{formatTime(last?.from, zone, 'date')}</span>
        </div>
      </div>
      <p className="small secondary">{summary}</p>
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
                  <td className="end">{formatExact(count)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </details>
    </div>
  );
}
