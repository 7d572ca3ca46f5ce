import { intervals } from '../../model/cloud/flow-log.ts';
import { recordsPerHour } from '../../model/cloud/price.ts';
import { usePartWords } from '../../ui/reader.tsx';
import { words } from './words.ts';

/** What a shorter interval costs. */
export function ByInterval() {
  const w = usePartWords(words);
  return (
    <section aria-labelledby="billing-interval" className="billing-intervals">
      <h2 className="part" id="billing-interval">{w.byInterval} <span className="tertiary small">{w.byIntervalHint}</span></h2>
      <table className="list">
        <thead>
          <tr><th>{w.interval}</th><th className="end">{w.recordsAnHour}</th><th className="end">{w.ofTheLeast}</th></tr>
        </thead>
        <tbody>
          {intervals.map((minutes) => (
            <tr key={minutes}><td>{w.minutes(minutes)}</td><td className="end">{recordsPerHour(minutes)}</td><td className="end">{recordsPerHour(minutes) / recordsPerHour(10)}</td></tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
