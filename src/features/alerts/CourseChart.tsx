import { clockLabel } from '../../charts/figures.ts';
import { timeLabels, valueTicks } from '../../charts/ticks.ts';
import { keyText, type Course, type Firing } from '../../model/firing.ts';
import type { Unit } from '../../model/frame.ts';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { figureText } from './texts.ts';
import { alertWords } from './words.ts';

const width = 376;
const height = 150;
const plot = { left: 48, right: 368, top: 8, bottom: 128 };

interface CourseChartProps {
  readonly courses: readonly Course[];
  /** Keys in the order of their colours. */
  readonly order: readonly string[];
  readonly windows: readonly number[];
  readonly window: number;
  readonly firings: readonly Firing[];
  readonly unit: Unit;
  /** Of the condition, where it is one figure for all windows. */
  readonly figure: number | null;
  readonly label: string;
}

/** A step per window, the figure as a dashed line, a mark on each window that would have fired. */
export function CourseChart({ courses, order, windows, window, firings, unit, figure, label }: CourseChartProps) {
  const { zone, units } = useReader();
  const w = usePartWords(alertWords);
  const from = windows[0] ?? 0;
  const to = (windows.at(-1) ?? 0) + window;
  const shown = courses.filter(({ key }) => order.length === 0 || key.length === 0 || order.includes(keyText(key)));
  if (shown.length === 0) return null;
  const values = shown.flatMap((course) => [...course.values.values()]);
  const ticks = valueTicks(0, Math.max(1, figure === null ? 0 : figure * 1.15, values.reduce((a, b) => Math.max(a, b), 0)), 3, unit === 'bytes' ? units.step : 1000, unit === 'records' || unit === 'none');
  const most = ticks.max;
  const x = (seconds: number): number => plot.left + ((seconds - from) / (to - from)) * (plot.right - plot.left);
  const y = (value: number): number => plot.bottom - (Math.min(most, Math.max(0, value)) / most) * (plot.bottom - plot.top);
  const drawn = new Set(shown.map(({ key }) => keyText(key)));
  const colour = (key: string): number => Math.max(0, order.indexOf(key));
  return (
    <figure aria-label={label}>
      <svg className="alert-chart" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {ticks.values.map((tick) => (
          <g key={tick}>
            <line className="alert-grid" x1={plot.left} x2={plot.right} y1={y(tick)} y2={y(tick)} />
            <text className="alert-tick end" x={plot.left - 6} y={y(tick) + 4}>{figureText(tick, unit, units)}</text>
          </g>
        ))}
        {timeLabels({ from, to }, zone, plot.right - plot.left).map((time) => (
          <text key={time} className={`alert-tick ${sideOf(x(time))}`} x={x(time)} y={height - 6}>{clockLabel(time, zone, { from, to })}</text>
        ))}
        {shown.map(({ key, values: course }) => (
          <path key={keyText(key)} className={`alert-course c${colour(keyText(key))}`} d={steps(windows, window, course, x, y)}><title>{key.length === 0 ? w.everyone : key.join(' · ')}</title></path>
        ))}
        {figure !== null && <line className="alert-limit" x1={plot.left} x2={plot.right} y1={y(figure)} y2={y(figure)} />}
        {firings.filter(({ key }) => drawn.has(keyText(key))).map(({ window: at, value, key }) => (
          <path key={`${at} ${keyText(key)}`} className="alert-diamond" d={diamond(x(at + window / 2), y(value))} />
        ))}
      </svg>
    </figure>
  );
}

/** A label at an edge of the plot stays inside of it. */
function sideOf(x: number): string {
  return x > plot.right - 16 ? 'end' : x < plot.left + 16 ? '' : 'middle';
}

/** A window without a row had no records, which is nothing. */
function steps(windows: readonly number[], window: number, course: Course['values'], x: (seconds: number) => number, y: (value: number) => number): string {
  return windows.map((at, i) => `${i === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(course.get(at) ?? 0).toFixed(1)}H${x(at + window).toFixed(1)}`).join('');
}

function diamond(x: number, y: number): string {
  return `M${x.toFixed(1)} ${(y - 4).toFixed(1)}l4 4l-4 4l-4 -4z`;
}
