import { memo } from 'react';
import type { AlertHistory } from '../../state/alert-history.ts';

/** Drawn so wide, and as wide as its column shown. */
const width = 144;
const height = 14;

/** The extent of the records as a strip, with what fired in its place; at least two pixels wide, so that it can be seen. */
export const RuleStrip = memo(function RuleStrip({ history, window }: { readonly history: AlertHistory; readonly window: number }) {
  const { windows, events } = history;
  const from = windows[0] ?? 0;
  const span = Math.max(window, (windows.at(-1) ?? 0) + window - from);
  return (
    <svg className="alert-strip" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" height={height} aria-hidden="true">
      <rect className="alert-strip-back" width={width} height={height} />
      {events.map(({ range, key }) => {
        const x = ((range.from - from) / span) * width;
        return <rect key={`${range.from} ${String(key)}`} className="alert-strip-fired" x={x} width={Math.max(2, ((range.to - range.from) / span) * width)} height={height} />;
      })}
    </svg>
  );
});
