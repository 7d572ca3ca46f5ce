const width = 42;
const height = 14;

/** The course of a count as a little line; nothing where there is nothing to see. */
export function Spark({ bars }: { readonly bars: readonly number[] }) {
  const most = Math.max(0, ...bars);
  if (most === 0 || bars.length < 2) return null;
  const points = bars.map((count, at) => `${((at * width) / (bars.length - 1)).toFixed(1)},${(height - 1 - (count / most) * (height - 2)).toFixed(1)}`).join(' ');
  return (
    <svg className="flow-log-spark" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <polyline points={points} />
    </svg>
  );
}
