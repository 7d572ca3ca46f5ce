import { useMemo } from 'react';
import { formatExact } from '../../base/format/number.ts';
import { formatDuration, formatTime, formatZone, spansYears } from '../../base/format/time.ts';
import { useDescription } from '../../state/engine.tsx';
import { useTimelineFigures } from '../../state/figures.ts';
import { useLanguage, useWords } from '../../state/language.ts';
import { useDisplayZone } from '../../state/settings.ts';
import { barPaths } from '../../ui/timeline/bars.ts';
import { timelineTicks } from '../../ui/timeline/ticks.ts';
import { words } from './words.ts';

/** The records by time as they come in, and what they hold. */
export function ReadSoFar() {
  const w = useWords(words);
  const language = useLanguage();
  const zone = useDisplayZone();
  const description = useDescription();
  const { extent, captureInterval } = description;
  const { bucket, bars } = useTimelineFigures();
  const paths = useMemo(() => barPaths(bars, extent?.from ?? 0, bucket), [bars, extent, bucket]);
  if (extent === null) return null;
  const style = spansYears(extent, zone) ? 'full' : 'moment';
  const length = Math.max(1, extent.to - extent.from);
  const fact = (name: string, value: string) => (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
  return (
    <div className="reading-so-far">
      <section>
        <div className="row">
          <h2 className="part">{w.readSoFar}</h2>
          <span className="small tertiary">{w.per(formatDuration(bucket, language))}</span>
        </div>
        <p className="small secondary">{w.fromTo(formatTime(extent.from, zone, style), formatTime(extent.to, zone, style), formatZone(zone))}</p>
        <svg viewBox={`0 0 ${length / bucket} 1`} preserveAspectRatio="none" aria-hidden="true">
          <path d={paths.passed} />
          <path d={paths.rejected} />
        </svg>
        <div className="micro tertiary reading-ticks" aria-hidden="true">
          {timelineTicks(extent, zone).map((tick) => (
            <span key={tick.seconds} style={{ left: `${(100 * (tick.seconds - extent.from)) / length}%` }} className={tick.seconds === extent.to ? 'last' : undefined}>
              {tick.label}
            </span>
          ))}
        </div>
      </section>
      <section>
        <h2 className="part">{w.holds}</h2>
        <dl className="reading-facts small">
          {fact(w.vpcs, description.fields.includes('vpc-id') ? formatExact(description.vpcs) : w.unknown)}
          {fact(w.enis, formatExact(description.interfaces))}
          {fact(w.addresses, formatExact(description.addresses))}
          {fact(w.capture, captureInterval > 0 ? formatDuration(captureInterval, language) : w.unknown)}
          {description.noData > 0 && fact(w.noData, formatExact(description.noData))}
          {description.skipData > 0 && fact(w.skipData, formatExact(description.skipData))}
          {description.ambiguousOwners > 0 && fact(w.ambiguous, formatExact(description.ambiguousOwners))}
          {fact(w.fields, description.fields.join(', '))}
        </dl>
      </section>
    </div>
  );
}
